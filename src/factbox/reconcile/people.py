"""One person, one name: an official whom one report of an outlet calls by surname alone is who he is in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, party_side
from factbox.knowledge.surnames import as_known, find_people
from factbox.records import Claim, Report
from factbox.stored import changed


def agree_people(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with officials by the name that another report of their outlet gives them.

    What such an official tells in favour of his own side is his side's claim.
    """
    outlets = {report.id: report.outlet for report in reports}
    known = find_people((outlets.get(claim.report_id, ""), claim) for claim in claims)
    if not known:
        return claims
    return changed(claims, lambda claim: _settled(claim, as_known(claim, outlets.get(claim.report_id, ""), known)))


def _settled(before: Claim, after: Claim) -> Claim:
    if after is before or after.stance != "attributed" or not after.speaker_side:
        return after
    own = _is_one(party_side(after.actor), after.speaker_side)
    return replace(after, stance="claimed") if own else after


def _is_one(one: str, other: str) -> bool:
    """Say whether two names are of one side, as a government of no state that is named may be that of any."""
    unnamed = GOVERNMENT + NOT_NAMED
    return one == other or (unnamed in (one, other) and one.startswith(GOVERNMENT) and other.startswith(GOVERNMENT))
