"""Ground that a party gains where it holds some: "increased the size of the area they hold in X".

More of the place is theirs, and it is not said that all of it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from factbox.extract.happenings import Happening
from factbox.extract.places import PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs

_TYPE = "territory.capture"
_AT = frozenset({"in", "inside", "around", "within", "of"})


@dataclass(frozen=True)
class Gains(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what parties have added to what they hold, apart from words that tell something already."""
        for i in range(len(self.tree)):
            found = None if i in taken else self._gain(i)
            if found is not None:
                yield found

    def _gain(self, i: int) -> Happening | None:
        tree = self.tree
        subject = tree.subject(i)
        if tree.tag(i) != "VERB" or tree.lemma(i) not in light_verbs()["gain"] or tree.passive(i) or subject is None:
            return None
        actor = self.actor_of(subject)
        grown = [*tree.objects(i), *(j for o in tree.objects(i) for case, j in tree.obliques(o) if case == "of")]
        held = next((verb for noun in grown for verb in self._held(noun)), None)
        place = None if held is None else self._where(held, i)
        if held is None or place is None or actor is None or actor.last > i or not self.fights(actor):
            return None
        trigger = Trigger(generic_predicate(_TYPE, "verb", tree.lemma(i)), self.line.words[i : i + 1], "past")
        return Happening(trigger, i, i + 1, actor, None, replace(place, extent="parts"), clause=(actor.first, held + 1))

    def _held(self, noun: int) -> tuple[int, ...]:
        """Return the verb by which ground is the party's own: "the area THEY HOLD"."""
        told = self.tree.dependants(noun, "acl:relcl") if self.tree.lemma(noun) in light_verbs()["ground"] else ()
        own = (verb for verb in told if self.tree.lemma(verb) in light_verbs()["have"])
        return tuple(v for v in own if any(self.line.words[j] == "they" for j in self.tree.dependants(v, "nsubj")))

    def _where(self, held: int, i: int) -> PlacePhrase | None:
        led = (
            place_holding(self.places, j) for verb in (held, i) for case, j in self.tree.obliques(verb) if case in _AT
        )
        return next(filter(None, led), None)


__all__ = ["Gains"]
