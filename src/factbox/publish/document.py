"""The factbox as one structured document, from which every form of it is rendered.

All text in it is plain text: each writer escapes for its own form, so that words of an article can never become
markup. A :class:`Line` keeps its parts apart (when, where, what, who says so), so that a page may set them as it likes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict, dataclass

from factbox.records import Status

FORMAT = "factbox/1"
"""The version of the JSON form; a change of meaning raises the number."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNSAFE_IN_JSON = re.compile(r"[\ud800-\udfff\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a factbox.

    Attributes:
        sentence: what is so, in words made from data; no full stop at the end.
        date: when, in words; empty if the line has none.
        place: where, as printed; empty if the line has none.
        attribution: who says so, in the words of the status ladder.
        status: the word of the ladder; empty where the line is no statement of the ledger.
        notes: what a reader must know beside it: an inferred date, a stale state. Each is a phrase.
        citations: numbers of the citations that bear it.
        more: how many further clauses bear it that are not cited.
    """

    sentence: str
    date: str = ""
    place: str = ""
    attribution: str = ""
    status: Status | str = ""
    notes: tuple[str, ...] = ()
    citations: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the citations that bear it."""

    cells: tuple[str, ...]
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together under a heading of their own; an empty title needs none."""

    lines: tuple[Line, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the factbox: groups of lines, or a table with named columns."""

    key: str
    title: str
    note: str = ""
    groups: tuple[Group, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to print."""
        return not self.rows and not any(group.lines for group in self.groups)


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause of a report. ``start`` and ``end`` are code points of the stored text, end exclusive."""

    number: int
    outlet: str
    file: str
    url: str
    title: str
    published: str
    date_basis: str
    start: int
    end: int
    quote: str
    report_id: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Factbox:
    """The whole document.

    Attributes:
        title: its heading.
        known, valid, recorded: the three moments it was asked for, as ISO text; empty where all was wanted.
        in_short: one or two sentences.
        sections: the parts that have something to say, in order.
        citations: what the numbers stand for, in order.
        reports_read: how many reports the view has seen.
        not_cited: the reports that no line rests on, as printed; of very many the latest, and how many others.
        not_used: what could not be used, and why; of very much some of it.
        set_aside: the reports that were left out since they do not tell of the conflict, as printed; or the latest.
        reports_set_aside: how many these are.
    """

    title: str
    known: str
    valid: str
    recorded: str
    in_short: tuple[str, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    reports_read: int
    not_cited: tuple[str, ...] = ()
    not_used: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    reports_set_aside: int = 0


def to_json(factbox: Factbox) -> str:
    """Return the document as JSON; fields are those of the records of this module."""
    return dump_json({"format": FORMAT, **asdict(factbox)}, indent=2) + "\n"


def dump_json(value: object, indent: int | None = None) -> str:
    """Return JSON in UTF-8 characters; what would break a line or the encoding stands as an escape.

    A lone surrogate, which a JSON report may hold, stays exactly what it was: a quote must equal its stretch of text.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """Return text on one line, without characters that steer a terminal or turn the reading direction."""
    visible = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNSEEN.sub(" ", text))
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def reports_note(factbox: Factbox) -> str:
    """Return the line above the citations: how many reports were read, and what the numbers are."""
    read = "1 report" if factbox.reports_read == 1 else f"{factbox.reports_read} reports"
    return f"{read} read. Each number stands for one clause of a report."


def set_aside_note(factbox: Factbox) -> str:
    """Return the line above the reports that were set aside: how many, why, and how to have them."""
    many = factbox.reports_set_aside
    told = "1 report does not tell" if many == 1 else f"{many} reports do not tell"
    return f"{told} of this conflict and {'is' if many == 1 else 'are'} left out; --everything takes them in:"


def head(line: Line) -> str:
    """Return when and where, as a line begins: ``6 Aug 2021 - ALDER (North Province)``; empty if it says neither."""
    words = " - ".join(part for part in (line.date, line.place) if part)
    return words[:1].upper() + words[1:]


def full_sentence(line: Line) -> str:
    """Return what a line says and who says so, as one sentence with its full stop."""
    told = "; ".join(part for part in (line.sentence, line.attribution) if part)
    return end_sentence(told)


def end_sentence(text: str) -> str:
    """Return the text with a full stop, unless it has an end of its own."""
    return text if not text or text.rstrip("”\"')").endswith((".", "!", "?")) else f"{text}."


def cite(numbers: tuple[int, ...], more: int = 0) -> str:
    """Return citation marks as printed: ``[1][2] and 3 more``."""
    marks = "".join(f"[{number}]" for number in numbers)
    return f"{marks} and {more} more" if more else marks


def cite_line(citation: Citation) -> str:
    """Return who printed a clause and when, without the clause."""
    dated = citation.published or "publication date unknown"
    basis = f" ({citation.date_basis})" if citation.date_basis else ""
    where = f"{citation.file}, characters {citation.start}\N{EN DASH}{citation.end}"
    return ", ".join(part for part in (citation.outlet, f"{dated}{basis}", where) if part)
