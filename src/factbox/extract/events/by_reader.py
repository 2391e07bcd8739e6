"""Where a happening is by the reader of control, where that is sure of another place than the rules and the core."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from factbox.extract.events.asked import Asked
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.knowledge.outlets.names import is_made_as_outlet
from factbox.knowledge.place_words import load_place_words
from factbox.records import TriggerRole

_SURE_OF_PLACE = 0.97
"""From here the reader's place is taken; from 0.9 more of real news was wrong (decision 26)."""

_A_PLACE_AT_ALL = 0.3
"""From here a place that the rules found is one of the reader's too."""

_PLACED = ("territory.", "battle.")
"""Types that it places. It mixes up where fire comes from and comes down, and what is left and where its men go."""

_STANDS_FOR = frozenset({"there", "it", "which"})


def placed_by_reader(asked: Asked, found: Happening) -> Happening:
    """Return a happening with the place that the reader of control is sure of.

    What was read stays where the reader has it too, where it took these words for something else, and where its
    words are no place that the clause of the happening can have: the reader looks for who and where beside a word and
    knows no clauses.
    """
    if found.place is None and found.type.startswith("territory."):
        return found  # rules left it without one: "a FORMER stronghold"
    places = _places(asked, found)
    sure = [role.span for role in places if role.score >= _SURE_OF_PLACE]
    if not sure:
        return found
    if found.place is not None:
        own = asked.line.span(found.place.first, found.place.last)
        if any(role.span.overlaps(own) for role in places if role.score >= _A_PLACE_AT_ALL):
            return found
    place = asked.roles.places_at(sure, spots=True)
    if place is None or not (_is_some_place(asked, place) and _is_of_clause(asked, place, found)):
        return found
    return replace(found, place=place)


def _places(asked: Asked, found: Happening) -> tuple[TriggerRole, ...]:
    """Return where it happened by the reader, if that takes it for the same."""
    seen = (asked.told[i].second for i in range(found.first, found.last) if i in asked.told)
    told = next(filter(None, seen), None)
    placed = found.type.startswith(_PLACED) and found.type != "territory.withdraw"
    if told is None or told.type != found.type or not placed:
        return ()
    return tuple(role for role in told.roles if role.name == "place")


def _is_some_place(asked: Asked, place: PlacePhrase) -> bool:
    """Say whether words are no outlet's name and, where they take up a place, say what kind: "the town" does."""
    if is_made_as_outlet(asked.line.slice(place.first, place.last)):
        return False
    words = asked.line.words[place.first : place.last]
    return not place.again or not _STANDS_FOR.isdisjoint(words) or any(w in load_place_words().heads for w in words)


def _is_of_clause(asked: Asked, place: PlacePhrase, found: Happening) -> bool:
    """Say whether a place hangs on a happening or its clause, and not on a noun beside it: "drew CRITICS FROM X".

    What hangs on the happening's own word is its own, whatever stands between. A list behind a colon is not: "Fighting
    on the border: X, Y" heads a page.
    """
    if ":" in asked.line.words[found.last : place.first]:
        return False
    tree, at = asked.tree, found.first
    top = tree.top(place.first, place.last)
    over = (at, *tree.governors(at))
    way = list(takewhile(lambda i: i not in over, tree.governors(top)))
    return at in tree.governors(top) or not any(tree.tag(i) == "NOUN" for i in way)
