"""Places that are only told to have gone the same way: "X fell on Friday. Y FOLLOWED", "So did Y", "Y WAS NEXT".

The words name a place and no deed; what befell it is what the sentence tells of another place before them, or the
sentence right before. Nothing else is taken up but that a place was taken or handed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence_finder import PlaceFinder
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import Trigger, generic_predicate
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.verbs import is_present
from factbox.records import Claim

_TAKINGS = ("territory.capture", "territory.handover")
_TOLD = ("asserted", "attributed", "claimed", "confirmed")
_TURN = "turn"
_SO = (("so",), ("as",))
_DONE = ("did", "was", "were", "had")


@dataclass(frozen=True)
class Followed(PlaceFinder):
    """Finds these in one sentence."""

    def find(self, claims: Sequence[Claim], before: Sequence[Claim]) -> Iterator[tuple[Happening, Claim]]:
        """Yield what befell each place, with the claim that tells the same of another.

        Args:
            claims: those of the sentence itself.
            before: those of the sentence right before.
        """
        for i in range(len(self.line)) if self.places else ():
            place = self._place(i)
            told = None if place is None else self._taken_before(i, place, claims, before)
            if place is None or told is None:
                continue
            trigger = Trigger(
                generic_predicate(told.type, "verb", self.tree.lemma(i)), self.line.words[i : i + 1], "past"
            )
            parts = (i, i + 1, place.first, place.last)
            yield Happening(trigger, i, i + 1, None, None, place, clause=(min(parts), max(parts))), told

    def _taken_before(
        self, i: int, place: PlacePhrase, claims: Sequence[Claim], before: Sequence[Claim]
    ) -> Claim | None:
        """Return the last taking that the words can take up; none of a place that is told to be taken already."""
        start = self.line.span(min(i, place.first), i + 1).start
        own = [c for c in claims if c.span.end <= start and c.span.start < start]
        names = {mention.text for mention in place.mentions}
        if any(c.place is not None and c.place.text in names and c.type in _TAKINGS for c in claims):
            return None
        told = [c for c in own or before if c.type in _TAKINGS and c.stance in _TOLD and not c.historical]
        return next((c for c in reversed(told) if c.place is not None and c.place.text not in names), None)

    def _place(self, i: int) -> PlacePhrase | None:
        """Return the place that went the same way, if a token is the word that says so."""
        tree, word = self.tree, self.line.words[i]
        if tree.lemma(i) == _TURN:
            return self._whose_turn(i)
        if word in _DONE and self.line.words[i - 1 : i] in _SO:
            return self._so(i)
        subject = tree.subject(i)
        place = None if subject is None else self._named(subject)
        if place is None or self._is_ahead(i):
            return None
        if tree.tag(i) == "VERB" and (tree.lemma(i),) in load_cues()["went_likewise"]:
            others = tree.dependants(i, "obj", "xcomp", "ccomp", "mark", "aux:pass")
            return None if others or is_present(word, tree.lemma(i)) else place
        if (word,) in load_cues()["likewise_next"] and tree.dependants(i, "cop"):
            return None if self._goes_on(i) or self._is_now(i) else place
        return None

    def _whose_turn(self, i: int) -> PlacePhrase | None:
        """Return the place whose turn it was: "a day later came the TURN of X", "it was X's TURN"."""
        verb = i if self.tree.dependants(i, "cop") else self.tree.head(i)
        said = verb >= 0 and (verb == i or (self.tree.is_a(i, "nsubj", "obj") and self.tree.lemma(verb) == "come"))
        if not said or self._is_ahead(verb) or self._is_now(verb) or is_present(self.line.words[verb], "come"):
            return None
        led = [j for case, j in self.tree.obliques(i) if case == "of"]
        return next(filter(None, map(self._named, (*self.tree.possessors(i), *led))), None)

    def _so(self, i: int) -> PlacePhrase | None:
        """Return the place of "so did X", "as did X a day later", where it stands right behind and ends the words."""
        place = next((p for p in self.places if i < p.first <= i + 2), None)
        named = None if place is None else self._named(self.tree.top(place.first, place.last))
        if named is None or any(self.tree.tag(j) == "VERB" for j in range(named.last, len(self.line))):
            return None
        return None if self.line.at(named.last, ("'s",)) else named

    def _goes_on(self, i: int) -> bool:
        """Say whether "next" is said of what is to come: "next ON THE LIST", "next TO FALL", "next IN LINE"."""
        follows = self.line.words[i + 1 : i + 2]
        return bool(follows) and follows[0][:1].isalpha() and follows[0] not in ("on", "when", "after", "as")

    def _is_ahead(self, i: int) -> bool:
        """Say whether it is only to be so, or is not."""
        aux = [self.line.words[j] for j in self.tree.dependants(i, "aux", "cop")]
        return not load_function_words().modals.isdisjoint(aux) or self.tree.negated(i)

    def _is_now(self, i: int) -> bool:
        """Say whether it is told in the present: "Masika IS next" may be to come."""
        cops = (self.line.words[j] for j in self.tree.dependants(i, "cop"))
        return any(word not in ("was", "were") for word in cops)

    def _named(self, i: int) -> PlacePhrase | None:
        place = place_holding(self.places, i)
        plain = place is not None and not place.again and place.mentions[0].hint not in (UNNAMED, "country")
        return place if plain else None


__all__ = ["Followed"]
