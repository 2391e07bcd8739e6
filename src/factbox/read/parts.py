"""Inputs cut into parts that can be read apart: a big file of lines in many, everything else whole."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factbox.errors import Problem, UsageError
from factbox.read.columns import load_columns
from factbox.read.dates import parse_moment
from factbox.read.drafts import refuse
from factbox.read.inputs import Input, Sidecars, find_inputs
from factbox.read.json_rows import split_lines
from factbox.read.members import kind_of
from factbox.read.reports import LINES, MAX_BYTES, read_file, read_lines
from factbox.records import Intake


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or some lines of one.

    Attributes:
        found: the file, with what the sidecar says of it; its ``path`` is never None.
        offset: where the lines begin, in bytes.
        size: how many bytes they have; None for the whole file.
        first: the number of the first of them.
    """

    found: Input
    offset: int = 0
    size: int | None = None
    first: int = 1


def find_parts(paths: Iterable[str | Path], *, lines: int) -> Iterator[Part | Problem]:
    """Yield what paths stand for, in the order in which :func:`~factbox.read.read_reports` reads it.

    Args:
        paths: files, folders and globs.
        lines: how many lines of a JSONL file make a part.

    Raises:
        UsageError: standard input, which cannot be cut.
    """
    sidecars = Sidecars()
    for path in paths:
        for found in find_inputs(path, sidecars):
            if isinstance(found, Problem):
                yield found
            elif found.path is None:
                raise UsageError("standard input cannot be read in parts; write it to a file and name that")
            elif kind_of(found.path.name) in LINES and found.path.is_file():
                yield from _cut(found, found.path, lines)
            else:
                yield Part(found)


def read_part(part: Part, *, published: str = "", columns: str = "") -> Iterator[Intake]:
    """Yield what :func:`~factbox.read.read_reports` yields for a part, under the same names.

    Args:
        part: from :func:`find_parts`.
        published: the day of reports that nothing else dates; empty for none.
        columns: what rows call the fields of a report; empty for our names.
    """
    given = parse_moment(published) if published else None
    found = replace(part.found, columns=load_columns(columns) if columns else None)
    path = found.path
    if path is None:
        return
    if part.size is None:
        yield from read_file(found, path, given, MAX_BYTES)
        return
    try:
        with path.open("rb") as stream:
            stream.seek(part.offset)
            data = stream.read(part.size)
    except OSError as error:
        yield refuse(found.name, "unreadable", error.strerror or str(error))
        return
    lines = split_lines(io.BytesIO(data), MAX_BYTES)
    yield from read_lines(found, ((part.first - 1 + number, line) for number, line in lines), given)


def _cut(found: Input, path: Path, lines: int) -> Iterator[Part]:
    start, first, held = 0, 1, 0
    try:
        with path.open("rb") as stream:
            for number, _ in split_lines(stream, MAX_BYTES):
                held += 1
                if held == lines:
                    end = stream.tell()
                    yield Part(found, start, end - start, first)
                    start, first, held = end, number + 1, 0
            if held or not start:
                yield Part(found, start, stream.tell() - start, first)
    except OSError:
        yield Part(found)  # whoever reads it says why it cannot be read
