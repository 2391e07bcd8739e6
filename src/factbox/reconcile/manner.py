"""How a place is said to have been taken: without a fight, or in one.

"The town fell without a fight" and "clashes went on in the town" do not go together; nor do "one town after another
without resistance" and a fight in any town that was taken then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.reconcile.dates import as_days, days_told, intersect
from factbox.reconcile.nearby import SHORT
from factbox.reconcile.states import State
from factbox.reconcile.testimony import TAKING, Statement

FIGHTS = ("battle.clash", "territory.contested")
"""Types that tell that a place was fought for."""

_REACH = 80
"""Characters after a claim among which its sentence says how it came about."""

_END = re.compile(r"[.;!?](\s|$)|\n")


def fought_for(
    states: Iterable[State], statements: Iterable[Statement]
) -> Iterator[tuple[list[Statement], list[Statement]]]:
    """Yield what tells of takings without a fight, with the fights told of the same: of one place, or of one side.

    Args:
        states: the states of control; a taking of no place in particular is of all that its side took.
        statements: all that the reports say.
    """
    told = [s for s in statements if s.kind.rung != "predicted"]
    fights = [s for s in told if s.type in FIGHTS and not s.kind.against and not _is_campaign(s)]
    taken = _taken(states)
    for (side, place), takings in _unresisted(told).items():
        places = {place} if place else taken.get(side, set())
        there = [s for s in fights if s.where and s.where.id in places]
        against = [s for s in there if any(s.voice != t.voice and _about_then(s, t) for t in takings)]
        if against:
            yield takings, against


def _is_campaign(fight: Statement) -> bool:
    """Say whether words name a campaign and no fight: an offensive in which a town fell need not have met anybody."""
    words = fight.claim.quote.casefold().split()
    return len(words) <= _BARE and words[-1] in load_nouns().operations


_BARE = 3
"""Words of a clause that names a campaign and no more: "the second offensive"."""


def _taken(states: Iterable[State]) -> Mapping[str, set[str]]:
    """Return the places that each side took."""
    taken: dict[str, set[str]] = {}
    for state in states:
        if state.row.state == "held" and state.row.change != "none" and state.support:
            taken.setdefault(state.row.holder, set()).add(state.row.place.id)
    return taken


def _unresisted(told: Iterable[Statement]) -> Mapping[tuple[str, str], list[Statement]]:
    """Return the takings that are said to have met nobody, by their side and place.

    What is told of no place in particular is no taking, but of the type *other*; a whole country is no place.
    """
    meant: dict[tuple[str, str], list[Statement]] = {}
    for one in told:
        where = one.where if one.where and one.where.kind != "country" else None
        tells = one.type in TAKING if one.where else one.type == "other"
        if tells and not one.kind.against and is_unresisted(one):
            meant.setdefault((one.actor, where.id if where else ""), []).append(one)
    return meant


def is_unresisted(taking: Statement) -> bool:
    """Say whether the sentence of a claim says in it or after it that nobody resisted."""
    return _says("unresisted", taking)


def is_going_on(fight: Statement) -> bool:
    """Say whether the sentence of a claim says in it or after it that a fight goes on: "clashes are continuing"."""
    return _says("going_on", fight)


def _says(cues: str, statement: Statement) -> bool:
    span, text = statement.claim.span, statement.report.text
    rest = text[span.end : span.end + _REACH]
    end = _END.search(rest)
    said = text[span.start : span.end] + (rest[: end.start()] if end else rest)
    return _pattern(cues).search(said.casefold()) is not None


def _about_then(fight: Statement, taking: Statement) -> bool:
    """Say whether a fight is told of the week up to a taking, and was not repelled before it.

    An attack that was beaten off on Tuesday is no fight over a town that was given up on Thursday.
    """
    last = taking.latest
    before = fight.days.first is not None and fight.latest < (taking.days.first or last)
    if taking.where and before and _says("repelled", fight):
        return False
    return intersect(days_told(fight), as_days(last - timedelta(days=SHORT), last)) is not None


@cache
def _pattern(cues: str) -> re.Pattern[str]:
    phrases = (" ".join(words) for words in load_cues()[cues])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
