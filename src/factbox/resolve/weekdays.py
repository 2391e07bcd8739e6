"""Days of the week as days of the calendar: "on Friday", "last Monday", "Monday last week", "Tuesday overnight"."""

from __future__ import annotations

from datetime import date, timedelta

from factbox.language.times import TimeExpression
from factbox.records import Days
from factbox.resolve.calendars import ONE_DAY, containing, on_or_after, on_or_before, single_day
from factbox.resolve.time_answers import TimeAnswer, When, day_answer, either


def resolve_weekday(expression: TimeExpression, when: When) -> TimeAnswer:
    """Return what a weekday may mean: the nearest one, or that of a week that is named."""
    weekday = expression.weekday or 0
    if expression.name in {"past", "coming"}:
        answer = _rolling_weekday(weekday, expression.name, when.anchor)
    elif expression.children:
        answer = _weekday_within(weekday, expression.children[0], when)
    elif expression.shift is None:
        answer = _bare_weekday(weekday, when)
    else:
        answer = _shifted_weekday(weekday, expression.shift, when)
    return across_midnight(answer, expression, when)


def _bare_weekday(weekday: int, when: When) -> TimeAnswer:
    if when.ahead:
        return day_answer(on_or_after(when.anchor, weekday), "the first one from the day of publication on")
    return day_answer(on_or_before(when.anchor, weekday), "the last one up to the day of publication")


def _rolling_weekday(weekday: int, name: str, anchor: date) -> TimeAnswer:
    """Resolve "this past Tuesday" and "the coming Friday"."""
    if name == "coming":
        return day_answer(on_or_after(anchor + ONE_DAY, weekday), "the first one after the day of publication")
    return day_answer(on_or_before(anchor - ONE_DAY, weekday), "the last one before the day of publication")


def _shifted_weekday(weekday: int, shift: int, when: When) -> TimeAnswer:
    """Resolve "last Monday" and "next Friday", which people read by the week or by the nearest."""
    anchor = when.anchor
    in_week = containing(anchor, "week").first or anchor
    by_week = in_week + timedelta(days=weekday + 7 * shift)
    if shift < 0:
        nearest = on_or_before(anchor - ONE_DAY, weekday)
        return either(
            (single_day(nearest), "the last one before"), (single_day(by_week), "in the calendar week before"), 0.6
        )
    if shift > 0:
        nearest = on_or_after(anchor + ONE_DAY, weekday)
        return either(
            (single_day(by_week), "in the next calendar week"), (single_day(nearest), "the first one after"), 0.55
        )
    if when.ahead and by_week < anchor:
        by_week += timedelta(days=7)
    elif when.tense == "past" and by_week > anchor:
        by_week -= timedelta(days=7)
    return day_answer(by_week, "the one of this week")


def _weekday_within(weekday: int, week: TimeExpression, when: When) -> TimeAnswer:
    """Resolve "Monday last week": by the calendar, or the last Monday where an older text was dated anew."""
    anchor = when.anchor
    if week.kind == "ago" and week.shift == 1:
        return day_answer(
            on_or_after(anchor, weekday) + timedelta(weeks=week.number or 1), "weeks after the coming one"
        )
    if week.kind == "ago":
        back = round((week.number or 1) * 7)
        return day_answer(on_or_before(anchor, weekday) - timedelta(days=back), "counted back in weeks")
    monday = containing(anchor, "week").first or anchor
    literal = monday + timedelta(days=weekday + 7 * (week.shift or 0))
    if week.shift != -1:
        return day_answer(literal, "in the calendar week named")
    recent = on_or_before(anchor - ONE_DAY, weekday)
    return either(
        (single_day(literal), "in the calendar week before"),
        (single_day(recent), "the last one, if the text was written days before it was dated"),
        0.6,
    )


def across_midnight(answer: TimeAnswer, expression: TimeExpression, when: When) -> TimeAnswer:
    """Widen a day to two where "overnight" makes it cross midnight."""
    if expression.part != "overnight" or not answer.readings:
        return answer
    day = answer.readings[0].days.first
    if day is None:
        return answer
    before = Days(day - ONE_DAY, day, "interval"), "the night that ended on that day"
    after = Days(day, day + ONE_DAY, "interval"), "the night that began on that day"
    if expression.edge == "into" or (day == when.anchor and not when.ahead):
        return either(before, before, 1.0)
    return either(after, before, 0.6)
