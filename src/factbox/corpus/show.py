"""An annotated report on a terminal, its layers in colour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, AttributionMark, Role
from factbox.corpus.reports import read_annotated
from factbox.errors import UsageError
from factbox.records import Days, Quantity, Span

STYLES = {
    "person": "bold cyan",
    "place": "bold green",
    "facility": "green",
    "group": "bold red",
    "org": "bold blue",
    "outlet": "bold magenta",
    "people": "yellow",
    "date": "dark_orange3",
    "number": "bold white",
    "": "italic",
}
"""A colour for each kind of name; references are in italics."""


def show_report(file: Path, console: Console) -> None:
    """Print a report: text with its names in colour, under each paragraph its attributions and claims.

    Raises:
        UsageError: there is no such file.
    """
    if not file.is_file():
        raise UsageError(f"there is no {file}; name the .txt file of a report")
    report, problems = read_annotated(file)
    console.print(_legend())
    console.rule(f"{report.outlet}, {report.kind}, {report.published or 'undated'}")
    for span in report.paragraphs:
        console.print(_coloured(report, span), soft_wrap=True)
        for line in _annotations(report, span):
            console.print(Padding(line, (0, 0, 0, 4)))
        console.print()
    for problem in problems:
        console.print(f"{problem.report}: {problem.message}", style="yellow", markup=False)


def _legend() -> Text:
    return Text("  ").join(Text(kind or "reference", style) for kind, style in STYLES.items())


def _coloured(report: AnnotatedReport, paragraph: Span) -> Text:
    passage = next((p for p in report.passages if p.span == paragraph), None)
    kind = f"{{{passage.kind}{' ' + passage.outlet if passage.outlet else ''}}} " if passage else ""
    text = Text(kind, style="dim") + Text(report.words(paragraph), style="bold" if "headline" in kind else "")
    by = len(kind) - paragraph.start
    for name in report.names:
        if paragraph.contains(name.span):
            text.stylize(STYLES[name.kind], name.span.start + by, name.span.end + by)
    return text


def _annotations(report: AnnotatedReport, paragraph: Span) -> Iterator[Text]:
    for mark in report.attributions:
        spans = (*mark.content, *mark.cue, *mark.speaker)
        if spans and paragraph.contains(spans[0]):
            yield _attribution_line(report, mark)
    for claim in report.claims:
        if paragraph.contains(claim.span):
            yield _claim_line(report, claim)


def _attribution_line(report: AnnotatedReport, mark: AttributionMark) -> Text:
    pieces = [" … ".join(report.words(span) for span in spans) for spans in (mark.speaker, mark.cue, mark.content)]
    speaker, cue, content = (piece.replace("\n", " ") for piece in pieces)
    indent = "  " * mark.layer
    return Text.assemble(
        (f"{indent}@ ", "dim"), (speaker or "(nobody)", "cyan"), f" [{cue or 'no cue'}] ", (content, "dim")
    )


def _claim_line(report: AnnotatedReport, claim: AnnotatedClaim) -> Text:
    fields = " | ".join(f"{key}: {value}" for key, value in claim_fields(claim))
    words = report.words(claim.span).replace("\n", " ")
    return Text.assemble(
        ("+ ", "dim"), (claim.type, "bold"), " ", (claim.stance, "bold yellow"), f" {fields} ", (f"“{words}”", "italic")
    )


def claim_fields(claim: AnnotatedClaim) -> Iterator[tuple[str, str]]:
    """Yield what an annotated claim says beside type, stance and clause, as keys and values for people."""
    for key in ("actor", "recipient", "where", "speaker"):
        role: Role | None = getattr(claim, key)
        if role:
            yield key, role.id or f'"{role.words}"'
    if claim.days != Days():
        yield "when", " ".join(filter(None, (_days(claim.days), claim.time and f'"{claim.time}"')))
    if claim.quantity:
        yield "number", _number(claim.quantity)
    for key in ("side", "extent", "as_of"):
        if getattr(claim, key):
            yield key, str(getattr(claim, key))
    if claim.via:
        yield "via", ", ".join(claim.via)
    yield from ((key, "yes") for key in ("historical", "retaken") if getattr(claim, key))


def _days(days: Days) -> str:
    first, last = (str(day or "") for day in (days.first, days.last))
    return f"{first if first == last else f'{first}..{last}'} {days.precision}"


def _number(quantity: Quantity) -> str:
    figures = ["" if n is None else f"{n:g}" for n in (quantity.low, quantity.best, quantity.high)]
    shown = figures[0] if len(set(figures)) == 1 else "/".join(figures)
    rest = (quantity.qualifier and f"({quantity.qualifier})", quantity.unit, quantity.of and f"of {quantity.of}")
    return " ".join(filter(None, (shown, *rest, quantity.baseline)))
