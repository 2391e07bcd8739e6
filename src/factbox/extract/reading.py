"""What happened: predicates of the event tables, and triggers that only the English core found.

The tables' predicates are precise and few; the core knows many more ways to tell an event. Where both see the same
words, the core's type, modality and roles complete what the table says. A trigger of the core alone has the roles that
the core gives it, or those that the dependency tree has for its part of speech. Where a role is not clear it stays
open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial

from factbox.extract.actors import ActorPhrase
from factbox.extract.acts import VIOLENCE, ActFinder, armed_acts, as_type, by_weapon, told_once
from factbox.extract.belief import Belief
from factbox.extract.conduct import find_conduct
from factbox.extract.counted import Counted, Counting
from factbox.extract.dealings import find_dealings
from factbox.extract.doers import captured, doers, fled, freed, on_the_way
from factbox.extract.driven_out import driven_out
from factbox.extract.further import Further
from factbox.extract.grounds import GROUNDED, Grounds, only_located
from factbox.extract.gunfire import Gunfire
from factbox.extract.happenings import Happening, HappeningFinder
from factbox.extract.harm import told_soberly
from factbox.extract.line import CLOSING, STOPS, Line
from factbox.extract.named import MEETING, NamedDealings
from factbox.extract.numbers import Number
from factbox.extract.ordinals import Ordinals
from factbox.extract.places import NAMED_BY_CORE, UNNAMED, PlacePhrase, join_places, place_holding, place_over
from factbox.extract.positions import Positions
from factbox.extract.settings import FIGHTING, Setting
from factbox.extract.taken_up import left_again, taken_up
from factbox.extract.tolls import Toll, same_matter
from factbox.extract.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.events import Predicate, generic_predicate, triggers_by_word, weapon_types
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.fates import fate_predicate, load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.responsibility import load_responsibility
from factbox.knowledge.verbs import Form
from factbox.records import Mention, Quantity, Span, Trigger

_TABLES_ONLY = ("count", "diplomacy.talks", "visit")
"""Types that the core alone does not tell: it takes too much for them, or tells one meeting several times."""

_DEEDS = ("attack.", "killing.", "strike.", "detention.arrest", "abuse", "looting")
"""Types of deeds that nouns tell, which somebody carries out."""

_LISTED = (*FIGHTING, "territory.siege")
"""Types that are told of all the places that the tree lists; who takes or holds what is not left to it."""

_LISTING = frozenset({",", ":", "and", "or", "the", "both", "including"})
"""Words between the places of a list."""

_PERSONS = frozenset({"i", "he", "she", "we", "they", "him", "her", "us", "them", "you", "who", "whom", "me"})

_OF_PEOPLE = frozenset({"kidnap", "abduct", "arrest", "detain", "jail", "imprison"})
"""Verbs that are said of people alone; "seize" and "hold" are said of tanks too."""

_ARMS = ("territory.", "battle.")
"""Types whose clause is not widened to a number in it; it says how strong those are who act."""

_JOINTS = STOPS | {",", "and", "or", "but"}
"""Words that set one clause, or one thing of a list, apart from another."""

BELIEVED = 0.45
"""Belief from which an event is read that only the core sees; chosen on the corpus' dev stories."""

SURE = 0.4
"""The core's own probability from which it is, of who holds places and fights for them; chosen there too."""

SURE_OF_STATE = 0.55
"""The same for who holds or took a place: any town is "run" and "kept" by somebody, and a false capture is worth ten
misses."""

SURE_OF_COUNT = 0.3
"""The same for what counts things. What became of those counted the tables tell, and the core does not hide it."""

_STATES = ("territory.held", "territory.capture", "territory.handover")

_INSIDE = (("where",), ("which",), ("whom",))
"""Words that open a clause about a place or somebody just named."""

_ARMAMENT = frozenset({"weapon", "arm", "arms", "gun", "rifle"})

_BYGONE = frozenset({"former", "erstwhile", "onetime"})
"""Adjectives that say that a stronghold is none any more."""

_SIEGE = "territory.siege"
_LEFT = "territory.withdraw"

_TOWARDS = frozenset({"to", "into", "toward", "towards"})
"""Words before the place that those who withdraw go to."""

_PARTIES = ("government", "insurgent")

NEAR_SUBJECT = 14
"""Tokens from the start of a subject to its verb within which both are quoted."""

_LOCATIVE = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "on", "over", "across", "along", "into", "from"}
)


def read_happenings(
    line: Line,
    tree: Tree,
    actors: tuple[ActorPhrase, ...],
    places: tuple[PlacePhrase, ...],
    numbers: tuple[Number, ...],
    triggers: Sequence[Trigger],
    *,
    headline: bool = False,
    tolls: Sequence[Toll] = (),
    armed: bool = True,
) -> tuple[Happening, ...]:
    """Return the happenings of a sentence, in order; each token opens at most one, or one for each number it tells of.

    Args:
        line: the sentence.
        tree: its tree.
        actors: who is named in it.
        places: where.
        numbers: how many.
        triggers: what the core takes for words that tell an event.
        headline: whether the present tense tells what has happened.
        tolls: what became of how many.
        armed: whether the report names anybody armed.
    """
    reader = _Reader(line, tree, actors, places, numbers, tuple(triggers), headline, tuple(tolls), armed)
    return tuple(reader.read())


def _is_under_arms(actor: ActorPhrase | None) -> bool:
    """Say whether an actor is called soldiers or rebels; a headline may be wit ("Weekend warriors take Hastings")."""
    if actor is None:
        return False
    arms = load_nouns().forces | load_nouns().under_arms
    return actor.kind in ("insurgent", "government") or not arms.isdisjoint(actor.mention.text.lower().split())


def _by_token(found: Sequence[Happening]) -> Mapping[int, Sequence[Happening]]:
    """Return the happenings by each token of their words and of those to whom they happened."""
    holding: dict[int, list[Happening]] = {}
    for happening in found:
        for i in {*range(happening.first, happening.last), *range(*(happening.victims or (0, 0)))}:
            holding.setdefault(i, []).append(happening)
    return holding


@dataclass(frozen=True)
class _Reader:
    line: Line
    tree: Tree
    actors: tuple[ActorPhrase, ...]
    places: tuple[PlacePhrase, ...]
    numbers: tuple[Number, ...]
    triggers: tuple[Trigger, ...]
    headline: bool
    tolls: tuple[Toll, ...] = ()
    armed: bool = True

    @cached_property
    def _told(self) -> dict[int, Trigger]:
        """The core's triggers by their first token."""
        first = {token.span.start: i for i, token in enumerate(self.line.sentence.tokens)}
        return {first[t.span.start]: t for t in self.triggers if t.span.start in first}

    @cached_property
    def _all_places(self) -> tuple[PlacePhrase, ...]:
        """The places with what stands for some, which comes first: "it", "the road between X and Y"."""
        return (*taken_up(self.line, self.tree, self.places), *self.places)

    @cached_property
    def _tables(self) -> HappeningFinder:
        return HappeningFinder(self.line, self.actors, self._all_places, self.numbers, self.headline)

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(self.line, self.tree, self.places, self._tables)

    @cached_property
    def _belief(self) -> Belief:
        return Belief(self.line, self.tree, self.places, self.triggers, self._tables, self.armed)

    @cached_property
    def _setting(self) -> Setting:
        return Setting(self.tree, self.places)

    def read(self) -> Iterator[Happening]:
        by_table = map(self._of_its_subject, self._tables.find())
        completed = (self._completed(happening, self._told_within(happening)) for happening in by_table)
        counted_off = tuple(Ordinals(self.line, self.tree, self.places, self.actors, self.numbers).find())
        completed = (h for h in completed if not any(h.first <= one.first < h.last for one in counted_off))
        found = [self._said_of(self._located(self._of_arms(happening))) for happening in completed]
        found += counted_off
        taken = {i for happening in found for i in range(happening.first, happening.last)}
        lost = driven_out(self.line, self.tree, self.places, self._actor_of, self._tables.fights)
        found += [one for one in lost if one.first not in taken]
        taken |= {one.first for one in found}
        found += self._untold(found, filter(None, (self._from_core(i) for i in self._told if i not in taken)))
        found += self._armed(found)
        found = self._with_fire(self._with_positions(found))
        found += left_again(self.tree, found)
        found += self._of_people({i for happening in found for i in range(happening.first, happening.last)})
        found = [self._now_free(self._with_doer(self._with_receiver(self._seized(happening)))) for happening in found]
        found = list(map(self._flagged, found))
        found += self._sent({i for happening in found for i in range(happening.first, happening.last)})
        found += self._dealings({i for happening in found for i in range(happening.first, happening.last)})
        home = NamedDealings(self.tree, frozenset()).goes_home
        found = [h for h in found if not home(h)]
        found += self._named(found)
        found += self._conduct({i for happening in found for i in range(happening.first, happening.last)})
        found = [self._fought_before(by_weapon(self.tree, happening), found) for happening in found]
        found = [h for h in told_once(self.tree, found) if not (self._moves_others(h) or only_located(self.tree, h))]
        found = [self._everywhere(h) for h in found]
        found += [one for h in found for one in Further(self.line, self.tree, self.places).of(h)]
        found = [self._gunfire.strength(h) for h in found]
        counted = (self._of_the_armed(self._of_things(happening)) for happening in self._counted(found))
        yield from sorted(told_soberly(self.tree, list(counted)), key=lambda happening: happening.first)

    @cached_property
    def _gunfire(self) -> Gunfire:
        return Gunfire(self.tree, self._all_places, self.numbers)

    def _with_fire(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with fire and fighting that no single word tells, in a report of somebody armed."""
        if not self.armed:
            return list(found)
        kept = [self._gunfire.told_apart(h) for h in found]
        untold = self._gunfire.untold({i for h in kept for i in range(h.first, h.last)})
        kept += [replace(act, actor=self._subject_of(act), told=self._told.get(act.first)) for act in untold]
        return [self._gunfire.lasting(h, kept) for h in kept]

    def _subject_of(self, act: Happening) -> ActorPhrase | None:
        """Return the party that is the subject of what its verb alone tells."""
        return self._actor(("subject",), act.first, act.last)

    def _armed(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield what is told of weapons, with its place by the tree, in a report that names somebody armed."""
        taken = {i for happening in found for i in range(happening.first, happening.last)}
        for act in armed_acts(self.tree, taken) if self.armed else ():
            place = self._place(act.trigger.predicate, act.first, act.last)
            yield replace(act, place=place, told=self._told.get(act.first))

    def _with_positions(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with what nouns tell of who holds, presses or fights over places, if somebody is armed.

        What a table tells already is told once, but fighting gets its place and doer; the core alone gives way: of a
        road that is cut it names the towns.
        """
        kept = list(found)
        for position in Positions(self.line, self.tree, self._all_places, self._named_by, self._tables.fights).find():
            if not self.armed:
                break
            first, last = position.bounds()
            same = [h for h in kept if h.type == position.type and first <= h.first < last]
            if not same:
                taken = {i for one in kept for i in range(one.first, one.last)}
                kept += [position] if position.first not in taken else []
            elif same[0].place is None or (same[0].alone and not position.type.startswith(FIGHTING)):
                kept[kept.index(same[0])] = position
        return kept

    def _named_by(self, token: int) -> ActorPhrase | None:
        """Return the actor that a noun is, or an adjective that names a side: "rebel" control."""
        own, word = self._actor_of(token), self.line.words[token]
        kind = (
            "insurgent" if word in load_nouns().insurgent else "government" if word in load_nouns().government else ""
        )
        if own is not None or not kind:
            return own
        span = self.line.span(token, token + 1)
        return ActorPhrase(token, token + 1, Mention(span, self.line.slice(token, token + 1), "actor", kind))

    def _of_people(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield the flight of people without arms that neither tables nor core tell, in a report of somebody armed."""
        for i in range(len(self.tree) if self.armed else 0):
            who = fled(self.tree, i) if i not in taken else None
            if who is not None:
                predicate = generic_predicate("displacement", "verb", self.tree.lemma(i))
                trigger = TableTrigger(predicate, self.line.words[i : i + 1], "past")
                yield Happening(trigger, i, i + 1, self._actor_at(self.line.span(*self.tree.phrase(who))), alone=True)

    def _dealings(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield talks, agreements, calls and visits that only the tree shows, each where its clause says it was."""
        for happening, wheres in find_dealings(self.tree, taken, headline=self.headline):
            at, last = happening.first, happening.last
            predicate = happening.trigger.predicate
            stands = (j for where in wheres for j in self._standing(where, at, last, predicate))
            place = next(filter(None, (place_holding(self.places, j) for j in stands)), None)
            found = replace(happening, place=place, told=self._told.get(at))
            who = next(iter(self._standing("subject", at, last, None)), None)
            itself = who is None or happening.clause is None or happening.clause[0] <= who
            yield found if who is None or itself else self._done_by(found, who)

    def _conduct(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what people do whom no battle makes, in a report of somebody armed."""
        if self.armed:
            place_of = partial(place_holding, self.places)
            for found in find_conduct(self.tree, taken, place_of, headline=self.headline):
                yield replace(found, told=self._told.get(found.first))

    def _named(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield talks, agreements and troops going home that nouns tell, where nothing else tells the same."""
        spans = (one.bounds() if one.type.startswith(MEETING) else (one.first, one.last) for one in found)
        taken = {i for span in spans for i in range(*span)}
        for happening, stands in NamedDealings(self.tree, taken).find():
            place = next(filter(None, (place_holding(self.places, j) for j in stands)), None)
            yield replace(happening, place=place, told=self._told.get(happening.first))

    def _done_by(self, found: Happening, who: int) -> Happening:
        """Return what somebody does in words or face to face with him in the words quoted, a party as its actor.

        Others who speak and meet are no parties to what the report tells, and must not be taken for some.
        """
        first, last = self.tree.phrase(who)
        actor = next((a for a in self.actors if a.first <= who < a.last and a.kind in _PARTIES), None)
        (start, end), near = found.bounds(), last <= found.first and found.first - first <= NEAR_SUBJECT
        return replace(found, actor=actor, clause=(min(first, start), end) if near else (start, end))

    def _now_free(self, found: Happening) -> Happening:
        """Return the detention of people who are said to be free now as their release."""
        last = freed(self.tree, found.first, found.last) if found.type == "detention.arrest" else None
        if last is None:
            return found
        predicate = generic_predicate("detention.release", "verb", self.tree.lemma(found.first))
        who = self.tree.subject(found.first)
        return replace(
            found,
            trigger=replace(found.trigger, predicate=predicate),
            actor=None,
            recipient=None if who is None else self._actor_at(self.line.span(*self.tree.phrase(who))),
            clause=(found.bounds()[0], max(found.bounds()[1], last + 1)),
        )

    def _flagged(self, found: Happening) -> Happening:
        """Return a flag raised over what a town is run from as soldiers inside: neither that nor the town is taken."""
        place = found.place
        flag = found.trigger.predicate.objects and found.trigger.predicate.lemma in ("raise", "hoist")
        over = place is not None and not load_place_words().seats.isdisjoint(place.mentions[0].text.lower().split())
        return as_type(self.tree, found, "territory.enter") if flag and over else found

    def _sent(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield that people under arms are on their way to a place: "left for, en route to X, with 200 commandos"."""
        way = on_the_way(self.line) if self.armed else None
        if way is None or not taken.isdisjoint(range(*way)):
            return
        place = next((p for p in self.places if p.first == way[1]), None)
        arms = load_nouns().forces | load_nouns().fighters | load_nouns().government
        along = (a for a in self.actors if a.first > way[1] and "with" in self.line.words[way[1] : a.first])
        sent = next((a for a in along if arms.intersection(self.line.words[a.first : a.last])), None)
        if place is not None and sent is not None:
            trigger = TableTrigger(
                generic_predicate("deployment.in", "verb", "send"), self.line.words[slice(*way)], None
            )
            yield Happening(trigger, *way, sent, None, place, alone=True)

    def _seized(self, found: Happening) -> Happening:
        """Return an arrest that a headline tells without "was" as that of its subject: "Minister detained at border".

        Who arrests somebody has an object, and no preposition right behind the verb.
        """
        heading = self.headline or not {*self.line.words[-2:]} & {".", "!", "?", ":", ";"}
        if found.type != "detention.arrest" or not heading or found.trigger.predicate.part != "verb":
            return found
        behind = self.line.words[found.last : found.last + 1]
        alone = not behind or behind[0] in load_function_words().prepositions | CLOSING
        if not alone or found.recipient or found.victims or any(self.tree.objects(found.first)):
            return found
        return replace(found, actor=None, recipient=found.actor)

    def _with_doer(self, found: Happening) -> Happening:
        """Return a deed that a noun tells with whoever carried it out, and a defection with whoever defected."""
        if found.actor is not None:
            return found
        if found.type == "defection":
            return replace(found, actor=self._defector(found))
        if not found.type.startswith(_DEEDS) or found.trigger.predicate.part != "noun":
            return found
        actor = next(filter(None, map(self._actor_of, doers(self.tree, found.last - 1))), None)
        return found if actor is None else replace(found, actor=actor, set_here=not self._several(found.last - 1))

    def _with_receiver(self, found: Happening) -> Happening:
        """Return a handover with whoever was given the place, whoever that is: "gave up X TO COLONEL ROE'S MEN"."""
        if found.type != "territory.handover" or found.recipient is not None or self.tree.tag(found.first) != "VERB":
            return found
        given = next((j for case, j in self.tree.obliques(found.first) if case == "to"), None)
        if given is None or place_holding(self.places, given) is not None:
            return found
        nouns = load_nouns()
        first, last = self.tree.phrase(given)
        named = any(self.line.name_like(i) for i in range(first, last))
        if not (named or self.line.words[given] in nouns.under_arms | nouns.fighters | nouns.government | {"force"}):
            return found
        return replace(found, recipient=self._actor_at(self.line.span(first, last)))

    def _defector(self, found: Happening) -> ActorPhrase | None:
        """Return who went over, whoever that is: "the defection of Jan Roe", "Jan Roe defected"."""
        at = found.first
        if found.trigger.predicate.part == "noun":
            who = found.last + 1 if self.line.words[found.last : found.last + 1] == ("of",) else None
        else:
            who = next(iter(self.tree.dependants(at, "nsubj")), None)
        if who is None or who >= len(self.line) or not self.line.name_like(who):
            return None
        if place_holding(self.places, who) is not None:
            return None
        first, last = who, who + 1
        while first > 0 and self.line.name_like(first - 1) and self.line.words[first - 1] != "of":
            first -= 1
        while last < len(self.line) and self.line.name_like(last):
            last += 1
        return self._actor_at(self.line.span(first, last))

    def _several(self, noun: int) -> bool:
        """Say whether a noun sums up ("several airstrikes"): these need not have been where the report last was."""
        return bool(self.tree.dependants(noun, "nummod")) or any(
            self.line.at(j, words) for words in load_numbers().vague for j in self.tree.dependants(noun, "amod", "det")
        )

    def _everywhere(self, found: Happening) -> Happening:
        """Return fighting with all the places that its sentence lists."""
        place = found.place
        if place is None or not found.type.startswith(_LISTED):
            return found
        if found.type == _SIEGE and place.mentions[0].hint == "facility":
            return found  # what a road that is cut leads to is no second place besieged
        return replace(found, place=self._setting.listed(place))

    def _moves_others(self, found: Happening) -> bool:
        """Say whether who leaves is nobody under arms: "withdrew its diplomats", "bodies were pulled out of"."""
        i = found.first
        if found.type != "territory.withdraw" or self.tree.tag(i) != "VERB":
            return False
        subject = self.tree.subject(i)
        moved = [subject] if self.tree.passive(i) and subject is not None else list(self.tree.objects(i))
        moved = [j for j in moved if self.line.words[j] not in load_place_words().nouns and self.tree.tag(j) == "NOUN"]
        moved = [j for j in moved if place_holding(self.places, j) is None]
        return any(load_nouns().parties.isdisjoint(self.line.words[slice(*self.tree.phrase(j))]) for j in moved)

    def _only_amid(self, found: Happening) -> bool:
        """Say whether fighting is told only as what those whom a toll counts died in."""
        return found.type.startswith(FIGHTING) and self._setting.within(found.first, self._fated)

    def _of_its_subject(self, found: Happening) -> Happening:
        """Return a happening without the actor that stood nearest, where the tree has another subject.

        Of who takes and holds places positions are right more often than the tree
        (docs/decisions/0013-tables-and-core.md), but where whoever stood nearest only says what another does; of who
        flees, joins or frees somebody the tree is.
        """
        i, actor = found.first, found.actor
        verb = found.trigger.predicate.part == "verb" and self.tree.parsed and not self.tree.passive(i)
        if actor is None or not verb or found.type.startswith(_TABLES_ONLY):
            return found
        if self._inside(actor, i):
            outer = self.tree.subject(self.tree.head(self._verb_of(actor)))
            return replace(found, actor=None if outer is None else self._actor_of(outer))
        subject = self.tree.subject(i)
        if subject is not None and self._joined_to_another(actor, i, subject):
            armed = (
                self.tree.lemma(subject) in load_nouns().under_arms
                or self.line.words[subject] in load_nouns().under_arms
            )
            return replace(found, actor=self._actor_at(self.line.span(*self.tree.phrase(subject))) if armed else None)
        if found.type.startswith(GROUNDED) and not self._tells_of_another(actor, i, subject):
            return found
        return found if subject is None or self._actor_of(subject) == actor else replace(found, actor=None)

    def _joined_to_another(self, actor: ActorPhrase, i: int, subject: int) -> bool:
        """Say whether an actor is that of another clause: "THE ARMY repelled them, and militiamen fired at X"."""
        own = self.tree.is_a(i, "conj") and subject in self.tree.dependants(i, "nsubj")
        return own and actor.last <= self.tree.phrase(subject)[0] and actor.last <= self.tree.head(i) < subject

    def _inside(self, actor: ActorPhrase, i: int) -> bool:
        """Say whether an actor acts in a clause inside: "entered X, where THE POLICE had left, and raised"."""
        joined = self.line.words[i - 2 : i] == (",", "and")
        return joined and self.line.words[actor.first - 1 : actor.first] in _INSIDE and self._verb_of(actor) < i - 2

    def _verb_of(self, actor: ActorPhrase) -> int:
        heads = (self.tree.head(j) for j in range(actor.first, actor.last))
        return next((head for head in heads if not actor.first <= head < actor.last), actor.last)

    def _tells_of_another(self, actor: ActorPhrase, i: int, subject: int | None) -> bool:
        """Say whether an actor says what another does: "a member of the council said the fighters held the jail".

        Who accuses somebody of something has not done it.
        """
        laid = (
            self.tree.is_a(i, "advcl", "xcomp") and self.tree.lemma(self.tree.head(i)) in load_responsibility().laying
        )
        if subject is None or actor.first <= subject < actor.last or not (laid or self.tree.is_a(i, "ccomp")):
            return False
        speaker = self.tree.subject(self.tree.head(i))
        first, last = (0, 0) if speaker is None else self.tree.phrase(speaker)
        return first < actor.last and actor.first < last

    def _of_arms(self, found: Happening) -> Happening:
        """Return the flight of soldiers or rebels as a withdrawal: civilians flee a town, a garrison gives it up."""
        actor = found.actor
        if found.type != "displacement" or actor is None or self.tree.lemma(found.first) != "flee":
            return found
        nouns = load_nouns()
        arms = nouns.insurgent | nouns.forces | nouns.fighters | nouns.under_arms
        if arms.isdisjoint(self.line.words[actor.first : actor.last]) and not self._disarmed(found.first):
            return found
        return self._left(
            replace(found, trigger=replace(found.trigger, predicate=generic_predicate(_LEFT, "verb", "flee")))
        )

    def _disarmed(self, i: int) -> bool:
        """Say whether whoever flees has given up arms in the same clause: "threw down their weapons and fled"."""
        verbs = (i, self.tree.head(i)) if self.tree.is_a(i, "conj") else (i,)
        dropped = (j for verb in verbs for j in self.tree.objects(verb))
        return any(self.tree.lemma(j) in _ARMAMENT for j in dropped)

    def _located(self, found: Happening) -> Happening:
        """Return fighting of the tables with the place that its clause names by the tree."""
        if found.place is not None or not found.type.startswith(FIGHTING):
            return found
        at = found.first
        return replace(found, place=self._setting.place(at), set_here=self._setting.occurs(at))

    def _fought_before(self, found: Happening, others: Sequence[Happening]) -> Happening:
        """Return fighting without a place of its own with that of what it led to: "took X after days of shelling"."""
        if found.place is not None or not found.type.startswith(("battle.", "strike.")):
            return found
        verb = self._setting.led_up_to(found.first)
        led_to = (h for h in others if verb is not None and h.first <= verb < h.last)
        named = (h.place for h in led_to if h.place is not None and h.place.first != h.first)  # not one left out
        return replace(found, place=next(named, None))

    def _said_of(self, found: Happening) -> Happening:
        """Return a hold with the place that a noun is said of: "X, a rebel stronghold", "X is a stronghold of Y"."""
        at = found.first
        if found.place is not None or found.type != "territory.held" or self.tree.tag(at) != "NOUN":
            return found
        if any(self.line.words[j] in _BYGONE for j in self.tree.dependants(at, "amod")):
            return found
        apposed = self.tree.is_a(at, "appos", "parataxis") and self.tree.tag(self.tree.head(at)) == "PROPN"
        said_of = (self.tree.head(at),) if apposed or self.tree.is_a(at, "appos") else self.tree.is_what(at)
        place = next(filter(None, (place_holding(self.places, j) for j in said_of)), None)
        owners = (*self.tree.dependants(at, "compound", "amod"), *self.tree.possessors(at))
        owners += tuple(j for case, j in self.tree.obliques(at) if case == "of")
        actor = found.actor or next(filter(None, map(self._named_by, owners)), None)
        return found if place is None else replace(found, place=place, actor=actor)

    def _untold(self, found: Sequence[Happening], alone: Iterable[Happening]) -> Iterator[Happening]:
        """Yield what the core alone tells, but not who holds a place of which its sentence tells more."""
        told = list(found)
        for happening in sorted(alone, key=lambda one: one.type == "territory.held"):
            same = (one for one in told if one.place is not None and one.place == happening.place)
            if happening.type != "territory.held" or not any(one.type.startswith("territory.") for one in same):
                told.append(happening)
                yield happening

    def _told_within(self, found: Happening) -> Trigger | None:
        """Return what the core says of the words of a predicate."""
        return next((self._told[i] for i in range(found.first, found.last) if i in self._told), None)

    def _from_core(self, i: int) -> Happening | None:
        told = self._told.get(i)
        if told is None or told.type.startswith(_TABLES_ONLY):
            return None
        counted = told.type.startswith("quantity.") and any(toll.at == i for toll in self.tolls)
        if counted:
            return None
        tokens = self.line.sentence.tokens
        last = next((j + 1 for j in range(i, len(tokens)) if tokens[j].span.end >= told.span.end), i + 1)
        trigger = TableTrigger(self._generic(i, told), self.line.words[i:last], None)
        bare = Happening(trigger, i, last, alone=True)
        found = self._completed(bare, told) if told.roles else replace(self._by_tree(bare, told), told=told)
        found = self._left(self._done_by_subject(self._shelled(found)))
        return self._of_arms(found) if self._is_believed(found, told) else None

    def _shelled(self, found: Happening) -> Happening:
        """Return what a verb of the tables tells of shelling as that, whatever the core takes it for: "bombard"."""
        if not found.type.startswith(VIOLENCE) or self.tree.tag(found.first) != "VERB":
            return found
        rows = (row.predicate for row in triggers_by_word().get(self.line.words[found.first], ()))
        shells = any(row.type == "strike.shelling" and not (row.then or row.objects) for row in rows)
        return as_type(self.tree, found, "strike.shelling") if shells else found

    def _is_believed(self, found: Happening, told: Trigger) -> bool:
        """Say whether to take the core's word: of who holds what on hard grounds, of other events by all signs."""
        if found.type.startswith("quantity."):
            return told.score >= SURE_OF_COUNT
        if found.type == "detention.arrest" and captured(self.tree, found.first):
            return told.score >= SURE
        if not found.type.startswith(GROUNDED):
            return self._belief.of(found, told) >= BELIEVED
        if (
            self.headline
            and found.type.startswith("territory.")
            and not (_is_under_arms(found.actor) or _is_under_arms(found.recipient))
        ):
            return False
        return told.score >= (SURE_OF_STATE if found.type in _STATES else SURE) and self._grounds.bear_out(found)

    def _of_things(self, found: Happening) -> Happening:
        """Return an arrest of what are no people ("seized three tanks") as a number of things."""
        if not (found.alone and found.victims and found.type.startswith("detention.")):
            return found
        last = found.victims[1] - 1
        if self.tree.tag(last) != "NOUN" or self.tree.lemma(last) in load_fates().persons:
            return found
        if self.tree.lemma(found.first) in _OF_PEOPLE:
            return found
        predicate = generic_predicate("quantity.other", "verb", self.tree.lemma(found.first))
        return replace(found, trigger=replace(found.trigger, predicate=predicate))

    def _of_the_armed(self, found: Happening) -> Happening:
        """Return a killing of civilians as what it is: a machine shot down is fighting, and soldiers are casualties.

        In a helicopter that was shot down nobody need have died; its number is one of helicopters. Soldiers who were
        captives are as unarmed as civilians.
        """
        tree, known = self.tree, load_fates()
        objects = tree.objects(found.first)
        hit = tree.subject(found.first) if tree.passive(found.first) else next(iter(objects), None)
        if hit is None or not found.type.startswith("killing."):
            return found
        if tree.lemma(hit) in known.arms:
            predicate = generic_predicate("battle.clash", "verb", f"{tree.lemma(found.first)} down")
            return replace(found, trigger=replace(found.trigger, predicate=predicate))
        unarmed = any(tree.lemma(i) in known.unarmed or tree.words[i] in known.unarmed for i in tree.children[hit])
        soldiers = found.type == "killing.civilians" and tree.lemma(hit) in known.fighters and not unarmed
        return as_type(tree, found, "casualties") if soldiers else found

    def _generic(self, i: int, told: Trigger) -> Predicate:
        """Return the predicate of a trigger that no table has: its roles stand where its part of speech has them."""
        part = "verb" if self.tree.tag(i) in ("VERB", "AUX", "ADJ") else "noun"
        return generic_predicate(told.type, part, self.tree.lemma(i))

    # --- what became of how many

    def _counted(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield the happenings; what tells of several numbers is one happening for each."""
        tolls = [toll for toll in self.tolls if not toll.gapped or self._place_behind(toll)]
        acts = ActFinder(self.tree, found)
        holding = _by_token(found)
        bases = [self._base_of(toll, holding) for toll in tolls]
        again = (h for toll in tolls for h in self._at_number(toll, holding))
        led = [acts.done_by(toll) for toll in tolls]
        named = [None if act else acts.came_of(toll) for toll, act in zip(tolls, led, strict=True)]
        used = {id(happening) for happening in (*bases, *again, *led, *named)}
        yield from (self._strong(self._uncounted(h)) for h in found if id(h) not in used and not self._only_amid(h))
        for toll, base, act, amid in zip(tolls, bases, led, named, strict=True):
            told = self._in_act(toll, base or self._from_toll(toll), act, amid, acts.means(toll))
            yield self._told_of(toll, told, whole=base is None or not told.type.startswith(_TABLES_ONLY))

    def _in_act(
        self, toll: Toll, own: Happening, led: Happening | None, named: Happening | None, means: str
    ) -> Happening:
        """Return what tells of those a toll counts as the act that led to it, that it names, or that its weapon shows.

        Who was chosen to be killed was murdered, whatever with.
        """
        act = led or named
        if own.type == "killing.assassination" or (act is None and not (means and self.armed)):
            return own
        if act is None:
            return as_type(self.tree, own, means)
        first, last = act.bounds()
        if led is not None:
            return replace(act, clause=(min(first, toll.at), max(last, toll.at + 1)))
        clause = min(first, own.bounds()[0]), max(last, own.bounds()[1])
        kept = as_type(self.tree, own, act.type)
        return replace(kept, place=act.place or own.place, actor=own.actor or act.actor, clause=clause)

    def _told_of(self, toll: Toll, found: Happening, *, whole: bool) -> Happening:
        """Return a happening with the number of a toll, and with its clause, unless that is another matter's."""
        quantity = None if toll.quantity == Quantity() else toll.quantity
        told = replace(found, quantity=quantity, settled=toll.settled)
        if not whole:
            return told
        first, last = self._clause(told, toll.counted.bounds)
        if found.clause:
            first, last = min(first, found.clause[0]), max(last, found.clause[1])
        return replace(told, victims=toll.counted.bounds, clause=(first, last))

    @cached_property
    def _taken(self) -> frozenset[int]:
        """The tokens of those whom tolls count."""
        return frozenset(i for toll in self.tolls for i in range(*toll.counted.bounds))

    @cached_property
    def _fated(self) -> frozenset[int]:
        """The words that say what became of those whom tolls count."""
        found = {toll.at for toll in self.tolls if not toll.quantity.baseline}  # fighting "since Monday" is news
        nobody = (self.tree.head(toll.at) for toll in self.tolls if toll.settled == "wrong" and toll.part == "noun")
        return frozenset({*found, *nobody})  # "no casualties were REPORTED in the shelling"

    @cached_property
    def _strengths(self) -> dict[int, tuple[Quantity, Counted]]:
        """How strong those are who act, by the word that says what they do."""
        finder = Counting(self.line, self.tree)
        found = filter(None, map(finder.strength, self.numbers))
        return {self.tree.head(counted.top): (quantity, counted) for quantity, counted in found}

    def _uncounted(self, found: Happening) -> Happening:
        """Return a happening without the number that the core gives it, where that is told of something else."""
        taken = not self._taken.isdisjoint(range(*(found.victims or (0, 0))))
        return replace(found, victims=None) if taken else found

    def _strong(self, found: Happening) -> Happening:
        """Return a happening with the number of those who act in it, if it is one of arms."""
        acting = (self._strengths[i] for i in range(found.first, found.last) if i in self._strengths)
        strength = next(acting, None) if found.type.startswith(_ARMS) else None
        if strength is None:
            return found
        quantity, counted = strength
        (first, last), own = counted.bounds, found.bounds()
        return replace(found, quantity=quantity, clause=(min(first, own[0]), max(last, own[1])))

    def _base_of(self, toll: Toll, holding: Mapping[int, Sequence[Happening]]) -> Happening | None:
        """Return the happening that tells of those a toll counts: at the same word, or by the core at their number."""
        at_word = (h for h in holding.get(toll.at, ()) if h.first <= toll.at < h.last)
        return next(at_word, None) or next(self._at_number(toll, holding), None)

    def _at_number(self, toll: Toll, holding: Mapping[int, Sequence[Happening]]) -> Iterator[Happening]:
        """Yield the happenings that have the number of a toll too, and so tell the same again."""
        first, last = toll.counted.bounds
        for found in (h for i in range(first, last) for h in holding.get(i, ())):
            alone = found.alone and first <= found.first < last
            counting = found.victims is not None and found.victims[0] < last and first < found.victims[1]
            if same_matter(found.type, toll.fate.type) and (alone or counting):
                yield found

    def _from_toll(self, toll: Toll) -> Happening:
        """Return a happening of a toll's own, with actor and place where the tree has them."""
        at = toll.at
        predicate = fate_predicate(toll.fate, toll.type, toll.part, self.tree.lemma(at), of_object=toll.of_object)
        form: Form | None = "ing" if toll.part == "verb" and self.line.words[at].endswith("ing") else None
        bare = Happening(TableTrigger(predicate, self.line.words[at : at + 1], form), at, at + 1, alone=True)
        actor = self._actor(predicate.where("actor"), at, at + 1)
        place = self._place(predicate, at, at + 1) or self._place(predicate, toll.counted.top, toll.counted.last)
        return replace(bare, actor=actor, place=self._place_behind(toll) if toll.gapped else place)

    def _place_behind(self, toll: Toll) -> PlacePhrase | None:
        """Return the place that stands right behind those counted: "three in Homs"."""
        return next((p for p in self.places if p.first == toll.counted.last + 1), None)

    def _clause(self, found: Happening, counted: tuple[int, int]) -> tuple[int, int]:
        """Return the shortest clause of a toll: verb and number, with what no "and" or comma sets apart from them."""
        first, last = min(found.first, counted[0]), max(found.last, counted[1])
        subject = self.tree.subject(found.first) if self.tree.tag(found.first) == "VERB" else None
        phrases = [(p.first, p.last) for p in (found.actor, found.recipient, found.place) if p is not None]
        phrases += (
            [self.tree.phrase(subject)] if subject is not None and found.place and found.place.last <= first else []
        )
        for start, end in phrases:
            between = self.line.words[end:first] if end <= first else self.line.words[last:start]
            if not set(between) & _JOINTS:
                first, last = min(first, start), max(last, end)
        return first, last

    # --- what the core says of roles

    def _completed(self, found: Happening, told: Trigger | None) -> Happening:
        """Return a happening whose open roles are filled as the core fills them, or else as the tree does."""
        if told is None:
            return found
        if not found.alone and found.type.startswith((*_TABLES_ONLY, *GROUNDED)):
            return replace(found, told=told)
        if not told.roles:
            return replace(found, told=told, actor=found.actor or self._by_tree(found, told).actor)
        spans = {name: self._role_spans(found, told, name) for name in ("actor", "recipient", "place", "number")}
        acting = (span for span in spans["actor"] if not self._taken_from(found, span))
        actor = found.actor or next(map(self._actor_at, acting), None) or self._doer(found, told)
        actor = actor or self._agent(found)
        in_clause = (span for span in spans["recipient"] if not self._clause_between(found, span))
        lost = (span for span in spans["actor"] if self._taken_from(found, span))
        recipient = found.recipient or next(map(self._actor_at, (*in_clause, *lost)), None)
        if actor and recipient and recipient.first < actor.last and actor.first < recipient.last:
            behind = found.actor is not None or actor.first >= found.last  # a table's actor merely stood nearest
            actor, recipient = (None, recipient) if behind else (actor, None)
        return replace(
            found,
            told=told,
            actor=actor,
            recipient=recipient,
            place=found.place or self._places_at(spans["place"]) or self._acted_on(found),
            victims=found.victims or next(map(self._counted_at, spans["number"]), None),
        )

    def _taken_from(self, found: Happening, span: Span) -> bool:
        """Say whether a name is that of who lost a place by a taking: "X recaptured from the rebels"."""
        tokens = self.line.sentence.tokens
        before = [word for word, t in zip(self.line.words, tokens, strict=True) if t.span.end <= span.start]
        while before and before[-1] in load_function_words().determiners:
            del before[-1]
        return found.type == "territory.capture" and before[-1:] == ["from"]

    def _acted_on(self, found: Happening) -> PlacePhrase | None:
        """Return the place that falls, is taken or is left by the tree, where the core names none."""
        i = found.first
        if not (found.alone and found.type.startswith("territory.") and self.tree.tag(i) == "VERB"):
            return None
        subject = self.tree.subject(i)
        falls = self.tree.passive(i) or self.tree.lemma(i) == "fall"
        acted_on = (subject,) if falls and subject is not None else self.tree.objects(i)
        return next(filter(None, (place_holding(self.places, j) for j in acted_on)), None)

    def _done_by_subject(self, found: Happening) -> Happening:
        """Return what the core alone tells of places with the subject of its verb as actor.

        The core may give the actor of another clause ("the garrison left and gunmen entered the town"), or none where
        those who act are called nothing but forces ("forces from Tigray").
        """
        i, actor = found.first, found.actor
        if not found.type.startswith(GROUNDED) or self.tree.tag(i) != "VERB" or self.tree.passive(i):
            return found
        subject = self.tree.subject(i)
        if subject is None:
            return found
        if actor is not None and (actor.first >= found.last or actor.first <= subject < actor.last):
            return found
        own = self._actor_of(subject) or self._only_called(subject, actor)
        return found if own is None else replace(found, actor=own)

    def _only_called(self, subject: int, actor: ActorPhrase | None) -> ActorPhrase | None:
        """Return a subject that is only described: "forces from X" where nobody else acts, "deserters" of who does."""
        words = load_nouns().under_arms if actor is None else load_nouns().bystanders
        called = self.line.words[subject] in words
        return self._actor_at(self.line.span(*self.tree.phrase(subject))) if called else None

    def _left(self, found: Happening) -> Happening:
        """Return a withdrawal from the place that "from" leads to, and not from the one that the core gives it.

        Who pulls back "to X" leaves what was told of before, and so does who pulls out of nowhere that is named.
        """
        if found.type != "territory.withdraw":
            return found
        left = (place_holding(self.places, j) for case, j in self.tree.obliques(found.first) if case == "from")
        found = replace(found, place=next(filter(None, left), found.place))
        goes_to = found.place is not None and self.line.words[found.place.first - 1] in _TOWARDS
        active = self.tree.tag(found.first) == "VERB" and not self.tree.passive(found.first)
        if not active or self.tree.objects(found.first):
            return found
        opened = next((p for p in self.places if self._opens(p) and p.last < found.first), None)
        if opened is not None and (found.place is None or found.place == opened):
            return replace(found, place=replace(opened, first=found.first, last=found.first + 1))
        if not (found.place is None or goes_to):
            return found
        return replace(found, place=self._place_left_out(found.first))

    def _opens(self, place: PlacePhrase) -> bool:
        """Say whether a sentence is set in a place from its head: "Farther east, in X, an elder said they had left"."""
        led = self.line.words[max(place.first - 1, 0) : place.first] in (("in",), ("at",))
        named = not place.again and place.mentions[0].hint != UNNAMED and len(place.mentions) == 1
        return led and named and self.line.at(place.last, (",",))

    def _place_left_out(self, i: int) -> PlacePhrase:
        """Return what a verb's clause leaves out, standing at the verb.

        That is the place told of by the clause it hangs on ("X fell after the garrison pulled out"), or the one before.
        """
        verbs = (verb for verb in self.tree.governors(i) if self.tree.tag(verb) == "VERB")
        told = (j for verb in verbs for j in (*self.tree.objects(verb), *self.tree.dependants(verb, "nsubj")))
        for place in filter(None, (place_holding(self.places, j) for j in told)):
            if not place.again and place.mentions[0].hint not in (UNNAMED, "facility"):
                return replace(place, first=i, last=i + 1)
        mention = Mention(self.line.span(i, i + 1), self.line.slice(i, i + 1), "place", "city")
        return PlacePhrase(i, i + 1, (mention,), again=True)

    def _doer(self, found: Happening, told: Trigger) -> ActorPhrase | None:
        """Return who does what the core alone tells and names nobody for, by the tree."""
        return self._by_tree(found, told).actor if found.alone and found.type.startswith(GROUNDED) else None

    def _agent(self, found: Happening) -> ActorPhrase | None:
        """Return who stands after a passive's "by" in the tree: whatever else is unclear, that is who did it."""
        at = found.first
        agents = self.tree.agents(at) if self.tree.tag(at) == "VERB" and self.tree.passive(at) else ()
        return next(filter(None, map(self._actor_of, agents)), None)

    def _role_spans(self, found: Happening, told: Trigger, name: str) -> list[Span]:
        """Return the words that fill a role in the sentence, those of a table's happening only up to the next comma.

        What stands beyond a comma would take another clause into the words quoted. A model of aircraft is no party.
        """
        spans = [r.span for r in told.roles if r.name == name and self.line.sentence.span.contains(r.span)]
        spans = [span for span in spans if self.line.slice(*self._tokens(span)).casefold() not in weapon_types()]
        far = found.alone and name in ("place", "number")
        return spans if far else [span for span in spans if not self._comma_between(found, span)]

    def _clause_between(self, found: Happening, span: Span) -> bool:
        """Say whether words stand in a clause behind: nobody is killed who only comes in "when troops opened fire"."""
        first, _ = self._tokens(span)
        return not set(self.line.words[found.last : first]).isdisjoint(load_function_words().clause)

    def _comma_between(self, found: Happening, span: Span) -> bool:
        first, last = self._tokens(span)
        between = self.line.words[last : found.first] if last <= found.first else self.line.words[found.last : first]
        return "," in between

    def _tokens(self, span: Span) -> tuple[int, int]:
        inside = [i for i, token in enumerate(self.line.sentence.tokens) if span.overlaps(token.span)]
        return inside[0], inside[-1] + 1

    def _places_at(self, spans: Sequence[Span]) -> PlacePhrase | None:
        """Return the place phrase at the stretches, with all that they name side by side and not what it lies in."""
        phrases = (self._place_at(*self._tokens(span)) for span in spans if not self._is_person(span))
        found = tuple(dict.fromkeys(phrases))
        # "two" of "two suburbs of X" stands for all of these words, in which X has a name of its own.
        around = {
            p for p in found for q in found if p != q and p.first < q.last and q.first < p.last and p.first < q.first
        }
        named = sorted(set(found) - around, key=lambda phrase: phrase.first)
        if not named:
            return None
        first = next((p for p in named if not (p.again or p.mentions[0].hint == UNNAMED)), named[0])
        listed = [first]
        for phrase in named[named.index(first) + 1 :]:
            if phrase.again or not set(self.line.words[listed[-1].last : phrase.first]) <= _LISTING:
                break
            listed.append(phrase)
        return join_places(first, listed[1:])

    def _is_person(self, span: Span) -> bool:
        """Say whether words are a pronoun that stands for people: "she" is no place, "it" and "there" may be."""
        first, last = self._tokens(span)
        return last == first + 1 and self.line.words[first] in _PERSONS

    def _place_at(self, first: int, last: int) -> PlacePhrase:
        own = place_over(self.places, first, last)
        if own is not None:
            return own
        first, last = self._whole(first, last)
        words = self.line.words[first:last]
        again = words[-1] in ("there", "it", "which") or words[0] in ("the", "this", "that", "its")
        hint = next(
            (kind for word in words[::-1] if (kind := load_place_words().heads.get(word))), "city" if again else ""
        )
        mention = Mention(self.line.span(first, last), self.line.slice(first, last), "place", hint, score=NAMED_BY_CORE)
        return PlacePhrase(first, last, (mention,), again=again)

    def _actor_at(self, span: Span) -> ActorPhrase:
        first, last = self._tokens(span)
        own = next((a for a in self.actors if a.first < last and first < a.last), None)
        if own is not None:
            return own
        first, last = self._whole(first, last)
        words = set(self.line.words[first:last])
        nouns = load_nouns()
        plain = last == first + 1 and first == 0 and self.tree.tag(0) == "NOUN"  # a capital that the sentence gives
        named = any(self.line.name_like(i) and place_holding(self.places, i) is None for i in range(first, last))
        kind = "again" if words & load_function_words().pronouns else "name" if named and not plain else "words"
        # Soldiers with a name whom no table took for the government's are somebody else's: "Kurdish forces";
        # and deserters of an army are not that army.
        own_side = (plain or not named) and words & nouns.government and not words & nouns.bystanders
        kind = "insurgent" if words & nouns.insurgent else "government" if own_side else kind
        return ActorPhrase(
            first, last, Mention(self.line.span(first, last), self.line.slice(first, last), "actor", kind)
        )

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        """Return words with the noun that they only begin: the core may mark but "a", "two" or "hundreds of"."""
        if self.line.words[last - 1] == "of":
            return self.tree.phrase(first)
        own = load_function_words().determiners  # "our", which is no whole name of anybody
        if any(
            self.tree.tag(i) in ("NOUN", "PROPN", "PRON") or self.line.name_like(i)
            for i in range(first, last)
            if self.line.words[i] not in own
        ):
            return first, last
        head = self.tree.head(last - 1)
        return self.tree.phrase(head) if head >= last and self.tree.tag(head) in ("NOUN", "PROPN") else (first, last)

    def _counted_at(self, span: Span) -> tuple[int, int]:
        """Return the tokens of a number with the noun it counts."""
        first, last = self._tokens(span)
        heads = (self.tree.head(i) for i in range(first, last) if self.tree.is_a(i, "nummod", "amod", "det", "nmod"))
        noun = next((head for head in heads if head >= last), last - 1)
        return first, noun + 1 if noun - first < 8 else last

    # --- roles by the tree

    def _by_tree(self, found: Happening, told: Trigger) -> Happening:
        """Return a happening with the roles that the tree has for its part of speech."""
        at, last = found.first, found.last
        predicate = self._generic(at, told)
        actor = self._actor(predicate.where("actor"), at, last)
        recipient = self._actor(predicate.where("recipient"), at, last, apart_from=actor)
        return replace(found, actor=actor, recipient=recipient, place=self._place(predicate, at, last))

    def _place(self, predicate: Predicate, at: int, last: int) -> PlacePhrase | None:
        for where in predicate.where("place"):
            for token in self._standing(where, at, last, predicate):
                place = place_holding(self.places, token)
                if place is not None:
                    return place
        return None

    def _actor(
        self, wheres: tuple[str, ...], at: int, last: int, apart_from: ActorPhrase | None = None
    ) -> ActorPhrase | None:
        for where in wheres:
            for token in self._standing(where, at, last, None):
                actor = self._actor_of(token)
                if actor is not None and actor != apart_from:
                    return actor
        return None

    def _standing(self, where: str, at: int, last: int, predicate: Predicate | None) -> tuple[int, ...]:
        """Return the nouns that stand in a role: "subject", "object", "possessive", or a preposition's."""
        tree = self.tree
        if where == "subject":
            if tree.tag(at) == "ADP":
                at = tree.head(at)
            subject = tree.subject(at)
            if tree.tag(at) in ("NOUN", "PROPN"):
                return () if subject is None or not tree.dependants(at, "cop", "case") else (subject,)
            return tree.agents(at) if tree.passive(at) else () if subject is None else (subject,)
        if where == "object":
            return self._object(at, last)
        if where == "possessive":
            return (*tree.possessors(at), *(j for j in tree.dependants(at, "compound") if tree.tag(j) == "PROPN"))
        if where == "joined":
            return (at - 2,) if self.line.words[at - 1 : at] == ("-",) and at > 1 else ()
        return self._led_by(where, at, last, predicate)

    def _object(self, at: int, last: int) -> tuple[int, ...]:
        tree = self.tree
        if last > at + 1:
            return self._noun_at(last)
        if tree.passive(at):
            subject = tree.subject(at)
            return () if subject is None else (subject,)
        return tuple(j for first in tree.objects(at) for j in (first,))

    def _noun_at(self, at: int) -> tuple[int, ...]:
        """Return the head of the noun phrase that begins at a token, right after the fixed words of a predicate."""
        skip = load_function_words().adverbs - {"not"}
        while at < len(self.line) and self.line.words[at] in skip:
            at += 1
        place = next((p for p in self.places if p.first == at), None)
        if place is not None:
            return (place.first,)
        heads = (j for j in (at, *self.tree.governors(at)) if j >= at) if at < len(self.line) else iter(())
        return tuple(j for j in heads if self.tree.tag(j) in ("NOUN", "PROPN", "PRON"))

    def _led_by(self, preposition: str, at: int, last: int, predicate: Predicate | None) -> tuple[int, ...]:
        tree = self.tree
        found = [j for case, j in tree.obliques(at) if case == preposition]
        words = tuple(preposition.split())
        if len(words) > 1 and (stands := self.line.find([words], last, min(last + 10, len(self.line)))):
            found += self._noun_at(stands[1])
        found += [j for noun in tree.objects(at) for case, j in tree.obliques(noun) if case == preposition]
        if preposition in _LOCATIVE and predicate is not None:
            found += [
                j for governor in self._same_clause(at) for case, j in tree.obliques(governor) if case == preposition
            ]
        return tuple(found)

    def _same_clause(self, at: int) -> Iterator[int]:
        """Yield the words above a noun up to the verb of its clause: "fighting continued IN Karsa"."""
        while (
            self.tree.is_a(at, "nsubj", "obj", "obl", "nmod", "compound", "xcomp", "conj") and self.tree.head(at) >= 0
        ):
            at = self.tree.head(at)
            yield at
            if self.tree.tag(at) == "VERB":
                return

    # --- from a noun to what it names

    def _actor_of(self, token: int) -> ActorPhrase | None:
        """Return the actor that a noun is, or that is named in its phrase ("a column of League pickups")."""
        own = next((a for a in self.actors if a.first <= token < a.last), None)
        if own is not None:
            return own
        if self.tree.tag(token) not in ("NOUN", "PROPN"):
            return None
        first, last = self.tree.phrase(token)
        plain = load_nouns().fighters | load_nouns().insurgent | load_nouns().government
        inside = [a for a in self.actors if first <= a.first and a.last <= last and self._modifies(a, token)]
        return inside[0] if len(inside) == 1 or (inside and self.line.words[token] in plain) else None

    def _modifies(self, actor: ActorPhrase, token: int) -> bool:
        """Say whether an actor's name belongs to a noun: right before it, or after "of", "from", "loyal to"."""
        if actor.last <= token:
            return True
        return self.line.words[actor.first - 1] in ("of", "from", "to") if actor.first else False
