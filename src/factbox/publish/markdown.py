"""The factbox as Markdown: plain enough to be read and copied as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

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

_MARKS = re.compile(r"([\\`*_\[\]|~$])")
_LINK = re.compile(r"(?i)(?<=[a-z])(?=://)|(?<=www)(?=\.)")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str) -> str:
    """Return text that Markdown prints as it is: no markup, no HTML, no link, on one line.

    Angle brackets become entities, since not every reader of Markdown knows them behind a backslash.
    """
    safe = _MARKS.sub(r"\\\1", one_line(text))
    return _LINK.sub(r"\\", re.sub("[&<>]", lambda found: _ENTITIES[found[0]], safe))


def to_markdown(factbox: Factbox) -> str:
    """Return the document as Markdown, ending with a line end."""
    return "\n".join(_page(factbox)).rstrip("\n") + "\n"


def _page(factbox: Factbox) -> Iterator[str]:
    yield from (f"# {escape(factbox.title)}", "")
    yield from (f"**In short.** {escape(' '.join(factbox.in_short))}", "")
    for section in factbox.sections:
        yield from _section(section)
    yield from _reports(factbox)
    if factbox.not_used:
        yield from (
            "## Not used, or only in part",
            "",
            *(f"- {escape(end_sentence(reason))}" for reason in factbox.not_used),
            "",
        )


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {escape(section.title)}", "")
    if section.note:
        yield from (f"*{escape(section.note)}*", "")
    if section.rows:
        yield from (*_table(section), "")
    for group in section.groups:
        yield from (*_group(group), "")


def _group(group: Group) -> Iterator[str]:
    if group.title:
        yield from (f"### {escape(group.title)}", "")
    yield from (_line(line) for line in group.lines)
    if group.note:
        yield from ("", f"*{escape(group.note)}*")


def _line(line: Line) -> str:
    notes = " ".join(end_sentence(note) for note in line.notes)
    parts = (
        f"**{escape(head(line))}**." if head(line) else "",
        escape(full_sentence(line)),
        f"*{escape(notes)}*" if notes else "",
        cite(line.citations, line.more),
    )
    return "- " + " ".join(part for part in parts if part)


def _table(section: Section) -> Iterator[str]:
    yield "| " + " | ".join(map(escape, section.columns)) + " |"
    yield "|" + " --- |" * len(section.columns)
    for row in section.rows:
        *first, last = (escape(text) for text in row.cells)
        yield "| " + " | ".join([*first, f"{last} {cite(row.citations)}".strip()]) + " |"


def _reports(factbox: Factbox) -> Iterator[str]:
    yield from ("## Reports read", "")
    yield from (escape(reports_note(factbox)), "")
    for citation in factbox.citations:
        quote = f"“{escape(citation.quote)}”"
        yield f"- [{citation.number}] {escape(cite_line(citation))}: {quote}"
    if factbox.not_cited:
        yield from ("", "Read, and nothing cited from it:", "")
        yield from (f"- {escape(report)}" for report in factbox.not_cited)
    if factbox.set_aside:
        yield from ("", escape(set_aside_note(factbox)), "")
        yield from (f"- {escape(report)}" for report in factbox.set_aside)
    yield ""
