"""Arrow tables of a view, for notebooks, and the same as Parquet files.

The columns are those of the contract's exports, in its order and meaning, with types: days are dates, moments are UTC
timestamps, ``claims`` is a list, a quantity is a struct, and what is empty is null.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from factbox.publish.exports import EXPORTS, Row
from factbox.publish.formats.options import Options
from factbox.publish.privacy import Names
from factbox.publish.wording import iso_moment
from factbox.records import View

_KINDS = {
    "day": ("valid_from", "valid_to", "date_from", "date_to", "began_earliest", "began_latest", "ended",
            "last_affirmed", "as_of"),
    "moment": ("first_known", "known"),
    "whole": ("start", "end", "independent_origins", "reports", "named_in_ledger", "unnamed"),
    "real": ("low", "best", "high", "p_low", "p", "p_high"),
    "truth": ("historical", "resolved"),
    "list": ("claims", "side_a", "side_b"),
    "quantity": ("quantity",),
}  # fmt: skip
"""The columns that are not text, by what they hold."""

_QUANTITY = pa.struct([
    *((bound, pa.float64()) for bound in ("low", "best", "high")),
    *((word, pa.string()) for word in ("unit", "of", "baseline", "qualifier")),
])  # fmt: skip
_TYPES = {
    "day": pa.date32(),
    "moment": pa.timestamp("s", tz="UTC"),
    "whole": pa.int64(),
    "real": pa.float64(),
    "truth": pa.bool_(),
    "list": pa.list_(pa.string()),
    "quantity": _QUANTITY,
    "text": pa.string(),
}

_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half a character, which a JSON report may hold and UTF-8 cannot; another takes its place, so offsets stay right."""

_WORDS = ("quote", "actor", "recipient", "place_as_written", "time_as_written")
"""Columns that may have words of a report in which a private person is named."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The five exports of the contract as Arrow tables, which polars and pandas take in one call each."""

    claims: pa.Table
    control: pa.Table
    events: pa.Table
    counts: pa.Table
    disputes: pa.Table


def view_tables(view: View, *, private_names: bool = False) -> Tables:
    """Return a view as Arrow tables, with the columns of the contract's exports.

    Args:
        view: what the ledger can say.
        private_names: whether to print private persons' names in words of reports; by default they are blacked out,
            letter by letter, so that offsets stay right.
    """
    names = Names(view, shown=private_names)
    return Tables(**{name: _table(view, name, names) for name in EXPORTS})


def write_claims(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the claims as Parquet; no table loses anything, so there is no note."""
    return _write(view, "claims", stream, options)


def write_control(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the states of control as Parquet."""
    return _write(view, "control", stream, options)


def write_events(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the events as Parquet."""
    return _write(view, "events", stream, options)


def write_counts(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the stated totals as Parquet."""
    return _write(view, "counts", stream, options)


def write_disputes(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the disputes as Parquet."""
    return _write(view, "disputes", stream, options)


def _write(view: View, name: str, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    whole = io.BytesIO()  # in one piece, so that a full disk is met by our own write and not inside the library
    parquet.write_table(_table(view, name, Names(view, shown=options.private_names)), whole, compression="zstd")
    stream.write(whole.getbuffer())
    return ()


def _table(view: View, name: str, names: Names) -> pa.Table:
    columns = EXPORTS[name].columns
    rows = list(_rows(view, name, names))
    fields = [(column, _TYPES[_kind(name, column)]) for column in columns]
    about = {"factbox.table": name, "factbox.known": iso_moment(view.known)}
    values = [[_value(row[column], _kind(name, column)) for row in rows] for column in columns]
    return pa.table(values, schema=pa.schema(fields, metadata=about))


def _kind(name: str, column: str) -> str:
    if (name, column) == ("claims", "via"):
        return "list"
    return next((kind for kind, columns in _KINDS.items() if column in columns), "text")


def _value(value: Any, kind: str) -> object:
    """Return a value of an export's row as the table holds it."""
    if kind == "list":
        return value.split() if isinstance(value, str) else value
    if value is None or value == "":
        return None
    if kind == "day":
        return date.fromisoformat(value)
    if kind == "moment":
        return datetime.fromisoformat(value)
    if kind == "quantity":
        return {key: one if one != "" else None for key, one in value.items()}
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def _rows(view: View, name: str, names: Names) -> Iterator[Row]:
    rows = EXPORTS[name].rows(view)
    if name == "claims":
        return (_masked(row, names, view, [claim.id]) for row, claim in zip(rows, view.claims, strict=True))
    if name == "events":
        return (_masked(row, names, view, event.claims) for row, event in zip(rows, view.events, strict=True))
    return iter(rows)


def _masked(row: Row, names: Names, view: View, claims: Iterable[str]) -> Row:
    """Return a row with the private names of the reports that bear it blacked out."""
    hidden = {column: str(row[column]) for column in _WORDS if row.get(column)}
    for report in {view.claim(claim).report_id: None for claim in claims}:
        hidden = {column: names.hide(view.report(report), text) for column, text in hidden.items()}
    return {**row, **hidden}
