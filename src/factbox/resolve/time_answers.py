"""What a time expression can mean: readings as intervals of days, and the parts and years that words narrow them to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from factbox.records import Days, Precision, Reading
from factbox.resolve.calendars import ONE_DAY, month_days

Tense = Literal["past", "present", "future"]

_HALF_A_YEAR = 183
"""News names the year of a date in another year (AP Stylebook), unless it is near: a bare date further off than this,
and in another year, is the one on the other side."""
_MOST_OF_A_YEAR = 330
"""The same for a bare month, which news uses more freely ("in September")."""


@dataclass(frozen=True, slots=True)
class TimeAnswer:
    """What a time expression can mean.

    Attributes:
        readings: best first, weights adding up to 1; empty where the words cannot be resolved.
        reason: why there is no reading, or the reason of the best one.
    """

    readings: tuple[Reading, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class When:
    """The day of publication, the tense of the verb, and the time that was spoken of last.

    For a date with a year the day is never looked at.
    """

    anchor: date
    tense: Tense
    focus: Days | None = None

    @property
    def ahead(self) -> bool:
        """Whether the verb tells of what is still to come."""
        return self.tense == "future"


def open_answer(reason: str) -> TimeAnswer:
    """Return no reading, with the reason."""
    return TimeAnswer((), reason)


def one_answer(first: date | None, last: date | None, precision: Precision, reason: str) -> TimeAnswer:
    """Return one reading."""
    return TimeAnswer((Reading(Days(first, last, precision), 1.0, reason),), reason)


def day_answer(day: date, reason: str) -> TimeAnswer:
    """Return one reading, a day."""
    return one_answer(day, day, "day", reason)


def either(best: tuple[Days, str], other: tuple[Days, str], weight: float) -> TimeAnswer:
    """Return two readings, or one where they agree; ``weight`` is that of the best."""
    if best[0] == other[0]:
        return TimeAnswer((Reading(best[0], 1.0, best[1]),), best[1])
    readings = (Reading(best[0], weight, best[1]), Reading(other[0], round(1 - weight, 4), other[1]))
    return TimeAnswer(readings, best[1])


def first_day(answer: TimeAnswer) -> date | None:
    """Return the first day of the best reading; None if there is none or it is open."""
    return answer.readings[0].days.first if answer.readings else None


def last_day(answer: TimeAnswer) -> date | None:
    """Return the last day of the best reading; None if there is none or it is open."""
    return answer.readings[0].days.last if answer.readings else None


def edged(answer: TimeAnswer, edge: str, anchor: date | None) -> TimeAnswer:
    """Narrow every reading to the part that "early", "mid" or "late" names."""
    if not edge or edge == "into":
        return answer
    return TimeAnswer(
        tuple(replace(reading, days=_narrowed(reading.days, edge, anchor)) for reading in answer.readings),
        answer.reason,
    )


def _narrowed(days: Days, edge: str, anchor: date | None) -> Days:
    first, last = days.first, days.last
    if first is None or last is None or first == last:
        return days
    if edge in {"earlier", "later"}:
        if anchor is None or not first <= anchor <= last:
            return days
        if edge == "earlier":
            return Days(first, max(first, anchor - ONE_DAY), days.precision)
        return Days(anchor, last, days.precision)
    if edge in {"start", "end"}:
        return _tip(first, last, days.precision, edge)
    second, third = _thirds(first, last, days.precision)
    if edge == "early":
        return Days(first, second - ONE_DAY, "interval")
    if edge == "mid" and days.precision == "year":  # around the middle, narrower than a third
        return Days(first.replace(month=6), first.replace(month=7, day=31), "interval")
    return Days(second, third - ONE_DAY, "interval") if edge == "mid" else Days(third, last, "interval")


def _tip(first: date, last: date, precision: Precision, edge: str) -> Days:
    """Return the start or the end of a unit: a month of a year, a week of a month, two days of a week."""
    if (last - first).days > 31:
        month = first if edge == "start" else last
        return replace(month_days(month.year, month.month), precision="month")
    length = timedelta(days=6 if precision == "month" else 1)
    if edge == "start":
        return Days(first, min(first + length, last), "interval")
    return Days(max(last - length, first), last, "interval")


def _thirds(first: date, last: date, precision: Precision) -> tuple[date, date]:
    """Return where the second and the last third begin: months at the 11th and 21st, years in May and September."""
    if precision == "month":
        return first.replace(day=11), first.replace(day=21)
    if precision == "year":
        return first.replace(month=5), first.replace(month=9)
    years = last.year - first.year + 1
    if years >= 10:  # the early 1990s are 1990 to 1993
        return first.replace(year=first.year + years * 4 // 10), first.replace(year=first.year + years * 7 // 10)
    third = ((last - first).days + 1) // 3
    return first + timedelta(days=third), first + timedelta(days=2 * third)


def nearest_by_tense(when: When, days: Callable[[int], Days | None]) -> Days | None:
    """Return the one of a yearly thing that the tense points to; ``days`` gives it for a year, or None."""
    anchor = when.anchor
    found = [each for year in range(anchor.year - 1, anchor.year + 2) if (each := days(year))]
    past = [each for each in found if each.first and each.first <= anchor]
    ahead = [each for each in found if each.last and each.last >= anchor]
    meant, other = (ahead[:1], past[-1:]) if when.ahead else (past[-1:], ahead[:1])
    if meant and other and _would_name_its_year(meant[0], anchor):
        return other[0]
    return next(iter(meant + other), None)


def _would_name_its_year(days: Days, anchor: date) -> bool:
    """Say whether a date is so far off, in another year, that a report would have named the year."""
    if days.first is None or days.last is None or days.first.year <= anchor.year <= days.last.year:
        return False
    far = _MOST_OF_A_YEAR if days.precision == "month" else _HALF_A_YEAR
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days)) > far
