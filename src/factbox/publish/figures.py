"""The numbers of a sentence, in figures or in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from factbox.knowledge.numbers import load_numbers

FIG = r"(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)"
"""A pattern of a number in figures, or of a word that may be one."""

_FIGURE = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})+|\d+(?:\.\d+)?")


@lru_cache(maxsize=4096)
def figures(sentence: str) -> frozenset[float]:
    """Return the numbers of a sentence that are written in figures, or in words up to ninety-nine."""
    written = {number_of(found[0]) for found in _FIGURE.finditer(sentence)}
    return frozenset({value for value in written if value is not None} | _in_words(sentence))


_HUNDREDS = re.compile(r"\b(?:[a-z]+ )?(?:hundred|thousand|million) and [a-z]+(?:-[a-z]+)?")
"""Numbers above ninety-nine, whose last words are no number of their own: "one hundred and twenty-nine"."""


def _in_words(sentence: str) -> set[float]:
    cardinals: Mapping[str, int] = load_numbers().cardinals
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", _HUNDREDS.sub(" ", sentence.casefold()))
    parts = [[cardinals.get(part) for part in word.split("-")] for word in words]
    return {float(sum(part for part in one if part)) for one in parts if None not in one}


def number_of(words: str) -> float | None:
    """Return a number that is written in figures: "1,312"; None for other words."""
    try:
        return float(re.sub(r"[,\s\u00a0]", "", words))
    except ValueError:
        return None
