"""The GeoPackage as GDAL reads it: the values of the view, typed, and what is only claimed in layers of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from pyogrio.raw import read
from tests.publish.formats.made import (
    HERAT,
    KABUL,
    claim,
    day,
    event,
    loaded,
    named,
    view_of,
    with_text,
    written,
    written_bytes,
)

from factbox.publish.formats import Options
from factbox.publish.formats.geopackage import COLUMNS, LAYERS
from factbox.records import Place, View


def layers(view: View, folder: Path, options: Options | None = None) -> dict[str, list[dict[str, Any]]]:
    """Write the view and return the rows of each layer as GDAL reads them."""
    file = folder / "made.gpkg"
    file.write_bytes(written_bytes(view, "geopackage", options)[0])
    assert [name for name, _ in pyogrio.list_layers(file)] == list(LAYERS)
    return {name: list(rows(file, name)) for name in LAYERS}


def rows(file: Path, layer: str) -> Iterator[dict[str, Any]]:
    meta, _, points, columns = read(file, layer=layer)
    assert (meta["geometry_type"], meta["crs"]) == ("Point", "EPSG:4326")
    for number, point in enumerate(points):
        values = {name: column[number] for name, column in zip(meta["fields"], columns, strict=True)}
        yield {name: None if value != value else value for name, value in values.items()} | {"point": point}


def test_every_feature_of_the_geojson_is_in_one_layer_with_the_same_values(view: View, tmp_path: Path) -> None:
    found = {row["id"]: row for rows_ in layers(view, tmp_path).values() for row in rows_}
    features = {feature["id"]: feature["properties"] for feature in loaded(view, "geojson")["features"]}
    assert set(found) == set(features)
    for name, properties in features.items():
        for column in set(COLUMNS) - {"id"}:
            wanted, got = properties[column], found[name][column]
            if column in ("start", "end", "first_known") and wanted:
                wanted, got = wanted.removesuffix("Z"), str(got).removesuffix(".000")
            assert (str(got) if column.startswith(("from_", "last_")) and wanted else got) == (
                None if wanted == "" else wanted
            ), column


def test_what_is_only_claimed_is_in_no_layer_with_what_is_reported(view: View, tmp_path: Path) -> None:
    for name, found in layers(view, tmp_path).items():
        _, claimed, _ = LAYERS[name]
        assert found or claimed, name
        assert {bool(row["only_claimed"]) for row in found} <= {claimed}
        assert {row["status"] == "claimed" for row in found} <= ({True, False} if claimed else {False})


def test_columns_have_types_that_a_temporal_controller_takes(view: View, tmp_path: Path) -> None:
    layers(view, tmp_path)
    info = pyogrio.read_info(tmp_path / "made.gpkg", layer="control")
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert list(types) == list(COLUMNS)
    assert (types["start"], types["end"], types["from_latest"]) == ("OFTDateTime", "OFTDateTime", "OFTDate")
    assert (types["best"], types["holder"]) == ("OFTReal", "OFTString")
    assert info["layer_metadata"]["DESCRIPTION"] == LAYERS["control"][2]


def test_points_are_where_the_gazetteer_has_them_and_an_unknown_place_has_none(tmp_path: Path) -> None:
    nowhere = Place("local:oak", "Little Oak", "city", "", "AF")
    claims = [claim("a", where=HERAT), claim("b", where=nowhere)]
    view = view_of(claims, events=tuple(map(event, claims)))
    there, none = layers(view, tmp_path)["events"]
    [[x, y]] = points_of(tmp_path / "made.gpkg")
    assert (there["place"], x, y) == ("Herat", HERAT.longitude, HERAT.latitude)
    assert (none["place"], none["point"]) == ("Little Oak", None)


def points_of(file: Path) -> list[list[float]]:
    """Return the coordinates as GDAL itself writes them, after turning the layer into GeoJSON."""
    meta, _, points, _ = read(file, layer="events", columns=[])
    out = file.with_suffix(".json")
    pyogrio.raw.write(out, points, [], [], driver="GeoJSON", geometry_type="Point", crs=meta["crs"])
    features = json.loads(out.read_text())["features"]
    return [feature["geometry"]["coordinates"] for feature in features if feature["geometry"]]


def test_the_geojson_itself_is_read_by_gdal_with_the_same_rows(view: View, tmp_path: Path) -> None:
    file = tmp_path / "made.geojson"
    file.write_text(written(view, "geojson")[0], encoding="utf-8")
    info = pyogrio.read_info(file)
    assert info["features"] == len(loaded(view, "geojson")["features"])
    types = dict(zip(info["fields"], info["ogr_types"], strict=True))
    assert (types["start"], types["from_latest"]) == ("OFTDateTime", "OFTDate")


def test_a_private_name_is_not_in_the_file_unless_asked_for(tmp_path: Path) -> None:
    one = claim("a", type="killing.civilians", recipient=named("Jan Example", hint="name"))
    odd = claim("b", type="other", quantity=None, recipient=named("Jan Example", hint="name"))
    view = with_text(view_of([one, odd], events=(event(one), event(odd))), "Jan Example was shot.")
    shown = Options(private_names=True)
    assert b"Example" not in written_bytes(view, "geopackage")[0]
    assert b"Jan Example" in written_bytes(view, "geopackage", shown)[0]


def test_what_is_left_out_is_told(view: View) -> None:
    told = written_bytes(view, "geopackage")[1]
    assert [note.replace("geopackage", "geojson") for note in told] == list(written(view, "geojson")[1])


def test_a_number_for_several_places_stands_at_none_of_them(tmp_path: Path) -> None:
    two = [claim("a", clause="one", where=KABUL), claim("b", clause="one", where=HERAT)]
    found = layers(view_of(two, events=tuple(map(event, two))), tmp_path)["events"]
    assert {row["best"] for row in found} == {None}
    assert {row["given_together"] for row in found} == {"Herat and Kabul"}


@pytest.mark.parametrize("status", ["predicted", "denied", "retracted"])
def test_what_did_not_happen_is_not_in_the_file(status: str, tmp_path: Path) -> None:
    one = claim("a", days=day(5))
    found = layers(view_of([one], events=(replace(event(one), status=status),)), tmp_path)
    assert not any(found.values())
