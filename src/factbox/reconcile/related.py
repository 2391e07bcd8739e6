"""Which reports tell of the conflict, where a ledger was filled from feeds that also bring sport, crime and weather.

Nobody's sentence decides this, but what a report claims: that somebody holds, takes, strikes or fights for ground.
Deaths, arrests and flight are in all news, so that a report with no more than these belongs to the conflict only if it
names a place or somebody of those reports that do tell of fighting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from factbox.knowledge.actors import FORCES, GOVERNMENT
from factbox.records import Claim

_FOUGHT = ("territory.", "battle.", "strike.")
"""Types that are of a conflict wherever they are told; bombings and killings are told of crime as well."""

_NOT_SO = ("forecast", "conditional", "denied", "negated")


def related_reports(claims: Collection[Claim]) -> frozenset[str]:
    """Return the ids of the reports that tell of the conflict.

    Args:
        claims: all claims of a ledger, resolved.

    Returns:
        The reports with a claim of fighting or of who holds a place, told as so and no history; and those that name a
        place (no country) or an actor (no government or its forces, whom crime reports call by the same name) of them.
        Measured in ``docs/editions.md``.
    """
    told = [claim for claim in claims if not claim.historical and claim.stance not in _NOT_SO]
    fought = {claim.report_id for claim in told if claim.type.startswith(_FOUGHT)}
    named = {name for claim in claims if claim.report_id in fought for name in _names(claim)}
    return frozenset(fought | {claim.report_id for claim in claims if not named.isdisjoint(_names(claim))})


def _names(claim: Claim) -> Iterable[str]:
    if claim.where is not None and claim.where.kind != "country":
        yield claim.where.id
    for mention in (claim.actor, claim.recipient):
        if mention and mention.name and not mention.name.startswith((GOVERNMENT, FORCES)):
            yield mention.name
