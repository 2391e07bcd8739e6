"""Answers made ahead, so that those who ask need not wait: `prepare`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.asking import asked_by, factbox_of
from factbox.cli.options import DEFAULT_LEDGER, FileOption, Places
from factbox.cli.pieces import place_names, say
from factbox.ledger import open_ledger


@app.command()
def prepare(
    ledger: FileOption = Path(DEFAULT_LEDGER),
    places: Places = None,
    days: Annotated[
        int, typer.Option(help="How many of the latest days the page can show at once, by either handle.", min=0)
    ] = 7,
) -> None:
    """Make ahead what `show` prints and what the page shows, and keep it beside the ledger.

    What is there already, and still holds, is not made again. A small ledger needs none of this, and nothing is kept.

    Example: `factbox prepare --ledger kabul.db --days 30`
    """
    begun = time.monotonic()
    for told in _prepared(ledger, places, days):
        say(f"{told}: {time.monotonic() - begun:.1f} s")
        begun = time.monotonic()


def _prepared(ledger: Path, places: Path | None, days: int) -> Iterator[str]:
    """Make one answer after the other, and yield what each is when it is made."""
    with open_ledger(ledger, create=False, tell=say) as store:
        factbox_of(store, asked_by("", "", "", "", "", places, related=True))
    yield "the factbox"
    try:
        from factbox.web.desk import Desk  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError:
        say("the page is not installed, so nothing is made for it: pip install 'factbox[web]'")
        return
    desk = Desk(ledger, places=place_names(places), most=1)
    yield from (f"the page, {told}" for told in desk.prepare_days(days))
