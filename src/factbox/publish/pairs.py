"""Two numbers of whom one verb tells the same: "ten soldiers and at least six boys died"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factbox.publish.document import one_line
from factbox.publish.figures import FIG, figures
from factbox.publish.grounds_table import any_of, load_grounds


def counts_two(unit: str, stated: Iterable[float], sentence: str) -> bool:
    """Say whether a number is one of two of whom one verb tells the same: "ten guards and at least six boys died"."""
    stems = load_grounds().units.get(unit.partition(" ")[0].rstrip(";"), ())
    if not stems:
        return False
    pairs = (
        figures(one[1]) | figures(one[2])
        for one in _pairs(tuple(stems)).finditer(one_line(sentence))
        if figures(one[1]) and figures(one[2])
    )
    return any(len(two) > 1 and not two.isdisjoint(stated) for two in pairs)


@cache
def _pairs(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Return two numbers, each with a noun of its own, before or after one verb."""
    some = rf"(?:(?:{any_of(load_grounds().hedges)}) )?({FIG})"
    nouns = r"(?:[\w'’-]+ ){1,4}?"
    both = rf"{some} {nouns}and {some} (?:[\w'’-]+ ){{1,3}}?"
    pattern = rf"\b{both}(?:(?:have|has|had|were|was|are|be|been|being) ){{0,2}}{any_of(stems)}"
    return re.compile(pattern, re.IGNORECASE)
