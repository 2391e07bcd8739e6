"""The command line: parse arguments, call one function of the library, print.

Each module holds the commands that belong together; the order of the imports below is the order in `factbox --help`.
"""

from __future__ import annotations

from rich.console import Console

# isort: off
from factbox.cli import reading  # noqa: F401
from factbox.cli import showing  # noqa: F401
from factbox.cli import watching  # noqa: F401
from factbox.cli import keeping  # noqa: F401
from factbox.cli import gazetteer  # noqa: F401
from factbox.cli import corpus  # noqa: F401
from factbox.cli import measuring  # noqa: F401

# isort: on
from factbox.cli.app import app
from factbox.errors import FactboxError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; what the user did wrong is one line on standard error and exit status 2."""
    try:
        app()
    except FactboxError as error:
        Console(stderr=True).print(f"factbox: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(2) from error
