"""What the sentences of one report have named so far: places, parties, deeds, and who speaks.

A memory is fed each sentence after that was read. What a word takes up of it is for :mod:`.references` to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.attribution.speaking import Speaking
from factbox.extract.findings import Findings
from factbox.extract.places.called import Called
from factbox.extract.places.far_off import only_measures
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.places.sites import town_around
from factbox.extract.places.whereabouts import (
    ABOUT_PLACES,
    DEEDS,
    are_counted_towns,
    came_before,
    has_name,
    is_addressed,
    is_called_the,
    is_elsewhere,
    is_facility,
    is_named,
    of_speaker,
)
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Claim, Mention

_TAKING = "territory.capture"

_HURTING = ("attack.", "killing.", "strike.", "casualties")
"""Types of what costs lives where it is told: those killed in the next sentence were killed there."""

_VIOLENT = ("attack.", "killing.", "strike.", "battle.", "casualties")
"""Types that are one matter: what is told of one goes on where the last was told of."""

_SAME_MATTER = 2
"""Sentences before in which the same matter is sought."""

_ON_THE_GROUND = (*_VIOLENT, "territory.", "looting", "abuse", "detention.", "displacement", "evacuation", "defection")
"""Types of what happens where it is told of, so that a report tells most of the place that it is about."""

_SCENES = 3
"""Sentences before in which a place is sought for what names none; farther back it is right less often than not."""

_KEPT_DEEDS = 8
"""Sentences before in which a deed is sought for whoever is held responsible."""

_UNDONE = ("forecast", "conditional", "negated")
"""Stances of what nobody has done."""

_NOT_SO = (*_UNDONE, "denied")
"""The same, and of what somebody says nobody has done."""

_KEPT_SENTENCES = 4
"""Sentences before whose places are remembered; what a sentence is about comes first in it."""


class Memory:
    """What was named, and what was told of it.

    Attributes:
        named: the places of the last sentences that name some.
        told: the last place that something was told of; none where others were named since.
        town: the same of towns alone.
        told_types: what the last sentence told that tells of who holds, comes to or fights for places.
        fought_in: the one town of the last sentence that told of a fight or an entry, whatever spot was fought over.
        told_of_several: whether the sentence that told it tells of other towns too, of which any may be left.
        subject_place: the place with a name that the last sentence is about, as its subject; what paragraph that is in.
        listed: the two towns that the last sentence tells of side by side, as its subject or object.
        taken: the places that were taken, in small letters.
        taking: the places that the last sentence with a taking tells of.
        taken_in: the paragraph of that sentence.
        scenes: what each of the last sentences is about.
        where_told: where deeds and fighting were told of last.
        struck: the one place where the last sentence tells of dead and hurt.
        subject: the party that the last sentence with one begins with.
        last_party: the last party that is no country.
        last_group: the last party that is no state either, and bears arms.
        by_tail: parties by the last word of their names.
        people: the last words of the names of persons.
        built: buildings with names, by what they are called and by name.
        quarters: the names that were told as those of parts of a town, in small letters, which no "city" takes up.
        called: by what nouns places with names were called.
        speaking: who speaks.
    """

    def __init__(self, gazetteer: Gazetteer, lands: frozenset[str] = frozenset()) -> None:
        self._gazetteer = gazetteer
        self._lands = lands
        self._sentences = 0
        self._told_at = 0
        self._deeds: dict[str, tuple[int, Claim]] = {}
        self.named: list[tuple[PlacePhrase, ...]] = []
        self.told: list[Mention] = []
        self.town: list[Mention] = []
        self.fought_in: tuple[Mention, ...] = ()
        self.told_types: frozenset[str] = frozenset()
        self.told_of_several = False
        self.subject_place: tuple[Mention, int] | None = None
        self.listed: tuple[Mention, ...] = ()
        self.taken: set[str] = set()
        self.taking: tuple[Mention, ...] = ()
        self.taken_in = -1
        self.scenes: list[tuple[Mention, ...]] = []
        self.where_told: tuple[Mention, ...] = ()
        self.struck: tuple[Mention, ...] = ()
        self._matters: dict[str, tuple[int, tuple[Mention, ...]]] = {}
        self._grounds: Counter[str] = Counter()
        self._last_ground: tuple[int, tuple[Mention, ...]] = (0, ())
        self.subject: ActorPhrase | None = None
        self.last_party: ActorPhrase | None = None
        self.last_group: ActorPhrase | None = None
        self.by_tail: dict[str, Mention] = {}
        self.people: set[str] = set()
        self.built: dict[str, dict[str, Mention]] = {}
        self.quarters: set[str] = set()
        self.called = Called()
        self.speaking = Speaking()

    @property
    def deeds(self) -> tuple[Claim, ...]:
        """What the sentences right before told last of each type, in order: what somebody may be blamed for."""
        return tuple(claim for at, claim in self._deeds.values() if self._sentences - at <= _KEPT_DEEDS)

    def same_matter(self, kind: str) -> tuple[Mention, ...]:
        """Return the one place where the sentences right before told last of the same matter; none where of several."""
        at, places = self._matters.get(_matter(kind), (0, ()))
        return places if self._sentences - at < _SAME_MATTER and len(places) == 1 else ()

    def main_ground(self) -> tuple[Mention, ...]:
        """Return the place that the report has told most of, if the sentences right before told of it, and last."""
        at, places = self._last_ground
        if len(places) != 1 or self._sentences - at >= _SCENES:
            return ()
        return places if self._grounds[places[0].text.casefold()] == max(self._grounds.values()) else ()

    def remember(self, found: Findings, claims: Sequence[Claim]) -> None:
        """Take in what a sentence names, and which place its claims tell something of."""
        self._sentences += 1
        self.people |= _surnames(found)
        others = [p for p in found.places if not (p.again or is_elsewhere(found, p, claims))]
        self._remember_topic(found, claims, others)
        self.subject_place = self._subject_place(found)
        self.listed = self._two_listed(found) or (self.listed if found.line.words[:1] == ("both",) else ())
        self._remember_takings(found, claims, others)
        self._remember_deeds(claims)
        self._remember_matters(claims)
        self._remember_buildings(found)
        self._remember_quarters(found)
        self._remember_places(found, claims)
        self.called.remember(found)
        self._remember_parties(found)
        self.speaking.remember(found)

    def turn_to(self, section: PlacePhrase | None) -> None:
        """Take in that what follows is about one place, whatever was told of others before; or about another matter."""
        places = section.mentions[:1] if section is not None else ()
        self.told, self.town, self.told_of_several = list(places), list(filter(self.is_local, places)), False
        self.where_told, self._told_at = places, self._sentences
        self._matters.clear()
        if section is not None:
            self.named = [*self.named, (section,)][-_KEPT_SENTENCES:]
            self.scenes = [*self.scenes, places][-_SCENES:]

    def _remember_topic(self, found: Findings, claims: Sequence[Claim], others: Sequence[PlacePhrase]) -> None:
        told = [c.place for c in claims if c.place and c.type.startswith(ABOUT_PLACES) and c.place.hint != UNNAMED]
        told = [place for place in told if not came_before(found, place)] or told
        if told:
            self.told_of_several = len({(_town_in(place) or place.text).casefold() for place in told}) > 1
        elsewhere = any(m.text not in self._told_of for place in others for m in place.mentions)
        self.told = told[-1:] or ([] if elsewhere else self.told)
        towns = [place for place in told if self.is_local(place)]
        self.town = towns[-1:] or ([] if any(self.is_local(p.mentions[0]) for p in others) else self.town)
        types = frozenset(c.type for c in claims if c.type.startswith(ABOUT_PLACES) and c.stance not in _NOT_SO)
        self.told_types = types or (frozenset() if elsewhere else self.told_types)
        self.fought_in = self._where_fought(claims, others) or (() if elsewhere else self.fought_in)

    @property
    def _told_of(self) -> set[str]:
        """The names of what was told of last: a sentence that names it again names no other place."""
        return {name for place in self.told for name in (place.text, place.within)}

    def _where_fought(self, claims: Sequence[Claim], others: Sequence[PlacePhrase]) -> tuple[Mention, ...]:
        """Return the one town of a sentence that tells of a fight at a spot in it: "stormed A BASE in X"."""
        told = any(c.type.startswith(ABOUT_PLACES) and c.stance not in _NOT_SO for c in claims)
        towns = {m.text.casefold(): m for p in others for m in p.mentions if self.is_local(m)}
        return tuple(towns.values()) if told and len(towns) == 1 else ()

    def _subject_place(self, found: Findings) -> tuple[Mention, int] | None:
        """Return the one town with a name that a sentence tells of as its subject: "X lies on the river"."""
        tree = found.tree
        roots = (i for i in range(len(tree)) if tree.relation(i) == "root") if tree.parsed else ()
        subjects = (j for root in roots for j in tree.dependants(root, "nsubj"))
        places = (p for j in subjects for p in found.places if p.first <= j < p.last and not p.again)
        place = next(places, None)
        if place is None or len(place.mentions) > 1 or place.extent or not is_named(place.mentions[0]):
            return None
        one = place.mentions[0]
        return (one, found.line.paragraph) if self.is_local(one) or one.hint == "facility" else None

    def _two_listed(self, found: Findings) -> tuple[Mention, ...]:
        """Return the two towns that a verb has for subject or object: "attacked X AND Y"."""
        tree = found.tree
        for place in (p for p in found.places if len(p.mentions) == 2 and all(map(self.is_local, p.mentions))):
            top = tree.top(place.first, place.last)
            top = tree.head(top) if tree.case(top) == "of" and tree.head(top) >= 0 else top
            if tree.is_a(top, "nsubj", "nsubj:pass", "obj"):
                return place.mentions
        return ()

    def _remember_takings(self, found: Findings, claims: Sequence[Claim], others: Sequence[PlacePhrase]) -> None:
        taken = (c.place.text for c in claims if c.place and c.type == _TAKING and c.stance not in _UNDONE)
        self.taken.update(text.casefold() for text in taken)
        taking = {c.place.text: c.place for c in claims if c.place and c.type == _TAKING and is_named(c.place)}
        self.taking = tuple(taking.values()) or (() if others else self.taking)
        self.taken_in = found.line.paragraph if taking else self.taken_in

    def _remember_deeds(self, claims: Sequence[Claim]) -> None:
        for claim in claims:
            if claim.type.startswith(DEEDS) and claim.stance not in _UNDONE:
                self._deeds.pop(claim.type, None)
                self._deeds[claim.type] = (self._sentences, claim)
        if about := tuple(m for m in self._where(claims) if self.is_local(m)):
            self.where_told, self._told_at = about, self._sentences
        elif self._sentences - self._told_at > _KEPT_DEEDS:
            self.where_told = ()

    def _remember_matters(self, claims: Sequence[Claim]) -> None:
        placed = [c for c in claims if c.place is not None and c.stance not in _UNDONE and is_named(c.place)]
        for matter in {_matter(claim.type) for claim in placed}:
            own = {c.place.text: c.place for c in placed if c.place is not None and _matter(c.type) == matter}
            self._matters[matter] = (self._sentences, tuple(own.values()))
        grounds = {c.place.text: c.place for c in placed if c.place is not None and c.type.startswith(_ON_THE_GROUND)}
        if grounds:
            self._grounds.update(text.casefold() for text in grounds)
            self._last_ground = (self._sentences, tuple(grounds.values()))

    def _remember_buildings(self, found: Findings) -> None:
        for mention in (m for place in found.places if not place.again for m in place.mentions if has_name(m.text)):
            last = mention.text.split()[-1].casefold()
            built = (last,) in load_place_words().facilities.get(last, ()) or last in load_place_words().named_spots
            if built and " " in mention.text:
                self.built.setdefault(last, {}).setdefault(mention.text.casefold().removeprefix("the "), mention)

    def _remember_quarters(self, found: Findings) -> None:
        own = (place for place in found.places if not place.again and len(place.mentions) == 1)
        inside = (p for p in own if not load_place_words().inside_towns.isdisjoint(found.line.words[p.first : p.last]))
        self.quarters.update(place.mentions[0].text.casefold() for place in inside)

    def _remember_places(self, found: Findings, claims: Sequence[Claim]) -> None:
        self.scenes = [*self.scenes, self._scene(found, claims)][-_SCENES:]
        struck = {c.place.text: c.place for c in claims if c.place and c.type.startswith(_HURTING)}
        self.struck = tuple(filter(is_named, struck.values())) if len(struck) == 1 else ()
        named = tuple(
            place
            for place in found.places
            if not (place.again or is_elsewhere(found, place, claims) or self.is_somebody(found, place))
            and not (is_called_the(found, place) or only_measures(found.line, found.places, place))
            and self.is_local(place.mentions[0])
        )
        around = (replace(p, mentions=(town,)) for p in named if (town := town_around(found, p)) is not None)
        self.named = [*self.named, *([(*named, *around)] if named else [])][-_KEPT_SENTENCES:]

    def _remember_parties(self, found: Findings) -> None:
        actors = [actor for actor in found.actors if actor.kind != "again"]
        self.subject = _whom_told_of(found, actors) or self.subject
        self.by_tail |= {tail: actor.mention for actor in actors if (tail := tail_of(actor))}
        self.last_party = next((a for a in reversed(actors) if a.kind != "country"), self.last_party)
        groups = (a for a in reversed(actors) if a.kind not in ("country", "government") and not is_civil(a))
        groups = (a for a in groups if a.mention.text.casefold().split()[-1] not in load_nouns().civil_bodies)
        self.last_group = next(groups, self.last_group)

    def _where(self, claims: Sequence[Claim]) -> tuple[Mention, ...]:
        """Return the one place where a sentence tells of deeds and fighting; none where there are several."""
        told = (*ABOUT_PLACES, *DEEDS)
        places = {c.place.text: c.place for c in claims if c.place and c.type.startswith(told) and is_named(c.place)}
        return tuple(places.values()) if len(places) == 1 else ()

    def _scene(self, found: Findings, claims: Sequence[Claim]) -> tuple[Mention, ...]:
        """Return what a sentence is about: the places it names, or of several the one that it tells something of."""
        nobody = (p for p in found.places if not (p.again or of_speaker(found, p) or is_addressed(found, p)))
        apart = (p for p in nobody if not self.is_somebody(found, p))
        named = [m for place in apart for m in place.mentions]
        told = [claim.place for claim in claims if claim.place and not are_counted_towns(claim.place)]
        places = {mention.text.casefold(): mention for mention in named}
        about = {mention.text.casefold(): mention for mention in told}
        if len(places) < 2 or len(about) != 1:
            return tuple(places.values())
        only = next(iter(about.values()))
        around = [m for m in places.values() if self.is_local(m)]
        return tuple(around) if only.hint == "facility" and not has_name(only.text) else (only,)

    def is_somebody(self, found: Findings, place: PlacePhrase) -> bool:
        """Say whether words that some gazetteer has as a place are the surname of somebody the report has named."""
        before = found.line.words[place.first - 1 : place.first]
        led = bool(before) and before[0] in load_function_words().prepositions
        return not led and place.mentions[0].text.casefold() in self.people

    def spoken_of(self, fits: Callable[[Mention], bool]) -> tuple[Mention, ...]:
        """Return the one place that fits with which the last sentence to name such begins; none where it lists several.

        Sentences that name none that fits are passed over: no police post lies in the fort that was told of before it.
        """
        for phrases in reversed(self.named):
            fitting = [place.mentions for place in phrases if any(map(fits, place.mentions))]
            if fitting:
                return fitting[0] if len(fitting[0]) == 1 else ()
        return ()

    def is_town(self, mention: Mention) -> bool:
        """Say whether a mention names no building; "Fort X" is one, unless a town is known by that name."""
        first, _, behind = mention.text.casefold().removeprefix("the ").partition(" ")
        built = (behind and first in load_place_words().called_before) or is_facility(mention)
        known = built and any(entry.place.kind == "city" for entry in self._gazetteer.candidates(mention.text))
        return self.is_local(mention) and (not built or known)

    def is_local(self, mention: Mention) -> bool:
        """Say whether a mention names a place that "the city" can take up: no country and no facility."""
        return mention.hint not in (UNNAMED, "facility") and not self.is_country(mention)

    def is_country(self, mention: Mention) -> bool:
        """Say whether a mention names a country: who leaves that gives up no place in it.

        A land that no gazetteer has is one by what the report tells of it.
        """
        entries = self._gazetteer.candidates(mention.text)
        if not entries:
            return mention.text.removeprefix("the ") in self._lands
        return entries[0].place.kind == "country"


def _town_in(place: Mention) -> str:
    """Return the town that a building is told to lie in."""
    return place.within if place.hint == "facility" else ""


def _matter(kind: str) -> str:
    """Return what a type is of, for what goes on in the next sentence: all violence is one matter."""
    return "violence" if kind.startswith(_VIOLENT) else kind


def _whom_told_of(found: Findings, actors: Sequence[ActorPhrase]) -> ActorPhrase | None:
    """Return the party that a sentence tells of: the first, or where that only says what another did, the other.

    "The army said THE GANG robbed two banks. They shot a guard."
    """
    if not actors:
        return None
    first = actors[0]
    said = [a for a in found.attributions if a.speaker is not None and a.speaker.span.overlaps(first.mention.span)]
    told = (one for one in actors[1:] if any(a.holds(one.first) for a in said) and not any(a.denied for a in said))
    return next((one for one in told if found.tree.is_a(one.last - 1, "nsubj")), first)


def _surnames(found: Findings) -> set[str]:
    """Return the last words of the persons' names in a sentence, where they have several: "Adil FARAH"."""
    last = set()
    for first in found.persons:
        end = first + 1
        while end < len(found.line) and found.line.name_like(end):
            end += 1
        titled = first > 0 and found.line.name_like(first - 1)  # "Comandante HUIZACHE"
        last |= {found.line.words[end - 1]} if end > first + 1 or titled else set()
    return last


def tail_of(actor: ActorPhrase) -> str:
    """Return the last word of the longer name of an actor; empty if its name is no longer than that."""
    words = actor.mention.text.casefold().removeprefix("the ").split()
    return words[-1] if actor.kind == "name" and len(words) > 1 else ""


def is_civil(actor: ActorPhrase) -> bool:
    """Say whether an actor is an organisation without arms, which "the group" and "they" do not take up."""
    known = known_actor(actor.mention.text)
    return known is not None and known.kind == "organisation"
