"""Rebels of no name, put to the one armed group that other reports have at the same place, or that speaks for them.

"Guerrillas left the town on Saturday" ends the hold of whoever took it, who goes by a name in other reports alone. And
where "separatists said they had taken the town", they are the group whose commander the report goes on to quote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, party_side
from factbox.records import Claim, Mention
from factbox.stored import changed

_REBELS = "insurgent"
"""The hint of a mention that calls somebody rebels, guerrillas or insurgents."""

_UNSAID = ("forecast", "conditional", "negated", "denied")


def name_rebels(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims on territory in which rebels of no name are the one group that reports have in that place.

    Some report must call that group rebels: a militia beside an army is none. Not where their own report has another
    group there or elsewhere: then they may be that one. Where no report has a group in that place, it is the one group
    of which somebody speaks in their report.
    """
    there: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    heard: dict[str, set[str]] = {}
    called: set[str] = set()
    for claim in claims:
        called |= {one.name for one in (claim.actor, claim.recipient) if one and one.name and one.hint == _REBELS}
        if claim.where and _is_told(claim):
            groups = set(_groups(claim))
            there.setdefault(claim.where.id, set()).update(groups)
            named.setdefault(claim.report_id, set()).update(groups)
        if _is_groups(claim.speaker_side):
            heard.setdefault(claim.report_id, set()).add(claim.speaker_side)
    heard = {report: groups if groups <= called else set() for report, groups in heard.items()}
    there = {place: groups if groups <= called else set() for place, groups in there.items() if groups}

    def meant(claim: Claim) -> Claim:
        if claim.where is None or not _is_told(claim):
            return claim
        groups = there.get(claim.where.id, heard.get(claim.report_id, set()))
        return _named(claim, groups) if named.get(claim.report_id, set()) <= groups else claim

    return changed(claims, meant)


def _is_groups(side: str) -> bool:
    """Say whether a side is that of a group by its name: no government, and no common noun ("separatists")."""
    return bool(side) and not side.startswith(GOVERNMENT) and not side.islower()


def _is_told(claim: Claim) -> bool:
    return claim.type.startswith("territory.") and claim.stance not in _UNSAID and not claim.historical


def _groups(claim: Claim) -> Iterable[str]:
    sides = (party_side(one) for one in (claim.actor, claim.recipient))
    return (side for side in sides if side and not side.startswith(GOVERNMENT))


def _named(claim: Claim, groups: Collection[str]) -> Claim:
    if len(groups) != 1:
        return claim
    group = next(iter(groups))
    actor, recipient = _as_group(claim.actor, group), _as_group(claim.recipient, group)
    same = party_side(actor) and party_side(actor) == party_side(recipient)
    return claim if same else replace(claim, actor=actor, recipient=recipient)


def _as_group(mention: Mention | None, group: str) -> Mention | None:
    if mention is None or mention.name or mention.hint != _REBELS:
        return mention
    reason = "the one armed group that the reports have in that place, or that speaks in this one"
    return replace(mention, id=f"actor:{group}", name=group, side=group, reason=reason)
