"""How a gazetteer lies in its SQLite file: what its reader and its writers share.

``places`` has one row a place. ``names`` has one row a folded name, with the places it can mean packed as little-endian
32-bit numbers: four times the id of the place, plus how the place comes by the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import pack, unpack
from typing import Literal

from factbox.records import PlaceKind

CapitalOf = Literal["", "country", "admin1", "admin2"]
NameKind = Literal["prime", "own", "alternate", "derived"]

KINDS: tuple[PlaceKind, ...] = ("city", "district", "province", "region", "facility", "country")
CAPITALS: tuple[CapitalOf, ...] = ("", "country", "admin1", "admin2")
NAME_KINDS: tuple[NameKind, ...] = ("prime", "own", "alternate", "derived")

PRIME, OWN, ALTERNATE, DERIVED = range(4)
"""How a place comes by a name: it is what the bare name means, its own, a variant GeoNames lists, or one we derive."""

FIRST_CODE_ID = 100_000_000
"""Rows from here on have no GeoNames number of their own: they are known by their code."""

CAPITAL_CODES = {"PPLC": 1, "PPLG": 1, "PPLA": 2, "PPLA2": 3}
"""What GeoNames' feature codes say a city is the capital of, as an index into :data:`CAPITALS`."""

PLACES_TABLE = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT, kind INT, country TEXT, admin1 INT, admin2 INT,\
 latitude INT, longitude INT, population INT, capital INT,\
 seat INT, code TEXT, word TEXT)"""
NAMES_TABLE = "CREATE TABLE names (name TEXT PRIMARY KEY, places BLOB) WITHOUT ROWID"
CODE_INDEX = "CREATE UNIQUE INDEX code ON places (code) WHERE code IS NOT NULL"


def pack_meanings(meanings: Iterable[tuple[int, int]]) -> bytes:
    """Return places and how each comes by a name, as stored beside the name."""
    numbers = [place * 4 + called for place, called in meanings]
    return pack(f"<{len(numbers)}i", *numbers)


def unpack_meanings(packed: bytes) -> list[tuple[int, int]]:
    """Return what :func:`pack_meanings` packed."""
    return [(number >> 2, number & 3) for number in unpack(f"<{len(packed) // 4}i", packed)]


def stored_degrees(degrees: float | None) -> int | None:
    """Return a latitude or longitude as stored: in ten-thousandths of a degree, which is 11 metres."""
    return None if degrees is None else round(degrees * 10_000)
