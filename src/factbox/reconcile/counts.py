"""Stated totals as a series, and what of each the ledger can name.

"The ninth city since Friday" with six cities named leaves three that no report at hand names, and the factbox says so.
Totals of different bases (a share of the country, a share of the countryside) are different series.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import regex

from factbox.knowledge.actors import party_side
from factbox.reconcile.dates import agree_on_days, days_told, intersect
from factbox.reconcile.states import State
from factbox.reconcile.status import rule_status
from factbox.reconcile.testimony import Statement, gather_testimonies
from factbox.reconcile.totals import counted_taking, counts_chosen, is_ordinal, takings_of
from factbox.records import Claim, Count, Quantity

_CITIES = regex.compile(r"\b(?:capitals?|cities|city|towns?)\b", regex.IGNORECASE)
_CHOSEN = regex.compile(r"\b(?:other|major|main|key|big|large|largest)\b", regex.IGNORECASE)
_FIRM = ("reported", "corroborated", "admitted", "disputed")
_LEADING_NUMBER = regex.compile(r"\s*(\d+)\b")


def count_totals(
    statements: Sequence[Statement], states: Sequence[State], *, capitals: Collection[str] = ()
) -> tuple[Count, ...]:
    """Return the stated totals, oldest first; the same total told twice in one voice's name is one row.

    Args:
        statements: what the reports say; those of type ``count`` with a quantity are totals.
        states: the control rows that the totals audit.
        capitals: ids of the places a total of capitals counts; empty: every city.
    """
    groups: dict[tuple[Quantity | None, str], list[list[Statement]]] = {}
    takings = takings_of(statements)
    for statement in statements:
        if statement.type == "count" and statement.claim.quantity and not statement.kind.against:
            _file(groups, _dated_by_taking(statement, takings, states))
    ledger = _Named(states, capitals)
    counts = [_count(said, ledger) for same in groups.values() for said in same]
    return tuple(sorted(counts, key=lambda c: (str(c.days.last or c.days.first or ""), c.what, c.low or 0, c.claims)))


def _dated_by_taking(
    statement: Statement, takings: Mapping[str, Sequence[Statement]], states: Sequence[State]
) -> Statement:
    """Return an ordinal without a day of its own with the days of the taking that it is said of."""
    days = statement.days
    taking = counted_taking(statement, takings) if not days.first and is_ordinal(statement) else None
    made = taking and next((s for s in states if any(o.claim.id == taking.claim.id for o in s.support)), None)
    told = intersect(days, made.row.began) if made and made.row.change != "none" else None
    return replace(statement, claim=replace(statement.claim, days=told)) if told else statement


def _file(groups: dict[tuple[Quantity | None, str], list[list[Statement]]], statement: Statement) -> None:
    """Put a total to the first group of its number and voice whose days all meet its own, or let it begin one."""
    same = groups.setdefault((_stated(statement.claim), speaker_of(statement)), [])
    for group in same:
        if all(intersect(days_told(member), days_told(statement)) is not None for member in group):
            group.append(statement)
            return
    same.append([statement])


def _stated(claim: Claim) -> Quantity | None:
    """Return a quantity without the hedging words, which vary from print to print."""
    return claim.quantity and replace(claim.quantity, qualifier="")


def speaker_of(statement: Statement) -> str:
    """Return who gives a number by name; empty for the report's own voice."""
    speaker = statement.claim.speaker
    return (speaker.name or speaker.text) if speaker else ""


def _count(said: Sequence[Statement], ledger: _Named) -> Count:
    first = said[0].claim
    quantity = _in_units(first.quantity or Quantity())
    days = agree_on_days(said)[0]
    total = next((v for v in (quantity.best, quantity.low) if v is not None), None)
    named = None
    if total is not None and total >= 1 and _counts_places(quantity) and not counts_chosen(said[0]):
        side = party_side(first.actor)
        named = ledger.by(side, days.last or max(s.said for s in said))
        if not named and ledger.may_be_capitals(side):
            named = None
    known = [s.report.published for s in said if s.report.published]
    return Count(
        what=quantity.unit,
        place=first.where.name if first.where else "",
        days=days,
        known=min(known, default=None),
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        of=quantity.of,
        baseline=quantity.baseline,
        speaker=speaker_of(said[0]),
        via=first.via,
        status=rule_status(said).status,
        named_in_ledger=named,
        unnamed=None if named is None or total is None else max(int(total) - named, 0),
        claims=tuple(t.claim for t in gather_testimonies(said)),
    )


def _in_units(quantity: Quantity) -> Quantity:
    """Turn a share of a counted whole ("half of the 34 capitals") into the number that it is; leave other shares."""
    whole = _LEADING_NUMBER.match(quantity.of)
    value = quantity.best or quantity.low or 1
    if not whole or not _CITIES.search(quantity.of) or (value >= 1 and not quantity.unit.startswith("share")):
        return quantity
    unit = quantity.of[whole.end() :].strip()
    part = int(whole[1]) / (100 if value >= 1 else 1)
    low, best, high = (v if v is None else round(v * part, 1) for v in _bounds(quantity))
    return replace(quantity, low=low, best=best, high=high, unit=unit)


def _bounds(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.low, quantity.best, quantity.high


def _counts_places(quantity: Quantity) -> bool:
    """Say whether a total is of cities, all of them: "three major cities" leaves out an open number.

    A share of cities is no number of them until its whole is known.
    """
    words = f"{quantity.unit} {quantity.of}"
    return not quantity.unit.startswith("share") and bool(_CITIES.search(words)) and not _CHOSEN.search(words)


class _Named:
    """The cities that the ledger names as taken, surely by a day, on more than a party's word.

    A city that may have fallen that day or later is not named, so ``unnamed`` is what is missing at most.
    """

    def __init__(self, states: Iterable[State], capitals: Collection[str]) -> None:
        first: dict[str, dict[str, date]] = {}
        for row in (state.row for state in states):
            taken = row.state == "held" and row.change != "none" and row.status in _FIRM
            if taken and (row.place.id in capitals if capitals else row.place.kind == "city"):
                for side in {"", row.holder}:
                    days = first.setdefault(side, {})
                    days[row.place.id] = min(row.began.last or date.max, days.get(row.place.id, date.max))
        self._days = {side: sorted(days.values()) for side, days in first.items()}
        self._unsure = _takers_of_unknown(states) if capitals else frozenset()

    def by(self, side: str, day: date) -> int:
        """Return how many cities a side, or any if it is empty, has surely taken by a day."""
        return bisect_right(self._days.get(side, []), day)

    def may_be_capitals(self, side: str) -> bool:
        """Say whether a side took a city of which no gazetteer says what it is: it may be one of those counted."""
        return side in self._unsure


def _takers_of_unknown(states: Iterable[State]) -> frozenset[str]:
    """Return who took cities that no gazetteer knows; with the empty name, for any side, if somebody did."""
    rows = (state.row for state in states if state.row.state == "held" and state.row.change != "none")
    return frozenset(side for row in rows if row.place.id.startswith("local:") for side in ("", row.holder))
