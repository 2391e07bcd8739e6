"""What several commands do: read a list, write a file whole, say a line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import typer
from rich.console import Console

from factbox.errors import UsageError
from factbox.publish.files import written_whole, written_whole_bytes


def place_names(path: Path | None) -> list[str]:
    """Return the names in a user's list of places, one a line; none without a list."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the list of places {path}: name a text file with one place a line") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@contextmanager
def open_output(out: Path | None) -> Iterator[TextIO]:
    """Open a file that is written whole or not at all, or standard output with the same bytes."""
    if out is not None:
        with written_whole(out) as stream:
            yield stream
        return
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    yield sys.stdout


@contextmanager
def open_binary_output(out: Path | None) -> Iterator[BinaryIO]:
    """Open a file of bytes that is written whole or not at all, or standard output unless that is a terminal."""
    if out is not None:
        with written_whole_bytes(out) as stream:
            yield stream
        return
    if sys.stdout.isatty():
        raise UsageError("this is not text for a terminal; name a file with -o")
    yield sys.stdout.buffer


def say(text: str) -> None:
    """Print a line on standard error, where it does not mix with what was asked for."""
    Console(stderr=True, highlight=False).print(text, markup=False, soft_wrap=True)


def end(complete: bool) -> None:  # noqa: FBT001
    """End with exit status 1 if an input was refused."""
    if not complete:
        raise typer.Exit(1)
