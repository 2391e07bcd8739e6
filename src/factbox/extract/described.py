"""Places that a relative clause tells of: "X, which the rebels took on Monday", "the town that the army still holds".

The tables look for a place right of its verb; here the tree says that "which" stands for the noun before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from factbox.extract.happenings import Happening
from factbox.extract.places import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, triggers_by_word
from factbox.knowledge.place_words import load_place_words

_OF_PLACES = ("territory.capture", "territory.held", "territory.enter", "territory.withdraw")
_SIDES = ("name", "insurgent", "government")
_PAST = ("past", "participle", "past_or_participle")


@dataclass(frozen=True)
class Described(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what parties took, hold, entered or left, apart from words that tell something already."""
        for i in range(len(self.tree)):
            if i not in taken and self.tree.is_a(i, "acl:relcl") and self.tree.tag(i) == "VERB":
                found = self._read(i)
                if found is not None:
                    yield found

    def _read(self, i: int) -> Happening | None:
        tree, head = self.tree, self.tree.head(i)
        trigger = self._trigger(i)
        if trigger is None or tree.passive(i) or head not in tree.objects(i) or tree.dependants(i, "xcomp", "ccomp"):
            return None
        subject = next((j for j in tree.dependants(i, "nsubj") if j < i), None)
        actor = None if subject is None else self.actor_of(subject)
        place = place_holding(self.places, head)
        if actor is None or actor.kind not in _SIDES or not self.fights(actor) or actor.first <= head or place is None:
            return None
        if self._may_be_its_part(place):
            return None
        named = place.mentions[0].hint not in (UNNAMED, "country")
        return Happening(trigger, i, i + 1, actor, None, place) if named and len(place.mentions) == 1 else None

    def _may_be_its_part(self, place: PlacePhrase) -> bool:
        """Say whether something in a place may be meant: "the MARKET of X, which the rebels took"."""
        tree, words = self.tree, load_place_words()
        top = tree.top(place.first, place.last)
        above = tree.head(top) if tree.is_a(top, "nmod") else -1
        if above < 0:
            return False
        return (
            tree.words[above] in words.nouns | words.spots | words.posts
            or place_holding(self.places, above) is not None
        )

    def _trigger(self, i: int) -> Trigger | None:
        """Return what the tables say that a verb alone tells of its object; the present tells only what is so.

        What a party "held" it may have lost by now: "the last town that the army held".
        """
        told = (t for t in triggers_by_word().get(self.line.words[i], ()) if t.predicate.type in _OF_PLACES)
        simple = (t for t in told if t.predicate.part == "verb" and not t.predicate.then and not t.predicate.objects)
        placed = (t for t in simple if "object" in t.predicate.where("place") and not t.predicate.victims)
        perfect = any(self.tree.lemma(j) == "have" for j in self.tree.dependants(i, "aux"))
        past = (t for t in placed if (t.form in _PAST) != t.predicate.state or (t.predicate.state and perfect))
        return next(past, None)


__all__ = ["Described"]
