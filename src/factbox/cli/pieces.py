"""What several commands do: read with progress, ask a ledger, write a file whole, say a line on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, TextIO

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from factbox import pipeline
from factbox.cli.extracting import Chosen
from factbox.errors import UsageError
from factbox.knowledge.actors import SHIPPED, load_sides
from factbox.knowledge.places import open_gazetteer
from factbox.language import find_analyser
from factbox.ledger import Ledger
from factbox.publish.factbox import build_factbox
from factbox.publish.files import written_whole, written_whole_bytes
from factbox.publish.terminal import print_factbox
from factbox.records import Intake, View


def read_into(
    ledger: Ledger,
    paths: list[str],
    published: str,
    country: str,
    sides: Path | None,
    gazetteer: Path | None,
    analyser: str,
    columns: str = "",
    chosen: Chosen | None = None,
) -> bool:
    """Read, say what became of every input, and return whether all could be used."""
    outcomes: Counter[str] = Counter()
    chosen = chosen or Chosen()
    with _progress(outcomes) as tell:
        pipeline.read(
            paths,
            ledger=ledger,
            published=published or None,
            columns=columns or None,
            country=country,
            sides=load_sides(sides) if sides else SHIPPED,
            gazetteer=open_gazetteer(gazetteer),
            analyser=find_analyser(analyser),
            extractor=chosen.extractor,
            reader=chosen.reader,
            progress=tell,
        )
    read, partly, refused = (outcomes[name] for name in ("read", "partly read", "refused"))
    say(f"{read} read + {partly} partly read + {refused} refused = {outcomes.total()} given")
    return not refused


@contextmanager
def _progress(outcomes: Counter[str]) -> Iterator[pipeline.Progress]:
    """Show what is being read on a terminal, and one line for each input that could not be used."""
    console = Console(stderr=True, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} read"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def tell(intake: Intake) -> None:
            outcomes[intake.outcome] += 1
            bar.update(task, advance=1, description=Path(intake.file).name[:40])
            for problem in intake.problems:
                line = f"{intake.outcome}: {problem.report or intake.file}: {problem.reason}: {problem.message}"
                bar.console.print(line, style="yellow", markup=False, soft_wrap=True)

        yield tell


def ask(
    ledger: Ledger,
    known: str,
    valid: str,
    recorded: str,
    country: str,
    actor: str,
    places: Path | None,
    without: list[str] | None = None,
    without_parties: bool = False,  # noqa: FBT001, FBT002
    weigh: str = "",
    *,
    related: bool = False,
) -> View:
    """Return the view of a ledger that the options of a command ask for; ``related`` for a page that is printed."""
    return pipeline.view(
        ledger,
        known=known or None,
        valid=_day(valid),
        recorded=recorded or None,
        country=country,
        actor=actor,
        places=place_names(places),
        without=without or (),
        without_parties=without_parties,
        related=related,
        weigh=weigh,
        remember=True,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error


def place_names(path: Path | None) -> list[str]:
    """Return the names in a user's list of places, one a line; none without a list."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the list of places {path}: name a text file with one place a line") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def print_view(view: View) -> None:
    """Print a view as a factbox on standard output."""
    print_factbox(build_factbox(view), Console(highlight=False))


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
