"""Days, weeks, months, feasts: calendar arithmetic, on its own and without any words.

Weeks begin on Monday (ISO 8601); years are those of the Gregorian calendar.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from factbox.records import Days

ONE_DAY = timedelta(days=1)


def month_days(year: int, month: int) -> Days:
    """Return a month."""
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_days(year: int) -> Days:
    """Return a year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}


def moved(day: date, number: float, unit: str) -> date:
    """Return the day some units on (or back, below zero); part of a day counts as a day, as it may cross midnight."""
    if unit in _MONTHS:
        return months_on(day, round(number * _MONTHS[unit]))
    if unit in HOURS:
        days = math.ceil(abs(number) * HOURS[unit] / 24)
        return day + timedelta(days=days if number > 0 else -days)
    return day + timedelta(days=round(number * _DAYS.get(unit, 1)))


def containing(day: date, unit: str) -> Days:
    """Return the calendar unit that a day lies in."""
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6), "week")
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return Days(saturday, saturday + ONE_DAY, "interval")
    if unit == "month":
        return month_days(day.year, day.month)
    if unit in {"quarter", "half"}:
        return part_of_year(day.year, (day.month - 1) // _MONTHS[unit] + 1, unit)
    if unit == "year":
        return year_days(day.year)
    if unit in {"decade", "century"}:
        size = _MONTHS[unit] // 12
        return years_days(day.year - day.year % size, size)
    return single_day(day)


def part_of_year(year: int, number: int, unit: str) -> Days:
    """Return the nth quarter or half of a year."""
    months = _MONTHS[unit]
    first = date(year, (number - 1) * months + 1, 1)
    return Days(first, months_on(first, months) - ONE_DAY, "interval")


def years_days(first: int, size: int) -> Days:
    """Return some years from a first one on."""
    return Days(date(first, 1, 1), date(first + size - 1, 12, 31), "interval")


def on_or_before(day: date, weekday: int) -> date:
    """Return the last day up to a day that is that weekday (0 is Monday)."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def on_or_after(day: date, weekday: int) -> date:
    """Return the first day from a day on that is that weekday (0 is Monday)."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def holiday_days(rule: str, year: int) -> Days | None:
    """Return the days of a holiday in a year of our calendar, by its rule in knowledge/times/holidays.tsv.

    A holiday of the Islamic calendar may fall twice in one year or never; the first is taken.
    """
    if rule.startswith("islamic "):
        return next(_islamic(rule.removeprefix("islamic "), year), None)
    for name, sunday in (("easter", _easter), ("orthodox", _orthodox_easter)):
        if rule.startswith(name):
            return single_day(sunday(year) + timedelta(days=int(rule.removeprefix(name))))
    if is_history(rule):
        return single_day(date.fromisoformat(rule))
    if ":" in rule:
        month, number, weekday = (int(part) for part in rule.split(":"))
        return single_day(nth_weekday(year, month, number, weekday - 1))
    month, day = (int(part) for part in rule.split("-"))
    return single_day(date(year, month, day))


def is_history(rule: str) -> bool:
    """Say whether the rule of a holiday is one day in history."""
    return len(rule) == len("2001-09-11") and rule[4] == "-"


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    """Return the nth weekday (0 is Monday) of a month, or the last for a number below zero."""
    days = month_days(year, month)
    if number < 0:
        return on_or_before(days.last or date.max, weekday)
    return on_or_after(days.first or date.min, weekday) + timedelta(days=7 * (number - 1))


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
        last = first if day else _from_islamic(hijri, int(month) + 1, 1) - ONE_DAY
        if first.year == year:
            yield Days(first - ONE_DAY, last + ONE_DAY, "interval")


def _from_islamic(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar: months of 30 and 29 days, 11 leap years in 30."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + math.ceil(29.5 * (month - 1)) + day - 1
    return _ISLAMIC_EPOCH + timedelta(days=days)


def single_day(day: date) -> Days:
    """Return the interval of one day."""
    return Days(day, day, "day")


def day_in_year(year: int, month: int, day: int, weekday: int | None) -> Days | None:
    """Return the day in a year, if that year has it and it is the weekday named."""
    if day > monthrange(year, month)[1]:
        return None
    found = date(year, month, day)
    return single_day(found) if weekday in {None, found.weekday()} else None
