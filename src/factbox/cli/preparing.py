"""Answers made ahead, so that those who ask need not wait: `prepare`."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from factbox import stored
from factbox.cli.app import app
from factbox.cli.asking import Asked, asked_by, factbox_of, reach_verdict
from factbox.cli.options import DEFAULT_LEDGER, FileOption, Places
from factbox.cli.pieces import place_names, say
from factbox.errors import LedgerError
from factbox.ledger import Ledger, open_ledger
from factbox.ledger.base import is_url

if TYPE_CHECKING:
    from factbox.web.desk import Desk

Given = TypeVar("Given")

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
    _make(ledger, places, days)


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
    _make(ledger, None, 0)


def _how_long(seconds: float) -> str:
    return f"{round(seconds / 60)} minutes" if seconds > 90 else f"{10 * max(round(seconds / 10), 1)} seconds"


def _make(ledger: Path, places: Path | None, days: int) -> None:
    """Make one answer after the other, and say how long each took.

    Of a large ledger each verdict is reached in a process of its own, and what is printed of it made in another: what
    either leaves behind in memory goes with it.
    """
    with open_ledger(ledger, create=False, tell=say) as store:
        large = store.standing().claim >= stored.MANY
    call = _apart if large else _here
    if large:
        _apart(_judge_factbox, ledger, places)
    call(_make_factbox, ledger, places)
    if large:
        _apart(_judge_page, ledger, places, "")
    for day in call(_make_page, ledger, places, days):
        if large:
            _apart(_judge_page, ledger, places, day)
        call(_make_known, ledger, places, day)


def _here(step: Callable[..., Given], *args: Any) -> Given:
    return step(*args)


def _apart(step: Callable[..., Given], *args: Any) -> Given:
    """Return what a step gives that runs in a process of its own.

    Raises:
        LedgerError: that process was killed.
    """
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, fresh) as pool:
        try:
            return pool.submit(step, *args).result()
        except BrokenProcessPool as error:
            raise LedgerError(
                "An answer was not made: its process was killed, perhaps for want of memory. Those before it are kept."
            ) from error


def _judge_factbox(ledger: Path, places: Path | None) -> None:
    """Reach the verdict of what `show` prints."""
    begun = time.monotonic()
    with open_ledger(ledger, create=False) as store:
        if reach_verdict(store, _asked(places)):
            say(f"the verdict: {time.monotonic() - begun:.1f} s")


def _judge_page(ledger: Path, places: Path | None, day: str) -> None:
    """Reach the verdict of what the page shows of all that is known, or was by the end of a day."""
    begun = time.monotonic()
    with suppress(ModuleNotFoundError):
        if _desk(ledger, places).reach(day):
            say(f"the verdict, {f'known {day}' if day else 'all that is known'}: {time.monotonic() - begun:.1f} s")


def _make_factbox(ledger: Path, places: Path | None) -> None:
    """Make what `show` prints."""

    def made() -> Iterator[str]:
        with open_ledger(ledger, create=False) as store:
            factbox_of(store, _asked(places))
        yield "the factbox"

    _tell(made())


def _asked(places: Path | None) -> Asked:
    return asked_by("", "", "", "", "", places, related=True)


def _make_page(ledger: Path, places: Path | None, days: int) -> list[str]:
    """Make what the page shows of all that is known, and of each of the latest days; return these."""
    try:
        desk = _desk(ledger, places)
    except ModuleNotFoundError:
        say("the page is not installed, so nothing is made for it: pip install 'factbox[web]'")
        return []
    _tell(f"the page, {told}" for told in desk.prepare_days(days))
    return desk.latest_days(days)


def _make_known(ledger: Path, places: Path | None, day: str) -> None:
    """Make what the page shows of all that was known by the end of a day."""
    desk = _desk(ledger, places)
    _tell(f"the page, {desk.prepare_known(one)}" for one in (day,))


def _desk(ledger: Path, places: Path | None) -> Desk:
    """Return what answers for the page; raises ModuleNotFoundError where it is not installed."""
    from factbox.web.desk import Desk  # noqa: PLC0415 - an extra, and slow to import

    return Desk(ledger, places=place_names(places), most=1)


def _tell(made: Iterable[str]) -> None:
    """Say of each answer that is made how long it took."""
    begun = time.monotonic()
    for told in made:
        say(f"{told}: {time.monotonic() - begun:.1f} s")
        begun = time.monotonic()
