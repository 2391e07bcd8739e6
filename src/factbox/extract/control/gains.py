"""Ground that a party gains where it holds some: "widened the ground that they control in X".

More of the place is theirs, and it is not said that all of it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.places.whereabouts import AREA
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs

_TYPE = "territory.capture"
_AT = frozenset({"in", "inside", "around", "within", "of"})


@dataclass(frozen=True)
class Gains(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Return what parties have added to what they hold, apart from words that tell something already."""
        return self.found_at_verbs(taken, self._gain)

    def _gain(self, i: int) -> Happening | None:
        tree = self.tree
        gains = tree.lemma(i) in light_verbs()["gain"] and not tree.passive(i)
        subject = tree.subject(i) if gains else None
        if subject is None:
            return None
        actor = self.actor_of(subject)
        grown = [*tree.objects(i), *(j for o in tree.objects(i) for case, j in tree.obliques(o) if case == "of")]
        noun, held = next(((noun, word) for noun in grown for word in self._held(noun, i)), (i, None))
        place = None if held is None else self._where(held, i) or self._ground(noun)
        if held is None or place is None or actor is None or actor.last > i or not self.fights(actor):
            return None
        trigger = Trigger(generic_predicate(_TYPE, "verb", tree.lemma(i)), self.line.words[i : i + 1], "past")
        return Happening(trigger, i, i + 1, actor, None, replace(place, extent="parts"), clause=(actor.first, held + 1))

    def _held(self, noun: int, i: int) -> tuple[int, ...]:
        """Return the word by which ground is the party's own: "the ground THEY HOLD", "land under THEIR CONTROL"."""
        tree, words = self.tree, self.line.words
        if tree.lemma(noun) not in light_verbs()["ground"]:
            return ()
        verbs = (verb for verb in tree.dependants(noun, "acl:relcl") if tree.lemma(verb) in light_verbs()["have"])
        held = (verb for verb in verbs if any(words[j] == "they" for j in tree.dependants(verb, "nsubj")))
        led = (j for head in (noun, i) for case, j in tree.obliques(head) if case == "under")
        own = (j for j in led if words[j] == "control" and any(words[k] in ("their", "its") for k in tree.children[j]))
        return (*held, *own)

    def _ground(self, noun: int) -> PlacePhrase | None:
        """Return "the area" that a party holds as a place of any kind, which takes up the one told of before."""
        place = place_holding(self.places, noun)
        return place and replace(place, mentions=tuple(replace(m, hint=AREA) for m in place.mentions))

    def _where(self, held: int, i: int) -> PlacePhrase | None:
        led = (
            place_holding(self.places, j) for verb in (held, i) for case, j in self.tree.obliques(verb) if case in _AT
        )
        return next(filter(None, led), None)


__all__ = ["Gains"]
