"""The program itself: what all commands hang on, and how it ends."""

from __future__ import annotations

from typing import Annotated

import typer

from factbox import pipeline

app = typer.Typer(
    help="From news reports on a conflict to a factbox with a sentence behind every line.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        typer.echo(pipeline.READER)
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def options(version: Version = False) -> None:  # noqa: FBT002
    """From news reports on a conflict to a factbox with a sentence behind every line."""
