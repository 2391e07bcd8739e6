"""How many: numbers, what they count, and what became of those they count."""
