"""Whom a place is not under: "X remains OUTSIDE government CONTROL", as his hold that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.place_words import load_place_words

_CONTROL = "control"


@dataclass(frozen=True)
class Outside(SentenceFinder):
    """Finds these in one sentence."""

    def find(self) -> Iterator[Happening]:
        """Yield each hold that is not so; who has the place instead is not said."""
        found = (self._read(i) for i, word in enumerate(self.line.words) if word == _CONTROL and self.places)
        yield from (one for one in found if one is not None)

    def _read(self, i: int) -> Happening | None:
        tree, words = self.tree, load_place_words()
        if tree.case(i) not in words.out_of:
            return None
        owners = [*tree.possessors(i), *tree.dependants(i, "amod", "compound")]
        owners += [j for case, j in tree.obliques(i) if case == "of"]
        actor = next(filter(None, map(self.actor_of, owners)), None)
        verb = i if tree.dependants(i, "cop") else tree.head(i)
        stays = verb == i or (verb >= 0 and tree.lemma(verb) in words.staying)
        subject = tree.subject(verb) if stays else None
        place = None if subject is None else place_holding(self.places, subject)
        if actor is None or not self.fights(actor) or place is None or place.last > i:
            return None
        if place.mentions[0].hint == UNNAMED:
            return None
        case = tree.dependants(i, "case")[0]
        trigger = Trigger(generic_predicate("territory.held", "verb", "be"), self.line.words[case : i + 1], None)
        return Happening(trigger, case, i + 1, actor, None, place, settled="wrong")


__all__ = ["Outside"]
