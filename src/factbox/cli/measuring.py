"""Measure the program and look at the installation: `doctor`, `evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from factbox.cli.app import app
from factbox.doctor import examine
from factbox.evaluate import EVALUATIONS
from factbox.evaluate import evaluate as run_evaluation


@app.command()
def doctor() -> None:
    """Say which versions are in use and what is missing or unsafe.

    Example: `factbox doctor`
    """
    findings = examine()
    console = Console(highlight=False)
    for finding in findings:
        mark = {"ok": "[green]ok[/]", "note": "[yellow]note[/]", "bad": "[red]bad[/]"}[finding.level]
        console.print(f"{mark:>4}  {finding.name}: {finding.text}", soft_wrap=True)
    if any(finding.level == "bad" for finding in findings):
        raise typer.Exit(1)


@app.command()
def evaluate(
    name: Annotated[str, typer.Argument(help=f"What to measure: {', '.join(EVALUATIONS)}.")],
    data: Annotated[Path, typer.Argument(help="The gold to measure against; docs/evaluate.md says in which form.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Measure the program on gold of your own.

    Example: `factbox evaluate dates timebank.jsonl`
    """
    figures = run_evaluation(name, data)
    if as_json:
        typer.echo(json.dumps(figures, indent=1))
        return
    for key, value in figures.items():
        typer.echo(f"{key:32} {value:.4f}" if isinstance(value, float) else f"{key:32} {value}")
