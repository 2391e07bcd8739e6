"""What a stated number of places counts: all that fell, some chosen ones, or where one fall stands in their row.

"Twelve capitals" is a total. "Three major cities" and "both cities" leave out an open number. "The ninth city to fall"
is a total too, of the moment of the fall that it is said of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import regex

from factbox.knowledge.numbers import load_numbers
from factbox.reconcile.testimony import TAKING, Statement

_CHOSEN = "both|other|major|main|key|big|biggest|large|larger|largest|strategic|important|more|another"
_GAP = r"(?:[\w'’-]+\s+){0,2}"
_SENTENCE_END = regex.compile(r"[.!?][\"”’')\]]*\s|\n\s*\n")


def counts_chosen(statement: Statement) -> bool:
    """Say whether a number is of chosen places only, by the words before the noun that is counted."""
    return _stands_before(_CHOSEN, statement)


def is_ordinal(statement: Statement) -> bool:
    """Say whether a number is a place in a row: "the ninth city to fall"."""
    return _stands_before(_ordinals(), statement)


def takings_of(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the takings that each report tells of, by its id."""
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.type in TAKING:
            told.setdefault(statement.report.id, []).append(statement)
    return told


def counted_taking(statement: Statement, takings: Mapping[str, Sequence[Statement]]) -> Statement | None:
    """Return the taking that an ordinal is said of: the last told before it in its sentence; None if none is.

    Args:
        statement: the ordinal.
        takings: from :func:`takings_of`.
    """
    start = statement.claim.span.start
    before = [
        s for s in takings.get(statement.report.id, ())
        if s.claim.span.start < start and not _SENTENCE_END.search(s.report.text, s.claim.span.start, start)
    ]  # fmt: skip
    return max(before, key=lambda s: (s.claim.span, s.claim.id), default=None)


def _stands_before(words: str, statement: Statement) -> bool:
    quantity = statement.claim.quantity
    noun = quantity.unit.split()[-1] if quantity and quantity.unit else ""
    if not noun:
        return False
    stem = regex.escape(noun[:-3] if noun.endswith("ies") else noun.removesuffix("s"))
    return bool(_before(words, stem).search(statement.claim.quote))


@cache
def _before(words: str, stem: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)\b(?:{words})\s+{_GAP}{stem}")


@cache
def _ordinals() -> str:
    return "|".join((*map(regex.escape, load_numbers().ordinals), r"(?:twenty|thirty)-\w+", r"\d+(?:st|nd|rd|th)"))
