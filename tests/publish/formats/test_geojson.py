"""The map: GeoJSON as its standard has it, the view's values, and times that a temporal controller can use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from tests.publish.formats.made import HERAT, KABUL, claim, day, event, exactly, known_place, loaded, view_of, written

from factbox.records import Days, Place, View


def check_geojson(collection: dict[str, Any]) -> None:
    """Check a document against RFC 7946: a FeatureCollection of points, or of features without a geometry."""
    assert collection["type"] == "FeatureCollection"
    assert not {"crs", "geometry", "properties", "coordinates"} & set(collection)
    ids = [feature["id"] for feature in collection["features"]]
    assert len(set(ids)) == len(ids)
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str | int)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert set(feature["geometry"]) == {"type", "coordinates"}
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def features(view: View) -> list[dict[str, Any]]:
    collection = loaded(view, "geojson")
    check_geojson(collection)
    return collection["features"]


def at(view: View, place: Place) -> dict[str, Any]:
    [properties] = [f["properties"] for f in features(view) if f["properties"]["place_id"] == place.id]
    return properties


def test_the_features_are_the_rows_of_the_view(view: View) -> None:
    found = [f["properties"] for f in features(view)]
    told = [row for row in view.control if row.status not in ("predicted", "denied", "retracted")]
    states = [p for p in found if p["layer"] == "control"]
    assert [(p["place"], p["kind"], p["holder"], p["change"], p["status"], p["claims"]) for p in states] == [
        (row.place.name, row.state, row.holder, row.change, row.status, " ".join(row.claims)) for row in told
    ]
    events = {p["claims"]: p for p in found if p["layer"] == "event"}
    assert set(events) == {"bomb", "flight", "odd", "strike", "freed", "arrest"}
    assert (events["bomb"]["best"], events["bomb"]["unit"], events["flight"]["low"]) == (8, "killed", 1500)
    assert len({tuple(p) for p in found}) == 1  # every feature has the same properties, so that a table has no gaps


def test_what_is_not_on_the_map_is_told(view: View) -> None:
    left = (
        "states forecast, denied or withdrawn (3); events with no place (1); events forecast, denied or withdrawn (1)"
    )
    assert written(view, "geojson")[1] == (
        f"geojson: left out: {left}",
        f"geojson: without a point, as their position is not known ({len(features(view))})",
    )


def test_a_state_begins_when_it_had_surely_begun_and_is_drawn_to_its_end_or_to_the_day_of_the_view(view: View) -> None:
    states = [f["properties"] for f in features(view) if f["properties"]["layer"] == "control"]
    found = {(one["place"], one["claims"]): one for one in states}
    assert len(found) == len(view.control) - 3
    for row in view.control:
        shown = found.get((row.place.name, " ".join(row.claims)))
        if shown is None:
            continue
        start, end = moment(shown["start"]), moment(shown["end"])
        assert start is not None
        assert start.date() == row.began.last
        assert end is not None
        assert end.date() == (row.ended or view.known.date())
        assert shown["lasts"] is (row.ended is None)
        assert shown["from_earliest"] == (row.began.first.isoformat() if row.began.first else None)


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        (day(5), date(2031, 5, 5), date(2031, 5, 5)),
        (day(5, 9), date(2031, 5, 5), date(2031, 5, 9)),
        (Days(None, date(2031, 5, 9), "by"), date(2031, 5, 9), date(2031, 5, 9)),
    ],
)
def test_an_event_is_drawn_on_the_days_on_which_it_may_have_been(days: Days, start: date, end: date) -> None:
    one = claim("a", days=days)
    shown = at(view_of([one], events=(event(one),)), KABUL)
    first, last = moment(shown["start"]), moment(shown["end"])
    assert first is not None
    assert last is not None
    assert (first.date(), last.date()) == (start, end)
    assert first < last  # a day has a length, or a frame would step over it
    assert first.tzinfo is not None


def test_what_is_only_claimed_looks_different(view: View) -> None:
    looks = {f["properties"]["status"]: f["properties"] for f in features(view)}
    assert (looks["claimed"]["look"], looks["claimed"]["only_claimed"]) == ("hollow", True)
    assert (looks["disputed"]["look"], looks["disputed"]["only_claimed"]) == ("dashed", False)
    for status in ("reported", "corroborated", "admitted"):
        assert (looks[status]["look"], looks[status]["only_claimed"]) == ("solid", False)
    assert len({looks[status]["marker-color"] for status in ("claimed", "disputed", "reported")}) == 3


def test_a_claim_that_somebody_denies_is_still_only_claimed(sample) -> None:
    voices = (sample.voice("a", "party", "o"), sample.voice("b", "denial", "p"))
    claims = [claim("a", "claimed", quantity=None, type="territory.capture"), claim("b", "denied", quantity=None)]
    row = sample.row(KABUL, "held", "Taliban", "taken", day(5), "disputed", *voices)
    assert at(view_of(claims, control=(row,)), KABUL)["look"] == "hollow"


def test_points_are_where_the_gazetteer_has_them_and_say_what_they_stand_for() -> None:
    post = replace(KABUL, id="local:post", name="police post (Kabul)", kind="facility")
    nowhere = Place("local:oak", "Little Oak", "city", "", "AF")
    places = (KABUL, known_place("Logar", kind="province"), post, nowhere)
    claims = [claim(str(number), where=place) for number, place in enumerate(places)]
    view = view_of(claims, events=tuple(map(event, claims)))
    found = {f["properties"]["place"]: f for f in features(view)}
    assert {name: (f["properties"]["position"], f["properties"]["place_kind"]) for name, f in found.items()} == {
        "Kabul": ("point", "city"), "Logar": ("area", "province"), "police post (Kabul)": ("within", "facility"),
        "Little Oak": ("unknown", "city"),
    }  # fmt: skip
    assert found["Kabul"]["geometry"]["coordinates"] == [KABUL.longitude, KABUL.latitude]
    assert found["Little Oak"]["geometry"] is None
    assert written(view, "geojson")[1] == ("geojson: without a point, as their position is not known (1)",)


def test_a_number_for_several_places_is_not_drawn_at_each() -> None:
    claims = [claim("a", clause="one clause"), claim("b", clause="one clause", where=HERAT)]
    for place in (KABUL, HERAT):
        shown = at(view_of(claims, events=tuple(map(event, claims))), place)
        assert (shown["low"], shown["best"], shown["given_together"]) == (None, None, "Herat and Kabul")
    alone = claim("c", quantity=exactly(3))
    assert at(view_of([alone], events=(event(alone),)), KABUL)["best"] == 3
