"""How well time expressions are found and dated, against TIMEX3 annotation.

The gold is JSON Lines, one document a line: ``dct`` (the day of writing, ISO), ``text`` and ``timexes``, each with
``start``, ``end`` and ``value`` (the form in which TimeBank and TempEval-3 are usually carried).

Our answers are intervals of days; :func:`timex_value` turns them into TIMEX3 values by the rules of docs/dates.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from factbox.errors import UsageError
from factbox.language.times import TimeExpression, parse_time, read_times, tense_around
from factbox.records import Days, Span
from factbox.resolve.dates import Tense, resolve_expression

_UNIT_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "WE",
    "fortnight": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_PART_LETTERS = {
    "morning": "TMO", "dawn": "TMO", "midday": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "overnight": "TNI", "midnight": "T24:00",
}  # fmt: skip
_SEASON_LETTERS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


@dataclass(frozen=True, slots=True)
class _Document:
    """One line of the gold."""

    day: date
    text: str
    gold: tuple[tuple[Span, str], ...]


def evaluate_dates(path: Path) -> dict[str, float | int]:
    """Score the reading of dates on a file of TIMEX3 annotation.

    Args:
        path: the gold, JSON Lines as described above.

    Returns:
        ``value_accuracy``, the share of gold expressions whose value is right given their words; ``value_f1``,
        ``value_precision`` and ``value_recall`` from raw text, an answer counting where it overlaps a gold
        expression and has its value (TempEval-3, relaxed); ``span_f1``, the same without the value;
        and the counts ``documents``, ``expressions`` and ``found``.

    Raises:
        UsageError: the file cannot be read as that.
    """
    documents = list(_read(path))
    given = [right for document in documents for right in _right_given_words(document)]
    tallies = [_tally(document) for document in documents]
    found, overlapping, right = (sum(column) for column in zip(*tallies, strict=True)) if tallies else (0, 0, 0)
    expressions = len(given)
    return {
        "value_accuracy": _share(sum(given), expressions),
        "value_f1": _share(2 * right, found + expressions),
        "value_precision": _share(right, found),
        "value_recall": _share(right, expressions),
        "span_f1": _share(2 * overlapping, found + expressions),
        "documents": len(documents),
        "expressions": expressions,
        "found": found,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _read(path: Path) -> Iterator[_Document]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield _document(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise UsageError(
                    f"{path}:{number} is no TIMEX3 document with dct, text and timexes: {error}"
                ) from error


def _document(row: dict[str, Any]) -> _Document:
    gold = tuple((Span(int(timex["start"]), int(timex["end"])), str(timex["value"])) for timex in row["timexes"])
    return _Document(date.fromisoformat(row["dct"][:10]), row["text"], gold)


def _right_given_words(document: _Document) -> list[bool]:
    """Say of every gold expression whether its value is right, given where it stands."""
    gold = sorted(document.gold)
    read = [parse_time(_words(document.text, span)) for span, _ in gold]
    values = _values(document, [(span, expression) for (span, _), expression in zip(gold, read, strict=True)])
    return [value == wanted for value, (_, wanted) in zip(values, gold, strict=True)]


def _words(text: str, span: Span) -> str:
    """Return the words of an expression, with a next word that changes them: "the year ended May 31", "a year ago"."""
    words, following = text[span.start : span.end], text[span.end : span.end + 8].split()[:1]
    if "quarter" in words or not following or following[0] not in {"ended", "ending", "earlier", "ago"}:
        return words
    return f"{words} {following[0]}"


def _tally(document: _Document) -> tuple[int, int, int]:
    """Return how many expressions were found, how many overlap a gold one, and how many of those have its value."""
    found = [(atom.span, atom) for expression in read_times(document.text) for atom in _atoms(expression)]
    open_gold = list(document.gold)
    overlapping = right = 0
    for (span, _), value in zip(found, _values(document, found), strict=True):
        match = next((gold for gold in open_gold if gold[0].overlaps(span)), None)
        if match:
            open_gold.remove(match)
            overlapping += 1
            right += value == match[1]
    return len(found), overlapping, right


def _values(document: _Document, expressions: list[tuple[Span, TimeExpression]]) -> list[str]:
    """Return the values of a text's expressions in order; a quarter that was named is what "a year ago" counts from."""
    values: list[str] = []
    quarter: Days | None = None
    latest: Days | None = None
    for span, expression in expressions:
        tense = tense_around(document.text, span)
        atom = next(_atoms(expression))
        named = (atom.kind == "same" and not atom.year) or atom.name == "whole"
        values.append(timex_value(atom, document.day, tense, latest if named else quarter))
        days = _days(atom, document.day, tense)
        latest = days or latest
        if _is_year(atom):
            quarter = None
        elif atom.kind == "ordinal" and not atom.children:
            quarter = days or quarter
    return values


def _atoms(expression: TimeExpression) -> Iterator[TimeExpression]:
    """Yield the expressions that TIMEX3 marks apart: both ends of a range, and a bound without its preposition."""
    if expression.kind in {"range", "bound"}:
        for child in expression.children:
            yield from _atoms(child)
    else:
        yield expression


def _days(atom: TimeExpression, day: date, tense: Tense) -> Days | None:
    """Return the interval that an expression names by itself."""
    if atom.kind in _UNDATED or atom.kind in {"relative", "same", "ago"}:
        return None
    answer = resolve_expression(_plain(atom), day, tense)
    return answer.readings[0].days if answer.readings else None


def _is_year(atom: TimeExpression) -> bool:
    """Say whether the text turns to a whole year, or to months of it."""
    return (atom.kind == "unit" and atom.unit == "year" and not atom.shift and not atom.edge) or (
        atom.kind == "span" and atom.unit == "month"
    )


def timex_value(expression: TimeExpression, day: date, tense: Tense, focus: Days | None = None) -> str:
    """Return the TIMEX3 value of an expression written on a day; empty where it has none.

    Args:
        expression: what :func:`factbox.language.times.parse_time` made of its words.
        day: when it was written.
        tense: of the happening that it dates.
        focus: the period that the text spoke of last, a quarter or the like.
    """
    atom = next(_atoms(expression))
    if atom.kind in _UNDATED:
        return _UNDATED[atom.kind](atom)
    if atom.kind == "ago" and atom.number is None:
        return "PAST_REF" if (atom.shift or -1) < 0 else "FUTURE_REF"
    answer = resolve_expression(_counted(atom, focus), day, tense, focus)
    return _point(atom, answer.readings[0].days) if answer.readings else ""


def _set(atom: TimeExpression) -> str:
    return _period(TimeExpression("duration", unit=atom.unit, number=1))


def _century(atom: TimeExpression) -> str:
    return str((atom.year or 0) // (100 if atom.unit == "century" else 10))


def _reference(atom: TimeExpression) -> str:
    return {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[atom.name]


def _counted(atom: TimeExpression, focus: Days | None) -> TimeExpression:
    """Say what an expression counts from: a quarter spoken of last, or the day of writing."""
    plain = _plain(atom)
    if focus is None and plain.kind == "relative":
        return replace(plain, kind="ago")
    if focus and plain.kind == "ago" and plain.unit == "year" and plain.number == 1:
        return replace(plain, kind="relative")
    if plain.kind == "unit" and plain.unit == "period" and plain.shift == -1:
        return replace(plain, unit="quarter")
    if focus and plain.kind == "unit" and plain.unit in {"quarter", "period"} and not plain.shift:
        return replace(plain, kind="same", unit="quarter")
    return plain


def _plain(atom: TimeExpression) -> TimeExpression:
    """Take off what TIMEX3 says beside the value: "early" and "overnight"."""
    if atom.kind == "part":
        return TimeExpression("unit", unit="day", shift=-1 if atom.part in {"overnight", "night"} else 0)
    return TimeExpression(
        atom.kind, year=atom.year, month=atom.month, day=atom.day, weekday=atom.weekday, unit=atom.unit,
        number=atom.number, shift=atom.shift, name=atom.name, part=atom.part, children=atom.children,
    )  # fmt: skip


def _period(atom: TimeExpression) -> str:
    unit = _UNIT_LETTERS.get(atom.unit, "")
    if not unit:
        return "PXX"
    if atom.number is None:
        return f"P{unit[:-1]}X{unit[-1]}" if unit[0] == "T" else f"PX{unit}"
    if atom.number % 1 == 0.5 and unit in {"Y", "TM"}:  # two and a half years
        return f"P{atom.number // 1:g}Y6M" if unit == "Y" else f"PT{atom.number // 1:g}M30S"
    if atom.unit == "quarter" and atom.number > 1:
        return f"P{atom.number * 3:g}M"
    number = atom.number * {"decade": 10, "century": 100, "fortnight": 2}.get(atom.unit, 1)
    letter = "Y" if atom.unit in {"decade", "century"} else unit
    return f"P{'T' if letter[0] == 'T' else ''}{number:g}{letter[-1]}"


_UNDATED: dict[str, Callable[[TimeExpression], str]] = {
    "duration": _period,
    "span": _period,
    "set": _set,
    "decade": _century,
    "reference": _reference,
}
"""Kinds whose value is in the words alone."""


def _point(atom: TimeExpression, days: Days) -> str:
    """Return the value of a calendar unit or a day, by the width of the interval."""
    first = days.first
    if first is None:
        return ""
    if days.precision == "day":
        return first.isoformat() + (_clock(atom.name) if atom.part == "clock" else _PART_LETTERS.get(atom.part, ""))
    if days.precision == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}"
    if days.precision in {"month", "year"}:
        return first.strftime("%Y-%m" if days.precision == "month" else "%Y")
    return _long_unit(atom, days)


def _clock(words: str) -> str:
    """Return a time of day as TIMEX3 has it: "7:15p.m." is T19:15."""
    digits = [int(part) for part in re.findall(r"\d{1,2}", words)[:2]]
    if not digits:
        return ""
    hour = digits[0] % 12 + 12 if "p" in words.partition("m")[0] else digits[0]
    return f"T{hour:02d}:{digits[1] if len(digits) > 1 else 0:02d}"


def _long_unit(atom: TimeExpression, days: Days) -> str:
    first, last = days.first, days.last
    if first is None or last is None:
        return ""
    if atom.kind == "season":
        return f"{first.year}-{_SEASON_LETTERS[atom.name]}"
    if atom.unit == "weekend":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}-WE"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months in {3, 6}:
        return f"{first.year}-{'Q' if months == 3 else 'H'}{(first.month - 1) // months + 1}"
    if months in {120, 1200}:
        return str(first.year // (months // 12))
    return first.isoformat()
