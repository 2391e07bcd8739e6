"""Look-ups in the gazetteer that ships in the package."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from factbox.errors import KnowledgeError
from factbox.knowledge.places.layout import (
    CAPITALS,
    FIRST_CODE_ID,
    KINDS,
    NAME_KINDS,
    OWN,
    CapitalOf,
    NameKind,
    unpack_meanings,
)
from factbox.knowledge.places.names import article_forms, fold
from factbox.knowledge.places.tables import read_table
from factbox.records import Place

SHIPPED = Path(__file__).with_name("places.sqlite")

_ROW = (
    "SELECT name, kind, country, admin1, admin2, latitude, longitude, population, capital, code, word"
    " FROM places WHERE id = ?"
)
_KEPT_NAMES = 20_000
_KEPT_PLACES = 50_000
"""How many answers are kept in memory: about 40 MB when full."""

_MAPPED = 1 << 30
"""Bytes of the file that may be read without copying them; their memory is the system's, which may take it back."""


class Entry(NamedTuple):
    """A place that a name can mean; a named tuple, which is made in a third of the time of a frozen dataclass.

    Attributes:
        place: the place.
        population: how many live there; for a division, in its cities; 0 where unknown.
        capital_of: ``country``, ``admin1`` or ``admin2`` for the seat of one, else empty.
        called: ``prime`` where the bare name means this place ("Gaza" the Strip); else whether the name asked for is
            its ``own``, an ``alternate`` GeoNames lists, or ``derived`` from its own ("Suffolk" of Suffolk County).
        division: the id of its first-order division, empty if none is known.
        district: the id of its second-order division, empty if none is known.
    """

    place: Place
    population: int
    capital_of: CapitalOf
    called: NameKind = "own"
    division: str = ""
    district: str = ""


class Gazetteer:
    """The places of the world by name, read only. One instance may be shared by threads.

    Use :func:`open_gazetteer`, which opens the shipped file once.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise KnowledgeError(f"No gazetteer at {path}: install the package again, or name another file.")
        self._base = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self._base.execute("SELECT places FROM names LIMIT 1")
        except sqlite3.DatabaseError as error:
            raise KnowledgeError(f"{path} is no gazetteer: name a file that `factbox gazetteer build` made.") from error
        self._base.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self.candidates = lru_cache(_KEPT_NAMES)(self._candidates)
        self._label = lru_cache(_KEPT_PLACES)(self._read_label)
        self._knows = lru_cache(_KEPT_PLACES)(self._has_name)
        self._starts = lru_cache(_KEPT_PLACES)(self._has_prefix)
        self.entry = lru_cache(_KEPT_NAMES)(self._find)
        self.capital_of = lru_cache(_KEPT_NAMES)(self._capital_of)

    # --- by name

    def _candidates(self, name: str) -> tuple[Entry, ...]:
        """Return every place a name can mean, best known first, in an order that never changes.

        Best known is: its own name before an alternate one, then countries, then by population, where a division counts
        half, since the bare name means the city in it more often; then by id. Where no place goes by a name that begins
        with the Arabic article, those of another spelling of the article are meant.
        """
        found = self._base.execute("SELECT places FROM names WHERE name = ?", (fold(name),)).fetchone()
        if found is None:
            other = next(filter(self._has_name, map(fold, article_forms(name))), "")
            return tuple(entry._replace(called="derived") for entry in self.candidates(other)) if other else ()
        entries = [self._entry(number, called) for number, called in unpack_meanings(found[0])]
        return tuple(sorted(entries, key=_best_known_first) if len(entries) > 1 else entries)

    def knows(self, name: str) -> bool:
        """Say whether any place is called so."""
        return self._knows(fold(name))

    def starts(self, name: str) -> bool:
        """Say whether a known name begins with these words, for the longest match over tokens.

        Spaces do not count (see :func:`fold`), so that "New" begins "Newcastle" too: a True is worth a closer look
        and nothing more; a False is final.
        """
        return self._starts(fold(name))

    def beginning(self, key: str, limit: int = 2000) -> tuple[str, ...]:
        """Return folded names that begin with a folded beginning, in order, for suggestions."""
        query = "SELECT name FROM names WHERE name >= ? AND name < ? LIMIT ?"
        return tuple(row[0] for row in self._base.execute(query, (key, key + "\U0010ffff", limit)))

    def _has_name(self, key: str) -> bool:
        return self._base.execute("SELECT 1 FROM names WHERE name = ?", (key,)).fetchone() is not None

    def _has_prefix(self, key: str) -> bool:
        query = "SELECT 1 FROM names WHERE name >= ? AND name < ? LIMIT 1"
        return bool(key) and self._base.execute(query, (key, key + "\U0010ffff")).fetchone() is not None

    # --- by id

    def get(self, place_id: str) -> Place | None:
        """Return the place with that id, or None."""
        entry = self.entry(place_id)
        return None if entry is None else entry.place

    def _find(self, place_id: str) -> Entry | None:
        """Return the place with that id, with what else is known of it, or None."""
        number = self._number(place_id)
        return None if number is None else self._entry(number, OWN)

    def _capital_of(self, place_id: str) -> Place | None:
        """Return the capital city of a country or first-order division, or None where none is known."""
        return self._linked("seat", place_id)

    def division_of(self, place: Place) -> Place | None:
        """Return the first-order division a place lies in, or None for a country or where it is unknown."""
        return self._linked("admin1", place.id)

    def _linked(self, column: str, place_id: str) -> Place | None:
        query = f"SELECT {column} FROM places WHERE id = ?"  # noqa: S608
        row = self._base.execute(query, (self._number(place_id),)).fetchone()
        return None if row is None or row[0] is None else self._entry(row[0], OWN).place

    def country(self, code: str) -> Place | None:
        """Return the country with that ISO 3166-1 alpha-2 code, or None."""
        return self.get(f"gn:{code}")

    def cities(self) -> Iterator[tuple[float, float, str]]:
        """Yield the latitude, longitude and country code of every city, by id."""
        rows = self._base.execute("SELECT latitude, longitude, country FROM places WHERE kind = 0 ORDER BY id")
        yield from ((latitude / 10_000, longitude / 10_000, country) for latitude, longitude, country in rows)

    # --- tables

    @property
    def demonyms(self) -> Mapping[str, str]:
        """The words for the people of a country, folded, and its code."""
        return _demonyms()

    def country_of_demonym(self, word: str) -> str | None:
        """Return the country of a word for its people ("Afghan" gives AF), or None."""
        return _demonyms().get(fold(word))

    def neighbours(self, country: str) -> frozenset[str]:
        """Return the codes of the countries that border on one."""
        return _neighbours().get(country, frozenset())

    # --- rows

    def _number(self, place_id: str) -> int | None:
        code = place_id.removeprefix("gn:")
        if code.isascii() and code.isdigit() and len(code) < len(str(FIRST_CODE_ID)):
            found = self._base.execute("SELECT id FROM places WHERE id = ?", (int(code),)).fetchone()
        else:
            found = self._base.execute("SELECT id FROM places WHERE code = ?", (code,)).fetchone()
        return None if found is None else int(found[0])

    def _read_label(self, number: int | None) -> tuple[str, str]:
        """Return the id and the bare name of a division; empty where there is none."""
        row = self._base.execute("SELECT code, name FROM places WHERE id = ?", (number,)).fetchone()
        return ("", "") if row is None or number is None else (_place_id(number, row[0]), row[1])

    def _entry(self, number: int, called: int) -> Entry:
        """Return a place as a name means it; not kept, since :attr:`candidates` keeps whole answers."""
        row = self._base.execute(_ROW, (number,)).fetchone()
        if row is None:
            raise KnowledgeError(f"The gazetteer names place {number} and does not have it: build it again.")
        name, kind, country, above, below, latitude, longitude, population, capital, code, word = row
        division, admin1 = self._label(above)
        place = Place(
            _place_id(number, code),
            f"{name} {word}" if word else name,
            KINDS[kind],
            admin1 or (name if KINDS[kind] == "province" else ""),
            country,
            None if latitude is None else latitude / 10_000,
            None if longitude is None else longitude / 10_000,
        )
        return Entry(place, population, CAPITALS[capital], NAME_KINDS[called], division, self._label(below)[0])


def _place_id(number: int, code: str | None) -> str:
    if number < FIRST_CODE_ID:
        return f"gn:{number}"
    return code if code and code.startswith("local:") else f"gn:{code}"


def _best_known_first(entry: Entry) -> tuple[int, bool, float, str]:
    people = entry.population / (2 if entry.place.kind in ("province", "district") else 1)
    return (NAME_KINDS.index(entry.called), entry.place.kind != "country", -people, entry.place.id)


@cache
def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Return the gazetteer in a file, the shipped one if None; the same instance each time.

    Raises:
        KnowledgeError: there is no such file, or it is something else.
    """
    return Gazetteer(path or SHIPPED)


@cache
def _demonyms() -> Mapping[str, str]:
    return MappingProxyType({fold(row["word"]): row["country"] for row in read_table("demonyms.tsv")})


@cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    return MappingProxyType(
        {row["country"]: frozenset(row["neighbours"].split()) for row in read_table("neighbours.tsv")}
    )
