"""Numbers in a sentence: in words or digits, ranges, shares and ordinals, with the words that hedge them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from factbox.extract.sentence.line import DASHES, Line
from factbox.knowledge.numbers import Phrases, load_numbers
from factbox.records import Quantity

Kind = Literal["cardinal", "ordinal", "share", "vague"]
Bound = Literal["", "low", "high", "about"]
Settled = Literal["", "right", "wrong"]
"""What a correction makes of a number: "12, not 30"; empty where there is none."""

_NO_PART = frozenset({"the", "first", "second", "other", "northern", "southern", "eastern", "western", "last", "this"})
"""Before "half of" these name a part that has a place ("the northern half of the city") and no share."""

_SHARED = frozenset({"of", "the", "its", "their", "his", "her", "our", "those", "these", "them", "all"})
_SHARED_BARE = frozenset({"are", "were", "is", "was", "have", "had", "has", "been"})
"""Words after "half" and "a third" that show a share and no ordinal."""

_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``[first, last)`` that say how many, which, or what share.

    Attributes:
        first, last: the tokens, with the words before that hedge it.
        kind: cardinal, ordinal, share (in percent) or vague ("dozens").
        value: the number; the lower end of a range; None for a vague one.
        most: the upper end of a range ("12 to 15"), else None.
        bound: on which side the words bound it ("at least": low), or that it is only about so.
        qualifier: the hedging words.
        extra: whether it comes on top of another ("another 12", "12 more").
    """

    first: int
    last: int
    kind: Kind
    value: float | None
    bound: Bound = ""
    qualifier: str = ""
    most: float | None = None
    extra: bool = False

    def quantity(self, unit: str) -> Quantity:
        """Return the number as a quantity of something, bounded only as the words bound it."""
        low, best, high = self.bounds()
        return Quantity(low, best, high, unit, qualifier=self.qualifier)

    def bounds(self) -> tuple[float | None, float | None, float | None]:
        """Return low, best and high."""
        if self.most is not None:
            return self.value, None, self.most
        if self.bound == "high":
            below = tuple(self.qualifier.split(",")[0].split()) in load_numbers().just_below
            return None, self.value if below else None, self.value
        bounds = {"low": (self.value, None, None), "about": (None, self.value, None), "": (self.value,) * 3}
        return bounds[self.bound]


def find_numbers(line: Line) -> tuple[Number, ...]:
    """Return the numbers of a sentence, in order."""
    found: list[Number] = []
    i = 0
    while i < len(line.words):
        begins = _may_begin(line.words[i]) and not _names_a_model(line, i)
        number = _number_at(line, i) if begins else None
        if number is not None:
            found.append(_hedged(line, number))
        i = number.last if number else i + 1
    return tuple(found)


def number_in(numbers: tuple[Number, ...], first: int, last: int) -> Number | None:
    """Return the first number inside those tokens that says how many."""
    return next((n for n in numbers if first <= n.first < last and n.kind != "ordinal"), None)


# --- kinds of numbers


def _may_begin(word: str) -> bool:
    """Say whether a number can begin with a word."""
    return word[0].isdecimal() or word in _openings()


@cache
def _openings() -> frozenset[str]:
    """Return the words, figures apart, with which a number can begin."""
    words = load_numbers()
    return frozenset({*words.cardinals, *words.ordinals, *_vague_by_word(), "a", "one", "half", "both", "dozen"})


def _names_a_model(line: Line, i: int) -> bool:
    """Say whether a figure is part of a name: "B-52 bombers", "an Su-25", "the G-7"."""
    if i < 2 or line.words[i - 1] != "-" or not line.words[i].isdecimal():
        return False
    name, hyphen, figure = line.sentence.tokens[i - 2 : i + 1]
    joined = name.span.end == hyphen.span.start and hyphen.span.end == figure.span.start
    return (
        joined and name.text[:1].isupper() and name.text.isalpha() and line.words[i - 2] not in load_numbers().cardinals
    )


def _number_at(line: Line, i: int) -> Number | None:
    return _share(line, i) or _vague(line, i) or _ordinal(line, i) or _range(line, i)


def _vague(line: Line, i: int) -> Number | None:
    for phrase in _vague_by_word().get(line.words[i], ()):
        if line.at(i, phrase) and not (i and line.words[i - 1] in ("how", "as", "so")):
            return Number(i, i + len(phrase), "vague", None, qualifier=" ".join(phrase))
    return None


@cache
def _vague_by_word() -> Mapping[str, Phrases]:
    """Return the vague numbers by their first word, longer ones first."""
    vague = load_numbers().vague
    return {first: tuple(phrase for phrase in vague if phrase[0] == first) for first in {words[0] for words in vague}}


def _ordinal(line: Line, i: int) -> Number | None:
    words = load_numbers()
    word = line.words[i]
    if word in words.ordinals:
        return Number(i, i + 1, "ordinal", words.ordinals[word])
    if len(word) > 2 and word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
        return Number(i, i + 1, "ordinal", int(word[:-2]))
    tens = words.cardinals.get(word, 0)
    if tens >= 20 and line.at(i + 1, ("-",)) and line.words[i + 2 : i + 3] and line.words[i + 2] in words.ordinals:
        return Number(i, i + 3, "ordinal", tens + words.ordinals[line.words[i + 2]])
    return None


def _range(line: Line, i: int) -> Number | None:
    """Return a number, or two with "to", "or" or a dash between them; "from 12 to 15" tells of a change instead."""
    lower = _cardinal(line, i)
    if lower is None or lower.kind != "cardinal":
        return lower
    between = line.at(i - 1, ("between",)) and i > 0
    joint = line.words[lower.last : lower.last + 1]
    joints = {"and"} if between else {"to", "or", "-"} | DASHES
    if not joint or joint[0] not in joints or (i and line.words[i - 1] == "from"):
        return lower
    upper = _cardinal(line, lower.last + 1)
    if upper is None or upper.value is None or lower.value is None:
        return lower
    value, most = _same_scale(lower.value, upper)
    if not value < most:
        return lower
    return replace(upper, first=i - between, value=value, most=most, qualifier="between" if between else "")


def _same_scale(lower: float, upper: Number) -> tuple[float, float]:
    """Return the two ends of a range; "two to three million" gives its scale to both."""
    most = upper.value or 0
    scale = next((s for s in (1e9, 1e6, 1e3) if most >= s > lower and most / s < 1000 and most % s == 0), 1)
    return (lower * scale, most) if scale > 1 and lower < most / scale else (lower, most)


def _cardinal(line: Line, i: int) -> Number | None:
    if i >= len(line):
        return None
    value, last = _value_at(line, i)
    if value is None:
        return None
    words = load_numbers()
    while last < len(line.words) and line.words[last] in words.scales:
        value, last = value * words.scales[line.words[last]], last + 1
        rest, end = _rest_at(line, last, value)
        value, last = value + rest, end
    if line.words[last : last + 1] in (("percent",), ("%",)) or line.at(last, ("per", "cent")):
        return Number(i, last + (2 if line.words[last] == "per" else 1), "share", value)
    return Number(i, last, "cardinal", value)


def _value_at(line: Line, i: int) -> tuple[float | None, int]:
    """Return the number that begins at a token, without its scale, and where it ends."""
    words = load_numbers()
    word = line.words[i]
    if word == "a" and line.first_at(i, (("a", "couple", "of"), ("a", "pair", "of"))):
        return 2.0, i + 2
    if word in ("a", "half") and (dozen := i + 1 + line.at(i + 1, ("a",))) < len(line):
        value = 0.5 if word == "half" else 1.0
        return (value, dozen) if line.words[dozen] in words.scales else (None, i)
    if word[0].isdecimal():
        return _digits(line, i)
    if word == "both" and line.sentence.tokens[i].tag in ("DET", "PRON") and not line.at(i + 1, ("sides",)):
        return 2.0, i + 1
    if word == "dozen" and i and line.words[i - 1] in ("another", "a", "further"):
        return 1.0, i
    if word not in words.cardinals or (word == "one" and not _counts_one(line, i)):
        return None, i
    last = i + 1
    if words.cardinals[word] >= 20 and line.at(last, ("-",)) and line.words[last + 1 : last + 2]:
        unit = words.cardinals.get(line.words[last + 1], 0)
        return words.cardinals[word] + float(unit), last + 2 if unit else last
    return float(words.cardinals[word]), last


def _digits(line: Line, i: int) -> tuple[float | None, int]:
    """Return a number in digits, also with its thousands set apart by a comma or a space ("10 000")."""
    plain = line.words[i].replace(",", "")
    if not (plain.replace(".", "", 1).isdecimal() and plain.isascii()):
        return None, i
    last = i + 1
    while last < len(line.words) and len(line.words[i]) <= 3 and _three_digits(line, last):
        plain, last = plain + line.words[last], last + 1
    return float(plain), last


def _three_digits(line: Line, i: int) -> bool:
    gap = line.sentence.tokens[i].span.start - line.sentence.tokens[i - 1].span.end
    return gap == 1 and len(line.words[i]) == 3 and line.words[i].isdecimal() and line.words[i].isascii()


def _counts_one(line: Line, i: int) -> bool:
    """Say whether "one" counts ("one soldier") and is no pronoun ("one of the", "one another", "one day")."""
    token, following = line.sentence.tokens[i], line.sentence.tokens[i + 1 : i + 2]
    return token.tag == "NUM" and bool(following) and following[0].tag in ("NOUN", "ADJ", "PROPN")


def _rest_at(line: Line, i: int, value: float) -> tuple[float, int]:
    """Return what follows a scale: "two hundred AND FIFTY", "one thousand TWO hundred"."""
    start = i + line.at(i, ("and",))
    if value < 100 or start >= len(line) or line.words[start] not in load_numbers().cardinals:
        return 0, i
    rest, last = _value_at(line, start)
    scale = load_numbers().scales.get(line.words[last], 1) if last < len(line) else 1
    joined = rest is not None and rest * scale < value and (start == i or value % 1000 or rest < 100)
    if rest is None or not joined or (start > i and line.words[last : last + 1] and scale > 1):
        return 0, i
    return (rest * scale, last + 1) if scale > 1 else (rest, last)


def _share(line: Line, i: int) -> Number | None:
    return _fraction(line, i) or _so_many_in(line, i)


def _fraction(line: Line, i: int) -> Number | None:
    """Return "half of", "two-thirds", "a quarter of", "nine tenths" in percent."""
    words = load_numbers()
    if line.words[i] == "half":
        named = i > 0 and line.words[i - 1] in _NO_PART
        return Number(i, i + 1, "share", 50) if not named and _is_shared(line, i + 1, _SHARED) else None
    parts: float = 1 if line.words[i] in ("a", "one") else words.cardinals.get(line.words[i], 0)
    if not parts:
        return None
    last = i + 1 + line.at(i + 1, ("-",))
    divisor = words.fractions.get(line.words[last], 0) if last < len(line) else 0
    if not parts < divisor:
        return None
    plural = line.words[last].endswith("s")
    if not plural and not _is_shared(line, last + 1, {"of", *_SHARED_BARE}):
        return None
    return Number(i, last + 1, "share", round(100 * parts / divisor, 1))


def _is_shared(line: Line, i: int, words: frozenset[str] | set[str]) -> bool:
    return bool(line.words[i : i + 1]) and line.words[i] in words


def _so_many_in(line: Line, i: int) -> Number | None:
    """Return "nine in ten", "one in five", "three out of four" in percent; "two in ten villages" is none."""
    part = _cardinal(line, i)
    if part is None and line.words[i] == "one":
        part = Number(i, i + 1, "cardinal", 1)
    if part is None or not part.value:
        return None
    last = part.last + (2 if line.at(part.last, ("out", "of")) else 1 if line.at(part.last, ("in",)) else 0)
    whole = _cardinal(line, last) if last > part.last else None
    if whole is None or whole.kind != "cardinal" or not part.value < (whole.value or 0) <= 10:
        return None
    following = line.sentence.tokens[whole.last : whole.last + 1]
    if not following or not following[0].tag or following[0].tag in _NOUNS:
        return None
    return Number(i, whole.last, "share", round(100 * part.value / (whole.value or 1), 1))


# --- hedges


def _hedged(line: Line, number: Number) -> Number:
    """Take in the words before and after a number that bound it or add it to another."""
    words = load_numbers()
    number = _extra(line, number)
    kinds = (("low", words.low), ("high", words.high), ("about", words.about))
    said_of = ((bound, phrase) for bound, phrases in kinds for phrase in phrases if _leads_to(line, number, phrase))
    bound, phrase = max(said_of, key=lambda said: len(said[1]), default=("", ()))  # "NO more than 12" is no "more than"
    if not phrase:
        return _hedged_after(line, number)
    said = ", ".join(filter(None, (" ".join(phrase), number.qualifier)))
    return replace(number, first=number.first - len(phrase), bound=bound, qualifier=said)  # type: ignore[arg-type]


def _leads_to(line: Line, number: Number, phrase: tuple[str, ...]) -> bool:
    start = number.first - len(phrase)
    return start >= 0 and line.words[number.first - 1] == phrase[-1] and line.at(start, phrase)


def _hedged_after(line: Line, number: Number) -> Number:
    words = load_numbers()
    for bound, phrases in (("low", words.low_after), ("about", words.about_after)):
        for phrase in phrases:
            start = number.last + line.at(number.last, ("-",))
            if line.at(start, phrase) and number.kind == "cardinal":
                said = ", ".join(filter(None, (" ".join(phrase), number.qualifier)))
                return replace(number, last=start + len(phrase), bound=bound, qualifier=said)  # type: ignore[arg-type]
    return number


def _extra(line: Line, number: Number) -> Number:
    """Mark a number that comes on top of another: "another 12", "12 more", but not "12 more than"."""
    if number.kind not in ("cardinal", "vague"):
        return number
    for phrase in load_numbers().extra:
        start = number.first - len(phrase)
        if start >= 0 and line.at(start, phrase):
            said = ", ".join(filter(None, (" ".join(phrase), number.qualifier)))
            return replace(number, first=start, extra=True, qualifier=said)
    after = line.words[number.last : number.last + 1]
    if after and after[0] in load_numbers().extra_after and not line.at(number.last + 1, ("than",)):
        said = ", ".join(filter(None, (number.qualifier, after[0])))
        return replace(number, extra=True, qualifier=said)
    return number
