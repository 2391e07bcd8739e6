"""What we know, as data: event types, cue words, verbs, actors, outlets, places, dates; each with its origin.

Every table is a YAML or TSV file beside the few lines that load it; a user's own rows need no code. YAML is read with
every scalar as text, since a bare ``on`` or ``no`` would otherwise become a truth value.
"""
