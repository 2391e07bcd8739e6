"""Rebels of no name, put to the one armed group that other reports have at the same place, or that speaks for them.

"Guerrillas left the town on Saturday" ends the hold of whoever took it, who goes by a name in other reports alone. And
where "separatists said they had taken the town", they are the group whose commander the report goes on to quote. A
report that speaks most of one group may mean another one by "the insurgents": the one that alone is told of in that
place by its name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import GOVERNMENT, load_nouns, party_side
from factbox.reconcile.peoples import INSURGENT
from factbox.reconcile.testimony import TAKING
from factbox.records import Claim, Mention, Report
from factbox.stored import changed

_UNSAID = ("forecast", "conditional", "negated", "denied")


def name_rebels(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims on territory in which rebels of no name are the one group that reports have in that place.

    Some report must call that group rebels: a militia beside an army is none. Not where their own report has another
    group there or elsewhere: then they may be that one. Where no report has a group in that place, it is the one group
    of which somebody speaks in their report. Whom a report was read to mean by "insurgents" is a guess where it never
    calls that group so: it gives way to the one group that is told of there by its name.
    """
    text = {report.id: report.text for report in reports}
    there: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    heard: dict[str, set[str]] = {}
    called: set[str] = set()
    by_name: dict[str, set[str]] = {}
    for claim in claims:
        called |= {one.name for one in (claim.actor, claim.recipient) if one and one.name and one.hint == INSURGENT}
        if claim.where and _is_told(claim):
            groups = set(_groups(claim))
            there.setdefault(claim.where.id, set()).update(groups)
            named.setdefault(claim.report_id, set()).update(groups)
            guessed = _is_guess(claim, text)
            by_name.setdefault(claim.where.id, set()).update(() if guessed else groups)
        if _is_groups(claim.speaker_side):
            heard.setdefault(claim.report_id, set()).add(claim.speaker_side)
    heard = {report: groups if groups <= called else set() for report, groups in heard.items()}
    there = {place: groups if groups <= called else set() for place, groups in there.items() if groups}
    by_name = {place: groups & called for place, groups in by_name.items()}

    def meant(claim: Claim) -> Claim:
        if claim.where is None or not _is_told(claim):
            return claim
        if claim.type not in TAKING and _is_guess(claim, text):
            return _guessed_again(claim, by_name.get(claim.where.id, set()))
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


def _is_guess(claim: Claim, text: Mapping[str, str]) -> bool:
    """Say whether a common noun for rebels was put to a group that the report never calls rebels or the like."""
    actor = claim.actor
    if actor is None or not actor.name or actor.hint != INSURGENT:
        return False
    if not {*actor.name.casefold().split()}.isdisjoint(actor.text.casefold().split()):
        return False
    return _calling(actor.name).search(text.get(claim.report_id, "")) is None


@cache
def _calling(group: str) -> re.Pattern[str]:
    """Return the pattern of a group by its name that is called rebels or the like: "the Front's REBELS".

    "In Bazret gunmen ..." calls nobody so: that is where they were.
    """
    nouns, name = "|".join(sorted(load_nouns().insurgent)), re.escape(group.removeprefix("The ").removeprefix("the "))
    beside = rf"{name}(?: \([A-Z]+\))?(?:['’]s?)? (?i:{nouns})\b|{name}, (?:an?|the) (?:[\w-]+ ){{0,3}}(?i:{nouns})\b"
    return re.compile(rf"(?<!\b[IiAa][nt] )\b(?:{beside}|(?i:{nouns}) of (?:the )?{name}\b)")


def _guessed_again(claim: Claim, by_name: Collection[str]) -> Claim:
    """Return a claim whose rebels are the one group of that place, if theirs is not told of there by its name."""
    side = party_side(claim.actor)
    if len(by_name) != 1 or side in by_name or claim.actor is None:
        return claim
    group = next(iter(by_name))
    reason = "the one armed group that the reports have in that place by its name"
    return replace(claim, actor=replace(claim.actor, id=f"actor:{group}", name=group, side=group, reason=reason))


def _named(claim: Claim, groups: Collection[str]) -> Claim:
    if len(groups) != 1:
        return claim
    group = next(iter(groups))
    actor, recipient = _as_group(claim.actor, group), _as_group(claim.recipient, group)
    same = party_side(actor) and party_side(actor) == party_side(recipient)
    return claim if same else replace(claim, actor=actor, recipient=recipient)


def _as_group(mention: Mention | None, group: str) -> Mention | None:
    if mention is None or mention.name or mention.hint != INSURGENT:
        return mention
    reason = "the one armed group that the reports have in that place, or that speaks in this one"
    return replace(mention, id=f"actor:{group}", name=group, side=group, reason=reason)
