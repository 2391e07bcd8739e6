"""Words in reports and claims, found by an index beside the ledger that can be made anew at any time.

The index is an SQLite file of its own, ``NAME.search``, with SQLite's full-text search (FTS5). It is no part of the
ledger or its chain: whoever deletes it loses nothing but the time to make it again. Since a ledger only grows, an index
is brought up to date by what was appended; one that belongs to another ledger, or is damaged, is made anew.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import regex

from factbox.errors import LedgerError, UsageError
from factbox.knowledge.actors import party_side
from factbox.ledger.names import name_pattern
from factbox.ledger.opening import MEMORY
from factbox.ledger.redaction import withhold_names
from factbox.ledger.reviews import apply_reviews
from factbox.ledger.store import Ledger
from factbox.records import Claim, Mention, Redaction, Report, Review, Verdict, View

FORM = 1
"""The form of an index, in its header; one of another form is made anew."""

_TABLES = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, reading INTEGER NOT NULL, report TEXT NOT NULL, claim TEXT NOT NULL,
    type TEXT NOT NULL, place TEXT NOT NULL, place_id TEXT NOT NULL, actors TEXT NOT NULL, first TEXT, last TEXT
);
CREATE INDEX entry_by_place ON entry (place);
CREATE INDEX entry_by_reading ON entry (reading);
CREATE TABLE upto (reading INTEGER NOT NULL, key TEXT NOT NULL);
INSERT INTO upto VALUES (0, '');
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='unicode61 remove_diacritics 2');
"""
_FIND = """
SELECT entry.report, entry.reading, entry.claim FROM words JOIN entry ON entry.id = words.rowid
WHERE words MATCH :words
    AND (:place = '' OR place = :place OR place_id = :place) AND instr(actors, :actor)
    AND (:type = '' OR type = :type OR substr(type, 1, length(:type) + 1) = :type || '.')
    AND (:since IS NULL OR last >= :since) AND (:until IS NULL OR first <= :until)
    AND (claim <> '' OR NOT :claims)
ORDER BY first IS NULL, first, entry.id
"""
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
_AROUND = 60
"""Characters shown before and after the beginning of a word that was found."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand.

    Attributes:
        report: the report.
        claim: the claim that has them, in its clause or its names; None for the report itself.
        words: the claim's clause, or the words around the first that was looked for.
    """

    report: Report
    claim: Claim | None
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asks for beside words; empty means anything.

    Attributes:
        place: name or id of the place of a claim.
        actor: part of the name, or of the side, of who acts in a claim or suffers it.
        type: an event type, or its first part (``territory``).
        since, until: the days of a claim overlap these; of a report, and of a claim without days, the publication.
    """

    place: str = ""
    actor: str = ""
    type: str = ""
    since: date | None = None
    until: date | None = None


def has_full_text() -> bool:
    """Say whether this Python's SQLite has full-text search."""
    with closing(sqlite3.connect(MEMORY)) as base, suppress(sqlite3.Error):
        base.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        return True
    return False


def search_ledger(
    ledger: Ledger,
    words: str,
    asked: Asked | None = None,
    *,
    known: datetime | None = None,
    recorded: datetime | None = None,
    limit: int = 50,
) -> tuple[Hit, ...]:
    """Return where words stand in what a ledger shows at two moments, oldest first.

    Claims are as people left them; a claim that somebody rejected is not found. A name that is withheld is not found,
    and withheld in what is.

    Args:
        ledger: the ledger; what was appended since is indexed first.
        words: all must be there, in any order, whatever their case and accents; words in quotation marks in a row; a
            word that ends in ``*`` is a beginning.
        asked: what else must fit; asked for a place, an actor or a type, claims alone are found.
        known: only what was known by then.
        recorded: only what was recorded by then.
        limit: how many are returned at most.

    Raises:
        UsageError: no words are given.
        LedgerError: this SQLite has no full-text search, or the index cannot be read or made.
    """
    if not has_full_text():
        raise LedgerError("This Python's SQLite has no full-text search (FTS5). Use another Python for this command.")
    wanted, asked = _query(words), asked or Asked()
    with _index(ledger) as index:
        rows = index.execute(_FIND, _values(wanted, asked))
        return tuple(islice(_hits(_Shown(ledger, known, recorded), rows, wanted, asked), limit))


def _query(words: str) -> str:
    """Return words as a query of FTS5, every mark in them taken literally."""
    terms = []
    for phrase, word in _TERM.findall(words):
        begins = "*" if word.endswith("*") else ""
        if any(map(str.isalnum, phrase or word)):
            terms.append(f'"{(phrase or word).replace(chr(34), " ")}"{begins}')
    if not terms:
        raise UsageError('Give words to look for: factbox search "captured Zaranj"')
    return " AND ".join(terms)


def _values(wanted: str, asked: Asked) -> dict[str, Any]:
    return {
        "words": wanted,
        "place": asked.place.casefold(),
        "actor": asked.actor.casefold(),
        "type": asked.type,
        "since": asked.since and asked.since.isoformat(),
        "until": asked.until and asked.until.isoformat(),
        "claims": bool(asked.place or asked.actor or asked.type),
    }


# --- what is found ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Shown:
    """What a ledger shows of single reports at two moments, each asked for once."""

    ledger: Ledger
    known: datetime | None
    recorded: datetime | None
    reviews: dict[str, list[Review]] = field(default_factory=dict)
    redactions: tuple[Redaction, ...] = ()
    views: dict[str, tuple[int, View | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.redactions = self.ledger.redactions()
        for review in self.ledger.reviews(recorded=self.recorded):
            self.reviews.setdefault(review.target.report, []).append(review)

    def view(self, report: str) -> tuple[int, View | None]:
        """Return the reading of a report that is shown, and a view of it alone, reviewed and with names withheld."""
        if report not in self.views:
            self.views[report] = self._view(report)
        return self.views[report]

    def _view(self, report: str) -> tuple[int, View | None]:
        shown = self.ledger.shown(report, known=self.known, recorded=self.recorded)
        if shown is None:
            return 0, None
        reading, kept, machine = shown
        claims, _ = apply_reviews([kept], machine, self.reviews.get(report, ()))
        view = View(kept.published or _LONG_AGO, None, None, (kept,), claims, Verdict())
        return reading, withhold_names(view, self.redactions)


def _hits(shown: _Shown, rows: Iterable[tuple[str, int, str]], wanted: str, asked: Asked) -> Iterator[Hit]:
    """Yield what is shown of the rows and has the words still after reviewing and withholding."""
    told: set[str] = set()
    for report, reading, claim in rows:
        current, view = shown.view(report)
        if view is None or current != reading or (claim or report) in told:
            continue
        found = next((one for one in view.claims if one.id == claim), None)
        if (found or not claim) and _still(view.reports[0], found, wanted, asked):
            told.add(claim or report)
            yield Hit(view.reports[0], found, found.quote if found else _snippet(view.reports[0], wanted))


def _still(report: Report, claim: Claim | None, wanted: str, asked: Asked) -> bool:
    """Say whether words and all else are in a report or claim, by an index of nothing else."""
    with closing(_new(MEMORY)) as base:
        _add_entry(base, 1, report, claim)
        return base.execute(_FIND, _values(wanted, asked)).fetchone() is not None


def _snippet(report: Report, wanted: str) -> str:
    """Return the words around the first of those that were looked for; the beginning if they stand outside the text."""
    term = regex.search(r'"([^"]+)"', wanted)
    found = term and regex.search(name_pattern(term[1]), report.text, regex.IGNORECASE)
    start = max(found.start() - _AROUND, 0) if found else 0
    return " ".join(report.text[start : start + 2 * _AROUND].split())


# --- the index --------------------------------------------------------------------------------------------------------


@contextmanager
def _index(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    """Open the index of a ledger, up to date; in memory where it cannot be kept in a file."""
    path = None if ledger.name == MEMORY or "://" in ledger.name else Path(f"{ledger.name}.search")
    index = _open(path, ledger)
    try:
        _bring_up(index, ledger)
    except sqlite3.Error:  # the disk is full, or another program is at it
        index.close()
        index = _new(MEMORY)
        _bring_up(index, ledger)
    with closing(index):
        yield index


def _open(path: Path | None, ledger: Ledger) -> sqlite3.Connection:
    """Return the index in a file if it is one of this ledger, else a new one."""
    if path is None:
        return _new(MEMORY)
    try:
        if path.exists():
            base = sqlite3.connect(path, isolation_level=None)
            if _is_of(base, ledger):
                return base
            base.close()
            path.unlink()
        return _new(path)
    except (OSError, sqlite3.Error):  # a folder that may not be written
        return _new(MEMORY)


def _is_of(base: sqlite3.Connection, ledger: Ledger) -> bool:
    """Say whether an index is whole, of this form, and of this ledger: the last reading that it has is there."""
    try:
        form = base.execute("PRAGMA user_version").fetchone()[0]
        reading, key = base.execute("SELECT reading, key FROM upto").fetchone()
    except (sqlite3.Error, TypeError):
        return False
    return form == FORM and (not reading or ledger.key_of(reading) == key)


def _new(path: str | Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    for statement in filter(str.strip, _TABLES.split(";")):
        base.execute(statement)
    base.execute(f"PRAGMA user_version = {FORM}")
    base.execute("COMMIT")
    return base


def _bring_up(index: sqlite3.Connection, ledger: Ledger) -> None:
    """Add what was appended since."""
    index.execute("BEGIN IMMEDIATE")  # or two programs might both add the same
    (upto,) = index.execute("SELECT reading FROM upto").fetchone()
    latest = None
    for reading, key, report, claims in ledger.readings_after(upto):
        latest = (reading, key)
        for claim in (None, *claims):
            _add_entry(index, reading, report, claim)
    if latest:
        index.execute("UPDATE upto SET reading = ?, key = ?", latest)
    index.execute("COMMIT")


def _add_entry(index: sqlite3.Connection, reading: int, report: Report, claim: Claim | None) -> None:
    first, last = _days(report, claim)
    names = [m for m in (claim.actor, claim.recipient) if m] if claim else []
    place = claim.where if claim else None
    actors = "|".join(part.casefold() for m in names for part in (m.name or m.text, party_side(m)) if part)
    row = index.execute(
        "INSERT INTO entry (reading, report, claim, type, place, place_id, actors, first, last) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            reading, report.id, claim.id if claim else "", claim.type if claim else "",
            place.name.casefold() if place else "", place.id.casefold() if place else "", actors, first, last,
        ),
    ).lastrowid  # fmt: skip
    text = _claim_words(claim) if claim else (report.title, report.outlet, report.byline, report.text)
    index.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (row, "\n".join(filter(None, text))))


def _claim_words(claim: Claim) -> Sequence[str]:
    """Return what a claim can be found by: its clause, and the names that its words were resolved to."""
    mentions: Iterable[Mention | None] = (claim.actor, claim.recipient, claim.place, claim.speaker)
    return (claim.quote, *(m.name or m.text for m in mentions if m), claim.where.name if claim.where else "")


def _days(report: Report, claim: Claim | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a claim, or of publication, in ISO form; None where both are unknown."""
    published = report.published_day or (report.published and report.published.date())
    first, last = (claim.days.first, claim.days.last) if claim else (None, None)
    days = sorted(day for day in (first or last or published, last or first or published) if day)
    return (days[0].isoformat(), days[-1].isoformat()) if days else (None, None)
