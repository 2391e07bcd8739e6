"""Verbs by which a place goes from one hand to another without anybody's doing: "X passed to the Front"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NONE = "-"


@dataclass(frozen=True, slots=True)
class Passage:
    """One row of ``passing.tsv``, whose head says what each column means.

    Attributes:
        led: the prepositions behind which whoever gets the place stands.
        hands: the nouns of which one must stand there instead; empty for none.
        but: the prepositions beside the verb with which the place stands for its people.
    """

    led: frozenset[str]
    hands: frozenset[str]
    but: frozenset[str]


@cache
def passages() -> Mapping[str, tuple[Passage, ...]]:
    """Return the rows by their verb, in the order of the table."""
    text = files(__package__).joinpath("passing.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")][1:]
    table: dict[str, tuple[Passage, ...]] = {}
    for verbs, led, hands, but in rows:
        row = Passage(_words(led), _words(hands), _words(but))
        for verb in verbs.split(", "):
            table[verb] = (*table.get(verb, ()), row)
    return table


def _words(cell: str) -> frozenset[str]:
    return frozenset() if cell == _NONE else frozenset(cell.split(", "))
