"""The group `corpus`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from factbox.cli.app import app
from factbox.cli.pieces import say
from factbox.corpus import check_corpus, corpus_stats, load_corpus
from factbox.corpus.agreement import second_readings
from factbox.corpus.rows import report_rows
from factbox.corpus.show import show_report
from factbox.corpus.stats import WANTED

corpus_app = typer.Typer(help="Look at, count and check annotated reports.", no_args_is_help=True)
app.add_typer(corpus_app, name="corpus")

CorpusFolder = Annotated[Path, typer.Argument(help="A folder of stories, as corpus/GUIDE.md describes.")]
DEFAULT_CORPUS = Path("corpus/stories")


@corpus_app.command()
def stats(
    folder: CorpusFolder = DEFAULT_CORPUS,
    second: Annotated[Path | None, typer.Option(help="Second readings; by default `second` beside the folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002
) -> None:
    """Count what a corpus holds.

    Example: `factbox corpus stats corpus/stories`
    """
    stories, problems = load_corpus(folder)
    figures = corpus_stats(stories, second_readings(stories, second or folder.parent / "second"))
    if as_json:
        typer.echo(json.dumps(figures, indent=1))
    else:
        _print_stats(figures)
    if problems:
        say(f"{len(problems)} lines of the markup could not be read; `factbox corpus check` names them")


@corpus_app.command("show")
def show_annotated(
    file: Annotated[Path, typer.Argument(help="The .txt file of an annotated report.")],
) -> None:
    """Print an annotated report with its layers in colour.

    Example: `factbox corpus show corpus/stories/train/grey-uplands/01.txt`
    """
    show_report(file, Console(highlight=False))


@corpus_app.command("rows")
def write_rows(
    folder: CorpusFolder = DEFAULT_CORPUS,
    out: Annotated[Path, typer.Option("-o", "--out", help="The JSON Lines file to write.")] = Path("corpus.jsonl"),
) -> None:
    """Write annotated reports as JSON Lines: text and all layers, with offsets into it.

    Example: `factbox corpus rows corpus/stories -o corpus.jsonl`
    """
    stories, _ = load_corpus(folder)
    rows = (json.dumps(row, ensure_ascii=False) for row in report_rows(stories))
    out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="\n")
    say(f"wrote {out}")


@corpus_app.command("check")
def check_annotated(
    folder: CorpusFolder = DEFAULT_CORPUS,
    others: Annotated[
        Path | None, typer.Option(help="A folder of texts with which no nine words in a row may be shared.")
    ] = None,
) -> None:
    """Say what in a corpus cannot be right.

    Example: `factbox corpus check corpus/stories`
    """
    texts = (
        [file.read_text(encoding="utf-8", errors="replace") for file in sorted(others.rglob("*.*"))] if others else []
    )
    problems = check_corpus(folder, others=texts)
    for problem in problems:
        typer.echo(f"{problem.report}: {problem.reason}: {problem.message}")
    say(f"{len(problems)} problems")
    if problems:
        raise typer.Exit(1)


def _print_stats(figures: dict[str, Any]) -> None:
    """Print counts a line each, those of a group under its name, the rare ones beside what is wanted."""
    for key, value in figures.items():
        if not isinstance(value, dict):
            typer.echo(f"{key:44} {', '.join(value) if isinstance(value, list) else value}")
            continue
        typer.echo(f"\n{key}")
        for name, count in value.items():
            wanted = f"  of {WANTED[name]}" if key == "rare" else ""
            shown = ", ".join(f"{n} {what}" for what, n in count.items()) if isinstance(count, dict) else count
            typer.echo(f"  {name:42} {shown}{wanted}")
