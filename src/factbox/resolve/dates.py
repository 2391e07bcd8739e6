"""When a claim was so, from its own words and the day of its report, and what day that was.

Time expressions are counted out in :mod:`factbox.resolve.intervals`; here they meet the claim: a state has no
beginning that is not stated, a forecast begins on the day it is made, "said on Friday" bounds only the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import regex

from factbox.knowledge.times import load_times
from factbox.language.times import TimeExpression, parse_time, read_times
from factbox.records import Days, Precision, Reading, Span
from factbox.resolve.calendars import day_in_year
from factbox.resolve.intervals import resolve_expression
from factbox.resolve.time_answers import Tense, TimeAnswer, first_day

__all__ = ["Tense", "TimeAnswer", "claim_days", "infer_published", "resolve_expression", "resolve_time"]


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
    expression = parse_time(words)
    answer = resolve_expression(expression, anchor, tense, focus)
    if anchor and tense == "past" and expression.kind == "unit" and not expression.edge:
        return _so_far(answer, anchor)
    return answer


def _so_far(answer: TimeAnswer, anchor: date) -> TimeAnswer:
    """End a unit that is not over with the day of publication: what has happened this week had happened by then."""
    readings = tuple(
        replace(reading, days=replace(reading.days, last=_earlier(reading.days.last, anchor)))
        if reading.days.first and reading.days.first <= anchor
        else reading
        for reading in answer.readings
    )
    return replace(answer, readings=readings)


def _earlier(last: date | None, bound: date) -> date:
    return bound if last is None else min(last, bound)


# --- one claim ----------------------------------------------------------------------------------------------------


def claim_days(
    time: str | None,
    spoken: str | None,
    anchor: date | None,
    tense: Tense = "past",
    *,
    state: bool = False,
    forecast: bool = False,
    focus: Days | None = None,
) -> tuple[Days, tuple[Reading, ...], tuple[str, ...]]:
    """Return when a claim was so, as far as its own report says.

    Args:
        time: the words that date the happening; None if there are none.
        spoken: the words that date the statement ("said on Friday"), which bound only the end of the happening.
        anchor: the day of publication; None if unknown.
        tense: of the verb that carries the claim.
        state: the claim is that something is so (held, besieged): it has no beginning unless the words give one.
        forecast: the claim lies ahead: it begins on the day it is made.
        focus: the day that the text named last, from which "the day before" counts; None if that is not sure.

    Returns:
        The interval; all readings of it, best first, the interval being that of the first; and one sentence for
        each thing that stayed open.
    """
    said = _said(spoken, anchor)
    reasons: list[str] = []
    if time and not _is_now(time):
        answer = resolve_time(time, anchor, "future" if forecast else tense, focus)
        if answer.readings:
            claimed = (_claimed(reading.days, said, state=state, forecast=forecast) for reading in answer.readings)
            readings = tuple(
                replace(reading, days=days if forecast else _not_after(days, anchor))
                for reading, days in zip(answer.readings, claimed, strict=True)
            )
            return readings[0].days, readings, ()
        reasons.append(f"“{time}”: {answer.reason}")
    if said is None or said.last is None:
        reasons.append("no date: the day of publication is unknown")
        return Days(), (), tuple(dict.fromkeys(reasons))
    days = Days(said.first, None, "since") if forecast else Days(None, said.last, "by")
    reason = "bounded by the day it was said" if spoken else "bounded by the day of publication"
    return days, (Reading(days, 1.0, reason),), tuple(reasons)


def _not_after(days: Days, anchor: date | None) -> Days:
    """Bound what has come about by the day of publication, whatever its words look ahead to."""
    if anchor is None or (days.first and days.first > anchor) or (days.last and days.last <= anchor):
        return days
    return replace(days, last=anchor)


def _is_now(time: str) -> bool:
    """Say whether the words are "now", which bound a claim ("have now taken") and do not date it."""
    expression = parse_time(time)
    return expression.kind == "reference" and expression.name == "now"


def _said(spoken: str | None, anchor: date | None) -> Days | None:
    """Return the days on which the claim was made: those of the statement, or the day of publication."""
    answer = resolve_time(spoken, anchor, "past") if spoken else TimeAnswer((), "")
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


# --- the day of publication ---------------------------------------------------------------------------------------

_HEAD = 1500
"""Code points from the top of a text in which a date of publication is printed."""
_DATELINE = regex.compile(
    r"^\s*\p{Lu}[\p{Lu}\s.,'’/-]{2,60}[,\s]\s*(?P<date>[^()\n]{4,30}?)\s*(?:\([^)\n]{2,40}\)|—|–|--|-|:)\s"
)
_BYLINE = regex.compile(r"\bby\s+\p{Lu}[\p{L}.'’-]*(?:\s(?:and\s)?\p{Lu}[\p{L}.'’-]*){0,5}", flags=regex.IGNORECASE)
_LETTERS = regex.compile(r"\p{L}+")


def infer_published(text: str) -> tuple[date | None, str]:
    """Return the day a text was published, from the text alone, or None and why not.

    A date with its year printed on a line of its own near the top, or in a dateline, is taken as stated. Without one,
    the day is inferred only where the text names a day with its weekday, calls it today ("today, Friday, August 13"),
    names no later one, and one year only, of the last that the text names and the year after, gives that day that
    weekday. Anything less stays unknown: "on Friday" may be the day before publication.
    """
    printed, updated = _printed_days(text[:_HEAD])
    days = printed or updated
    if len(days) == 1:
        return next(iter(days)), "stated: a date line near the top"
    if days:
        return None, "several dates are printed near the top"
    return _inferred_day(text)


def _printed_days(head: str) -> tuple[set[date], set[date]]:
    """Return the full dates on date lines, and those on lines that tell of a later change."""
    knowledge = load_times()
    printed: set[date] = set()
    updated: set[date] = set()
    for line in head.splitlines():
        dates = _full_dates(line)
        rest = _BYLINE.sub(" ", _without(line, [span for span, _ in dates]))
        words = {word.lower() for word in _LETTERS.findall(rest)}
        if len(dates) == 1 and words <= knowledge.furniture:
            (updated if words & knowledge.updated else printed).add(dates[0][1])
        elif match := _DATELINE.match(line):
            printed.update(day for _, day in _full_dates(match["date"]))
    return printed, updated


def _full_dates(line: str) -> list[tuple[Span, date]]:
    """Return the dates of a line that have a day, a month and a year."""
    found = (each for each in read_times(line) if each.kind == "calendar" and each.year and each.month and each.day)
    answers = ((each.span, first_day(resolve_expression(each, None))) for each in found)
    return [(span, day) for span, day in answers if day]


def _without(line: str, spans: list[Span]) -> str:
    for span in reversed(spans):
        line = line[: span.start] + " " + line[span.end :]
    return line


def _inferred_day(text: str) -> tuple[date | None, str]:
    expressions = list(_leaves(read_times(text)))
    named = [each for each in expressions if each.kind == "calendar" and each.month and each.day and not each.year]
    latest = max(named, key=lambda each: (each.month or 0, each.day or 0), default=None)
    if latest is None or latest.weekday is None:
        return None, "no date is printed, and the text names no day with its weekday"
    if not any(_is_today(each) and _is_beside(each.span, latest.span) for each in expressions):
        return None, "no date is printed, and the text does not call the latest day it names today"
    named_years = {each.year for each in expressions if each.kind == "calendar" and each.year}
    years = {year + more for year in [max(named_years)] for more in (0, 1)} if named_years else set()
    days = [day for year in sorted(years) if (day := _weekday_in(year, latest))]
    if len(days) != 1:
        return None, "no date is printed, and the year of the latest day that is named is in doubt"
    return days[0], "inferred: the latest day named agrees with its weekday and with a year in the text"


def _leaves(expressions: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    for expression in expressions:
        if expression.kind in {"range", "bound"}:
            yield from _leaves(expression.children)
        else:
            yield expression


def _is_today(expression: TimeExpression) -> bool:
    return expression.kind == "unit" and expression.unit == "day" and expression.shift == 0


def _is_beside(one: Span, other: Span) -> bool:
    """Say whether at most a few code points lie between two stretches: "today (Friday, August 13)"."""
    return max(one.start, other.start) - min(one.end, other.end) <= 5


def _weekday_in(year: int, named: TimeExpression) -> date | None:
    """Return the day that is named in a year, if it is the weekday it is said to be."""
    days = day_in_year(year, named.month or 1, named.day or 1, named.weekday)
    return days.first if days else None
