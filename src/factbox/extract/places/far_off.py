"""Where a place lies that something is told of: "X, 140 KM NORTH OF the capital, Y, was shelled" is told of X."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.knowledge.place_words import load_place_words

_REACH = 9
"""Tokens before a place in which its distance from another is told."""


def measured_from(line: Line, first: int) -> int | None:
    """Return the comma behind the place that lies at a distance from the one at a token; None if none does.

    Args:
        line: the sentence.
        first: the first token of the place from which it is measured.
    """
    if line.words[first - 1 : first] not in (("of",), ("from",)):
        return None
    comma = next((j for j in range(first - 1, max(first - _REACH, 0), -1) if line.words[j] == ","), None)
    if comma is None:
        return None
    words = load_place_words()
    told = any(word in words.compass or word in words.lengths for word in line.words[comma:first])
    return comma if told else None


__all__ = ["measured_from"]
