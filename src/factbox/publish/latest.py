"""How much of a long story is printed: the latest of each section, so that a factbox of any ledger can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

MOST_LINES = 250
"""How many lines of a section are printed. What is earlier is counted, and the exports have it."""


def latest(things: Sequence[Thing], told: Callable[[Thing], bool] | None = None) -> tuple[list[Thing], int]:
    """Return the latest of some things that are told, as many as a section prints, in their order.

    Args:
        things: in order, the latest last.
        told: says whether a thing is told; by default each is.

    Returns:
        These things, and how many stand before them, which nobody looked at.
    """
    kept: list[Thing] = []
    for at in range(len(things) - 1, -1, -1):
        if len(kept) == MOST_LINES:
            return kept[::-1], at + 1
        if told is None or told(things[at]):
            kept.append(things[at])
    return kept[::-1], 0


def earlier_words(number: int) -> str:
    """Return how many earlier things of a section are not printed, and where they are; empty for none."""
    if not number:
        return ""
    which = "1 earlier one is" if number == 1 else f"{number} earlier ones are"
    return f"Only the latest are printed here: {which} in the exports."
