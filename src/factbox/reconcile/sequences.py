"""One fall counted from another: "the town was taken two days after Harun".

A report dates one taking by another, which is dated elsewhere. The number of days must be written out: "days after" and
"soon after" say which came first, and no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import regex

from factbox.knowledge.numbers import load_numbers
from factbox.reconcile.dates import OPEN, as_days, intersect
from factbox.reconcile.testimony import TAKING, Statement
from factbox.records import Control, Days

_COUNTED = regex.compile(r"(?:(?:just|only|barely|exactly) )?(?P<number>\w+) days? (?P<order>after|before)")
_MOST_DAYS = 9
"""Longer counts are rounded: "ten days after" may be eleven."""


@dataclass(frozen=True, slots=True)
class Counted:
    """That one place was taken so many days after another (before it, if negative), as one statement has it."""

    statement: Statement
    other: str
    days: int


def find_sequences(statements: Iterable[Statement]) -> tuple[Counted, ...]:
    """Return the takings that a report dates by another taking.

    Two takings of one sentence share its time expression: the one named before it is dated by the one named after it.
    """
    sharing: dict[tuple[str, int], list[Statement]] = {}
    for statement in statements:
        time = statement.claim.time
        if time and statement.type in TAKING and _count(time.text) and statement.kind.name != "forecast":
            sharing.setdefault((statement.report.id, time.span.start), []).append(statement)
    return tuple(one for group in sharing.values() for one in _of_sentence(group))


def _of_sentence(group: Sequence[Statement]) -> Iterator[Counted]:
    earlier = [s for s in group if _is_beside(s, after=False)]
    others = {s.where.id for s in group if s.where and _is_beside(s, after=True)}
    for statement in earlier if len(others) == 1 else ():
        count = _count(statement.claim.time.text) if statement.claim.time else None
        other = next(iter(others))
        if count and statement.where and statement.where.id != other:
            yield Counted(statement, other, count)


def _is_beside(statement: Statement, *, after: bool) -> bool:
    place, time = statement.claim.place, statement.claim.time
    if place is None or time is None:
        return False
    return place.span.start >= time.span.end if after else place.span.end <= time.span.start


def _count(words: str) -> int | None:
    """Return how many days later (earlier, if negative) a time expression says; None if it gives no such number."""
    found = _COUNTED.fullmatch(words.casefold().strip())
    if not found:
        return None
    number = found["number"]
    days = 1 if number in ("a", "one") else int(number) if number.isdecimal() else load_numbers().cardinals.get(number)
    if not days or days > _MOST_DAYS:
        return None
    return days if found["order"] == "after" else -days


def date_by_others(sequences: Iterable[Counted], rows: Sequence[Control]) -> dict[str, Statement]:
    """Return the statements that another place's taking dates, with these days and the reason, by their claims.

    Args:
        sequences: from :func:`find_sequences`.
        rows: the control of the other places; only a single taking that is dated at both ends dates another.
    """
    dated = {}
    for one in sequences:
        taken = [r for r in rows if r.place.id == one.other and r.change != "none" and r.holder == one.statement.actor]
        days = _shifted(taken[0].began, one.days) if len(taken) == 1 else OPEN
        told = intersect(one.statement.days, days)
        if days.first and told:
            claim = replace(one.statement.claim, days=told, readings=())
            reason = f"counted from the taking of {taken[0].place.name}"
            dated[claim.id] = replace(one.statement, claim=claim, dated_by=reason)
    return dated


def _shifted(days: Days, by: int) -> Days:
    def moved(day: date | None) -> date | None:
        return day + timedelta(days=by) if day else None

    return as_days(moved(days.first), moved(days.last)) if days.first and days.last else OPEN


def linked_places(statements: Iterable[Statement]) -> Mapping[str, frozenset[str]]:
    """Return for each place the places whose takings date its own."""
    links: dict[str, frozenset[str]] = {}
    for one in find_sequences(statements):
        if one.statement.where:
            place = one.statement.where.id
            links[place] = links.get(place, frozenset()) | {one.other}
    return links
