"""What happened: predicates of the event tables, and triggers that only the English core found.

The tables' predicates are precise and few; the core knows many more ways to tell an event. Where both see the same
words, the core's type, modality and roles complete what the table says. A trigger of the core alone has the roles that
the core gives it, or those that the dependency tree has for its part of speech. Where a role is not clear it stays
open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.blown_up import without_what_exploded
from factbox.extract.actors.bystanders import without_bystander
from factbox.extract.actors.doers import captured, gets_away, of_those_harmed, on_the_way
from factbox.extract.actors.roles import Roles
from factbox.extract.actors.subjects import Subjects
from factbox.extract.actors.unnamed_bands import with_band
from factbox.extract.actors.whose import Whose
from factbox.extract.actors.wielders import with_wielder
from factbox.extract.control.came_in import CameIn
from factbox.extract.control.described import Described
from factbox.extract.control.driven_out import DrivenOut, beaten_back
from factbox.extract.control.gains import Gains
from factbox.extract.control.gapped import Gapped
from factbox.extract.control.grounds import GROUNDED, TABLES_ONLY, Grounds, only_located
from factbox.extract.control.leaving import Leaving
from factbox.extract.control.marches import Marches
from factbox.extract.control.nothing_taken import NothingTaken
from factbox.extract.control.ordinals import Ordinals
from factbox.extract.control.passing import Passing
from factbox.extract.control.positions import Positions
from factbox.extract.control.presence import Presence, as_hold
from factbox.extract.control.settings import FIGHTING, Setting
from factbox.extract.events.acts import VIOLENCE, armed_acts, as_type, by_weapon, on_foot, told_once
from factbox.extract.events.belief import Belief
from factbox.extract.events.conduct import find_conduct, is_phrase
from factbox.extract.events.dealings import find_dealings, is_somebody
from factbox.extract.events.deeds import Deeds
from factbox.extract.events.gunfire import Gunfire
from factbox.extract.events.happenings import Happening, HappeningFinder, names_place
from factbox.extract.events.harm import told_soberly
from factbox.extract.events.moves import Moves
from factbox.extract.events.named import MEETING, NamedDealings
from factbox.extract.events.no_war import NoWar
from factbox.extract.places.further import Further
from factbox.extract.places.one_more import one_more
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase, place_holding
from factbox.extract.places.several import several_towns, told_inside
from factbox.extract.places.taken_up import left_again, taken_up
from factbox.extract.places.together import set_together
from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.toll_reading import TollReader
from factbox.extract.quantities.tolls import HARM, Toll
from factbox.extract.reference.pronouns import IT
from factbox.extract.sentence.describing import only_describes
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import load_cues
from factbox.knowledge.events import Trigger as TableTrigger
from factbox.knowledge.events import dealings, generic_predicate, triggers_by_word
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Span, Trigger

_LISTED = (*FIGHTING, "territory.siege")
"""Types that are told of all the places that the tree lists; who takes or holds what is not left to it."""


_OF_PEOPLE = frozenset({"kidnap", "abduct", "arrest", "detain", "jail", "imprison"})
"""Verbs that are said of people alone; "seize" and "hold" are said of tanks too."""


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


_BYGONE = frozenset({"former", "erstwhile", "onetime"})
"""Adjectives that say that a stronghold is none any more."""

_SIEGE = "territory.siege"


_PARTIES = ("government", "insurgent")

_DONE = ("looting", "killing.", "attack.", "battle.")
"""Types of conduct whose subject, if it is a party, is who did it."""

_IN_DISASTERS = ("displacement", "evacuation", "aid")
"""Types of conduct that are told without anybody armed."""

NEAR_SUBJECT = 14
"""Tokens from the start of a subject to its verb within which both are quoted."""


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
    arms = load_nouns().forces | load_nouns().under_arms | load_nouns().insurgent | {"armed"}
    return actor.kind in ("insurgent", "government") or not arms.isdisjoint(actor.mention.text.lower().split())


def _taken_by(found: Iterable[Happening]) -> set[int]:
    """Return the tokens whose words tell something already."""
    return {i for happening in found for i in range(happening.first, happening.last)}


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
    def _standing_in(self) -> tuple[PlacePhrase, ...]:
        """What stands for a place that is named elsewhere."""
        return (*taken_up(self.line, self.tree, self.places), *one_more(self.line, self.tree, self.places))

    @cached_property
    def _several(self) -> tuple[PlacePhrase, ...]:
        """Towns without names, of which only who takes, holds or leaves them is told."""
        return tuple(several_towns(self.line, self.tree, self.places))

    @cached_property
    def _all_places(self) -> tuple[PlacePhrase, ...]:
        """The places with what stands for some, which comes first: "it", "the road between X and Y"."""
        return (*self._standing_in, *self._several, *self.places)

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

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.line, self.tree, self.actors, self.places)

    @cached_property
    def _leaving(self) -> Leaving:
        return Leaving(self.line, self.tree, self.places)

    @cached_property
    def _deeds(self) -> Deeds:
        return Deeds(self.line, self.tree, self.actors, self.places, self._roles, self.headline, self.armed)

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self.line, self.tree, self._roles)

    @cached_property
    def _whose(self) -> Whose:
        return Whose(self.tree, self._roles)

    @cached_property
    def _counting(self) -> TollReader:
        return TollReader(
            self.line, self.tree, self.places, self.numbers, self.tolls, self._roles, self._setting, self.armed
        )

    def read(self) -> Iterator[Happening]:
        by_table = filter(None, map(self._whose.acting, map(self._subjects.of_its_subject, self._by_tables())))
        completed = (self._completed(happening, self._told_within(happening)) for happening in by_table)
        counted_off = tuple(Ordinals(self.line, self.tree, self.places, self.actors, self.numbers).find())
        completed = (h for h in completed if not any(h.first <= one.first < h.last for one in counted_off))
        completed = (self._leaving.given_up(h) for h in completed if self._leaving.by_arms(h))
        found = [self._said_of(self._located(self._leaving.of_arms(happening))) for happening in completed]
        found = [beaten_back(self.tree, happening) for happening in found]
        found += counted_off
        taken = _taken_by(found)
        asked = (self.line, self.tree, self.places, self._roles.actor_of, self._tables.fights)
        found += [one for one in DrivenOut(*asked).find() if one.first not in taken]
        taken |= {one.first for one in found}
        plainer = self._told_plainer(taken)
        by_core = filter(None, (self._from_core(i) for i in self._told if i not in taken | plainer))
        found += self._untold(found, filter(None, map(self._whose.acting, by_core)))
        goers = Marches(*asked)
        found = list(map(goers.left_posts, found))
        if self.armed:
            found += goers.find(_taken_by(found))
            found += CameIn(*asked).find(_taken_by(found))
        found += self._armed(found)
        found = self._with_fire(self._with_positions(found))
        found += left_again(self.tree, found)
        found = [as_hold(self.line, self.tree, h) for h in found]
        found = self._with_presence(found)
        found = self._by_party(found)
        found += self._deeds.of_people(_taken_by(found))
        found = [self._deeds.told(happening) for happening in found]
        found = list(map(self._flagged, found))
        found += self._sent(_taken_by(found))
        found += self._dealings(_taken_by(found))
        home = NamedDealings(self.tree, frozenset()).goes_home
        found = [h for h in found if not home(h)]
        found += self._named(found)
        found += self._conduct(_taken_by(found))
        found = list(Moves(self.line, self.tree, self.places, self._roles).told(found))
        found = [h for h in found if h.place is not None or not on_foot(self.tree, h)]  # fighting, and nowhere
        found = [self._fought_before(by_weapon(self.tree, happening), found) for happening in found]
        found = [h for h in told_once(self.tree, found) if not (self._moves_others(h) or only_located(self.tree, h))]
        nothing = NothingTaken(self.line, self.tree, self.places)
        found = [h for h in found if not (self._is_will(h) or nothing.tells_none(h) or nothing.lost_now(h, found))]
        found = [self._everywhere(h) for h in found]
        found += [one for h in found for one in Further(self.line, self.tree, self.places).of(h)]
        found += Gapped(self.line, self.actors, self.places, self._tables.fights).of(found) if self.armed else ()
        found += Gains(*asked).find(_taken_by(found)) if self.armed else ()
        found = [self._gunfire.strength(h) for h in found]
        counted = (self._of_the_armed(self._of_things(happening)) for happening in self._counting.with_tolls(found))
        counted = (without_what_exploded(self.tree, happening) for happening in counted)
        counted = (with_band(self.line, self.tree, happening) for happening in counted)
        counted = (with_wielder(self.tree, happening, self._roles.actor_of) for happening in counted)
        together = set_together(self.tree, list(map(self._subjects.not_by_others, counted)))
        no_war = NoWar(self.line, self.tree)
        at_war = (h for h in told_soberly(self.tree, list(together)) if not no_war.tells_none(h))
        at_war = (h for h in at_war if not only_describes(self.tree, h))
        yield from sorted(
            (without_bystander(self.tree, told_inside(h)) for h in at_war), key=lambda happening: happening.first
        )

    def _by_tables(self) -> Iterator[Happening]:
        """Yield what the tables tell; fighting and shelling without the towns that have no names."""
        without: dict[int, Happening] | None = None
        for found in self._tables.find():
            if found.type.startswith("territory.") or found.place not in self._several:
                yield found
                continue
            if without is None:
                named = (*self._standing_in, *self.places)
                tables = HappeningFinder(self.line, self.actors, named, self.numbers, self.headline)
                without = {one.first: one for one in tables.find()}
            if found.first in without:
                yield without[found.first]

    def _with_presence(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with who is in a place or is not, where nothing else tells who holds it.

        Of "X is under Y" the core may see the hold and not the holder.
        """
        there = Presence(self.line, self.tree, self.places, self._roles.actor_of, self._tables.fights)
        present = tuple(there.find()) if self.armed else ()
        named = {one.first for one in present if one.actor is not None}
        kept = [h for h in found if not (h.alone and h.actor is None and h.first in named)]
        taken = _taken_by(kept)
        told = {h.place.first for h in kept if h.place is not None and h.type.startswith("territory.")}
        return kept + [p for p in present if p.first not in taken and p.place is not None and p.place.first not in told]

    def _by_party(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with what passes to a party, and what a relative clause says that it took or holds.

        Of "X passed to the Front" the core may see the handover, and the Front as who gave it up.
        """
        if not self.armed:
            return list(found)
        asked = self.line, self.tree, self.places, self._roles.actor_of, self._tables.fights
        passed = {one.first: one for one in Passing(*asked, headline=self.headline).find()}
        kept = [h for h in found if not (h.alone and h.type == "territory.handover" and h.first in passed)]
        taken = _taken_by(kept)
        kept += [one for first, one in passed.items() if first not in taken]
        return [*kept, *Described(*asked).find(_taken_by(kept))]

    @cached_property
    def _gunfire(self) -> Gunfire:
        return Gunfire(self.tree, self._all_places, self.numbers)

    def _with_fire(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with fire and fighting that no single word tells, in a report of somebody armed."""
        found = list(map(self._gunfire.mined, found))
        if not self.armed:
            return found
        kept = [self._gunfire.told_apart(h) for h in found]
        untold = self._gunfire.untold({i for h in kept for i in range(h.first, h.last)})
        kept += [replace(act, actor=self._subjects.party_of(act), told=self._told.get(act.first)) for act in untold]
        return [self._gunfire.lasting(h, kept) for h in kept]

    def _armed(self, found: Sequence[Happening]) -> Iterator[Happening]:
        """Yield what is told of weapons, with its place by the tree, in a report that names somebody armed."""
        taken = _taken_by(found)
        for act in armed_acts(self.tree, taken) if self.armed else ():
            place = self._roles.place(act.trigger.predicate, act.first, act.last)
            yield replace(act, place=place, told=self._told.get(act.first))

    def _with_positions(self, found: Sequence[Happening]) -> list[Happening]:
        """Return the happenings with what nouns tell of who holds, presses or fights over places, if somebody is armed.

        What a table tells already is told once, but fighting gets its place and doer; the core alone gives way: of a
        road that is cut it names the towns.
        """
        kept = list(found)
        positions = Positions(self.line, self.tree, self._all_places, self._roles.named_by, self._tables.fights)
        for position in positions.find():
            if not self.armed:
                break
            first, last = position.bounds()
            same = [h for h in kept if h.type == position.type and first <= h.first < last]
            if not same:
                taken = _taken_by(kept)
                kept += [position] if position.first not in taken else []
            elif same[0].place is None or (same[0].alone and not position.type.startswith(FIGHTING)):
                kept[kept.index(same[0])] = position
        return kept

    def _dealings(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield talks, agreements, calls and visits that only the tree shows, each where its clause says it was."""
        for happening, wheres in find_dealings(self.tree, taken, headline=self.headline):
            at, last = happening.first, happening.last
            predicate = happening.trigger.predicate
            stands = (j for where in wheres for j in self._roles.standing(where, at, last, predicate))
            place = next(filter(None, (place_holding(self.places, j) for j in stands)), None)
            found = replace(happening, place=place, told=self._told.get(at))
            who = next(iter(self._roles.standing("subject", at, last, None)), None)
            mute = who is not None and happening.type == "diplomacy.statement" and not is_somebody(self.tree, who)
            itself = who is None or mute or happening.clause is None or happening.clause[0] <= who
            yield found if who is None or itself else self._done_by(found, who)

    def _conduct(self, taken: Set[int]) -> Iterator[Happening]:
        """Yield what people do whom no battle makes; where nobody is armed, only what a flood or a fever makes too."""
        place_of = partial(place_holding, self.places)
        for found in find_conduct(self.tree, taken, place_of, self._roles.is_under_arms, headline=self.headline):
            if self.armed or found.type in _IN_DISASTERS:
                doer = self._subjects.party_of(found) if found.type.startswith(_DONE) else None
                yield replace(found, actor=doer, told=self._told.get(found.first))

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

    def _is_will(self, found: Happening) -> bool:
        """Say whether somebody only has, or lacks, what it takes to fight: "with little will TO FIGHT"."""
        i = found.first
        wants = self.tree.lemma(i) == "fight" and self.tree.is_a(i, "acl") and not self.tree.is_a(i, "acl:relcl")
        return found.type == "battle.clash" and wants and self.line.at(i - 1, ("to",))

    def _located(self, found: Happening) -> Happening:
        """Return fighting of the tables with the place that its clause names by the tree."""
        if not found.type.startswith(FIGHTING):
            return found
        if found.place is not None:
            unnamed = found.place.mentions[0].hint == UNNAMED and not found.place.again
            around = self._setting.around(found.place) if unnamed else None
            return found if around is None else replace(found, place=around)
        at = found.first
        return replace(found, place=self._setting.place(at), set_here=self._setting.occurs(at))

    def _fought_before(self, found: Happening, others: Sequence[Happening]) -> Happening:
        """Return fighting without a place of its own with that of what it led to: "took X after days of shelling"."""
        fought = found.type.startswith(("battle.", "strike.")) or (found.type == _SIEGE and found.nominal)
        over = found.type == "territory.contested" and found.nominal
        if found.place is not None or not (fought or over):
            return found
        verb = self._setting.led_up_to(found.first)
        led_to = (h for h in others if verb is not None and h.first <= verb < h.last)
        led_to = (h for h in led_to if not over or h.type == "territory.capture")  # "in control AFTER days of fighting"
        named = (h.place for h in led_to if h.place is not None and h.place.first != h.first)  # not one left out
        return replace(found, place=next(named, None))

    def _said_of(self, found: Happening) -> Happening:
        """Return a hold with the place that a noun is said of: "X, a rebel stronghold", "X is a stronghold of Y"."""
        at = found.first
        if found.type != "territory.held" or self.tree.tag(at) != "NOUN":
            return found
        if found.place is None and (called := place_holding(self.places, at)) is not None and names_place(called):
            return self._called(found, called)
        if found.place is not None and (self.tree.lemma(at) != "stronghold" or self._apposed_to(at) is None):
            return found
        if any(self.line.words[j] in _BYGONE for j in self.tree.dependants(at, "amod")):
            return found
        apposed = self.tree.is_a(at, "appos", "parataxis") and self.tree.tag(self.tree.head(at)) == "PROPN"
        said_of = (self.tree.head(at),) if apposed or self.tree.is_a(at, "appos") else self.tree.is_what(at)
        place = next(filter(None, (place_holding(self.places, j) for j in said_of)), None)
        place = place or self._apposed_to(at)
        owners = (*self.tree.dependants(at, "compound", "amod"), *self.tree.possessors(at))
        owners += tuple(j for case, j in self.tree.obliques(at) if case == "of")
        actor = found.actor or next(filter(None, map(self._roles.named_by, owners)), None)
        unnamed = found.place is not None and not names_place(place)
        return found if place is None or unnamed else replace(found, place=place, actor=actor)

    def _called(self, found: Happening, place: PlacePhrase) -> Happening:
        """Return a hold by a party that the words for a place have in them: "the rebel STRONGHOLD of X"."""
        at = found.first
        actor = next(filter(None, map(self._roles.named_by, self.tree.dependants(at, "compound", "amod"))), None)
        bygone = any(self.line.words[j] in _BYGONE for j in self.tree.dependants(at, "amod"))
        party = actor is not None and actor.kind in _PARTIES
        return replace(found, place=place, actor=actor) if party and not bygone else found

    def _apposed_to(self, noun: int) -> PlacePhrase | None:
        """Return the place right before a noun, whatever the parser hangs it on: "X, AN ARMY BASTION"."""
        own = place_holding(self.places, noun)
        first = own.first if own is not None else self.tree.phrase(noun)[0]
        return next((p for p in self.places if p.last == first - 1 and self.line.at(p.last, (",",))), None)

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
        if told is None or told.type.startswith(TABLES_ONLY):
            return None
        counted = told.type.startswith("quantity.") and any(toll.at == i for toll in self.tolls)
        if counted or (told.type.startswith("quantity.") and is_phrase(self.tree, i)):
            return None
        if told.type == "diplomacy.statement" and self._is_of_noun(i):
            return None
        tokens = self.line.sentence.tokens
        last = next((j + 1 for j in range(i, len(tokens)) if tokens[j].span.end >= told.span.end), i + 1)
        trigger = TableTrigger(self._roles.generic(i, told), self.line.words[i:last], None)
        bare = Happening(trigger, i, last, alone=True)
        found = self._completed(bare, told) if told.roles else replace(self._roles.by_tree(bare, told), told=told)
        found = self._not_itself(found)
        if found.place is None and found.type.startswith(("battle.", "strike.")):
            found = replace(found, place=self._tables.led_to(last))
        found = self._leaving.left(self._subjects.done_by_subject(self._shelled(found)))
        return self._leaving.of_arms(found) if self._is_believed(found, told) else None

    def _told_plainer(self, taken: Set[int]) -> set[int]:
        """Return the verbs of which tables and tree tell what the core alone has another, or a less sure, name for."""
        acts = {h.first for h in (*armed_acts(self.tree, taken), *self._gunfire.untold(taken))} if self.armed else set()
        return {i for i in acts if i in self._told and not self._told[i].type.startswith((*VIOLENCE, *HARM))}

    def _is_of_noun(self, i: int) -> bool:
        """Say whether a verb only says that what its object names is called off: "POSTPONED his visit"."""
        off = (self.tree.lemma(i),) in (*load_cues()["called_off"], *load_cues()["suspended"])
        return off and any(self.tree.lemma(j) in dealings() for j in self.tree.objects(i))

    def _shelled(self, found: Happening) -> Happening:
        """Return what a verb tells of shelling or killing as that, whatever the core takes it for: "bombard"."""
        if not found.type.startswith(VIOLENCE) or self.tree.tag(found.first) != "VERB":
            return found
        if self.tree.lemma(found.first) == "shoot" and self.line.at(found.last, ("dead",)):
            return as_type(self.tree, found, "killing.civilians") if found.type == "battle.clash" else found
        rows = (row.predicate for row in triggers_by_word().get(self.line.words[found.first], ()))
        shells = any(row.type == "strike.shelling" and not (row.then or row.objects) for row in rows)
        return as_type(self.tree, found, "strike.shelling") if shells else found

    def _is_believed(self, found: Happening, told: Trigger) -> bool:
        """Say whether to take the core's word: of who holds what on hard grounds, of other events by all signs."""
        if found.type.startswith("quantity."):
            return told.score >= SURE_OF_COUNT
        if found.type == "detention.arrest" and captured(self.tree, found.first):
            return told.score >= SURE
        if of_those_harmed(self.tree, found) or gets_away(self.tree, found):
            return False
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

    # --- what became of how many

    # --- what the core says of roles

    def _completed(self, found: Happening, told: Trigger | None) -> Happening:
        """Return a happening whose open roles are filled as the core fills them, or else as the tree does."""
        if told is None:
            return found
        if not found.alone and found.type.startswith((*TABLES_ONLY, *GROUNDED)):
            return replace(found, told=told)
        if not told.roles:
            return replace(found, told=told, actor=found.actor or self._roles.by_tree(found, told).actor)
        spans = {name: self._roles.role_spans(found, told, name) for name in ("actor", "recipient", "place", "number")}
        acting = [
            span for span in spans["actor"] if not (self._taken_from(found, span) or self._roles.speaks_of(found, span))
        ]
        acting.sort(key=lambda span: self._roles.does_other(found, span))
        actor = found.actor or next(map(self._roles.actor_at, acting), None) or self._roles.doer(found, told)
        actor = actor or self._roles.agent(found)
        in_clause = (span for span in spans["recipient"] if not self._roles.clause_between(found, span))
        lost = (span for span in spans["actor"] if self._taken_from(found, span))
        recipient = found.recipient or next(map(self._roles.actor_at, (*in_clause, *lost)), None)
        recipient = recipient or self._roles.those_meant(found)
        if actor and recipient and recipient.first < actor.last and actor.first < recipient.last:
            behind = found.actor is not None or actor.first >= found.last  # a table's actor merely stood nearest
            behind = behind and self._roles.agent(found) != actor
            actor, recipient = (None, recipient) if behind else (actor, None)
        place = found.place or self._own_object(found, spans["place"]) or self._acted_on(found)
        if found.type == "defection" and actor and place and actor.first <= place.first < actor.last:
            place = None  # "the garrison OF X went over" says whose it is, and not where it was done
        return replace(
            found,
            told=told,
            actor=actor,
            recipient=recipient,
            place=place,
            victims=found.victims or next(map(self._roles.counted_at, spans["number"]), None),
        )

    def _taken_from(self, found: Happening, span: Span) -> bool:
        """Say whether a name is that of who lost a place by a taking: "X recaptured from the rebels"."""
        tokens = self.line.sentence.tokens
        before = [word for word, t in zip(self.line.words, tokens, strict=True) if t.span.end <= span.start]
        while before and before[-1] in load_function_words().determiners:
            del before[-1]
        return found.type == "territory.capture" and before[-1:] == ["from"]

    def _own_object(self, found: Happening, spans: Sequence[Span]) -> PlacePhrase | None:
        """Return the place that the core gives, or what a verb of holding and taking has as its object by the tree.

        Of "denied that X was gone and said units still held THE SQUARE" the core may give X.
        """
        i, spots = found.first, found.type.startswith("territory.")
        place = self._roles.places_at(spans, spots=spots)
        active = found.alone and found.type in _STATES and self.tree.tag(i) == "VERB" and not self.tree.passive(i)
        own = [p for j in self.tree.dependants(i, "obj") if (p := place_holding(self._all_places, j)) is not None]
        if not active or not own or (place is not None and own[0].first < place.last and place.first < own[0].last):
            return place if place is None or not place.again else self._pronoun(place)
        return own[0]

    def _pronoun(self, place: PlacePhrase) -> PlacePhrase:
        """Return "it" as it stands for a place where its verb is said of places alone."""
        return next((p for p in self._all_places if p.first == place.first and p.mentions[0].hint == IT), place)

    def _acted_on(self, found: Happening) -> PlacePhrase | None:
        """Return the place that falls, is taken or is left by the tree, where the core names none."""
        i = found.first
        if not (found.alone and found.type.startswith("territory.") and self.tree.tag(i) == "VERB"):
            return None
        subject = self.tree.subject(i)
        passes = found.type == "territory.handover" and self.tree.lemma(i) == "pass" and not self.tree.objects(i)
        falls = self.tree.passive(i) or self.tree.lemma(i) == "fall" or passes
        acted_on = (subject,) if falls and subject is not None else self.tree.objects(i)
        return next(filter(None, (place_holding(self.places, j) for j in acted_on)), None)

    def _not_itself(self, found: Happening) -> Happening:
        """Return a happening without an actor who is the very place: "X passes to the government"."""
        actor, place = found.actor, found.place
        same = actor is not None and place is not None and place.first <= actor.first and actor.last <= place.last
        return replace(found, actor=None) if same and found.alone else found

    # --- roles by the tree

    # --- from a noun to what it names
