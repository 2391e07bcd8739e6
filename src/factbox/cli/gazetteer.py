"""The group `gazetteer`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TaskID

from factbox.cli.app import app
from factbox.cli.pieces import say
from factbox.knowledge.places.build import build_gazetteer

gazetteer_app = typer.Typer(help="Make a fuller gazetteer than the shipped one.", no_args_is_help=True)
app.add_typer(gazetteer_app, name="gazetteer")


@gazetteer_app.command()
def build(
    dump: Annotated[Path, typer.Argument(help="A GeoNames dump: allCountries.zip, or the file of one country.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write.")] = Path("places.sqlite"),
) -> None:
    """Add every place of a GeoNames dump to the shipped gazetteer, as a file for `--gazetteer`.

    Example: `factbox gazetteer build SY.zip -o syria.sqlite`
    """
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(name: str, done: int, total: int) -> None:
            task = tasks.get(name)
            tasks[name] = bar.add_task(name, total=total) if task is None else task
            bar.update(tasks[name], completed=done)

        summary = build_gazetteer(dump, out, progress=tell)
    say(
        f"wrote {summary.out}: {summary.places:,} places, {summary.added:,} of them new, under {summary.names:,} names;"
        f" {summary.malformed:,} malformed lines left out"
    )
