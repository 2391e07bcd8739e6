"""Templates in the notation of MUC-4: reading them, and comparing fillers slot by slot.

A slot holds one filler a line; ``/`` stands between alternatives, a leading ``?`` marks a filler that may be left out,
and ``VALUE: "WORDS"`` says of whom a value holds (a cross reference). The program's incidents are written in the same
notation, so that one reader serves both sides.

Credit is 1 (correct), 0.5 (partially correct) or 0, by these rules:

- *Set fills* (type, confidence): equal is correct. By the hierarchy of the official ``slotconfig``, ATTACK lies above
  all other types, and SUSPECTED OR ACCUSED above SUSPECTED OR ACCUSED BY AUTHORITIES; the more general answer is
  partially correct, the more special one wrong.
- *Cross references* (number, confidence): a correct value of another target is partially correct (MUC-4, guidelines for
  scoring mismatches, 3.1.2). Organisations are one if all words of one name are in the other; a target is met if
  the last word of its key stands in the clause the number was read in.
- *Dates*: the same day or interval is correct. In MUC-4 a person judged the rest; here it is partially correct if the
  last days are equal (``- 05 JAN 90`` for ``05 JAN 90``), or if both ends are known and the intervals overlap.
- *Places*: the name on the last level is correct; a place that shares the country or a name on a level above is
  partially correct; another country is wrong.
- *Numbers*: equal is correct, with equal bounds where it is a bound; the figure alone (``10`` for ``10-``) is partially
  correct, and so is any figure above one for PLURAL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

CORRECT, PARTIAL, WRONG = 1.0, 0.5, 0.0

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_SMALL = frozenset({"THE", "OF", "AND", "A", "AN", "IN", "DE", "LA", "EL", "LOS"})


@dataclass(frozen=True, slots=True)
class Filler:
    """One entry of a slot: the alternatives, of whom they hold (in several wordings), and whether it may be missing."""

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident.

    Attributes:
        slots: the fillers by the name of the slot.
        words: in a key, the names and descriptions of its perpetrators and targets; in an answer, the clauses it was
            read in, with the words of those who take part.
        optional: nothing is lost if it is not found.
    """

    slots: Mapping[str, tuple[Filler, ...]]
    words: tuple[str, ...] = ()
    optional: bool = False


# --- notation


def read_fillers(text: str, *, crossed: bool) -> tuple[Filler, ...]:
    """Return the fillers of a slot; ``crossed`` if its values are followed by what they are said of."""
    fillers = (_filler(line.strip(), crossed=crossed) for line in text.split("\n") if line.strip())
    return tuple(filler for filler in fillers if filler.values)


def _filler(line: str, *, crossed: bool) -> Filler:
    values, _, about = line.partition(":") if crossed else (line, "", "")
    found = [_bare(piece) for piece in _alternatives(values)]
    return Filler(tuple(v for v in found if v not in ("", "-", "*")), quoted(about), line.startswith("?"))


def quoted(text: str) -> tuple[str, ...]:
    """Return the words in quotation marks, or all of a text that has none."""
    found = _QUOTED.findall(text) or [text.strip()]
    return tuple(form for form in found if form.strip(" -"))


def _alternatives(text: str) -> list[str]:
    """Split at the slashes that stand outside brackets."""
    pieces, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "/" and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += char
    return pieces


def _bare(piece: str) -> str:
    """Leave out the question mark, and the brackets around all of an alternative."""
    text = piece.strip().lstrip("? ")
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def muc_date(first: date | None, last: date | None) -> str:
    """Write an interval of days; one that has no end is empty."""
    if last is None:
        return ""
    if first is None:
        return f"- {_written(last)}"
    return _written(last) if first == last else f"{_written(first)} - {_written(last)}"


def _written(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def read_days(text: str) -> tuple[date | None, date | None] | None:
    """Return the interval that a date stands for; None for what is no date of that form."""
    try:
        days = [date(1900 + int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in _DAY.findall(text)]
    except ValueError:
        return None
    if not days:
        return None
    return (None if text.startswith("-") else days[0]), days[-1]


# --- credit


def credit(slot: str, key: Filler, answer: Filler) -> float:
    """Return how right an answer is against one filler of the key, by its best alternative."""
    value = max((_COMPARED[slot](wanted, given) for wanted in key.values for given in answer.values), default=WRONG)
    elsewhere = slot in CROSSED and key.about and not CROSSED[slot](key.about, answer.about)
    return min(value, PARTIAL) if elsewhere else value


def _type(key: str, answer: str) -> float:
    return _set_fill(key, answer, above="ATTACK")


def _confidence(key: str, answer: str) -> float:
    return CORRECT if key == answer else PARTIAL if key == f"{answer} BY AUTHORITIES" else WRONG


def _set_fill(key: str, answer: str, *, above: str) -> float:
    return CORRECT if key == answer else PARTIAL if answer == above else WRONG


def _date(key: str, answer: str) -> float:
    wanted, given = read_days(key), read_days(answer)
    if wanted is None or given is None:
        return WRONG
    if wanted == given:
        return CORRECT
    if wanted[1] == given[1]:
        return PARTIAL
    return PARTIAL if _overlap(wanted, given) else WRONG


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    if None in one or None in other:
        return False
    return max(day for day in (one[0], other[0]) if day) <= min(day for day in (one[1], other[1]) if day)


def _place(key: str, answer: str) -> float:
    wanted, given = _levels(key), _levels(answer)
    if wanted[0] and given[0] and not wanted[0] & given[0]:
        return WRONG
    if len(wanted) == len(given) == 1 or (len(wanted) > 1 and len(given) > 1 and wanted[-1] & given[-1]):
        return CORRECT if wanted[-1] & given[-1] else WRONG
    return PARTIAL if frozenset().union(*wanted) & frozenset().union(*given) else WRONG


def _levels(place: str) -> list[frozenset[str]]:
    """Return the names on each level, the country first; ``A (CITY) - B (CITY)`` is between two."""
    levels = (re.sub(r"\([^)]*\)", "", level) for level in place.split(":"))
    return [frozenset(folded(name) for name in level.split(" - ") if name.strip()) for level in levels]


def _number(key: str, answer: str) -> float:
    wanted, given = _bounds(key), _bounds(answer)
    if key == answer or wanted == given != (0, 0):
        return CORRECT
    if "PLURAL" in (key, answer):
        return PARTIAL if max(wanted + given) > 1 else WRONG
    return PARTIAL if set(wanted) & set(given) - {0} else WRONG


def _bounds(number: str) -> tuple[int, int]:
    """Return the least and the most that a number says, 0 where it says none; ``~`` (about) is passed over."""
    figures = [int(n) for n in re.findall(r"\d+", number)]
    if not figures:
        return (0, 0)
    low = 0 if number.strip().startswith("-") else figures[0]
    high = 0 if number.strip().endswith("-") else figures[-1]
    return low, high


def same_organisation(key: tuple[str, ...], answer: tuple[str, ...]) -> bool:
    """Say whether two names, each in any of several forms, are of one organisation."""
    pairs = ((words(wanted), words(given)) for wanted in key for given in answer)
    return any(one and other and (one <= other or other <= one) for one, other in pairs)


def names_one(key: tuple[str, ...], clauses: tuple[str, ...]) -> bool:
    """Say whether the head (the last word) of any of the names in the key stands in a clause."""
    spoken = frozenset().union(*(words(clause) for clause in clauses))
    heads = (re.findall(r"[A-Z0-9]+", folded(name)) for name in key)
    return any(found[-1] in spoken for found in heads if found)


def words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning."""
    return frozenset(re.findall(r"[A-Z0-9]+", folded(text))) - _SMALL


def folded(text: str) -> str:
    """Return a text in upper case and without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).upper().strip()


_COMPARED: Mapping[str, Callable[[str, str], float]] = {
    "type": _type,
    "date": _date,
    "place": _place,
    "number": _number,
    "confidence": _confidence,
}

CROSSED: Mapping[str, Callable[[tuple[str, ...], tuple[str, ...]], bool]] = {
    "number": names_one,
    "confidence": same_organisation,
}
"""The slots with a cross reference, and how it is compared."""

SLOTS = tuple(_COMPARED)
