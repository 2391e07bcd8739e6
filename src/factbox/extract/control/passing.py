"""Places that pass to somebody: "X PASSED TO the Front without a shot", "X GOES TO the army tomorrow".

Nobody takes such a place and nobody need give it up, so that it is told as handed over. Whoever gets it is a party; who
only "goes to" somebody from a town is no town.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import CROWD
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.events.passing import Passage, passages
from factbox.knowledge.verbs import is_present

_HANDED = "territory.handover"
_NOW = frozenset({"now", "already"})
_SIDES = ("name", "insurgent", "government", CROWD)


@dataclass(frozen=True)
class Passing(SentenceFinder):
    """Finds these in one sentence.

    Attributes:
        headline: whether the present tense tells what has happened; elsewhere it tells what is agreed and to come.
    """

    headline: bool = False

    def find(self) -> Iterator[Happening]:
        """Yield each place that passes to a party, or into a party's keeping."""
        for i in self.tree.verbs if self.places else ():
            rows = passages().get(self.tree.lemma(i), ())
            found = next(filter(None, (self._read(i, row) for row in rows)), None)
            if found is not None:
                yield found

    def _read(self, i: int, row: Passage) -> Happening | None:
        tree = self.tree
        if tree.passive(i) or tree.dependants(i, "obj"):
            return None
        got = next((j for case, j in tree.obliques(i) if case.split()[-1] in row.led and j > i), None)
        place = self._place(tree.subject(i)) if got is not None else None
        if got is None or place is None or place.first > i:
            return None
        recipient = self._keeper(got) if row.hands else self.actor_of(got)
        if row.hands and tree.lemma(got) not in row.hands:
            return None
        people = place.mentions[0].hint != "facility"
        if people and any(case in row.but for case, j in tree.obliques(i) if j != got):
            return None
        if recipient is None or recipient.kind not in _SIDES or not self.fights(recipient) or recipient.first < i:
            return None
        words = self.line.words[i : i + 1]
        trigger = Trigger(generic_predicate(_HANDED, "verb", tree.lemma(i)), words, None)
        present = is_present(self.line.words[i], tree.lemma(i)) and not tree.dependants(i, "aux")
        present = present and not any(self.line.words[j] in _NOW for j in tree.dependants(i, "advmod"))
        return Happening(trigger, i, i + 1, None, recipient, place, ahead=present and not self.headline)

    def _keeper(self, i: int) -> ActorPhrase | None:
        """Return into whose keeping a place passes: "the keeping OF THE FRONT", "THE FRONT'S keeping"."""
        led = [j for case, j in self.tree.obliques(i) if case == "of"]
        return next(filter(None, map(self.actor_of, (*self.tree.possessors(i), *led))), None)

    def _place(self, subject: int | None) -> PlacePhrase | None:
        """Return the place that is the subject itself; a country goes to nobody."""
        place = None if subject is None else place_holding(self.places, subject)
        if place is None or subject is None or place.mentions[0].hint in (UNNAMED, "country"):
            return None
        if self.line.words[subject] in load_nouns().under_arms | load_nouns().forces:
            return None  # "the GARRISON of X went over"
        return None if self.is_own(place) else place


__all__ = ["Passing"]
