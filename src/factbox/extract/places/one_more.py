"""One more place of a kind that a sentence has counted, its noun left out: "took three villages and then A FOURTH"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.numbers import load_numbers
from factbox.records import Mention

_TAKEN = frozenset(
    {"capture", "recapture", "retake", "take", "seize", "overrun", "occupy", "storm", "enter", "lose", "abandon"}
)
"""Verbs of which it is the object."""


def one_more(line: Line, tree: Tree, places: Sequence[PlacePhrase]) -> Iterator[PlacePhrase]:
    """Yield what an ordinal behind "a" stands for, where a number of places comes before it; it has no name either."""
    for i in range(1, len(line)):
        if line.words[i - 1] != "a" or line.words[i] not in load_numbers().ordinals:
            continue
        counted = next((p for p in reversed(places) if p.last < i and _is_counted(line, p)), None)
        if counted is None:
            continue
        verb = tree.head(i)
        if (
            not tree.is_a(i, "obj")
            or tree.lemma(verb) not in _TAKEN
            or not counted.last <= verb < i
            or line.at(i + 1, ("of",))
        ):
            continue  # "seized a fourth OF the town" is a share
        hint = counted.mentions[0].hint
        yield PlacePhrase(i - 1, i + 1, (Mention(line.span(i - 1, i + 1), line.slice(i - 1, i + 1), "place", hint),))


def _is_counted(line: Line, place: PlacePhrase) -> bool:
    """Say whether a number of places is told of, and no name: "three police stations"."""
    return len(place.mentions) == 1 and line.words[place.first] in load_numbers().cardinals


__all__ = ["one_more"]
