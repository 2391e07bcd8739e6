"""Who: the phrases that name those who act, and who of them did what a sentence tells."""
