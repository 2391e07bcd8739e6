"""Measure the resolving of places on a user's own geoparsing gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from factbox.errors import UsageError
from factbox.knowledge.places import Gazetteer, open_gazetteer
from factbox.language.toponyms import find_toponyms
from factbox.records import Mention, Place, Report, Span, content_id
from factbox.resolve.places import PlaceAnswer, resolve_places

NEAR = 161.0
"""Kilometres (100 miles) within which an answer is right, as usual in the field (Acc@161km)."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place named in a text, as the gold has it.

    Attributes:
        mention: the words and where they stand.
        latitude, longitude: where the place is.
        geonameid: its GeoNames number; empty if the gold has none.
        country: the name of its country; empty if the gold has none.
    """

    mention: Mention
    latitude: float
    longitude: float
    geonameid: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and its toponyms; those without a position are not judged and only give context."""

    report: Report
    toponyms: tuple[Toponym, ...]
    mentions: tuple[Mention, ...]


def evaluate_places(path: Path) -> dict[str, float | int]:
    """Return how well places are resolved, given the mentions and from raw text.

    Args:
        path: JSON Lines, one text a line: ``text``, ``toponyms`` (``start``, ``end``, ``phrase``, ``lat``, ``lon``, and
            where known ``geonameid`` and ``country``, by name) and where known ``url`` and ``title``. LGL, GeoVirus and
            others come in this shape; docs/places.md says how. Several corpora may share a file.

    Returns:
        Counts, and shares of all toponyms with a position, an unresolved one counting as wrong. ``within_161km``: the
        answer lies within 161 km, or names a country and the gold lies in it. ``country``: the answer's country is the
        gold's, by code. ``raw_...``: the same where the program had to find the names itself; ``raw_precision`` is the
        share of the names it found that the gold has too.

    Raises:
        UsageError: the file is not of this shape.
    """
    gazetteer = open_gazetteer()
    given, raw = _Tally(gazetteer), _Tally(gazetteer)
    found = right = texts = 0
    for gold in read_gold(path):
        texts += 1
        given.judge(gold.toponyms, resolve_places(gold.mentions, gold.report, gazetteer))
        spans = find_toponyms(gold.report.text, gazetteer, peoples=True)
        mentions = [Mention(s, gold.report.text[s.start : s.end], "place") for s in spans]
        raw.judge(gold.toponyms, resolve_places(mentions, gold.report, gazetteer))
        found += len(spans)
        right += sum(any(s.overlaps(m.span) for m in gold.mentions) for s in spans)
    return {
        "texts": texts,
        "toponyms": given.total,
        **given.shares(""),
        **raw.shares("raw_"),
        "raw_found": found,
        "raw_precision": round(right / max(1, found), 4),
    }


def read_gold(path: Path) -> Iterator[GoldText]:
    """Yield the texts of a gold file; raises UsageError for a line that is not of its shape."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _gold_text(json.loads(line))
                except (KeyError, TypeError, ValueError) as error:
                    raise UsageError(
                        f"{path}, line {number}: no geoparsing gold ({error!r}); see docs/places.md."
                    ) from error


def _gold_text(row: dict[str, Any]) -> GoldText:
    text = row["text"]
    report = Report(
        id=content_id(text),
        file=str(row.get("id") or ""),
        text=text,
        url=row.get("url") or "",
        title=row.get("title") or "",
    )
    mentions = tuple(_mention(item, text) for item in row["toponyms"])
    toponyms = (
        Toponym(mention, item["lat"], item["lon"], str(item.get("geonameid") or ""), item.get("country") or "")
        for mention, item in zip(mentions, row["toponyms"], strict=True)
        if item["lat"] is not None and item["lon"] is not None
    )
    return GoldText(report, tuple(toponyms), mentions)


def _mention(item: dict[str, Any], text: str) -> Mention:
    """Return a gold mention; some corpora count offsets from one, which the phrase gives away."""
    start, end = item["start"], item["end"]
    if text[start:end] != item["phrase"] and text[start - 1 : end - 1] == item["phrase"]:
        start, end = start - 1, end - 1
    return Mention(Span(start, end), item["phrase"], "place")


class _Tally:
    """Counts what was right."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.total = self.near = self.countries = self.in_country = self.unresolved = 0

    def judge(self, gold: tuple[Toponym, ...], answers: tuple[PlaceAnswer, ...]) -> None:
        """Count the toponyms of one text."""
        by_start = sorted((a for a in answers if a.place is not None), key=lambda a: a.mention.span)
        for toponym in gold:
            place = next((a.place for a in by_start if a.mention.span.overlaps(toponym.mention.span)), None)
            self._judge_one(toponym, place)

    def _judge_one(self, toponym: Toponym, place: Place | None) -> None:
        country = _country_of(toponym, self.gazetteer)
        self.total += 1
        self.countries += country != ""
        if place is None:
            self.unresolved += 1
            return
        self.near += _is_right(place, toponym, country)
        self.in_country += place.country == country != ""

    def shares(self, prefix: str) -> dict[str, float | int]:
        """Return the shares, rounded to four digits."""
        return {
            f"{prefix}within_161km": round(self.near / max(1, self.total), 4),
            f"{prefix}country": round(self.in_country / max(1, self.countries), 4),
            f"{prefix}unresolved": round(self.unresolved / max(1, self.total), 4),
        }


def _is_right(place: Place, toponym: Toponym, country: str) -> bool:
    if place.kind == "country" and toponym.geonameid:
        return place.id == f"gn:{toponym.geonameid}"
    if place.kind == "country":
        return place.country == country
    if place.latitude is None or place.longitude is None:
        return False
    return _kilometres(place.latitude, place.longitude, toponym.latitude, toponym.longitude) <= NEAR


def _country_of(toponym: Toponym, gazetteer: Gazetteer) -> str:
    """Return the code of the gold's country: by its name, else that of the nearest city; empty for the high seas."""
    if toponym.country:
        named = [e for e in gazetteer.candidates(toponym.country) if e.place.kind == "country"]
        return named[0].place.country if named else ""
    return _nearest_country(toponym.latitude, toponym.longitude, gazetteer) if not toponym.geonameid else ""


def _nearest_country(latitude: float, longitude: float, gazetteer: Gazetteer) -> str:
    cells = _cities_by_cell(gazetteer)
    row, column = int(latitude // 1), int(longitude // 1)
    for reach in range(1, 6):
        ring = ((row + y, column + x) for y in range(-reach, reach + 1) for x in range(-reach, reach + 1))
        near = [(_kilometres(latitude, longitude, a, b), code) for c in ring for a, b, code in cells.get(c, ())]
        if near:
            return min(near)[1]
    return ""


@cache
def _cities_by_cell(gazetteer: Gazetteer) -> dict[tuple[int, int], list[tuple[float, float, str]]]:
    cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
    for latitude, longitude, code in gazetteer.cities():
        cells.setdefault((int(latitude // 1), int(longitude // 1)), []).append((latitude, longitude, code))
    return cells


def _kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return the great-circle distance, by the haversine formula with a radius of 6,371 km."""
    north = radians(other_latitude - latitude) / 2
    east = radians(other_longitude - longitude) / 2
    half = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, half)))
