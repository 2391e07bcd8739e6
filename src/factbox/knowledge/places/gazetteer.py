"""Look-ups in the gazetteer that ships in the package."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from struct import unpack
from types import MappingProxyType
from typing import Literal

from factbox.errors import KnowledgeError
from factbox.knowledge.places.names import fold
from factbox.records import Place, PlaceKind

SHIPPED = Path(__file__).with_name("places.sqlite")

CapitalOf = Literal["", "country", "admin1", "admin2"]
NameKind = Literal["prime", "own", "alternate", "derived"]

_KINDS: tuple[PlaceKind, ...] = ("city", "district", "province", "region", "facility", "country")
_CAPITALS: tuple[CapitalOf, ...] = ("", "country", "admin1", "admin2")
_NAME_KINDS: tuple[NameKind, ...] = ("prime", "own", "alternate", "derived")

_COLUMNS = "id, name, kind, country, admin1, admin2, latitude, longitude, population, capital, seat, code, word"
_KEPT_NAMES = 20_000
_KEPT_PLACES = 50_000
"""How many answers are kept in memory: about 40 MB when full."""

_Row = tuple[
    int, str, int, str, int | None, int | None, int | None, int | None, int, int, int | None, str | None, str | None
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can mean.

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
        self.candidates = lru_cache(_KEPT_NAMES)(self._candidates)
        self._row = lru_cache(_KEPT_PLACES)(self._read_row)
        self._place = lru_cache(_KEPT_PLACES)(self._make_place)
        self._knows = lru_cache(_KEPT_PLACES)(self._has_name)
        self._starts = lru_cache(_KEPT_PLACES)(self._has_prefix)
        self.capital_of = lru_cache(_KEPT_NAMES)(self._capital_of)

    # --- by name

    def _candidates(self, name: str) -> tuple[Entry, ...]:
        """Return every place a name can mean, best known first, in an order that never changes.

        Best known is: its own name before an alternate one, then countries, then by population, where a division counts
        half, since the bare name means the city in it more often; then by id.
        """
        found = self._base.execute("SELECT places FROM names WHERE name = ?", (fold(name),)).fetchone()
        if found is None:
            return ()
        packed = unpack(f"<{len(found[0]) // 4}i", found[0])
        return tuple(sorted((self._entry(number >> 2, number & 3) for number in packed), key=_best_known_first))

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
        number = self._number(place_id)
        return None if number is None else self._place(number)

    def entry(self, place_id: str) -> Entry | None:
        """Return the place with that id, with what else is known of it, or None."""
        number = self._number(place_id)
        return None if number is None or self._row(number) is None else self._entry(number, 1)

    def _capital_of(self, place_id: str) -> Place | None:
        """Return the capital city of a country or first-order division, or None where none is known."""
        row = self._row(self._number(place_id) or 0)
        return None if row is None or row[10] is None else self._place(row[10])

    def division_of(self, place: Place) -> Place | None:
        """Return the first-order division a place lies in, or None for a country or where it is unknown."""
        row = self._row(self._number(place.id) or 0)
        return None if row is None or row[4] is None else self._place(row[4])

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
        if code.isdigit():
            return int(code) if self._row(int(code)) else None
        found = self._base.execute("SELECT id FROM places WHERE code = ?", (code,)).fetchone()
        return None if found is None else int(found[0])

    def _read_row(self, number: int) -> _Row | None:
        query = f"SELECT {_COLUMNS} FROM places WHERE id = ?"  # noqa: S608
        row: _Row | None = self._base.execute(query, (number,)).fetchone()
        return row

    def _make_place(self, number: int) -> Place | None:
        row = self._row(number)
        if row is None:
            return None
        name, kind, country, division, _, latitude, longitude = row[1:8]
        above = None if division is None else self._row(division)
        return Place(
            id=_place_id(row),
            name=f"{name} {row[12]}" if row[12] else name,
            kind=_KINDS[kind],
            admin1=above[1] if above else name if _KINDS[kind] == "province" else "",
            country=country,
            latitude=None if latitude is None else latitude / 10_000,
            longitude=None if longitude is None else longitude / 10_000,
        )

    def _entry(self, number: int, called: int) -> Entry:
        place, row = self._place(number), self._row(number)
        if place is None or row is None:
            raise KnowledgeError(f"The gazetteer names place {number} and does not have it: build it again.")
        above, below = self._row(row[4] or 0), self._row(row[5] or 0)
        return Entry(
            place=place,
            population=row[8],
            capital_of=_CAPITALS[row[9]],
            called=_NAME_KINDS[called],
            division=_place_id(above) if above else "",
            district=_place_id(below) if below else "",
        )


def _place_id(row: _Row) -> str:
    number, code = row[0], row[11] or ""
    if number < 100_000_000:
        return f"gn:{number}"
    return code if code.startswith("local:") else f"gn:{code}"


def _best_known_first(entry: Entry) -> tuple[int, bool, float, str]:
    people = entry.population / (2 if entry.place.kind in ("province", "district") else 1)
    return (_NAME_KINDS.index(entry.called), entry.place.kind != "country", -people, entry.place.id)


@cache
def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Return the gazetteer in a file, the shipped one if None; the same instance each time.

    Raises:
        KnowledgeError: there is no such file.
    """
    return Gazetteer(path or SHIPPED)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")


@cache
def _demonyms() -> Mapping[str, str]:
    return MappingProxyType({fold(row["word"]): row["country"] for row in _rows("demonyms.tsv")})


@cache
def _neighbours() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({row["country"]: frozenset(row["neighbours"].split()) for row in _rows("neighbours.tsv")})
