"""GeoJSON (RFC 7946): states of control and events as points with a beginning and an end, for a map that moves in time.

``start`` and ``end`` are moments in UTC, which QGIS reads as dates. A state is drawn from the day on which it had
surely begun, so that no place falls on the map before it is known to have fallen, to the day on which it ended. One
that lasts is drawn to the day of the view, as nothing is known beyond it, and has ``lasts``; without an ``end`` the
temporal controller of QGIS 3.22 (GDAL 3.6) would never draw it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Literal, TextIO

from factbox.publish.attribution import WEAK, is_weak
from factbox.publish.citations import Citations
from factbox.publish.document import Line, dump_json
from factbox.publish.exports import Row
from factbox.publish.formats.candidates import Candidate, find_candidates, last_day
from factbox.publish.formats.options import Options, left_out
from factbox.publish.formats.tolls import Clauses
from factbox.publish.privacy import Names
from factbox.publish.sections import control_line
from factbox.publish.wording import iso_day, iso_moment
from factbox.records import Control, Event, Place, Status, View, content_id

Look = Literal["solid", "hollow", "dashed"]

_STROKES: dict[Look, str] = {"solid": "#1b4965", "hollow": "#9a9a9a", "dashed": "#c1121f"}
"""Colours of the simplestyle convention, which web maps use as they are: borne, only claimed, disputed."""

_NO_NUMBER: Row = {"low": None, "best": None, "high": None, "unit": "", "given_together": ""}
_AREAS = ("district", "province", "region", "country")


def write_geojson(view: View, stream: TextIO, options: Options) -> tuple[str, ...]:
    """Write one feature a line inside one collection, and return a note on what is not on the map.

    What is forecast, denied or taken back is left out. A place whose position is not known is a feature without a
    point, which a map lists and does not draw.
    """
    features, notes = find_features(view, "geojson", options)
    stream.write(f'{{"type": "FeatureCollection", "name": {dump_json(f"factbox {iso_moment(view.known)}")},\n')
    stream.write('"features": [\n' + ",\n".join(map(dump_json, features)) + "\n]}\n")
    return notes


def find_features(view: View, export: str, options: Options) -> tuple[list[Row], tuple[str, ...]]:
    """Return the features of a map, and the notes of an export of that name on what is not on it."""
    missing: Counter[str] = Counter()
    features = [*_states(view, missing), *_events(view, Names(view, shown=options.private_names), missing)]
    unplaced = sum(feature["geometry"] is None for feature in features)
    undrawn = (f"{export}: without a point, as their position is not known ({unplaced})",) if unplaced else ()
    return features, (*left_out(export, missing), *undrawn)


def _states(view: View, missing: Counter[str]) -> list[Row]:
    citations = Citations(view)
    told = [row for row in view.control if row.status == "claimed" or row.status not in WEAK]
    missing["states forecast, denied or withdrawn"] += len(view.control) - len(told)
    return [_state(view, row, control_line(view, citations, row)) for row in told]


def _state(view: View, row: Control, line: Line) -> Row:
    start = row.began.last or row.began.first or (row.first_known.date() if row.first_known else None)
    today = max(day for day in (start, view.valid, view.known.date()) if day)
    properties = {
        **_common("control", row.place, line, row.status, only_claimed=is_weak(row)),
        "kind": row.state,
        "holder": row.holder,
        "change": row.change,
        "extent": row.extent,
        **_span(start, row.ended or today),
        "lasts": row.ended is None,
        "from_earliest": iso_day(row.began.first) or None,
        "from_latest": iso_day(row.began.last) or None,
        "last_affirmed": iso_day(row.last_affirmed) or None,
        "stale": row.stale,
        "first_known": iso_moment(row.first_known) or None,
        **_NO_NUMBER,
        "claims": " ".join(row.claims),
    }
    return _feature(content_id("geojson", row.place.id, row.state, row.holder, *row.claims), row.place, properties)


def _events(view: View, names: Names, missing: Counter[str]) -> list[Row]:
    features = []
    clauses = Clauses(view)
    for candidate in find_candidates(view):
        event = candidate.record
        if isinstance(event, Control):
            continue
        if not candidate.told:
            missing["events forecast, denied or withdrawn"] += 1
        elif event.place is None:
            missing["events with no place"] += 1
        else:
            line = names.hide_in(candidate.line, view.report(candidate.claims[0].report_id))
            hidden = replace(candidate, line=line)
            features.append(_event(view, clauses, hidden, event, event.place))
    return features


def _event(view: View, clauses: Clauses, candidate: Candidate, event: Event, place: Place) -> Row:
    last = last_day(view, candidate)
    properties = {
        **_common("event", place, candidate.line, event.status, only_claimed=candidate.only_claimed),
        "kind": event.type,
        "holder": "",
        "change": "",
        "extent": "",
        **_span(event.days.first or last, last or event.days.first),
        "lasts": False,
        "from_earliest": iso_day(event.days.first) or None,
        "from_latest": iso_day(event.days.last) or None,
        "last_affirmed": None,
        "stale": False,
        "first_known": None,
        **_numbers(clauses, candidate, event),
        "claims": " ".join(event.claims),
    }
    return _feature(event.id, place, properties)


def _numbers(clauses: Clauses, candidate: Candidate, event: Event) -> Row:
    """Return how many; a number of dead that one clause gives for several places is not written at each of them."""
    places = clauses.together(candidate)
    if places:
        return {**_NO_NUMBER, "unit": event.unit, "given_together": places}
    return {"low": event.low, "best": event.best, "high": event.high, "unit": event.unit, "given_together": ""}


def _common(layer: str, place: Place, line: Line, status: Status, *, only_claimed: bool) -> Row:
    look: Look = "hollow" if only_claimed else "dashed" if status == "disputed" else "solid"
    return {
        "layer": layer,
        "place": place.name,
        "place_id": place.id,
        "place_kind": place.kind,
        "position": _position(place),
        "admin1": place.admin1,
        "country": place.country,
        "title": f"{line.place}: {line.sentence}",
        "said_by": line.attribution,
        "notes": "; ".join(line.notes),
        "status": status,
        "only_claimed": only_claimed,
        "look": look,
        "marker-color": _STROKES[look],
        "marker-size": "small" if look == "hollow" else "medium",
    }


def _position(place: Place) -> str:
    """Say what the point stands for.

    ``point``: the place itself. ``within``: a building that no gazetteer has, drawn at the town it lies in. ``area``:
    somewhere in a district, province, region or country. ``unknown``: there is no point.
    """
    if place.latitude is None or place.longitude is None:
        return "unknown"
    if place.kind in _AREAS:
        return "area"
    return "within" if place.kind == "facility" and place.id.startswith("local:") else "point"


def _span(start: date | None, end: date | None) -> Row:
    """Return the first moment of one day and the last of another, as moments; empty where there is no bound."""
    return {
        "start": f"{start.isoformat()}T00:00:00Z" if start else None,
        "end": f"{end.isoformat()}T23:59:59Z" if end else None,
    }


def _feature(name: str, place: Place, properties: Row) -> Row:
    known = _position(place) != "unknown"
    point = {"type": "Point", "coordinates": [place.longitude, place.latitude]} if known else None
    return {"type": "Feature", "id": name, "geometry": point, "properties": properties}
