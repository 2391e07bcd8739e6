"""Who holds, takes, leaves or fights for a place, where more than one word tells it."""
