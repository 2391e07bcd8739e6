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
    meant = parse_time(line.text[span.start : span.end])
    if meant.kind != "duration" or meant.bound or meant.name:
        return False
    first, last = tokens[0], tokens[-1] + 1
    if first and line.words[first - 1] in _LEADS:
        return True
    noun = last if last < len(line) and "-" in line.text[span.start : span.end] else -1
    above = tree.head(noun) if noun >= 0 and tree.is_a(noun, "amod", "compound") else noun
    return noun >= 0 and tree.tag(above) in ("NOUN", "PROPN") and tree.case(above) not in _WITHIN


_WITHIN = ("in", "during", "over", "within")
"""Prepositions before what took so long, in which something else came about."""
