"""Sides that took one place together: a militia and its army, a brigade and the state that has it.

"The Oak Guard retook the town from the Front on Monday", in one report, and "the army retook it from the Front on
Monday", in another, are one taking: neither took it from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.testimony import load_families
from factbox.reconcile.dates import days_told, intersect
from factbox.reconcile.testimony import TAKING, Statement

_HERE = frozenset({*TAKING, "territory.held"})


def with_allies(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of who took and holds a place with sides that took it together as one of them.

    They did where voices that are no party's have both taking it from the same side, or both taking it back, on the
    same days, and no report has one of them fighting the other. Of two states neither is put to the other. The side
    that stands for both is the state, or else the one of which more is told.
    """
    told = [s for s in statements if s.actor and s.where and s.type in _HERE]
    by_place: dict[str, list[Statement]] = {}
    for statement in told:
        if _counts(statement) and statement.where:
            by_place.setdefault(statement.where.id, []).append(statement)
    pairs = {place: [*_pairs(takings)] for place, takings in by_place.items() if len({s.actor for s in takings}) > 1}
    if not any(pairs.values()):
        return tuple(statements)
    foes = _foes(statements)
    often = Counter(s.actor for s in told)
    meant: dict[tuple[str, str], str] = {}
    for place, pair in ((place, pair) for place, found in pairs.items() for pair in found if pair not in foes):
        first, second = sorted(pair, key=lambda side: (not side.startswith(GOVERNMENT), -often[side], side))
        meant.setdefault((place, second), meant.get((place, first), first))
    return tuple(_renamed(s, meant.get((s.where.id, s.actor), "")) if s.where else s for s in statements)


def _counts(statement: Statement) -> bool:
    return statement.type in TAKING and statement.kind.lifts and statement.days.first is not None


def _pairs(takings: Collection[Statement]) -> Iterable[frozenset[str]]:
    """Yield the sides of a place, by twos, that are told to have taken it together."""
    for one, other in combinations(takings, 2):
        states = one.actor.startswith(GOVERNMENT) and other.actor.startswith(GOVERNMENT)
        if one.actor != other.actor and not states and _alike(one, other):
            yield frozenset((one.actor, other.actor))


def _alike(one: Statement, other: Statement) -> bool:
    """Say whether two takings are from the same side, or both a taking back, and of the same days."""
    same = bool(one.recipient) and one.recipient == other.recipient
    again = _is_again(one) and _is_again(other)
    return (same or again) and intersect(days_told(one), days_told(other)) is not None


def _is_again(statement: Statement) -> bool:
    words = f" {statement.claim.quote.casefold()} "
    return any(f" {word} " in words for word in load_families().again)


def _foes(statements: Iterable[Statement]) -> set[frozenset[str]]:
    """Return the sides, by twos, of which a report has one doing something to the other."""
    return {frozenset((s.actor, s.recipient)) for s in statements if s.actor and s.recipient and s.actor != s.recipient}


def _renamed(statement: Statement, side: str) -> Statement:
    """Return a statement with another side as the one that acts; itself where there is none, or where it tells else."""
    claim = statement.claim
    if not side or claim.actor is None or statement.type not in _HERE:
        return statement
    actor = replace(claim.actor, side=side, reason=f"{claim.actor.reason}; took the place together with {side}")
    return replace(statement, claim=replace(claim, actor=actor))
