"""What is looked for in one sentence: its words and tree, its places, and who in it takes and holds these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree

_OWN = frozenset({"its", "their", "our", "his", "her", "my"})


@dataclass(frozen=True)
class PlaceFinder:
    """What is asked about places of one sentence, as by :class:`Further` and :class:`NothingTaken`.

    Attributes:
        line, tree: the sentence.
        places: the place phrases found in it.
    """

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]


@dataclass(frozen=True)
class SentenceFinder(PlaceFinder):
    """What :class:`Marches`, :class:`Positions`, :class:`Presence` and others look at.

    Attributes:
        actor_of: returns the actor that a noun is or names.
        fights: says whether an actor is one who takes and holds places.
    """

    actor_of: Callable[[int], ActorPhrase | None]
    fights: Callable[[ActorPhrase | None], bool]

    def found_at_verbs(self, taken: Set[int], read: Callable[[int], Happening | None]) -> Iterator[Happening]:
        """Yield what is read at each verb of the sentence, apart from words that tell something already."""
        return filter(None, (read(i) for i in self.tree.verbs if i not in taken))

    def where_clause(self, verb: int) -> PlacePhrase | None:
        """Return the place that the clause of a verb with "where" describes: "X, WHERE rebels seek to dig in"."""
        verbs = (verb, self.tree.head(verb)) if self.tree.is_a(verb, "xcomp") else (verb,)
        wheres = (j for v in verbs if v >= 0 for j in self.tree.dependants(v, "advmod", "mark", "obl"))
        where = next((j for j in wheres if self.line.words[j] == "where"), None)
        if where is None:
            return None
        end = where - 1 if self.line.at(where - 1, (",",)) else where
        return next((p for p in self.places if p.last == end), None)

    def is_own(self, place: PlacePhrase) -> bool:
        """Say whether a place is somebody's by the words: "HIS barracks", where he only lives."""
        return self.line.words[place.first] in _OWN or self.line.words[max(place.first - 1, 0)] in _OWN


__all__ = ["PlaceFinder", "SentenceFinder"]
