"""Who else holds or took what where the verb is left out: "the army holds X and THE FRONT Y".

A party and a place stand side by side behind the "and", and nothing but when follows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import CROWD
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence.line import CLOSING, STOPS, Line
from factbox.knowledge.function_words import load_function_words

_OF = ("territory.held", "territory.capture")
_JOINS = (("and",), (",", "and"), (",",), (";",), (";", "and"), ("while",), (",", "while"))
_SIDES = ("name", "insurgent", "government", CROWD)
_PARTS = frozenset({"all", "most", "of", "the"})


@dataclass(frozen=True)
class Gapped:
    """Finds these in one sentence.

    Attributes:
        line: the sentence.
        actors, places: whom and what it names.
        fights: says whether an actor is one who takes and holds places.
    """

    line: Line
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    fights: Callable[[ActorPhrase | None], bool]

    def of(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield what each further party holds or took, in order, by the verb that was told last."""
        seen = [(h.actor, h.place) for h in found]
        for actor in self.actors:
            place = self._beside(actor)
            told = None if place is None else self._told(found, actor)
            if place is None or told is None or (actor, place) in seen:
                continue
            yield replace(
                told, actor=actor, recipient=None, place=place, clause=(actor.first, place.last), told=None, alone=False
            )

    def _beside(self, actor: ActorPhrase) -> PlacePhrase | None:
        """Return the place right behind a party, if the clause ends there."""
        if actor.kind not in _SIDES or not self.fights(actor):
            return None
        at = actor.last
        while at < len(self.line) and self.line.words[at] in _PARTS and not any(p.first == at for p in self.places):
            at += 1
        place = next((p for p in self.places if p.first == at), None)
        if place is None or place.again or place.mentions[0].hint in (UNNAMED, "country"):
            return None
        determined = at > actor.last or self.line.words[place.first] in load_function_words().determiners
        named = self.line.capital(place.first) and place.mentions[0].hint != "facility"
        return place if (determined or named) and self._ends(place.last) else None

    def _ends(self, at: int) -> bool:
        """Say whether a clause ends, or goes on with when it was."""
        if at >= len(self.line):
            return True
        word = self.line.words[at]
        return word in STOPS | CLOSING | {".", ",", "since"}

    def _told(self, found: Sequence[Happening], actor: ActorPhrase) -> Happening | None:
        """Return what the clause before tells of another party, whose list of places ends where this one begins."""
        start = actor.first
        before = [
            h
            for h in found
            if h.type in _OF
            and h.actor is not None
            and h.place is not None
            and h.actor.last <= h.first < h.place.first < start
            and h.trigger.predicate.part == "verb"
            and h.actor != actor
        ]
        if not before:
            return None
        told = before[-1]
        ends = [p.last for p in self.places if told.first < p.first and p.last < start]
        joint = self.line.words[max(ends) : start] if ends else ()
        if self.line.words[start - 1 : start] == ("the",):
            joint = joint[:-1]
        return told if joint in _JOINS else None


__all__ = ["Gapped"]
