"""When a place was lost that a report goes on to say was regained: not after that.

"Rebels captured X. The army regained it in October": the first sentence has no day, and without the second it would
count up to the day of publication, so that the rebels would seem to hold X still.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factbox.knowledge.actors import party_side
from factbox.knowledge.testimony import load_families
from factbox.records import Claim

_TAKINGS = ("territory.capture", "territory.handover")
_REACH = 400
"""Characters of a report within which what was lost is what is then regained: about a paragraph."""

_HAD = re.compile(
    r"\bhad (?:been )?(?:\w+ly )?(?:held|controlled|occupied|seized|ruled|in \w+ hands|under \w+ control)\b"
)
"""Words that say who had a place before what the report tells."""

_UNSAID = ("forecast", "conditional", "negated", "denied")


def lost_before_regained(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a report, each undated taking with the day before which another side regained the place.

    Who "had held" a place that the report tells as taken by another held it until then. So he did where another has it
    since a day; where that has no day, it is long ago that he held it.

    Args:
        claims: with their places, sides and days, in any order.
    """
    regained = [claim for claim in claims if _is_regaining(claim)]
    taken = [claim for claim in claims if _is_told(claim)]
    held = [claim for claim in claims if claim.type == "territory.held" and claim.stance not in _UNSAID]
    bounded = (_bounded(claim, regained, taken) for claim in claims)
    return tuple(_held_before(claim, [one for one in held if not _had(one)]) for claim in bounded)


def _held_before(claim: Claim, held: Sequence[Claim]) -> Claim:
    """Return who "had held" a place that another holds, as the same voice says: until then, or long ago."""
    if claim.type != "territory.held" or not _had(claim) or claim.where is None:
        return claim
    now = [one for one in held if one.speaker == claim.speaker and one.actor and _takes_back(one, claim, anywhere=True)]
    first = min((one.days.first for one in now if one.days.first), default=None)
    if first is None or (claim.days.last is not None and first >= claim.days.last):
        return replace(claim, historical=claim.historical or (bool(now) and first is None))
    return replace(claim, days=replace(claim.days, first=_not_after(claim.days.first, first), last=first))


def _not_after(day: date | None, last: date) -> date | None:
    """Return a day, unless it lies after another: "three years" counts back from when they ended."""
    return None if day is None or day > last else day


def _had(claim: Claim) -> bool:
    """Say whether a claim is of who had a place before what the report tells."""
    return _HAD.search(claim.quote) is not None


def _bounded(claim: Claim, regained: Sequence[Claim], taken: Sequence[Claim]) -> Claim:
    undated = claim.type in _TAKINGS and claim.days.first is None and claim.days.last is not None
    before = claim.type == "territory.held" and _had(claim)
    if not (undated or before) or claim.where is None or _is_regaining(claim):
        return claim
    since = [
        other
        for other in (taken if before else regained)
        if _takes_back(other, claim, anywhere=before or _said_before(other, claim))
    ]
    until = min((other.days.last for other in since if other.days.last), default=None)
    if until is None or claim.days.last is None or until >= claim.days.last:
        return claim
    return replace(claim, days=replace(claim.days, last=until))


def _said_before(regained: Claim, lost: Claim) -> bool:
    """Say whether one voice tells first what was regained, and then how it had been lost: "rebels HAD overrun it".

    Of another speaker's words "had" may only tell that he said so.
    """
    return "had" in lost.quote.split() and regained.speaker == lost.speaker


def _is_regaining(claim: Claim) -> bool:
    told = _is_told(claim) and "had" not in claim.quote.split()
    return told and not load_families().again.isdisjoint(claim.quote.casefold().split())


def _is_told(claim: Claim) -> bool:
    return claim.type in _TAKINGS and claim.stance not in _UNSAID


def _takes_back(later: Claim, claim: Claim, *, anywhere: bool) -> bool:
    """Say whether a claim tells, soon after another and of the same place, that another side has it again.

    Where the other says who "had held" the place, it may stand before or after.
    """
    near = anywhere or 0 <= later.span.start - claim.span.end <= _REACH
    same = later.where is not None and claim.where is not None and later.where.id == claim.where.id
    holder = later.recipient if later.type == "territory.handover" else later.actor
    return near and same and party_side(holder) != (party_side(claim.actor) or None)


__all__ = ["lost_before_regained"]
