"""What a ledger says, for other programs, and what changed in it: `export`, `changes`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from factbox.cli.app import app
from factbox.cli.asking import ask, asked_by
from factbox.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    Country,
    Everything,
    Known,
    LedgerFile,
    Out,
    Places,
    Recorded,
    Valid,
    Without,
    WithoutParties,
)
from factbox.cli.pieces import open_binary_output, open_output, say
from factbox.errors import UsageError
from factbox.ledger import open_ledger
from factbox.publish.changes import compare_views
from factbox.publish.changes_forms import FORMS, print_changes
from factbox.publish.formats import FORMATS, Options, load_actor_list, write_export
from factbox.publish.wording import iso_moment

ACTORS_OF = {"acled": "actor1 and actor2", "ged": "side_a and side_b"}
"""The columns for actors of each data set that has names of its own for them, which we do not guess."""


@app.command()
def export(
    name: Annotated[str, typer.Argument(help=f"One of {', '.join(FORMATS)}.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    known: Known = "",
    valid: Valid = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    without: Without = None,
    without_parties: WithoutParties = False,  # noqa: FBT002
    actors: Annotated[
        Path | None, typer.Option("--actors", help="What acled or ged call our actors, a table of yours.")
    ] = None,
    private_names: Annotated[  # noqa: FBT002
        bool, typer.Option("--private-names", help="Do not black out private persons' names in words of reports.")
    ] = False,
    out: Out = None,
) -> None:
    """Write the ledger for other programs: tables, a map, a timeline, tasks.

    Example: `factbox export control --ledger kabul.db --known 2021-08-11 -o control.csv`
    """
    options = Options(load_actor_list(actors), private_names) if actors else Options(private_names=private_names)
    with open_ledger(ledger, create=False, tell=say) as store:
        view = ask(store, asked_by(known, valid, recorded, country, actor, places, without, without_parties))
    opened = open_binary_output if name in FORMATS and FORMATS[name].binary else open_output
    with opened(out) as stream:
        notes = write_export(view, name, stream, options)
    for note in notes:
        say(note)
    if name in ACTORS_OF and actors is None:
        say(
            f"{name}: {ACTORS_OF[name]} are empty: --actors FILE says what {name} calls our actors; its notes name them"
        )


@app.command()
def changes(
    since: Annotated[str, typer.Option(help="The earlier moment of knowing: 2021-08-12 or 2021-08-12T09:00Z.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    until: Annotated[str, typer.Option(help="The later one; by default the latest publication.")] = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    without: Without = None,
    without_parties: WithoutParties = False,  # noqa: FBT002
    everything: Everything = False,  # noqa: FBT002
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,  # noqa: FBT002
    as_csv: Annotated[bool, typer.Option("--csv", help="A table.")] = False,  # noqa: FBT002
    as_atom: Annotated[bool, typer.Option("--atom", help="A feed for feed readers.")] = False,  # noqa: FBT002
    out: Out = None,
) -> None:
    """Say what is new, upgraded, downgraded or retracted between two moments, and by which report.

    Example: `factbox changes --ledger kabul.db --since 2021-08-12 --until 2021-08-13`
    """
    wanted = asked_by("", "", recorded, country, actor, places, without, without_parties, related=not everything)
    asked = [form for form, wanted in (("json", as_json), ("csv", as_csv), ("atom", as_atom)) if wanted]
    if len(asked) > 1 or (out and not asked):
        raise UsageError("choose one of --json, --csv and --atom; -o needs one of them")
    with open_ledger(ledger, create=False, tell=say) as store:
        before, after = (ask(store, replace(wanted, known=known)) for known in (since, until))
    if before.known > after.known:
        raise UsageError(f"--since {since} is later than {iso_moment(after.known)}; name an earlier moment")
    found = compare_views(before, after)
    if not asked:
        print_changes(found, Console(highlight=False))
        return
    with open_output(out) as stream:
        FORMS[asked[0]](found, stream)
