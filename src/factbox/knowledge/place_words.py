"""Words that say what a named place is ("district of") and how much of it is meant ("parts of")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The tables of ``place_words.yaml``: single words to what they say; phrases by their first word, longest first.

    Two sets are made of them: ``nouns``, each word that begins what a place is called, and ``named``, what a town, a
    province or a district is called beside its name ("the city of X"). ``way_ends`` are the words between a road and
    the place it leads to or from, with the word before its other end, if there may be one.
    """

    heads: Mapping[str, str]
    facilities: Mapping[str, tuple[tuple[str, ...], ...]]
    unnamed: frozenset[str]
    several: frozenset[str]
    extents: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    compass: frozenset[str]
    beside: frozenset[str]
    lengths: frozenset[str]
    sides: tuple[tuple[str, ...], ...]
    ports: frozenset[str]
    quarters: frozenset[str]
    inside_towns: frozenset[str]
    seats: frozenset[str]
    nouns: frozenset[str]
    named: frozenset[str]
    plans: frozenset[str]
    ways: frozenset[str]
    leads_there: tuple[tuple[str, ...], ...]
    streets: frozenset[str]
    at_large: frozenset[str]
    vague: frozenset[str]
    waters: frozenset[str]
    lands: frozenset[str]
    wholes_left: frozenset[str]
    kinds_of_state: frozenset[str]
    kinds_of_land: frozenset[str]
    spots: frozenset[str]
    named_spots: frozenset[str]
    wholes: frozenset[str]
    most: frozenset[str]
    lying: frozenset[str]
    way_ends: tuple[tuple[tuple[str, ...], str], ...]
    posts: frozenset[str]
    things: frozenset[str]
    calm: frozenset[str]
    calm_still: frozenset[str]
    calm_there: frozenset[str]
    staying: frozenset[str]
    out_of: frozenset[str]
    called_before: frozenset[str]
    numbered: frozenset[str]
    parts_of_sites: frozenset[str]
    houses: frozenset[str]
    seat_of: frozenset[str]
    never_bare: frozenset[str]
    parts_of_towns: Mapping[str, str]
    of_towns: frozenset[str]
    edges: Mapping[str, str]
    some_of: frozenset[str]
    keeping: frozenset[str]
    kept_by: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Return the tables."""
    text = files(__package__).joinpath("place_words.yaml").read_text(encoding="utf-8")
    data = load_texts(text)
    extents = [(tuple(phrase.split()), extent) for extent, phrases in data["extents"].items() for phrase in phrases]
    facilities = sorted(
        (tuple(phrase.split()) for phrase in data["facilities"]), key=lambda words: (-len(words), words)
    )
    extents.sort(key=lambda pair: (-len(pair[0]), pair))
    heads = {word: kind for kind, words in data["heads"].items() for word in words}
    return PlaceWords(
        heads=heads,
        facilities={first: tuple(p for p in facilities if p[0] == first) for first in {p[0] for p in facilities}},
        unnamed=frozenset(data["unnamed"]),
        several=frozenset(data["several"]),
        extents={first: tuple(e for e in extents if e[0][0] == first) for first in {e[0][0] for e in extents}},
        compass=frozenset(data["compass"]),
        beside=frozenset(data["beside"]),
        lengths=frozenset(data["lengths"]),
        sides=tuple(tuple(phrase.split()) for phrase in data["sides"]),
        ports=frozenset(data["ports"]),
        quarters=frozenset(data["quarters"]),
        inside_towns=frozenset(data["inside_towns"]),
        seats=frozenset(data["seats"]),
        nouns=frozenset((*heads, *(phrase[0] for phrase in facilities), *data["posts"])),
        named=frozenset(w for w, kind in heads.items() if kind in ("city", "province", "district"))
        - frozenset(data["unnamed"]),
        plans=frozenset(data["plans"]),
        ways=frozenset(data["ways"]),
        leads_there=tuple(tuple(words.split()) for words in data["leads_there"]),
        streets=frozenset(data["streets"]),
        at_large=frozenset(data["at_large"]),
        vague=frozenset(data["vague"]),
        waters=frozenset(data["waters"]),
        lands=frozenset(data["lands"]),
        wholes_left=frozenset(data["wholes_left"]),
        kinds_of_state=frozenset(data["kinds_of_state"]),
        kinds_of_land=frozenset(data["kinds_of_land"]),
        spots=frozenset(data["spots"]),
        named_spots=frozenset(data["named_spots"]),
        wholes=frozenset(data["wholes"]),
        most=frozenset(data["most"]),
        lying=frozenset(data["lying"]),
        way_ends=tuple((tuple(led.split()), joint) for led, joint in data["way_ends"].items()),
        posts=frozenset(data["posts"]),
        things=frozenset(data["things"]),
        calm=frozenset(data["calm"]),
        calm_still=frozenset(data["calm_still"]),
        calm_there=frozenset(data["calm_there"]),
        staying=frozenset(data["staying"]),
        out_of=frozenset(data["out_of"]),
        called_before=frozenset(data["called_before"]),
        numbered=frozenset(data["numbered"]),
        parts_of_sites=frozenset(data["parts_of_sites"]),
        houses=frozenset(data["houses"]),
        seat_of=frozenset(data["seat_of"]),
        never_bare=frozenset(data["never_bare"]),
        parts_of_towns=data["parts_of_towns"],
        of_towns=frozenset(data["of_towns"]),
        edges=data["edges"],
        some_of=frozenset(data["some_of"]),
        keeping=frozenset(data["keeping"]),
        kept_by=frozenset(data["kept_by"]),
    )
