"""From the meaning of a time expression to the intervals of days it may name, with a reason each.

The rules are those of English newswire, in docs/dates.md. What they share: a weekday or a date without a year is the
nearest one on the side that the tense of the verb gives; a calendar unit that was counted ("two weeks ago") stays as
wide as the unit; what counts from another event ("a day after") is bounded by the day of publication alone; and
words that people read in two ways have two readings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from factbox.knowledge.times import load_times
from factbox.language.times import TimeExpression
from factbox.records import Days, Precision, Reading
from factbox.resolve.calendars import (
    HOURS,
    ONE_DAY,
    containing,
    day_in_year,
    holiday_days,
    is_history,
    month_days,
    months_on,
    moved,
    nth_weekday,
    on_or_after,
    on_or_before,
    part_of_year,
    single_day,
    years_days,
)

Tense = Literal["past", "present", "future"]

NO_ANCHOR = "relative date, but the day of publication is unknown"
NO_WORDS = "the words name no time that is known here"
ELSEWHERE = "refers to a day that the report names elsewhere"
REPEATED = "a repetition, not a date"

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
    if expression.kind == "holiday" and is_history(load_times().holidays[expression.name]):
        return True
    return expression.year is not None or expression.kind in {"decade", "set", "same"}


def _edged(answer: TimeAnswer, edge: str, anchor: date | None) -> TimeAnswer:
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
    far = _MOST_OF_A_YEAR if days.precision == "month" else _HALF_A_YEAR
    return min(abs((days.first - anchor).days), abs((days.last - anchor).days)) > far


# --- resolvers, one for each kind of expression -------------------------------------------------------------------


def _resolve_calendar(expression: TimeExpression, when: _When) -> TimeAnswer:
    year, month, day = expression.year, expression.month, expression.day
    if day is not None and month is None:
        return _day_of_month(expression, when)
    if year is not None and month is not None and day is not None:
        return _with_part(_day(date(year, month, day), "a full date"), expression, when)
    if year is not None and month is not None:
        days = month_days(year, month)
        return _one(days.first, days.last, "month", "a month and its year")
    if year is not None:
        return _one(date(year, 1, 1), date(year, 12, 31), "year", "a year")
    if month is None:
        return _open(NO_WORDS)
    return _with_part(_yearless(expression, when, month), expression, when)


def _yearless(expression: TimeExpression, when: _When, month: int) -> TimeAnswer:
    day, shift = expression.day, expression.shift
    if expression.children:
        days: Days | None = month_days(when.anchor.year + (expression.children[0].shift or 0), month)
    elif day is None:
        if shift:
            when = _When(moved(when.anchor, shift, "month"), "future" if shift > 0 else "past")
        days = _nearest(when, lambda year: month_days(year, month))
    else:
        days = _nearest(when, lambda year: day_in_year(year, month, day, expression.weekday))
        days = days or _nearest(when, lambda year: day_in_year(year, month, day, None))
    if days is None:
        return _open("no such day in the calendar")
    return _one(days.first, days.last, days.precision, f"the nearest one, the verb being {when.tense}")


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
    if expression.name in {"past", "coming"}:
        answer = _rolling_weekday(weekday, expression.name, when.anchor)
    elif expression.children:
        answer = _weekday_within(weekday, expression.children[0], when)
    elif expression.shift is None:
        answer = _bare_weekday(weekday, when)
    else:
        answer = _shifted_weekday(weekday, expression.shift, when)
    return _with_part(answer, expression, when)


def _bare_weekday(weekday: int, when: _When) -> TimeAnswer:
    if when.ahead:
        return _day(on_or_after(when.anchor, weekday), "the first one from the day of publication on")
    return _day(on_or_before(when.anchor, weekday), "the last one up to the day of publication")


def _rolling_weekday(weekday: int, name: str, anchor: date) -> TimeAnswer:
    """Resolve "this past Tuesday" and "the coming Friday"."""
    if name == "coming":
        return _day(on_or_after(anchor + ONE_DAY, weekday), "the first one after the day of publication")
    return _day(on_or_before(anchor - ONE_DAY, weekday), "the last one before the day of publication")


def _shifted_weekday(weekday: int, shift: int, when: _When) -> TimeAnswer:
    """Resolve "last Monday" and "next Friday", which people read by the week or by the nearest."""
    anchor = when.anchor
    in_week = containing(anchor, "week").first or anchor
    by_week = in_week + timedelta(days=weekday + 7 * shift)
    if shift < 0:
        nearest = on_or_before(anchor - ONE_DAY, weekday)
        return _either(
            (single_day(nearest), "the last one before"), (single_day(by_week), "in the calendar week before"), 0.6
        )
    if shift > 0:
        nearest = on_or_after(anchor + ONE_DAY, weekday)
        return _either(
            (single_day(by_week), "in the next calendar week"), (single_day(nearest), "the first one after"), 0.55
        )
    if when.ahead and by_week < anchor:
        by_week += timedelta(days=7)
    elif when.tense == "past" and by_week > anchor:
        by_week -= timedelta(days=7)
    return _day(by_week, "the one of this week")


def _weekday_within(weekday: int, week: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "Monday last week": by the calendar, or the last Monday where an older text was dated anew."""
    anchor = when.anchor
    if week.kind == "ago" and week.shift == 1:
        return _day(on_or_after(anchor, weekday) + timedelta(weeks=week.number or 1), "weeks after the coming one")
    if week.kind == "ago":
        back = round((week.number or 1) * 7)
        return _day(on_or_before(anchor, weekday) - timedelta(days=back), "counted back in weeks")
    monday = containing(anchor, "week").first or anchor
    literal = monday + timedelta(days=weekday + 7 * (week.shift or 0))
    if week.shift != -1:
        return _day(literal, "in the calendar week named")
    recent = on_or_before(anchor - ONE_DAY, weekday)
    return _either(
        (single_day(literal), "in the calendar week before"),
        (single_day(recent), "the last one, if the text was written days before it was dated"),
        0.6,
    )


def _with_part(answer: TimeAnswer, expression: TimeExpression, when: _When) -> TimeAnswer:
    """Widen a day to two where "overnight" makes it cross midnight."""
    if expression.part != "overnight" or not answer.readings:
        return answer
    day = answer.readings[0].days.first
    if day is None:
        return answer
    before = Days(day - ONE_DAY, day, "interval"), "the night that ended on that day"
    after = Days(day, day + ONE_DAY, "interval"), "the night that began on that day"
    if expression.edge == "into" or (day == when.anchor and not when.ahead):
        return _either(before, before, 1.0)
    return _either(after, before, 0.6)


def _resolve_holiday(expression: TimeExpression, when: _When) -> TimeAnswer:
    rule = load_times().holidays[expression.name]
    if is_history(rule):
        return _day(date.fromisoformat(rule), "a day in history")
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
    if expression.children:
        return _unit_of_day(expression, when)
    if unit == "weekend":
        return _weekend(shift, when, expression.name)
    if unit in {"second", "minute", "hour", "period", "half"}:
        return _open(NO_WORDS)
    days = containing(moved(when.anchor, shift or 0, unit), unit)
    answer = _one(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")
    return _with_part(answer, expression, when)


def _unit_of_day(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "the week of August 9", and "the week ended August 13" as the seven days up to it."""
    day = first_day(_resolve_calendar(expression.children[0], when))
    if day is None:
        return _open("no such day in the calendar")
    days = containing(day, expression.unit)
    if expression.name == "ended":
        days = Days(moved(day, -1, expression.unit) + ONE_DAY, day, "interval")
    return _one(days.first, days.last, days.precision, f"the {expression.unit} of a day that is named")


def _weekend(shift: int | None, when: _When, name: str = "") -> TimeAnswer:
    """Resolve "the weekend": the last one begun, or the coming one; "last weekend" is over."""
    this = containing(when.anchor, "weekend").first or when.anchor
    weeks = shift or 0
    begun = this <= when.anchor
    if (
        name == "past"
        or (shift is None and name != "coming" and not when.ahead)
        or (shift == 0 and when.tense == "past")
    ):
        weeks = 0 if begun else -1
    saturday = this + timedelta(weeks=weeks)
    return _one(saturday, saturday + ONE_DAY, "interval", "Saturday and Sunday")


def _resolve_span(expression: TimeExpression, when: _When) -> TimeAnswer:
    anchor, shift = when.anchor, expression.shift or -1
    if expression.number is None:
        reason = "a stretch of unstated length up to the day of publication"
        return _one(None, anchor, "vague", reason) if shift < 0 else _one(anchor, None, "vague", reason)
    other = moved(anchor, shift * expression.number, expression.unit)
    reason = "counted from the day of publication"
    return _one(min(anchor, other), max(anchor, other), "interval", reason)


def _resolve_ago(expression: TimeExpression, when: _When) -> TimeAnswer:
    anchor, shift = when.anchor, expression.shift or -1
    if expression.number is None:
        return _resolve_span(expression, when)
    hours = expression.number * HOURS.get(expression.unit, 0)
    if hours % 24:
        return _resolve_span(expression, when)
    if hours:  # 48 hours ago
        return _resolve_ago(replace(expression, unit="day", number=hours / 24), when)
    target = moved(anchor, shift * expression.number, expression.unit)
    if expression.bound == "less":
        return _one(min(anchor, target), max(anchor, target), "interval", "less than that from publication")
    if expression.bound == "more":
        reason = "more than that from publication"
        return _one(None, target, "by", reason) if shift < 0 else _one(target, None, "since", reason)
    unit = "year" if expression.unit in {"decade", "century"} else expression.unit
    days = containing(target, unit)
    return _one(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")


def _resolve_relative(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Bound what counts from another event; "hours after" may join it to the story of the day."""
    if when.focus and expression.number is not None:
        days = _shifted(when.focus, (expression.shift or 1) * expression.number, expression.unit)
        if expression.name == "whole" and days.first:
            days = containing(days.first, expression.unit)
        return _one(days.first, days.last, days.precision, "counted from the time spoken of last")
    anchor = when.anchor
    reason = "counted from another event, not from the day of publication"
    if when.ahead:
        return _one(anchor, None, "since", reason)
    bound = Days(None, anchor, "by"), reason
    if expression.unit in HOURS:
        return _either(bound, (Days(anchor - ONE_DAY, anchor, "interval"), f"{reason}; the story of the day"), 0.6)
    return _either(bound, bound, 1.0)


def _shifted(days: Days, number: float, unit: str) -> Days:
    """Move an interval as a whole, so that a quarter stays a quarter."""
    first = days.first and moved(days.first, number, unit)
    last = days.last and moved(days.last + ONE_DAY, number, unit) - ONE_DAY
    return Days(first, last, days.precision)


def _resolve_duration(expression: TimeExpression, when: _When) -> TimeAnswer:
    return _resolve_span(replace(expression, shift=1 if when.ahead else -1), when)


def _resolve_ordinal(expression: TimeExpression, when: _When) -> TimeAnswer:
    number, unit = round(expression.number or 1), expression.unit
    if expression.children:
        return _part_of_unit(expression, number, resolve_expression(expression.children[0], when.anchor, when.tense))
    if number not in range(1, 5 if unit == "quarter" else 3):
        return _open("no such part of a year")
    if expression.year is not None:
        days = part_of_year(expression.year, number, unit)
    elif expression.shift is not None:
        days = part_of_year(when.anchor.year + expression.shift, number, unit)
    else:
        days = _nearest(when, lambda year: part_of_year(year, number, unit)) or Days()
    return _one(days.first, days.last, "interval", f"{unit} {number} of the year")


def _part_of_unit(expression: TimeExpression, number: int, whole: TimeAnswer) -> TimeAnswer:
    """Resolve "the first week of August" (days 1 to 7), "the last three days of July", "the second half of May"."""
    first, last, unit = first_day(whole), _last(whole), expression.unit
    if first is None or last is None:
        return whole
    if expression.weekday is not None:
        day = nth_weekday(first.year, first.month, number, expression.weekday)
        return _day(day, "counted in its month") if day.month == first.month else _open("no such day in the calendar")
    if unit == "half":
        middle = first + (last - first + ONE_DAY) // 2
        days = Days(first, middle - ONE_DAY, "interval") if number == 1 else Days(middle, last, "interval")
    elif unit == "weekend":
        days = _counted_days(on_or_after(first, 5), on_or_before(last, 5) + ONE_DAY, number, 2, 7)
    elif unit == "days":  # the first ten, the last ten
        days = _counted_days(first, last, 1 if number > 0 else -1, abs(number), 1)
    else:
        length = 7 if unit == "week" else 1
        days = _counted_days(first, last, number, length, length)
    precision: Precision = "week" if unit == "week" else days.precision
    return _one(days.first, days.last, precision, f"{unit} {number} of that")


def _counted_days(first: date, last: date, number: int, length: int, step: int) -> Days:
    """Return the nth stretch of some days between two, or the last for a number below zero."""
    start = first + timedelta(days=(number - 1) * step) if number > 0 else last - timedelta(days=length - 1)
    end = min(start + timedelta(days=length - 1), last)
    if start > end:
        return Days(last, last, "day")
    return Days(start, end, "day" if start == end else "interval")


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _resolve_season(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve a season by whole months of the northern hemisphere; a winter belongs to the year it begins in."""
    month = _SEASONS[expression.name]

    def season(year: int) -> Days:
        first = date(year, month, 1)
        return Days(first, months_on(first, 3) - ONE_DAY, "interval")

    if expression.year is not None:
        days: Days | None = season(expression.year)
    elif expression.shift:
        tense: Tense = "future" if expression.shift > 0 else "past"
        days = _nearest(_When(months_on(when.anchor, 3 * expression.shift), tense), season)
    else:
        days = _nearest(when, season)
    if days is None:
        return _open(NO_WORDS)
    return _one(days.first, days.last, "interval", "whole months of the northern hemisphere")


def _resolve_decade(expression: TimeExpression, _when: _When) -> TimeAnswer:
    days = years_days(expression.year or 0, 100 if expression.unit == "century" else 10)
    return _one(days.first, days.last, "interval", f"a {expression.unit} of years")


def _resolve_part(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve "overnight" and "at dawn": the night before publication, or the coming one."""
    reason = "the night before the day of publication" if expression.part == "overnight" else "a day that is not named"
    if when.ahead:
        return _one(when.anchor, when.anchor + ONE_DAY, "interval", reason)
    return _one(when.anchor - ONE_DAY, when.anchor, "interval", reason)


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
        then = _shifted(focus, expression.year - focus.first.year, "year")
        return _one(then.first, then.last, then.precision, "the time spoken of last, in that year")
    days = containing(focus.first, expression.unit)
    if days.last is None or focus.last > days.last:
        return _open(ELSEWHERE)
    return _one(days.first, days.last, days.precision, "the time spoken of last")


def _resolve_set(_expression: TimeExpression, _when: _When) -> TimeAnswer:
    return _open(REPEATED)


def _resolve_range(expression: TimeExpression, when: _When) -> TimeAnswer:
    """Resolve both ends, one from the other: "from Friday to Sunday" ends on the Sunday after that Friday."""
    start, end = _with_year(*expression.children)
    if when.ahead:
        first = first_day(resolve_expression(start, when.anchor, "future"))
        last = _last(resolve_expression(end, first or when.anchor, "future"))
    else:
        last = _last(resolve_expression(end, when.anchor, when.tense))
        first = first_day(resolve_expression(start, last or when.anchor, "past"))
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


def first_day(answer: TimeAnswer) -> date | None:
    """Return the first day of the best reading; None if there is none or it is open."""
    return answer.readings[0].days.first if answer.readings else None


def _last(answer: TimeAnswer) -> date | None:
    return answer.readings[0].days.last if answer.readings else None


def _resolve_bound(expression: TimeExpression, when: _When) -> TimeAnswer:
    child, link = expression.children[0], expression.link
    if child.kind == "duration":
        return _bound_duration(child, link, when)
    tense: Tense = "past" if link == "since" else when.tense
    if link in {"by", "before", "until"} and child.edge == "end":  # all of it lies before its end
        child, link = replace(child, edge=""), "by"
    if link in {"by", "before", "until"} and _deadline_ahead(child, when):
        tense = "future"
    if link == "since" and child.kind == "part" and child.part not in {"night", "overnight"}:  # "since dawn"
        return _one(when.anchor, when.anchor, "since", "since: the day of publication")
    inner = resolve_expression(child, None if when.anchor == date.min else when.anchor, tense)
    readings = tuple(
        Reading(days, reading.weight, f"{link}: {reading.reason}")
        for reading in inner.readings
        if (days := _bounded(reading.days, link, when))
    )
    return TimeAnswer(readings, readings[0].reason if readings else inner.reason)


def _bounded(days: Days, link: str, when: _When) -> Days | None:
    if link in {"since", "after"}:
        first = days.first if link == "since" else days.last and days.last + ONE_DAY
        return _from(first, when) if first else None
    if link == "within" and days.first:
        return Days(max(days.first, when.anchor) if when.ahead else days.first, days.last, "by")
    last = days.last if link != "before" else days.first and days.first - ONE_DAY
    return Days(None, last, "by") if last else None


def _from(first: date, when: _When) -> Days:
    """Return what begins on a day; what has happened since then had happened by the day of publication."""
    closed = not when.ahead and when.anchor >= first
    return Days(first, when.anchor if closed else None, "since")


def _deadline_ahead(child: TimeExpression, when: _When) -> bool:
    """Say whether a deadline without a year ("promised to leave by mid-September") would lie in an earlier year."""
    if child.kind != "calendar" or child.year is not None:
        return False
    last = _last(resolve_expression(child, when.anchor, when.tense))
    return last is not None and last.year < when.anchor.year


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
