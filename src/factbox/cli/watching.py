"""Watch feeds: `watch`."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from factbox import pipeline
from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, AnalyserName, Country, FileOption, GazetteerFile, Prepare, SidesFile
from factbox.cli.pieces import open_output, say
from factbox.cli.preparing import make_ahead
from factbox.errors import UsageError
from factbox.fetch import Fetcher
from factbox.knowledge.actors import SHIPPED, load_sides
from factbox.knowledge.places import open_gazetteer
from factbox.language import find_analyser
from factbox.ledger import open_ledger
from factbox.publish import publish_factbox
from factbox.publish.changes_forms import FORMS
from factbox.publish.document import one_line
from factbox.watch import Seen, Watch, list_feeds
from factbox.watch.manners import GAP, Manners

Feeds = Annotated[list[str], typer.Argument(help="Addresses, files with one a line, OPML lists.", metavar="FEED...")]


@app.command()
def watch(
    feeds: Feeds,
    ledger: FileOption = Path(DEFAULT_LEDGER),
    once: Annotated[bool, typer.Option("--once", help="Do what is due and stop; for cron.")] = False,  # noqa: FBT002
    every: Annotated[float, typer.Option(help="Minutes between two requests for one feed.", min=1)] = 15,
    pages: Annotated[bool, typer.Option("--pages/--no-pages", help="Read the pages that items point to.")] = True,  # noqa: FBT002
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Keep the factbox as files there.")] = None,
    atom: Annotated[Path | None, typer.Option(help="Keep a feed of the changes of the last days there.")] = None,
    days: Annotated[int, typer.Option(help="How many days of changes that feed holds.", min=1)] = 7,
    allow: Annotated[list[str] | None, typer.Option(help="A host, or host:port, inside your own network.")] = None,
    proxy: Annotated[str, typer.Option(help="A proxy, http://host:port; the environment's is not used.")] = "",
    agent: Annotated[str, typer.Option(help="How to call this program, best with how to reach you.")] = "factbox",
    gap: Annotated[float, typer.Option(help="Seconds between two requests to one host.", min=0)] = GAP,
    listed: Annotated[bool, typer.Option("--list", help="List what is still to be read, and stop.")] = False,  # noqa: FBT002
    country: Country = "",
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
    prepare: Prepare = False,  # noqa: FBT002
) -> None:
    """Fetch feeds, read what is new into a ledger, and tell what it changes, one line per event.

    Example: `factbox watch feeds.opml --ledger kabul.db --atom changes.xml`
    """
    if missing := [name for name in ("feedparser", "protego") if find_spec(name) is None]:
        raise UsageError(f"watching needs {' and '.join(missing)}; install them with: pip install 'factbox[live]'")
    urls = list_feeds(feeds)
    options = {
        "country": pipeline.country_code(country),
        "sides": load_sides(sides) if sides else SHIPPED,
        "gazetteer": open_gazetteer(gazetteer),
        "analyser": find_analyser(analyser),
    }
    fetcher = Fetcher(agent=agent, allowed=frozenset(allow or ()), proxy=proxy)
    with open_ledger(ledger, tell=say) as store, Seen(ledger.with_name(f"{ledger.name}.watch")) as seen:
        if listed:
            _print_pending(seen)
            return
        manners = Manners(fetcher.fetch, seen, agent, clock=time.time, sleep=time.sleep, gap=gap)
        watched = Watch(store, seen, manners, time.time, every * 60, pages, options)
        try:
            _run(watched, urls, once, out, atom, days, ledger if prepare else None)
        except KeyboardInterrupt:
            say("stopped; the next watch goes on from here")


def _run(
    watched: Watch,
    urls: Sequence[str],
    once: bool,  # noqa: FBT001
    out: Path | None,
    atom: Path | None,
    days: int,
    prepare: Path | None,
) -> None:
    """Do round after round; with ``once`` a single one, which ends with status 1 if something could not be had.

    ``prepare`` is the ledger of which answers are made ahead after each round that brought something.
    """
    while True:
        kinds = set()
        for event in watched.round(urls):
            kinds.add(event.kind)
            typer.echo(one_line(event.line()))
        if atom and (kinds & {"read", "changed"} or not atom.exists()):
            with open_output(atom) as stream:
                FORMS["atom"](watched.changes(days), stream)
        if out and kinds & {"read", "changed"}:
            publish_factbox(pipeline.view(watched.ledger, related=True, remember=True), out)
        if prepare and kinds & {"read", "changed"}:
            make_ahead(prepare)
        if once:
            raise typer.Exit(1 if kinds & {"later", "refused"} else 0)
        time.sleep(max(watched.next_due(urls) - time.time(), 1))


def _print_pending(seen: Seen) -> None:
    for item in seen.pending():
        due = f"{datetime.fromtimestamp(item.due, UTC):%Y-%m-%dT%H:%M:%SZ}" if item.reason else "now"
        told = f": {item.reason}, failed {item.failures} times" if item.reason else ""
        typer.echo(one_line(f"{due:20} {item.found.link or item.found.name}{told}"))
