"""Attacks told of a place that stands in the sentence before, or beside a post: "THE ATTACK BEGAN at dawn".

"The attack" with when it began or how long it lasted is the fight for the place told of before; "a position at X WAS
ATTACKED" has its place in the phrase of what was attacked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass

from factbox.extract.control.settings import FIGHTING
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention

_CLASH = "battle.clash"
_FOUGHT = ("territory.enter", "territory.capture", "territory.siege")
"""What an attack may be told of as, beside fighting: "stormed a base in X. THE ATTACK began at four"."""

_ATTACK = frozenset({"attack", "raid", "assault"})
_KNOWN = frozenset({"the", "this"})
_AT = frozenset({"in", "at", "near", "outside"})
_NEAR = 4
"""Tokens from a post to its place: "a second POSITION, at X"."""

_CLAUSE = ("root", "ccomp", "conj", "parataxis")


@dataclass(frozen=True)
class AttacksTold(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield the attacks, apart from words that tell something already."""
        yield from self.found_at_verbs(taken, self._struck)
        for i in range(len(self.tree)):
            if i not in taken and self._goes_on(i):
                yield self._told(i, self.tree.head(i) + 1, self._left_out(i))

    def _goes_on(self, i: int) -> bool:
        """Say whether a noun is the attack told of before, and its verb says when: "the attack BEGAN at four"."""
        tree = self.tree
        if tree.tag(i) != "NOUN" or tree.lemma(i) not in _ATTACK or not tree.is_a(i, "nsubj"):
            return False
        first, last = tree.subtree(i)
        verb = tree.head(i)
        bare = last - first == 2 and self.line.words[first] in _KNOWN and verb == i + 1
        told = tree.lemma(verb) in light_verbs()["go on"] and tree.is_a(verb, *_CLAUSE)
        return bare and told and not (tree.objects(verb) and tree.lemma(verb) != "last")

    def _struck(self, i: int) -> Happening | None:
        """Read the place of a post that was attacked: "the army POST AT X WAS ATTACKED"."""
        tree = self.tree
        subject = tree.subject(i) if tree.lemma(i) in _ATTACK and tree.passive(i) else None
        if subject is None or self.line.words[subject] not in load_place_words().posts or subject > i:
            return None
        behind = (p for p in self.places if subject < p.first < i and self.line.words[p.first - 1] in _AT)
        place = next((p for p in behind if p.first <= subject + _NEAR), None)
        if place is None or place.again or place.mentions[0].hint in (UNNAMED, "country"):
            return None
        return self._told(i, i + 1, place)

    def _told(self, first: int, last: int, place: PlacePhrase) -> Happening:
        part = "verb" if self.tree.tag(first) == "VERB" else "noun"
        predicate = generic_predicate(_CLASH, part, self.tree.lemma(first))
        clause = (self.tree.subtree(first)[0] if part == "noun" else min(place.first, first), last)
        last = last if part == "verb" else first + 1
        trigger = Trigger(predicate, self.line.words[first:last], "past")
        return Happening(trigger, first, last, None, None, place, clause=clause)

    def _left_out(self, i: int) -> PlacePhrase:
        mention = Mention(self.line.span(i, i + 1), self.line.slice(i, i + 1), "place", "city")
        return PlacePhrase(i, i + 1, (mention,), again=True)


def is_unheard_of(found: Happening, told: Collection[str]) -> bool:
    """Say whether "the attack" is one that what was told of the place before does not bear out."""
    place = found.place
    left_out = found.type == _CLASH and place is not None and place.again and place.first == found.first
    return left_out and not any(kind.startswith((*FIGHTING, *_FOUGHT)) for kind in told)


__all__ = ["AttacksTold", "is_unheard_of"]
