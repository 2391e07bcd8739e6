"""The rules that read time expressions off the classes of tokens.

A rule is a pattern over classes (:mod:`.time_patterns`) with a function that builds the expression from the tokens of
its named groups, or says None where the words mean something else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import regex

from factbox.knowledge.times import load_times
from factbox.language.time_expressions import TimeExpression
from factbox.language.time_patterns import Found, compile_pattern, full_year

_ROLLING = frozenset({"past", "coming", "upcoming", "forthcoming"})
_AROUND = frozenset({"previous", "preceding", "prior", "following"})
Builder = Callable[[Found], TimeExpression | None]


def _calendar(found: Found) -> TimeExpression:
    return TimeExpression(
        "calendar", found.span, year=found.year, month=found.number("month"), day=found.number("day"),
        weekday=found.number("weekday"), shift=found.shift,
    )  # fmt: skip


def _month_within(found: Found) -> TimeExpression | None:
    """Read "June last year"."""
    if found.unit != "year":
        return None
    year = TimeExpression("unit", found.span, unit="year", shift=found.shift)
    return TimeExpression("calendar", found.span, month=found.number("month"), children=(year,))


def _iso(found: Found) -> TimeExpression | None:
    year, month, day = (int(part) for part in found.text("iso")[:10].split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeExpression("calendar", found.span, year=year, month=month, day=day)


def _numeric(found: Found) -> TimeExpression | None:
    """Read 2021/08/13, 13.08.2021 and 8/13/2021; 8/9/2021 may be two days, and stays unread."""
    parts = [int(part) for part in regex.split(r"[./]", found.text("numeric"))]
    if parts[0] > 31:
        year, month, day = parts
    else:
        first, second, year = parts
        if "/" in found.text("numeric") and first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    year = full_year(year)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeExpression("calendar", found.span, year=year, month=month, day=day)


def _day_range(found: Found) -> TimeExpression:
    first = _calendar(found)
    return TimeExpression("range", found.span, children=(first, replace(first, day=found.number("until"))))


def _weekday(found: Found) -> TimeExpression:
    """Read a weekday, and the week it lies in: "Monday last week"."""
    weekday, unit, word = found.number("weekday"), found.unit, found.text("shift")
    if word in _AROUND and not unit:  # counted from another event
        return TimeExpression("relative", found.span, unit="day", shift=found.shift, weekday=weekday)
    if word in _ROLLING and not unit:
        return TimeExpression("weekday", found.span, weekday=weekday, name="past" if found.shift == -1 else "coming")
    if unit == "week":
        week = TimeExpression("unit", found.span, unit="week", shift=found.shift)
        return TimeExpression("weekday", found.span, weekday=weekday, children=(week,))
    return TimeExpression("weekday", found.span, weekday=weekday, shift=found.shift)


def _weekday_on(found: Found) -> TimeExpression | None:
    """Read "Sunday week" and "a week on Friday", which are a week after the coming one.

    "For the third time IN a week on Friday" and "after a week on Friday" tell of that very Friday.
    """
    unit = found.word("ahead") if found.kind("ahead") == "unit" else found.unit
    if unit != "week" or (found.has("n") and found.before() in load_times().before_spans):
        return None
    week = TimeExpression("ago", found.span, unit="week", number=found.amount or 1, shift=1)
    return TimeExpression("weekday", found.span, weekday=found.number("weekday"), children=(week,))


def _beyond(found: Found) -> TimeExpression | None:
    """Read "the week before last", "the Friday before last"."""
    shift = -2 if found.kind("beyond") == "before" else 2
    if found.has("weekday"):
        week = TimeExpression("unit", found.span, unit="week", shift=shift)
        return TimeExpression("weekday", found.span, weekday=found.number("weekday"), children=(week,))
    if found.unit not in {"week", "weekend", "month", "year"}:
        return None
    return TimeExpression("unit", found.span, unit=found.unit, shift=shift)


def _unit_of_day(found: Found) -> TimeExpression | None:
    """Read "the week of August 9" and "the week ended August 13"."""
    if found.unit not in {"week", "weekend", "month", "year"}:
        return None
    name = "ended" if found.has("ended") else ""
    return TimeExpression("unit", found.span, unit=found.unit, name=name, children=(_calendar(found),))


def _weekday_ago(found: Found) -> TimeExpression | None:
    if found.unit != "week":
        return None
    week = TimeExpression("ago", found.span, unit="week", number=found.amount, shift=-1)
    return TimeExpression("weekday", found.span, weekday=found.number("weekday"), children=(week,))


def _deictic(found: Found) -> TimeExpression:
    shift = (found.number("deictic") or 0) + (found.shift or 0)
    part = "night" if found.text("deictic") == "tonight" else ""
    return TimeExpression("unit", found.span, unit="day", shift=shift, part=part)


def _part_of(found: Found) -> TimeExpression | None:
    """Read "last night", "this morning"."""
    if found.text("shift") in {"past", "current", "latest"}:
        return None
    part = found.word("part") or found.kind("part")
    if found.text("shift") in _AROUND or found.shift == 1:
        return TimeExpression("relative", found.span, unit="day", number=1, shift=found.shift, part=part, name="whole")
    return TimeExpression("unit", found.span, unit="day", shift=found.shift, part=part)


def _unit(found: Found) -> TimeExpression | None:
    """Read "last week", but "the past week" and "the last two weeks" as spans that end or begin now."""
    shift, word, unit = found.shift, found.text("shift"), found.unit
    if unit in {"second", "half", "night"}:
        return None
    if unit == "day" and word not in _ROLLING | _AROUND and not (word == "next" and found.has("the")):
        return None
    if word in _AROUND or (unit == "day" and word == "next"):
        return TimeExpression("relative", found.span, unit=unit, number=1, shift=shift, name="whole")
    if unit == "weekend" and word in _ROLLING:
        return TimeExpression("unit", found.span, unit=unit, name="past" if shift == -1 else "coming")
    if word in _ROLLING or (shift and found.has("the") and unit not in {"quarter", "weekend", "period"}):
        plural = found.text("unit").endswith("s")
        number = None if plural else 1
        return TimeExpression("span", found.span, unit=unit, number=number, shift=shift)
    return TimeExpression("unit", found.span, unit=unit, shift=shift)


def _span(found: Found) -> TimeExpression | None:
    if found.shift == 0 or found.text("shift") in _AROUND:
        return None
    return TimeExpression(
        "span", found.span, unit=found.unit, number=found.amount, shift=found.shift, bound=found.bound
    )


def _recent(found: Found) -> TimeExpression:
    return TimeExpression("span", found.span, unit=found.unit, shift=-1)


def _ago(found: Found) -> TimeExpression:
    shift = 1 if found.has("ahead") else -1
    return TimeExpression("ago", found.span, unit=found.unit, number=found.amount, shift=shift, bound=found.bound)


def _relative(found: Found) -> TimeExpression | None:
    """Read "a day after", "hours later"; a lone singular ("the period after") counts nothing."""
    counted = found.has("n") or found.has("vague") or found.has("the") or found.text("unit").endswith("s")
    if not counted or found.unit in {"period", "half", "quarter"}:
        return None
    number = 1 if found.has("the") or found.has("alone") else found.amount
    return TimeExpression("relative", found.span, unit=found.unit, number=number, shift=found.shift, bound=found.bound)


def _year_earlier(found: Found) -> TimeExpression | None:
    """Read "year-earlier", "the year-ago quarter": the time spoken of, a year before."""
    if found.word("alone") != "year":
        return None
    if found.has("nth"):
        return TimeExpression("ordinal", found.span, unit=found.unit, number=found.number("nth"), shift=-1)
    return TimeExpression("relative", found.span, unit="year", number=1, shift=-1)


def _unit_of_year(found: Found) -> TimeExpression | None:
    """Read "the 1988 quarter": the one spoken of, in that year."""
    if found.unit not in {"quarter", "period"}:
        return None
    return TimeExpression("same", found.span, unit="quarter", year=found.year)


def _duration(found: Found) -> TimeExpression | None:
    """Read "two weeks", "a week"; a quarter, a half and a second are too often shares and ranks."""
    single = found.kind("n") == "a"
    if single and found.unit in {"quarter", "half", "second", "period", "night"}:
        return None
    if found.unit in {"half", "period"} or found.kind("n") == "year" or (found.has("dash") and found.unit == "quarter"):
        return None
    is_rate = single and found.match.start("n") == found.match.start() and not found.has("long")
    return TimeExpression("duration", found.span, unit=found.unit, number=found.amount, bound=found.bound, bare=is_rate)


def _long(found: Found) -> TimeExpression:
    return TimeExpression("duration", found.span, unit=found.unit, number=1)


def _ordinal(found: Found) -> TimeExpression | None:
    """Read "the third quarter of 2021"; other ordinals count events ("the third day") and are left out."""
    if found.unit == "century":
        return _century(found)
    if found.unit not in {"quarter", "half"}:
        return None
    number = 2 if found.unit == "half" and found.kind("nth") == "last" else found.number("nth")
    return TimeExpression("ordinal", found.span, unit=found.unit, number=number, year=found.year, shift=found.shift)


def _ordinal_within(found: Found) -> TimeExpression | None:
    """Read "the first week of August"."""
    if found.unit not in {"day", "week", "weekend"}:
        return None
    month = TimeExpression("calendar", found.span, year=found.year, month=found.number("month"))
    if found.text("unit").endswith("s"):
        return replace(month, edge="end" if found.has("final") else "start")
    number = -1 if found.has("final") else found.number("nth")
    return TimeExpression("ordinal", found.span, unit=found.unit, number=number, children=(month,))


def _days_within(found: Found) -> TimeExpression | None:
    """Read "the first ten days of August" as its days 1 to 10."""
    if found.unit not in {"day", "week"} or found.number("nth") not in {None, 1}:
        return None
    if found.amount is None:
        return replace(_calendar(found), edge="end" if found.has("final") else "start")
    days = found.amount * (7 if found.unit == "week" else 1)
    sign = -1 if found.has("final") else 1
    return TimeExpression("ordinal", found.span, unit="days", number=sign * days, children=(_calendar(found),))


def _half_of(found: Found) -> TimeExpression | None:
    """Read "the first half of the month", "the second quarter of last year"."""
    whole = TimeExpression("unit", found.span, unit=found.word("whole"), shift=found.shift or 0)
    if whole.unit == "year" and found.unit in {"half", "quarter"}:
        return TimeExpression("ordinal", found.span, unit=found.unit, number=found.number("nth"), shift=whole.shift)
    if found.has("month"):
        whole = TimeExpression("calendar", found.span, year=found.year, month=found.number("month"), unit="month")
    if found.unit != "half" or whole.unit not in {"week", "month", "decade", "century"}:
        return None
    return TimeExpression("ordinal", found.span, unit="half", number=found.number("nth"), children=(whole,))


def _nth_weekday(found: Found) -> TimeExpression:
    """Read "the first Sunday of March"."""
    month = TimeExpression("calendar", found.span, year=found.year, month=found.number("month"))
    number = found.number("nth") or -1
    return TimeExpression("ordinal", found.span, weekday=found.number("weekday"), number=number, children=(month,))


def _day_of_month(found: Found) -> TimeExpression:
    """Read "on the 17th"."""
    return replace(_calendar(found), bare=True)


def _into(found: Found) -> TimeExpression:
    """Read "a month into the siege", which counts from another event."""
    return TimeExpression("relative", found.span, unit=found.unit, number=found.amount, shift=1)


def _nth_running(found: Found) -> TimeExpression | None:
    """Read "for a third straight day": the two before, and this one."""
    number, unit = found.number("nth"), found.unit
    if number is None or unit not in {"day", "night", "week", "month", "year"}:
        return None
    before = number if unit == "night" else number - 1  # a night is of two days
    return TimeExpression("span", found.span, unit=unit, number=before, shift=-1, bare=True)


def _early_hours(found: Found) -> TimeExpression | None:
    """Read "the early hours", which are those of a day that is named elsewhere."""
    return TimeExpression("part", found.span, part="dawn") if found.text("unit") == "hours" else None


def _all_unit(found: Found) -> TimeExpression | None:
    """Read "all week", "the whole month"."""
    if found.unit not in {"day", "week", "weekend", "month", "year"} or found.text("unit").endswith("s"):
        return None
    return TimeExpression("unit", found.span, unit=found.unit, shift=None if found.unit == "weekend" else 0)


def _century(found: Found) -> TimeExpression:
    first = ((found.number("nth") or 1) - 1) * 100
    return TimeExpression("decade", found.span, year=first, unit="century")


def _quarter(found: Found) -> TimeExpression:
    return TimeExpression("ordinal", found.span, unit="quarter", number=int(found.text("quarter")[1]), year=found.year)


def _season(found: Found) -> TimeExpression:
    return TimeExpression("season", found.span, name=found.word("season"), year=found.year, shift=found.shift)


def _decade(found: Found) -> TimeExpression:
    value = found.token("decade").value
    digits = value if isinstance(value, int) else int(regex.sub(r"\D", "", str(value)))
    return TimeExpression("decade", found.span, year=digits if digits > 99 else 1900 + digits, unit="decade")


def _part(found: Found) -> TimeExpression:
    return TimeExpression("part", found.span, part=found.word("part") or found.kind("part"))


def _clock(found: Found) -> TimeExpression:
    """Read a time of day; it is finer than this program dates."""
    return TimeExpression("part", found.span, part="clock", name=found.joined("clock"))


def _reference(found: Found) -> TimeExpression:
    bare = found.text("reference") in _SAYING_LITTLE
    return TimeExpression("reference", found.span, name=found.word("reference"), bare=bare)


_SAYING_LITTLE = frozenset({"previously", "formerly", "already", "yet"})
"""Words that bound nothing which the tense of the verb does not bound too."""


def _vague_reference(found: Found) -> TimeExpression:
    """Read "recent", "current", "the past" and "the future", which date nothing in running text."""
    name = {"recent": "past", "earlier": "past", "last": "past", "future": "future"}.get(
        found.tokens[found.match.end() - 1].kind, "now"
    )
    return TimeExpression("reference", found.span, name=name, bare=True)


def _same(found: Found) -> TimeExpression | None:
    unit, part = found.unit, found.word("part")
    if unit in {"second", "period", "half"} or found.text("unit").endswith("s"):
        return None
    return TimeExpression("same", found.span, unit="day" if unit in {"", "night"} else unit, part=part)


def _set(found: Found) -> TimeExpression:
    return TimeExpression("set", found.span, unit=found.unit or found.word("set") or "day", bare=found.has("set"))


def _holiday(found: Found) -> TimeExpression:
    return TimeExpression("holiday", found.span, name=found.word("holiday"), year=found.year, shift=found.shift)


def _year_end(found: Found) -> TimeExpression | None:
    if found.unit not in {"year", "month", "week"}:
        return None
    return TimeExpression("unit", found.span, unit=found.unit, shift=0, edge="end")


def _period_ended(found: Found) -> TimeExpression | None:
    """Read "the year ended March 31", which is twelve months and not the calendar year."""
    if found.unit != "year" or found.text("unit").endswith("s"):
        return None
    return TimeExpression("duration", found.span, unit=found.unit, number=1)


def _the_unit(found: Found) -> TimeExpression | None:
    """Read "the month" and "weeks", which speak of a time only beside another word ("the end of", "for")."""
    if found.unit == "weekend":
        return TimeExpression("unit", found.span, unit="weekend")
    if found.text("unit").endswith("s") and not found.has("the") and found.unit not in {"half", "period"}:
        return TimeExpression("duration", found.span, unit=found.unit, bare=True)
    if found.unit in {"second", "half", "period", "night"} or found.text("unit").endswith("s"):
        return None
    stands = found.has("the") and found.unit in {"week", "month", "year"}
    return TimeExpression("unit", found.span, unit=found.unit, shift=0, bare=not stands)


def _age(found: Found) -> TimeExpression:
    """Read "an 8-month-old truce"; in running text it is more often the age of a person."""
    return TimeExpression("duration", found.span, unit=found.unit, number=found.amount, bare=True, name="age")


def _alternatives(found: Found) -> TimeExpression | None:
    """Read "weeks or months"."""
    return TimeExpression("duration", found.span, unit=found.unit, bare=True)


_RULES: tuple[tuple[str, Builder], ...] = (
    ("(?:$WEEKDAY comma?)? the? $DAY dot? of? $ANYMONTH (?:comma? of? $YEAR)?", _calendar),
    ("(?:$WEEKDAY comma?)? $ANYMONTH the? $DAY (?:comma? $YEAR)?", _calendar),
    ("$WEEKDAY comma? the? (?P<day>dayth)", _calendar),
    ("$MONTH comma? of? $YEAR", _calendar),
    ("$ANYMONTH of? $YEAR", _calendar),
    ("$SHIFT? $MONTH", _calendar),
    ("$MONTH of? $WEEK", _month_within),
    ("(?:the unit)? fiscal? $YEAR", _calendar),
    ("(?P<iso>iso)", _iso),
    ("(?P<numeric>numeric)", _numeric),
    ("$DAY $TO (?P<until>day|dayth) of? $ANYMONTH (?:comma? $YEAR)?", _day_range),
    ("$ANYMONTH $DAY $TO (?P<until>day|dayth) (?:comma? $YEAR)?", _day_range),
    ("$WEEKDAY", _weekday),
    ("(?:the|this){0,2} $SHIFT $WEEKDAY", _weekday),
    ("$WEEKDAY (?P<ahead>unit)", _weekday_on),
    ("$NUMBER $UNIT (?P<ahead>on) $WEEKDAY", _weekday_on),
    ("the? $WEEKDAY (?P<beyond>before last|after next)", _beyond),
    ("the? $UNIT (?P<beyond>before last|after next)", _beyond),
    ("the? $UNIT of (?:$ANYMONTH $DAY|$DAY of? $ANYMONTH) (?:dash day)? (?:comma? $YEAR)?", _unit_of_day),
    (
        "the? $UNIT (?P<ended>ended) (?:on|the){0,2} (?:$ANYMONTH $DAY|$DAY of? $ANYMONTH) (?:comma? $YEAR)?",
        _unit_of_day,
    ),
    ("$WEEKDAY (?:of|in)? $WEEK", _weekday),
    ("$WEEK on? $WEEKDAY", _weekday),
    ("$ABOUT $NUMBER $UNIT ago on? $WEEKDAY", _weekday_ago),
    ("$WEEKDAY $NUMBER $UNIT ago", _weekday_ago),
    ("(?P<deictic>deictic)", _deictic),
    ("the unit (?P<shift>before|after) (?P<deictic>deictic)", _deictic),
    ("the? $SHIFT (?P<part>part|night)", _part_of),
    ("(?P<part>overnight)", _part),
    ("the? (?P<part>part|night)", _part),
    ("about? $CLOCK", _clock),
    ("this? (?P<the>the)? $SHIFT fiscal? $UNIT", _unit),
    ("the? $SHIFT $ABOUT $NUMBER $UNIT", _span),
    ("the? recent $UNIT", _recent),
    ("$ABOUT $NUMBER dash? $UNIT (?:or so)? (?:ago|hence|(?P<ahead>from reference))", _ago),
    ("$ABOUT $NUMBER $UNIT (?P<ahead>hence|from reference)", _ago),
    ("$UNIT ago", _ago),
    ("$ABOUT $NUMBER dash? $UNIT (?P<shift>earlier|later|before|after)", _relative),
    ("just? (?P<the>the) $UNIT (?P<shift>before|after)", _relative),
    ("just? $UNIT (?P<shift>earlier|later|before|after)", _relative),
    ("the? comparable? (?P<alone>unit) dash? (?P<shift>earlier) $UNIT?", _year_earlier),
    ("the? comparable? (?P<alone>unit) dash? (?P<shift>ago) $UNIT?", _year_earlier),
    ("the? (?P<alone>unit) dash? (?P<shift>ago|earlier) (?P<nth>ordinal|second) dash? $UNIT", _year_earlier),
    ("the? $YEAR $UNIT", _unit_of_year),
    ("$ABOUT $NUMBER (?P<dash>dash)? $UNIT (?:dash? (?P<long>long))?", _duration),
    ("$ABOUT $NUMBER $UNIT (?P<half>and a unit)", _duration),
    ("$UNIT dash? long", _long),
    ("$ABOUT $NUMBER dash? $UNIT dash? old", _age),
    ("$UNIT or unit", _alternatives),
    ("the? (?P<nth>ordinal|second|dayth|last) dash? $UNIT (?:of fiscal? $YEAR)", _ordinal),
    ("the? (?P<nth>ordinal|second|dayth) dash? $UNIT", _ordinal),
    ("(?:the? $YEAR|$SHIFT unit) genitive? (?P<nth>ordinal|second) dash? $UNIT", _ordinal),
    ("the? (?P<nth>ordinal|second|dayth) $UNIT (?:of|in) $MONTH $YEAR?", _ordinal_within),
    ("the? (?P<final>last|final) $UNIT (?:of|in) $MONTH $YEAR?", _ordinal_within),
    ("the? (?P<nth>ordinal) $NUMBER $UNIT (?:of|in) $MONTH $YEAR?", _days_within),
    ("the? (?P<final>last|final) $NUMBER $UNIT (?:of|in) $MONTH $YEAR?", _days_within),
    ("the? (?P<nth>ordinal|second) $UNIT of (?:the|$SHIFT) (?P<whole>unit)", _half_of),
    ("the? (?P<nth>ordinal|second) $UNIT of $MONTH $YEAR?", _half_of),
    ("the? (?P<nth>ordinal|second|dayth|last|final) $WEEKDAY (?:of|in) $MONTH $YEAR?", _nth_weekday),
    ("(?:the|a)? (?P<nth>ordinal|second|dayth) (?:consecutive $UNIT|$UNIT consecutive?)", _nth_running),
    ("the (?P<day>dayth)", _day_of_month),
    ("$ABOUT $NUMBER $UNIT into", _into),
    ("the? (?:early|late) $UNIT", _early_hours),
    ("the? all $UNIT", _all_unit),
    ("(?P<quarter>quarter) (?:of? $YEAR)?", _quarter),
    ("(?:the|$SHIFT)? (?P<season>season) (?:of? $YEAR)?", _season),
    ("the? (?P<decade>decade)", _decade),
    ("(?P<reference>reference)", _reference),
    ("recent|this|earlier|the last|the? future", _vague_reference),
    ("the? same (?:$UNIT|(?P<part>part))", _same),
    ("every (?:$UNIT|part|weekday|night)", _set),
    ("(?P<set>set)", _set),
    ("(?:the|$SHIFT)? (?P<holiday>holiday) (?:comma? $YEAR)?", _holiday),
    ("the? fiscal? $UNIT ended", _period_ended),
    ("$UNIT genitive? dash? end", _year_end),
    ("(?P<the>the)? fiscal? $UNIT", _the_unit),
)


@cache  # a class or two, of some fifty
def rules_from(letters: str) -> tuple[tuple[regex.Pattern[str], Builder], ...]:
    """Return the rules that can match where the code points of some classes begin, in order."""
    return tuple((pattern, build) for pattern, build in _compiled_rules() if pattern.match(letters, partial=True))


@cache
def _compiled_rules() -> tuple[tuple[regex.Pattern[str], Builder], ...]:
    return tuple((compile_pattern(pattern), build) for pattern, build in _RULES)
