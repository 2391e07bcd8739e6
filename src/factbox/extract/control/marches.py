"""Who leaves a place by a verb of going and the word beside it: "the soldiers RAN AWAY", "tanks ROLLED OUT of X".

Anybody goes; who gives a place up by it is people under arms. Where it is not said, they leave what was told of before.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.control.driven_out import led, left
from factbox.extract.control.leaving import Leaving
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate, marches
from factbox.knowledge.place_words import load_place_words

_LEFT = "territory.withdraw"
_GIVES_UP = frozenset({"abandon", "desert", "vacate", "quit", "leave"})
_AT = frozenset({"in", "at", "around", "inside"})


@dataclass(frozen=True)
class Marches(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Return the withdrawals, apart from words that tell something already."""
        return self.found_at_verbs(taken, lambda i: self._read(i) or self._posts(i))

    def left_posts(self, found: Happening) -> Happening:
        """Return what posts are left with the place they lie in, where a table knows but the verb."""
        open_still = found.type == _LEFT and (found.place is None or found.place.mentions[0].hint == UNNAMED)
        return (self._posts(found.first) or found) if open_still else found

    def _read(self, i: int) -> Happening | None:
        tree = self.tree
        beside = marches().get(tree.lemma(i), frozenset())
        if not beside or tree.passive(i) or tree.objects(i):
            return None
        actor = self.armed(tree.subject(i))
        if actor is None or actor.last > i:
            return None
        place = next(filter(None, (left(self.places, case, j) for case, j in led(tree, i))), None)
        particles = [j for j in tree.dependants(i, "advmod", "compound:prt") if self.line.words[j] in beside and j > i]
        leads_out = any(case.split()[0] in beside for case, j in tree.obliques(i) if left(self.places, case, j))
        if not (particles or leads_out) or (place is not None and self.is_own(place)):
            return None
        last = max((i, *(j for j in particles if j <= i + 2))) + 1
        found = self._left(i, last, actor, place)
        if place is not None:
            return found
        # gunmen drive off after a deed
        garrisoned = self.line.words[tree.subject(i) or 0] not in load_nouns().insurgent
        return Leaving(self.line, tree, self.places).left(found) if garrisoned else None

    def _posts(self, i: int) -> Happening | None:
        """Read who leaves what he held in a place: "the police ABANDONED their posts in X"."""
        tree = self.tree
        if tree.tag(i) != "VERB" or tree.lemma(i) not in _GIVES_UP or tree.passive(i):
            return None
        posts = [j for j in tree.objects(i) if self.line.words[j] in load_place_words().posts]
        actor = self.armed(tree.subject(i)) if posts else None
        if actor is None or actor.last > i:
            return None
        around = ((case, j) for noun in (*posts, i) for case, j in tree.obliques(noun) if case in _AT)
        place = next(filter(None, (place_holding(self.places, j) for _, j in around)), None)
        named = place is not None and not place.again and place.mentions[0].hint not in (UNNAMED, "country")
        return self._left(i, posts[0] + 1, actor, place) if named else None

    def _left(self, first: int, last: int, actor: ActorPhrase, place: PlacePhrase | None) -> Happening:
        trigger = Trigger(generic_predicate(_LEFT, "verb", self.tree.lemma(first)), self.line.words[first:last], "past")
        return Happening(trigger, first, last, actor, None, place)

    def armed(self, subject: int | None) -> ActorPhrase | None:
        """Return whoever goes, if it is people or vehicles of a party: "the GARRISON's trucks", "Accord FIGHTERS"."""
        if subject is None or self.tree.tag(subject) not in ("NOUN", "PROPN"):
            return None
        nouns, word = load_nouns(), self.line.words[subject]
        arms = nouns.serving | nouns.under_arms | nouns.insurgent | nouns.own_units | nouns.partisans | nouns.forces
        owned = word in nouns.equipment and any(self.actor_of(j) for j in self.tree.possessors(subject))
        actor = self.actor_of(subject)
        if actor is None and owned:
            actor = next(filter(None, map(self.actor_of, self.tree.possessors(subject))))
        return actor if (word in arms or owned) and self.fights(actor) else None


__all__ = ["Marches"]
