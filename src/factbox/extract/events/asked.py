"""A sentence with all that its readers ask: its words, tree, names and places, and what finds roles in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.actors.roles import Roles
from factbox.extract.actors.subjects import Subjects
from factbox.extract.actors.whose import Whose
from factbox.extract.control.grounds import Grounds
from factbox.extract.control.leaving import Leaving
from factbox.extract.control.second_reading import SecondReading
from factbox.extract.control.settings import Setting
from factbox.extract.events.belief import Belief
from factbox.extract.events.deeds import Deeds
from factbox.extract.events.gunfire import Gunfire
from factbox.extract.events.happenings import Happening, HappeningFinder
from factbox.extract.places.one_more import one_more
from factbox.extract.places.place_phrases import PlacePhrase
from factbox.extract.places.several import several_towns
from factbox.extract.places.taken_up import taken_up
from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.toll_reading import TollReader
from factbox.extract.quantities.tolls import Toll
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.records import Trigger

PARTIES = ("government", "insurgent")
"""Kinds of actors by a common noun that are parties."""


@dataclass(frozen=True)
class Asked:
    """One sentence; what finds something in it is made when it is first asked.

    See :func:`factbox.extract.events.reading.read_happenings` for the fields.
    """

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
    def told(self) -> dict[int, Trigger]:
        """The core's triggers by their first token."""
        first = {token.span.start: i for i, token in enumerate(self.line.sentence.tokens)}
        return {first[t.span.start]: t for t in self.triggers if t.span.start in first}

    @cached_property
    def standing_in(self) -> tuple[PlacePhrase, ...]:
        """What stands for a place that is named elsewhere."""
        return (*taken_up(self.line, self.tree, self.places), *one_more(self.line, self.tree, self.places))

    @cached_property
    def several(self) -> tuple[PlacePhrase, ...]:
        """Towns without names, of which only who takes, holds or leaves them is told."""
        return tuple(several_towns(self.line, self.tree, self.places))

    @cached_property
    def all_places(self) -> tuple[PlacePhrase, ...]:
        """The places with what stands for some, which comes first: "it", "the road between X and Y"."""
        return (*self.standing_in, *self.several, *self.places)

    @cached_property
    def tables(self) -> HappeningFinder:
        """What the tables tell of the sentence."""
        return HappeningFinder(self.line, self.actors, self.all_places, self.numbers, self.headline)

    @cached_property
    def grounds(self) -> Grounds:
        """On what grounds it is believed who holds and takes places."""
        return Grounds(self.line, self.tree, self.places, self.tables)

    @cached_property
    def belief(self) -> Belief:
        """How far it is believed what only the core sees."""
        return Belief(self.line, self.tree, self.places, self.triggers, self.tables, self.armed)

    @cached_property
    def second_reading(self) -> SecondReading:
        """How far it is believed what only the reader of control sees."""
        return SecondReading(self.line, self.tree, self.grounds, self.headline)

    @cached_property
    def setting(self) -> Setting:
        """Where fighting goes on."""
        return Setting(self.tree, self.places)

    @cached_property
    def roles(self) -> Roles:
        """Who is named in which role."""
        return Roles(self.line, self.tree, self.actors, self.places)

    @cached_property
    def leaving(self) -> Leaving:
        """Who leaves a place and who is driven out."""
        return Leaving(self.line, self.tree, self.places)

    @cached_property
    def deeds(self) -> Deeds:
        """What people do to people."""
        return Deeds(self.line, self.tree, self.actors, self.places, self.roles, self.headline, self.armed)

    @cached_property
    def subjects(self) -> Subjects:
        """Whose doing a happening is by its subject."""
        return Subjects(self.line, self.tree, self.roles)

    @cached_property
    def whose(self) -> Whose:
        """Who acts where somebody is only the owner of who does."""
        return Whose(self.tree, self.roles)

    @cached_property
    def counting(self) -> TollReader:
        """What became of how many."""
        return TollReader(
            self.line, self.tree, self.places, self.numbers, self.tolls, self.roles, self.setting, self.armed
        )

    @cached_property
    def gunfire(self) -> Gunfire:
        """Fire and fighting that no single word tells."""
        return Gunfire(self.tree, self.all_places, self.numbers)


def taken_by(found: Iterable[Happening]) -> set[int]:
    """Return the tokens whose words tell something already."""
    return {i for happening in found for i in range(happening.first, happening.last)}
