"""Who did it and to whom, by where they stand: the nearest actor left of a verb, and whom a preposition leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.crowds import crowd_behind, crowd_doing
from factbox.extract.actors.unnamed_arms import under_arms
from factbox.extract.places.by_position import REACH
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.sentence.left_of_verb import comma_before, verb_start
from factbox.extract.sentence.line import DASHES, STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.contrast import set_apart
from factbox.knowledge.events import Predicate
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.tree_words import load_tree_words

_FACING = frozenset({"fighting", "battling", "facing", "opposing", "resisting", "backing", "supporting", "accusing"})
"""Participles whose object is no subject: "troops fighting the rebels took X"."""

SUBJECT_REACH = 16
"""Tokens between a subject and its verb within one clause."""

_OPEN_CLAUSES = frozenset({"as", "after", "before", "while", "since", "until", "that", "like"})
"""Prepositions that open a clause as well, whose subject stands behind them."""


@cache
def _clause_breaks() -> frozenset[str]:
    """Return the words and marks that part two clauses."""
    return STOPS | load_function_words().clause - {"with", "even", "so"}


@cache
def _next_verbs() -> frozenset[str]:
    """Return the words and marks with which another clause or its verb begins."""
    return STOPS | load_function_words().clause | auxiliary_verbs()


@dataclass(frozen=True)
class ActorsByPosition:
    """The actors of a sentence, by their position."""

    line: Line
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]

    def actor(self, wheres: tuple[str, ...], i: int, last: int, *, passive: bool, ing: bool) -> ActorPhrase | None:
        """Return who stands where a predicate has a role, the first place of some in which there is anybody."""
        for where in wheres:
            if where == "subject":
                actor = self._led_by("by", last) if passive else self._subject(i, ing=ing)
            elif where == "object":
                actor = self.actor_from(last)
            else:
                actor = self._led_by(where, last)
            if actor is not None:
                return actor
        return None

    def actor_from(self, at: int) -> ActorPhrase | None:
        """Return the actor that begins within a few words of a token, in the same clause."""
        for j in range(at, min(at + 6, len(self.line))):
            actor = next((a for a in self.actors if a.first == j), None)
            if actor is not None:
                return actor
            if self.line.words[j] in STOPS | {","}:
                return None
        return None

    def _led_by(self, preposition: str, at: int) -> ActorPhrase | None:
        words = tuple(preposition.split())
        for j in range(at, min(at + REACH, len(self.line))):
            if self.line.at(j, words):
                counts = self._tree.count_behind(j) >= 0  # ", BY a count of the Monitor"
                return None if counts else self.actor_from(j + len(words))
            if self.line.words[j] in _next_verbs():
                return None
        return None

    def _subject(self, i: int, *, ing: bool) -> ActorPhrase | None:
        """Return the nearest actor left of a verb in its clause; a participle may take it from the clause before."""
        aside = self._aside_before(verb_start(self.line, i))
        at = aside if aside is not None else i
        joined = self.line.words[verb_start(self.line, i) - 1 : verb_start(self.line, i)] in (("and",), ("or",))
        for actor in self._in_order(at) if joined else reversed(self.actors):
            if self.line.at(actor.last, ("'s",)) or self._in_dashes(actor, at) or self._is_object_of_ing(actor):
                continue
            if set_apart(self.line, actor.first) or self._names_place(actor):
                continue
            near = at - actor.last <= SUBJECT_REACH and not self._clause_between(actor.last, at)
            if actor.last <= at and (ing or near):
                return None if self._hangs_on_preposition(actor) and not ing else actor
        return self._subject_after(i) if ing else None

    def _names_place(self, actor: ActorPhrase) -> bool:
        """Say whether words for a party only say what kind of place it is: "three POLICE stations"."""
        return any(place.first <= actor.first for place in self._places_over.get(actor.last, ()))

    @cached_property
    def _places_over(self) -> dict[int, list[PlacePhrase]]:
        """The places of which each token is one."""
        over: dict[int, list[PlacePhrase]] = {}
        for place in self.places:
            for i in range(place.first, place.last):
                over.setdefault(i, []).append(place)
        return over

    def under_arms(self, i: int) -> ActorPhrase | None:
        """Return the subject of a verb by the tree that is nothing but under arms: "ground troops", "tanks"."""
        return under_arms(self.line, self._tree, i)

    def crowd(self, predicate: Predicate, i: int, last: int, *, passive: bool) -> ActorPhrase | None:
        """Return the crowd that by the tree does what a verb tells of a place: "students", "armed miners"."""
        wheres = predicate.where("actor") if predicate.type.startswith("territory.") else ()
        if "subject" in wheres:
            return crowd_doing(self.line, self._tree, i, predicate.type, passive=passive)
        return crowd_behind(self.line, self._tree, last) if "object" in wheres and not predicate.closing else None

    @cached_property
    def _tree(self) -> Tree:
        return Tree(self.line.sentence)

    def _in_order(self, at: int) -> Iterator[ActorPhrase]:
        """Yield the actors of the clause, its subject first: two verbs joined by "and" share their subject."""
        start = max((j + 1 for j in range(at) if self.line.words[j] in STOPS | load_function_words().clause), default=0)
        yield from (actor for actor in self.actors if start <= actor.first and actor.last <= at)

    def _is_object_of_ing(self, actor: ActorPhrase) -> bool:
        """Say whether the actor is fought or backed by the subject: "troops fighting the rebels took X"."""
        before = self.line.words[actor.first - 1 : actor.first]
        return bool(before) and before[0] in _FACING

    def _in_dashes(self, actor: ActorPhrase, at: int) -> bool:
        """Say whether the actor stands in an aside between dashes that is over before the verb."""
        before = sum(j < actor.first for j in self._dashes)
        return before % 2 == 1 and any(actor.last <= j < at for j in self._dashes)

    @cached_property
    def _dashes(self) -> tuple[int, ...]:
        return tuple(i for i, word in enumerate(self.line.words) if word in DASHES)

    def _subject_after(self, i: int) -> ActorPhrase | None:
        """Return the subject of the main clause after an opening participle ("After taking X, the rebels ...")."""
        comma = next((j for j in range(i, len(self.line)) if self.line.words[j] == ","), None)
        return self.actor_from(comma + 1) if comma is not None else None

    def _aside_before(self, i: int) -> int | None:
        """Return where an aside that ends right before the verb began: "the rebels, who ..., took"."""
        if self.line.words[i - 1 : i] != (",",):
            return None
        comma = comma_before(self.line, i - 1)
        return comma if comma is not None else i - 1

    def _clause_between(self, first: int, last: int) -> bool:
        return any(word in _clause_breaks() for word in self.line.words[first:last])

    def _hangs_on_preposition(self, actor: ActorPhrase) -> bool:
        """Say whether the actor is led by a preposition and so is no subject ("clashes with the rebels").

        Of "hundreds OF REBELS" the rebels are.
        """
        first = actor.first - 1 if self.line.words[actor.first - 1 : actor.first] == ("the",) else actor.first
        band = self.line.words[max(first - 2, 0) : first - 1]
        if self.line.at(first - 1, ("of",)) and band and band[0] in load_tree_words().bands:
            return self._hangs_on(first - 2)
        return self._hangs_on(actor.first)

    def _hangs_on(self, first: int) -> bool:
        """Say whether a preposition that opens no clause stands right before a token."""
        before = self.line.words[max(first - 1, 0) : first]
        return bool(before) and before[0] not in _OPEN_CLAUSES and before[0] in load_function_words().prepositions
