"""Dates of the Solar Hijri calendar ("Asad 23, 1400"), which Iran and Afghanistan print beside or in place of ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import regex

MONTHS = Path(__file__).with_name("solar_hijri.tsv")

_FIRST_DAY = date(1921, 3, 21)  # 1 Farvardin 1300
_YEARS = range(1300, 1450)
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Remainders by 33 of the leap years; a rule of arithmetic, which holds for every year so far of those above."""
_ARABIC = str.maketrans("يىك", "ییک")  # letters that keyboards write for the Persian ones
_PRINTED = regex.compile(
    r"(?:[\p{L}\u200c]+\s*[,،]?\s+)?(?:(?P<day>\d{1,2})\s+(?P<month>\p{L}+)|(?P<month>\p{L}+)\s+(?P<day>\d{1,2}))"
    r"\s*[,،]?\s+(?P<year>\d{4})(?:[\s,،|–—-]+\d{1,2}:\d\d(?::\d\d)?(?:\s*[\p{L}.]{1,6})?)?"
)


def solar_hijri_day(words: str) -> date | None:
    """Return the day that a date of this calendar means, or None if the words are no such date.

    Args:
        words: a month by its name with day and year, in Latin or Arabic letters, in any script's figures; a weekday may
            stand before it, and a time, which is ignored, after it.

    Raises:
        ValueError: the month has no such day.
    """
    match = _PRINTED.fullmatch(words.translate(_ARABIC))
    month = _months().get(match["month"].casefold()) if match else None
    if not match or not month or int(match["year"]) not in _YEARS:
        return None
    return _gregorian(int(match["year"]), month, int(match["day"]))


def _gregorian(year: int, month: int, day: int) -> date:
    months = (31,) * 6 + (30,) * 5 + (30 if _is_leap(year) else 29,)
    if not 1 <= day <= months[month - 1]:
        raise ValueError(f"{year}-{month} has no day {day}")
    leaps = sum(map(_is_leap, range(_YEARS.start, year)))
    return _FIRST_DAY + timedelta(days=365 * (year - _YEARS.start) + leaps + sum(months[: month - 1]) + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP


@cache
def _months() -> Mapping[str, int]:
    rows = [line.split("\t") for line in MONTHS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: int(number) for number, *names in rows for name in names}
