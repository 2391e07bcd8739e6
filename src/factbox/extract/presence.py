"""Who is in a place and who is not, where no verb of holding tells it.

"There is not a single soldier in X", "X had no police in it", "no guards were left at the gate": nobody of a party is
there, so that it does not hold the place. "X is under the Front", "the police have been back in X": it does.
Being there takes nothing; nothing here tells a capture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from factbox.extract.actors import ActorPhrase
from factbox.extract.happenings import Happening
from factbox.extract.line import Line
from factbox.extract.places import UNNAMED, PlacePhrase, place_holding
from factbox.extract.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.function_words import load_function_words

_IN = frozenset({"in", "at", "inside", "on"})
_THERE = frozenset({"be", "remain", "stay", "leave", "station"})
"""Verbs by which somebody is somewhere: "no police ARE in X", "no guards were LEFT at X"."""

_NONE = frozenset({"no", "neither"})
_HELD = "territory.held"


@dataclass(frozen=True)
class Presence:
    """Finds these in one sentence.

    Attributes:
        line, tree: the sentence.
        places: the place phrases found in it.
        actor_of: returns the actor that a noun is or names.
        fights: says whether an actor is one who takes and holds places.
    """

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    actor_of: Callable[[int], ActorPhrase | None]
    fights: Callable[[ActorPhrase | None], bool]

    def find(self) -> Iterator[Happening]:
        """Yield who is not in a place, as a hold that is not so, and who has it under him or is back in it."""
        for i in range(len(self.tree)):
            found = self._nobody(i) or self._under(i) or self._back(i)
            if found is not None:
                yield found

    # --- who is not there

    def _nobody(self, i: int) -> Happening | None:
        """Read a noun for people under arms of whom there are none at a place."""
        if not (self._is_armed(i) and self._denied(i)) or self._to_come(i):
            return None
        if any(case in ("among", "of") for case, _ in self.tree.obliques(i)):
            return None  # "no soldiers AMONG THE DEAD in X"
        place = self._where(i)
        if place is None:
            return None
        first, last = min(i, place.first), max(i + 1, place.last)
        first = min((first, *self.tree.dependants(i, "det", "advmod"), self._single(i) or first))
        return replace(self._hold(i, i + 1, self._who(i), place), clause=(first, last), settled="wrong")

    def _is_armed(self, i: int) -> bool:
        nouns = load_nouns()
        return self.tree.tag(i) == "NOUN" and self.line.words[i] in nouns.serving | nouns.under_arms | nouns.insurgent

    def _denied(self, i: int) -> bool:
        """Say whether a noun is denied as a whole: "NO police", "NOT A SINGLE soldier"."""
        if any(self.line.words[j] in _NONE for j in self.tree.dependants(i, "det")):
            return True
        return self._single(i) is not None

    def _single(self, i: int) -> int | None:
        """Return where "not" stands in "not a single soldier"."""
        start = self.tree.phrase(i)[0]
        if self.line.find([("single",), ("one",)], start, i) is None:
            return None
        where = self.line.find([("not",), ("n't",)], max(start - 2, 0), i)
        return None if where is None else where[0]

    def _to_come(self, i: int) -> bool:
        """Say whether it is only to be so: "there will be no soldiers in X"."""
        verbs = (i, self.tree.head(i))
        return any(
            self.line.words[j] in load_function_words().modals
            for verb in verbs
            if verb >= 0
            for j in self.tree.dependants(verb, "aux")
        )

    def _where(self, i: int) -> PlacePhrase | None:
        """Return the place at which there is nobody: led by "in", what has none, or what they are said to be in."""
        verb = self.tree.head(i)
        if verb < 0 or not self.tree.is_a(i, "nsubj", "obj", "root"):
            return self._led(i) if self.tree.dependants(i, "expl") else None
        if self.tree.is_a(i, "obj"):
            owner = self.tree.subject(verb)
            return self._place(owner) if self.tree.lemma(verb) == "have" and owner is not None else None
        if self.tree.dependants(verb, "cop") and self.tree.case(verb) in _IN:
            return self._place(verb)
        return self._led(i) or self._led(verb) if self.tree.lemma(verb) in _THERE else None

    def _led(self, i: int) -> PlacePhrase | None:
        led = (self._place(j) for case, j in self.tree.obliques(i) if case in _IN)
        return next(filter(None, led), None)

    def _place(self, i: int) -> PlacePhrase | None:
        place = place_holding(self.places, i)
        return None if place is None or place.mentions[0].hint == UNNAMED else place

    def _who(self, i: int) -> ActorPhrase | None:
        actor = self.actor_of(i)
        return actor if self.fights(actor) else None

    # --- who is

    def _under(self, i: int) -> Happening | None:
        """Read a party that a place is under: "X is UNDER THE FRONT"; under its attack or its rule others read."""
        actor = self.actor_of(i) if self.tree.case(i) == "under" and self.tree.dependants(i, "cop") else None
        subject = self.tree.subject(i)
        place = None if subject is None else self._place(subject)
        if actor is None or place is None or actor.kind not in ("name", "insurgent") or not self.fights(actor):
            return None
        case = self.tree.dependants(i, "case")[0]
        return self._hold(case, case + 1, actor, place)

    def _back(self, i: int) -> Happening | None:
        """Read who is back in a place: "the police have been BACK in X since Monday"."""
        if self.line.words[i] != "back" or not self.line.at(i + 1, ("in",)):
            return None
        verb = i if self.tree.dependants(i, "cop") else self.tree.head(i)
        noun = None if verb < 0 else self.tree.subject(verb)
        being = self.tree.dependants(i, "cop") or (
            verb >= 0 and (self.tree.dependants(verb, "cop") or self.tree.lemma(verb) == "be")
        )
        actor = self.actor_of(noun) if noun is not None and being else None
        place = next((p for p in self.places if p.first == i + 2), None)
        if actor is None or place is None or not self.fights(actor) or place.mentions[0].hint == UNNAMED:
            return None
        return self._hold(i, i + 2, actor, place)

    def _hold(self, first: int, last: int, actor: ActorPhrase | None, place: PlacePhrase) -> Happening:
        """Return a hold that is told by some words which are no verb of holding."""
        trigger = Trigger(generic_predicate(_HELD, "verb", "be"), self.line.words[first:last], None)
        return Happening(trigger, first, last, actor, None, place)


def as_hold(line: Line, tree: Tree, found: Happening) -> Happening:
    """Return who is "still inside X" as holding it: to be there still is no entry."""
    i = found.first
    if found.type != "territory.enter" or line.words[i] not in _IN or not found.alone:
        return found
    head = tree.head(i)
    around = tree.dependants(head, "advmod") if head >= 0 else ()
    if not any(line.words[j] in ("still", "then") for j in around):
        return found
    return replace(found, trigger=replace(found.trigger, predicate=generic_predicate(_HELD, "verb", "be")))


__all__ = ["Presence", "as_hold"]
