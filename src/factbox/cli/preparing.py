"""Answers made ahead, so that those who ask need not wait: `prepare`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.asking import asked_by, factbox_of
from factbox.cli.options import DEFAULT_LEDGER, FileOption, Places
from factbox.cli.pieces import place_names, say
from factbox.ledger import Ledger, open_ledger
from factbox.ledger.base import is_url
from factbox.stored import give_back

SECONDS_A_CLAIM = 0.0008
"""What a new factbox takes of a core for each claim of its ledger (`benchmarks/growth.py`, `docs/scale.md`)."""

WORTH_TELLING = 10
"""Seconds that a new factbox takes from which it is said that it will."""


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
    _tell(_prepared(ledger, places, days))


def _tell(made: Iterable[str]) -> None:
    """Say of each answer that is made how long it took."""
    begun = time.monotonic()
    for told in made:
        say(f"{told}: {time.monotonic() - begun:.1f} s")
        begun = time.monotonic()


@contextmanager
def prepared_after(ledger: str, store: Ledger, *, prepare: bool) -> Iterator[None]:
    """Make answers ahead after what brings reports into a ledger; or say that they are not there, and how to have them.

    They are not made unasked: one report is read in a blink, and an answer about all of a large ledger takes minutes.

    Args:
        ledger: its name, which is a file's or the address of a database, for which nothing is made ahead.
        store: the ledger, open.
        prepare: whether to make them.
    """
    before = store.standing().claim
    yield
    claims = store.standing().claim
    if is_url(ledger):
        return
    if prepare:
        make_ahead(Path(ledger))
    elif claims > before and claims * SECONDS_A_CLAIM > WORTH_TELLING:
        say(
            f"what `show` prints of this ledger is to be made anew, about {_how_long(claims * SECONDS_A_CLAIM)}; "
            f"to have it made ahead: factbox prepare --ledger {ledger}"
        )


def make_ahead(ledger: Path) -> None:
    """Make what `show` prints and the front page shows of all that is known, and say how long each took."""
    _tell(_prepared(ledger, None, 0))


def _how_long(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes" if seconds > 90 else f"{10 * max(round(seconds / 10), 1)} seconds"


def _prepared(ledger: Path, places: Path | None, days: int) -> Iterator[str]:
    """Make one answer after the other, and yield what each is when it is made."""
    with open_ledger(ledger, create=False, tell=say) as store:
        factbox_of(store, asked_by("", "", "", "", "", places, related=True))
        give_back(store.standing().claim)
    yield "the factbox"
    try:
        from factbox.web.desk import Desk  # noqa: PLC0415 - an extra, and slow to import
    except ModuleNotFoundError:
        say("the page is not installed, so nothing is made for it: pip install 'factbox[web]'")
        return
    desk = Desk(ledger, places=place_names(places), most=1)
    yield from (f"the page, {told}" for told in desk.prepare_days(days))
