"""When something came about: the days that all testimonies about it allow, never narrower.

Dates come from time expressions, by intersecting intervals; never from how many say so. Where they cannot all be right
the hull of what they say is kept, and said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from factbox.knowledge.function_words import load_function_words
from factbox.reconcile.testimony import WITHDRAWAL, Statement, strongest
from factbox.records import Days, Mention, Precision

OPEN = Days()
CONFLICT = "the reports differ on the day"
_NAMES_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[.,]?|yesterday|today|dawn|noon|midnight|\d{4}-\d\d-\d\d")
"""Words for a time that name one day."""


def agree_on_days(
    statements: Sequence[Statement], *, after: date | None = None, before: date | None = None
) -> tuple[Days, str]:
    """Return the days on which one happening can have come about, and where that was inferred or is in conflict.

    Voices that carry weight decide; a party's date counts only where there is no other. A time expression with two
    readings takes the one that fits the rest, or both where the rest does not tell.

    Args:
        statements: at least one, all about the same happening.
        after: a day before which it cannot have been, by other reports; dropped where it fits none of the statements.
        before: a day after which it cannot have been, likewise.
    """
    dating = _dating(statements)
    found = _agreed(dating, after, before)
    if found is None:  # who lost a place may have left it before or after it was taken
        taking = [s for s in dating if s.type != WITHDRAWAL]
        found = _agreed(taking, after, before) if taking else None
    return found or (hull(day for s in dating for day in _readings(s)), CONFLICT)


def _dating(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements that date a happening: those that carry weight, and where they name no day, their texts.

    A headline tells of no day what the text below it dates by the word of somebody who is quoted.
    """
    strong = strongest(statements)
    if any(s.claim.time for s in strong) or any(s.claim.passage != "headline" for s in strong):
        return strong
    reports = {s.report.id for s in strong}
    below = [s for s in statements if s.report.id in reports and s.claim.time and s not in strong]
    return [*strong, *below]


def _agreed(statements: Collection[Statement], after: date | None, before: date | None) -> tuple[Days, str] | None:
    """Return the days that all statements allow, and what was inferred; None where they share none."""
    told = sorted(statements, key=lambda s: (len(s.claim.readings) > 1, s.order))
    bounds = [(after, before), (after, None), (None, before), (None, None)]
    possible = bounds[1:] if after and before and after > before else bounds
    for start in dict.fromkeys(as_days(*ends) for ends in possible):
        shared: Days | None = start
        reasons = [_why_not_before(told, after)] if start.first else []
        reasons += [_why_not_after(told, before)] if start.last else []
        for statement in told:
            shared, reason = _fit(shared, statement) if shared else (None, "")
            reasons += [reason, statement.dated_by]
        if shared:
            return shared, "; ".join(dict.fromkeys(filter(None, reasons)))
    return None


def _why_not_before(told: Sequence[Statement], after: date | None) -> str:
    """Say that a bound was inferred; nothing where the statements themselves say as much."""
    stated = any(after and days.first and days.first >= after for s in told for days in [s.days])
    return "" if stated else f"not before {after}, by what other reports say"


def _why_not_after(told: Sequence[Statement], before: date | None) -> str:
    """Say that a bound was inferred; nothing where the statements themselves say as much."""
    stated = any(before and days.last and days.last <= before for s in told for days in [days_told(s)])
    return "" if stated else f"not after {before}, by the fall that was counted after it"


def as_days(first: date | None, last: date | None) -> Days:
    """Return an interval of days with the precision that its ends show."""
    precision: Precision = "interval"
    if first == last:
        precision = "day" if first else "vague"
    elif first is None:
        precision = "by"
    elif last is None:
        precision = "since"
    return Days(first, last, precision)


def intersect(one: Days, other: Days) -> Days | None:
    """Return the days that two intervals share, an open end being anywhere; None if they share none."""
    first = max(one.first, other.first) if one.first and other.first else one.first or other.first
    last = min(one.last, other.last) if one.last and other.last else one.last or other.last
    return None if first and last and first > last else as_days(first, last)


def hull(intervals: Iterable[Days]) -> Days:
    """Return the shortest interval that covers all; an open end stays open."""
    parts = list(intervals)
    firsts = [days.first for days in parts]
    lasts = [days.last for days in parts]
    return as_days(
        None if None in firsts else min(d for d in firsts if d), None if None in lasts else max(d for d in lasts if d)
    )


def days_told(statement: Statement) -> Days:
    """Return when a statement says that something was, no later than the day it was said: nobody reports the future."""
    return _capped(statement.days, statement.said)


def _fit(shared: Days, statement: Statement) -> tuple[Days | None, str]:
    """Return what remains of ``shared`` after one more statement, and why a reading was chosen."""
    readings = _readings(statement)
    fitting = [days for reading in readings if (days := intersect(shared, reading))]
    if not fitting:
        return None, ""
    chosen = len(fitting) < len(readings)
    reason = f"{statement.claim.time.text!r} is read so that it fits the other reports" if statement.claim.time else ""
    return hull(fitting), reason if chosen else ""


def _readings(statement: Statement) -> list[Days]:
    """Return the intervals that a statement allows; several where its words have several readings."""
    days = [_capped(r.days, statement.said) for r in statement.claim.readings]
    possible = [d for d in days if not (d.first and d.last and d.first > d.last)]
    return possible if len(possible) > 1 else [days_told(statement)]


def _capped(days: Days, said: date) -> Days:
    """End an interval on the day the words were said, unless all of it lies later, which only a forecast may."""
    if days.first and days.first > said:
        return days
    return as_days(days.first, min(days.last or said, said))


def begun_by(first: date, time: Mention | None, latest: date) -> date:
    """Return the last day on which what is so "since" some time can have begun: "since February" names no day.

    Args:
        first: the first day of that time.
        time: the words for it; without any it is that day.
        latest: the last day on which it can have been so said.
    """
    words = load_function_words()
    told = time.text.casefold().split() if time else []
    if not told or not words.weekdays.isdisjoint(told) or any(map(_NAMES_DAY.fullmatch, told)):
        return first
    if (words.calendar - words.weekdays).isdisjoint(told):
        return max(first, latest)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return max(first, min(following - timedelta(days=1), latest))
