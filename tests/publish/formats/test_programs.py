"""Exports opened by the programs that they are for, where these are installed: the values are those of the view."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.publish.formats.made import HERAT, KABUL, claim, day, event, loaded, view_of, written, written_bytes
from tests.publish.formats.payloads import formulas
from tests.publish.formats.programs import needs_calc, open_in_calc, open_in_qgis
from tests.publish.formats.test_formats import CSV, EARLIER, view_of_payloads

from factbox.publish.changes import compare_views
from factbox.publish.changes_forms import write_csv
from factbox.publish.formats.geopackage import COLUMNS, LAYERS
from factbox.records import Verdict, View

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.csv"))


def tables(view: View) -> dict[str, str]:
    """Return every CSV of a view."""
    changes = io.StringIO(newline="")
    write_csv(compare_views(View(EARLIER, None, None, (), (), Verdict()), view), changes)
    return {"changes": changes.getvalue(), **{name: written(view, name)[0] for name in CSV}}


def strictly(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def same(shown: str, wanted: str) -> bool:
    """Say whether a spreadsheet's cell has a value: the same text or day, or the same number."""
    try:
        return shown == wanted or float(shown) == float(wanted)
    except ValueError:
        return False


def differing(shown: list[list[str]], wanted: list[list[str]]) -> list[tuple[str, str]]:
    assert len(shown) >= len(wanted)
    padded = ([*row, *[""] * len(wanted[0])] for row in shown)
    pairs = ((s, w) for row, right in zip(padded, wanted, strict=False) for s, w in zip(row, right, strict=False))
    return [(s, w) for s, w in pairs if not same(s, w)]


@needs_calc
def test_a_spreadsheet_shows_what_a_strict_reader_reads(view: View, tmp_path: Path) -> None:
    texts = {f"{name}.csv": text for name, text in tables(view).items()}
    texts |= {f"example-{file.name}": file.read_text(encoding="utf-8") for file in EXAMPLES}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    shown = open_in_calc([tmp_path / name for name in texts], tmp_path)
    for name, text in texts.items():
        assert differing(shown[name], strictly(text)) == [], name


@needs_calc
@pytest.mark.parametrize("separators", [",", ",;"])
def test_a_spreadsheet_makes_no_formula_of_500_payloads(separators: str, tmp_path: Path) -> None:
    texts = {f"{name}.csv": text for name, text in tables(view_of_payloads()).items()}
    texts["raw.csv"] = "=1+1,=2+2\n"
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    shown = open_in_calc([tmp_path / name for name in texts], tmp_path, separators)
    assert [cell[:7] for cell in shown["raw.csv"][0][:2]] == ["FORMULA", "FORMULA"], "a formula would be seen"
    for name in texts.keys() - {"raw.csv"}:
        cells = [cell for row in shown[name] for cell in row]
        assert len(cells) > 1000
        assert not [cell for cell in cells if cell.startswith(("FORMULA", "Err:", "#"))], name
    if separators == ",":
        assert all(not differing(shown[name], strictly(texts[name])) for name in texts.keys() - {"raw.csv"})
        assert not any(formulas(texts[name]) for name in texts.keys() - {"raw.csv"})


# --- QGIS


def days_of(view: View) -> list[str]:
    last = view.known.date()
    return [(last - timedelta(days=back)).isoformat() for back in range(12, -2, -1)]


def drawn(properties: dict[str, Any], frame: str) -> bool:
    return bool(properties["start"][:10] <= frame <= properties["end"][:10])


def check_frames(told: dict[str, Any], features: dict[str, dict[str, Any]]) -> None:
    """Check that each day shows the features whose days it is one of, and that none is shown after the last."""
    for frame, names in told["frames"].items():
        assert sorted(names) == sorted(name for name, one in features.items() if drawn(one, frame)), frame
    assert any(told["frames"].values()) == bool(features)


def same_moment(shown: Any, wanted: Any) -> bool:
    """Say whether a value is the same; QGIS 3.22 tells the moments of a GeoPackage without their zone."""
    return bool(shown == wanted or (isinstance(wanted, str) and shown == wanted.removesuffix("Z")))


def by_id(view: View) -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature["properties"] for feature in loaded(view, "geojson")["features"]}


def test_qgis_reads_the_geojson_and_plays_it(view: View, tmp_path: Path) -> None:
    file = tmp_path / "made.geojson"
    file.write_text(written(view, "geojson")[0], encoding="utf-8")
    told = open_in_qgis(str(file), days_of(view))
    assert (told["valid"], told["warnings"]) == (True, [])
    assert (told["fields"]["start"], told["fields"]["end"]) == ("DateTime", "DateTime")
    features = by_id(view)
    for row in told["rows"]:
        wanted = features[row["id"]]
        for column in (
            "place",
            "kind",
            "holder",
            "status",
            "title",
            "said_by",
            "best",
            "lasts",
            "start",
            "from_latest",
        ):
            assert same_moment(row[column], wanted[column]), column
    assert len(told["rows"]) == len(features)
    check_frames(told, features)


def test_qgis_reads_the_layers_of_the_geopackage_and_plays_them(view: View, tmp_path: Path) -> None:
    file = tmp_path / "made.gpkg"
    file.write_bytes(written_bytes(view, "geopackage")[0])
    features, seen = by_id(view), set()
    for layer, (kind, claimed, _) in LAYERS.items():
        told = open_in_qgis(f"{file}|layername={layer}", days_of(view))
        assert (told["valid"], told["crs"], told["warnings"]) == (True, "EPSG:4326", []), layer
        assert set(COLUMNS) <= set(told["fields"])
        mine = {n: f for n, f in features.items() if (f["layer"], f["only_claimed"]) == (kind, claimed)}
        for row in told["rows"]:
            for column in ("place", "holder", "status", "title", "best", "lasts", "start", "end", "from_latest"):
                wanted = None if mine[row["id"]][column] == "" else mine[row["id"]][column]
                assert same_moment(row[column], wanted), column
        check_frames(told, mine)
        seen |= {row["id"] for row in told["rows"]}
    assert seen == set(features)


def test_qgis_draws_points_where_the_gazetteer_has_them(tmp_path: Path) -> None:
    claims = [claim("a", days=day(5)), claim("b", days=day(6), where=HERAT)]
    file = tmp_path / "made.geojson"
    file.write_text(written(view_of(claims, events=tuple(map(event, claims))), "geojson")[0], encoding="utf-8")
    told = open_in_qgis(str(file), [date(2031, 5, 5).isoformat()])
    assert told["crs"] == "EPSG:4326"
    points = {row["place"]: row["point"] for row in told["rows"]}
    assert points == {place.name: [place.longitude, place.latitude] for place in (KABUL, HERAT)}
    assert len(told["frames"]["2031-05-05"]) == 1
