"""Troops sent and brought home, people brought out: who moves, from or to where, and whether that is more than planned.

"The withdrawal of allied forces FROM THE COUNTRY" is theirs and of the country, whatever stands before it; "a deal FOR
A PULLOUT" tells of none, and "announced THE WITHDRAWAL" of one to come; "fly out FRENCH CONSULAR STAFF" names whom, and
not from where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factbox.extract.actors.roles import Roles
from factbox.extract.control.directions import leads_there
from factbox.extract.events.acts import as_type
from factbox.extract.events.happenings import Happening
from factbox.extract.events.named import NamedDealings
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.conduct import load_class, load_movers
from factbox.knowledge.named_dealings import load_named

_IN = "deployment.in"
_SENT = ("deployment.", "evacuation")
_TALKS = "diplomacy.talks"
_OUT = "deployment.out"
_MOVES = ("deployment.", "evacuation", "displacement", "visit", "aid")
"""Types of which a place is gone to or left, and is no word for whose people go."""

_GOING = ("displacement", "deployment.", "evacuation", "aid", "territory.withdraw", "territory.enter")
_COME_OR_GO = frozenset({"leave", "depart", "arrive", "reach", "enter"})
_DEEDS = ("detention.", "looting", "abuse")
_OF_AID = frozenset({"aid", "relief", "humanitarian"})
_CAUGHT = frozenset({"recapture", "rearrest"})

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
            if (
                (noun is not None and one.type == _OUT and self._is_laid_down(noun))
                or self._is_waste(one)
                or self._is_called(one)
            ):
                continue
            yield self._from_place(self._of_those(one) if noun is None else self._of_its_own(one, noun))

    def _noun(self, found: Happening) -> int | None:
        """Return the noun that tells a happening, the last of "troop pullout"; None where a verb does."""
        nouns = [i for i in range(found.first, found.last) if self.tree.tag(i) in ("NOUN", "PROPN")]
        return nouns[-1] if nouns and found.trigger.predicate.part == "noun" else None

    # --- who or what goes, by its verb

    def _of_those(self, found: Happening) -> Happening:
        """Return what a verb tells of a move as what it is by who or what moves."""
        at, tree = found.first, self.tree
        if tree.tag(at) != "VERB":
            return found
        if found.type == "abuse" and any(
            case == "from" and tree.lemma(j) in load_class("homes") for case, j in tree.obliques(at)
        ):
            return as_type(tree, found, "displacement")  # "families were forced FROM THEIR HOMES"
        if found.type == "territory.enter" and self._is_by(at, frozenset(), of_aid=True):
            return as_type(tree, found, "aid")
        if found.type.startswith(_GOING) and tree.lemma(at) in _COME_OR_GO:
            moved = self._carried(found) or self._sent_on(found)
            if moved is not None or found.type != "displacement":
                return moved or found
        if found.type == "territory.withdraw" and tree.lemma(at) == "abandon" and self._is_by(at, load_class("people")):
            return as_type(tree, found, "displacement")  # those who live there, and hold nothing
        if found.type == "displacement" and tree.lemma(at) == "leave" and self._is_by(at, load_class("troops")):
            if found.place is not None and leads_there(self.line, found.place.first):
                return replace(as_type(tree, found, _OUT), place=None)  # "left FOR THE COAST": they gave up nothing
            return as_type(tree, found, "territory.withdraw")  # those under arms give up what they leave
        if found.type == "quantity.other" and tree.lemma(at) in _CAUGHT and found.first < found.last:
            return as_type(tree, found, "detention.arrest")
        return self._of_its_clause(found)

    def _of_its_clause(self, found: Happening) -> Happening:
        """Return a deed in its own words, and where they say: "shelled X, SET FIRE to a shop and FREED two from Y"."""
        at, tree, place = found.first, self.tree, found.place
        if not found.type.startswith(_DEEDS) or place is None or not tree.is_a(at, "conj") or place.last > at:
            return found
        before = [i for i in tree.governors(at) if tree.tag(i) == "VERB"]
        shared = not tree.dependants(at, "nsubj") and any(i < place.first for i in before)  # "near X, BURNED Y"
        if not shared and not any(place.first <= j < place.last for i in before for j in tree.objects(i)):
            return found
        led = [(case, j) for case, j in tree.obliques(at) if case in ("from", "in", "at", "to", "of")]
        own = next(filter(None, (place_holding(self.places, j) for case, j in led if case != "to")), None)
        ends = [tree.phrase(j)[1] for case, j in led] + [j + 1 for j in tree.objects(at)]
        ends += [j + 1 for case, j in tree.obliques(at) if case == "on" and tree.words[j] in ("fire", "alight")]
        several = found.type == "detention.arrest" and len(place.mentions) > 1
        kept = own or (None if several else place)  # so many prisoners in all are no more at each
        return replace(found, place=kept, clause=(at, max([found.last, *ends])))

    def _is_by(self, verb: int, nouns: frozenset[str], *, of_aid: bool = False) -> bool:
        """Say whether those who do it are called by one of some nouns, or are "aid" or "relief" workers."""
        tree, subject = self.tree, self.tree.subject(verb)
        who = tree.agents(verb) if tree.passive(verb) else (() if subject is None else (subject,))
        if of_aid:
            return any(tree.words[k] in _OF_AID for j in who for k in tree.dependants(j, "compound", "amod"))
        return any(tree.lemma(j) in nouns for j in who)

    def _carried(self, found: Happening) -> Happening | None:
        """Return the going of vehicles as that of whom or what they carry: "BUSES with 600 people left", "food"."""
        tree, at, subject = self.tree, found.first, self.tree.subject(found.first)
        if subject is None or tree.passive(at) or tree.lemma(subject) not in load_class("vehicles"):
            return None
        led = [j for i in (at, subject) for case, j in tree.obliques(i) if case in ("with", "carrying", "of")]
        led += [j for j in tree.dependants(at, "obj") if tree.case(j) == "with"]
        led += [j for i in tree.dependants(subject, "acl") for j in tree.objects(i)]
        load = [k for j in led for k in (*tree.conjuncts(j), *(m for case, m in tree.obliques(j) if case == "of"))]
        people = next((j for j in load if self._is_one(j, "carried")), None)
        goods = next((j for j in load if self._is_one(j, "goods") or self._is_one(j, "relief")), None)
        if people is None and goods is None:
            return None
        kind = "aid" if people is None else "evacuation"
        told = replace(
            as_type(tree, found, kind), actor=None, victims=found.victims if people is None else tree.phrase(people)
        )
        noun = people if people is not None else goods
        (first, last), own = found.bounds(), tree.phrase(noun if noun is not None else at)
        own = tree.phrase(subject) if own[1] <= tree.phrase(subject)[1] else own  # "A CONVOY of food"
        near = own[0] <= last + 8
        return replace(told, clause=(min(first, own[0]), max(last, own[1])) if near else (first, last))

    def _is_one(self, noun: int, kind: str) -> bool:
        return not load_class(kind).isdisjoint({self.tree.lemma(noun), self.tree.words[noun]})

    def _sent_on(self, found: Happening) -> Happening | None:
        """Return troops who leave one place for another as sent to that: "150 policemen LEFT the capital FOR X"."""
        tree, at, subject = self.tree, found.first, self.tree.subject(found.first)
        if subject is None or not (self._is_one(subject, "troops") and tree.lemma(at) in ("leave", "depart")):
            return None
        goals = (place_holding(self.places, j) for case, j in tree.obliques(at) if case == "for")
        goal = next(filter(None, goals), None)
        if goal is None:
            return None
        first, last = found.bounds()
        return replace(as_type(tree, found, _IN), place=goal, clause=(first, max(last, goal.last)))

    # --- nouns

    def _is_waste(self, found: Happening) -> bool:
        """Say whether a verb of leaving is the noun for dry land: "seize DESERT towns"."""
        return found.type == "displacement" and self.line.words[found.first] == "desert" and self._noun_at(found.first)

    def _is_called(self, found: Happening) -> bool:
        """Say whether a noun says only what something amounts to: "acts that amount to CRIMES"."""
        noun = self._noun(found) if found.type == "abuse" else None
        return noun is not None and self.tree.lemma(self.tree.head(noun)) == "amount"

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
        if found.type != _OUT:
            return found
        owners = [j for case, j in self.tree.obliques(noun) if case == "of"]
        owners += [j for j in self.tree.dependants(noun, *_ATTRIBUTES) if not self.tree.case(j)]
        actor, place = found.actor, found.place
        if actor is not None and not any(_holds(self.tree.phrase(j), actor.first) for j in owners):
            actor = next(filter(None, map(self.roles.actor_of, owners)), None)
        verb = self.tree.head(noun)
        ahead = verb >= 0 and self.tree.is_a(noun, "obj") and self.tree.lemma(verb) in load_named().foretold
        first, last = self.tree.phrase(noun)
        first += self.tree.tag(first) == "DET"
        return replace(
            found, actor=actor, place=place, ahead=found.ahead or ahead, clause=found.clause or (first, last)
        )

    def _from_place(self, found: Happening) -> Happening:
        """Return a move without a place that only says whose people go: "fly out FRENCH CONSULAR STAFF"."""
        place = found.place
        if place is not None and found.type.startswith(_SENT) and self._is_country(place):
            return replace(found, place=None)  # the one that the report is about
        if place is None and found.type == _IN:
            return replace(found, place=self._of_those_fetched(found.first))
        if place is None and found.type == "displacement":
            return replace(found, place=self._fled_into(found.first))
        if place is None or place.again or not found.type.startswith(_MOVES):
            return found
        top = self.tree.top(place.first, place.last)
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

    def _fled_into(self, verb: int) -> PlacePhrase | None:
        """Return the place that people are told to have come into, where nothing says what they left."""
        led = (place_holding(self.places, j) for case, j in self.tree.obliques(verb) if case == "into")
        return next(filter(None, led), None) if self.tree.tag(verb) == "VERB" else None

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
