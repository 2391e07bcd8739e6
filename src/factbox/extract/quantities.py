"""How many: numbers with their hedges, and totals, ordinals and shares of places.

A total is a count and never an event: "the ninth city since Friday" says that nine have fallen, not that one did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from factbox.extract.line import CLOSING, DASHES, Line
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.records import Quantity

_APART = frozenset({"in", "to", "from", "by", "at", "on", "were", "was", "is", "are", "have", "has", "people"})

_LOCATES = frozenset({"in", "across", "from", "between", "among", "over"})
"""Before a number of places these say where something was, and state no total."""

LONGEST_BASELINE = 14
"""Tokens of the words that say since when a total is counted."""

BETWEEN = 5
"""Tokens between a number and what it counts ("9 of the country 's 30 regional capitals")."""


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``[first, last)`` that say how many, which, or what share (percent); ``value`` is None for "dozens"."""

    first: int
    last: int
    kind: Literal["cardinal", "ordinal", "share", "vague"]
    value: float | None
    bound: Literal["", "low", "high"] = ""
    qualifier: str = ""

    def quantity(self, unit: str) -> Quantity:
        """Return the number as a quantity of something, bounded only as the words bound it."""
        bounds = {"low": (self.value, None, None), "high": (None, None, self.value), "": (self.value,) * 3}
        low, best, high = bounds[self.bound]
        if self.bound == "high" and self.qualifier in ("nearly", "almost", "close to"):
            best = self.value
        return Quantity(low, best, high, unit, qualifier=self.qualifier)


@dataclass(frozen=True, slots=True)
class Total:
    """Tokens ``[first, last)`` that state a total, an ordinal or a share of places."""

    first: int
    last: int
    quantity: Quantity


def find_numbers(line: Line) -> tuple[Number, ...]:
    """Return the numbers of a sentence, in order."""
    found: list[Number] = []
    i = 0
    while i < len(line):
        number = _number_at(line, i)
        if number is not None:
            found.append(_hedged(line, number))
        i = number.last if number else i + 1
    return tuple(found)


def find_totals(line: Line, numbers: tuple[Number, ...]) -> tuple[Total, ...]:
    """Return the totals, ordinals and shares of places among the numbers of a sentence, in order."""
    found = (_total(line, number, numbers) for number in numbers)
    totals = [total for total in found if total is not None]
    wholes = {total.last for total in totals if total.quantity.of}
    return tuple(
        total
        for i, total in enumerate(totals)
        if not _repeated(line, total, totals[i + 1 :]) and (total.quantity.of or total.last not in wholes)
    )


def number_in(numbers: tuple[Number, ...], first: int, last: int) -> Number | None:
    """Return the first number inside those tokens that says how many."""
    return next((n for n in numbers if first <= n.first < last and n.kind != "ordinal"), None)


def _number_at(line: Line, i: int) -> Number | None:
    words = load_numbers()
    for phrase, share in words.shares:
        if line.at(i, phrase) and line.words[i + len(phrase) : i + len(phrase) + 1] == ("of",):
            return Number(i, i + len(phrase), "share", share)
    for phrase in words.vague:
        if line.at(i, phrase):
            return Number(i, i + len(phrase), "vague", None, qualifier=" ".join(phrase))
    if line.words[i] in words.ordinals:
        return Number(i, i + 1, "ordinal", words.ordinals[line.words[i]])
    return _ordinal_digits(line, i) or _cardinal(line, i)


def _ordinal_digits(line: Line, i: int) -> Number | None:
    word = line.words[i]
    if len(word) > 2 and word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
        return Number(i, i + 1, "ordinal", int(word[:-2]))
    return None


def _cardinal(line: Line, i: int) -> Number | None:
    words = load_numbers()
    plain = line.words[i].replace(",", "")
    if plain.replace(".", "", 1).isdecimal() and plain.isascii():
        value: float = float(plain)
    elif line.words[i] in words.cardinals and line.words[i] != "one":
        value = words.cardinals[line.words[i]]
    else:
        return None
    last = i + 1
    if (
        line.at(last, ("-",))
        and line.words[last + 1 : last + 2]
        and line.words[last + 1] in words.cardinals
        and value >= 20
    ):
        value, last = value + words.cardinals[line.words[last + 1]], last + 2
    while last < len(line) and line.words[last] in words.scales:
        value, last = value * words.scales[line.words[last]], last + 1
    if line.words[last : last + 1] in (("percent",), ("%",)) or line.at(last, ("per", "cent")):
        return Number(i, last + (2 if line.words[last] == "per" else 1), "share", value)
    return Number(i, last, "cardinal", value)


def _hedged(line: Line, number: Number) -> Number:
    words = load_numbers()
    for bound, phrases in (("low", words.low), ("high", words.high), ("", words.about)):
        for phrase in phrases:
            start = number.first - len(phrase)
            if start >= 0 and line.at(start, phrase):
                return replace(number, first=start, bound=bound, qualifier=" ".join(phrase))  # type: ignore[arg-type]
    return number


def _total(line: Line, number: Number, numbers: tuple[Number, ...]) -> Total | None:
    superlative = line.words[number.last : number.last + 1] in (("largest",), ("biggest",), ("-",), ("most",))
    if number.value is None or (number.kind == "ordinal" and superlative):
        return None
    if number.first and line.words[number.first - 1] in load_function_words().calendar | _LOCATES | {"."}:
        return None
    if number.kind == "cardinal" and line.words[number.last : number.last + 1] in (("more",), ("further",)):
        return None
    head = _counted(line, number, numbers)
    if head is None:
        return None
    at, of = head
    unit = line.words[at]
    if number.kind == "share" and unit in load_numbers().wholes:
        unit = f"share of the {unit}"
    elif number.kind == "share":
        unit = f"share of {_noun_phrase(line, at)}"
    else:
        unit = _noun_phrase(line, at)
    quantity = replace(number.quantity(unit), of=of, baseline=_baseline(line, at + 1))
    if number.kind == "share" and of:
        quantity = _share_of(
            quantity, float(of.split()[0]), _noun_phrase(line, at), line.slice(number.first, number.last)
        )
    return Total(number.first, at + 1, quantity)


def _share_of(quantity: Quantity, whole: float, unit: str, words: str) -> Quantity:
    """Return a share of a stated whole as a number: half of 34 capitals are 17."""
    low, best, high = (
        None if share is None else round(whole * share / 100) for share in (quantity.low, quantity.best, quantity.high)
    )
    return replace(quantity, low=low, best=best, high=high, unit=unit, qualifier=words)


def _counted(line: Line, number: Number, numbers: tuple[Number, ...]) -> tuple[int, str] | None:
    """Return where the noun counted stands, and the whole that the number is part of ("34 provincial capitals")."""
    words = load_numbers()
    wanted = words.places | words.wholes if number.kind == "share" else words.places
    whole: Number | None = None
    at = number.last
    while at < min(number.last + BETWEEN + 2, len(line)):
        other = next((n for n in numbers if n.first == at and n.kind in ("cardinal", "ordinal")), None)
        if other is not None and other.first != number.first:
            whole, at = other, other.last
            continue
        if line.words[at] in wanted and not (line.at(at + 1, ("'s",)) and number.kind == "share"):
            # Without "of" a bare number before "city" needs a plural: "two cities", but not "Aug. 12 city".
            if number.kind == "cardinal" and not line.words[at].endswith("s"):
                return None
            of = f"{_plain(whole.value)} {_noun_phrase(line, at)}" if whole and whole.kind == "cardinal" else ""
            return at, of
        if not (line.words[at][0].isalpha() or line.words[at] in ("'s", "-", ",")) or line.words[at] in CLOSING - {"'"}:
            return None
        if line.words[at] in _APART or line.words[at] in triggers_by_word():
            return None
        at += 1
    return None


def _noun_phrase(line: Line, at: int) -> str:
    """Return what is counted, in the plural, so that "the ninth city" and "nine cities" are one series."""
    noun = line.words[at]
    plural = noun if noun.endswith("s") else noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    return f"provincial {plural}" if line.words[at - 1] in ("provincial", "regional") else plural


def _plain(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else str(value)


def _baseline(line: Line, at: int) -> str:
    """Return the words that say since when ("since Friday", "in less than a week"), up to the next mark."""
    for start in range(at, min(at + 10, len(line))):
        if line.words[start] == "since" or line.at(start, ("in", "less", "than")):
            marks = {",", ".", ";", ")"} | DASHES
            end = next((j for j in range(start, len(line)) if line.words[j] in marks), len(line))
            end = min(end, start + LONGEST_BASELINE)
            while line.words[end - 1] in load_function_words().prepositions | load_function_words().determiners:
                end -= 1
            return line.slice(start, end)
    return ""


def _repeated(line: Line, total: Total, later: list[Total]) -> bool:
    """Say whether a later ordinal of the same list says more: "its seventh, eighth and ninth capitals" are nine."""
    ordinal = bool(set(line.words[total.first : total.last]) & set(load_numbers().ordinals))
    return ordinal and any(other.last == total.last for other in later)
