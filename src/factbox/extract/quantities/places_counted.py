"""How many places: totals, ordinals and shares of them.

A total is a count and never an event: "the ninth city since Friday" says that nine have fallen, not that one did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from factbox.extract.quantities.numbers import Number
from factbox.extract.sentence.line import CLOSING, DASHES, Line
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.records import Quantity

_APART = frozenset({
    "in", "to", "from", "by", "at", "on", "were", "was", "is", "are", "have", "has", "people", "them", "whom", "which",
    "these", "that", "who", "when", "where", "while",
})  # fmt: skip

_LOCATES = frozenset({"in", "across", "from", "between", "among", "over"})
"""Before a number of places these say where something was, and state no total."""

_KNOWN = frozenset({"the", "these", "those", "both"})
"""Before a number of places these take up places named elsewhere ("in the two towns"), and state no total."""

_SHARE_OF_ONE = "share of the "
"""What the unit of a share begins with that is one of one place or country, and not of several places."""

LONGEST_BASELINE = 14
"""Tokens of the words that say since when a total is counted."""

BETWEEN = 5
"""Tokens between a number and what it counts ("9 of the country 's 30 regional capitals")."""


@dataclass(frozen=True, slots=True)
class Total:
    """Tokens ``[first, last)`` that state a total, an ordinal or a share: of places, or of ``people``.

    Before the word ``at`` stands what the text does with it ("the toll COULD pass 150"); None: before the total.
    ``kind`` is its event type: whoever "puts its losses at 12 dead" tells of casualties.
    ``listed``: whether it only breaks down the total before it, so that no place that stands near is its own.
    """

    first: int
    last: int
    quantity: Quantity
    people: bool = False
    at: int | None = None
    kind: str = "count"
    listed: bool = False


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


def _total(line: Line, number: Number, numbers: tuple[Number, ...]) -> Total | None:
    if number.value is None or _ranks(line, number):
        return None
    before = line.words[number.first - 1] if number.first else ""
    if before in load_function_words().calendar | {"."} or _is_left_out(line, number.first):
        return None
    if number.kind == "cardinal" and (number.extra or number.value == 1 or number.most is not None):
        return None
    head = _counted(line, number, numbers)
    if head is None:
        return None
    at, of = head
    both = line.at(number.first, ("both",))  # known, whatever they are reckoned from
    known = both or (before in _KNOWN and number.kind == "cardinal" and not _baseline(line, at + 1))
    if not of and (known or before in _LOCATES):
        return None
    unit = line.words[at]
    if number.kind == "share" and (unit in load_numbers().wholes or not unit.endswith("s")):
        unit = f"{_SHARE_OF_ONE}{unit}"
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


def is_of_one_place(total: Total) -> bool:
    """Say whether a total is a share of one town, of which something is told besides: "held HALF OF THE TOWN"."""
    one = total.quantity.unit.removeprefix(_SHARE_OF_ONE)
    return one != total.quantity.unit and one in load_numbers().places


def _is_left_out(line: Line, at: int) -> bool:
    """Say whether a number is of those of whom something is not told: "ALL BUT two villages", "EXCEPT two"."""
    cues = (("all", "but"), *load_cues()["excepting"])
    return any(line.at(at - len(cue), cue) for cue in cues if len(cue) <= at)


def _ranks(line: Line, number: Number) -> bool:
    """Say whether a number only ranks places that are known: "the THIRD-largest city", "its TWO BIGGEST cities".

    So does "the country's second city" where nothing fell: an ordinal that something is to or from, or that "more"
    follow, tells of a series.
    """
    after = line.words[number.last : number.last + 1]
    if number.kind in ("ordinal", "cardinal") and (after in (("most",), ("main",)) or _is_superlative(after)):
        return True
    if number.kind == "cardinal":
        return _one_is_of(line, number.first) and not _falls_behind(line, number.last)
    if number.kind != "ordinal":
        return False
    return after == ("-",) or (_is_of_country(line, number.first) and not _falls_behind(line, number.last))


def _one_is_of(line: Line, at: int) -> bool:
    """Say whether a number is of all there are, of which one is spoken of: "ONE OF the region's seven towns"."""
    begins = range(max(at - ONE_OF, 0), at - 1)
    owned = line.words[at - 1] == "'s"
    return any(line.at(i, ("one", "of")) and (owned or line.words[i + 2] in _ALL_THERE_ARE) for i in begins)


ONE_OF = 6
"""Tokens from "one of" to the number of all there are."""

_ALL_THERE_ARE = frozenset({"the", "its", "their", "our"})


def _is_superlative(after: tuple[str, ...]) -> bool:
    return bool(after) and after[0].endswith("est") and len(after[0]) > len("best")


def _is_of_country(line: Line, at: int) -> bool:
    """Say whether a country's own is spoken of: "KELLAND'S third city", "THE COUNTRY'S second city"."""
    before = line.words[max(at - 2, 0) : at]
    return before[1:] == ("'s",) and (line.capital(at - 2) or before[0] in ("country", "nation", "world", "region"))


def _falls_behind(line: Line, at: int) -> bool:
    """Say whether what is counted goes on to fall: "its third city TO FALL", "TAKEN in a week"."""
    behind = line.words[at + 1 : at + 1 + BETWEEN]
    series = not {"since", "in", "within", "so"}.isdisjoint(behind[:3])
    return series or "to" in behind[:2] or any(word in triggers_by_word() for word in behind[:2])


def _share_of(quantity: Quantity, whole: float, unit: str, words: str) -> Quantity:
    """Return a share of a stated whole as a number: half of 34 capitals are 17."""
    low, best, high = (
        None if share is None else round(whole * share / 100) for share in (quantity.low, quantity.best, quantity.high)
    )
    return replace(quantity, low=low, best=best, high=high, unit=unit, qualifier=words.casefold())


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
        if line.words[at] in wanted and line.words[at + 1 : at + 2] and line.words[at + 1] in words.places:
            at += 1
            continue
        if line.words[at] in wanted and not (line.at(at + 1, ("'s",)) and number.kind == "share"):
            if not _is_of_places(line, at):
                return None
            # Without "of" a bare number before "city" needs a plural: "two cities", but not "Aug. 12 city".
            if number.kind == "cardinal" and not line.words[at].endswith("s"):
                return None
            of = f"{_plain(whole.value)} {_noun_phrase(line, at)}" if whole and whole.kind == "cardinal" else ""
            return at, of
        if not (line.words[at][0].isalpha() or line.words[at] in ("'s", "-", ",")) or line.words[at] in CLOSING - {"'"}:
            return None
        if line.words[at] in _APART or line.words[at] in triggers_by_word():
            return None
        if line.words[at] == "and" and at > number.last and line.words[at - 1].endswith("s"):
            return None  # "two BASES AND several villages"
        at += 1
    return None


def _is_of_places(line: Line, at: int) -> bool:
    """Say whether seats and centres are towns: "five DISTRICT seats"; a parliament has seats too."""
    words = load_numbers()
    if line.words[at] not in words.never_bare:
        return True
    behind = line.words[at + 1 : at + 4]
    return line.words[at - 1] in words.places | words.kinds or (
        behind[:1] == ("of",) and not words.places.isdisjoint(behind)
    )


def _noun_phrase(line: Line, at: int) -> str:
    """Return what is counted, in the plural, so that "the ninth city" and "nine cities" are one series."""
    noun = line.words[at]
    plural = noun if noun.endswith("s") else noun.removesuffix("y") + "ies" if noun.endswith("y") else noun + "s"
    before = line.words[at - 1]
    if before in ("provincial", "regional"):
        return f"provincial {plural}"
    return f"{before} {plural}" if before in load_numbers().places else plural


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
