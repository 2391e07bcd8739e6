"""The how many-eth of its kind something is: "it was the second mass escape in five years".

That is a count and no event of its own: the escape is told besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.places_counted import Total
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.numbers import load_numbers

LONGEST_KIND = 3
"""Tokens from an ordinal to the noun that it counts: "the third LARGE PRISON ESCAPE"."""

_SINCE = frozenset({"since", "this", "within"})
"""Words behind the noun that begin what it is counted over."""

_LONGEST_BASE = 8
"""Tokens of such words."""


def find_recurring(line: Line, tree: Tree, numbers: Sequence[Number]) -> Iterator[Total]:
    """Yield what a sentence says that something is the nth of, in order.

    Args:
        line: the sentence.
        tree: its tree.
        numbers: its numbers.
    """
    for number in numbers:
        noun = tree.head(number.last - 1) if tree.parsed and number.kind == "ordinal" else -1
        near = number.last <= noun < number.last + LONGEST_KIND
        if near and tree.lemma(noun) in load_numbers().happenings and tree.dependants(noun, "cop"):
            unit = " ".join((*line.words[number.last : noun], _plural(tree.lemma(noun))))
            yield Total(number.first, noun + 1, replace(number.quantity(unit), baseline=_base(line, noun + 1)))


def _plural(noun: str) -> str:
    return f"{noun.removesuffix('y')}ies" if noun.endswith("ny") else f"{noun}s"


def _base(line: Line, at: int) -> str:
    """Return the words that say over what it is counted: "since the war", "this month"."""
    words = line.words[at : at + _LONGEST_BASE]
    begins = next((k for k, word in enumerate(words) if word in _SINCE), len(words))
    ends = next((k for k, word in enumerate(words) if not word[0].isalnum()), len(words))
    return line.slice(at + begins, at + ends) if begins < ends else ""


__all__ = ["find_recurring"]
