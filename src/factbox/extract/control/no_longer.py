"""Who is in a place no more: "the army is NO LONGER PRESENT in X, Y and Z", "the rebels are not in X ANY MORE".

That tells that they left it, and not to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.function_words import load_function_words

_LEFT = "territory.withdraw"
_IN = frozenset({"in", "at", "inside", "on"})
_BEING = frozenset({"present", "station", "deploy", "base", "garrison", "hold", "remain", "stay", "operate", "be"})
_ENDED = (("no", "longer"), ("any", "longer"), ("any", "more"), ("anymore",))


@dataclass(frozen=True)
class NoLonger(SentenceFinder):
    """Finds these in one sentence."""

    def find(self) -> Iterator[Happening]:
        """Yield those of a party's who are in a place, or places, no more; one for each led to apart."""
        for i in range(len(self.tree)) if self.places else ():
            ended = self._ended(i)
            subject = self.tree.subject(i) if ended else None
            actor = None if subject is None else self.actor_of(subject)
            if actor is None or subject is None or not self.fights(actor) or not self._is_armed(subject):
                continue
            trigger = Trigger(generic_predicate(_LEFT, "verb", "leave"), self.line.words[i : i + 1], "past")
            for place in self._where(i):
                if actor.last <= place.first:
                    yield Happening(
                        trigger, i, i + 1, actor, None, place, clause=(actor.first, place.last), settled="right"
                    )

    def _ended(self, i: int) -> bool:
        """Say whether a word is what somebody or something is no longer."""
        tree = self.tree
        says = bool(tree.dependants(i, "cop", "aux:pass", "aux")) or tree.tag(i) == "VERB"
        if not says or not (tree.lemma(i) in _BEING or tree.case(i) in _IN):
            return False
        adverbs = [j for j in tree.dependants(i, "advmod") if self._ends_with(j)]
        to_come = any(self.line.words[j] in load_function_words().modals for j in tree.dependants(i, "aux"))
        return bool(adverbs) and not to_come

    def _ends_with(self, adverb: int) -> bool:
        """Say whether an adverb is the last word of "no longer" or "any more"."""
        return any(self.line.at(adverb - len(words) + 1, words) for words in _ENDED)

    def _where(self, i: int) -> Iterator[PlacePhrase]:
        inside = (i,) if self.tree.case(i) in _IN else ()
        led = (*inside, *(j for case, j in self.tree.obliques(i) if case in _IN))
        named = (place_holding(self.places, j) for j in led)
        yield from (p for p in named if p is not None and p.mentions[0].hint not in (UNNAMED, "country"))

    def _is_armed(self, subject: int) -> bool:
        nouns = load_nouns()
        return self.line.words[subject] in nouns.serving | nouns.under_arms | nouns.insurgent | nouns.forces


__all__ = ["NoLonger"]
