"""Read reports, and print what they say: `make`, `read`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from factbox import pipeline
from factbox.cli.app import app
from factbox.cli.asking import ask, asked_by, check
from factbox.cli.extracting import Chosen, chosen_extractor
from factbox.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    AnalyserName,
    ColumnsFile,
    Country,
    Endpoint,
    Everything,
    ExtractorName,
    GazetteerFile,
    InWords,
    Known,
    LedgerFile,
    ModelName,
    Paths,
    Places,
    Prepare,
    Published,
    Recorded,
    SidesFile,
    Valid,
    Without,
    WithoutParties,
)
from factbox.cli.pieces import end, say
from factbox.cli.preparing import prepared_after
from factbox.knowledge.actors import SHIPPED, load_sides
from factbox.knowledge.places import open_gazetteer
from factbox.language import find_analyser
from factbox.ledger import Ledger, open_ledger
from factbox.publish import publish_factbox
from factbox.publish.factbox import build_factbox
from factbox.publish.in_words import build_in_words
from factbox.publish.terminal import print_factbox
from factbox.records import Intake

_NAMED = 3
"""How many of the reports without a day are named; `factbox inputs` has all."""


@app.command()
def make(
    paths: Paths,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Also write the factbox as files there.")] = None,
    ledger: Annotated[
        str, typer.Option("--ledger", help="Also keep what is read in this ledger, and print all that it knows.")
    ] = "",
    published: Published = "",
    known: Known = "",
    valid: Valid = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    without: Without = None,
    without_parties: WithoutParties = False,  # noqa: FBT002
    everything: Everything = False,  # noqa: FBT002
    in_words: InWords = False,  # noqa: FBT002
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
    columns: ColumnsFile = "",
    extractor: ExtractorName = "rules",
    endpoint: Endpoint = "",
    model: ModelName = "",
) -> None:
    """Read reports and print their factbox, in one go.

    Example: `factbox make reports/ --places capitals.txt -o out/`
    """
    asked = asked_by(known, valid, recorded, country, actor, places, without, without_parties, related=not everything)
    check(asked)
    with chosen_extractor(extractor, endpoint, model) as chosen, open_ledger(ledger or None, tell=say) as store:
        complete = read_into(store, paths, published, country, sides, gazetteer, analyser, columns, chosen)
        if store.latest_known() is None:
            say("no report could be read, so there is nothing to print")
            raise typer.Exit(1)
        view = ask(store, asked)
        print_factbox(build_in_words(view) if in_words else build_factbox(view), Console(highlight=False))
        for path in publish_factbox(view, out, in_words=in_words) if out else ():
            say(f"wrote {path}")
    end(complete)


@app.command()
def read(
    paths: Paths,
    ledger: LedgerFile = DEFAULT_LEDGER,
    published: Published = "",
    country: Country = "",
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
    columns: ColumnsFile = "",
    extractor: ExtractorName = "rules",
    endpoint: Endpoint = "",
    model: ModelName = "",
    prepare: Prepare = False,  # noqa: FBT002
) -> None:
    """Read reports into a ledger, which keeps everything it was ever told.

    Example: `factbox read reports/ --ledger kabul.db`
    """
    with (
        chosen_extractor(extractor, endpoint, model) as chosen,
        open_ledger(ledger, tell=say) as store,
        prepared_after(ledger, store, prepare=prepare),
    ):
        complete = read_into(store, paths, published, country, sides, gazetteer, analyser, columns, chosen)
    end(complete)


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
    """Read, say what became of every input, and return whether all could be used.

    Of a report without a day of publication "on Friday" stays open, and nobody knows what it could tell when.
    """
    outcomes: Counter[str] = Counter()
    undated: list[str] = []
    chosen = chosen or Chosen()
    with _progress(outcomes, undated) as tell:
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
    say(f"{read} read + {partly} partly read + {refused} refused = {read + partly + refused} given")
    if undated:
        which = ", ".join(undated[:_NAMED]) + (" ..." if len(undated) > _NAMED else "")
        told = (
            f"{len(undated)} of {read + partly} without a day of publication: name it in reports.csv, or by --published"
        )
        say(f"{told} ({which})")
    return not refused


@contextmanager
def _progress(outcomes: Counter[str], undated: list[str]) -> Iterator[pipeline.Progress]:
    """Show what is being read on a terminal, and one line for each input that could not be used."""
    console = Console(stderr=True, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} read"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def tell(intake: Intake) -> None:
            outcomes[intake.outcome] += 1
            if intake.report is not None and intake.report.published_day is None:
                undated.append(intake.file)
            bar.update(task, advance=1, description=Path(intake.file).name[:40])
            for problem in intake.problems:
                line = f"{intake.outcome}: {problem.report or intake.file}: {problem.reason}: {problem.message}"
                bar.console.print(line, style="yellow", markup=False, soft_wrap=True)

        yield tell
