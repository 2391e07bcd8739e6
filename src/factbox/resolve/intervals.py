"""From the meaning of a time expression to the intervals of days it may name, with a reason each.

The rules are those of English newswire, in docs/dates.md. What they share: a weekday or a date without a year is the
nearest one on the side that the tense of the verb gives; a calendar unit that was counted ("two weeks ago") stays as
wide as the unit; what counts from another event ("a day after") is bounded by the day of publication alone; and
words that people read in two ways have two readings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

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
    years_days,
)
from factbox.resolve.time_answers import (
    Tense,
    TimeAnswer,
    When,
    day_answer,
    edged,
    either,
    first_day,
    last_day,
    nearest_by_tense,
    one_answer,
    open_answer,
)
from factbox.resolve.weekdays import across_midnight, resolve_weekday

NO_ANCHOR = "relative date, but the day of publication is unknown"
NO_WORDS = "the words name no time that is known here"
ELSEWHERE = "refers to a day that the report names elsewhere"
REPEATED = "a repetition, not a date"


def resolve_expression(
    expression: TimeExpression, anchor: date | None, tense: Tense = "past", focus: Days | None = None
) -> TimeAnswer:
    """Return what a parsed expression may mean; see :func:`resolve_time`."""
    if expression.kind == "unknown":
        return open_answer(NO_WORDS)
    if anchor is None and not _is_absolute(expression) and not (focus and expression.kind in {"relative", "same"}):
        return open_answer(NO_ANCHOR)
    try:
        answer = _RESOLVERS[expression.kind](expression, When(anchor or date.min, tense, focus))
        # "mid-afternoon" is the midst of an afternoon, and not of the two days that it may have been on
        return edged(answer, "" if expression.kind == "part" else expression.edge, anchor)
    except (OverflowError, ValueError):  # the year 0, the 31st of June
        return open_answer("no such day in the calendar")


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


# --- resolvers, one for each kind of expression -------------------------------------------------------------------


def _resolve_calendar(expression: TimeExpression, when: When) -> TimeAnswer:
    year, month, day = expression.year, expression.month, expression.day
    if day is not None and month is None:
        return _day_of_month(expression, when)
    if year is not None and month is not None and day is not None:
        return across_midnight(day_answer(date(year, month, day), "a full date"), expression, when)
    if year is not None and month is not None:
        days = month_days(year, month)
        return one_answer(days.first, days.last, "month", "a month and its year")
    if year is not None:
        return one_answer(date(year, 1, 1), date(year, 12, 31), "year", "a year")
    if month is None:
        return open_answer(NO_WORDS)
    return across_midnight(_yearless(expression, when, month), expression, when)


def _yearless(expression: TimeExpression, when: When, month: int) -> TimeAnswer:
    day, shift = expression.day, expression.shift
    if expression.children:
        days: Days | None = month_days(when.anchor.year + (expression.children[0].shift or 0), month)
    elif day is None:
        if shift:
            when = When(moved(when.anchor, shift, "month"), "future" if shift > 0 else "past")
        days = nearest_by_tense(when, lambda year: month_days(year, month))
    else:
        days = nearest_by_tense(when, lambda year: day_in_year(year, month, day, expression.weekday))
        days = days or nearest_by_tense(when, lambda year: day_in_year(year, month, day, None))
    if days is None:
        return open_answer("no such day in the calendar")
    return one_answer(days.first, days.last, days.precision, f"the nearest one, the verb being {when.tense}")


def _day_of_month(expression: TimeExpression, when: When) -> TimeAnswer:
    """Resolve "Friday the 13th" and "the 13th"."""
    step = 1 if when.ahead else -1
    for distance in range(400):
        found = when.anchor + timedelta(days=step * distance)
        if found.day == expression.day and expression.weekday in {None, found.weekday()}:
            return day_answer(found, f"the nearest one, the verb being {when.tense}")
    return open_answer("no such day in the calendar")


def _resolve_holiday(expression: TimeExpression, when: When) -> TimeAnswer:
    rule = load_times().holidays[expression.name]
    if is_history(rule):
        return day_answer(date.fromisoformat(rule), "a day in history")
    if expression.year is not None:
        days = holiday_days(rule, expression.year)
    else:
        shift = expression.shift or 0
        tense: Tense = "future" if shift > 0 else "past" if shift < 0 else when.tense
        days = nearest_by_tense(When(when.anchor, tense), lambda year: holiday_days(rule, year))
    if days is None:
        return open_answer("that holiday does not fall in that year")
    return one_answer(days.first, days.last, days.precision, f"{expression.name}, by {rule}")


def _resolve_unit(expression: TimeExpression, when: When) -> TimeAnswer:
    unit, shift = expression.unit, expression.shift
    if expression.children:
        return _unit_of_day(expression, when)
    if unit == "weekend":
        return _weekend(shift, when, expression.name)
    if unit in {"second", "minute", "hour", "period", "half"}:
        return open_answer(NO_WORDS)
    days = containing(moved(when.anchor, shift or 0, unit), unit)
    answer = one_answer(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")
    return across_midnight(answer, expression, when)


def _unit_of_day(expression: TimeExpression, when: When) -> TimeAnswer:
    """Resolve "the week of August 9", and "the week ended August 13" as the seven days up to it."""
    day = first_day(_resolve_calendar(expression.children[0], when))
    if day is None:
        return open_answer("no such day in the calendar")
    days = containing(day, expression.unit)
    if expression.name == "ended":
        days = Days(moved(day, -1, expression.unit) + ONE_DAY, day, "interval")
    return one_answer(days.first, days.last, days.precision, f"the {expression.unit} of a day that is named")


def _weekend(shift: int | None, when: When, name: str = "") -> TimeAnswer:
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
    return one_answer(saturday, saturday + ONE_DAY, "interval", "Saturday and Sunday")


def _resolve_span(expression: TimeExpression, when: When) -> TimeAnswer:
    anchor, shift = when.anchor, expression.shift or -1
    if expression.number is None:
        reason = "a stretch of unstated length up to the day of publication"
        return one_answer(None, anchor, "vague", reason) if shift < 0 else one_answer(anchor, None, "vague", reason)
    other = moved(anchor, shift * expression.number, expression.unit)
    reason = "counted from the day of publication"
    return one_answer(min(anchor, other), max(anchor, other), "interval", reason)


def _resolve_ago(expression: TimeExpression, when: When) -> TimeAnswer:
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
        return one_answer(min(anchor, target), max(anchor, target), "interval", "less than that from publication")
    if expression.bound == "more":
        reason = "more than that from publication"
        return one_answer(None, target, "by", reason) if shift < 0 else one_answer(target, None, "since", reason)
    unit = "year" if expression.unit in {"decade", "century"} else expression.unit
    days = containing(target, unit)
    return one_answer(days.first, days.last, days.precision, f"the {unit} counted from the day of publication")


def _resolve_relative(expression: TimeExpression, when: When) -> TimeAnswer:
    """Bound what counts from another event; "hours after" may join it to the story of the day."""
    if when.focus and expression.unit in HOURS:
        return _hours_from(when.focus, expression, when.anchor)
    if when.focus and expression.number is not None:
        unit = "day" if expression.unit == "night" else expression.unit
        days = _shifted(when.focus, (expression.shift or 1) * expression.number, unit)
        if expression.name == "whole" and days.first:
            days = containing(days.first, unit)
        return one_answer(days.first, days.last, days.precision, "counted from the time spoken of last")
    anchor = when.anchor
    reason = "counted from another event, not from the day of publication"
    if when.ahead:
        return one_answer(anchor, None, "since", reason)
    bound = Days(None, anchor, "by"), reason
    if expression.unit in HOURS:
        return either(bound, (Days(anchor - ONE_DAY, anchor, "interval"), f"{reason}; the story of the day"), 0.6)
    return either(bound, bound, 1.0)


def _hours_from(days: Days, expression: TimeExpression, anchor: date) -> TimeAnswer:
    """Return the days on which hours before or after another day may end: that one, and the next or the one before."""
    shift, whole = expression.shift or 1, timedelta(days=round(expression.number or 0) // 24)
    first, last = (days.first, days.last) if shift > 0 else (days.last, days.first)
    near = first and first + shift * whole
    far = last and last + shift * (whole + ONE_DAY)
    if near and far and shift > 0 and anchor >= near:
        far = min(far, anchor)
    first, last = (near, far) if shift > 0 else (far, near)
    return one_answer(first, last, "day" if first == last else "interval", "hours from the day spoken of last")


def _shifted(days: Days, number: float, unit: str) -> Days:
    """Move an interval as a whole, so that a quarter stays a quarter."""
    first = days.first and moved(days.first, number, unit)
    last = days.last and moved(days.last + ONE_DAY, number, unit) - ONE_DAY
    return Days(first, last, days.precision)


def _resolve_duration(expression: TimeExpression, when: When) -> TimeAnswer:
    return _resolve_span(replace(expression, shift=1 if when.ahead else -1), when)


def _resolve_ordinal(expression: TimeExpression, when: When) -> TimeAnswer:
    number, unit = round(expression.number or 1), expression.unit
    if expression.children:
        return _part_of_unit(expression, number, resolve_expression(expression.children[0], when.anchor, when.tense))
    if number not in range(1, 5 if unit == "quarter" else 3):
        return open_answer("no such part of a year")
    if expression.year is not None:
        days = part_of_year(expression.year, number, unit)
    elif expression.shift is not None:
        days = part_of_year(when.anchor.year + expression.shift, number, unit)
    else:
        days = nearest_by_tense(when, lambda year: part_of_year(year, number, unit)) or Days()
    return one_answer(days.first, days.last, "interval", f"{unit} {number} of the year")


def _part_of_unit(expression: TimeExpression, number: int, whole: TimeAnswer) -> TimeAnswer:
    """Resolve "the first week of August" (days 1 to 7), "the last three days of July", "the second half of May"."""
    first, last, unit = first_day(whole), last_day(whole), expression.unit
    if first is None or last is None:
        return whole
    if expression.weekday is not None:
        day = nth_weekday(first.year, first.month, number, expression.weekday)
        return (
            day_answer(day, "counted in its month")
            if day.month == first.month
            else open_answer("no such day in the calendar")
        )
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
    return one_answer(days.first, days.last, precision, f"{unit} {number} of that")


def _counted_days(first: date, last: date, number: int, length: int, step: int) -> Days:
    """Return the nth stretch of some days between two, or the last for a number below zero."""
    start = first + timedelta(days=(number - 1) * step) if number > 0 else last - timedelta(days=length - 1)
    end = min(start + timedelta(days=length - 1), last)
    if start > end:
        return Days(last, last, "day")
    return Days(start, end, "day" if start == end else "interval")


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _resolve_season(expression: TimeExpression, when: When) -> TimeAnswer:
    """Resolve a season by whole months of the northern hemisphere; a winter belongs to the year it begins in."""
    month = _SEASONS[expression.name]

    def season(year: int) -> Days:
        first = date(year, month, 1)
        return Days(first, months_on(first, 3) - ONE_DAY, "interval")

    if expression.year is not None:
        days: Days | None = season(expression.year)
    elif expression.shift:
        tense: Tense = "future" if expression.shift > 0 else "past"
        days = nearest_by_tense(When(months_on(when.anchor, 3 * expression.shift), tense), season)
    else:
        days = nearest_by_tense(when, season)
    if days is None:
        return open_answer(NO_WORDS)
    return one_answer(days.first, days.last, "interval", "whole months of the northern hemisphere")


def _resolve_decade(expression: TimeExpression, _when: When) -> TimeAnswer:
    days = years_days(expression.year or 0, 100 if expression.unit == "century" else 10)
    return one_answer(days.first, days.last, "interval", f"a {expression.unit} of years")


def _resolve_part(expression: TimeExpression, when: When) -> TimeAnswer:
    """Resolve "overnight" and "at dawn": the night before publication, or the coming one."""
    reason = "the night before the day of publication" if expression.part == "overnight" else "a day that is not named"
    if when.ahead:
        return one_answer(when.anchor, when.anchor + ONE_DAY, "interval", reason)
    return one_answer(when.anchor - ONE_DAY, when.anchor, "interval", reason)


def _resolve_reference(expression: TimeExpression, when: When) -> TimeAnswer:
    if expression.name == "past":
        return one_answer(None, when.anchor, "vague", "some time before publication")
    if expression.name == "future":
        return one_answer(when.anchor, None, "vague", "some time after publication")
    return day_answer(when.anchor, "the day of publication")


def _resolve_same(expression: TimeExpression, when: When) -> TimeAnswer:
    focus = when.focus
    if focus is None or focus.first is None or focus.last is None:
        return open_answer(ELSEWHERE)
    if expression.year:
        then = _shifted(focus, expression.year - focus.first.year, "year")
        return one_answer(then.first, then.last, then.precision, "the time spoken of last, in that year")
    days = containing(focus.first, expression.unit)
    if days.last is None or focus.last > days.last:
        return open_answer(ELSEWHERE)
    return one_answer(days.first, days.last, days.precision, "the time spoken of last")


def _resolve_set(_expression: TimeExpression, _when: When) -> TimeAnswer:
    return open_answer(REPEATED)


def _resolve_range(expression: TimeExpression, when: When) -> TimeAnswer:
    """Resolve both ends, one from the other: "from Friday to Sunday" ends on the Sunday after that Friday."""
    start, end = _with_year(*expression.children)
    if when.ahead:
        first = first_day(resolve_expression(start, when.anchor, "future"))
        last = last_day(resolve_expression(end, first or when.anchor, "future"))
    else:
        last = last_day(resolve_expression(end, when.anchor, when.tense))
        first = first_day(resolve_expression(start, last or when.anchor, "past"))
    if first is None or last is None or first > last:
        return open_answer("the ends of the range do not fit together")
    return one_answer(first, last, "interval", "from the one to the other")


def _with_year(start: TimeExpression, end: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Give the year of one end to the other: "between 6 August and 10 August 2021"."""
    if end.year and start.kind == "calendar" and start.month and not start.year:
        over = end.month is not None and start.month > end.month
        return replace(start, year=end.year - over), end
    if start.year and end.kind == "calendar" and end.month and not end.year:
        over = start.month is not None and start.month > end.month
        return start, replace(end, year=start.year + over)
    return start, end


def _resolve_bound(expression: TimeExpression, when: When) -> TimeAnswer:
    child, link = expression.children[0], expression.link
    if child.kind == "duration":
        return _bound_duration(child, link, when)
    tense: Tense = "past" if link == "since" else when.tense
    if link in {"by", "before", "until"} and child.edge == "end":  # all of it lies before its end
        child, link = replace(child, edge=""), "by"
    if link in {"by", "before", "until"} and _deadline_ahead(child, when):
        tense = "future"
    if link == "since" and child.kind == "part" and child.part not in {"night", "overnight"}:  # "since dawn"
        return one_answer(when.anchor, when.anchor, "since", "since: the day of publication")
    inner = resolve_expression(child, None if when.anchor == date.min else when.anchor, tense)
    readings = tuple(
        Reading(days, reading.weight, f"{link}: {reading.reason}")
        for reading in inner.readings
        if (days := _bounded(reading.days, link, when))
    )
    return TimeAnswer(readings, readings[0].reason if readings else inner.reason)


def _bounded(days: Days, link: str, when: When) -> Days | None:
    if link in {"since", "after"}:
        first = days.first if link == "since" else days.last and days.last + ONE_DAY
        return _from(first, when) if first else None
    if link == "within" and days.first:
        return Days(max(days.first, when.anchor) if when.ahead else days.first, days.last, "by")
    last = days.last if link != "before" else days.first and days.first - ONE_DAY
    return Days(None, last, "by") if last else None


def _from(first: date, when: When) -> Days:
    """Return what begins on a day; what has happened since then had happened by the day of publication."""
    closed = not when.ahead and when.anchor >= first
    return Days(first, when.anchor if closed else None, "since")


def _deadline_ahead(child: TimeExpression, when: When) -> bool:
    """Say whether a deadline without a year ("promised to leave by mid-September") would lie in an earlier year."""
    if child.kind != "calendar" or child.year is not None:
        return False
    last = last_day(resolve_expression(child, when.anchor, when.tense))
    return last is not None and last.year < when.anchor.year


def _bound_duration(child: TimeExpression, link: str, when: When) -> TimeAnswer:
    """Resolve "for two weeks", "in less than a week", "within 30 days"; "after 20 years" dates nothing."""
    if link in {"by", "before", "after", "until", "since"}:
        return open_answer("a length of time from an event that is not named")
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


_RESOLVERS: dict[str, Callable[[TimeExpression, When], TimeAnswer]] = {
    "calendar": _resolve_calendar,
    "weekday": resolve_weekday,
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
