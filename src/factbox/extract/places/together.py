"""Where what one subject did in one breath happened: "took X in Y province, SHOT 20 people and BURNED houses".

What is told of no place, by a verb joined to another or hanging on it as a participle, and with no subject of its own,
happened where the other did; and not where the sentence was last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence.tree import Tree

_DONE_THERE = ("casualties", "killing.", "looting", "detention.arrest", "abuse", "strike.", "attack.", "quantity.other")
"""Types of what is done on the spot."""

_THERE = ("territory.capture", "territory.enter", "battle.", "strike.", "attack.", "killing.", "looting", "abuse")
"""Types that tell of a place at which more can have been done."""


def set_together(tree: Tree, found: Sequence[Happening]) -> Iterator[Happening]:
    """Yield the happenings, those without a place with the one of the verb that theirs is joined to."""
    named = [one for one in found if one.place is not None and _is_one_name(one.place)]
    at = {i: one for one in named for i in range(one.first, one.last)}
    for one in found:
        verbs = () if one.place is not None or not one.type.startswith(_DONE_THERE) else _joined_to(tree, one.first)
        other = next((at[verb] for verb in verbs if verb in at and at[verb].type.startswith(_THERE)), None)
        yield one if other is None else replace(one, place=other.place, clause=one.bounds())


def _is_one_name(place: PlacePhrase) -> bool:
    """Say whether a phrase names one place: nobody says in which of two towns nine tanks were taken."""
    return len(place.mentions) == 1 and place.mentions[0].hint != UNNAMED


def _joined_to(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the verbs with whose subject a verb shares it, the nearest first."""
    while tree.tag(verb) == "VERB" and not tree.dependants(verb, "nsubj"):
        goes_on = tree.is_a(verb, "advcl") and tree.words[verb].endswith("ing") and not tree.dependants(verb, "mark")
        listed = tree.is_a(verb, "parataxis") and tree.words[verb - 1] == ","
        if not (tree.is_a(verb, "conj") or goes_on or listed):
            return
        verb = tree.head(verb)
        yield verb
