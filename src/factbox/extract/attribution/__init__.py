"""Who says so: speakers, cues and contents, nested to any depth, and who carries on speaking."""
