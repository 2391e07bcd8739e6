"""The extract room: a report and its analysis in, claims out.

One report at a time and no input or output of its own: who says that what happened where, how surely, and how many,
each claim with the shortest clause that carries it. Which place, day and person the words mean is the resolve room's
affair.

To add an event type, a verb or a cue, add a row to ``knowledge/events`` or ``knowledge/cues.yaml``; to put another
extractor in this one's place, pass any function of the shape of :func:`extract_claims`.
"""

from factbox.extract.claims import extract_claims

__all__ = ["extract_claims"]
