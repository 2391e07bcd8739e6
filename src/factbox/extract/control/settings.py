"""Where fighting goes on, and whether a sentence tells that it does, where no preposition beside its word says so.

"Fierce fighting is taking place in X", "the town has seen heavy clashes", "the district where battles raged", and
"heavy shelling was reported overnight", which is set where the sentence or the one before is. What merely mentions
fighting ("since the fighting", "a lull in their offensive") tells nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, join_places, place_holding
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import light_verbs

FIGHTING = ("battle.", "strike.", "territory.contested")
"""Types that tell of fighting, which goes on where its sentence is set."""

_WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "on", "over", "along", "into",
                    "against", "for", "from", "between", "of"})  # fmt: skip
"""Prepositions that lead to where fighting goes on, or to what it is for."""

_AROUND = frozenset({"in", "at", "near", "around", "outside", "inside", "on", "across", "throughout", "along"})
"""Prepositions by which what is fought over lies somewhere."""

_WITHIN = frozenset({"of", "in"})
_INCLUDING = "including"
"""How some of the places are named: "in several areas, INCLUDING X", "INCLUDING around the station"."""

_AMID = frozenset({"in", "by", "during", "from"})
"""Prepositions by which fighting is said to be what somebody died in."""

_BEFORE = frozenset({"after", "following", "despite"})
"""Prepositions by which fighting is said to have gone before something else."""

_WARS = frozenset({"war", "conflict", "insurgency"})
"""Nouns for all the fighting there is: "fighting in the long-running conflict" is nowhere in particular."""

_SOME = frozenset({"some", "much", "most", "part", "many"})
"""Words for a part of the fighting that is told of."""

_SUBJECT = ("nsubj", "csubj")
"""How a word for fighting is what a verb is about, as a noun or as a clause of its own: "FIGHTING in X has spread"."""

_INSIDE_NOUN = ("compound", "nmod", "conj")
"""How a word for fighting may hang on another noun: "exchanges of fire", "raids, arrests and bombardment"."""


@dataclass(frozen=True)
class Setting:
    """The fighting of one sentence.

    Attributes:
        tree: the sentence.
        places: the place phrases found in it.
    """

    tree: Tree
    places: tuple[PlacePhrase, ...]

    def place(self, at: int) -> PlacePhrase | None:
        """Return the place that the clause of a word for fighting names, by the tree."""
        for token in self._grounds(at):
            found = place_holding(self.places, token)
            if found is not None:
                return found
        return None

    def around(self, place: PlacePhrase) -> PlacePhrase | None:
        """Return the place with a name in which posts without one lie: "raided army posts ACROSS X"."""
        top = self.tree.top(place.first, place.last)
        verb = self.tree.head(top)
        hosts = (top, verb) if verb >= 0 and self.tree.tag(verb) == "VERB" and self.tree.is_a(top, "obj") else (top,)
        led = ((case, j) for word in hosts for case, j in self.tree.obliques(word) if j >= place.last)
        found = (place_holding(self.places, j) for case, j in led if case in _AROUND)
        return next((p for p in found if p is not None and not p.again and p.mentions[0].hint != UNNAMED), None)

    def listed(self, place: PlacePhrase) -> PlacePhrase:
        """Return a place with those that the tree lists beside it: "in Idlib, west of Aleppo, AND IN SARAQIB".

        What stands beyond another verb is another clause's, whatever the tree says: "near X, after taking Y and Z".
        """
        words = (j for i in range(place.first, place.last) for j in self.tree.conjuncts(i))
        found = (place_holding(self.places, j) for j in words)
        others = [p for p in dict.fromkeys(found) if p is not None and p.first >= place.last and not p.again]
        named = [p for p in others if p.mentions[0].hint != UNNAMED and not self._apart(place.last, p.first)]
        return place if place.again else join_places(place, named)

    def _apart(self, first: int, last: int) -> bool:
        """Say whether a place is of another clause, or taken out of the list: "Karsa, NOT Norva, was shelled"."""
        words = self.tree.words[max(last - 2, 0) : last]
        left_out = words[-1:] == ("not",) or words in (("rather", "than"), ("instead", "of"))
        return left_out or any(self.tree.tag(j) == "VERB" for j in range(first, last))

    def occurs(self, at: int) -> bool:
        """Say whether the sentence tells that fighting goes on, and does not merely mention it."""
        if self._acts(at):
            return not (self.tree.words[at].endswith("ing") and self._aside(at))
        noun, verb = self._noun(at), self._verb(at)
        if verb is None or self._aside(verb) or self._everywhere(at):
            return False
        if self.tree.is_a(noun, *_SUBJECT):
            return self.tree.lemma(verb) in light_verbs()["occur"] | light_verbs()["reach"]
        return (
            self.tree.is_a(noun, "obj") and self.tree.lemma(verb) in light_verbs()["begin"] | light_verbs()["witness"]
        )

    def _aside(self, verb: int) -> bool:
        """Say whether a clause takes for known what it tells: "since the offensive began", "as fighting raged"."""
        return self.tree.is_a(verb, "advcl", "acl") and self.tree.relation(verb) != "acl:relcl"

    def _everywhere(self, at: int) -> bool:
        """Say whether fighting is told of a whole country or war, and so not of a place told before."""
        led = [phrase for word in {at, self._noun(at)} for phrase in self.tree.obliques(word)]
        return any(case in ("across", "throughout") or self.tree.lemma(noun) in _WARS for case, noun in led)

    def within(self, at: int, words: frozenset[int]) -> bool:
        """Say whether a noun for fighting only says in what one of these words happened: "12 died IN the shelling".

        That is told with those who died, and not once more.
        """
        noun = self._noun(at)
        return not self._acts(at) and self.tree.case(noun) in _AMID and self.tree.head(noun) in words

    def led_up_to(self, at: int) -> int | None:
        """Return the verb of what fighting is said to have come before: "took X AFTER a night of shelling"."""
        noun = self._noun(at)
        return self.tree.head(noun) if self.tree.case(noun) in _BEFORE and self.tree.is_a(noun, "obl") else None

    def _grounds(self, at: int) -> Iterator[int]:
        """Yield the words that can name where: of the word itself, then of the verb that it belongs to."""
        noun, verb = self._noun(at), self._verb(at)
        for word in dict.fromkeys((at, noun)):
            yield from self._led(word)
        if verb is None:
            return
        if verb not in (at, noun):
            yield from self._reached(noun, verb)
            yield from self._led(verb)
        if any(self.tree.words[j] == "where" for j in self.tree.dependants(verb, "advmod", "obl", "mark")):
            yield self.tree.head(verb)

    def _led(self, word: int) -> Iterator[int]:
        """Yield the nouns that a preposition of place leads to, what these are "of", and which they include."""
        for case, noun in self.tree.obliques(word):
            if case in _WHERE or case.startswith(_INCLUDING):
                yield from self.tree.conjuncts(noun)
                inner = self.tree.obliques(noun)
                yield from (j for led, j in inner if led in _WITHIN or led.startswith(_INCLUDING))

    def _reached(self, noun: int, verb: int) -> Iterator[int]:
        """Yield the place that fighting reaches or harms, or that sees it: "two mills IN KARSA were damaged by it"."""
        lemma = self.tree.lemma(verb)
        struck: tuple[int, ...] = ()
        if lemma in light_verbs()["reach"] | light_verbs()["harm"] and self.tree.is_a(noun, "nsubj"):
            struck = self.tree.objects(verb)
        elif lemma in light_verbs()["harm"] and noun in self.tree.agents(verb):
            struck = self.tree.dependants(verb, "nsubj:pass")
        for word in struck:
            yield word
            yield from (j for case, j in self.tree.obliques(word) if case in _AROUND)
        subject = self.tree.subject(verb)
        if lemma in light_verbs()["witness"] and self.tree.is_a(noun, "obj") and subject is not None:
            yield subject

    def _acts(self, at: int) -> bool:
        """Say whether a word for fighting is the verb of a clause, and no noun ("the fighting")."""
        named = self.tree.is_a(at, *_SUBJECT, "obj", "obl", "nmod", "compound") or self.tree.dependants(
            at, "det", "case"
        )
        return self.tree.tag(at) == "VERB" and not named

    def _noun(self, at: int) -> int:
        """Return the noun that stands in the sentence for a word: "exchanges" for "fire" in "exchanges of fire"."""
        while self.tree.is_a(at, *_INSIDE_NOUN) and self._names(self.tree.head(at)):
            if self.tree.words[at] in _SOME:
                break  # "X saw protests as well as SOME of the worst raids"
            at = self.tree.head(at)
        return at

    def _names(self, i: int) -> bool:
        """Say whether a word is a noun, or stands for one: "SOME OF the worst fighting"."""
        return self.tree.tag(i) in ("NOUN", "PROPN") or self.tree.words[i] in _SOME

    def _verb(self, at: int) -> int | None:
        if self._acts(at):
            return at
        noun = self._noun(at)
        return self.tree.head(noun) if self.tree.is_a(noun, *_SUBJECT, "obj", "obl") else None
