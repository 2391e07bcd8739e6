"""Who comes into a place that is not named again: "shelled the village before militiamen SWEPT IN".

Anybody comes in; who enters a place of a conflict so is people under arms.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from factbox.extract.control.leaving import Leaving
from factbox.extract.control.marches import Marches
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import place_holding
from factbox.knowledge.events import Trigger, generic_predicate, light_verbs

_TYPE = "territory.enter"
_ENTER = "enter"
_ELSEWHERE = frozenset({"on", "upon", "to", "from", "for", "between"})
"""Words behind "in" by which it leads to something else: "moved in ON the gang", "poured in FROM X"."""


@dataclass(frozen=True)
class CameIn(Marches):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Return the entries, apart from words that tell something already."""
        return self.found_at_verbs(taken, lambda i: self._entry(i) or self._where_they_enter(i))

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
