"""What happened: words that tell an event, with who, whom and where, as the tables and the English core have them."""
