"""What a headline tells of a place without any verb: "Rebels OUT OF X, governor says", "Army BACK IN X".

Who stands first in it is a party, the place right behind the words, and the news ends there or says who says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED
from factbox.extract.sentence.line import STOPS
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, bare_headlines, generic_predicate

_ENDS = STOPS | {",", ";", "as", "after", "-", "–", "—", ":", "."}


@dataclass(frozen=True)
class BareHeadlines(SentenceFinder):
    """Finds these in one sentence, which must be a headline."""

    def find(self) -> Iterator[Happening]:
        """Yield what the first words tell, if they are a party, words of the table, and a place with a name."""
        actor = next((a for a in map(self.actor_of, range(min(len(self.line), 3))) if a is not None), None)
        if actor is None or actor.first != 0 or not self.fights(actor):
            return
        for words, kind in bare_headlines().items():
            last = actor.last + len(words)
            place = next((p for p in self.places if p.first == last), None)
            if place is None or not self.line.at(actor.last, words) or place.mentions[0].hint in (UNNAMED, "country"):
                continue
            if place.again or not self._ends(place.last):
                continue
            trigger = Trigger(generic_predicate(kind, "verb", words[0]), words, "past")
            yield Happening(trigger, actor.last, last, actor, None, place, clause=(0, place.last))

    def _ends(self, at: int) -> bool:
        return at >= len(self.line) or self.line.words[at] in _ENDS


__all__ = ["BareHeadlines"]
