"""A full gazetteer from a dump of GeoNames: the shipped one, with every village of the dump added.

Run as ``factbox gazetteer build``. What ships stays as it is, so that ids and printed names are the same with either:
countries, divisions, regions and the spellings of our own tables. A dump adds populated places, divisions and names
that are missing, and newer numbers of inhabitants. Work is linear in the dump, which is read twice; names are sorted
on disk, so that memory does not grow with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from shutil import copyfile

from factbox.errors import UsageError
from factbox.knowledge.places.dump import (
    AlternateName,
    Feature,
    Progress,
    feature_lines,
    read_alternate_names,
    read_division_codes,
    read_features,
)
from factbox.knowledge.places.gazetteer import SHIPPED
from factbox.knowledge.places.layout import (
    ALTERNATE,
    CAPITAL_CODES,
    DERIVED,
    KINDS,
    NAMES_TABLE,
    OWN,
    pack_meanings,
    stored_degrees,
    unpack_meanings,
)
from factbox.knowledge.places.naming import (
    LATIN_WITH_MARKS,
    dropped_keys,
    is_press_name,
    key_of,
    plain_name,
    without_marks,
)

_BATCH = 10_000
_FEW = 0.05
"""Share of a country's shipped names up to which it is taken to be printed without accents."""

_CITY, _DISTRICT, _PROVINCE = (KINDS.index(kind) for kind in ("city", "district", "province"))
_SEAT_OF_DIVISION = (CAPITAL_CODES["PPLC"], CAPITAL_CODES["PPLA"])

_ADD = """
INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?) ON CONFLICT (id) DO UPDATE SET
    latitude = coalesce(latitude, excluded.latitude),
    longitude = coalesce(longitude, excluded.longitude),
    admin1 = coalesce(admin1, excluded.admin1),
    admin2 = coalesce(admin2, excluded.admin2),
    population = CASE WHEN kind = 0 AND excluded.population > 0 THEN excluded.population ELSE population END,
    capital = CASE capital WHEN 0 THEN excluded.capital ELSE capital END
"""

_CALL = "INSERT INTO called SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM places WHERE id = ?2)"


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What came of a dump.

    Attributes:
        out: the file that was written.
        places: how many places it has.
        added: how many of them the base has not.
        names: under how many names.
        malformed: lines of the dump that were left out since they are not as GeoNames writes them.
    """

    out: Path
    places: int
    added: int
    names: int
    malformed: int


def build_gazetteer(dump: Path, out: Path, *, base: Path = SHIPPED, progress: Progress | None = None) -> BuildSummary:
    """Write a gazetteer with every place of a GeoNames dump, whole or not at all.

    Args:
        dump: ``allCountries``, ``cities500`` or the file of one country, as ``.txt`` or ``.zip``. Used where they lie
            beside it, plain or zipped: ``alternateNamesV2`` (all names in use, where the dump's own list is cut short)
            and ``admin1CodesASCII`` and ``admin2Codes`` (divisions, which the cities files lack).
        out: the file to write; one that is there is replaced.
        base: the gazetteer to enlarge; by default the shipped one. To add several countries, give the last ``out``.
        progress: told what is read, how many bytes of it have been, and how many there are.

    Raises:
        UsageError: the dump is none, or the file cannot be written.
    """
    if not dump.is_file():
        raise UsageError(f"no dump at {dump}: load allCountries.zip or a country's file from download.geonames.org")
    if out.resolve() in (dump.resolve(), SHIPPED):
        raise UsageError(f"{out} is the dump or the shipped gazetteer: name another file to write")
    unfinished = out.with_name(f".{out.name}.part")
    try:
        copyfile(base, unfinished)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            summary = _enlarge(copy, dump, out, progress)
        unfinished.replace(out)
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"cannot write {out}: {error}; name a file on a disk with room") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return summary


def _enlarge(base: sqlite3.Connection, dump: Path, out: Path, progress: Progress | None) -> BuildSummary:
    base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; BEGIN")
    shipped = _count(base, "places")
    build = _Build(base)
    build.add_divisions(_divisions(dump))
    alternates = read_alternate_names(dump.parent, progress)
    lines = feature_lines(dump, progress)
    cities = (feature for feature in read_features(lines) if feature.code not in ("ADM1", "ADM2"))
    if not build.add_cities(cities, with_names=alternates is None):
        raise UsageError(f"{dump} has no places in the form of a GeoNames dump: 19 columns between tabs")
    if alternates is not None:
        build.add_names(alternates)
    build.seat_divisions()
    build.write_names()
    base.execute("COMMIT")
    base.execute("VACUUM")
    places = _count(base, "places")
    return BuildSummary(out, places, places - shipped, _count(base, "names"), lines.malformed)


def _divisions(dump: Path) -> list[Feature]:
    """Return the divisions of a dump and of the tables beside it, first-order ones first; 60,000 in the world."""
    found = [feature for feature in read_features(feature_lines(dump)) if feature.code in ("ADM1", "ADM2")]
    for file in ("admin1CodesASCII", "admin2Codes"):
        found += read_division_codes(dump.parent, file)
    return sorted(found, key=lambda feature: feature.code)


def _count(base: sqlite3.Connection, table: str) -> int:
    return int(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


class _Build:
    """A copy of the shipped gazetteer that grows, with every name on a row of its own until all are sorted."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.codes: dict[str, int] = dict(base.execute("SELECT code, id FROM places WHERE code IS NOT NULL"))
        self.plain = _countries_without_accents(base)
        base.execute("CREATE TEMP TABLE called (name TEXT, place INT, called INT)")
        names = base.execute("SELECT name, places FROM names")
        rows = ((name, place, called) for name, packed in names for place, called in unpack_meanings(packed))
        base.executemany("INSERT INTO called VALUES (?, ?, ?)", rows)

    def add_divisions(self, divisions: Iterable[Feature]) -> None:
        """Add the divisions whose code is not known, and to all of them the names they have."""
        for feature in divisions:
            code = ".".join(filter(None, (feature.country, feature.admin1, feature.admin2 * (feature.code == "ADM2"))))
            place = self.codes.get(code)
            if place is None:
                place = self.codes[code] = feature.id
                self.base.execute(_ADD, self._division(feature, code))
            self._call(_names_of_division(feature), place)

    def _division(self, feature: Feature, code: str) -> tuple[object, ...]:
        """Return the row of a division; its name always has the word for its kind, since a city may share it."""
        word = "Province" if feature.code == "ADM1" else "District"
        kind = _PROVINCE if feature.code == "ADM1" else _DISTRICT
        return (
            *(feature.id, self._printed(feature), kind, feature.country),
            *(self.codes.get(f"{feature.country}.{feature.admin1}") if kind == _DISTRICT else None, None),
            *(stored_degrees(feature.latitude), stored_degrees(feature.longitude), feature.population, 0),
            *(code, word if plain_name(feature.name) == feature.name else None),
        )

    def add_cities(self, cities: Iterator[Feature], *, with_names: bool) -> int:
        """Add populated places, with the names of the dump's own list if wanted; return how many there were."""
        total = 0
        for batch in _batches(cities):
            total += len(batch)
            self.base.executemany(_ADD, map(self._city, batch))
            for feature in batch:
                self._call(_names_of_city(feature, with_names=with_names), feature.id)
        return total

    def _city(self, feature: Feature) -> tuple[object, ...]:
        first = f"{feature.country}.{feature.admin1}"
        return (
            *(feature.id, self._printed(feature), _CITY, feature.country),
            *(self.codes.get(first), self.codes.get(f"{first}.{feature.admin2}")),
            *(stored_degrees(feature.latitude), stored_degrees(feature.longitude), feature.population),
            *(CAPITAL_CODES.get(feature.code, 0), None, None),
        )

    def _printed(self, feature: Feature) -> str:
        return without_marks(feature.name) if feature.country in self.plain else feature.name

    def add_names(self, names: Iterable[AlternateName]) -> None:
        """Add names of places that are there; a name that GeoNames prefers in English is the place's own."""
        for name in names:
            if is_press_name(name.name):
                self._call([(name.name, OWN if name.preferred else ALTERNATE)], name.place)

    def _call(self, names: Iterable[tuple[str, int]], place: int) -> None:
        """Keep names of a place; nothing of a place that is not there, since the names table is of the whole world."""
        keys = ((key_of(name, called), called) for name, called in names)
        rows = [(key, place, called) for key, called in keys if key and key not in dropped_keys()]
        self.base.executemany(_CALL, rows)

    def seat_divisions(self) -> None:
        """Give each first-order division without a seat its largest capital."""
        query = f"SELECT admin1, id FROM places WHERE capital IN {_SEAT_OF_DIVISION} ORDER BY population, id DESC"  # noqa: S608
        seats = dict(self.base.execute(query))
        rows = ((city, division) for division, city in seats.items())
        self.base.executemany("UPDATE places SET seat = ? WHERE id = ? AND seat IS NULL", rows)

    def write_names(self) -> None:
        """Write each name once, with all places that have it."""
        self.base.execute("DROP TABLE names")
        self.base.execute(NAMES_TABLE)
        called = self.base.execute(
            "SELECT name, place, min(called) FROM called GROUP BY name, place ORDER BY name, place"
        )
        rows = (
            (name, pack_meanings((place, best) for _, place, best in group))
            for name, group in groupby(called, key=lambda row: row[0])
        )
        self.base.executemany("INSERT INTO names VALUES (?, ?)", rows)


def _names_of_division(feature: Feature) -> Iterator[tuple[str, int]]:
    yield feature.name, OWN
    yield plain_name(feature.name), OWN if feature.code == "ADM1" else DERIVED
    yield from ((plain_name(name), ALTERNATE) for name in feature.alternates.split(",") if is_press_name(name))


def _names_of_city(feature: Feature, *, with_names: bool) -> Iterator[tuple[str, int]]:
    yield feature.name, OWN
    if with_names:
        yield from ((name, ALTERNATE) for name in feature.alternates.split(",") if is_press_name(name))


def _countries_without_accents(base: sqlite3.Connection) -> frozenset[str]:
    """Return the countries whose shipped names are printed without accents, so that added names are printed so too."""
    marked: dict[str, list[bool]] = {}
    for country, name in base.execute("SELECT country, name FROM places WHERE kind = 0"):
        marked.setdefault(country, []).append(not name.isascii() and name != without_marks(name))
    few = {country for country, marks in marked.items() if sum(marks) <= _FEW * len(marks)}
    return frozenset(few - LATIN_WITH_MARKS)


def _batches(rows: Iterator[Feature]) -> Iterator[list[Feature]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
