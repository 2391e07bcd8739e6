"""Read reports, and print what they say: `make`, `read`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.extracting import chosen_extractor
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
    Known,
    LedgerFile,
    ModelName,
    Paths,
    Places,
    Published,
    Recorded,
    SidesFile,
    Valid,
    Without,
    WithoutParties,
)
from factbox.cli.pieces import ask, end, print_view, read_into, say
from factbox.ledger import open_ledger
from factbox.publish import publish_factbox


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
    with chosen_extractor(extractor, endpoint, model) as chosen, open_ledger(ledger or None, tell=say) as store:
        complete = read_into(store, paths, published, country, sides, gazetteer, analyser, columns, chosen)
        if store.latest_known() is None:
            say("no report could be read, so there is nothing to print")
            raise typer.Exit(1)
        asked = (known, valid, recorded, country, actor, places, without, without_parties)
        view = ask(store, *asked, related=not everything)
        print_view(view)
        for path in publish_factbox(view, out) if out else ():
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
) -> None:
    """Read reports into a ledger, which keeps everything it was ever told.

    Example: `factbox read reports/ --ledger kabul.db`
    """
    with chosen_extractor(extractor, endpoint, model) as chosen, open_ledger(ledger, tell=say) as store:
        complete = read_into(store, paths, published, country, sides, gazetteer, analyser, columns, chosen)
    end(complete)
