"""The extract room: a report and its analysis in, claims out.

One report at a time and no input or output of its own: who says that what happened where, how surely, and how many,
each claim with the shortest clause that carries it. Which place, day and person the words mean is the resolve room's
affair.

:mod:`~factbox.extract.claims` walks through a report and calls the rest. What is known of one sentence is gathered in
:mod:`~factbox.extract.findings`; each question that is asked of it has a floor of its own: ``sentence`` (its words and
tree), ``places`` (where), ``actors`` (who), ``events`` (what happened), ``control`` (who holds what), ``attribution``
(who says so), ``stance`` (how far the report goes with it), ``quantities`` (how many) and ``reference`` (what takes up
what was said before).

To add an event type, a verb or a cue, add a row to ``knowledge/events`` or ``knowledge/cues.yaml``; to put another
extractor in this one's place, pass any function of the shape of :class:`Extractor`, or name it: ``--extractor
package.module:function`` (:func:`find_extractor`).
"""

from factbox.extract.claims import extract_claims
from factbox.extract.extractors import Extractor, check_claims, find_extractor

__all__ = ["Extractor", "check_claims", "extract_claims", "find_extractor"]
