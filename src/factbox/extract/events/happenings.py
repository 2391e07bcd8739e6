"""What happened: predicates of the event tables found in a sentence, with their roles.

Without a parser roles are read by position: what stands directly right of a verb is its object, the nearest actor left
of it in its clause is its subject, and a preposition leads to what follows it. Where that is not clear the role stays
open: a missing place or holder costs a line, a wrong one a false capture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.by_position import ActorsByPosition
from factbox.extract.events.forms import Forms
from factbox.extract.events.happening import Happening, names_place
from factbox.extract.places.by_position import PlacesByPosition
from factbox.extract.places.place_phrases import PlacePhrase, place_holding
from factbox.extract.quantities.numbers import Number
from factbox.extract.reference.pronouns import it_as_place
from factbox.extract.sentence.left_of_verb import verb_start
from factbox.extract.sentence.line import DASHES, STOPS, Line
from factbox.knowledge.actors import known_actor
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.tree_words import load_tree_words

_NEEDS_DOER = (
    "territory.capture", "territory.enter", "territory.siege", "territory.held", "territory.withdraw", "battle.clash",
)  # fmt: skip
"""Types that an active verb tells only of an actor that is known as one: storms and champions take cities too."""

_VERBS_TOO = frozenset({"fight"})
"""Nouns of the tables that are as often verbs."""


def find_happenings(
    line: Line,
    actors: tuple[ActorPhrase, ...],
    places: tuple[PlacePhrase, ...],
    numbers: tuple[Number, ...],
    *,
    headline: bool = False,
) -> tuple[Happening, ...]:
    """Return the happenings of a sentence, in order; each token opens at most one.

    In a ``headline`` the present tense tells what has happened; elsewhere it tells what is so, or may be.
    """
    return tuple(HappeningFinder(line, actors, places, numbers, headline).find())


@dataclass(frozen=True)
class HappeningFinder:
    """Finds the predicates of the tables in one sentence; see :func:`find_happenings` for its fields."""

    line: Line
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    numbers: tuple[Number, ...]
    headline: bool = False

    @cached_property
    def where(self) -> PlacesByPosition:
        """Which place it tells of."""
        return PlacesByPosition(self.line, self.places)

    @cached_property
    def who(self) -> ActorsByPosition:
        """Who did it, and to whom."""
        return ActorsByPosition(self.line, self.actors, self.places)

    @cached_property
    def forms(self) -> Forms:
        """Whether it is a predicate at all."""
        return Forms(self.line, self.who, self.where, self.headline)

    def find(self) -> Iterator[Happening]:
        """Yield them, in order."""
        i, table = 0, triggers_by_word()
        while i < len(self.line.words):
            rows = table.get(self.line.words[i])  # each begins with the word
            found = next(filter(None, (self._match(i, row) for row in rows)), None) if rows else None
            if found is not None:
                yield found
            i = found.last if found else i + 1

    def _match(self, i: int, trigger: TableTrigger) -> Happening | None:
        if len(trigger.words) > 1 and not self.line.at(i, trigger.words):
            return None
        last = self.forms.fixed_words_end(i + len(trigger.words), trigger.predicate.then)
        if last is None and (inside := self._inside(i, trigger)) is not None:
            return self._verb(i, inside.last + 1, trigger, inside)
        if last is None or not self.forms.objects_stand(last, trigger):
            return None
        match trigger.predicate.part:
            case "verb":
                return self._verb(i, last, trigger)
            case "noun":
                return self._noun(i, last, trigger)
            case _:
                return self._adjective(i, last, trigger)

    def _inside(self, i: int, trigger: TableTrigger) -> PlacePhrase | None:
        """Return the place between a verb and its particle: "turned THE TOWN over to the rebels", "cut IT off"."""
        predicate, end = trigger.predicate, i + len(trigger.words)
        if len(predicate.then) != 1 or predicate.then[0] not in load_tree_words().splits or predicate.part != "verb":
            return None
        if "object" not in predicate.where("place"):
            return None
        place = self.where.place(("object",), i, end, passive=False) or self._it(trigger, i, end, passive=False)
        if place is None or not self.line.at(place.last, predicate.then):
            return None
        follows = self.line.words[place.last + 1 : place.last + 2]
        if predicate.lemma == "turn" and follows != ("to",):
            return None  # "turned the place over in search of arms"
        return None if predicate.then == ("back",) and predicate.lemma == "take" and follows == ("to",) else place

    def _verb(self, i: int, last: int, trigger: TableTrigger, inside: PlacePhrase | None = None) -> Happening | None:
        passive = trigger.form in ("participle", "past_or_participle") and self.forms.passive(i, last)
        if not passive and trigger.form == "participle" and not self.forms.perfect(i):
            return None
        if (trigger.form == "base" and self.forms.noun_here(i)) or (trigger.form == "ing" and self.forms.is_thing(i)):
            return None
        if self.forms.in_title(i) or (trigger.predicate.closed and not self.forms.adjunct_follows(last)):
            return None
        told = (
            trigger.form not in ("base", "third")
            or trigger.predicate.state
            or self.headline
            or self.forms.infinitive(i)
        )
        if not told and not self.forms.scheduled(last, trigger):
            return None
        predicate = trigger.predicate
        ing = trigger.form == "ing" or (not passive and "having" in self.line.words[max(i - 2, 0) : i])
        actor = self.who.actor(predicate.where("actor"), i, last, passive=passive, ing=ing)
        recipient = self.who.actor(predicate.where("recipient"), i, last, passive=passive, ing=ing)
        if not told and actor is None:
            return None
        asked = not passive and predicate.type in _NEEDS_DOER and "subject" in predicate.where("actor")
        actor = self.who.under_arms(i) if asked and actor is None else actor
        actor = actor or self.who.crowd(predicate, i, last, passive=passive)
        place = inside or self.where.place(predicate.where("place"), i, last, passive=passive)
        place = place or self._it(trigger, i, last, passive=passive)
        driven = predicate.type == "territory.capture" and predicate.where("recipient") == ("object",)
        if (driven and (passive or not self._driven_from(place, recipient))) or (asked and not self.fights(actor)):
            return None
        if predicate.closing:
            if not (place and actor and self.line.at(actor.last, (predicate.closing,))):
                return None
            last = actor.last + 1
        return self._checked(Happening(trigger, i, last, actor, recipient, place), passive=passive)

    def _noun(self, i: int, last: int, trigger: TableTrigger) -> Happening | None:
        predicate = trigger.predicate
        if self._is_verb_too(i, predicate.lemma):
            return None
        of = self.line.at(last, ("of",)) and not self._of_war(last)
        if of and not any("of" in wheres for _, wheres in predicate.roles):
            return None
        place = self.where.place(predicate.where("place"), i, last, passive=False)
        end = place.last if place and place.first > i else last
        actor = self.who.actor(predicate.where("actor"), i, end, passive=False, ing=False)
        recipient = self.who.actor(predicate.where("recipient"), i, end, passive=False, ing=False)
        return self._checked(Happening(trigger, i, last, actor, recipient, place), passive=False)

    def _is_verb_too(self, i: int, lemma: str) -> bool:
        """Say whether a word that is a noun and a verb is no noun here: "they FIGHT for the port"."""
        token = self.line.sentence.tokens[i]
        return lemma in _VERBS_TOO and (token.tag == "VERB" or self.line.words[max(i - 2, 0) : i] == ("without", "a"))

    def _of_war(self, at: int) -> bool:
        """Say whether "of" only says which war fighting is part of: "some of the worst fighting OF THE WAR"."""
        return any(self.line.at(at, ("of", led, noun)) for led in ("the", "this") for noun in ("war", "conflict"))

    def _adjective(self, i: int, last: int, trigger: TableTrigger) -> Happening | None:
        if self.forms.perfect(i) or any(actor.last == i for actor in self.actors):
            return None
        actor = None
        if "joined" in trigger.predicate.where("actor"):
            hyphen = self.line.words[i - 1 : i] == ("-",)
            actor = next((a for a in self.actors if hyphen and a.last == i - 1), None)
            if actor is None:
                return None
        place = self.where.place_at(last)
        if place is None and not (place := place_holding(self.places, i)):
            return None
        return Happening(trigger, i, last, actor, None, place)

    def _checked(self, found: Happening, *, passive: bool) -> Happening | None:
        """Return the happening if what its predicate asks for is there."""
        predicate = found.trigger.predicate
        if predicate.victims:
            victims = self._victims(found, passive=passive)
            if victims is None:
                return None
            found = Happening(
                found.trigger, found.first, found.last, found.actor, found.recipient, found.place, victims
            )
        needs_place = "object" in predicate.where("place") or "subject" in predicate.where("place")
        needs_place |= found.type in ("territory.capture", "territory.handover", "territory.withdraw")
        if needs_place and found.place is None:
            return None
        return found

    def fights(self, actor: ActorPhrase | None) -> bool:
        """Say whether an actor is one who takes and holds places: a party or its forces, no aid agency."""
        if actor is None:
            return False
        known = known_actor(actor.mention.text) if actor.kind == "name" else None
        return known is None or known.kind == "group" or bool(known.side)

    def _driven_from(self, place: PlacePhrase | None, recipient: ActorPhrase | None) -> bool:
        """Say whether those who are driven from a place are a party: a town without its reporters is not taken."""
        if place is None or recipient is None or recipient.kind == "country":
            return False
        return recipient.last <= place.first and self.fights(recipient)

    def _it(self, trigger: TableTrigger, i: int, last: int, *, passive: bool) -> PlacePhrase | None:
        """Return "it" as the place of a verb that tells what has happened; "takes it" tells a story."""
        if trigger.form == "third" and not self.headline:
            return None
        return it_as_place(self.line, trigger.predicate, verb_start(self.line, i), last, passive=passive)

    def _victims(self, found: Happening, *, passive: bool) -> tuple[int, int] | None:
        """Return the tokens of those it was done to: right of the verb, or left of a passive one."""
        nouns = [(word,) for word in found.trigger.predicate.victims]
        predicate = found.trigger.predicate
        if predicate.then[-1:] == ("of",) or (predicate.part == "verb" and not passive):
            where = self.line.find(nouns, found.last, found.last + 8)
        else:
            where = self.line.find(nouns, self._clause_left(found.first), found.first)
        if where is None:
            return None
        return self._number_start(where[0]), where[1]

    def _clause_left(self, i: int) -> int:
        breaks = load_function_words().clause | STOPS | {";", ",", "and"}
        return next((j + 1 for j in range(i - 1, max(i - 12, -1), -1) if self.line.words[j] in breaks), max(i - 12, 0))

    def _number_start(self, i: int) -> int:
        """Return where the number and adjectives before a noun begin."""
        prepositions = load_function_words().prepositions
        while i > 0:
            word = self.line.words[i - 1]
            if not (word.isalnum() or word in ("-", ",")) or word in triggers_by_word() or word in prepositions:
                break
            i -= 1
        hedged = (number.first for number in self.numbers if number.first < i < number.last)
        return next(hedged, i)


__all__ = ["DASHES", "Happening", "HappeningFinder", "find_happenings", "names_place"]
