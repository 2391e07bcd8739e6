"""One state, one name: a state that no gazetteer knows, as several reports call it.

One outlet writes "Ostravian forces" and no more, another has "Ostravia's army", a third is called "Ostra One". Read
alone these are three sides, and what one of them took another would have to lose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from factbox.knowledge.actors import (
    FORCES,
    GOVERNMENT,
    NOT_NAMED,
    has_rebels,
    is_of_its_own,
    is_of_state,
    known_actor,
    load_nouns,
)
from factbox.knowledge.testimony import load_families
from factbox.reconcile.sides import of_government
from factbox.records import Claim, Mention, Report
from factbox.stored import changed

_OWNER = re.compile(r"\b([A-Z][\w-]{3,})['’]s\b")


def agree_states(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with each state that only its reports show on one side, by the name that most of them give it.

    "Ostravian soldiers" are put to "the Government of Ostravia" where their report does not name it either,
    unless a report has "Ostravian rebels" too. An army of no name that holds or takes a place by a state's own word is
    that state's. An army of no name that a headline has taking a town is that of the
    state that the text below has taking it. "Government forces" that take a place are those of the state that other
    reports have taking it, where their own report speaks of that state most and no other is told of there. And where
    one such state alone has its army in the fighting, an army or a ministry of no name is its own in every report that
    has no other state's name more often; where the same report has that state's own army in the same place too, only
    if both take it, and nothing there shows them to be two. Where no other state is told of at all, so it is in a
    report that names none and tells of a place that this state's army took.
    """
    shown = _shown(claims)
    if not shown:
        return claims
    told = " ".join(report.text for report in reports)
    names = _agreed(shown, told)
    safe = [state for state in {*names.values()} if not has_rebels(told, state)]
    agreed = _Agreed(names, tuple(sorted(safe)))
    renamed = changed(claims, lambda claim: _renamed(claim, agreed))
    owned = changed(renamed, _speakers_own)
    takers = _takers(owned)
    taken = changed(owned, lambda claim: _with_taker(claim, takers))
    most = _most_named(reports, {*names.values()})
    in_place = changed(taken, _Meant(taken, most).named)
    fighting = _fighting(in_place, {*names.values()})
    if len(fighting) != 1:
        return in_place
    side = GOVERNMENT + next(iter(fighting))
    below = (claim for claim in in_place if claim.where and claim.passage != "headline")
    there = {_spot(claim) for claim in below if claim.actor and claim.actor.side == side}
    own = {report for report, state in most.items() if state in fighting}
    own |= _without_state(reports, in_place, side)
    two = {claim.report_id for claim in in_place if _parts_armies(claim, side)}

    def meant(claim: Claim) -> Claim:
        beside = _spot(claim) in there and (claim.report_id in two or not _takes(claim))
        return of_government(claim, side) if claim.report_id in own and not beside else claim

    return changed(in_place, meant)


def _without_state(reports: Iterable[Report], claims: Sequence[Claim], side: str) -> set[str]:
    """Return the reports that name no state and tell of a place which the one state of all reports took.

    None, if an army of no name is told to have lost such a place, or stands against that state anywhere.
    """
    if any({*_states_of(claim)} - {_UNNAMED, side} for claim in claims):
        return set()
    taken = {c.where.id for c in claims if c.where and c.type == _TAKEN and c.actor and c.actor.side == side}
    if not taken or any(_is_other_army(claim, side, taken) for claim in claims):
        return set()
    there = {claim.report_id for claim in claims if claim.where and claim.where.id in taken}
    state = side.removeprefix(GOVERNMENT)
    return {r.id for r in reports if r.id in there and not any(is_of_state(w, state) for w in _NAMES.findall(r.text))}


def _states_of(claim: Claim) -> list[str]:
    sides = [claim.speaker_side, *(one.side for one in (claim.actor, claim.recipient) if one)]
    return [side for side in sides if side.startswith(GOVERNMENT)]


def _is_other_army(claim: Claim, side: str, taken: Collection[str]) -> bool:
    """Say whether a claim shows an army of no name that is none of a state's, which took some places."""
    parties = {one.side for one in (claim.actor, claim.recipient) if one}
    against = {claim.speaker_side} if claim.stance in ("denied", "confirmed") else set()
    if {side, _UNNAMED} <= parties | against and claim.speaker_side != side:
        return True
    if claim.where is None or claim.where.id not in taken or _UNNAMED not in parties | {claim.speaker_side}:
        return False
    loser = claim.actor if claim.type in _LEFT else claim.recipient
    owns_up = claim.actor is None and claim.speaker_side == _UNNAMED and claim.stance in ("denied", "confirmed")
    return (loser is not None and loser.side == _UNNAMED) or (claim.type == _TAKEN and owns_up)


def _parts_armies(claim: Claim, side: str) -> bool:
    """Say whether a claim shows an army of no name to be another one than a state's: it loses, or stands against it."""
    parties = {one.side for one in (claim.actor, claim.recipient) if one}
    fought = claim.type.startswith(("territory.", "battle.", "strike."))
    if not fought or _UNNAMED not in parties | {claim.speaker_side}:
        return False
    loser = claim.actor if claim.type in _LEFT else claim.recipient
    loses = loser is not None and loser.side == _UNNAMED
    return loses or side in parties or claim.stance in ("denied", "negated", "confirmed")


def _takes(claim: Claim) -> bool:
    """Say whether a claim tells of a taking, and not of a taking back: that may be the other army's."""
    words = f" {claim.quote.casefold()} "
    return claim.type == _TAKEN and not any(f" {word} " in words for word in load_families().again)


def _spot(claim: Claim) -> tuple[str, str]:
    """Return which place a claim tells of in which report."""
    return claim.report_id, claim.where.id if claim.where else ""


def _fighting(claims: Iterable[Claim], states: Collection[str]) -> set[str]:
    """Return the states that only reports show and whose armies, by their own names, take, hold or fight for places.

    Beside such an army, one of no name that a text has in the same place may be another one.
    """
    fought = (claim for claim in claims if claim.type.startswith(("territory.", "battle.")))
    sides = {one.side for claim in fought for one in (claim.actor, claim.recipient) if _is_army(one)}
    return {side.removeprefix(GOVERNMENT) for side in sides if side.startswith(GOVERNMENT)} & {*states}


def _is_army(mention: Mention | None) -> TypeGuard[Mention]:
    """Say whether somebody is an army or the like by a name of its own: "Ostravonian National Army"."""
    name = (mention and mention.name) or GOVERNMENT
    armies = tuple(load_nouns().state_bodies | load_nouns().owners_of_units)
    return not name.startswith((GOVERNMENT, FORCES)) and name.casefold().endswith(armies)


@dataclass(frozen=True)
class _Agreed:
    """For each form of a state's name the one that stands for all; the states by whose adjective people are called."""

    names: Mapping[str, str]
    states: tuple[str, ...]

    def side(self, name: str, side: str) -> str:
        """Return the side of somebody by his name and by the side that his own report gives him."""
        form = side.removeprefix(GOVERNMENT)
        if form != side:
            return GOVERNMENT + self.names.get(form, form)
        own = side in ("", name) and name[:1].isupper() and known_actor(name) is None
        state = next((one for one in self.states if own and is_of_its_own(name, [one])), "")
        return GOVERNMENT + state if state else side


def _shown(claims: Iterable[Claim]) -> Counter[str]:
    """Return the forms of unknown states' names, each with how many reports show a state by it."""
    shown = {
        (claim.report_id, state)
        for claim in claims
        for one in (claim.actor, claim.recipient, claim.speaker)
        if (state := _unknown_state(one, claim.speaker_side if one is claim.speaker else ""))
    }
    return Counter(state for _, state in shown)


def _agreed(shown: Counter[str], told: str) -> dict[str, str]:
    """Return for each form of a state's name the one that stands for all.

    That is one that has something in the texts ("Ostravonia's army"), else the one that most reports have, of as many
    the longest. An adjective is a state's name only where no text has the land: "Ostravian", and never "Ostravia".
    """
    endings = tuple(load_nouns().adjective_endings)
    owners, words = Counter(_OWNER.findall(told)), Counter(_NAMES.findall(told))
    ranked = sorted(shown, key=lambda form: (form.endswith(endings), -shown[form], -len(form), form))
    named = sorted(owners, key=lambda word: (-owners[word], word))
    lands = sorted((word for word in words if not word.endswith(endings)), key=lambda word: (-words[word], word))

    def meant(form: str) -> str:
        plain = (one for one in ranked if not one.endswith(endings))
        land = (one for one in lands if form.endswith(endings) and len(one) < len(form))
        return next((one for one in (*named, *plain, *land, *ranked) if is_of_state(form, one)), form)

    return {form: meant(form) for form in ranked}


def _unknown_state(mention: Mention | None, side: str) -> str:
    """Return the state that somebody is on the side of by its adjective alone; empty for one that a gazetteer has."""
    if mention is None or not mention.name or mention.name.startswith((GOVERNMENT, FORCES)):
        return ""
    side = mention.side or side
    state = side.removeprefix(GOVERNMENT)
    named = state != side and state != NOT_NAMED and known_actor(mention.name) is None
    return state if named and any(is_of_state(word, state) for word in mention.name.replace("'s", "").split()) else ""


def _renamed(claim: Claim, agreed: _Agreed) -> Claim:
    actor, recipient, speaker = (_on_side(one, agreed) for one in (claim.actor, claim.recipient, claim.speaker))
    side = agreed.side(claim.speaker_side, claim.speaker_side) if claim.speaker_side else ""
    if (actor, recipient, speaker, side) == (claim.actor, claim.recipient, claim.speaker, claim.speaker_side):
        return claim
    return replace(claim, actor=actor, recipient=recipient, speaker=speaker, speaker_side=side)


def _on_side(mention: Mention | None, agreed: _Agreed) -> Mention | None:
    if mention is None or not mention.name:
        return mention
    side = agreed.side(mention.name, mention.side)
    return mention if side == mention.side else replace(mention, side=side)


def _takers(claims: Iterable[Claim]) -> dict[tuple[str, str, str], set[str]]:
    """Return the states that the text of each report has doing something of a kind in a place, the unnamed one too."""
    found: dict[tuple[str, str, str], set[str]] = {}
    for claim in claims:
        below = claim.passage != "headline" and not claim.historical
        if below and claim.where and claim.actor and claim.actor.side.startswith(GOVERNMENT):
            found.setdefault((claim.report_id, claim.type, claim.where.id), set()).add(claim.actor.side)
    return found


def _with_taker(claim: Claim, takers: Mapping[tuple[str, str, str], set[str]]) -> Claim:
    unnamed = claim.actor is not None and claim.actor.side == GOVERNMENT + NOT_NAMED
    if not (claim.where and claim.actor and unnamed and claim.passage == "headline"):
        return claim
    named = takers.get((claim.report_id, claim.type, claim.where.id), set())
    return replace(claim, actor=replace(claim.actor, side=min(named))) if len(named) == 1 else claim


def _speakers_own(claim: Claim) -> Claim:
    """Return a claim in which an army of no name that gains by its state's own word is that state's.

    "Our troops still hold the town, the Ostravian ministry said."
    """
    side, own = claim.speaker_side, claim.stance == "claimed" and claim.type in _GAINED
    if not own or not side.startswith(GOVERNMENT) or side == _UNNAMED or _parts_armies(claim, side):
        return claim
    return of_government(claim, side)


class _Meant:
    """Which state the army of no name is that takes a place."""

    def __init__(self, claims: Iterable[Claim], most: Mapping[str, str]) -> None:
        self._most = most
        self._there: dict[str, set[str]] = {}
        self._taking: dict[str, set[str]] = {}
        self._telling: set[tuple[str, str]] = set()  # reports that have a named state taking a place
        for claim in claims:
            if claim.where is None or claim.historical:
                continue
            sides = (claim.actor and claim.actor.side, claim.recipient and claim.recipient.side)
            told = {side for side in sides if side and side.startswith(GOVERNMENT)} - {_UNNAMED}
            self._there.setdefault(claim.where.id, set()).update(told)
            if claim.type == _TAKEN and sides[0] and sides[0] in told:
                self._taking.setdefault(claim.where.id, set()).add(sides[0])
                self._telling.add((claim.report_id, claim.where.id))

    def named(self, claim: Claim) -> Claim:
        """Return a claim with the side of its taker named, where that is clear."""
        actor, where = claim.actor, claim.where
        if actor is None or where is None or actor.side != _UNNAMED or claim.type != _TAKEN or claim.historical:
            return claim
        if (claim.report_id, where.id) in self._telling:
            return claim  # beside "Ostravian troops" an army of no name may be the other one
        state = GOVERNMENT + self._most.get(claim.report_id, "")
        meant = self._taking.get(where.id, set()) == {state} == self._there.get(where.id, set())
        return replace(claim, actor=replace(actor, side=state)) if meant else claim


def _most_named(reports: Iterable[Report], states: Iterable[str]) -> dict[str, str]:
    """Return for each report the state of some that its text has most often, in any form; none for two as often."""
    found = {}
    for report in reports:
        words = Counter(_NAMES.findall(report.text))
        often = {s: sum(n for word, n in words.items() if is_of_state(word, s)) for s in states}
        ranked = sorted(often.items(), key=lambda one: (-one[1], one[0]))
        if ranked and ranked[0][1] > (ranked[1][1] if len(ranked) > 1 else 0):
            found[report.id] = ranked[0][0]
    return found


_NAMES = re.compile(r"\b[A-Z][\w-]{3,}")
_UNNAMED = GOVERNMENT + NOT_NAMED
_TAKEN = "territory.capture"
_GAINED = (_TAKEN, "territory.held", "territory.enter")
_LEFT = ("territory.withdraw", "territory.handover")
