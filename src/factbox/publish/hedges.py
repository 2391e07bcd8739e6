"""How a report hedges a number: "some 900", "nearly 200", "as many as 50" stay that in front of their sentence."""

from __future__ import annotations

import re
from functools import cache

from factbox.publish.document import one_line
from factbox.publish.figures import FIG, figures
from factbox.publish.grounds_table import any_of, load_grounds


def hedged(number: float | None, plain: str, sentence: str) -> str:
    """Return a number as its sentence hedges it: ``some 900``; as it was where that has no hedge, or another number.

    Args:
        number: the number, or the one bound of it that is stated.
        plain: how it is printed otherwise: ``900``, ``at least 900``.
        sentence: the sentence that gives it.
    """
    if number is None:
        return plain
    told = one_line(sentence)
    found = [(one[1] or "", number in figures(one[2])) for one in _numbers().finditer(told)]
    hedges = {hedge.casefold() for hedge, same in found if same}
    bare = plain.rpartition(" ")[2]
    if len(hedges) != 1 or not (hedge := hedges.pop()):
        return plain
    return f"{hedge} {bare}"


def tells_only_thought(clause: str, sentence: str) -> bool:
    """Say whether a clause, or the words right before it, have a hedge: "is reportedly held", "apparently fell".

    Args:
        clause: the words of a claim.
        sentence: the sentence they stand in.
    """
    told, words = one_line(sentence), one_line(clause)
    at = told.find(words)
    before = " ".join(told[: max(at, 0)].split()[-_NEAR:])
    return _only_thought().search(f"{before} {words}") is not None


_NEAR = 3
"""Words before a clause among which its hedge may stand: "it is believed to have"."""


@cache
def _only_thought() -> re.Pattern[str]:
    number = rf"(?! (?:{FIG} )?\d)"  # "reportedly 40" hedges the number alone
    return re.compile(rf"\b{any_of(load_grounds().only_thought)}\b{number}", re.IGNORECASE)


@cache
def _numbers() -> re.Pattern[str]:
    """Return numbers with the hedge in front of each, which is empty where it has none."""
    hedge = rf"(?<![\w-])(?:({any_of(load_grounds().hedges)}) )?"
    return re.compile(rf"{hedge}(?:the |an? )?(?:additional |estimated |another )?({FIG})", re.IGNORECASE)
