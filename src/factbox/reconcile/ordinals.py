"""One fall counted in a row: "the ninth city to be overrun". What its report tells as fallen had fallen before it.

A report that gives a fall its place in a row tells of the row as it is then; the other falls that it tells are of those
counted before, so that none of them came about later than the one that it counts. Days after that fall it may tell of
later ones as well, and a fall that it puts "hours later" is none of those before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

import regex

from factbox.reconcile.dates import days_told
from factbox.reconcile.testimony import Statement
from factbox.reconcile.totals import counted_taking, is_ordinal, takings_of

_NIGHT = regex.compile(r"(?i)night")
_LATER = regex.compile(r"(?i)\b(?:later|after|afterwards|since)\b")

_NEWS = timedelta(days=1)
"""How long after a fall a report tells of the row as it was then."""


def last_days(statements: Sequence[Statement], capitals: Collection[str] = ()) -> dict[str, date]:
    """Return for each place of a row the last day on which it can have been taken, by the fall that came after it.

    Args:
        statements: what all reports say.
        capitals: ids of the places that a row of capitals counts; empty: every city.
    """
    bounds: dict[str, date] = {}
    takings = takings_of(statements)
    for counted in statements:
        if counted.type == "count" and counted.kind.lifts and is_ordinal(counted):
            for place, day in _before(counted, takings, capitals):
                bounds[place] = min(day, bounds.get(place, day))
    return bounds


def _before(
    counted: Statement, takings: Mapping[str, Sequence[Statement]], capitals: Collection[str]
) -> Iterator[tuple[str, date]]:
    """Yield the places that a report tells as fallen beside the one whose number it gives; none if there are too many.

    More of them than were counted before are not all of that row.
    """
    fall = counted_taking(counted, takings)
    day = _day(fall) if fall else None
    if fall is None or day is None or fall.where is None or fall.said - day > _NEWS:
        return
    told = [
        s.where.id for s in takings[fall.report.id]
        if s.kind.lifts and not s.extent and not (s.claim.time and _LATER.search(s.claim.time.text))
        and s.where and s.where.kind == "city" and s.where.id != fall.where.id
        and s.actor in ("", fall.actor) and (not capitals or s.where.id in capitals)
    ]  # fmt: skip
    number = counted.claim.quantity.best if counted.claim.quantity else None
    if number and len(set(told)) < number:
        yield from ((place, day) for place in told)


def _day(fall: Statement) -> date | None:
    """Return the last day on which the fall can have come about; of a night the day on which it began."""
    days = days_told(fall)
    time = fall.claim.time
    one_night = bool(
        time and _NIGHT.search(time.text) and days.first and days.last and (days.last - days.first).days == 1
    )
    return days.first if one_night else days.last if days.first else None
