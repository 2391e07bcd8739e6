"""What happened: predicates of the event tables found in a sentence, with their roles.

Without a parser roles are read by position: what stands directly right of a verb is its object, the nearest actor left
of it in its clause is its subject, and a preposition leads to what follows it. Where that is not clear the role stays
open: a missing place or holder costs a line, a wrong one a false capture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise, takewhile

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.unnamed_arms import under_arms
from factbox.extract.places.far_off import measured_from
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding, place_over
from factbox.extract.quantities.numbers import Number, Settled
from factbox.extract.reference.pronouns import it_as_place
from factbox.extract.sentence.line import CLOSING, DASHES, OPENING, STOPS, Line
from factbox.extract.stance.contrast import set_apart
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import auxiliary_verbs, load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Quantity, Trigger

REACH = 12
"""Tokens between a predicate and a preposition that belongs to it ("fighting continued on Friday IN Herat")."""

_NEEDS_DOER = (
    "territory.capture", "territory.enter", "territory.siege", "territory.held", "territory.withdraw", "battle.clash",
)  # fmt: skip
"""Types that an active verb tells only of an actor that is known as one: storms and champions take cities too."""

_FALLS_OTHERWISE = frozenset({"into", "under", "from", "for", "behind", "apart", "off", "out", "through", "short"})
"""Words behind "fall" by which no town is taken: "fell INTO disrepair", "fell BEHIND in payments"."""

_FACING = frozenset({"fighting", "battling", "facing", "opposing", "resisting", "backing", "supporting", "accusing"})
"""Participles whose object is no subject: "troops fighting the rebels took X"."""

_VERBS_TOO = frozenset({"fight"})
"""Nouns of the tables that are as often verbs."""

_SAYS = frozenset({"say", "says", "said"})

_MODIFIERS = 3
"""Words that may stand between "under" and "attack" or "bombardment"."""

SUBJECT_REACH = 16
"""Tokens between a subject and its verb within one clause."""


_NO_NOUN_PHRASE = ("ADP", "ADV", "SCONJ", "CCONJ", "PART", "AUX")
"""Parts of speech of words that no name before them describes."""

_AND_AGAIN = ("by", "after")
"""What stands between a noun and itself where it tells how: "street BY street"."""

_ADDED_TO_VERB = ("obl", "advmod", "advcl", "acl", "xcomp", "ccomp")
"""Relations of what is said behind an object of how, when or with what it was taken."""


@dataclass(frozen=True, slots=True)
class Happening:
    """A predicate found in a sentence.

    Attributes:
        trigger: the form that was found, and the predicate it opens.
        first, last: the tokens of the predicate.
        actor: who did it, if that is clear.
        place: where, or what was taken; None if the sentence does not say.
        victims: the tokens of those it was done to, if the predicate asks for them.
        told: what the English core says of the same words, if it takes them for a trigger too.
        alone: whether only the core sees it, and no table.
        clause: the tokens of its clause, where they are known; else those from its first role to its last.
        quantity: of how many it tells, where that has been read.
        settled: what a correction makes of that number: in "12, not 30, died" one is right and one is wrong.
        set_here: whether it goes on where its sentence is set, if it names no place of its own.
        counted: whether an ordinal counts it ("X is the third town to fall").
        ahead: whether it is only what somebody means to do ("has set its sights on X").
        elided: the tokens of its place and time, where its verb is left out ("X fell on Friday, AND Y ON SUNDAY").
    """

    trigger: TableTrigger
    first: int
    last: int
    actor: ActorPhrase | None = None
    recipient: ActorPhrase | None = None
    place: PlacePhrase | None = None
    victims: tuple[int, int] | None = None
    told: Trigger | None = None
    alone: bool = False
    clause: tuple[int, int] | None = None
    quantity: Quantity | None = None
    settled: Settled = ""
    set_here: bool = False
    counted: bool = False
    ahead: bool = False
    elided: tuple[int, int] | None = None

    @property
    def type(self) -> str:
        """The event type; where a table and the core see the same words, the table's."""
        return self.trigger.predicate.type

    @property
    def nominal(self) -> bool:
        """Whether it is a noun or a gerund, whose own verb follows ("the loss of X would be", "losing X would be")."""
        return self.trigger.predicate.part == "noun" or self.trigger.form == "ing"

    @property
    def taker_role(self) -> str:
        """The role of whoever holds the place afterwards: a place is handed over *to* somebody."""
        return "recipient" if self.type == "territory.handover" else "actor"

    @property
    def lost_by_group(self) -> bool:
        """Whether those who lost the place are an armed group, so that it is not they who took it."""
        loser = self.actor if self.taker_role == "recipient" else self.recipient
        return loser is not None and loser.kind in ("name", "insurgent")

    def bounds(self) -> tuple[int, int]:
        """Return the tokens of the shortest clause that carries it: the predicate with its roles."""
        if self.clause:
            return self.clause
        parts = [(self.first, self.last)]
        parts += [(p.first, p.last) for p in (self.actor, self.recipient, self.place) if p is not None]
        parts += [self.victims] if self.victims else []
        return min(first for first, _ in parts), max(last for _, last in parts)


_BEFORE_FIXED = frozenset({"full", "complete", "total", "partial", "firm", "the", "more", "further"})
"""Words that may stand before the fixed ones of a predicate: "took FULL control"."""

_OPEN_CLAUSES = frozenset({"as", "after", "before", "while", "since", "until", "that", "like"})
"""Prepositions that open a clause as well, whose subject stands behind them."""


@cache
def _beside_verbs() -> frozenset[str]:
    """Return the words and marks that may stand between an auxiliary and its verb."""
    words = load_function_words()
    return words.adverbs | words.conjunctions | OPENING


@cache
def _clause_ends() -> frozenset[str]:
    """Return the words and marks beyond which a preposition belongs to something else."""
    return STOPS | load_function_words().clause - {"as", "with", "even", "so"} | {"and", ","}


@cache
def _clause_breaks() -> frozenset[str]:
    """Return the words and marks that part two clauses."""
    return STOPS | load_function_words().clause - {"with", "even", "so"}


@cache
def _next_verbs() -> frozenset[str]:
    """Return the words and marks with which another clause or its verb begins."""
    return STOPS | load_function_words().clause | auxiliary_verbs()


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
    def _dashes(self) -> tuple[int, ...]:
        return tuple(i for i, word in enumerate(self.line.words) if word in DASHES)

    def find(self) -> Iterator[Happening]:
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
        last = self._fixed_words_end(i + len(trigger.words), trigger.predicate.then)
        if last is None or not self._objects_stand(last, trigger):
            return None
        match trigger.predicate.part:
            case "verb":
                return self._verb(i, last, trigger)
            case "noun":
                return self._noun(i, last, trigger)
            case _:
                return self._adjective(i, last, trigger)

    # --- parts of speech

    def _verb(self, i: int, last: int, trigger: TableTrigger) -> Happening | None:
        passive = trigger.form in ("participle", "past_or_participle") and self._passive(i, last)
        if not passive and trigger.form == "participle" and not self._perfect(i):
            return None
        if (trigger.form == "base" and self._noun_here(i)) or (trigger.form == "ing" and self._is_thing(i)):
            return None
        if self.in_title(i) or (trigger.predicate.closed and not self.adjunct_follows(last)):
            return None
        told = trigger.form not in ("base", "third") or trigger.predicate.state or self.headline or self._infinitive(i)
        if not told and not self._scheduled(last, trigger):
            return None
        predicate = trigger.predicate
        actor = self._actor(predicate.where("actor"), i, last, passive=passive, ing=trigger.form == "ing")
        recipient = self._actor(predicate.where("recipient"), i, last, passive=passive, ing=trigger.form == "ing")
        if not told and actor is None:
            return None
        asked = not passive and predicate.type in _NEEDS_DOER and "subject" in predicate.where("actor")
        actor = self._under_arms(i) if asked and actor is None else actor
        place = self._place(predicate.where("place"), i, last, passive=passive)
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
        place = self._place(predicate.where("place"), i, last, passive=False)
        end = place.last if place and place.first > i else last
        actor = self._actor(predicate.where("actor"), i, end, passive=False, ing=False)
        recipient = self._actor(predicate.where("recipient"), i, end, passive=False, ing=False)
        return self._checked(Happening(trigger, i, last, actor, recipient, place), passive=False)

    def _is_verb_too(self, i: int, lemma: str) -> bool:
        """Say whether a word that is a noun and a verb is no noun here: "they FIGHT for the port"."""
        token = self.line.sentence.tokens[i]
        return lemma in _VERBS_TOO and (token.tag == "VERB" or self.line.words[max(i - 2, 0) : i] == ("without", "a"))

    def _of_war(self, at: int) -> bool:
        """Say whether "of" only says which war fighting is part of: "some of the worst fighting OF THE WAR"."""
        return any(self.line.at(at, ("of", led, noun)) for led in ("the", "this") for noun in ("war", "conflict"))

    def _adjective(self, i: int, last: int, trigger: TableTrigger) -> Happening | None:
        if self._perfect(i) or any(actor.last == i for actor in self.actors):
            return None
        actor = None
        if "joined" in trigger.predicate.where("actor"):
            hyphen = self.line.words[i - 1 : i] == ("-",)
            actor = next((a for a in self.actors if hyphen and a.last == i - 1), None)
            if actor is None:
                return None
        place = self._place_at(last)
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

    # --- forms

    def in_title(self, i: int) -> bool:
        """Say whether a verb has a capital as in the title of something that the sentence names ("How They Took X")."""
        return self.line.capital(i) and i > 0 and not self.headline

    def _fixed_words_end(self, at: int, words: tuple[str, ...]) -> int | None:
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

    def _objects_stand(self, at: int, trigger: TableTrigger) -> bool:
        objects = trigger.predicate.objects
        return not objects or self.line.find([(word,) for word in objects], at, at + 6) is not None

    def adjunct_follows(self, at: int) -> bool:
        """Say whether nothing but when, where, how or to whom follows: "fell on Friday", not "fell silent"."""
        while at < len(self.line) and self.line.words[at] in load_function_words().adverbs | CLOSING:
            at += 1
        if at >= len(self.line) or not self.line.words[at][0].isalnum():
            return True
        if self.line.words[at] == "to":
            return self._actor_from(at + 1) is not None
        if self.line.words[at] in ("on", "upon"):  # "snow fell ON X"
            return place_over(self.places, at + 1, at + 3) is None
        return self.line.words[at] not in _FALLS_OTHERWISE and not self.line.open_class(at)

    def _infinitive(self, i: int) -> bool:
        """Say whether a base form follows "to", a modal or "did" and so tells no bare present."""
        words = load_function_words()
        before = [word for word in self.line.words[max(i - 4, 0) : i] if word not in words.adverbs]
        return bool(before) and (
            before[-1] in words.modals or before[-1].endswith("n't") or before[-1] in ("and", "or")
        )

    def _scheduled(self, at: int, trigger: TableTrigger) -> bool:
        """Say whether a present names the day of what is to come: "marines leave X BY FRIDAY"."""
        if trigger.predicate.type not in ("territory.withdraw", "territory.handover"):
            return False
        ahead = self.line.words[at : at + REACH]
        weekdays = load_function_words().weekdays
        return any(word in ("by", "on") and day in weekdays for word, day in pairwise(ahead))

    def _passive(self, i: int, last: int) -> bool:
        words = load_function_words()
        for j in range(i - 1, max(i - 5, -1), -1):
            if self.line.words[j] in words.be:
                return True
            if self.line.words[j] not in words.adverbs and self.line.words[j] not in OPENING:
                break
        return self.line.words[last : last + 1] == ("by",) or (self.headline and self._headlined(i, last))

    def _headlined(self, i: int, last: int) -> bool:
        """Say whether a headline leaves out "was": "X liberated, army says", "leaving X encircled"."""
        told = self._place_ending(i) is not None and not any(actor.last == i for actor in self.actors)
        behind = self.line.words[last : last + 1]
        return told and (not behind or behind[0] in STOPS | {",", ".", "as", "after", "amid", "-"} | _SAYS)

    def _perfect(self, i: int) -> bool:
        for j in range(i - 1, max(i - 6, -1), -1):
            if self.line.words[j] in ("have", "has", "had", "having", "'ve"):
                return True
            if self.line.words[j] not in _beside_verbs():
                return False
        return False

    def _is_thing(self, i: int) -> bool:
        """Say whether a word in "-ing" is a noun that a word before describes: "the last CROSSING into X"."""
        before = self.line.sentence.tokens[i - 1] if i else None
        noun = self.line.sentence.tokens[i].tag == "NOUN"
        return noun and before is not None and before.tag in ("ADJ", "DET", "NUM")

    def _noun_here(self, i: int) -> bool:
        """Say whether a form such as "hold" or "control" is a noun: after an article, possessive or preposition."""
        words = load_function_words()
        before = self.line.words[i - 1] if i else ""
        return before in words.determiners or before == "'s" or (before != "to" and before in words.prepositions)

    # --- places

    def _place(self, wheres: tuple[str, ...], i: int, last: int, *, passive: bool) -> PlacePhrase | None:
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

    def _place_at(self, i: int) -> PlacePhrase | None:
        return next((p for p in self.places if p.first == i), None)

    def _it(self, trigger: TableTrigger, i: int, last: int, *, passive: bool) -> PlacePhrase | None:
        """Return "it" as the place of a verb that tells what has happened; "takes it" tells a story."""
        if trigger.form == "third" and not self.headline:
            return None
        return it_as_place(self.line, trigger.predicate, self._verb_start(i), last, passive=passive)

    def _object_place(self, at: int, *, led: bool = False) -> PlacePhrase | None:
        """Return the place directly right of a verb, adverbs and an opening quotation mark skipped.

        After a preposition (``led``) the verb of a longer subject may follow ("the capture of X marks"); after a verb a
        plain word makes the place a modifier ("took Goma casualties").
        """
        skipped = (load_function_words().adverbs - {"all", "not"}) | OPENING
        while at < len(self.line) and self._place_at(at) is None and self.line.words[at] in skipped:
            at += 1
        place = self._place_at(at)
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
        return not any(word in saying_verbs() for word in told) and any(word in people - whose for word in told[:5])

    def _subject_place(self, i: int) -> PlacePhrase | None:
        """Return the place directly left of a verb, with auxiliaries, adverbs and an aside between commas skipped."""
        words = load_function_words()
        skipped = words.auxiliaries | words.adverbs | OPENING | CLOSING | words.relative
        at = i
        while at > 0 and self._place_ending(at) is None:
            if self.line.words[at - 1] == "," and (comma := self._comma_before(at - 1)) is not None:
                return self._before_aside(comma, at - 1, which=not words.relative.isdisjoint(self.line.words[at:i]))
            if self.line.words[at - 1] == "," and self.line.at(at, ("which",)):
                return self._described_by(at - 1)
            if self.line.words[at - 1] not in skipped:
                return self._subject_described(i) or self._told_of_by_participle(i)
            at -= 1
        return self._whole_subject(self._place_ending(at)) or self._subject_described(i)

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

        "X, where Y lies, fell"; "X AND THE ROAD TO IT remain under the control of Z".
        """
        tokens = self.line.sentence.tokens
        verb = tokens[i].head if tokens[i].relation.startswith(("cop", "aux")) else i
        own = (j for j in range(i) if tokens[j].head == verb and tokens[j].relation.startswith("nsubj"))
        place = next((p for j in own for p in self.places if p.first <= j < p.last), None)
        if place is None or place.again:
            return None
        behind = self.line.words[place.last : place.last + 1]
        more = load_function_words().relative | {"where", "and"}
        return self._whole_subject(place) if behind and behind[0] in more else None

    def _before_aside(self, comma: int, end: int, *, which: bool) -> PlacePhrase | None:
        """Return the subject that an aside between two commas explains: "X, the capital of Y, fell".

        Where ``which`` follows, a place that only locates is told of too: "drove to X, WHICH fell".
        Of "the last garrison in X, Y, fell" it is Y, which the aside names; of "a convoy from X, so far, fell" nothing.
        """
        before = self._place_ending(comma)
        for place in (before, self._place_ending(end)):
            if place is not None and (apart := measured_from(self.line, place.first)) is not None:
                return self._whole_subject(self._place_ending(apart))
        if before is None:
            place = self._place_ending(end)
            return place if which else self._whole_subject(place)  # "Ana Roe, a nurse FROM X, held by the rebels"
        if (own := self._whole_subject(before)) is not None:
            return own
        named = self._place_ending(end)
        return named if named is not None and named.first == comma + 1 and self._is_name(named) else None

    def _is_name(self, place: PlacePhrase) -> bool:
        return not place.again and place.mentions[0].hint not in (UNNAMED, "facility")

    def _described_by(self, comma: int) -> PlacePhrase | None:
        """Return the place that "which" behind a comma belongs to: X in "the X district of the city, WHICH"."""
        place = self._place_ending(comma)
        part = place is not None and self.line.words[place.first - 1 : place.first] == ("of",)
        return self._place_ending(place.first - 1) if part and place else place

    def _whole_subject(self, place: PlacePhrase | None) -> PlacePhrase | None:
        """Leave out a place that only locates another subject: "the militia in X fell", "feeding X fell to her"."""
        if place is None or place.first == 0:
            return place
        before = self.line.words[place.first - 1]
        led = load_function_words().prepositions - {"before", "after", "as"}
        fed = before.endswith("ing") and self.line.words[max(place.first - 2, 0)] in led
        return None if fed or before in led else place

    def _place_ending(self, at: int) -> PlacePhrase | None:
        return next((p for p in self.places if p.last == at), None)

    def _comma_before(self, at: int) -> int | None:
        return next((j for j in range(at - 1, max(at - 14, -1), -1) if self.line.words[j] == ","), None)

    def _owner(self, i: int) -> PlacePhrase | None:
        """Return the place that owns a noun: "X's fall", "the city's capture"."""
        return self._place_ending(i - 1) if self.line.words[i - 1 : i] == ("'s",) else None

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

    # --- actors

    def _actor(self, wheres: tuple[str, ...], i: int, last: int, *, passive: bool, ing: bool) -> ActorPhrase | None:
        for where in wheres:
            if where == "subject":
                actor = self._led_by("by", last) if passive else self._subject(i, ing=ing)
            elif where == "object":
                actor = self._actor_from(last)
            else:
                actor = self._led_by(where, last)
            if actor is not None:
                return actor
        return None

    def _actor_from(self, at: int) -> ActorPhrase | None:
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
                return self._actor_from(j + len(words))
            if self.line.words[j] in _next_verbs():
                return None
        return None

    def _subject(self, i: int, *, ing: bool) -> ActorPhrase | None:
        """Return the nearest actor left of a verb in its clause; a participle may take it from the clause before."""
        aside = self._aside_before(self._verb_start(i))
        at = aside if aside is not None else i
        joined = self.line.words[self._verb_start(i) - 1 : self._verb_start(i)] in (("and",), ("or",))
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
        return any(place.first <= actor.first and actor.last < place.last for place in self.places)

    def _under_arms(self, i: int) -> ActorPhrase | None:
        """Return the subject of a verb by the tree that is nothing but under arms: "ground troops", "tanks"."""
        return under_arms(self.line, i)

    def _in_order(self, at: int) -> Iterator[ActorPhrase]:
        """Yield the actors of the clause, its subject first: two verbs joined by "and" share their subject."""
        start = max((j + 1 for j in range(at) if self.line.words[j] in STOPS | load_function_words().clause), default=0)
        yield from (actor for actor in self.actors if start <= actor.first and actor.last <= at)

    def _is_object_of_ing(self, actor: ActorPhrase) -> bool:
        """Say whether the actor is fought or backed by the subject: "troops fighting the rebels took X"."""
        before = self.line.words[actor.first - 1 : actor.first]
        return bool(before) and before[0] in _FACING

    def _verb_start(self, i: int) -> int:
        """Return where the auxiliaries and adverbs of a verb begin."""
        adverbs = load_function_words().adverbs
        while i > 0 and (self.line.words[i - 1] in adverbs or self.line.words[i - 1] in auxiliary_verbs()):
            i -= 1
        return i

    def _in_dashes(self, actor: ActorPhrase, at: int) -> bool:
        """Say whether the actor stands in an aside between dashes that is over before the verb."""
        before = sum(j < actor.first for j in self._dashes)
        return before % 2 == 1 and any(actor.last <= j < at for j in self._dashes)

    def _subject_after(self, i: int) -> ActorPhrase | None:
        """Return the subject of the main clause after an opening participle ("After taking X, the rebels ...")."""
        comma = next((j for j in range(i, len(self.line)) if self.line.words[j] == ","), None)
        return self._actor_from(comma + 1) if comma is not None else None

    def _aside_before(self, i: int) -> int | None:
        """Return where an aside that ends right before the verb began: "the rebels, who ..., took"."""
        if self.line.words[i - 1 : i] != (",",):
            return None
        comma = self._comma_before(i - 1)
        return comma if comma is not None else i - 1

    def _clause_between(self, first: int, last: int) -> bool:
        return any(word in _clause_breaks() for word in self.line.words[first:last])

    def _hangs_on_preposition(self, actor: ActorPhrase) -> bool:
        """Say whether the actor is led by a preposition and so is no subject ("clashes with the rebels")."""
        before = self.line.words[actor.first - 1 : actor.first]
        return bool(before) and before[0] not in _OPEN_CLAUSES and before[0] in load_function_words().prepositions

    # --- victims

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


def names_place(place: PlacePhrase | None) -> bool:
    """Say whether a phrase names at least one place."""
    return place is not None and any(mention.hint != UNNAMED for mention in place.mentions)


__all__ = ["DASHES", "Happening", "find_happenings", "names_place"]
