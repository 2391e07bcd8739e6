"""Days as their sentence tells them: of the month or the year that it names, and of no first day of these."""

from __future__ import annotations

import re
from calendar import day_name, month_name, monthrange
from datetime import date

from factbox.publish.wording import MONTHS, day_words, days_words
from factbox.records import Days

_MONTH = rf"(?:{'|'.join(month_name[1:])})"

_FIRST_DAY = re.compile(
    rf"\b(?:1|1st|first)(?: day)?(?: of)?(?: {_MONTH}| the)\b|\b{_MONTH} 1(?:st)?\b|\bNew Year"
    rf"|\b(?:{'|'.join(day_name)}|today|yesterday|overnight|days?|nights?|weeks?)\b"
)
"""Words by which the first day of a month may be meant as a day."""


def told_days(days: Days, sentence: str) -> str:
    """Return an interval in words, no more exactly than a sentence tells it.

    Args:
        days: what its words were resolved to; "since May" and "in 2031" begin on the first day that they allow.
        sentence: the sentence.
    """
    first, last = days.first, days.last
    if first is None or last is None or first == last or first.day != 1 or _FIRST_DAY.search(sentence):
        return days_words(days)
    month, year = f"{MONTHS[first.month - 1]} {first.year}", str(first.year)
    if last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return f"in {month}"
    if (first.month, last) == (1, date(first.year, 12, 31)):
        return f"in {year}"
    if re.search(rf"\bsince (?:(?:early|mid|late)[ -])?{month_name[first.month]}\b", sentence):
        return f"since {month}"
    if first.month != 1:
        return days_words(days)
    return f"since {year}" if re.search(rf"\bsince {year}\b", sentence) else f"by {day_words(last)}"
