"""The dead and hurt whom a report only refers to: "the eight people killed in the bus are being buried".

Who reads "the eight people killed" has read of them. They are those of the one happening of that number that was told
of before, and no further one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from factbox.knowledge.numbers import load_numbers
from factbox.reconcile.dates import intersect
from factbox.reconcile.happenings import Happening, is_part, same_place, size_of
from factbox.reconcile.testimony import Statement

LONGEST = timedelta(days=60)
"""How long after a happening a report that refers to its dead is still of it."""

_FEWEST = 2
"""How many people are no number that any happening may have."""

_BEFORE = re.compile(r"(?i)\b(?:the|those|all|these) $")
_NUMBER = re.compile(r"\b(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)\b", re.IGNORECASE)
_WHO = re.compile(
    r"(?i)^\S+ (?:[\w'’-]+ ){0,3}?(?:killed|dead|wounded|injured|slain|shot|victims|who (?:died|fell)"
    r"|who (?:were|had been) (?:killed|shot|wounded|injured)|who had died)\b"
)
"""How words go on that refer to people by what befell them: "eight people killed", "two guards who were shot"."""


def refers_to_known(toll: Statement, number: float) -> bool:
    """Say whether the words of a toll refer to its dead or hurt as people whom the reader knows of already."""
    text, span = toll.report.text, toll.claim.span
    head = text[max(0, span.start - len("those ")) : span.end + REACH].replace("\n", " ")
    return any(
        _BEFORE.search(head[: found.start()]) and _WHO.match(head[found.start() :])
        for found in _NUMBER.finditer(head)
        if _number(found[0]) == number
    )


def _number(word: str) -> float | None:
    """Return the number that a word is, in figures or spelt out up to ninety-nine; None for any other word."""
    if word[0].isdigit():
        return float(word.replace(",", ""))
    parts = [load_numbers().cardinals.get(part) for part in word.casefold().split("-")]
    return float(sum(part for part in parts if part)) if None not in parts else None


REACH = 40
"""Characters behind the words of a toll in which they go on to whom they refer."""


class Victims:
    """The happenings found so far, by how many were killed or hurt in them.

    Args:
        happenings: those of which some are told already.
    """

    def __init__(self, happenings: Iterable[Happening]) -> None:
        self._by_number: dict[tuple[str, float], list[Happening]] = {}
        for happening in happenings:
            for statement in (*happening.said, *happening.toll):
                self.file(statement, happening)

    def file(self, statement: Statement, happening: Happening) -> None:
        """Take in the number that a statement gives of a happening."""
        size = size_of(statement.claim.quantity)
        same = self._by_number.setdefault(size, []) if size else [happening]
        if happening not in same:
            same.append(happening)

    def known(self, toll: Statement) -> Happening | None:
        """Return the one happening whose dead or hurt a toll refers to; None if none, or several, can be meant."""
        size = size_of(toll.claim.quantity)
        if size is None or size[1] < _FEWEST or not refers_to_known(toll, size[1]):
            return None
        meant = [one for one in self._by_number.get(size, ()) if _is_earlier(one, toll)]
        return meant[0] if len(meant) == 1 else None


def _is_earlier(happening: Happening, toll: Statement) -> bool:
    """Say whether a happening was told of before a toll, not too long before, in that place or on that very day.

    On the day that a toll gives it may have been in another place than that where the dead lie, or are buried.
    """
    told: Sequence[Statement] = [*happening.said, *happening.toll]
    first = min((s.said for s in told), default=toll.said)
    there, where = happening.place, toll.where
    same = same_place(there, where) is not False or (there is not None and where is not None and is_part(there, where))
    days = toll.days if toll.days.first and toll.days.first == toll.days.last else None
    then = days is not None and happening.days.first is not None and intersect(days, happening.days) is not None
    return first <= toll.said <= first + LONGEST and (same or then)
