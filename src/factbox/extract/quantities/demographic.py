"""Shares that say what a people consists of: "60 percent are under 30", "they make up a third of the population".

They were so before anything happened, and belong in no list of totals; "half of the population has fled" does.
"""

from __future__ import annotations

from factbox.extract.quantities.places_counted import Total
from factbox.extract.sentence.line import STOPS, Line
from factbox.knowledge.numbers import load_numbers

_SHARE = "share of"
_BEFORE, _BEHIND = 5, 6
"""Tokens before and behind a share in which its sentence says what the people are."""


def tells_of_a_people(line: Line, total: Total) -> bool:
    """Say whether a total is a share by which a sentence only describes a people.

    Args:
        line: the sentence.
        total: one of its totals.
    """
    if not total.quantity.unit.startswith(_SHARE):
        return False
    words = load_numbers()
    before = line.words[max(total.first - _BEFORE, 0) : total.first]
    if {"make", "makes", "made"} & set(before) and "up" in before:
        return True
    if not words.composing.isdisjoint(before):
        return True
    end = min(total.last + _BEHIND, len(line))
    behind = range(total.last, next((i for i in range(total.last, end) if line.words[i] in STOPS | {","}), end))
    return any(line.words[i] in words.demographic for i in behind)
