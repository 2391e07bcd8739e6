"""Places taken or handed over that an ordinal counts off: "X is the third town to fall to the rebels, after Y and Z".

The ordinal is a count (:mod:`factbox.extract.quantities.places_counted`). That X, Y and Z were taken is told besides;
of "the first" only where the report has not said so before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.quantities.numbers import Number
from factbox.extract.reference.pronouns import IT
from factbox.extract.sentence.line import STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import Trigger, generic_predicate, triggers_by_word
from factbox.knowledge.events.passing import passages
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.place_words import load_place_words
from factbox.records import Mention

UNIT_REACH = 4
"""Tokens from an ordinal to the noun it counts ("the third provincial capital")."""

VERB_REACH = 9
"""Tokens from that noun to the verb that says it was taken ("the second town in the north of X to fall")."""

_TAKEN = "territory.capture"
_HANDED = "territory.handover"
_WAYS = (_TAKEN, _HANDED)
_PARTICIPLES = ("participle", "past_or_participle")
_BECOMES = frozenset({"become", "becomes", "became"})


@dataclass(frozen=True)
class Ordinals:
    """Finds what one sentence counts off.

    Attributes:
        line, tree: the sentence.
        places, actors, numbers: what it names.
    """

    line: Line
    tree: Tree
    places: tuple[PlacePhrase, ...]
    actors: tuple[ActorPhrase, ...]
    numbers: tuple[Number, ...]

    def find(self) -> Iterator[Happening]:
        """Yield the takings, in order of their ordinals: of the place that is the nth, then of those before it."""
        for number in self.numbers:
            unit = self._unit(number) if number.kind == "ordinal" else None
            verb = None if unit is None else self._verb(unit + 1)
            if unit is None or verb is None:
                continue
            at, trigger = verb
            last = at + 1 + len(trigger.predicate.then)
            actor = self._doer(at, last)
            lost = self._lost_by(at) or trigger.predicate.type == _HANDED
            taker, loser = (None, actor) if lost else (actor, None)
            for place in (self._said_of(number.first, unit), self._before_it(last)):
                if place is not None:
                    told = Happening(trigger, at, last, taker, loser, place, counted=True)
                    dated = place.first > at and self._dated_end(place.last)
                    yield replace(told, elided=(place.first, dated)) if dated else told

    def _unit(self, number: Number) -> int | None:
        """Return where the noun stands that is counted; the ordinal itself in "the fourth to fall"."""
        nouns = load_numbers().places | load_place_words().nouns
        for at in range(number.last, min(number.last + UNIT_REACH, len(self.line))):
            if self.line.words[at] in ("to", "in"):
                return at - 1 if at == number.last else None
            following = self.line.words[at + 1 : at + 2]
            if self.line.words[at] in nouns and not (following and following[0] in nouns):
                return at
            if not self.line.words[at][0].isalpha():
                return None
        return None

    def _verb(self, start: int) -> tuple[int, Trigger] | None:
        """Return the verb that says that what is counted was taken: "to fall", "lost", "they have captured"."""
        for at in range(start, min(start + VERB_REACH, len(self.line))):
            word = self.line.words[at]
            if word in STOPS | {","} or word in load_function_words().clause - {"that", "since", "so"}:
                return None
            bare = self.line.words[at - 1] == "to" and word in ("fall", *passages())
            if bare and word != "fall" and self.line.at(at + 1, ("to",)):
                return at, Trigger(generic_predicate(_HANDED, "verb", word), (word,), "base")
            forms = ("base",) if bare else _PARTICIPLES
            told = (t for t in triggers_by_word().get(word, ()) if t.predicate.type in _WAYS and t.form in forms)
            trigger = next((t for t in told if self._goes_on(at + 1, t)), None)
            if trigger is not None and not (word == "fall" and self._falls_otherwise(at + 1)):
                return at, trigger
        return None

    def _goes_on(self, at: int, trigger: Trigger) -> bool:
        """Say whether the words that belong to a verb follow it: "handed OVER"; a taking has none."""
        then = trigger.predicate.then
        return self.line.at(at, then) if trigger.predicate.type == _HANDED else not then

    def _falls_otherwise(self, at: int) -> bool:
        """Say whether "fall" is not said of a town taken: "fall SILENT", "fall VICTIM to"."""
        if at >= len(self.line) or self.line.words[at] in ("last", "this", "next", "so", "yet"):
            return False
        return self.tree.tag(at) in ("ADJ", "NOUN") or self.line.words[at] in ("apart", "behind", "short", "under")

    def _said_of(self, ordinal: int, unit: int) -> PlacePhrase | None:
        """Return the place that is the nth: the subject of "is", or what the words stand beside."""
        at = ordinal
        while at > 0 and self.line.words[at - 1] in load_function_words().determiners | {"only"}:
            at -= 1
        if at == 0:
            return None
        before = self.line.words[at - 1]
        if before == ",":
            return self._named(at - 1)
        if before not in load_function_words().be | _BECOMES:
            return None
        subject = self._subject(unit)
        if subject is None:
            return None
        if self.line.words[subject] == IT:
            mention = Mention(self.line.span(subject, subject + 1), self.line.slice(subject, subject + 1), "place", IT)
            return PlacePhrase(subject, subject + 1, (mention,), again=True)
        return next((p for p in self.places if p.first <= subject < p.last), None)

    def _named(self, comma: int) -> PlacePhrase | None:
        """Return the place named right before a comma."""
        own = next((p for p in self.places if p.last == comma), None)
        return own if own is not None and own.mentions[0].hint != UNNAMED and len(own.mentions) == 1 else None

    def _subject(self, unit: int) -> int | None:
        for noun in (unit, self.tree.head(unit)):
            subject = None if noun < 0 else next(iter(self.tree.dependants(noun, "nsubj", "expl")), None)
            if subject is not None and subject < unit:
                return subject
        return None

    def _before_it(self, start: int) -> PlacePhrase | None:
        """Return the places that were taken before: "after Y and Z"."""
        for at in range(start, len(self.line) - 1):
            if self.line.words[at] in STOPS:
                return None
            if self.line.words[at] in ("after", "following"):
                listed = next((p for p in self.places if p.first in (at + 1, at + 2)), None)
                named = listed is not None and not listed.again and listed.mentions[0].hint != UNNAMED
                ends = listed is not None and (self._ends(listed.last) or self._dated_end(listed.last))
                return listed if named and ends else None
        return None

    def _ends(self, at: int) -> bool:
        """Say whether the list is over at a mark: "after Y fell silent" and "after Y's talks" are no lists."""
        return at >= len(self.line) or not (self.line.words[at][0].isalnum() or self.line.words[at] == "'s")

    def _dated_end(self, at: int) -> int:
        """Return where a day ends that stands behind a place: "after Y ON FRIDAY", "Y ON 3 MAY"; 0 for none."""
        words, days = self.line.words, load_function_words().weekdays
        if not self.line.at(at, ("on",)):
            return 0
        if words[at + 1 : at + 2] and words[at + 1] in days:
            return at + 2
        day = words[at + 1 : at + 3]
        calendar = load_function_words().calendar
        dated = len(day) == 2 and any(word.isdigit() for word in day) and not calendar.isdisjoint(day)
        return at + 3 if dated else 0

    def _lost_by(self, verb: int) -> bool:
        """Say whether who stands after "by" has lost it."""
        return self.tree.lemma(verb) == "lose" and not self.line.at(verb + 1, ("to",))

    def _doer(self, verb: int, last: int) -> ActorPhrase | None:
        """Return who took or lost it: after "to" or "by", or before "have"."""
        led = self.line.words[last : last + 1] in (("to",), ("by",))
        if led:
            return next((a for a in self.actors if last + 1 <= a.first <= last + 2), None)
        have = verb - 1
        if self.line.words[have] not in ("have", "has", "had", "'ve"):
            return None
        return next((a for a in self.actors if a.last == have), None)


__all__ = ["Ordinals"]
