"""The way from paths to reports."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from factbox.errors import Problem, UsageError
from factbox.read.archives import PACKED, read_gzip, read_zip
from factbox.read.columns import Columns, load_columns
from factbox.read.dates import Moment, parse_moment
from factbox.read.decode import UNSUPPORTED, binary_kind, decode_text
from factbox.read.drafts import NOTHING, Draft, make_intake, refuse
from factbox.read.feeds import FEEDS, feed_root, read_feed, read_opml
from factbox.read.headings import guess_columns
from factbox.read.inputs import Input, Sidecars, find_inputs
from factbox.read.json_rows import parse_json, read_row, split_lines
from factbox.read.mail import read_mail
from factbox.read.members import Member, kind_of, kind_of_media, printable
from factbox.read.office import read_docx
from factbox.read.pages.child import shared_reader
from factbox.read.tables import read_table
from factbox.read.warc import read_warc
from factbox.records import Intake

MAX_BYTES = 20_000_000
"""The largest document that is read, unless its caller says otherwise."""
LINES = frozenset((".jsonl", ".ndjson"))
STREAMED = LINES | {".csv", ".tsv"}
"""Endings of files that are read row by row, and so may be of any size."""
READ_HERE = PACKED | STREAMED | FEEDS
SAVE_AS = "save it as text, HTML, PDF, DOCX or CSV"
"""What to do with a document of a type that is not read."""
_HTML = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body")


def read_reports(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    columns: str | Path | None = None,
) -> Iterator[Intake]:
    """Read reports from files, folders, globs and standard input, one at a time.

    Args:
        paths: what to read; ``-`` is standard input.
        published: the date (ISO, or as printed in English) of reports that nothing else dates.
        stdin: what ``-`` reads; the process's own standard input by default.
        max_bytes: the largest file that is read, and the longest line of a JSONL file, which itself may be of any size.
        columns: a file, or the name of a database, that says what rows of CSV and JSON call the fields of a report
            (:func:`~factbox.read.columns.load_columns`); by default they have our names.

    Returns:
        One intake for each file, each document of an archive, each row of a table or JSON file and each line of a JSONL
        file, in the order of ``paths``; what gives no report is refused with a reason, and never raises.

    Raises:
        UsageError: ``paths`` is a single string, ``published`` is no date, ``max_bytes`` is not positive, or
            ``columns`` says nothing that can be used.
    """
    if isinstance(paths, str | Path):
        raise UsageError(f"paths must be a list of paths; write [{str(paths)!r}]")
    if max_bytes <= 0:
        raise UsageError("max_bytes must be at least 1")
    given = parse_moment(published) if published else None
    if published and given is None:
        raise UsageError(f"{published!r} is no date; write it as 2021-08-14")
    return _read_all(paths, given, stdin, max_bytes, load_columns(columns) if columns else None)


def read_document(
    data: bytes, name: str, *, media: str = "", beside: Draft = NOTHING, max_bytes: int = MAX_BYTES
) -> Iterator[Intake]:
    """Read a document that is not a file, such as a page that was fetched.

    Args:
        data: its bytes.
        name: what it is called in problems and in the ledger, such as its address.
        media: its media type, if it was sent with one.
        beside: what is known of it beside its own words.
        max_bytes: the largest that is read.
    """
    kind = kind_of_media(media)
    if kind is None:
        yield refuse(name, "unsupported", f"documents of type {printable(media[:60])} are not read")
        return
    yield from _read_whole(Input(name, Path(f"document{kind}"), beside), data, None, max_bytes)


def _read_all(
    paths: Iterable[str | Path],
    given: Moment | None,
    stdin: BinaryIO | None,
    max_bytes: int,
    columns: Columns | None,
) -> Iterator[Intake]:
    sidecars = Sidecars()
    for path in paths:
        for bare in find_inputs(path, sidecars):
            if isinstance(bare, Problem):
                yield Intake(bare.report, None, (bare,))
                continue
            found = replace(bare, columns=columns)
            if found.path is None:
                yield from _read_stream(found, stdin or sys.stdin.buffer, given, max_bytes)
            else:
                yield from read_file(found, found.path, given, max_bytes)


def read_file(found: Input, path: Path, given: Moment | None, max_bytes: int) -> Iterator[Intake]:
    """Read what is in a file: one report or many, or why it is not read."""
    try:
        if reason := _refusal(path, max_bytes):
            yield refuse(found.name, *reason)
            return
        with path.open("rb") as stream:
            if kind_of(path.name) in PACKED:
                yield from _read_members(found, _members(stream, found.name, max_bytes), given, max_bytes)
            elif kind_of(path.name) in STREAMED:
                yield from _read_rows(found, path.name, stream, given, max_bytes)
            else:
                yield from _read_whole(found, stream.read(max_bytes + 1), given, max_bytes)
    except OSError as error:
        yield refuse(found.name, "unreadable", error.strerror or str(error))


def _refusal(path: Path, max_bytes: int) -> tuple[str, str] | None:
    """Return why a file is not even opened."""
    suffix = path.suffix.casefold()
    if not path.exists():
        return "missing", "no such file or folder"
    if not path.is_file():
        return "not-a-file", "it is a device, a pipe or a socket"
    if suffix in UNSUPPORTED - READ_HERE:
        return "unsupported", f"files of type {suffix} are not read; {SAVE_AS}"
    if path.stat().st_size > max_bytes and suffix not in PACKED | STREAMED:
        return _too_large(max_bytes)
    return None


def _members(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Member | Problem]:
    """Return what stands in a packed file, by its name."""
    kind = kind_of(name)
    if kind in {".warc", ".warc.gz"}:
        return read_warc(stream, name, max_bytes)
    return read_zip(stream, name, max_bytes) if kind == ".zip" else read_gzip(stream, name, max_bytes)


def _read_members(
    found: Input, members: Iterable[Member | Problem], given: Moment | None, max_bytes: int
) -> Iterator[Intake]:
    """Read each document of an archive as if it were a file; what the sidecar says of the archive holds for each."""
    for member in members:
        if isinstance(member, Problem):
            yield Intake(member.report, None, (member,))
        elif member.kind in PACKED:
            yield refuse(member.name, "nested", "it is an archive within another; unpack it first")
        elif member.kind in UNSUPPORTED - READ_HERE:
            yield refuse(member.name, "unsupported", f"files of type {member.kind} are not read; {SAVE_AS}")
        else:
            beside = member.beside.filled_from(found.beside)
            inner = Input(member.name, Path(f"member{member.kind}"), beside, found.columns)
            if member.kind in STREAMED:
                yield from _read_rows(inner, f"member{member.kind}", io.BytesIO(member.data), given, max_bytes)
            else:
                yield from _read_whole(inner, member.data, given, max_bytes)


def _too_large(max_bytes: int) -> tuple[str, str]:
    return "too-large", f"it has more than {max_bytes:,} bytes"


def _read_rows(found: Input, file: str, stream: BinaryIO, given: Moment | None, max_bytes: int) -> Iterator[Intake]:
    """Read a file of rows, of any size, by its ending."""
    if kind_of(file) in LINES:
        yield from read_lines(found, split_lines(stream, max_bytes), given)
        return
    empty = True
    for name, draft, data in read_table(stream, found.name, found.columns, max_bytes):
        empty = False
        yield _intake(name, draft, found.beside, given, _sha256(data))
    if empty:
        yield refuse(found.name, "empty", "there is no row under the heading")


def _read_stream(found: Input, stream: BinaryIO, given: Moment | None, max_bytes: int) -> Iterator[Intake]:
    """Read standard input: JSONL if its first line is a whole object, else one document."""
    try:
        first = stream.readline(max_bytes + 1)
        if first.lstrip().startswith(b"{") and _is_json(first):
            yield from read_lines(found, split_lines(stream, max_bytes, first), given)
        else:
            data = first + stream.read(max(max_bytes + 1 - len(first), 0))
            yield from _read_whole(found, data, given, max_bytes)
    except OSError as error:
        yield refuse(found.name, "unreadable", error.strerror or str(error))


def read_lines(found: Input, lines: Iterable[tuple[int, bytes | None]], given: Moment | None) -> Iterator[Intake]:
    """Read numbered lines of JSON, each a report; None for one that is too long."""
    number = 0
    for number, line in lines:
        name = f"{found.name}#{number}"
        if line is None:
            yield refuse(name, "too-large", "the line is longer than a file may be")
            continue
        try:
            row = parse_json(line.removeprefix(b"\xef\xbb\xbf"))
        except ValueError as error:
            yield refuse(name, "broken-json", f"line {number} is no JSON: {error}")
        else:
            yield _intake(name, _read_row(row, found, name), found.beside, given, _sha256(line))
    if not number:
        yield refuse(found.name, "empty", "there is no text in it")


def _read_whole(found: Input, data: bytes, given: Moment | None, max_bytes: int) -> Iterator[Intake]:
    if len(data) > max_bytes:
        yield refuse(found.name, *_too_large(max_bytes))
    elif data.startswith(b"%PDF-") or _suffix(found) == ".pdf":
        yield _intake(found.name, shared_reader().read("pdf", data, found.name), found.beside, given, _sha256(data))
    elif _suffix(found) == ".docx":
        yield _intake(found.name, read_docx(data, found.name, max_bytes), found.beside, given, _sha256(data))
    elif kind := binary_kind(data):
        yield refuse(found.name, "binary", f"it is {kind}")
    elif _suffix(found) == ".eml":
        yield _intake(found.name, read_mail(data, found.name), found.beside, given, _sha256(data))
    elif root := feed_root(data):
        yield from _read_feed(found, root, data, given)
    elif _suffix(found) in FEEDS:
        yield refuse(found.name, "unsupported", "it is no feed, and no other XML is read")
    elif _is_html(found, data):
        yield _intake(found.name, shared_reader().read("html", data, found.name), found.beside, given, _sha256(data))
    elif _suffix(found) == ".json" or (found.path is None and _is_json(data)):
        yield from _read_json(found, data, given)
    else:
        yield _intake(found.name, _plain(data, found.name), found.beside, given, _sha256(data))


def _read_feed(found: Input, root: str, data: bytes, given: Moment | None) -> Iterator[Intake]:
    """Read each item of a feed as a report; a list of feeds has none, and is for `factbox watch`."""
    if root == "opml":
        message = f"it is a list of {len(read_opml(data))} feeds and no report"
        yield refuse(found.name, "feed-list", message)
        return
    for item in read_feed(data, found.name):
        if isinstance(item, Problem):
            yield Intake(item.report, None, (item,))
        else:
            yield _intake(item.name, item.draft, found.beside, given, _sha256(item.data))


def _read_json(found: Input, data: bytes, given: Moment | None) -> Iterator[Intake]:
    text, wrong = decode_text(data)
    try:
        value = parse_json(text)
    except ValueError as error:
        yield refuse(found.name, "broken-json" if text.strip() else "empty", f"it is no JSON: {error}")
        return
    value = found.columns.list_in(value) if found.columns else value
    if wrong:  # JSON has to be in a Unicode encoding
        yield refuse(found.name, "broken-json", wrong)
    elif not isinstance(value, list):
        yield _intake(found.name, _read_row(value, found, found.name), found.beside, given, _sha256(data))
    elif not value:
        yield refuse(found.name, "empty", "the list has no report in it")
    else:
        digest = _sha256(data)  # once: the file may have as many rows as bytes allow
        for number, row in enumerate(value, start=1):
            name = f"{found.name}#{number}"
            yield _intake(name, _read_row(row, found, name), found.beside, given, digest)


def _read_row(row: object, found: Input, name: str) -> Draft | Problem:
    """Read a JSON value by the columns that were given, or else by our names, or what its own say that they hold."""
    columns = found.columns
    if columns is None and isinstance(row, dict) and "text" not in row:
        columns = guess_columns(row)
    return read_row(columns.pick(row), name, columns.excerpt) if columns else read_row(row, name)


def _plain(data: bytes, file: str) -> Draft:
    text, wrong = decode_text(data)
    return Draft(text, problems=(Problem("read", "encoding", wrong, file),) if wrong else ())


def _intake(file: str, draft: Draft | Problem, beside: Draft, given: Moment | None, digest: str) -> Intake:
    if isinstance(draft, Problem):
        return Intake(file, None, (draft,))
    return make_intake(file, draft.filled_from(beside), given, digest)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _suffix(found: Input) -> str:
    return found.path.suffix.casefold() if found.path else ""


def _is_html(found: Input, data: bytes) -> bool:
    return _suffix(found) in {".html", ".htm", ".xhtml"} or data[:200].lstrip().lower().startswith(_HTML)


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(parse_json(data), dict | list)
    except ValueError:
        return False
