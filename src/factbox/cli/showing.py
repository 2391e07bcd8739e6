"""Ask a ledger: `show`, `why`.

What is imported here is all that printing a kept answer needs.
"""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from factbox.cli.app import app
from factbox.cli.asking import asked_by, explanation_of, factbox_of
from factbox.cli.options import (
    DEFAULT_LEDGER,
    Actor,
    Country,
    Everything,
    InWords,
    Known,
    LedgerFile,
    Places,
    Recorded,
    Valid,
    Without,
    WithoutParties,
)
from factbox.cli.pieces import say
from factbox.ledger import open_ledger
from factbox.publish.explanation import print_why
from factbox.publish.terminal import print_factbox


@app.command()
def show(
    ledger: LedgerFile = DEFAULT_LEDGER,
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
) -> None:
    """Print the factbox of a ledger, as of any moment.

    Example: `factbox show --ledger kabul.db --known 2021-08-12`
    """
    with open_ledger(ledger, create=False, tell=say) as store:
        asked = asked_by(
            known, valid, recorded, country, actor, places, without, without_parties, related=not everything
        )
        print_factbox(factbox_of(store, asked, in_words=in_words), Console(highlight=False))


@app.command()
def why(
    place: Annotated[str, typer.Argument(help="A place, by its name or id.")],
    ledger: LedgerFile = DEFAULT_LEDGER,
    known: Known = "",
    valid: Valid = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    without: Without = None,
    without_parties: WithoutParties = False,  # noqa: FBT002
) -> None:
    """Explain what is said of a place: the claims, the rule that decided, and what it would be without each.

    Example: `factbox why Ghazni --ledger kabul.db`
    """
    with open_ledger(ledger, create=False, tell=say) as store:
        asked = asked_by(known, valid, recorded, country, actor, places, without, without_parties)
        print_why(explanation_of(store, asked, place), Console(highlight=False))
