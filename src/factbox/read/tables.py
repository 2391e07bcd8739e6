"""CSV and TSV exports: one report a row, any number of rows, one of them in memory at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from factbox.errors import Problem
from factbox.read.columns import OURS, Columns
from factbox.read.drafts import Draft
from factbox.read.headings import guess_columns
from factbox.read.json_rows import read_row
from factbox.read.members import printable, unread

_SAMPLE = 1 << 20
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

Row = tuple[str, Draft | Problem, bytes]
"""A row's name (``file#row``, the heading being row 1), what it holds, and its cells as bytes."""


def read_table(stream: BinaryIO, name: str, columns: Columns | None, max_bytes: int) -> Iterator[Row]:
    """Yield the reports of a table, or why one, or the rest, cannot be had.

    Args:
        stream: the file, from its beginning; it can be sought in.
        name: its name.
        columns: which columns hold a report; by default ours, ``url, outlet, title, published, text``, or those whose
            names say that they do.
        max_bytes: the longest cell.
    """
    encoding, wrong = _encoding(stream)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
    csv.field_size_limit(max_bytes)  # else Python refuses a cell of over 128 KB; it can only be set for the process
    rows = csv.reader(_lines(text, max_bytes), delimiter=_delimiter(text, name), strict=True)
    try:
        heading = [cell.strip() for cell in next(rows, [])]
        if columns is None and OURS.missing(heading):
            columns = guess_columns(heading)
        if reason := _unusable(heading, columns or OURS):
            yield name, unread(name, *reason), b""
            return
        for number, row in enumerate(rows, start=2):
            if row:
                yield _row(f"{name}#{number}", heading, row, columns, wrong)
    except csv.Error as error:
        yield name, unread(name, "broken-csv", f"after line {rows.line_num} it is no table: {error}"), b""
    finally:
        text.detach()  # the stream is the caller's to close


def _lines(text: io.TextIOWrapper, longest: int) -> Iterator[str]:
    while line := text.readline(longest + 1):
        if len(line) > longest:
            raise csv.Error(f"a line has more than {longest:,} characters")
        yield line


def _encoding(stream: BinaryIO) -> tuple[str, str]:
    """Return the encoding of a file by its mark and its first megabyte, and what is wrong with it."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    marked = next((encoding for mark, encoding in _MARKS.items() if sample.startswith(mark)), "")
    if marked:
        return marked, ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252", "not UTF-8; read as Windows-1252, so letters with accents may be wrong"
    return "utf-8", ""


def _delimiter(text: io.TextIOWrapper, name: str) -> str:
    """Return what stands between cells, by the ending and the heading; spreadsheets of some countries write ``;``."""
    heading = text.readline(_SAMPLE)
    text.seek(0)
    if name.casefold().removesuffix(".gz").endswith((".tsv", ".tab")):
        return "\t"
    return max(",", ";", "\t", key=heading.count)


def _unusable(heading: list[str], columns: Columns) -> tuple[str, str] | None:
    if not any(heading):
        return "empty", "there is no heading in it"
    if lacking := columns.missing(heading):
        told = printable(", ".join(heading)[:300])
        choice = f"say which it is of {told}, as by --columns text=NAME,title=NAME,outlet=NAME,published=NAME"
        return "no-column", f"it has no column {', '.join(lacking)}; {choice}"
    return None


def _row(name: str, heading: list[str], row: list[str], columns: Columns | None, wrong: str) -> Row:
    if len(row) > len(heading):
        return name, unread(name, "broken-csv", f"the row has {len(row)} cells, the heading {len(heading)}"), b""
    cells = dict(zip(heading, row, strict=False))
    draft = read_row(columns.pick(cells) if columns else cells, name, columns.excerpt if columns else "")
    data = "\x1f".join(row).encode("utf-8", "replace")
    if isinstance(draft, Problem):
        return name, draft, data
    damaged = wrong or ("damaged characters were replaced" if "\ufffd" in draft.text else "")
    problems = (Problem("read", "encoding", damaged, name),) if damaged else ()
    return name, draft.filled_from(Draft("", problems=problems)), data
