"""What fighting without a place of its own led up to: "took X after a night of FIGHTING", "in a long BATTLE".

The tree hangs such nouns on anything, so the words between them and their preposition are asked, and what stands right
before that: the taking of a place, with nothing but its day and what the place is called between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factbox.extract.events.happening import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import light_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.tree_words import load_tree_words

_BEFORE = frozenset({"after", "following"})
"""Prepositions by which fighting is said to have gone before something else."""

_IN = frozenset({"in", "during", "amid"})
"""Prepositions by which it is said to be how something was done; "in an OFFENSIVE" may be farther afield."""

_MADE_OF = ("DET", "ADJ", "NUM", "NOUN", "PUNCT", "ADV")
"""Tags of the words of a noun phrase that leads to the noun: "a seven-hour", "three days of heavy street"."""

_TAKES = ("territory.capture", "territory.enter")
"""Types of what is done by fighting in the place itself."""

_STAYS = frozenset({"on", "with", "between", "by", "against", "of", "before", "after"})
"""Prepositions behind a noun for fighting that tell when, with whom or of what, and no other place."""

_FARTHEST = 16
"""Words between what was done and the preposition: a place with what it is called, and a day."""


@dataclass(frozen=True)
class LedUp:
    """The words and tree of one sentence."""

    line: Line
    tree: Tree

    def taken(self, fought: Happening, others: Sequence[Happening]) -> Happening | None:
        """Return the taking or entry of a named place that fighting was before or by; None where there is none."""
        led = self._preposition(fought)
        if led is None or self._goes_on(fought.last):
            return None
        near = [h for h in others if h.type.startswith(_TAKES) and h.place is not None and h.first < led]
        near = [h for h in near if h.place is not None and h.place.last <= led and h.place.first != h.first]
        near = [h for h in near if not (self.is_ahead(h) or self._in_part(h))]
        return next((h for h in reversed(near) if self._right_before(h, led)), None)

    def is_ahead(self, done: Happening) -> bool:
        """Say whether a taking is still to come, and the fighting with it: "MAY take X after a long battle"."""
        modals = load_function_words().modals
        return any(self.tree.words[j] in modals for j in self.tree.dependants(done.first, "aux", "mark"))

    def _in_part(self, done: Happening) -> bool:
        """Say whether only a part of a place is taken: "much of X"; they may have fought for any other."""
        if done.place is None or done.place.extent:
            return True
        return any(self.line.words[j] in load_tree_words().amounts for j in self.tree.objects(done.first))

    def _preposition(self, fought: Happening) -> int | None:
        """Return where the preposition stands that leads to a noun for fighting."""
        words = self.line.words
        i = fought.first - 1
        while i >= 0 and (words[i] == "of" or (self.tree.tag(i) in _MADE_OF and words[i] not in _BEFORE | {","})):
            i -= 1
        if i < 0 or not light_verbs()["war long"].isdisjoint(words[i : fought.first]):
            return None
        wide = not light_verbs()["wide"].isdisjoint(words[fought.first : fought.last])
        return i if words[i] in _BEFORE or (words[i] in _IN and not wide) else None

    def _goes_on(self, after: int) -> bool:
        """Say whether a noun for fighting is a verb here, or is told elsewhere: "after FIGHTING OFF an attack"."""
        if after >= len(self.line.words):
            return False
        word, tag = self.line.words[after], self.tree.tag(after)
        apart = word not in load_function_words().relative and tag in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "ADV")
        return apart or (
            tag == "ADP" and word not in ("on", "with", "between", "by", "against", "of", "before", "after")
        )

    def _right_before(self, done: Happening, led: int) -> bool:
        """Say whether no other clause begins between what was done and a preposition."""
        start = max(done.last, done.place.last if done.place else 0)
        between = range(start, led)
        words = self.line.words
        other = load_function_words().clause | load_function_words().relative | {"and", "but", "or", ";", ":"}
        return len(between) <= _FARTHEST and not any(words[j] in other or self.tree.tag(j) == "VERB" for j in between)
