"""From the words of a time expression and the day they were published to intervals of days, with a reason each.

The rules are those of English newswire, in docs/dates.md. What they share: a weekday or a date without a year is the
nearest one on the side that the tense of the verb gives; a calendar unit that was counted ("two weeks ago") stays as
wide as the unit; what counts from another event ("a day after") is bounded by the day of publication alone; and
words that people read in two ways have two readings. Weeks begin on Monday (ISO 8601).
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from factbox.knowledge.times import load_times
from factbox.language.times import TimeExpression, parse_time
from factbox.records import Days, Precision, Reading

Tense = Literal["past", "present", "future"]

NO_ANCHOR = "relative date, but the day of publication is unknown"
NO_WORDS = "the words name no time that is known here"
ELSEWHERE = "refers to a day that the report names elsewhere"
REPEATED = "a repetition, not a date"

_ONE_DAY = timedelta(days=1)
_HALF_A_YEAR = 183
"""News names the year of a date in another year (AP Stylebook), unless it is near: a bare date further off than this,
and in another year, is the one on the other side."""
_ALMOST_A_YEAR = 330
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


def resolve_time(words: str, anchor: date | None, tense: Tense = "past", focus: Days | None = None) -> TimeAnswer:
    """Return the intervals of days that the words may mean.

    Args:
        words: a time expression as written, with its preposition if it has one.
        anchor: the day of publication, to which "Friday" refers; None if unknown.
        tense: of the verb that the words belong to.
        focus: the time that the text spoke of last, from which "a day after" and "a year earlier" count; None if
            unknown.

    Returns:
        Readings, best first. Dates with a year need no anchor; every other expression without one has no reading.
    """
    return resolve_expression(parse_time(words), anchor, tense, focus)


def resolve_expression(
    expression: TimeExpression, anchor: date | None, tense: Tense = "past", focus: Days | None = None
) -> TimeAnswer:
    """Return what a parsed expression may mean; see :func:`resolve_time`."""
    if expression.kind == "unknown":
        return _open(NO_WORDS)
    if anchor is None and not _is_absolute(expression) and not (focus and expression.kind in {"relative", "same"}):
        return _open(NO_ANCHOR)
    try:
        answer = _RESOLVERS[expression.kind](expression, _When(anchor or date.min, tense, focus))
        return _edged(answer, expression.edge, anchor)
    except (OverflowError, ValueError):  # the year 0, the 31st of June
        return _open("no such day in the calendar")


# --- one claim ----------------------------------------------------------------------------------------------------


def claim_days(
    time: str | None,
    spoken: str | None,
    anchor: date | None,
    tense: Tense = "past",
    *,
    state: bool = False,
    forecast: bool = False,
) -> tuple[Days, tuple[Reading, ...], tuple[str, ...]]:
    """Return when a claim was so, as far as its own report says.

    Args:
        time: the words that date the happening; None if there are none.
        spoken: the words that date the statement ("said on Friday"), which bound only the end of the happening.
        anchor: the day of publication; None if unknown.
        tense: of the verb that carries the claim.
        state: the claim is that something is so (held, besieged): it has no beginning unless the words give one.
        forecast: the claim lies ahead: it begins on the day it is made.

    Returns:
        The interval; all readings of it, best first, the interval being that of the first; and one sentence for
        each thing that stayed open.
    """
    said = _said(spoken, anchor)
    reasons: list[str] = []
    if time:
        answer = resolve_time(time, anchor, "future" if forecast else tense)
        if answer.readings:
            readings = tuple(
                replace(reading, days=_claimed(reading.days, said, state=state, forecast=forecast))
                for reading in answer.readings
            )
            return readings[0].days, readings, ()
        reasons.append(f"“{time}”: {answer.reason}")
    if said is None or said.last is None:
        reasons.append("no date: the day of publication is unknown")
        return Days(), (), tuple(dict.fromkeys(reasons))
    days = Days(said.first, None, "since") if forecast else Days(None, said.last, "by")
    reason = "bounded by the day it was said" if spoken else "bounded by the day of publication"
    return days, (Reading(days, 1.0, reason),), tuple(reasons)


def _said(spoken: str | None, anchor: date | None) -> Days | None:
    """Return the days on which the claim was made: those of the statement, or the day of publication."""
    answer = resolve_time(spoken, anchor, "past") if spoken else _open(NO_WORDS)
    if answer.readings and answer.readings[0].days.last:
        days = answer.readings[0].days
        last = min(days.last, anchor) if days.last and anchor else days.last
        return Days(days.first or last, last, days.precision)
    return Days(anchor, anchor, "day") if anchor else None


def _claimed(days: Days, said: Days | None, *, state: bool, forecast: bool) -> Days:
    """Bound what the words mean by the day they were said."""
    if forecast:
        return _forecast(days, said)
    first, last = days.first, days.last
    if said and said.last and (last is None or last > said.last) and (first is None or first <= said.last):
        last = said.last
    if state and (days.precision == "day" or days.precision == "by"):
        return Days(None, last, "by")
    return Days(first, last, days.precision)


def _forecast(days: Days, said: Days | None) -> Days:
    """Open the interval of a forecast on the day it is made; a day ahead is its end."""
    if said is None or said.first is None:
        return days
    last = days.last if days.last and days.last >= said.first else None
    precision: Precision = "since" if last is None else days.precision if days.precision == "vague" else "by"
    return Days(said.first, last, precision)


# --- answers ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _When:
    """The day of publication and the tense; for a date with a year the day is never looked at."""

    anchor: date
    tense: Tense
    focus: Days | None = None

    @property
    def ahead(self) -> bool:
        return self.tense == "future"


def _open(reason: str) -> TimeAnswer:
    return TimeAnswer((), reason)


def _one(first: date | None, last: date | None, precision: Precision, reason: str) -> TimeAnswer:
    return TimeAnswer((Reading(Days(first, last, precision), 1.0, reason),), reason)


def _day(day: date, reason: str) -> TimeAnswer:
    return _one(day, day, "day", reason)


def _either(best: tuple[Days, str], other: tuple[Days, str], weight: float) -> TimeAnswer:
    """Return two readings, or one where they agree; ``weight`` is that of the best."""
    if best[0] == other[0]:
        return TimeAnswer((Reading(best[0], 1.0, best[1]),), best[1])
    readings = (Reading(best[0], weight, best[1]), Reading(other[0], round(1 - weight, 4), other[1]))
    return TimeAnswer(readings, best[1])


def _on(day: date) -> Days:
    return Days(day, day, "day")


def _is_absolute(expression: TimeExpression) -> bool:
    """Say whether the words need no day of publication."""
    if expression.kind == "range":
        return any(child.year for child in expression.children) and all(
            child.year or child.month for child in expression.children
        )
    if expression.kind == "bound":
        return _is_absolute(expression.children[0])
    if expression.kind == "ordinal" and expression.children:
        return expression.children[0].year is not None
    return expression.year is not None or expression.kind in {"decade", "set", "same"}


def _edged(answer: TimeAnswer, edge: str, anchor: date | None) -> TimeAnswer:
    """Narrow every reading to the part that "early", "mid" or "late" names."""
    if not edge:
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
        return Days(first, anchor, "interval") if edge == "earlier" else Days(anchor, last, "interval")
    second, third = _thirds(first, last, days.precision)
    if edge in {"early", "start"}:
        return Days(first, second - _ONE_DAY, "interval")
    return Days(second, third - _ONE_DAY, "interval") if edge == "mid" else Days(third, last, "interval")


def _thirds(first: date, last: date, precision: Precision) -> tuple[date, date]:
    """Return where the second and the last third begin: months at the 11th and 21st, years in May and September."""
    if precision == "month":
        return first.replace(day=11), first.replace(day=21)
    if precision == "year":
        return first.replace(month=5), first.replace(month=9)
    third = ((last - first).days + 1) // 3
    return first + timedelta(days=third), first + timedelta(days=2 * third)


# --- calendar arithmetic ------------------------------------------------------------------------------------------


def _month(year: int, month: int) -> Days:
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def _months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}


def _moved(day: date, number: float, unit: str) -> date:
    """Return the day some units on (or back, below zero); part of a day counts as a day, as it may cross midnight."""
    if unit in _MONTHS:
        return _months_on(day, round(number * _MONTHS[unit]))
    if unit in _HOURS:
        days = math.ceil(abs(number) * _HOURS[unit] / 24)
        return day + timedelta(days=days if number > 0 else -days)
    return day + timedelta(days=round(number * _DAYS.get(unit, 1)))


def _containing(day: date, unit: str) -> Days:
    """Return the calendar unit that a day lies in."""
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6), "week")
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return Days(saturday, saturday + _ONE_DAY, "interval")
    if unit == "month":
        return _month(day.year, day.month)
    if unit in {"quarter", "half"}:
        return _part_of_year(day.year, (day.month - 1) // _MONTHS[unit] + 1, unit)
    if unit == "year":
        return _year(day.year)
    if unit in {"decade", "century"}:
        size = _MONTHS[unit] // 12
        return _years(day.year - day.year % size, size)
    return _on(day)


def _part_of_year(year: int, number: int, unit: str) -> Days:
    months = _MONTHS[unit]
    first = date(year, (number - 1) * months + 1, 1)
    return Days(first, _months_on(first, months) - _ONE_DAY, "interval")


def _years(first: int, size: int) -> Days:
    return Days(date(first, 1, 1), date(first + size - 1, 12, 31), "interval")


def _nearest(when: _When, days: Callable[[int], Days | None]) -> Days | None:
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
    far = _ALMOST_A_YEAR if days.precision == "month" else _HALF_A_YEAR
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days)) > far


# --- resolvers, one for each kind of expression -------------------------------------------------------------------


def _resolve_calendar(expression: TimeExpression, when: _When) -> TimeAnswer:
    year, month, day = expression.year, expression.month, expression.day
    if day is not None and month is None:
        return _day_of_month(expression, when)
    if year is not None and month is not None and day is not None:
        return _with_part(_day(date(year, month, day), "a full date"), expression, when)
    if year is not None and month is not None:
        days = _month(year, month)
        return _one(days.first, days.last, "month", "a month and its year")
    if year is not None:
        return _one(date(year, 1, 1), date(year, 12, 31), "year", "a year")
    if month is None:
        return _open(NO_WORDS)
    return _with_part(_yearless(expression, when, month), expression, when)


def _yearless(expression: TimeExpression, when: _When, month: int) -> TimeAnswer:
    day, shift = expression.day, expression.shift
    if expression.children:
        days: Days | None = _month(when.anchor.year + (expression.children[0].shift or 0), month)
    elif day is None:
        if shift:
            when = _When(_moved(when.anchor, shift, "month"), "future" if shift > 0 else "past")
        days = _nearest(when, lambda year: _month(year, month))
    else:
        days = _nearest(when, lambda year: _matching(year, month, day, expression.weekday))
        days = days or _nearest(when, lambda year: _matching(year, month, day, None))
    if days is None:
        return _open("no such day in the calendar")
    return _one(days.first, days.last, days.precision, f"the nearest one, the verb being {when.tense}")


def _matching(year: int, month: int, day: int, weekday: int | None) -> Days | None:
    """Return the day in a year, if that year has it and it is the weekday named."""
    if day > monthrange(year, month)[1]:
        return None
    found = date(year, month, day)
    return _on(found) if weekday in {None, found.weekday()} else None


def _day_of_month(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "Friday the 13th" and "the 13th"."""
    step = 1 if when.ahead else -1
    for distance in range(400):
        found = when.anchor + timedelta(days=step * distance)
        if found.day == expression.day and expression.weekday in {None, found.weekday()}:
            return _day(found, f"the nearest one, the verb being {when.tense}")
    return _open("no such day in the calendar")


def _resolve_weekday(expression: TimeExpression, when: _When) -> TimeAnswer:
    weekday = expression.weekday or 0
    if expression.children:
        answer = _weekday_within(weekday, expression.children[0], when)
    elif expression.shift is None:
        answer = _bare_weekday(weekday, when)
    else:
        answer = _shifted_weekday(weekday, expression.shift, when)
    return _with_part(answer, expression, when)


def _bare_weekday(weekday: int, when: _When) -> TimeAnswer:
    if when.ahead:
        return _day(_on_or_after(when.anchor, weekday), "the first one from the day of publication on")
    return _day(_on_or_before(when.anchor, weekday), "the last one up to the day of publication")


def _shifted_weekday(weekday: int, shift: int, when: _When) -> TimeAnswer:
    """Resolve "last Monday" and "next Friday", which people read by the week or by the nearest."""
    anchor = when.anchor
    in_week = _containing(anchor, "week").first or anchor
    by_week = in_week + timedelta(days=weekday + 7 * shift)
    if shift < 0:
        nearest = _on_or_before(anchor - _ONE_DAY, weekday)
        return _either((_on(nearest), "the last one before"), (_on(by_week), "in the calendar week before"), 0.6)
    if shift > 0:
        nearest = _on_or_after(anchor + _ONE_DAY, weekday)
        return _either((_on(by_week), "in the next calendar week"), (_on(nearest), "the first one after"), 0.55)
    if when.ahead and by_week < anchor:
        by_week += timedelta(days=7)
    elif when.tense == "past" and by_week > anchor:
        by_week -= timedelta(days=7)
    return _day(by_week, "the one of this week")


def _weekday_within(weekday: int, week: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "Monday last week": by the calendar, or the last Monday where an older text was dated anew."""
    anchor = when.anchor
    if week.kind == "ago":
        back = round((week.number or 1) * 7)
        return _day(_on_or_before(anchor, weekday) - timedelta(days=back), "counted back in weeks")
    monday = _containing(anchor, "week").first or anchor
    literal = monday + timedelta(days=weekday + 7 * (week.shift or 0))
    if (week.shift or 0) >= 0:
        return _day(literal, "in the calendar week named")
    recent = _on_or_before(anchor - _ONE_DAY, weekday)
    return _either(
        (_on(literal), "in the calendar week before"),
        (_on(recent), "the last one, if the text was written days before it was dated"),
        0.6,
    )


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _on_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _with_part(answer: TimeAnswer, expression: TimeExpression, when: _When) -> TimeAnswer:
    """Widen a day to two where "overnight" makes it cross midnight."""
    if expression.part != "overnight" or not answer.readings:
        return answer
    day = answer.readings[0].days.first
    if day is None:
        return answer
    before = Days(day - _ONE_DAY, day, "interval"), "the night that ended on that day"
    after = Days(day, day + _ONE_DAY, "interval"), "the night that began on that day"
    if day == when.anchor and not when.ahead:
        return _either(before, before, 1.0)
    return _either(after, before, 0.6)


def _resolve_holiday(expression: TimeExpression, when: _When) -> TimeAnswer:
    rule = load_times().holidays[expression.name]
    if expression.year is not None:
        days = holiday_days(rule, expression.year)
    else:
        shift = expression.shift or 0
        tense: Tense = "future" if shift > 0 else "past" if shift < 0 else when.tense
        days = _nearest(_When(when.anchor, tense), lambda year: holiday_days(rule, year))
    if days is None:
        return _open("that holiday does not fall in that year")
    return _one(days.first, days.last, days.precision, f"{expression.name}, by {rule}")


def _resolve_unit(expression: TimeExpression, when: _When) -> TimeAnswer:
    unit, shift = expression.unit, expression.shift
    if unit == "weekend":
        return _weekend(shift, when)
    if unit in {"second", "minute", "hour", "period", "half"}:
        return _open(NO_WORDS)
    days = _containing(_moved(when.anchor, shift or 0, unit), unit)
    answer = _one(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")
    return _with_part(answer, expression, when)


def _weekend(shift: int | None, when: _When) -> TimeAnswer:
    """Resolve "the weekend": the last one begun, or the coming one; "last weekend" is over."""
    this = _containing(when.anchor, "weekend").first or when.anchor
    if shift == 1:
        saturday = this + timedelta(days=7)
    elif shift == -1:
        saturday = this - timedelta(days=7)
    elif this > when.anchor and not when.ahead:
        saturday = this - timedelta(days=7 if shift is None or when.tense == "past" else 0)
    else:
        saturday = this
    return _one(saturday, saturday + _ONE_DAY, "interval", "Saturday and Sunday")


def _resolve_span(expression: TimeExpression, when: _When) -> TimeAnswer:
    anchor, shift = when.anchor, expression.shift or -1
    if expression.number is None:
        reason = "a stretch of unstated length up to the day of publication"
        return _one(None, anchor, "vague", reason) if shift < 0 else _one(anchor, None, "vague", reason)
    other = _moved(anchor, shift * expression.number, expression.unit)
    reason = "counted from the day of publication"
    return _one(min(anchor, other), max(anchor, other), "interval", reason)


def _resolve_ago(expression: TimeExpression, when: _When) -> TimeAnswer:
    anchor, shift = when.anchor, expression.shift or -1
    if expression.number is None or expression.unit in _HOURS:
        return _resolve_span(replace(expression, number=expression.number), when)
    target = _moved(anchor, shift * expression.number, expression.unit)
    if expression.bound == "less":
        return _one(min(anchor, target), max(anchor, target), "interval", "less than that from publication")
    if expression.bound == "more":
        reason = "more than that from publication"
        return _one(None, target, "by", reason) if shift < 0 else _one(target, None, "since", reason)
    unit = "year" if expression.unit in {"decade", "century"} else expression.unit
    days = _containing(target, unit)
    return _one(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")


def _resolve_relative(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Bound what counts from another event; "hours after" joins it to the story of the day more often than not."""
    if when.focus and expression.number is not None:
        days = _shifted(when.focus, (expression.shift or 1) * expression.number, expression.unit)
        if expression.name == "whole" and days.first:
            days = _containing(days.first, expression.unit)
        return _one(days.first, days.last, days.precision, "counted from the time spoken of last")
    anchor = when.anchor
    reason = "counted from another event, not from the day of publication"
    if when.ahead:
        return _one(anchor, None, "since", reason)
    bound = Days(None, anchor, "by"), reason
    if expression.unit in _HOURS:
        return _either((Days(anchor - _ONE_DAY, anchor, "interval"), f"{reason}; hours apart"), bound, 0.6)
    return _either(bound, bound, 1.0)


def _shifted(days: Days, number: float, unit: str) -> Days:
    """Move an interval as a whole, so that a quarter stays a quarter."""
    first = days.first and _moved(days.first, number, unit)
    last = days.last and _moved(days.last + _ONE_DAY, number, unit) - _ONE_DAY
    return Days(first, last, days.precision)


def _resolve_duration(expression: TimeExpression, when: _When) -> TimeAnswer:
    return _resolve_span(replace(expression, shift=1 if when.ahead else -1), when)


def _resolve_ordinal(expression: TimeExpression, when: _When) -> TimeAnswer:
    number, unit = round(expression.number or 1), expression.unit
    if expression.children:
        return _within_month(number, unit, expression.children[0], when)
    if number not in range(1, 5 if unit == "quarter" else 3):
        return _open("no such part of a year")
    if expression.year is not None:
        days = _part_of_year(expression.year, number, unit)
    elif expression.shift is not None:
        days = _part_of_year(when.anchor.year + expression.shift, number, unit)
    else:
        days = _nearest(when, lambda year: _part_of_year(year, number, unit)) or Days()
    return _one(days.first, days.last, "interval", f"{unit} {number} of the year")


def _within_month(number: int, unit: str, month: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "the first week of August": days 1 to 7; "the last week": the last seven days."""
    answer = _resolve_calendar(month, when)
    if not answer.readings:
        return answer
    first, last = answer.readings[0].days.first or when.anchor, answer.readings[0].days.last or when.anchor
    length = {"day": 1, "week": 7, "weekend": 2}[unit]
    if unit == "weekend":
        first, last = _on_or_after(first, 5), _on_or_before(last, 5) + _ONE_DAY
    start = last - timedelta(days=length - 1)
    if number > 0:
        start = first + timedelta(days=(number - 1) * (1 if unit == "day" else 7))
    end = min(start + timedelta(days=length - 1), last)
    return _one(start, end, "day" if unit == "day" else "interval", f"{unit} {number} of the month")


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _resolve_season(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve a season by whole months of the northern hemisphere; a winter belongs to the year it begins in."""
    month = _SEASONS[expression.name]

    def season(year: int) -> Days:
        first = date(year, month, 1)
        return Days(first, _months_on(first, 3) - _ONE_DAY, "interval")

    if expression.year is not None:
        days: Days | None = season(expression.year)
    elif expression.shift:
        tense: Tense = "future" if expression.shift > 0 else "past"
        days = _nearest(_When(_months_on(when.anchor, 3 * expression.shift), tense), season)
    else:
        days = _nearest(when, season)
    if days is None:
        return _open(NO_WORDS)
    return _one(days.first, days.last, "interval", "whole months of the northern hemisphere")


def _resolve_decade(expression: TimeExpression, _when: _When) -> TimeAnswer:
    days = _years(expression.year or 0, 100 if expression.unit == "century" else 10)
    return _one(days.first, days.last, "interval", f"a {expression.unit} of years")


def _resolve_part(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "overnight" and "at dawn": the night before publication, or the coming one."""
    reason = "the night before the day of publication" if expression.part == "overnight" else "a day that is not named"
    if when.ahead:
        return _one(when.anchor, when.anchor + _ONE_DAY, "interval", reason)
    return _one(when.anchor - _ONE_DAY, when.anchor, "interval", reason)


def _resolve_reference(expression: TimeExpression, when: _When) -> TimeAnswer:
    if expression.name == "past":
        return _one(None, when.anchor, "vague", "some time before publication")
    if expression.name == "future":
        return _one(when.anchor, None, "vague", "some time after publication")
    return _day(when.anchor, "the day of publication")


def _resolve_same(expression: TimeExpression, when: _When) -> TimeAnswer:
    focus = when.focus
    if focus is None or focus.first is None or focus.last is None:
        return _open(ELSEWHERE)
    if expression.year:
        focus = _shifted(focus, expression.year - focus.first.year, "year")
        return _one(focus.first, focus.last, focus.precision, "the time spoken of last, in that year")
    days = _containing(focus.first, expression.unit)
    if days.last is None or focus.last > days.last:
        return _open(ELSEWHERE)
    return _one(days.first, days.last, days.precision, "the time spoken of last")


def _resolve_set(_expression: TimeExpression, _when_: _When) -> TimeAnswer:
    return _open(REPEATED)


def _resolve_range(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve both ends, one from the other: "from Friday to Sunday" ends on the Sunday after that Friday."""
    start, end = _with_year(*expression.children)
    if when.ahead:
        first = _first(resolve_expression(start, when.anchor, "future"))
        last = _last(resolve_expression(end, first or when.anchor, "future"))
    else:
        last = _last(resolve_expression(end, when.anchor, when.tense))
        first = _first(resolve_expression(start, last or when.anchor, "past"))
    if first is None or last is None or first > last:
        return _open("the ends of the range do not fit together")
    return _one(first, last, "interval", "from the one to the other")


def _with_year(start: TimeExpression, end: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Give the year of one end to the other: "between 6 August and 10 August 2021"."""
    if end.year and start.kind == "calendar" and start.month and not start.year:
        over = end.month is not None and start.month > end.month
        return replace(start, year=end.year - over), end
    if start.year and end.kind == "calendar" and end.month and not end.year:
        over = start.month is not None and start.month > end.month
        return start, replace(end, year=start.year + over)
    return start, end


def _first(answer: TimeAnswer) -> date | None:
    return answer.readings[0].days.first if answer.readings else None


def _last(answer: TimeAnswer) -> date | None:
    return answer.readings[0].days.last if answer.readings else None


def _resolve_bound(expression: TimeExpression, when: _When) -> TimeAnswer:
    child, link = expression.children[0], expression.link
    if child.kind == "duration":
        return _bound_duration(child, link, when)
    tense: Tense = "past" if link == "since" else when.tense
    inner = resolve_expression(child, None if when.anchor == date.min else when.anchor, tense)
    readings = tuple(
        Reading(days, reading.weight, f"{link}: {reading.reason}")
        for reading in inner.readings
        if (days := _bounded(reading.days, link, when))
    )
    return TimeAnswer(readings, readings[0].reason if readings else inner.reason)


def _bounded(days: Days, link: str, when: _When) -> Days | None:
    if link in {"since", "after"}:
        first = days.first if link == "since" else days.last and days.last + _ONE_DAY
        return Days(first, None, "since") if first else None
    if link == "within" and days.first:
        return Days(max(days.first, when.anchor) if when.ahead else days.first, days.last, "by")
    last = days.last if link != "before" else days.first and days.first - _ONE_DAY
    return Days(None, last, "by") if last else None


def _bound_duration(child: TimeExpression, link: str, when: _When) -> TimeAnswer:
    """Resolve "for two weeks", "in less than a week", "within 30 days"; "after 20 years" dates nothing."""
    if link in {"by", "before", "after", "until", "since"}:
        return _open("a length of time from an event that is not named")
    if link == "in" and when.ahead and child.bound != "less":
        return _resolve_ago(replace(child, shift=1), when)
    answer = _resolve_duration(replace(child, bound=""), when)
    if link == "within" and when.ahead:
        return TimeAnswer(
            tuple(replace(r, days=replace(r.days, precision="by")) for r in answer.readings if r.days.last)
            or answer.readings,
            answer.reason,
        )
    return answer


_RESOLVERS: dict[str, Callable[[TimeExpression, _When], TimeAnswer]] = {
    "calendar": _resolve_calendar,
    "weekday": _resolve_weekday,
    "holiday": _resolve_holiday,
    "unit": _resolve_unit,
    "span": _resolve_span,
    "ago": _resolve_ago,
    "relative": _resolve_relative,
    "duration": _resolve_duration,
    "ordinal": _resolve_ordinal,
    "season": _resolve_season,
    "decade": _resolve_decade,
    "part": _resolve_part,
    "reference": _resolve_reference,
    "same": _resolve_same,
    "set": _resolve_set,
    "range": _resolve_range,
    "bound": _resolve_bound,
}


# --- holidays -----------------------------------------------------------------------------------------------------


def holiday_days(rule: str, year: int) -> Days | None:
    """Return the days of a holiday in a year of our calendar, by its rule in knowledge/times/holidays.tsv.

    A holiday of the Islamic calendar may fall twice in one year or never; the first is taken.
    """
    if rule.startswith("islamic "):
        return next(_islamic(rule.removeprefix("islamic "), year), None)
    for name, sunday in (("easter", _easter), ("orthodox", _orthodox_easter)):
        if rule.startswith(name):
            return _on(sunday(year) + timedelta(days=int(rule.removeprefix(name))))
    if ":" in rule:
        month, number, weekday = (int(part) for part in rule.split(":"))
        return _on(_nth_weekday(year, month, number, weekday - 1))
    month, day = (int(part) for part in rule.split("-"))
    return _on(date(year, month, day))


def _nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    days = _month(year, month)
    if number < 0:
        return _on_or_before(days.last or date.max, weekday)
    return _on_or_after(days.first or date.min, weekday) + timedelta(days=7 * (number - 1))


def _easter(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Return Orthodox Easter Sunday (Meeus' Julian algorithm), 13 days on: right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


_ISLAMIC_EPOCH = date(622, 7, 19)
"""1 Muharram of year 1 in the civil reckoning."""


def _islamic(rule: str, year: int) -> Iterator[Days]:
    """Yield the days of an Islamic feast or month that begin in a year, a day wider than the tabular calendar says."""
    month, _, day = rule.partition("-")
    guess = round((year - 622) * 33 / 32)
    for hijri in range(guess - 1, guess + 3):
        first = _from_islamic(hijri, int(month), int(day or 1))
        last = first if day else _from_islamic(hijri, int(month) + 1, 1) - _ONE_DAY
        if first.year == year:
            yield Days(first - _ONE_DAY, last + _ONE_DAY, "interval")


def _from_islamic(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar: months of 30 and 29 days, 11 leap years in 30."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + math.ceil(29.5 * (month - 1)) + day - 1
    return _ISLAMIC_EPOCH + timedelta(days=days)
