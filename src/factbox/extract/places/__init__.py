"""Where: the phrases that name places, and which of them a happening is told of."""
