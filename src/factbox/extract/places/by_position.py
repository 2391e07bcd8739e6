"""Which place a predicate tells of, by where it stands: right of its verb, left of it, or behind a preposition.

Where that is not clear it stays open: a missing place costs a line, a wrong one a false capture.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from factbox.extract.places.far_off import measured_from
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence.left_of_verb import comma_before
from factbox.extract.sentence.line import CLOSING, OPENING, STOPS, Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

REACH = 12
"""Tokens between a predicate and a preposition that belongs to it ("fighting continued on Friday IN Herat")."""

_NO_NOUN_PHRASE = ("ADP", "ADV", "SCONJ", "CCONJ", "PART", "AUX")
"""Parts of speech of words that no name before them describes."""

_AND_AGAIN = ("by", "after")
"""What stands between a noun and itself where it tells how: "street BY street"."""

_LYING = frozenset({"at", "in", "near", "on", "outside", "inside", "by", "above", "below"})
"""Prepositions behind a place that say where it lies."""

_ADDED_TO_VERB = ("obl", "advmod", "advcl", "acl", "xcomp", "ccomp")
"""Relations of what is said behind an object of how, when or with what it was taken."""


@cache
def _clause_ends() -> frozenset[str]:
    """Return the words and marks beyond which a preposition belongs to something else."""
    return STOPS | load_function_words().clause - {"as", "with", "even", "so"} | {"and", ","}


@dataclass(frozen=True)
class PlacesByPosition:
    """The places of a sentence, by their position."""

    line: Line
    places: tuple[PlacePhrase, ...]

    def place(self, wheres: tuple[str, ...], i: int, last: int, *, passive: bool) -> PlacePhrase | None:
        """Return the place that stands where a predicate has its own, the first of some in which there is one."""
        for where in wheres:
            if where == "object":
                place = self._subject_place(i) if passive else self._object_place(last)
            elif where == "subject":
                place = self._subject_place(i)
            elif where == "possessive":
                place = self._owner(i)
            else:
                place = self._after_preposition(where, last)
            if place is not None:
                return place
        return None

    def place_at(self, i: int) -> PlacePhrase | None:
        """Return the place that begins at a token."""
        return next((p for p in self.places if p.first == i), None)

    def _object_place(self, at: int, *, led: bool = False) -> PlacePhrase | None:
        """Return the place directly right of a verb, adverbs and an opening quotation mark skipped.

        After a preposition (``led``) the verb of a longer subject may follow ("the capture of X marks"); after a verb a
        plain word makes the place a modifier ("took Goma casualties").
        """
        skipped = (load_function_words().adverbs - {"all", "not"}) | OPENING
        while at < len(self.line) and self.place_at(at) is None and self.line.words[at] in skipped:
            at += 1
        place = self.place_at(at)
        return place if place is not None and self.named_for_itself(place, led=led) else None

    def named_for_itself(self, place: PlacePhrase, *, led: bool = False) -> bool:
        """Say whether a place's name right of a verb is meant, and not a person's or that of something of the place.

        After a preposition (``led``) a plain word may follow; after a verb it makes the name describe it.
        """
        described = not led and self.line.open_class(place.last) and not self._followed_apart(place)
        lies = self.line.words[place.last : place.last + 1]
        described = described and not (bool(lies) and lies[0] in load_place_words().compass)  # "a town NORTH of X"
        described = described and not self._told_of(place.last)
        return not (self._owns(place) or self._names_person(place) or described)

    def _followed_apart(self, place: PlacePhrase) -> bool:
        """Say whether by the tree a place does not describe the word behind it: "X TWICE", "X STREET by street"."""
        tokens = self.line.sentence.tokens
        at, words = place.last, self.line.words
        if tokens[at].tag in _NO_NOUN_PHRASE or (words[at] in words[at + 2 : at + 3] and words[at + 1] in _AND_AGAIN):
            return True
        over = [t.head for t in tokens[place.first : at] if not place.first <= t.head < at]
        while tokens[at].head > at:
            at = tokens[at].head  # "X HALF an hour LATER"
        return all(0 <= head < place.first for head in over) and tokens[at].relation.partition(":")[0] in _ADDED_TO_VERB

    def _told_of(self, i: int) -> bool:
        """Say whether a participle tells of the place before it: "districts of X SEIZED by deserters"."""
        token = self.line.sentence.tokens[i]
        return token.tag == "VERB" and token.relation == "acl"

    def _owns(self, place: PlacePhrase) -> bool:
        """Say whether a place only belongs to the next word: "Khartoum-bound", "Goma's hospital"."""
        if self.line.at(place.last, ("'s",)) or self._owns_as_plural(place):
            return True
        return self.line.at(place.last, ("-",)) and " " not in self.line.slice(place.last - 1, place.last + 1)

    def _owns_as_plural(self, place: PlacePhrase) -> bool:
        """Say whether an apostrophe alone makes a plural own the next word: "two towns' mayors"."""
        mark = self.line.words[place.last : place.last + 1] in (("'",), ("’",))
        plural = self.line.words[place.last - 1].endswith("s")
        return mark and plural and place.last + 1 < len(self.line) and self.line.open_class(place.last + 1)

    def _names_person(self, place: PlacePhrase) -> bool:
        """Say whether the name is a person's: "captured Victoria, a rebel commander"."""
        at = place.last
        if not self.line.capital(place.first):
            return False
        if not (self.line.at(at, (",",)) and self.line.words[at + 1 : at + 2] in (("a",), ("an",), ("the",), ("one",))):
            return False
        people = {noun for noun, _ in load_nouns().speakers} | {"commander", "leader", "fighter", "rebel", "warlord"}
        told = list(takewhile(lambda word: word != ",", self.line.words[at + 2 :]))
        whose = {word for word, after in pairwise(told) if after == "-"}  # "the last rebel-held town"
        who = next((i for i, word in enumerate(told[:5], at + 2) if word in people), None)
        if who is not None and self.line.sentence.tokens[who].relation.partition(":")[0] == "nsubj":
            return False  # "Having captured X, the ARMY turned to Y"
        return not any(word in saying_verbs() for word in told) and any(word in people - whose for word in told[:5])

    def _subject_place(self, i: int) -> PlacePhrase | None:
        """Return the place directly left of a verb, with auxiliaries, adverbs and an aside between commas skipped."""
        words = load_function_words()
        skipped = words.auxiliaries | words.adverbs | OPENING | CLOSING | words.relative
        at = i
        while at > 0 and self.place_ending(at) is None:
            if self.line.words[at - 1] == "," and (comma := comma_before(self.line, at - 1)) is not None:
                return self._before_aside(comma, at - 1, which=not words.relative.isdisjoint(self.line.words[at:i]))
            if self.line.words[at - 1] == "," and self.line.at(at, ("which",)):
                return self._described_by(at - 1)
            if self.line.words[at - 1] not in skipped:
                return self._subject_described(i) or self._told_of_by_participle(i)
            at -= 1
        return self._whole_subject(self.place_ending(at)) or self._subject_described(i)

    def _told_of_by_participle(self, i: int) -> PlacePhrase | None:
        """Return the place that a participle behind a comma tells of: "X, CAPTURED by Y and RETAKEN by Z, was calm"."""
        tokens = self.line.sentence.tokens
        i = tokens[i].head if tokens[i].relation == "conj" else i
        over = tokens[i].head
        if tokens[i].relation != "acl" or not 0 <= over < i or self.line.words[i - 1] != ",":
            return None
        place = next((p for p in self.places if p.first <= over < p.last == i - 1 and not p.again), None)
        return self._whole_subject(place)

    def _subject_described(self, i: int) -> PlacePhrase | None:
        """Return the place that is a verb's subject by the tree, where more of it stands between.

        "X, where Y lies, fell"; "X AND THE ROAD TO IT remain under the control of Z"; "the airport AT X was captured".
        """
        tokens = self.line.sentence.tokens
        verb = tokens[i].head if tokens[i].relation.startswith(("cop", "aux")) else i
        own = (j for j in range(i) if tokens[j].head == verb and tokens[j].relation.startswith("nsubj"))
        place = next((p for j in own for p in self.places if p.first <= j < p.last), None)
        if place is None or place.again:
            return None
        behind = self.line.words[place.last : place.last + 1]
        unnamed = place.mentions[0].hint == UNNAMED  # "a town IN THIS WAR is often held"
        more = load_function_words().relative | {"where", "and"} | (frozenset() if unnamed else _LYING)
        return self._whole_subject(place) if behind and behind[0] in more else None

    def _before_aside(self, comma: int, end: int, *, which: bool) -> PlacePhrase | None:
        """Return the subject that an aside between two commas explains: "X, the capital of Y, fell".

        Where ``which`` follows, a place that only locates is told of too: "drove to X, WHICH fell".
        Of "the last garrison in X, Y, fell" it is Y, which the aside names; of "a convoy from X, so far, fell" nothing.
        """
        before = self.place_ending(comma)
        for place in (before, self.place_ending(end)):
            if place is not None and (apart := measured_from(self.line, place.first)) is not None:
                return self._whole_subject(self.place_ending(apart))
        if before is None:
            place = self.place_ending(end)
            return place if which else self._whole_subject(place)  # "Ana Roe, a nurse FROM X, held by the rebels"
        if (own := self._whole_subject(before)) is not None:
            return own
        named = self.place_ending(end)
        return named if named is not None and named.first == comma + 1 and self._is_name(named) else None

    def _is_name(self, place: PlacePhrase) -> bool:
        return not place.again and place.mentions[0].hint not in (UNNAMED, "facility")

    def _described_by(self, comma: int) -> PlacePhrase | None:
        """Return the place that "which" behind a comma belongs to: X in "the X district of the city, WHICH"."""
        place = self.place_ending(comma)
        part = place is not None and self.line.words[place.first - 1 : place.first] == ("of",)
        return self.place_ending(place.first - 1) if part and place else place

    def _whole_subject(self, place: PlacePhrase | None) -> PlacePhrase | None:
        """Leave out a place that only locates another subject: "the militia in X fell", "feeding X fell to her"."""
        if place is None or place.first == 0:
            return place
        before = self.line.words[place.first - 1]
        led = load_function_words().prepositions - {"before", "after", "as"}
        fed = before.endswith("ing") and self.line.words[max(place.first - 2, 0)] in led
        return None if fed or before in led else place

    def place_ending(self, at: int) -> PlacePhrase | None:
        """Return the place that ends before a token."""
        return next((p for p in self.places if p.last == at), None)

    def _owner(self, i: int) -> PlacePhrase | None:
        """Return the place that owns a noun: "X's fall", "the city's capture"."""
        return self.place_ending(i - 1) if self.line.words[i - 1 : i] == ("'s",) else None

    def led_to(self, at: int) -> PlacePhrase | None:
        """Return the place in or near which something is said to happen, within reach of a token in its clause."""
        return next(filter(None, (self._after_preposition(word, at) for word in ("in", "near", "around"))), None)

    def _after_preposition(self, preposition: str, at: int) -> PlacePhrase | None:
        """Return the place that the preposition leads to, within reach and in the same clause."""
        words = tuple(preposition.split())
        limit = at if preposition == "of" else at + REACH
        for j in range(at, min(limit + 1, len(self.line))):
            if self.line.at(j, words):
                return self._object_place(j + len(words), led=True)
            if self.line.words[j] in _clause_ends():
                return None
        return None
