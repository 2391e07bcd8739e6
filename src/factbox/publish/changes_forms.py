"""The changes between two moments for a person, a program, a spreadsheet and a feed reader."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from io import StringIO
from typing import TextIO
from xml.etree import ElementTree as ET

from rich.console import Console

from factbox.publish.changes import KINDS, Change, Changes, Kind
from factbox.publish.document import dump_json, end_sentence, one_line
from factbox.publish.exports import Row, write_table
from factbox.publish.terminal import write
from factbox.publish.wording import capitalise, iso_moment, moment_words, outlet_words, published_words
from factbox.records import Report

FORMAT = "factbox-changes/1"
"""The version of the JSON form; a change of meaning raises the number."""

COLUMNS = (
    "id", "kind", "layer", "known", "date", "place", "sentence", "attribution", "notes", "status", "before",
    "sentence_before", "reports",
)  # fmt: skip

TITLES: dict[Kind, str] = {
    "new": "New",
    "upgraded": "Upgraded: said more firmly than before",
    "downgraded": "Downgraded: said less firmly than before",
    "retracted": "Retracted: every voice took its word back",
    "revised": "Revised: the same, with another date, number or end",
    "dropped": "Dropped: no line says so any more",
}

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# --- on a terminal


def print_changes(changes: Changes, console: Console) -> None:
    """Print the changes, kind by kind, one line each: what, since what, and by which report."""
    write(console, f"Changes between {moment_words(changes.since)} and {moment_words(changes.until)}", "bold")
    write(console, end_sentence(_summary(changes)))
    for kind in KINDS:
        mine = [change for change in changes.changes if change.kind == kind]
        if mine:
            console.print()
            title = TITLES[kind]
            write(console, title if console.is_terminal else title.upper(), "bold underline")
        for change in mine:
            write(console, f"- {sentence_of(change)} {by_words(change)}")


def _summary(changes: Changes) -> str:
    told = [f"{count} {kind}" for kind, count in changes.count().items() if count]
    return ", ".join(told) or "Nothing has changed"


def sentence_of(change: Change) -> str:
    """Return what a change says, as a line of the factbox with the status before and after."""
    head = capitalise(" - ".join(part for part in (change.date, change.place) if part))
    told = end_sentence("; ".join(part for part in (change.sentence, change.attribution) if part))
    moved = end_sentence(f"Was {change.before}, is {change.status}") if _moved(change) else ""
    before = end_sentence(f"Before: {change.sentence_before}") if change.sentence_before else ""
    return " ".join(part for part in (end_sentence(head), told, end_sentence(change.notes), moved, before) if part)


def _moved(change: Change) -> bool:
    return bool(change.before and change.status and change.before != change.status)


def by_words(change: Change) -> str:
    """Return by which reports a change came about, or that none of the new ones tells of it."""
    reports = "; ".join(_report_words(report) for report in change.reports)
    return f"By: {reports}." if reports else "By no new report that tells of it."


def _report_words(report: Report) -> str:
    parts = (outlet_words(report), published_words(report) or "publication date unknown", one_line(report.file))
    return ", ".join(dict.fromkeys(parts))


# --- for programs


def write_json(changes: Changes, stream: TextIO) -> None:
    """Write the changes as one JSON object: the two moments, how many of each kind, and the list."""
    document = {
        "format": FORMAT,
        "since": iso_moment(changes.since),
        "until": iso_moment(changes.until),
        "count": changes.count(),
        "changes": [{**_row(change), "reports": list(map(_report, change.reports))} for change in changes.changes],
    }
    stream.write(dump_json(document, indent=1) + "\n")


def write_csv(changes: Changes, stream: TextIO) -> None:
    """Write the changes as a table; open its file with ``newline=""``."""
    rows = ({**_row(change), "reports": "; ".join(map(_report_words, change.reports))} for change in changes.changes)
    write_table(COLUMNS, rows, stream)


def _row(change: Change) -> Row:
    row = {column: getattr(change, column) for column in COLUMNS}
    return {**row, "known": iso_moment(change.known)}


def _report(report: Report) -> Row:
    return {
        "id": report.id,
        "file": report.file,
        "outlet": report.outlet,
        "url": report.url,
        "published": iso_moment(report.published),
    }


# --- for feed readers


def write_atom(changes: Changes, stream: TextIO) -> None:
    """Write the changes as an Atom feed (RFC 4287), the latest first.

    All its moments are those of the changes and of the views they come from. An entry is known by its content, so that
    a feed reader shows it once, however often the feed is made.
    """
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "title", f"factbox: what changed since {moment_words(changes.since)}")
    _add(feed, "id", _urn("feed", iso_moment(changes.since)))
    _add(feed, "updated", iso_moment(changes.until))
    _add(ET.SubElement(feed, "author"), "name", "factbox")
    for change in sorted(changes.changes, key=lambda one: one.known, reverse=True):
        _add_entry(feed, change)
    ET.indent(feed)
    text = StringIO()
    ET.ElementTree(feed).write(text, encoding="unicode", xml_declaration=False)
    stream.write(f'<?xml version="1.0" encoding="utf-8"?>\n{text.getvalue()}\n')


def _add_entry(feed: ET.Element, change: Change) -> None:
    entry = ET.SubElement(feed, "entry")
    where = f"{change.place}: " if change.place else ""
    _add(entry, "title", f"{capitalise(change.kind)}: {where}{change.sentence}")
    _add(entry, "id", _urn("change", change.id))
    _add(entry, "updated", iso_moment(change.known))
    ET.SubElement(entry, "category", term=change.kind)
    if change.status:
        ET.SubElement(entry, "category", term=f"status:{change.status}")
    for report in change.reports:
        if re.fullmatch(r"https?://[\x21-\x7e]+", report.url):
            ET.SubElement(entry, "link", rel="related", href=report.url, title=_legal(outlet_words(report)))
    _add(entry, "content", f"{sentence_of(change)} {by_words(change)}")


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _legal(text)


def _legal(text: str) -> str:
    """Return text without the characters that XML forbids."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "factbox/" + "/".join(parts)).urn


FORMS: dict[str, Callable[[Changes, TextIO], None]] = {"json": write_json, "csv": write_csv, "atom": write_atom}
"""The forms beside the terminal's, by the option that asks for them."""
