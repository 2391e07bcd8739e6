"""Keep a ledger safe: `inputs`, `verify`, `backup`, `restore`, `redact`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, LedgerFile, Replace
from factbox.cli.pieces import say
from factbox.errors import UsageError
from factbox.ledger import Ledger, copy_ledger, mark_names, open_ledger, tally_names, verify_ledger
from factbox.publish.document import one_line


@app.command()
def inputs(
    ledger: LedgerFile = DEFAULT_LEDGER,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,  # noqa: FBT002
) -> None:
    """List what became of every input: read, partly read or refused, and why.

    Example: `factbox inputs --ledger kabul.db`
    """
    with open_ledger(ledger, create=False, tell=say) as store:
        rows = mark_names(store.inputs(), store.redactions())
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], indent=1))
        return
    for row in rows:
        told = f"{row.outcome:11}  {row.input}" + (f": {row.reason}: {row.message}" if row.reason else "")
        typer.echo(one_line(told))


@app.command()
def verify(
    ledger: LedgerFile = DEFAULT_LEDGER,
    anchor: Annotated[str, typer.Option(help="A head that was noted earlier; it must be part of the ledger.")] = "",
    head: Annotated[bool, typer.Option("--head", help="Print the head alone, to be noted elsewhere.")] = False,  # noqa: FBT002
) -> None:
    """Check that a ledger is what was appended to it, record by record.

    Example: `factbox verify --ledger kabul.db --anchor "$(cat kabul.head)"`
    """
    found = verify_ledger(ledger, anchor=anchor)
    for flaw in found.flaws:
        typer.echo(one_line(f"{flaw.part}: {flaw.what}"))
    if not found.whole:
        say(f"{ledger} is not what was appended to it; keep it as it is, and go on from a backup")
        raise typer.Exit(1)
    typer.echo(found.head if head else f"whole: {found.records} records, head {found.head}")
    if found.anchored is not None:
        say(f"the anchor is record {found.anchored} of {found.records}")


@app.command()
def backup(
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    replace: Replace = False,  # noqa: FBT002
) -> None:
    """Copy a ledger to a file, whole and verified, while others may go on reading it.

    Example: `factbox backup /media/stick/kabul.db --ledger kabul.db`
    """
    found = copy_ledger(ledger, out, replace=replace)
    say(f"wrote {out}: {found.records} records, head {found.head}")


@app.command()
def restore(
    copy: Annotated[Path, typer.Argument(help="A backup.", metavar="BACKUP")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    replace: Replace = False,  # noqa: FBT002
) -> None:
    """Make a ledger of a backup, whole and verified.

    Example: `factbox restore /media/stick/kabul.db --ledger kabul.db`
    """
    found = copy_ledger(copy, ledger, replace=replace)
    say(f"wrote {ledger}: {found.records} records, head {found.head}")


@app.command()
def redact(
    names: Annotated[list[str] | None, typer.Argument(help="Names as they are printed.", metavar="NAME...")] = None,
    ledger: LedgerFile = DEFAULT_LEDGER,
    decided_by: Annotated[str, typer.Option("--by", help="Who decided.")] = "",
    reason: Annotated[str, typer.Option("--why", help="Why, for whoever asks later.")] = "",
    undo: Annotated[int, typer.Option(help="Publish the name of this redaction again.")] = 0,
    listed: Annotated[bool, typer.Option("--list", help="List the redactions, without the names.")] = False,  # noqa: FBT002
) -> None:
    """Withhold a private person's name from everything that is published of a ledger.

    Example: `factbox redact "Jan Example" Example --ledger kabul.db --by "A. Editor" --why "at risk"`
    """
    if sum((bool(names), bool(undo), listed)) != 1:
        raise UsageError("give names to withhold, or --undo NUMBER, or --list; see factbox redact --help")
    decision: dict[str, Any] = {"decided_by": decided_by, "reason": reason, "recorded": datetime.now(UTC)}
    with open_ledger(ledger, create=False, tell=say) as store:
        if names:
            _print_redacted(store, store.redact(names, **decision))
        elif undo:
            store.undo_redaction(undo, **decision)
            say(f"redaction {undo} is undone; the name is published again")
        else:
            _print_redactions(store)


def _print_redacted(ledger: Ledger, numbers: tuple[int, ...]) -> None:
    """Say of each redaction what it withholds, by its number: what a command prints may be published, too."""
    tallies = tally_names(ledger.reports(), ledger.redactions())
    for number in dict.fromkeys(numbers):
        tally = tallies[number]
        typer.echo(
            f"redaction {number}: withheld {_times(tally.times)} in the text of reports ({tally.reports} of them)"
        )
        if tally.last_word_alone:
            typer.echo(f"  its last word stands alone {_times(tally.last_word_alone)}; withhold it as well if need be")


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _print_redactions(ledger: Ledger) -> None:
    """List redactions; who and why are words of the user's own, in which a withheld name may stand."""
    for one in mark_names(ledger.redactions(), ledger.redactions()):
        undone = f", undone {one.undone:%Y-%m-%d %H:%M} UTC" if one.undone else ""
        told = f"{one.decided:%Y-%m-%d %H:%M} UTC{undone}, by {one.decided_by}: {one.reason}"
        typer.echo(one_line(f"redaction {one.number}: {told}"))
