"""The day from which "the day before" and "that night" count: the one that their text named last."""

from __future__ import annotations

import re
from datetime import timedelta

from factbox.language.times import TimeExpression, parse_time, read_times
from factbox.records import Claim, Days, Report
from factbox.resolve.calendars import HOURS
from factbox.resolve.intervals import resolve_expression

_LONGEST_REACH = 400
"""Characters before the words in which the day that they count from is looked for: a sentence or two."""

_COUNTING = ("relative", "same")
_NAMING = ("weekday", "calendar", "unit", "holiday", "bound", "range")
"""Kinds of time words that name a day, a month or a year; others ("hours", "dawn") name nothing to count from."""

_GOES_ON = re.compile(r"[ \n]+(?!(?:and|but|in|at|near|by|when|while|as|with|amid|to)\b)[\w“\"‘]")
"""What follows "a day after" where it says after what: "the talks", "rebels had left"."""

_BEFORE_OR_AFTER = re.compile(r"\b(?:before|after)\Z")


def day_spoken_of(claim: Claim, report: Report) -> Days | None:
    """Return the day from which the time words of a claim count; None if they count from none, or it is not sure.

    "The ministry said on Tuesday that rebels had attacked THE NIGHT BEFORE" counts from the saying, and so does "They
    took Alder on Monday. Birch fell A DAY LATER" from the taking. Between two days that are named there is no telling.
    """
    if claim.time is None or report.published_day is None:
        return None
    expression = parse_time(claim.time.text)
    if expression.kind not in _COUNTING or expression.unit not in ("day", "night", *HOURS):
        return None
    start, end = claim.time.span.start, claim.time.span.end
    if _BEFORE_OR_AFTER.search(claim.time.text) and _GOES_ON.match(report.text, end):
        return None
    if claim.spoken is not None and claim.spoken.span.start > start:
        return None  # "... the day before, he said on Tuesday" may count from what was told first
    low = max(start - _LONGEST_REACH, 0)
    named = [one for one in read_times(report.text, low, start) if one.kind in (*_NAMING, *_COUNTING)]
    return _one_day(named[-1], report) if named else None


def _one_day(expression: TimeExpression, report: Report) -> Days | None:
    """Return the day that time words name, if it is one and had come by the day of the report."""
    answer = resolve_expression(expression, report.published_day)
    days = answer.readings[0].days if len(answer.readings) == 1 else None
    if days is None or days.first is None or days.last is None or report.published_day is None:
        return None
    single = days.last - days.first < timedelta(days=1)
    return days if single and days.last <= report.published_day else None
