"""Who comes into a place by a verb that anybody comes by: "before militiamen SWEPT IN", "troops RETURNED TO X".

Anybody comes in; who enters a place of a conflict so is people under arms.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from factbox.extract.control.leaving import Leaving
from factbox.extract.control.marches import Marches
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, place_holding
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs

_TYPE = "territory.enter"
_ENTER = "enter"
_ELSEWHERE = frozenset({"on", "upon", "to", "from", "for", "between"})
"""Words behind "in" by which it leads to something else: "moved in ON the gang", "poured in FROM X"."""

_AWAY = frozenset({"for", "from"})
"""Prepositions of what somebody returns for or from: "returned to X FROM THE FRONT", "FOR TALKS"."""
_INTO = (["to"], ["into"])
_TOO_WIDE = (UNNAMED, "facility", "country", "province", "region")


@dataclass(frozen=True)
class CameIn(Marches):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Return the entries, apart from words that tell something already."""
        return self.found_at_verbs(taken, lambda i: self._entry(i) or self._return(i) or self._where_they_enter(i))

    def _entry(self, i: int) -> Happening | None:
        tree, words = self.tree, self.line.words
        if tree.lemma(i) not in light_verbs()["come in"] or not self.line.at(i + 1, ("in",)):
            return None
        if (
            tree.head(i + 1) != i
            or tree.objects(i)
            or tree.passive(i)
            or not _ELSEWHERE.isdisjoint(words[i + 2 : i + 3])
        ):
            return None
        if any(place_holding(self.places, j) for _, j in tree.obliques(i)):
            return None
        actor = self.armed(tree.subject(i))
        if actor is None or actor.last > i:
            return None
        trigger = Trigger(generic_predicate(_TYPE, "verb", tree.lemma(i)), words[i : i + 2], "past")
        left_out = Leaving(self.line, tree, self.places).left_out(i)
        return Happening(trigger, i, i + 2, actor, None, left_out, clause=(actor.first, i + 2))

    def _return(self, i: int) -> Happening | None:
        """Read who comes back into a place: "troops RETURNED TO X", "the rebels WENT BACK INTO X".

        Who goes home or to his base holds nothing by it, nor does who comes from the front or for talks.
        """
        tree = self.tree
        back = next((j for j in tree.dependants(i, "advmod", "compound:prt") if self.line.words[j] == "back"), None)
        returns = tree.lemma(i) in light_verbs()["return"] or (
            back is not None and tree.lemma(i) in light_verbs()["go"]
        )
        if not returns or tree.objects(i) or tree.passive(i) or any(case in _AWAY for case, _ in tree.obliques(i)):
            return None
        actor = self.armed(tree.subject(i))
        led = (place_holding(self.places, j) for case, j in tree.obliques(i) if case.split()[-1:] in _INTO)
        place = next(filter(None, led), None)
        if actor is None or actor.last > i or place is None or place.first < i:
            return None
        if place.again or place.mentions[0].hint in _TOO_WIDE or self.is_own(place):
            return None
        if any(case == "on" and tree.lemma(j) == "leave" for case, j in tree.obliques(i)):
            return None
        last = i + 1 if back is None or back != i + 1 else i + 2
        trigger = Trigger(generic_predicate(_TYPE, "verb", tree.lemma(i)), self.line.words[i:last], None)
        return Happening(trigger, i, last, actor, None, place, clause=(actor.first, place.last))

    def _where_they_enter(self, i: int) -> Happening | None:
        """Read a verb of entering whose place its clause describes: "X, where armour meant to ENTER"."""
        tree = self.tree
        if tree.lemma(i) != _ENTER or tree.objects(i) or tree.passive(i):
            return None
        actor, place = self.armed(tree.subject(i)), self.where_clause(i)
        if actor is None or place is None or actor.last > i:
            return None
        trigger = Trigger(generic_predicate(_TYPE, "verb", _ENTER), self.line.words[i : i + 1], None)
        return Happening(trigger, i, i + 1, actor, None, place, clause=(place.first, i + 1))


__all__ = ["CameIn"]
