"""GeoPackage: the features of the GeoJSON export as one file with layers, which QGIS opens without a question.

What only a party claims is a layer of its own, so that no count or style takes it for what is reported. Columns have
types (moments, days, numbers, yes or no), so that QGIS's temporal controller takes ``start`` and ``end`` as they are.
"""

from __future__ import annotations

import sqlite3
import struct
import tempfile
import threading
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError
from pyogrio.raw import write

from factbox.errors import UsageError
from factbox.publish.exports import Row
from factbox.publish.formats.geojson import find_features
from factbox.publish.formats.options import Options
from factbox.publish.wording import iso_moment
from factbox.records import View

LAYERS = {
    "control": ("control", False, "Who holds what, from when to when."),
    "control_claimed": ("control", True, "Who holds what, by the word of a party in its own favour alone."),
    "events": ("event", False, "What happened otherwise."),
    "events_claimed": ("event", True, "What happened otherwise, by the word of a party in its own favour alone."),
}
"""Each layer: which features are in it (``layer`` and ``only_claimed`` of the GeoJSON), and what it says of itself."""

_MOMENTS = ("start", "end", "first_known")
_DAYS = ("from_earliest", "from_latest", "last_affirmed")
_NUMBERS = ("low", "best", "high")
_TRUTHS = ("only_claimed", "lasts", "stale")
COLUMNS = (
    "id", "kind", "title", "said_by", "status", "only_claimed", "look", "place", "place_id", "place_kind", "position",
    "admin1", "country", "holder", "change", "extent", "start", "end", "lasts", "from_earliest", "from_latest",
    "last_affirmed", "stale", "first_known", "low", "best", "high", "unit", "given_together", "notes", "claims",
)  # fmt: skip
"""The columns of every layer, named as in the GeoJSON; an empty layer has them too, so that a style finds them."""

_ONE_AT_A_TIME = threading.Lock()
"""GDAL's settings are one for all threads, and a page may be asked for two files at once."""

_UTC = 100
"""GDAL's number for UTC."""

_VERSION = "1.3"
"""Of GeoPackage: a QGIS of before 2023 calls a newer one only partly supported. It wants thousandths of a second."""


def write_geopackage(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the layers of :data:`LAYERS` that are not empty, and return a note on what is not in them."""
    features, notes = find_features(view, "geopackage", options)
    with _ONE_AT_A_TIME:
        _write_layers(view, stream, features)
    return notes


def _write_layers(view: View, stream: BinaryIO, features: Sequence[Row]) -> None:
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": iso_moment(view.known).replace("Z", ".000Z")})  # not the clock
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "factbox.gpkg"  # GDAL adds layers only to a file that it can open again
            for layer, (kind, claimed, about) in LAYERS.items():
                _add_layer(file, layer, about, [f for f in features if _belongs(f["properties"], kind, claimed)])
            stream.write(_read_whole(file, len(features)))
    except (DataSourceError, DataLayerError, FeatureError, sqlite3.Error) as error:
        raise UsageError(f"cannot write the GeoPackage: {error}; is there room in {tempfile.gettempdir()}?") from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _read_whole(file: Path, rows: int) -> bytes:
    """Return the file, after a look with another reader: GDAL may meet a full disk and go on without a word.

    Raises:
        DataSourceError: rows are missing, or a layer lacks a trigger or an index that the others have.
    """
    with closing(sqlite3.connect(file)) as package:
        found = sum(package.execute(f"select count(*) from {layer}").fetchone()[0] for layer in LAYERS)  # noqa: S608
        schema = "select count(*) from sqlite_master where tbl_name = ?"
        parts = {package.execute(schema, [layer]).fetchone()[0] for layer in LAYERS}
    if found != rows or len(parts) != 1:
        raise DataSourceError("it is not whole")
    return file.read_bytes()


def _belongs(properties: Any, kind: str, claimed: bool) -> bool:  # noqa: FBT001
    return bool(properties["layer"] == kind and properties["only_claimed"] is claimed)


def _add_layer(file: Path, layer: str, about: str, features: Sequence[Row]) -> None:
    """Add one layer to the file."""
    rows: list[Any] = [{**_properties(feature), "id": feature["id"]} for feature in features]
    arrays = [_column(name, [row[name] for row in rows]) for name in COLUMNS]
    write(
        file,
        np.array([_point(feature["geometry"]) for feature in features], dtype=object),
        field_data=[array for array, _ in arrays],
        fields=COLUMNS,
        field_mask=[missing for _, missing in arrays],
        layer=layer,
        driver="GPKG",
        geometry_type="Point",
        crs="EPSG:4326",
        append=file.exists(),
        gdal_tz_offsets={name: np.full(len(rows), _UTC) for name in _MOMENTS},
        dataset_options={"VERSION": _VERSION} if not file.exists() else None,
        layer_options={"DESCRIPTION": about, "GEOMETRY_NAME": "geom", "DATETIME_PRECISION": "MILLISECOND"},
    )


def _properties(feature: Row) -> dict[str, Any]:
    properties: Any = feature["properties"]
    return dict(properties)


def _column(name: str, values: list[Any]) -> tuple[Any, Any]:
    """Return a column as an array of its type, and where it is empty."""
    empty = np.array([value is None or value == "" for value in values], dtype=bool)
    if name in _MOMENTS:
        moments = [datetime.fromisoformat(v).astimezone(UTC).replace(tzinfo=None) if v else None for v in values]
        return np.array(moments, dtype="datetime64[ms]"), empty
    if name in _DAYS:
        return np.array([date.fromisoformat(v) if v else None for v in values], dtype="datetime64[D]"), empty
    if name in _NUMBERS:
        return np.array([np.nan if v is None else v for v in values], dtype=np.float64), empty
    return np.array(values, dtype=bool if name in _TRUTHS else object), empty


def _point(geometry: Any) -> bytes | None:
    """Return a point as well-known binary; None where the position is not known."""
    if geometry is None:
        return None
    longitude, latitude = geometry["coordinates"]
    return struct.pack("<BIdd", 1, 1, longitude, latitude)
