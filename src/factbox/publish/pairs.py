"""Two numbers of whom one verb tells the same: "ten soldiers and at least six boys died"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factbox.knowledge.numbers import load_numbers
from factbox.publish.document import one_line
from factbox.publish.figures import figures
from factbox.publish.grounds_table import any_of, load_grounds


def counts_two(unit: str, stated: Iterable[float], sentence: str) -> bool:
    """Say whether a number is one of two of whom one verb tells the same: "ten guards and at least six boys died"."""
    stems = load_grounds().units.get(unit.partition(" ")[0].rstrip(";"), ())
    if not stems:
        return False
    found = (one.groups("") for one in _pairs(tuple(stems)).finditer(one_line(sentence)))
    pairs = ([_value(number) for number in two if number] for two in found)
    return any(one != other and not {one, other}.isdisjoint(stated) for one, other in pairs)


def _value(number: str) -> float | None:
    """Return a number in figures or words; an article is one."""
    return 1.0 if number.casefold() in ("a", "an") else next(iter(figures(number)), None)


@cache
def _pairs(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Return two numbers, each with a noun of its own, before one verb or right behind one: "killed ten men and a boy".

    A list may have more of them. "Killed nine and wounded three" has two verbs, and "nine died at the pier and three at
    the mill" tells of two places.
    """
    number = rf"(?:\d[\d,.]*\d|\d|an?|{any_of(load_numbers().cardinals)}(?:-[a-z]+)?)"
    some = rf"(?:(?:{any_of(load_grounds().hedges)}) )?({number})"
    noun = r"(?:(?!and\b)[\w'’-]+ ){1,4}?"
    listed = rf"(?:(?:(?!and\b)[\w'’-]+(?: (?=[\w'’-]+, )|, (?={number} )))+)?"
    both = rf"{some} {listed}(?:[\w'’-]+ ){{1,4}}?and {some} "
    before = rf"\b{both}(?:[\w'’-]+ ){{1,3}}?(?:(?:have|has|had|were|was|are|be|been|being) ){{0,2}}{any_of(stems)}"
    behind = rf"\b{any_of(stems)}\w* {some} {noun}and {some} (?!{_LATER})[\w'’-]+"
    where = r"(?:at|in|on|near|outside|inside) [\w'’ -]+?"
    apart = rf"\b{some} (?:[\w'’-]+ ){{0,4}}?{any_of(stems)}\w* {where} and {some} {where}(?=[,.;]| )"
    return re.compile(f"{before}|{behind}|{apart}", re.IGNORECASE)


_LATER = r"(?:more|others?|minutes?|hours?|days?|weeks?|months?|years?)\b"
"""What stands behind a number that counts no further victims, or others of the same: "and two days later"."""
