"""Words that say how long something took, and not when it was: "a siege OF ELEVEN WEEKS", "a TWO-HOUR assault"."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.language.times import parse_time
from factbox.records import Span

_LEADS = frozenset({"of", "lasting"})
"""Words between what took long and how long it took."""


def tells_how_long(line: Line, tree: Tree, span: Span) -> bool:
    """Say whether time words only say how long took what a noun tells: it need not have gone on until today.

    "Has been under siege FOR TEN WEEKS" tells since when, and so does "the TEN-WEEK-OLD siege"; what came about "in a
    WEEK-LONG offensive" did so within it.
    """
    tokens = line.inside(span)
    if not tree.parsed or not tokens:
        return False
    led = tokens[0] > 0 and line.words[tokens[0] - 1] in _LEADS
    words = line.text[span.start : span.end]
    if not (led or ("-" in words and _is_of_noun(tree, tokens[-1] + 1))):
        return False
    meant = parse_time(words)
    return meant.kind == "duration" and not meant.bound and not meant.name


def _is_of_noun(tree: Tree, at: int) -> bool:
    """Say whether "two-month" before ``at`` is said of a noun in which nothing else came about."""
    if at >= len(tree):
        return False
    above = tree.head(at) if tree.is_a(at, "amod", "compound") else at
    return above >= 0 and tree.tag(above) in ("NOUN", "PROPN") and tree.case(above) not in _WITHIN


_WITHIN = ("in", "during", "over", "within")
"""Prepositions before what took so long, in which something else came about."""
