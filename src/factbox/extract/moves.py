"""Troops sent and brought home, people brought out: who moves, from or to where, and whether that is more than planned.

"The withdrawal of allied forces FROM THE COUNTRY" is theirs and of the country, whatever stands before it; "a deal FOR
A PULLOUT" tells of none, and "announced THE WITHDRAWAL" of one to come; "evacuate U.S. EMBASSY STAFF" names whom, and
not from where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factbox.extract.happenings import Happening
from factbox.extract.line import Line
from factbox.extract.named import NamedDealings
from factbox.extract.places import UNNAMED, PlacePhrase, place_holding
from factbox.extract.roles import Roles
from factbox.extract.tree import Tree
from factbox.knowledge.conduct import load_movers
from factbox.knowledge.named_dealings import load_named

_IN = "deployment.in"
_SENT = ("deployment.", "evacuation")
_TALKS = "diplomacy.talks"
_OUT = "deployment.out"
_MOVES = ("deployment.", "evacuation", "displacement", "visit", "aid")
"""Types of which a place is gone to or left, and is no word for whose people go."""

_COUNTRY = frozenset({"country", "nation", "homeland"})
_ATTRIBUTES = ("compound", "amod", "nmod:poss", "nmod:desc")


@dataclass(frozen=True)
class Moves:
    """The moves of a sentence, and the talks that it only wishes for."""

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    roles: Roles

    def told(self, found: Iterable[Happening]) -> Iterator[Happening]:
        """Yield the happenings, moves with their own roles; what is only wished for or laid down is left out."""
        dealings = NamedDealings(self.tree, frozenset())
        for one in found:
            noun = self._noun(one)
            if noun is not None and one.type == _TALKS and dealings.are_wished(noun):
                continue
            if (noun is not None and one.type == _OUT and self._is_laid_down(noun)) or self._is_waste(one):
                continue
            yield self._from_place(self._of_its_own(one, noun) if noun is not None and one.type == _OUT else one)

    def _noun(self, found: Happening) -> int | None:
        """Return the noun that tells a happening, the last of "troop pullout"; None where a verb does."""
        nouns = [i for i in range(found.first, found.last) if self.tree.tag(i) in ("NOUN", "PROPN")]
        return nouns[-1] if nouns and found.trigger.predicate.part == "noun" else None

    def _is_waste(self, found: Happening) -> bool:
        """Say whether a verb of leaving is the noun for dry land: "seize DESERT towns"."""
        return found.type == "displacement" and self.line.words[found.first] == "desert" and self._noun_at(found.first)

    def _noun_at(self, i: int) -> bool:
        return self.tree.tag(i) in ("NOUN", "ADJ", "PROPN")

    def _is_laid_down(self, i: int) -> bool:
        """Say whether a withdrawal is no more than the matter of a deal or a plan: "a deal FOR a troop pullout"."""
        tree, led = self.tree, self.tree.case(i) in ("for", "on", "about")
        above = next((j for j in tree.governors(i) if tree.tag(j) in ("NOUN", "VERB")), None) if led else None
        if above is None:
            return False
        agreed = tree.objects(above) if tree.tag(above) == "VERB" else (above,)
        return any(tree.lemma(j) in load_named().laid_down for j in agreed)

    def _of_its_own(self, found: Happening, noun: int) -> Happening:
        """Return a withdrawal that a noun tells as that of those it is said of, and from where it says."""
        owners = [j for case, j in self.tree.obliques(noun) if case == "of"]
        owners += [j for j in self.tree.dependants(noun, *_ATTRIBUTES) if not self.tree.case(j)]
        actor, place = found.actor, found.place
        if actor is not None and not any(_holds(self.tree.phrase(j), actor.first) for j in owners):
            actor = next(filter(None, map(self.roles.actor_of, owners)), None)
        verb = self.tree.head(noun)
        ahead = verb >= 0 and self.tree.is_a(noun, "obj") and self.tree.lemma(verb) in load_named().foretold
        first, last = self.tree.phrase(noun)
        return replace(
            found, actor=actor, place=place, ahead=found.ahead or ahead, clause=found.clause or (first, last)
        )

    def _from_place(self, found: Happening) -> Happening:
        """Return a move without a place that only says whose people go: "evacuate U.S. EMBASSY STAFF"."""
        place = found.place
        if place is not None and found.type.startswith(_SENT) and self._is_country(place):
            return replace(found, place=None)  # the one that the report is about
        if place is None and found.type == _IN:
            return replace(found, place=self._of_those_fetched(found.first))
        if place is None or place.again or not found.type.startswith(_MOVES):
            return found
        inside = range(place.first, place.last)
        top = next((i for i in inside if self.tree.head(i) not in inside), place.first)
        noun = top
        while self.tree.is_a(noun, *_ATTRIBUTES) and self.tree.head(noun) >= place.last:
            noun = self.tree.head(noun)
        if noun == top or self.tree.case(top) or self.tree.lemma(noun) not in load_movers():
            return found
        led = (j for i in (found.first, noun) for case, j in self.tree.obliques(i) if case in ("from", "in", "at"))
        others = (place_holding(self.places, j) for j in led)
        first, last = found.bounds()
        kept = (first, max(last, noun + 1)) if first <= noun < last + 3 else (first, last)
        return replace(found, place=next(filter(None, others), None), clause=kept)

    def _is_country(self, place: PlacePhrase) -> bool:
        """Say whether words stand for the country that the report is about, by no name."""
        unnamed = place.again or place.mentions[0].hint == UNNAMED
        return unnamed and not _COUNTRY.isdisjoint(self.line.words[place.first : place.last])

    def _of_those_fetched(self, verb: int) -> PlacePhrase | None:
        """Return from where troops are to bring others out: they are sent there "to evacuate staff FROM X"."""
        purposes = [j for j in self.tree.dependants(verb, "advcl") if self.tree.words[j - 1] == "to"]
        purposes += [k for j in purposes for k in self.tree.dependants(j, "xcomp")]
        fetching = [j for j in purposes if self.tree.lemma(j) == "evacuate"]
        led = (
            k
            for j in fetching
            for i in (j, *self.tree.objects(j))
            for case, k in self.tree.obliques(i)
            if case == "from"
        )
        return next(filter(None, (place_holding(self.places, k) for k in led)), None)


def _holds(tokens: tuple[int, int], i: int) -> bool:
    return tokens[0] <= i < tokens[1]


__all__ = ["Moves"]
