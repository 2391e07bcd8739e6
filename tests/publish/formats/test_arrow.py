"""Arrow tables and Parquet, as duckdb, polars and pyarrow read them: the rows of the contract's exports, typed."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars
import pyarrow as pa
import pytest
from tests.publish.formats.made import claim, event, named, view_of, with_text, written, written_bytes

import factbox
from factbox.publish.exports import EXPORTS
from factbox.publish.formats import Options
from factbox.records import Mention, Span, View


def in_text(value: Any) -> str:
    """Return a value of a table as the contract's CSV has it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


@pytest.mark.parametrize("name", ["control", "events", "counts"])
def test_polars_reads_the_rows_of_the_csv(view: View, name: str) -> None:
    frame = polars.read_parquet(io.BytesIO(written_bytes(view, f"{name}.parquet")[0]))
    rows = list(csv.DictReader(io.StringIO(written(view, name)[0], newline=""), strict=True))
    assert [{column: in_text(value) for column, value in row.items()} for row in frame.to_dicts()] == rows
    assert rows


@pytest.mark.parametrize("name", EXPORTS)
def test_duckdb_reads_the_same_table_as_pyarrow(view: View, name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.parquet"
    file.write_bytes(written_bytes(view, f"{name}.parquet")[0])
    found = duckdb.connect()
    found.execute("set timezone = 'UTC'")
    ids = found.execute("select * from read_parquet(?)", [str(file)])
    table = getattr(factbox.view_tables(view), name)
    assert [column[0] for column in ids.description] == list(EXPORTS[name].columns) == table.column_names
    assert [tuple(row.values()) for row in table.to_pylist()] == ids.fetchall()


def test_claims_have_the_values_of_the_view(view: View) -> None:
    rows = factbox.view_tables(view, private_names=True).claims.to_pylist()
    told = [json.loads(line) for line in written(view, "claims")[0].splitlines()]
    for row, wanted in zip(rows, told, strict=True):
        assert row["quote"] == wanted["quote"]
        assert (row["stance"], row["type"], row["via"]) == (wanted["stance"], wanted["type"], wanted["via"])
        assert in_text(row["valid_from"]) == wanted["valid_from"]
        assert (row["quantity"] or {}).get("best") == (wanted["quantity"] or {}).get("best")


def test_days_moments_and_lists_have_their_types(view: View) -> None:
    schema = factbox.view_tables(view).control.schema
    assert schema.field("began_latest").type == pa.date32()
    assert schema.field("first_known").type == pa.timestamp("s", tz="UTC")
    assert schema.field("claims").type == pa.list_(pa.string())
    assert schema.metadata == {b"factbox.table": b"control", b"factbox.known": b"2031-05-13T23:59:59Z"}


def test_only_claimed_is_told_apart_by_its_status(view: View) -> None:
    table = polars.from_arrow(factbox.view_tables(view).control)
    assert isinstance(table, polars.DataFrame)
    counted = dict(table.group_by("status").len().iter_rows())
    assert counted["claimed"] == sum(row.status == "claimed" for row in view.control) > 0


def test_private_names_are_blacked_out_and_offsets_stay_right() -> None:
    words = "Jan Example, a shopkeeper in Farah"
    said = Mention(Span(0, len(words)), words, "speaker", name="a shopkeeper in Farah")
    toll = claim("a", "attributed", clause="one", speaker=said)
    victim = claim("b", clause="one", type="killing.civilians", recipient=named("Ole Sample", hint="name"))
    view = with_text(view_of([toll, victim], events=(event(victim),)), f"{words}, saw Ole Sample fall, Example said.")
    tables = factbox.view_tables(view)
    text = json.dumps([tables.claims.to_pylist(), tables.events.to_pylist()], default=str)
    assert "Example" not in text
    assert "Sample" not in text
    row = tables.claims.to_pylist()[0]
    assert len(row["quote"]) == row["end"] - row["start"]
    assert b"Jan Example" in written_bytes(view, "claims.parquet", Options(private_names=True))[0]


def test_half_a_character_does_not_stop_the_table() -> None:
    one = claim("a")
    view = with_text(view_of([one]), "broken \ud83d here")
    assert factbox.view_tables(view).claims.to_pylist()[0]["quote"] == "broken \N{REPLACEMENT CHARACTER} here"
