"""What sets one happening apart from another: its kind, place, days, people and numbers.

A happening gathers the statements that tell of it; what a new one tells is held against all that is known by then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from factbox.knowledge.actors import load_nouns, party_side
from factbox.knowledge.testimony import load_families, telling_words
from factbox.reconcile.dates import OPEN, as_days, days_told, intersect
from factbox.reconcile.nearby import SHORT
from factbox.reconcile.testimony import Statement
from factbox.records import Claim, Days, Mention, Place, Quantity

APART = 3.0
"""Two numbers that differ by more than this factor count different things."""

MEETING = "talks"
"""The family of talks and what they agree on."""

WIDE = ("country", "province", "region")
"""Kinds of places that hold others in which a happening can be."""

RUNNING_TOLL = "toll of weeks"
"""Stands for the types of claims that count the dead of more than a week."""

ARREST = "detention.arrest"

MOVEMENT = "movement"
"""The family of flight and evacuation."""

SIDE = "a side"
"""Stands for somebody with a name, as opposed to people of whom there are many."""

TELLING = 100
"""A number from which two statements that give the same one, in the same unit, tell of one happening."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What a statement tells that can set one happening apart from another."""

    place: Place | None
    days: Days
    actor: str
    recipient: str
    size: tuple[str, float] | None
    victims: str = ""


_NO_SIZES: Mapping[str, tuple[float, float]] = MappingProxyType({})


@dataclass(slots=True)
class Happening:
    """What one or more statements tell of one happening; grows while statements join it.

    ``kind`` is what it is to be compared with, ``number`` its place in the order of finding. ``days`` is what all its
    statements share; ``sizes`` the least and the largest number given in each unit. Most have neither dead and wounded
    nor numbers, and nothing to hold them in.
    """

    kind: tuple[str, bool]
    number: int
    said: list[Statement] = field(default_factory=list)
    toll: list[Statement] | tuple[()] = ()
    days: Days = OPEN
    place: Place | None = None
    actor: str = ""
    recipient: str = ""
    victims: str = ""
    sizes: Mapping[str, tuple[float, float]] = field(default_factory=lambda: _NO_SIZES)

    def add(self, statement: Statement, clues: Clues) -> None:
        """Take in a statement and what it knows better."""
        self.said.append(statement)
        self.days = intersect(self.days, clues.days) or self.days
        self.place = _finer(self.place, clues.place)
        self.actor = self.actor or clues.actor
        self.recipient = self.recipient or clues.recipient
        self.victims = self.victims or clues.victims
        if clues.size:
            unit, value = clues.size
            least, largest = self.sizes.get(unit, (value, value))
            self.sizes = {**self.sizes, unit: (min(least, value), max(largest, value))}

    def count(self, toll: Statement) -> None:
        """Take in a statement of the dead and wounded."""
        if isinstance(self.toll, list):
            self.toll.append(toll)
        else:
            self.toll = [toll]


def clues_of(statement: Statement) -> Clues:
    """Return what a statement tells that can set a happening apart."""
    claim = statement.claim
    people = _who(claim.actor), _who(claim.recipient)
    return Clues(statement.where, _week_told(statement), *people, size_of(claim.quantity), victims_told(claim))


def _week_told(statement: Statement) -> Days:
    """Return when a happening can have been that others are compared with: news without a first day is a week old.

    "Shelled", with no day, was at any time before; but who prints it prints what came about since he last did. Two of
    which neither says when are one only where their weeks meet. What it costs: one that is told again weeks later, and
    not dated then either, is printed twice. A running toll ("since March") is of the week in which it had run so far.
    Talks without a day go on: who met the day after the print may have met in them.
    """
    days = days_told(statement)
    if days.last is None or (days.first and not is_running_toll(statement)):
        return days
    week = timedelta(days=SHORT - 1)
    goes_on = days.first is None and load_families().families.get(statement.type) == MEETING
    return as_days(days.last - week, days.last + week if goes_on else days.last)


def may_be_same(happening: Happening, clues: Clues) -> bool:
    """Say whether a statement can be about a happening: nothing differs, and somebody, somewhere or a number agrees."""
    place = same_place(happening.place, clues.place)
    if place is None and happening.place and clues.place and happening.kind[0] == MEETING:
        place = True  # delegations meet in one town of a country: "talks in Doha" are the "talks in Qatar"
    if place is False or are_parted(happening, clues):
        return False
    people = (agree(happening.actor, clues.actor), agree(happening.recipient, clues.recipient))
    if happening.victims and clues.victims and happening.victims != clues.victims:
        return False
    agreeing = (place, *people, same_size(happening, clues.size))
    return False not in agreeing and True in agreeing


def are_parted(happening: Happening, clues: Clues) -> bool:
    """Say whether days or numbers part a statement from a happening, also where one sentence tells of both."""
    return intersect(happening.days, clues.days) is None or not are_compatible(happening, clues.size)


def same_size(happening: Happening, size: tuple[str, float] | None) -> bool | None:
    """Say whether a large number is told alike of both, as it hardly is of two happenings; None where that is open."""
    if size is None or size[1] < TELLING or size[0] not in happening.sizes:
        return None
    return True if happening.sizes[size[0]] == (size[1], size[1]) else None


def family_of(statement: Statement) -> str:
    """Return what a statement is to be compared with; a toll of weeks is no toll of one attack or of one day.

    A side that flees is none of the people who are driven out by it, and nobody arrests hostages.
    """
    kind = statement.type
    if kind == ARREST and _carries_off(statement.claim.quote):
        return f"{kind} of hostages"
    if is_running_toll(statement):
        return RUNNING_TOLL
    family = load_families().families.get(kind, kind)
    return f"{family} of {SIDE}" if family == MOVEMENT and _is_side(statement.claim.actor) else family


def _carries_off(quote: str) -> bool:
    """Say whether a clause has a word by which people were carried off."""
    stems = tuple(sorted(load_families().carried_off))
    return any(word.startswith(stems) for word in quote.casefold().split())


def _is_side(mention: Mention | None) -> bool:
    """Say whether somebody goes by a name, and not by a noun such as "residents"."""
    return mention is not None and bool(mention.name) and not (mention.name or "").islower()


def is_running_toll(statement: Statement) -> bool:
    """Say whether a statement counts the dead or wounded of more than a week."""
    return statement.type in load_families().tolls and over_weeks(days_told(statement))


def _who(mention: Mention | None) -> str:
    """Return the side of somebody we know, or the words for somebody we do not ("residents"); empty for nobody."""
    if mention is None:
        return ""
    return party_side(mention) or mention.text


def agree(one: str, other: str) -> bool | None:
    """Say whether two can be the same people: a word in common is enough; None where one is missing or anybody."""
    if not (one and other):
        return None
    if one == other:
        return True if _unlike_unknown(one) else None
    return not telling_words(one).isdisjoint(telling_words(other))


def victims_told(claim: Claim) -> str:
    """Return on which end of a war a clause has the dead and hurt: a state's people under arms, or who fights it.

    Empty where it names neither, or both, and for what harms nobody. "Four officers" are no "bandits"; villagers may be
    what another calls rebels.
    """
    if not claim.type.startswith(_HARMED):
        return ""
    nouns, told = load_nouns(), claim.quote
    if claim.actor is not None:
        told = told.replace(claim.actor.text, " ")
    words = set(_WORD.findall(f"{told} {claim.recipient.text if claim.recipient else ''}".casefold()))
    serve, fight = words & nouns.serving, words & (nouns.insurgent | nouns.foes)
    return "" if bool(serve) == bool(fight) else "serving" if serve else "foes"


_HARMED = ("casualties", "killing.")
_WORD = re.compile(r"[a-z]+")


def _unlike_unknown(name: str) -> bool:
    """Say whether a name is more than "armed men": two that are called so are hardly the same."""
    return bool(telling_words(name)) or load_families().unknown.isdisjoint(name.casefold().split())


def same_place(one: Place | None, other: Place | None) -> bool | None:
    """Say whether two places can be one: the same, or a country or division and a place in it."""
    if one is None or other is None:
        return None
    if one.id == other.id:
        return True
    wide, narrow = (one, other) if one.kind in WIDE else (other, one)
    if wide.country != narrow.country:
        return False
    if wide.kind == "country":
        return None
    return wide.kind in ("province", "region") and bool(wide.admin1) and wide.admin1 == narrow.admin1


def is_part(one: Place, other: Place) -> bool:
    """Say whether one of two places is called by the other: "Harun market" and "Harun"."""
    short, long = sorted((one.name, other.name), key=len)
    return (one.country == other.country or not (one.country and other.country)) and f"{long} ".startswith(f"{short} ")


def _finer(one: Place | None, other: Place | None) -> Place | None:
    """Return the narrower of two places that can be one."""
    order = ("country", "region", "province", "district", "city", "facility")
    known = [place for place in (one, other) if place]
    return max(known, key=lambda p: order.index(p.kind)) if known else None


def are_compatible(happening: Happening, size: tuple[str, float] | None) -> bool:
    """Say whether a number can count what those of a happening count."""
    if size is None or size[0] not in happening.sizes:
        return True
    least, largest = happening.sizes[size[0]]
    return max(largest, size[1]) <= APART * max(min(least, size[1]), 1)


def size_of(quantity: Quantity | None) -> tuple[str, float] | None:
    """Return the unit of a quantity and the largest number that it gives; None where it gives none."""
    values = values_of(quantity) if quantity else []
    return (quantity.unit, max(values)) if quantity and values else None


def values_of(quantity: Quantity) -> list[float]:
    """Return the numbers that a quantity gives, the smallest first."""
    return [v for v in (quantity.low, quantity.best, quantity.high) if v is not None]


def over_weeks(days: Days) -> bool:
    """Say whether days are more than a week."""
    return days.first is not None and days.last is not None and (days.last - days.first).days >= SHORT
