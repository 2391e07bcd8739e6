"""Transcripts of talk: whose turn a claim stands in. A guest's word in a studio is no word of the outlet.

"ROE: They have taken the town." stands as asserted in the text; it is Roe's. Who presents or reports for the outlet, as
the first label says ("DANA ROE, HILL TV ANCHOR: ..."), speaks for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factbox.knowledge.cues import load_cues
from factbox.records import Claim, Mention, Span, with_id

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\n.?!\"”)\]…-] )|(?<=\n))"
    r"(?P<name>[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+){0,3})(?P<office>, [^\n:;?!]{2,80})?"
    r"(?: \([a-z][a-z ,-]{1,40}\))?:(?=\s)"
)
"""A name in capitals, what its bearer is, and the colon behind which he speaks."""

FEWEST_LABELS = 6
"""Labels from which a text is a transcript; a page of news may have one or two lines in capitals with a colon."""
FEWEST_SPEAKERS = 2


@dataclass(frozen=True)
class Turn:
    """What one speaker says on end, from ``start`` to the next label; ``own`` of who speaks for the outlet."""

    start: int
    speaker: Mention
    own: bool


def turns_in(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; none of a text that is no transcript."""
    labels = list(_LABEL.finditer(text))
    often = Counter(_surname(label) for label in labels)
    if len(labels) < FEWEST_LABELS or sum(times > 1 for times in often.values()) < FEWEST_SPEAKERS:
        return ()
    staff = {_surname(label) for label in labels if _is_of_outlet(label["office"] or "")}
    return tuple(
        Turn(label.end(), Mention(Span(*label.span("name")), label["name"], "speaker"), _surname(label) in staff)
        for label in labels
    )


def in_turns(claims: Iterable[Claim], turns: tuple[Turn, ...]) -> Iterator[Claim]:
    """Yield claims, those that stand as the report's own in a guest's turn as that guest's."""
    starts = [turn.start for turn in turns]
    for claim in claims:
        at = bisect_right(starts, claim.span.start) - 1
        told = claim.stance == "asserted" and claim.speaker is None and not claim.via
        guest = told and at >= 0 and not turns[at].own
        yield with_id(replace(claim, stance="attributed", speaker=turns[at].speaker)) if guest else claim


def _surname(label: re.Match[str]) -> str:
    return label["name"].split()[-1]


def _is_of_outlet(office: str) -> bool:
    words = set(re.findall(r"[a-z]+", office.casefold()))
    return any(words.issuperset(phrase) for phrase in load_cues()["studio"])
