"""What is background: wars of long ago and anniversaries are told, but are no part of the unfolding story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factbox.extract.sentence.line import Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.records import Report

_YEAR = re.compile(r"(?<![\d,.$£€])(1[5-9]\d\d|20[0-4]\d)s?(?![\d,]|\.\d|%)")
_DIGIT = re.compile(r"\d")
_YEAR_THEN = re.compile(r"\b(?:in|since|during|of|until) (1[5-9]\d\d|20[0-4]\d), (?:when|as|after|before|during)\b")
"""A year with a clause on what happened in it: "in 1998, when the town fell"."""
_HOUR = re.compile(
    r"\bat (?:(?:about|around|approximately|exactly|nearly) )?(?:[01]\d|2[0-3])[0-5]\d\b(?! (?:levels?|prices)\b)"
    r"|\b(?:from|between) (?:[01]\d|2[0-3])[0-5]\d (?:to|and|until) (?:(?:0\d|1[0-4]|2[1-3])[0-5]\d|205\d)\b"
    r"|\b(?:[01]\d|2[0-3])[0-5]\d (?:GMT|UTC|hours|hrs|local time|Zulu)\b",
    re.IGNORECASE,
)
"""Hours in four digits, which are no years: "at 1835", "1700 GMT", "from 1710 to 2250"."""
_LEAD = 4
"""Lines in which a report says what it is about: headline, date, and the first sentences."""

_NOW = frozenset({"now", "today", "yesterday", "overnight", "tonight", "currently"})


def background_lines(report: Report, lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the sentences that speak of another time than the report's own.

    A sentence is background if the only years it names are older than the year before the report's, or if it says so
    in words ("decades ago"); what follows in the same paragraph stays background until a day or a recent year is named.
    A report that opens so is an anniversary, and all of it is background but for what it dates to its own days.
    """
    present = _present_year(report)
    lead = [line for line in lines[: 2 * _LEAD] if not _is_caption(report, line)][:_LEAD]
    looks_back = any(_turns(line, present, before=False) for line in lead)
    found = set()
    paragraph, background = -1, False
    for index, line in enumerate(lines):
        if line.paragraph != paragraph:
            paragraph, background = line.paragraph, looks_back
        background = _turns(line, present, before=background)
        if background or _tells_of_year(line, present):
            found.add(index)
    return frozenset(found)


def _is_caption(report: Report, line: Line) -> bool:
    """Say whether a sentence is of a caption: a picture of years ago does not make its report an anniversary."""
    passage = report.passage_at(line.sentence.span)
    return passage is not None and passage.kind == "caption"


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names in digits."""
    if _DIGIT.search(text) is None:  # as in most sentences
        return ()
    return tuple(int(match[1]) for match in _YEAR.finditer(_HOUR.sub("", text)))


def _present_year(report: Report) -> int | None:
    if report.published_day is not None:
        return report.published_day.year
    return max(years_in(report.text), default=None)


def _turns(line: Line, present: int | None, *, before: bool) -> bool:
    """Say whether a sentence is background, given that the one before was."""
    years = years_in(line.slice(0, len(line)))
    if years and present is not None:
        return max(years) < present - 1 and not _is_aside(line, years)
    told = line.find(load_cues()["historical"], 0, len(line))
    if told is not None and "since" not in line.words[max(told[0] - 3, 0) : told[0]]:
        return True  # "the worst SINCE the second world war" is of now
    weekdays = load_function_words().weekdays
    return before and not any(word in _NOW or word in weekdays for word in line.words)


def _tells_of_year(line: Line, present: int | None) -> bool:
    """Say whether a sentence goes on from a year of long ago to what happened then, and has no day of now."""
    years = [int(year) for year in _YEAR_THEN.findall(line.slice(0, len(line)))]
    weekdays = load_function_words().weekdays
    dated = any(word in _NOW or word in weekdays for word in line.words)
    return bool(years) and present is not None and max(years) < present - 1 and not dated


def _is_aside(line: Line, years: tuple[int, ...]) -> bool:
    """Say whether the old year only dates an aside ("the first since the 2020 deal") beside news of now."""
    words = load_function_words()
    if any(word in _NOW or word in words.weekdays for word in line.words):
        return True
    dated = [i for i, word in enumerate(line.words) if word.rstrip("s").isdecimal() and int(word.rstrip("s")) in years]
    return all(_dates_noun(line, i) or _reckoned_from(line, i) for i in dated)


def _dates_noun(line: Line, i: int) -> bool:
    """Say whether a year is an adjective: "their 2001 ousting", "the 2020 deal"."""
    owned = line.words[i - 1 : i] and line.words[i - 1] in load_function_words().determiners
    return bool(owned) and line.words[i].isdecimal() and line.words[i + 1 : i + 2] != () and line.words[i + 1].isalpha()


def _reckoned_from(line: Line, i: int) -> bool:
    """Say whether something of now is reckoned from the year: "the first since 2001"."""
    return "since" in line.words[max(i - 14, 0) : i]
