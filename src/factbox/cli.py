"""The command line: parse arguments, call one function of the library, print."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn

from factbox import pipeline
from factbox.corpus import check_corpus, corpus_stats, load_corpus
from factbox.corpus.agreement import second_readings
from factbox.corpus.rows import report_rows
from factbox.corpus.show import show_report
from factbox.corpus.stats import WANTED
from factbox.doctor import examine
from factbox.errors import FactboxError, UsageError
from factbox.evaluate import EVALUATIONS
from factbox.evaluate import evaluate as run_evaluation
from factbox.knowledge.actors import SHIPPED, load_sides
from factbox.knowledge.places import open_gazetteer
from factbox.knowledge.places.build import build_gazetteer
from factbox.language import find_analyser
from factbox.ledger import Ledger, copy_ledger, mark_names, open_ledger, tally_names, verify_ledger
from factbox.publish import publish_factbox
from factbox.publish.changes import compare_views
from factbox.publish.changes_forms import FORMS, print_changes
from factbox.publish.document import one_line
from factbox.publish.factbox import build_factbox
from factbox.publish.files import written_whole
from factbox.publish.formats import FORMATS, Options, load_actor_list, write_export
from factbox.publish.terminal import print_factbox
from factbox.publish.why import explain, print_why
from factbox.publish.wording import iso_moment
from factbox.records import Intake, View

app = typer.Typer(
    help="From news reports on a conflict to a factbox with a sentence behind every line.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)

gazetteer_app = typer.Typer(help="Make a fuller gazetteer than the shipped one.", no_args_is_help=True)
app.add_typer(gazetteer_app, name="gazetteer")

corpus_app = typer.Typer(help="Look at, count and check annotated reports.", no_args_is_help=True)
app.add_typer(corpus_app, name="corpus")

Paths = Annotated[list[str], typer.Argument(help="Files, folders or globs; - is standard input.", metavar="PATH...")]
LedgerFile = Annotated[Path, typer.Option("--ledger", help="The ledger, a SQLite file.")]
LedgerPath = Annotated[Path, typer.Argument(help="The ledger, a SQLite file.", metavar="LEDGER")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace a ledger that is there already.")]
Known = Annotated[str, typer.Option(help="What could be known then: published by 2021-08-13 or 2021-08-13T09:00Z.")]
Valid = Annotated[str, typer.Option(help="What was so in the world on that day, by all that is known.")]
Recorded = Annotated[str, typer.Option(help="What this ledger could say then: read into it by that moment.")]
Country = Annotated[str, typer.Option(help="The country, by name or ISO code; settles places that share a name.")]
Actor = Annotated[str, typer.Option(help="Only states and events in which this actor takes part.")]
Places = Annotated[Path | None, typer.Option(help="A file with one place a line: the denominator of 'N of 34'.")]
SidesFile = Annotated[Path | None, typer.Option("--sides", help="Who is on which side, a TSV or YAML file of yours.")]
GazetteerFile = Annotated[Path | None, typer.Option("--gazetteer", help="A gazetteer that `gazetteer build` made.")]
AnalyserName = Annotated[
    str, typer.Option("--analyser", help="What reads sentences: core, split, spacy:MODEL or package.module:function.")
]
Published = Annotated[str, typer.Option(help="The day of publication of reports that have none.")]

Out = Annotated[Path | None, typer.Option("-o", "--out", help="The file to write; else standard output.")]

CorpusFolder = Annotated[Path, typer.Argument(help="A folder of stories, as corpus/GUIDE.md describes.")]

DEFAULT_LEDGER = Path("factbox.db")
DEFAULT_CORPUS = Path("corpus/stories")


def main() -> None:
    """Run the command line; what the user did wrong is one line on standard error and exit status 2."""
    try:
        app()
    except FactboxError as error:
        Console(stderr=True).print(f"factbox: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(2) from error


def _version(asked: bool) -> None:  # noqa: FBT001
    if asked:
        typer.echo(pipeline.READER)
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def options(version: Version = False) -> None:  # noqa: FBT002
    """From news reports on a conflict to a factbox with a sentence behind every line."""


@app.command()
def make(
    paths: Paths,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Also write the factbox as files there.")] = None,
    published: Published = "",
    known: Known = "",
    valid: Valid = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
) -> None:
    """Read reports and print their factbox, in one go.

    Example: `factbox make reports/ --places capitals.txt -o out/`
    """
    ledger = open_ledger(None)
    complete = _read_into(ledger, paths, published, country, sides, gazetteer, analyser)
    if ledger.latest_known() is None:
        _note("no report could be read, so there is nothing to print")
        raise typer.Exit(1)
    view = _view(ledger, known, valid, recorded, country, actor, places)
    _print_factbox(view)
    for path in publish_factbox(view, out) if out else ():
        _note(f"wrote {path}")
    _exit(complete)


@app.command()
def read(
    paths: Paths,
    ledger: LedgerFile = DEFAULT_LEDGER,
    published: Published = "",
    country: Country = "",
    sides: SidesFile = None,
    gazetteer: GazetteerFile = None,
    analyser: AnalyserName = "core",
) -> None:
    """Read reports into a ledger, which keeps everything it was ever told.

    Example: `factbox read reports/ --ledger kabul.db`
    """
    with open_ledger(ledger, tell=_note) as store:
        _exit(_read_into(store, paths, published, country, sides, gazetteer, analyser))


@app.command()
def show(
    ledger: LedgerFile = DEFAULT_LEDGER,
    known: Known = "",
    valid: Valid = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
) -> None:
    """Print the factbox of a ledger, as of any moment.

    Example: `factbox show --ledger kabul.db --known 2021-08-12`
    """
    with open_ledger(ledger, create=False, tell=_note) as store:
        _print_factbox(_view(store, known, valid, recorded, country, actor, places))


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
) -> None:
    """Explain what is said of a place: the claims, their speakers and the rule that decided.

    Example: `factbox why Ghazni --ledger kabul.db`
    """
    with open_ledger(ledger, create=False, tell=_note) as store:
        view = _view(store, known, valid, recorded, country, actor, places)
        print_why(explain(view, place), Console(highlight=False))


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
    with open_ledger(ledger, create=False, tell=_note) as store:
        view = _view(store, known, valid, recorded, country, actor, places)
    with _stream(out) as stream:
        notes = write_export(view, name, stream, options)
    for note in notes:
        _note(note)


@app.command()
def inputs(
    ledger: LedgerPath = DEFAULT_LEDGER,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON list.")] = False,  # noqa: FBT002
) -> None:
    """List what became of every input: read, partly read or refused, and why.

    Example: `factbox inputs kabul.db`
    """
    with open_ledger(ledger, create=False, tell=_note) as store:
        rows = mark_names(store.inputs(), store.redactions())
    if as_json:
        typer.echo(json.dumps([asdict(row) for row in rows], indent=1))
        return
    for row in rows:
        told = f"{row.outcome:11}  {row.input}" + (f": {row.reason}: {row.message}" if row.reason else "")
        typer.echo(one_line(told))


@app.command()
def verify(
    ledger: LedgerPath = DEFAULT_LEDGER,
    anchor: Annotated[str, typer.Option(help="A head that was noted earlier; it must be part of the ledger.")] = "",
    head: Annotated[bool, typer.Option("--head", help="Print the head alone, to be noted elsewhere.")] = False,  # noqa: FBT002
) -> None:
    """Check that a ledger is what was appended to it, record by record.

    Example: `factbox verify kabul.db --anchor "$(cat kabul.head)"`
    """
    found = verify_ledger(ledger, anchor=anchor)
    for flaw in found.flaws:
        typer.echo(one_line(f"{flaw.part}: {flaw.what}"))
    if not found.whole:
        _note(f"{ledger} is not what was appended to it; keep it as it is, and go on from a backup")
        raise typer.Exit(1)
    typer.echo(found.head if head else f"whole: {found.records} records, head {found.head}")
    if found.anchored is not None:
        _note(f"the anchor is record {found.anchored} of {found.records}")


@app.command()
def backup(
    ledger: LedgerPath,
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    replace: Replace = False,  # noqa: FBT002
) -> None:
    """Copy a ledger to a file, whole and verified, while others may go on reading it.

    Example: `factbox backup kabul.db /media/stick/kabul.db`
    """
    found = copy_ledger(ledger, out, replace=replace)
    _note(f"wrote {out}: {found.records} records, head {found.head}")


@app.command()
def restore(
    copy: Annotated[Path, typer.Argument(help="A backup.", metavar="BACKUP")],
    ledger: LedgerPath,
    replace: Replace = False,  # noqa: FBT002
) -> None:
    """Make a ledger of a backup, whole and verified.

    Example: `factbox restore /media/stick/kabul.db kabul.db`
    """
    found = copy_ledger(copy, ledger, replace=replace)
    _note(f"wrote {ledger}: {found.records} records, head {found.head}")


@app.command()
def redact(
    ledger: LedgerPath,
    names: Annotated[list[str] | None, typer.Argument(help="Names as they are printed.", metavar="NAME...")] = None,
    decided_by: Annotated[str, typer.Option("--by", help="Who decided.")] = "",
    reason: Annotated[str, typer.Option("--why", help="Why, for whoever asks later.")] = "",
    undo: Annotated[int, typer.Option(help="Publish the name of this redaction again.")] = 0,
    listed: Annotated[bool, typer.Option("--list", help="List the redactions, without the names.")] = False,  # noqa: FBT002
) -> None:
    """Withhold a private person's name from everything that is published of a ledger.

    Example: `factbox redact kabul.db "Jan Example" Example --by "A. Editor" --why "at risk"`
    """
    if sum((bool(names), bool(undo), listed)) != 1:
        raise UsageError("give names to withhold, or --undo NUMBER, or --list; see factbox redact --help")
    decision: dict[str, Any] = {"decided_by": decided_by, "reason": reason, "recorded": datetime.now(UTC)}
    with open_ledger(ledger, create=False, tell=_note) as store:
        if names:
            _print_redacted(store, store.redact(names, **decision))
        elif undo:
            store.undo_redaction(undo, **decision)
            _note(f"redaction {undo} is undone; the name is published again")
        else:
            _print_redactions(store)


@app.command()
def changes(
    ledger: LedgerPath,
    since: Annotated[str, typer.Option(help="The earlier moment of knowing: 2021-08-12 or 2021-08-12T09:00Z.")],
    until: Annotated[str, typer.Option(help="The later one; by default the latest publication.")] = "",
    recorded: Recorded = "",
    country: Country = "",
    actor: Actor = "",
    places: Places = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,  # noqa: FBT002
    as_csv: Annotated[bool, typer.Option("--csv", help="A table.")] = False,  # noqa: FBT002
    as_atom: Annotated[bool, typer.Option("--atom", help="A feed for feed readers.")] = False,  # noqa: FBT002
    out: Out = None,
) -> None:
    """Say what is new, upgraded, downgraded or retracted between two moments, and by which report.

    Example: `factbox changes kabul.db --since 2021-08-12 --until 2021-08-13`
    """
    asked = [form for form, wanted in (("json", as_json), ("csv", as_csv), ("atom", as_atom)) if wanted]
    if len(asked) > 1 or (out and not asked):
        raise UsageError("choose one of --json, --csv and --atom; -o needs one of them")
    with open_ledger(ledger, create=False, tell=_note) as store:
        before, after = (_view(store, known, "", recorded, country, actor, places) for known in (since, until))
    if before.known > after.known:
        raise UsageError(f"--since {since} is later than {iso_moment(after.known)}; name an earlier moment")
    found = compare_views(before, after)
    if not asked:
        print_changes(found, Console(highlight=False))
        return
    with _stream(out) as stream:
        FORMS[asked[0]](found, stream)


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
    _note(
        f"wrote {summary.out}: {summary.places:,} places, {summary.added:,} of them new, under {summary.names:,} names;"
        f" {summary.malformed:,} malformed lines left out"
    )


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
        _note(f"{len(problems)} lines of the markup could not be read; `factbox corpus check` names them")


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
    _note(f"wrote {out}")


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
    _note(f"{len(problems)} problems")
    if problems:
        raise typer.Exit(1)


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


# --- pieces


def _read_into(
    ledger: Ledger,
    paths: list[str],
    published: str,
    country: str,
    sides: Path | None,
    gazetteer: Path | None,
    analyser: str,
) -> bool:
    """Read, say what became of every input, and return whether all could be used."""
    outcomes: Counter[str] = Counter()
    with _progress(outcomes) as tell:
        pipeline.read(
            paths,
            ledger=ledger,
            published=published or None,
            country=country,
            sides=load_sides(sides) if sides else SHIPPED,
            gazetteer=open_gazetteer(gazetteer),
            analyser=find_analyser(analyser),
            progress=tell,
        )
    read, partly, refused = (outcomes[name] for name in ("read", "partly read", "refused"))
    _note(f"{read} read + {partly} partly read + {refused} refused = {outcomes.total()} given")
    return not refused


@contextmanager
def _progress(outcomes: Counter[str]) -> Iterator[pipeline.Progress]:
    """Show what is being read on a terminal, and one line for each input that could not be used."""
    console = Console(stderr=True, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} read"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def tell(intake: Intake) -> None:
            outcomes[intake.outcome] += 1
            bar.update(task, advance=1, description=Path(intake.file).name[:40])
            for problem in intake.problems:
                line = f"{intake.outcome}: {problem.report or intake.file}: {problem.reason}: {problem.message}"
                bar.console.print(line, style="yellow", markup=False, soft_wrap=True)

        yield tell


def _view(ledger: Ledger, known: str, valid: str, recorded: str, country: str, actor: str, places: Path | None) -> View:
    return pipeline.view(
        ledger,
        known=known or None,
        valid=_day(valid),
        recorded=recorded or None,
        country=country,
        actor=actor,
        places=_place_names(places),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"a day is written 2021-08-31, not {text!r}") from error


def _place_names(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the list of places {path}: name a text file with one place a line") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _print_factbox(view: View) -> None:
    print_factbox(build_factbox(view), Console(highlight=False))


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


@contextmanager
def _stream(out: Path | None) -> Iterator[TextIO]:
    """Open a file that is written whole or not at all, or standard output with the same bytes."""
    if out is not None:
        with written_whole(out) as stream:
            yield stream
        return
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    yield sys.stdout


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


def _note(text: str) -> None:
    Console(stderr=True, highlight=False).print(text, markup=False, soft_wrap=True)


def _exit(complete: bool) -> None:  # noqa: FBT001
    """End with exit status 1 if an input was refused."""
    if not complete:
        raise typer.Exit(1)
