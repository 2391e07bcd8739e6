"""What is taken up inside a report: "the city", "they", "he", and what a headline leaves unnamed."""
