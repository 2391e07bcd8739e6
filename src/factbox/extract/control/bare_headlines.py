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

_LABELS = frozenset({":", "-", "–", "—"})
_REACH = 4
"""Words of a label, or before those of a party: "Northern RUVANIA army"."""


@dataclass(frozen=True)
class BareHeadlines(SentenceFinder):
    """Finds these in one sentence, which must be a headline."""

    def find(self) -> Iterator[Happening]:
        """Yield what the first words tell, if they are a party, words of the table, and a place with a name."""
        opens = self._behind_label()
        first = range(opens, min(len(self.line), opens + _REACH))
        actor = next((a for a in map(self.actor_of, first) if a is not None), None)
        if actor is None or not all(map(self.line.capital, range(opens, actor.first))) or not self.fights(actor):
            return
        behind = actor.last + (self.line.words[actor.last : actor.last + 1] == ("forces",))  # "GOVERNMENT forces"
        for words, kind in bare_headlines().items():
            last = behind + len(words)
            place = next((p for p in self.places if p.first == last), None)
            if place is None or not self.line.at(behind, words) or place.mentions[0].hint in (UNNAMED, "country"):
                continue
            if place.again or not self._ends(place.last):
                continue
            trigger = Trigger(generic_predicate(kind, "verb", words[0]), words, "past")
            yield Happening(trigger, behind, last, actor, None, place, clause=(opens, place.last))

    def _behind_label(self) -> int:
        """Return where the news begins behind a label: "LIVE - army back in X", "Ruvania: rebels out of X"."""
        return next((i + 1 for i in range(1, min(len(self.line), _REACH)) if self.line.words[i] in _LABELS), 0)

    def _ends(self, at: int) -> bool:
        return at >= len(self.line) or self.line.words[at] in _ENDS


__all__ = ["BareHeadlines"]
