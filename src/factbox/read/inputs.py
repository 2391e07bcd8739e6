"""Paths to inputs: files, folders, globs and standard input, each with its row of a ``reports.csv`` beside it."""

from __future__ import annotations

import csv
import glob
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factbox.errors import Problem
from factbox.read.columns import Columns
from factbox.read.decode import decode_text
from factbox.read.drafts import NOTHING, Draft
from factbox.read.json_rows import stated_evidence

SIDECAR = "reports.csv"
COLUMNS = ("file", "outlet", "url", "published", "basis")
_LARGEST_SIDECAR = 20_000_000  # bytes; a hundred thousand rows


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        name: its path as given, or joined to the folder given.
        path: where it is; None for standard input.
        beside: what the sidecar says of it.
        columns: what its rows call the fields of a report; None for our names.
    """

    name: str
    path: Path | None
    beside: Draft = NOTHING
    columns: Columns | None = None


@dataclass(slots=True)
class Sidecars:
    """The sidecars met so far, each read once; ``problems`` are those not yet told."""

    rows: dict[Path, dict[str, Draft]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, folder: Path) -> dict[str, Draft]:
        """Return what the sidecar of a folder says, by file name; nothing if there is none."""
        if folder not in self.rows:
            self.rows[folder], problems = load_sidecar(folder / SIDECAR)
            self.problems += problems
        return self.rows[folder]

    def about(self, path: Path, root: Path) -> Draft:
        """Return what is said of a file by the sidecar of its own folder, or else of the folder given."""
        own = self.of(path.parent).get(path.name)
        return own or self.of(root).get(path.relative_to(root).as_posix(), NOTHING)


def find_inputs(path: str | Path, sidecars: Sidecars) -> Iterator[Input | Problem]:
    """Yield what a path stands for, in sorted order, or the problem with it.

    In a folder, names that begin with a dot are passed over, as the shell does; so is the sidecar everywhere.
    """
    if str(path) == "-":
        yield Input("-", None)
        return
    try:
        there = str(path) != "" and Path(path).exists()
        yield from _inputs_at(Path(path), sidecars) if there else _inputs_like(str(path), sidecars)
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        yield Problem("read", "missing", f"no such file or folder: {error}", show(path))


def show(path: str | Path) -> str:
    """Return a path as it can be printed: bytes of its name that are no UTF-8 become question marks."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def load_sidecar(path: Path) -> tuple[dict[str, Draft], list[Problem]]:
    """Return the rows of a sidecar by file name, and what is wrong with it; no rows if the file is not there."""
    name = show(path)
    try:
        if not path.is_file():
            return {}, []
        if path.stat().st_size > _LARGEST_SIDECAR:
            return {}, [Problem("read", "bad-sidecar", f"it is larger than {_LARGEST_SIDECAR:,} bytes", name)]
        text, wrong = decode_text(path.read_bytes())
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = list(reader)
    except (OSError, csv.Error) as error:
        return {}, [Problem("read", "bad-sidecar", f"it cannot be read: {error}", name)]
    problems = [Problem("read", "bad-sidecar", wrong, name)] if wrong else []
    if "file" not in (reader.fieldnames or ()):
        problems.append(Problem("read", "bad-sidecar", f"its columns must be {', '.join(COLUMNS)}", name))
        return {}, problems
    return _by_file(rows, name, problems)


def _by_file(
    rows: list[dict[str, str | None]], name: str, problems: list[Problem]
) -> tuple[dict[str, Draft], list[Problem]]:
    found: dict[str, Draft] = {}
    for number, row in enumerate(rows, start=2):
        file, outlet, url, published, basis = ((row.get(column) or "").strip() for column in COLUMNS)
        draft = Draft("", outlet, url, stated=stated_evidence(published, basis))
        if not file or found.setdefault(file, draft) != draft:
            message = f"row {number} has no file name" if not file else f"row {number} contradicts another on {file!r}"
            problems.append(Problem("read", "bad-sidecar", message, name))
    return found, problems


def _inputs_at(path: Path, sidecars: Sidecars) -> Iterator[Input | Problem]:
    if path.is_dir():
        yield from _inputs_in(path, sidecars)
    elif path.name != SIDECAR:
        beside = sidecars.about(path, path.parent)
        yield from _told(sidecars)
        yield Input(show(path), path, beside)


def _inputs_like(pattern: str, sidecars: Sidecars) -> Iterator[Input | Problem]:
    found = glob.glob(pattern, recursive=True) if glob.has_magic(pattern) else []  # noqa: PTH207 - takes any root
    for match in sorted(found):
        yield from _inputs_at(Path(match), sidecars)
    if not found:
        yield Problem("read", "missing", "no such file or folder", show(pattern))


def _inputs_in(root: Path, sidecars: Sidecars) -> Iterator[Input | Problem]:
    """Yield the files of a folder and of those in it, and what its sidecars list that is not there."""
    unreadable: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(root, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_linked(Path(folder) / name) for name in folders if _leads_out(Path(folder) / name, root))
        for path in sorted(Path(folder) / name for name in files if not name.startswith(".") and name != SIDECAR):
            empty = False
            yield Input(show(path), path, sidecars.about(path, root))
        listed = sidecars.of(Path(folder))
        yield from _told(sidecars)
        yield from (_unfound(Path(folder) / name) for name in listed if not (Path(folder) / name).exists())
    yield from (Problem("read", "unreadable", str(error), show(error.filename)) for error in unreadable)
    if empty and not unreadable:
        yield Problem("read", "no-reports", "there is no report in this folder", show(root))


def _leads_out(path: Path, root: Path) -> bool:
    """Say whether a folder is a link to something that is not read already."""
    return path.is_symlink() and not path.resolve().is_relative_to(root.resolve())


def _linked(path: Path) -> Problem:
    return Problem("read", "linked-folder", "links to folders are not followed; name the folder itself", show(path))


def _unfound(path: Path) -> Problem:
    return Problem("read", "missing", f"{SIDECAR} lists it, but it is not there", show(path))


def _told(sidecars: Sidecars) -> Iterator[Problem]:
    yield from sidecars.problems
    sidecars.problems.clear()
