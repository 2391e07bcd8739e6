"""One state, one name: a state that no gazetteer knows, as several reports call it.

One outlet writes "Ostravian forces" and no more, another has "Ostravia's army", a third is called "Ostra One". Read
alone these are three sides, and what one of them took another would have to lose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factbox.knowledge.actors import FORCES, GOVERNMENT, NOT_NAMED, has_rebels, is_of_its_own, is_of_state, known_actor
from factbox.records import Claim, Mention, Report

_OWNER = re.compile(r"\b([A-Z][\w-]{3,})['’]s\b")


def agree_states(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with each state that only its reports show on one side, by the name that most of them give it.

    "Ostravian soldiers" are put to "the Government of Ostravia" where their report does not name it either,
    unless a report has "Ostravian rebels" too. An army of no name that a headline has taking a town is that of the
    state that the text below has taking it.
    """
    shown = _shown(claims)
    if not shown:
        return tuple(claims)
    told = " ".join(report.text for report in reports)
    names = _agreed(shown, told)
    safe = [state for state in {*names.values()} if not has_rebels(told, state)]
    agreed = _Agreed(names, tuple(sorted(safe)))
    renamed = [_renamed(claim, agreed) for claim in claims]
    takers = _takers(renamed)
    return tuple(_with_taker(claim, takers) for claim in renamed)


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
    the longest.
    """
    owners = Counter(_OWNER.findall(told))
    ranked = sorted(shown, key=lambda form: (-shown[form], -len(form), form))
    named = sorted(owners, key=lambda word: (-owners[word], word))
    return {form: next((one for one in (*named, *ranked) if is_of_state(form, one)), form) for form in ranked}


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
        below = claim.passage != "headline"
        if below and claim.where and claim.actor and claim.actor.side.startswith(GOVERNMENT):
            found.setdefault((claim.report_id, claim.type, claim.where.id), set()).add(claim.actor.side)
    return found


def _with_taker(claim: Claim, takers: Mapping[tuple[str, str, str], set[str]]) -> Claim:
    unnamed = claim.actor is not None and claim.actor.side == GOVERNMENT + NOT_NAMED
    if not (claim.where and claim.actor and unnamed and claim.passage == "headline"):
        return claim
    named = takers.get((claim.report_id, claim.type, claim.where.id), set())
    return replace(claim, actor=replace(claim.actor, side=min(named))) if len(named) == 1 else claim
