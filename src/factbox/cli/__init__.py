"""The command line: parse arguments, call one function of the library, print.

Each module holds the commands that belong together; ``COMMANDS`` in :mod:`factbox.cli.app` is the table of all of them.
A new command is a function in one of these modules and a row there.
"""

from __future__ import annotations

from factbox.cli.app import all_commands, app
from factbox.errors import FactboxError

__all__ = ["all_commands", "app", "main"]


def main() -> None:
    """Run the command line; what the user did wrong is one line on standard error and exit status 2."""
    try:
        app()
    except FactboxError as error:
        from rich.console import Console  # noqa: PLC0415 - 0.1 s that no other run need pay

        Console(stderr=True).print(f"factbox: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(2) from error
