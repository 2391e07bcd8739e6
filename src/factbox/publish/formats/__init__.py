"""Exports for the tools that people already use, one module each, and the table of all exports there are.

``FORMATS`` is that table: the five of the contract (:mod:`factbox.publish.exports`) and those that follow the form of
another program or data set. Foreign column names live in these modules and nowhere else. To add one, write a function
that takes a view, a stream and the user's options, and returns a note for each thing it had to leave out; add a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import IO, Any, TextIO

from factbox.errors import UsageError
from factbox.publish import exports
from factbox.publish.formats.acled import write_acled
from factbox.publish.formats.actor_list import load_actor_list
from factbox.publish.formats.extras import Write, needing_extra
from factbox.publish.formats.ged import write_ged
from factbox.publish.formats.geojson import write_geojson
from factbox.publish.formats.labelstudio import write_labelstudio
from factbox.publish.formats.options import Options
from factbox.publish.formats.timelinejs import write_timelinejs
from factbox.records import View

__all__ = ["FORMATS", "Format", "Options", "load_actor_list", "write_export"]


@dataclass(frozen=True, slots=True)
class Format:
    """One export: the ending of its file, what it is for, and the function that writes it.

    ``binary`` formats are written to a stream of bytes, the others to one of text.
    """

    suffix: str
    purpose: str
    write: Write
    binary: bool = False


def write_export(view: View, name: str, stream: IO[Any], options: Options | None = None) -> tuple[str, ...]:
    """Write an export to a text stream, in UTF-8 characters with one line feed at the end of each line.

    Open a file for it with ``encoding="utf-8", newline=""``, or line ends may change on the way; a :class:`Format`
    that is ``binary`` needs a stream of bytes. The same view and options always give the same bytes, with the same
    versions of the libraries of ``[export]`` where it needs them.

    Args:
        view: what the ledger can say.
        name: one of :data:`FORMATS`.
        stream: where to.
        options: what the user chose; by default no list of actors, and private names withheld.

    Returns:
        What was left out and why, one line each; empty if the export holds everything.

    Raises:
        UsageError: there is no export of that name, and the message lists those there are; or it needs a library of
            the extra ``[export]``.
        AssertionError: a claim's quote is not the stretch of text that its span names.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no export {name!r}; there are: {', '.join(FORMATS)}")
    return FORMATS[name].write(view, stream, options or Options())


def _write_contract(name: str, view: View, stream: TextIO, _options: Options) -> tuple[str, ...]:
    exports.write_export(view, name, stream)
    return ()


def _contract(name: str, purpose: str) -> Format:
    return Format(exports.EXPORTS[name].form, purpose, partial(_write_contract, name))


def _parquet(name: str, purpose: str) -> Format:
    return _binary("parquet", purpose, "arrow", f"write_{name}")


def _binary(suffix: str, purpose: str, module: str, function: str) -> Format:
    return Format(suffix, purpose, needing_extra(module, function), binary=True)


FORMATS: dict[str, Format] = {
    "claims": _contract("claims", "every claim with its clause, for programs of your own"),
    "control": _contract("control", "who holds what and since when, for a spreadsheet"),
    "events": _contract("events", "what happened otherwise, for a spreadsheet"),
    "counts": _contract("counts", "stated totals as a series, for a spreadsheet"),
    "disputes": _contract("disputes", "where reports disagree, for programs of your own"),
    "acled": Format("csv", "candidate rows in ACLED's columns, for its coders and users", write_acled),
    "ged": Format("csv", "candidate rows in UCDP GED's columns, for its coders and users", write_ged),
    "geojson": Format("geojson", "a map that moves in time, for QGIS and web maps", write_geojson),
    "geopackage": _binary("gpkg", "the same map in layers, for QGIS", "geopackage", "write_geopackage"),
    "timelinejs": Format("json", "a timeline for a web page, for TimelineJS", write_timelinejs),
    "labelstudio": Format("json", "reports with their claims marked, to be checked in Label Studio", write_labelstudio),
    "pdf": _binary("pdf", "the factbox on paper", "pdf", "write_pdf"),
    "claims.parquet": _parquet("claims", "every claim, for duckdb, polars, pandas and R"),
    "control.parquet": _parquet("control", "who holds what and since when, for the same"),
    "events.parquet": _parquet("events", "what happened otherwise, for the same"),
    "counts.parquet": _parquet("counts", "stated totals as a series, for the same"),
    "disputes.parquet": _parquet("disputes", "where reports disagree, for the same"),
}
"""Every export by its name."""
