"""What is only a part of the place by which it is called: "captured the MARKET of X", "left their BASE in X".

Such a noun is no name of a place, and the town it lies in is not taken, held or left as a whole. Nouns that stand for
all of a place ("the town of X", "the enclave of X") or for a happening ("the loss of X") make no part.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence_finder import PlaceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.place_words import load_place_words
from factbox.records import Extent

_OF = ("territory.capture", "territory.handover", "territory.held", "territory.withdraw", "territory.enter")
_HELD = "territory.held"
_INSIDE = ("territory.withdraw", "territory.enter", _HELD)
"""Types told of what lies "in" a place; who takes something there is asked about elsewhere."""


@cache
def _wholes() -> frozenset[str]:
    """Return the nouns that stand for all of the place behind their "of", or say how much of it."""
    words = load_place_words()
    return frozenset((*words.heads, *words.lands, *words.ports, *words.wholes))


@dataclass(frozen=True)
class PartOf(PlaceFinder):
    """What is asked of one sentence."""

    def told(self, found: Happening) -> Happening:
        """Return a happening of a place as one of parts of it, where only something in it is taken, held or left."""
        place = found.place
        if place is None or found.type not in _OF or place.extent or place.again or len(place.mentions) > 1:
            return found
        if found.type == _HELD and self._lies_near(found, place):
            return replace(found, place=replace(place, extent="outskirts"))
        if not self._is_part(found, place):
            return found
        noun, words = self.line.words[place.first - 2], load_place_words()
        extent: Extent = (
            "outskirts" if words.edges.get(noun) == "outskirts" else "most" if noun in words.most else "parts"
        )
        return replace(found, place=replace(place, extent=extent))

    def _lies_near(self, found: Happening, place: PlacePhrase) -> bool:
        """Say whether what is held only lies near a place: "hold the HILLS ABOVE X", "ground NORTH OF X"."""
        at = place.first - 1
        lies = self.line.words[max(at, 0)] in load_place_words().lying
        compass = at > 0 and self.line.words[at] == "of" and self.line.words[at - 1] in load_place_words().compass
        own = self.line.words[place.first] in load_place_words().compass and self.line.at(place.first + 1, ("of",))
        noun = at if own else at - 2 if compass else at - 1
        if not (lies or compass or own) or noun < found.first or self.tree.tag(noun) != "NOUN":
            return False
        return noun < found.last or noun in self.tree.objects(found.first)

    def _is_part(self, found: Happening, place: PlacePhrase) -> bool:
        noun, led = place.first - 2, self.line.words[place.first - 1 : place.first]
        if noun < 0 or self.tree.tag(noun) != "NOUN" or found.first <= noun < found.last:
            return False
        word = self.line.words[noun]
        told = any(row.words == (word,) and row.predicate.part == "noun" for row in triggers_by_word().get(word, ()))
        if told or word in _wholes() | load_nouns().under_arms | load_nouns().forces:
            return False  # "the LOSS of X", "the TOWN of X", "the GARRISON of X withdrew"
        behind = found.last <= noun
        if led == ("in",):
            return behind and found.type in _INSIDE
        return led == ("of",) and (behind or self._is_taken(found, noun))

    def _is_taken(self, found: Happening, noun: int) -> bool:
        """Say whether a noun before the verb is what falls or is taken, and nobody who acts."""
        verb = found.first
        falls = self.tree.passive(verb) or self.tree.lemma(verb) in ("fall", "be")
        return falls and self.tree.subject(verb) == noun


__all__ = ["PartOf"]
