"""Parties, organisations, officials and the nouns that stand for them: data, with the side each is on.

``side_of`` is the one question other rooms ask: for which party does this actor act or this speaker speak?
"""

from __future__ import annotations

from functools import cache

from factbox.knowledge.actors.sides import FORCES, GOVERNMENT, SHIPPED, SideRow, Sides, load_sides
from factbox.knowledge.actors.states import NOT_NAMED, country_title, has_rebels, is_of_its_own, is_of_state
from factbox.knowledge.actors.tables import (
    KnownActor,
    Nouns,
    Official,
    Persons,
    load_actors,
    load_nouns,
    load_officials,
    load_persons,
)
from factbox.knowledge.actors.units import is_governments_guard, is_numbered_unit
from factbox.records import Mention


@cache
def side_of(name: str) -> str:
    """Return the party that an actor or speaker of that canonical name is on; the name itself if no table knows it.

    Asked for each claim, so that each name is looked up once.
    """
    return SHIPPED.side_of(name)


def party_side(mention: Mention | None) -> str:
    """Return the side of a resolved actor: as resolving stored it, or by our tables; empty where it stayed open."""
    return (mention.side or side_of(mention.name)) if mention and mention.name else ""


def known_actor(words: str) -> KnownActor | None:
    """Return the actor that goes by these words, with or without an article, or None. Short forms keep their case."""
    return SHIPPED.known_actor(words)


__all__ = [
    "FORCES",
    "GOVERNMENT",
    "NOT_NAMED",
    "SHIPPED",
    "KnownActor",
    "Nouns",
    "Official",
    "Persons",
    "SideRow",
    "Sides",
    "country_title",
    "has_rebels",
    "is_governments_guard",
    "is_numbered_unit",
    "is_of_its_own",
    "is_of_state",
    "known_actor",
    "load_actors",
    "load_nouns",
    "load_officials",
    "load_persons",
    "load_sides",
    "party_side",
    "side_of",
]
