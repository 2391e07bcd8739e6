"""The page: `serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from factbox.cli.app import app
from factbox.cli.options import DEFAULT_LEDGER, LedgerPath, Places
from factbox.cli.pieces import place_names, say
from factbox.errors import UsageError
from factbox.ledger import open_ledger


@app.command()
def serve(
    ledger: LedgerPath = DEFAULT_LEDGER,
    places: Places = None,
    host: Annotated[str, typer.Option(help="The address to listen at; others than this machine's need --users.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="The port to listen at.", min=0, max=65535)] = 8321,
) -> None:
    """Open a ledger in the browser: factbox, map, time bar, and the evidence behind every line.

    Example: `factbox serve kabul.db --places capitals.txt`
    """
    try:
        from factbox.web.app import create_app  # noqa: PLC0415 - an extra, and slow to import
        from factbox.web.desk import Desk  # noqa: PLC0415
        from factbox.web.serving import check_address  # noqa: PLC0415
        from factbox.web.serving import serve as answer  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UsageError(f"the page needs {error.name}; install it with: pip install 'factbox[web]'") from error
    check_address(host, users=False)
    with open_ledger(ledger, create=False, tell=say):
        pass  # a ledger that cannot be opened is told before the server starts
    made = create_app(Desk(ledger, places=place_names(places)))
    say(f"open http://{host}:{port} in a browser; stop with Ctrl+C")
    answer(made, host, port)
