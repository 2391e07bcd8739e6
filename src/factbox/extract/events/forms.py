"""Whether words are a predicate at all: by the form of the verb, and by what must stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factbox.extract.actors.by_position import ActorsByPosition
from factbox.extract.places.by_position import REACH, PlacesByPosition
from factbox.extract.places.place_phrases import place_over
from factbox.extract.sentence.line import CLOSING, OPENING, STOPS, Line
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.function_words import load_function_words

_FALLS_OTHERWISE = frozenset({"into", "under", "from", "for", "behind", "apart", "off", "out", "through", "short"})
"""Words behind "fall" by which no town is taken: "fell INTO disrepair", "fell BEHIND in payments"."""

_TAKEN_UP = (("them",), ("it",), ("us",), ("him",))
"""Who took a town, taken up: "Velm fell to THEM"."""

_SAYS = frozenset({"say", "says", "said"})

_MODIFIERS = 3
"""Words that may stand between "under" and "attack" or "bombardment"."""

_BEFORE_FIXED = frozenset({"full", "complete", "total", "partial", "firm", "the", "more", "further"})
"""Words that may stand before the fixed ones of a predicate: "took FULL control"."""


@cache
def _beside_verbs() -> frozenset[str]:
    """Return the words and marks that may stand between an auxiliary and its verb."""
    words = load_function_words()
    return words.adverbs | words.conjunctions | OPENING


@dataclass(frozen=True)
class Forms:
    """The forms of verbs in a sentence."""

    line: Line
    who: ActorsByPosition
    where: PlacesByPosition
    headline: bool

    def in_title(self, i: int) -> bool:
        """Say whether a verb has a capital as in the title of something that the sentence names ("How They Took X")."""
        return self.line.capital(i) and i > 0 and not self.headline

    def fixed_words_end(self, at: int, words: tuple[str, ...]) -> int | None:
        """Return where the fixed words of a predicate end.

        An adjective may precede the first ("full control of"), and what somebody is under may have some of its own
        ("under almost continuous attack").
        """
        if not words:
            return at
        if words[0] not in self.line.words[at : at + 2]:
            return None
        if words[0] == "under" and self.line.at(at, words[:1]):
            noun = next((j for j in range(at + 1, at + 2 + _MODIFIERS) if self.line.at(j, words[1:])), None)
            modified = noun is not None and all(map(self._modifies, range(at + 1, noun)))
            return noun + len(words) - 1 if noun is not None and modified else None
        if self.line.at(at, words):
            return at + len(words)
        before = self.line.words[at]
        skipped = before in _BEFORE_FIXED or before in load_function_words().adverbs
        return at + 1 + len(words) if skipped and self.line.at(at + 1, words) else None

    def _modifies(self, i: int) -> bool:
        """Say whether a word can stand between "under" and what a place is under: an adjective, and no attacker."""
        word = self.line.words[i]
        if word in load_nouns().insurgent | load_nouns().government:
            return False
        return self.line.open_class(i) or word in load_function_words().adverbs or word.endswith("ly")

    def objects_stand(self, at: int, trigger: TableTrigger) -> bool:
        """Say whether one of the words that a predicate asks for as its object follows soon."""
        objects = trigger.predicate.objects
        return not objects or self.line.find([(word,) for word in objects], at, at + 6) is not None

    def adjunct_follows(self, at: int) -> bool:
        """Say whether nothing but when, where, how or to whom follows: "fell on Friday", not "fell silent"."""
        if self.line.words[at : at + 1] == ("back",):
            return False  # "the garrison fell BACK"
        while at < len(self.line) and self.line.words[at] in load_function_words().adverbs | CLOSING:
            at += 1
        if at >= len(self.line) or not self.line.words[at][0].isalnum():
            return True
        if self.line.words[at] == "to":
            pronoun = self.line.words[at + 1 : at + 2] in _TAKEN_UP and not self.line.at(at + 2, ("to",))
            return pronoun or self.who.actor_from(at + 1) is not None
        if self.line.words[at] in ("on", "upon"):  # "snow fell ON X"
            return place_over(self.where.places, at + 1, at + 3) is None
        return self.line.words[at] not in _FALLS_OTHERWISE and not self.line.open_class(at)

    def infinitive(self, i: int) -> bool:
        """Say whether a base form follows "to", a modal or "did" and so tells no bare present."""
        words = load_function_words()
        before = [word for word in self.line.words[max(i - 4, 0) : i] if word not in words.adverbs]
        return bool(before) and (
            before[-1] in words.modals or before[-1].endswith("n't") or before[-1] in ("and", "or")
        )

    def scheduled(self, at: int, trigger: TableTrigger) -> bool:
        """Say whether a present names the day of what is to come: "marines leave X BY FRIDAY"."""
        if trigger.predicate.type not in ("territory.withdraw", "territory.handover"):
            return False
        ahead = self.line.words[at : at + REACH]
        weekdays = load_function_words().weekdays
        return any(word in ("by", "on") and day in weekdays for word, day in pairwise(ahead))

    def passive(self, i: int, last: int) -> bool:
        """Say whether a verb is passive: behind "was", before "by", or in a headline that leaves "was" out."""
        words = load_function_words()
        for j in range(i - 1, max(i - 5, -1), -1):
            if self.line.words[j] in words.be:
                return True
            if self.line.words[j] not in words.adverbs and self.line.words[j] not in OPENING:
                break
        return self.line.words[last : last + 1] == ("by",) or (self.headline and self._headlined(i, last))

    def _headlined(self, i: int, last: int) -> bool:
        """Say whether a headline leaves out "was": "X liberated, army says", "leaving X encircled"."""
        told = self.where.place_ending(i) is not None and not any(actor.last == i for actor in self.who.actors)
        behind = self.line.words[last : last + 1]
        return told and (not behind or behind[0] in STOPS | {",", ".", "as", "after", "amid", "-"} | _SAYS)

    def perfect(self, i: int) -> bool:
        """Say whether a form of "have" stands before a participle."""
        for j in range(i - 1, max(i - 6, -1), -1):
            if self.line.words[j] in ("have", "has", "had", "having", "'ve"):
                return True
            if self.line.words[j] not in _beside_verbs():
                return False
        return False

    def is_thing(self, i: int) -> bool:
        """Say whether a word in "-ing" is a noun that a word before describes: "the last CROSSING into X"."""
        before = self.line.sentence.tokens[i - 1] if i else None
        noun = self.line.sentence.tokens[i].tag == "NOUN"
        return noun and before is not None and before.tag in ("ADJ", "DET", "NUM")

    def noun_here(self, i: int) -> bool:
        """Say whether a form such as "hold" or "control" is a noun: after an article, possessive or preposition."""
        words = load_function_words()
        before = self.line.words[i - 1] if i else ""
        return before in words.determiners or before == "'s" or (before != "to" and before in words.prepositions)
