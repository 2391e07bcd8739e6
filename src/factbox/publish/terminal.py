"""The factbox on a terminal: coloured tables where there is one, whole plain lines where the output is piped on."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factbox.publish.document import (
    Factbox,
    Group,
    Line,
    Section,
    cite,
    cite_line,
    end_sentence,
    full_sentence,
    head,
    one_line,
    reports_note,
    set_aside_note,
)
from factbox.publish.wording import capitalise

_COLOURS = {
    "predicted": "magenta", "claimed": "yellow", "reported": "cyan", "corroborated": "green", "admitted": "green",
    "disputed": "red", "denied": "red", "retracted": "red",
}  # fmt: skip


def print_factbox(factbox: Factbox, console: Console) -> None:
    """Print the document to a console. No text is read as markup, and none can steer the terminal."""
    write(console, factbox.title, "bold")
    write(console, " ".join(factbox.in_short))
    for section in factbox.sections:
        _print_section(section, console)
    _print_reports(factbox, console)
    if factbox.not_used:
        _heading("Not used, or only in part", console)
        _print_list(factbox.not_used, console)


def write(console: Console, text: str, style: str = "", indent: int = 0) -> None:
    """Print one paragraph: wrapped on a terminal, on one whole line elsewhere, so that other programs can read it."""
    paragraph = Text(one_line(text), style=style)
    if console.is_terminal:
        console.print(Padding(paragraph, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent).append_text(paragraph), soft_wrap=True)


def _write_all(console: Console, texts: Iterable[str]) -> None:
    """Print paragraphs. Where they are not wrapped they go out at once: laying out 5,000 of them takes 0.3 s."""
    if console.is_terminal:
        for text in texts:
            write(console, text)
    elif lines := [one_line(text) for text in texts]:
        console.file.write("\n".join(lines) + "\n")  # nothing is left in them that steers a terminal


def _heading(title: str, console: Console) -> None:
    console.print()
    write(console, title if console.is_terminal else title.upper(), "bold underline")


def _print_section(section: Section, console: Console) -> None:
    _heading(section.title, console)
    if section.note:
        write(console, section.note, "dim italic")
    if section.rows:
        _print_rows(section, console)
    for group in section.groups:
        _print_group(group, console)


def _print_group(group: Group, console: Console) -> None:
    if group.title:
        write(console, group.title, "bold")
    if console.is_terminal:
        console.print(_table(group.lines))
    else:
        _print_list(map(_plain, group.lines), console)
    if group.note:
        write(console, group.note, "dim italic")


def _plain(line: Line) -> str:
    notes = " ".join(end_sentence(note) for note in line.notes)
    parts = (f"{head(line)}." if head(line) else "", full_sentence(line), notes, cite(line.citations, line.more))
    return " ".join(part for part in parts if part)


def _table(lines: Iterable[Line]) -> Table:
    """Return lines as a table; a column that no line fills is left out."""
    lines = tuple(lines)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    heads = [column for column in ("date", "place") if any(getattr(line, column) for line in lines)]
    for column in heads:
        table.add_column(style="bold" if column == "place" else "", ratio=2, max_width=26)
    table.add_column(ratio=6)
    table.add_column(style="dim", justify="right", min_width=4, max_width=16)
    for line in lines:
        table.add_row(*(Text(capitalise(getattr(line, column))) for column in heads), _told(line), _marks(line))
    return table


def _marks(line: Line) -> Text:
    return Text(cite(line.citations, line.more))


def _told(line: Line) -> Text:
    told = Text(line.sentence)
    if line.attribution:
        told.append("; ").append(line.attribution, style=_COLOURS.get(line.status, ""))
    told.append("" if full_sentence(line).endswith(told.plain) else ".")
    for note in line.notes:
        told.append(f" {end_sentence(note)}", style="dim italic")
    return told


def _print_rows(section: Section, console: Console) -> None:
    if not console.is_terminal:
        _print_list((f"{'; '.join(row.cells)}. {cite(row.citations)}" for row in section.rows), console)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for column in (*section.columns, ""):
        table.add_column(column, header_style="bold", style="" if column else "dim")
    for row in section.rows:
        table.add_row(*map(Text, row.cells), Text(cite(row.citations)))
    console.print(table)


def _print_reports(factbox: Factbox, console: Console) -> None:
    _heading("Reports read", console)
    write(console, reports_note(factbox), "dim italic")
    _write_all(console, (f"[{one.number}] {cite_line(one)}: “{one_line(one.quote)}”" for one in factbox.citations))
    if factbox.not_cited:
        write(console, "Read, and nothing cited from it:")
        _print_list(factbox.not_cited, console)
    if factbox.set_aside:
        write(console, set_aside_note(factbox))
        _print_list(factbox.set_aside, console)


def _print_list(items: Iterable[str], console: Console) -> None:
    _write_all(console, (f"- {item}" for item in items))
