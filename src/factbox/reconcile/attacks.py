"""Which attack the dead and wounded are of, where their report tells of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from factbox.knowledge.testimony import load_families
from factbox.language.sentences import sentence_spans
from factbox.reconcile.dates import days_told, intersect
from factbox.reconcile.happenings import (
    APART,
    WIDE,
    Happening,
    over_weeks,
    same_place,
    size_of,
)
from factbox.reconcile.rows import Kept, hash_of
from factbox.reconcile.testimony import Statement
from factbox.records import Days


def attacks_by_report(
    happenings: Iterable[Happening], reports: Collection[str]
) -> dict[str, list[tuple[Statement, Happening]]]:
    """Return the attacks that each of some reports tells of."""
    told: dict[str, list[tuple[Statement, Happening]]] = {}
    for happening in happenings:
        for statement in happening.said:
            if statement.report.id in reports and statement.type in load_families().attacks:
                told.setdefault(statement.report.id, []).append((statement, happening))
    return told


def attack_of(toll: Statement, attacks: Iterable[tuple[Statement, Happening]], kept: Kept) -> Happening | None:
    """Return the attack that the dead and wounded follow most closely in their report; None if they follow none.

    One that is told within the clause of theirs is followed: "shells hit a market, killing 14".
    """
    end = toll.claim.span.end
    before = [(s.claim.span, h) for s, h in attacks if s.claim.span.start < end and _fits(s, h, toll, kept)]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def attack_retold(toll: Statement, attacks: Iterable[tuple[Statement, Happening]]) -> Happening | None:
    """Return the attack of which a report gives the same toll elsewhere, as a headline does before the attack."""
    size = size_of(toll.claim.quantity)
    same = {
        happening.number: happening
        for attack, happening in attacks
        if same_place(attack.where, toll.where) is not False
        and intersect(days_told(attack), days_told(toll)) is not None
        and any(t.report.id == toll.report.id and size == size_of(t.claim.quantity) for t in happening.toll)
    }
    return next(iter(same.values())) if size and len(same) == 1 else None


def _fits(attack: Statement, happening: Happening, toll: Statement, kept: Kept) -> bool:
    """Say whether the dead and wounded can be those of an attack that their report tells of before.

    They are where they are said to be of its very place, or where they are told on from it. A toll of the country, of
    months, or of another order of size is one of the country or of months, whatever stands before it.
    """
    one, other = attack.where, toll.where
    if same_place(one, other) is False or intersect(days_told(attack), days_told(toll)) is None:
        return False
    if _is_longer(days_told(toll), days_told(attack)) or not _of_one_size(happening, toll):
        return False
    if one and other and one.id == other.id:
        return True
    if other and other.kind in WIDE:
        return _sentences(attack, toll, kept) == 1
    told = [attack, *(t for t in happening.toll if t.report.id == toll.report.id)]
    return any(_sentences(before, toll, kept) <= 2 for before in told)


def _is_longer(toll: Days, attack: Days) -> bool:
    """Say whether a toll is counted over more than a week, and over longer than an attack can have gone on."""
    if not (toll.first and toll.last and over_weeks(toll)):
        return False
    return attack.first is None or attack.last is None or attack.last - attack.first < toll.last - toll.first


def _of_one_size(happening: Happening, toll: Statement) -> bool:
    """Say whether a number can count what those count that an attack has by now, in the same unit."""
    size = size_of(toll.claim.quantity)
    others = [size_of(t.claim.quantity) for t in happening.toll]
    values = [other[1] for other in others if size and other and other[0] == size[0]]
    return not (size and values) or max(*values, size[1]) <= APART * max(min(*values, size[1]), 1)


def _sentences(one: Statement, other: Statement, kept: Kept) -> int:
    """Return how many sentences of a report go from one statement to a later one, with both of theirs."""
    start, end = one.claim.span.start, max(one.claim.span.end, other.claim.span.end)
    stretch = one.report.text[start:end]
    key = hash_of("sentences", stretch)
    if (told := kept.get(key)) is None:
        told = kept[key] = b"%d" % len(sentence_spans(stretch))
    return int(told)
