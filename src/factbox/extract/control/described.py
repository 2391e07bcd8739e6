"""Places that a relative clause tells of: "X, which the rebels took on Monday", "the town that the army still holds".

The tables look for a place right of its verb; here the tree says that "which" stands for the noun before it. A town
without a name has that of the place which it is set beside: "X, A MARKET TOWN the rebels took". A bare participle tells
who holds what stands before it: "shells fell on X, HELD by the army".
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from factbox.extract.actors.crowds import CROWD
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.sentence.tree import Tree
from factbox.extract.sentence_finder import SentenceFinder
from factbox.knowledge.events import Trigger, triggers_by_word
from factbox.knowledge.place_words import load_place_words

_OF_PLACES = ("territory.capture", "territory.held", "territory.enter", "territory.withdraw")
_HELD = "territory.held"
_TAKEN = "territory.capture"
_SIDES = ("name", "insurgent", "government", CROWD)
_PARTICIPLES = ("participle", "past_or_participle")
_PAST = ("past", "participle", "past_or_participle")


@dataclass(frozen=True)
class Described(SentenceFinder):
    """Finds these in one sentence."""

    def find(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what parties took, hold, entered or left, apart from words that tell something already."""
        for i in self.tree.verbs if self.places else ():
            if i in taken:
                continue
            found = self._read(i) if self.tree.is_a(i, "acl:relcl") else self._bare(i) or self._joined(i)
            if found is not None:
                yield found

    def _read(self, i: int) -> Happening | None:
        tree, head = self.tree, self.tree.head(i)
        trigger = self._trigger(i)
        if trigger is None or tree.dependants(i, "aux:pass", "xcomp", "ccomp") or tree.agents(i):
            return None
        if head not in tree.objects(i):
            return None
        subject = next((j for j in tree.dependants(i, "nsubj") if j < i), None)
        actor = None if subject is None else self.actor_of(subject)
        place = self._set_beside(head) or place_holding(self.places, head)
        if actor is None or actor.kind not in _SIDES or not self.fights(actor) or actor.first <= head or place is None:
            return None
        if self._may_be_its_part(place):
            return None
        named = place.mentions[0].hint not in (UNNAMED, "country")
        return Happening(trigger, i, i + 1, actor, None, place) if named and len(place.mentions) == 1 else None

    def _bare(self, i: int) -> Happening | None:
        """Read a participle by which a party holds what stands right before it: "X, HELD by the army since May"."""
        tree = self.tree
        if not tree.is_a(i, "acl", "advcl") or tree.dependants(i, "aux", "nsubj", "mark", "obj", "xcomp"):
            return None
        told = (t for t in triggers_by_word().get(self.line.words[i], ()) if t.predicate.type == _HELD)
        simple = (t for t in told if t.predicate.part == "verb" and not t.predicate.then and t.form in _PAST)
        trigger, place = next(simple, None), self._right_before(i)
        actor = next(filter(None, map(self.actor_of, tree.agents(i))), None)
        if trigger is None or place is None or actor is None or actor.kind not in _SIDES or not self.fights(actor):
            return None
        return Happening(trigger, i, i + 1, actor, None, place)

    def _joined(self, i: int) -> Happening | None:
        """Read a participle joined to one that tells of a place: "X, captured on Monday and RETAKEN on Tuesday"."""
        tree, first = self.tree, self.tree.head(i)
        if not tree.is_a(i, "conj") or not tree.is_a(first, "acl", "acl:relcl") or not tree.passive(first):
            return None
        if tree.dependants(i, "aux", "nsubj", "obj", "mark", "xcomp") or tree.negated(first) or tree.negated(i):
            return None
        relative = tree.dependants(first, "nsubj:pass")
        place = place_holding(self.places, tree.head(first)) if relative else self._right_before(first)
        told = (t for t in triggers_by_word().get(self.line.words[i], ()) if t.predicate.type == _TAKEN)
        simple = (t for t in told if t.predicate.part == "verb" and not t.predicate.then and t.form in _PARTICIPLES)
        trigger, agents = next(simple, None), tree.agents(i)
        actor = next(filter(None, map(self.actor_of, agents)), None)
        if trigger is None or place is None or place.again or len(place.mentions) > 1 or place.first > i:
            return None
        if place.mentions[0].hint in (UNNAMED, "country") or (agents and not self.fights(actor)):
            return None
        return Happening(trigger, i, i + 1, actor, None, place, elided=(i, tree.subtree(i)[1]))

    def _right_before(self, i: int) -> PlacePhrase | None:
        """Return the place with a name right before a participle, unless that may be said of what lies there.

        "Two reporters IN X, held by the rebels" are held themselves, and so may be those whom a verb has before it.
        """
        tree, end = self.tree, i - 1 if self.line.at(i - 1, (",",)) else i
        place = next((p for p in self.places if p.last == end), None)
        if place is None or place.again or len(place.mentions) > 1 or place.mentions[0].hint in (UNNAMED, "country"):
            return None
        top = tree.top(place.first, place.last)
        within = tree.is_a(top, "nmod") and self.line.words[tree.head(top)] not in load_place_words().nouns
        people = [j for j in (tree.head(top), tree.head(i)) for j in tree.dependants(j, "obj")] if end < i else []
        return None if within or any(j != top for j in people) else place

    def _set_beside(self, noun: int) -> PlacePhrase | None:
        """Return the place whose kind a noun says right behind it: X of "X, a railway TOWN that the rebels seized"."""
        tree = self.tree
        if self.line.words[noun] not in load_place_words().nouns:
            return None
        start = tree.phrase(noun)[0]
        place = next((p for p in self.places if p.last == start - 1 and self.line.at(p.last, (",",))), None)
        if place is None or place.again or len(place.mentions) > 1:
            return None
        top = tree.top(place.first, place.last)
        beside = tree.is_a(noun, "appos") and tree.head(noun) == top
        level = tree.head(noun) == tree.head(top) and tree.is_a(noun, "nsubj", "obl", "obj") and not tree.case(noun)
        return place if beside or level else None

    def _may_be_its_part(self, place: PlacePhrase) -> bool:
        """Say whether something in a place may be meant: "the MARKET of X, which the rebels took"."""
        tree, words = self.tree, load_place_words()
        top = tree.top(place.first, place.last)
        above = tree.head(top) if tree.is_a(top, "nmod") else -1
        if above < 0:
            return False
        return (
            tree.words[above] in words.nouns | words.spots | words.posts
            or place_holding(self.places, above) is not None
        )

    def _trigger(self, i: int) -> Trigger | None:
        """Return what the tables say that a verb alone tells of its object; the present tells only what is so.

        What a party "held" it may have lost by now: "the last town that the army held".
        """
        told = (t for t in triggers_by_word().get(self.line.words[i], ()) if t.predicate.type in _OF_PLACES)
        simple = (t for t in told if t.predicate.part == "verb" and not t.predicate.then and not t.predicate.objects)
        placed = (t for t in simple if "object" in t.predicate.where("place") and not t.predicate.victims)
        perfect = any(self.tree.lemma(j) == "have" for j in self.tree.dependants(i, "aux"))
        past = (t for t in placed if (t.form in _PAST) != t.predicate.state or (t.predicate.state and perfect))
        return next(past, None)


def dated_apart(tree: Tree, found: Happening) -> Happening:
    """Return what a participle joined to another tells of a place before both, with the time of its own words alone.

    "X, captured in May and RETAKEN in June" was not retaken in May.
    """
    i, place = found.first, found.place
    joined = tree.parsed and tree.is_a(i, "conj") and tree.is_a(tree.head(i), "acl", "acl:relcl")
    if not joined or place is None or found.elided or place.last > tree.head(i) or found.type != _TAKEN:
        return found
    return replace(found, elided=(i, tree.subtree(i)[1]))


__all__ = ["Described", "dated_apart"]
