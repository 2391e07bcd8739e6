"""JSON reports: objects with the fields ``url, outlet, title, published, text``, and ``basis`` as in the sidecar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from factbox.errors import Problem
from factbox.read.dates import Evidence, parse_moment
from factbox.read.drafts import Draft
from factbox.read.members import printable

FIELDS = ("url", "outlet", "title", "published", "basis")


def parse_json(data: bytes | str) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: it is no JSON, or nested too deep, or not in UTF-8.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise ValueError(str(error)) from error


def read_row(row: object, file: str, excerpt: str = "") -> Draft | Problem:
    """Return the draft of one JSON value; its ``text`` is the stored text, unaltered. Other fields are ignored.

    Args:
        row: the value.
        file: its name, for the problems.
        excerpt: the field of theirs that holds only a part of the report; empty if the text is whole.
    """
    if not isinstance(row, dict):
        return Problem("read", "broken-json", "it is not an object with a 'text'", file)
    text = row.get("text")
    if not isinstance(text, str):
        return Problem("read", "no-text", "it has no string in a field 'text'", file)
    wrong = [name for name in FIELDS if not isinstance(row.get(name, ""), str | None)]
    problems = (Problem("read", "bad-field", f"not a string, so not used: {', '.join(wrong)}", file),) if wrong else ()
    if excerpt:
        told = f"its text is only what the column {printable(excerpt)!r} has of it"
        problems = (*problems, Problem("read", "excerpt", told, file))
    fields = {name: "" if name in wrong else (row.get(name) or "").strip() for name in FIELDS}
    stated = stated_evidence(fields["published"], fields["basis"] or "field of the JSON report")
    return Draft(text, fields["outlet"], fields["url"], fields["title"], stated, problems=problems)


def stated_evidence(published: str, basis: str) -> tuple[Evidence, ...]:
    """Return a date given beside the text, by a JSON field or by the sidecar."""
    if not published:
        return ()
    return (Evidence(f"sidecar: {basis}" if basis else "sidecar", published, parse_moment(published)),)


def split_lines(stream: BinaryIO, max_bytes: int, first: bytes = b"") -> Iterator[tuple[int, bytes | None]]:
    """Yield the number and bytes of each line that is not blank; None for one of more than ``max_bytes``.

    Args:
        stream: the rest of the file; no more than one line of it is in memory.
        max_bytes: the longest line.
        first: a first line already taken from the stream.
    """
    number = 0
    line = first or stream.readline(max_bytes + 1)
    while line:
        number += 1
        if len(line) > max_bytes:
            _skip_line(stream, line)
            yield number, None
        elif line.strip():
            yield number, line
        line = stream.readline(max_bytes + 1)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
