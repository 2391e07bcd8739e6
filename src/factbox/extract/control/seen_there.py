"""Fighters who are told to be somewhere, by no verb of coming: "armed men were SEEN in X", "are at the post office".

That they are there tells that they came in, and no more: nothing here tells a hold or a capture. Soldiers of a state
are in its towns every day, so that only insurgents and whoever is called armed is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate, seen_words
from factbox.records import Mention

_ENTER = "territory.enter"
_IN = frozenset({"in", "at", "inside"})
_PEOPLE = frozenset({"men", "people", "individuals"})
_ARMED = "armed"
_WIDE = (UNNAMED, "country", "province", "region")


@dataclass(frozen=True)
class SeenThere(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield who is there, apart from words that tell something already and places that more is told of."""
        for i in range(len(self.tree)):
            found = None if i in taken else self._is_there(i) or self._is_seen(i) or self._moves(i)
            if found is not None and taken.isdisjoint(range(found.first, found.last)):
                yield found

    def _is_there(self, i: int) -> Happening | None:
        """Read whom a sentence says to be in a place: "ARMED MEN ARE AT THE POST OFFICE"."""
        tree = self.tree
        said = tree.dependants(i, "cop") and tree.case(i) in _IN and not tree.negated(i)
        if not said or any(case == "for" for case, _ in tree.obliques(i)):
            return None
        there = (j for j in tree.conjuncts(i) if tree.case(j) in _IN and place_holding(self.places, j) is not None)
        j = next(there, i)  # "are at the market and AT THE POST OFFICE"
        case = tree.dependants(j, "case")[0]
        return self._told(case, tree.subject(i), place_holding(self.places, j))

    def _is_seen(self, i: int) -> Happening | None:
        """Read whom somebody saw in a place: "rebels SEEN in the port district"."""
        tree = self.tree
        if tree.lemma(i) not in seen_words()["seen"] or tree.tag(i) != "VERB" or tree.negated(i) or tree.objects(i):
            return None
        bare = tree.is_a(i, "acl") and tree.head(i) < i
        who = tree.subject(i) if tree.passive(i) and tree.subject(i) is not None else tree.head(i) if bare else None
        return self._told(i, who, self._where(i))

    def _moves(self, i: int) -> Happening | None:
        """Read who moves about in a place as he likes: "gunmen were MOVING FREELY in the town"."""
        tree = self.tree
        freely = any(self.line.words[j] in seen_words()["freely"] for j in tree.dependants(i, "advmod", "compound:prt"))
        if tree.lemma(i) not in seen_words()["moving"] or tree.tag(i) != "VERB" or not freely or tree.negated(i):
            return None
        verb = tree.head(i) if tree.subject(i) is None and tree.is_a(i, "conj") else i
        return self._told(i, tree.subject(verb), self._where(i))

    def _where(self, i: int) -> PlacePhrase | None:
        led = (place_holding(self.places, j) for case, j in self.tree.obliques(i) if case in _IN)
        return next(filter(None, led), None)

    def _told(self, first: int, who: int | None, place: PlacePhrase | None) -> Happening | None:
        actor = None if who is None else self._fighters(who)
        if actor is None or place is None or actor.first >= first or self.is_own(place):
            return None
        kept = seen_words()["kept"].isdisjoint(self.line.words[place.first : place.last])
        if not kept or (not place.again and place.mentions[0].hint in _WIDE):
            return None
        trigger = Trigger(
            generic_predicate(_ENTER, "verb", self.tree.lemma(first)), self.line.words[first : first + 1], None
        )
        return Happening(trigger, first, first + 1, actor, None, place)

    def _fighters(self, who: int) -> ActorPhrase | None:
        """Return insurgents, or people who are called armed: no "captured rebels", no "rebel leaders"."""
        nouns, word = load_nouns(), self.line.words[who]
        said_of = {self.line.words[j] for j in self.tree.dependants(who, "amod")}
        if not said_of <= nouns.describing | nouns.insurgent | nouns.saying_armed:
            return None
        if word in _PEOPLE and _ARMED in said_of:
            first = self.tree.phrase(who)[0]
            return ActorPhrase(
                first,
                who + 1,
                Mention(self.line.span(first, who + 1), self.line.slice(first, who + 1), "actor", "words"),
            )
        actor = self.actor_of(who) if word in nouns.insurgent | nouns.irregulars else None
        return actor if self.fights(actor) else None


__all__ = ["SeenThere"]
