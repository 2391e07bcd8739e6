"""The factbox as one web page: self-contained, without scripts, for light, dark and paper."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from factbox.publish.document import (
    Citation,
    Factbox,
    Group,
    Line,
    Section,
    cite_line,
    end_sentence,
    full_sentence,
    head,
    one_line,
    reports_note,
    set_aside_note,
)


def to_html(factbox: Factbox) -> str:
    """Return the document as one HTML page; all text is escaped, and its policy forbids everything but its style."""
    return "\n".join(_page(factbox)) + "\n"


def _text(text: str) -> str:
    return html.escape(one_line(text), quote=True)


@cache
def _style() -> str:
    return (files("factbox.publish") / "webpage.css").read_text(encoding="utf-8").strip()


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _page(factbox: Factbox) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    yield f"<title>{_text(factbox.title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{_text(factbox.title)}</h1>"
    yield f'<p class="short"><strong>In short.</strong> {_text(" ".join(factbox.in_short))}</p>'
    for section in factbox.sections:
        yield from _section(section)
    yield from _reports(factbox)
    if factbox.not_used:
        yield from _list("not-used", "Not used, or only in part", (end_sentence(reason) for reason in factbox.not_used))
    yield "</main>\n</body>\n</html>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section id="{_text(section.key)}">\n<h2>{_text(section.title)}</h2>'
    if section.note:
        yield f'<p class="note">{_text(section.note)}</p>'
    if section.rows:
        yield from _table(section)
    for group in section.groups:
        yield from _group(group)
    yield "</section>"


def _group(group: Group) -> Iterator[str]:
    if group.title:
        yield f"<h3>{_text(group.title)}</h3>"
    yield "<ul>"
    yield from (f"<li>{_line(line)}</li>" for line in group.lines)
    yield "</ul>"
    if group.note:
        yield f'<p class="note">{_text(group.note)}</p>'


def _line(line: Line) -> str:
    notes = " ".join(end_sentence(note) for note in line.notes)
    parts = (
        f"<strong>{_text(head(line))}</strong>." if head(line) else "",
        _text(full_sentence(line)),
        f'<span class="note">{_text(notes)}</span>' if notes else "",
        f'<span class="status {_text(line.status)}">{_text(line.status)}</span>' if line.status else "",
        _marks(line.citations, line.more),
    )
    return " ".join(part for part in parts if part)


def _marks(numbers: Iterable[int], more: int = 0) -> str:
    links = "".join(f'<a href="#c{number}">[{number}]</a>' for number in numbers)
    rest = f" and {more} more" if more else ""
    return f'<span class="cites">{links}{rest}</span>' if links else ""


def _table(section: Section) -> Iterator[str]:
    yield "<table>\n<thead><tr>" + "".join(f"<th>{_text(name)}</th>" for name in section.columns) + "</tr></thead>"
    yield "<tbody>"
    for row in section.rows:
        *first, last = (_text(text) for text in row.cells)
        cells = [*first, f"{last} {_marks(row.citations)}".strip()]
        yield "<tr>" + "".join(f"<td>{text}</td>" for text in cells) + "</tr>"
    yield "</tbody>\n</table>"


def _reports(factbox: Factbox) -> Iterator[str]:
    yield '<section id="reports">\n<h2>Reports read</h2>'
    yield f'<p class="note">{_text(reports_note(factbox))}</p>'
    yield "<ol>"
    yield from (_citation(citation) for citation in factbox.citations)
    yield "</ol>"
    if factbox.not_cited:
        yield "<p>Read, and nothing cited from it:</p>\n<ul>"
        yield from (f"<li>{_text(report)}</li>" for report in factbox.not_cited)
        yield "</ul>"
    if factbox.set_aside:
        yield f"<p>{_text(set_aside_note(factbox))}</p>\n<ul>"
        yield from (f"<li>{_text(report)}</li>" for report in factbox.set_aside)
        yield "</ul>"
    yield "</section>"


def _citation(citation: Citation) -> str:
    told = _text(cite_line(citation))
    address = _text(citation.url)
    if citation.url.startswith(("https://", "http://")):
        address = f'<a href="{address}" rel="noopener noreferrer nofollow">{address}</a>'
    quote = f'<span class="quote">“{_text(citation.quote)}”</span>'
    where = f' <span class="note">{address}</span>' if address else ""
    return f'<li id="c{citation.number}">[{citation.number}] {told}: {quote}{where}</li>'


def _list(key: str, title: str, items: Iterable[str]) -> Iterator[str]:
    yield f'<section id="{key}">\n<h2>{title}</h2>\n<ul>'
    yield from (f"<li>{_text(item)}</li>" for item in items)
    yield "</ul>\n</section>"
