"""Whether a ledger is what was appended to it: SQLite's own checks, the form of its tables, and the hash chain."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from factbox.errors import UsageError
from factbox.ledger import queries
from factbox.ledger.base import Base, is_url
from factbox.ledger.chain import START, link
from factbox.ledger.faults import primary_code
from factbox.ledger.forms import FORM, form_of, make_tables
from factbox.ledger.opening import MEMORY, as_it_is, with_postgres

Part = Literal["file", "form", "chain", "anchor"]

_HASH = re.compile(r"[0-9a-f]{64}")
_MOST = 20
"""How many of SQLite's findings are listed; the first says enough."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a ledger that is not as it was left.

    Attributes:
        part: what found it: ``file`` (SQLite's check of its own structure), ``form`` (the tables, indexes and triggers
            are not those of a ledger), ``chain`` (a record is not what was appended) or ``anchor``.
        what: one sentence for a person.
    """

    part: Part
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What :func:`verify_ledger` found.

    Attributes:
        records: how many records fit, from the first on.
        head: the hash of the last of them, in hex.
        anchored: the place of the record whose hash the anchor is; None without an anchor, or if it is not there.
        flaws: what is wrong; empty if the ledger is whole.
    """

    records: int
    head: str
    anchored: int | None
    flaws: tuple[Flaw, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.flaws


def verify_ledger(path: str | Path, *, anchor: str = "", wait: float = 10.0) -> Verification:
    """Recompute the chain of a ledger and check all that can be checked; nothing is changed.

    Args:
        path: the file, or the address of a database.
        anchor: a head that was noted earlier, in hex. It must be the hash of some record: what was appended since then
            is well, what was cut off or written anew is not. Without it, a ledger whose last reports were cut off
            cleanly, or whose whole chain was computed anew, cannot be told from a true one.
        wait: seconds to wait for another program that is writing; while this runs, others must wait to write.

    Raises:
        UsageError: the anchor is no hash.
        NewerLedgerError, NotALedgerError, LedgerError: as ``open_ledger``; such a file is no ledger any more.
    """
    anchor = anchor.strip().lower()
    if anchor and not _HASH.fullmatch(anchor):
        raise UsageError(f"{anchor!r} is no anchor. Give the 64 hex digits that `factbox verify --head` printed.")
    if is_url(path):
        with with_postgres().read_state(str(path)) as state:
            guards = with_postgres().missing_guards(state)
            flaws = [Flaw("form", f"the trigger that keeps {table} from being changed is missing") for table in guards]
            return _verify_chain(state, bytes.fromhex(anchor), flaws)
    with as_it_is(Path(path), wait) as ledger:
        ledger.text_factory = _text
        return _verify(ledger, bytes.fromhex(anchor))


def _text(raw: bytes) -> str:
    """Return a text of the file; bytes that are no text, as damage leaves them, must not stop the search for it."""
    return raw.decode("utf-8", "surrogateescape")


def _verify(connection: sqlite3.Connection, anchor: bytes) -> Verification:
    if (form := form_of(connection)) != FORM:
        flaw = Flaw("form", f"it is of form {form}; show it once to bring it to form {FORM}, then verify it")
        return Verification(0, START.hex(), None, (flaw,))
    flaws = [*_found("file", _file_flaws(connection)), *_found("form", _form_flaws(connection))]
    return _verify_chain(connection, anchor, flaws)


def _verify_chain(connection: Base, anchor: bytes, flaws: list[Flaw]) -> Verification:
    """Walk the chain, and return what was found with the flaws that are known already."""
    walk = _Walk(anchored=0 if anchor == START else None)
    flaws = [*flaws, *_found("chain", walk.flaws(connection, anchor))]
    if anchor and walk.anchored is None and not flaws:
        what = "no record has this hash: the end of the ledger was cut off, or all of it was written anew"
        flaws.append(Flaw("anchor", what))
    return Verification(walk.records, walk.head.hex(), walk.anchored, tuple(flaws))


def _found(part: Part, flaws: Iterator[Flaw]) -> Iterator[Flaw]:
    """Yield what one part of the check finds; that SQLite cannot read the file is a flaw as well."""
    try:
        yield from flaws
    except sqlite3.Error as error:
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        yield Flaw(part, f"SQLite cannot read it: {error}")
    except (UnicodeDecodeError, MemoryError):  # a name that is no text any more, a length beyond all memory
        yield Flaw(part, "SQLite cannot read it: it is damaged")


def _file_flaws(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """Ask SQLite whether pages, rows and indexes agree with one another and with the tables' own rules."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("delete", "memory"):
        yield Flaw("file", "it keeps another journal than a ledger does")
    for (said,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if said != "ok":
            yield Flaw("file", said)
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield Flaw("file", f"{table} {row} belongs to a record that is not there")


def _form_flaws(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """Compare the tables, indexes and triggers with those that a new ledger gets, word by word."""
    with closing(sqlite3.connect(MEMORY)) as new:
        make_tables(new)
        wanted, found = _schema(new), _schema(connection)
    yield from (Flaw("form", f"the {name} is missing") for name in sorted(wanted.keys() - found.keys()))
    yield from (Flaw("form", f"the {name} belongs to no ledger") for name in sorted(found.keys() - wanted.keys()))
    common = sorted(wanted.keys() & found.keys())
    yield from (Flaw("form", f"the {name} was altered") for name in common if wanted[name] != found[name])


def _schema(connection: sqlite3.Connection) -> dict[str, tuple[Any, ...]]:
    """Return what a file consists of: each table, index and trigger by its kind and name."""
    return {f"{kind} {name}": rest for kind, name, *rest in connection.execute(queries.SCHEMA)}


@dataclass(slots=True)
class _Walk:
    """A walk along the chain, as far as it fits."""

    anchored: int | None
    records: int = 0
    head: bytes = START

    def flaws(self, connection: Base, anchor: bytes) -> Iterator[Flaw]:
        """Walk to the first record that does not fit; every table must give its rows in the order of the chain."""
        rows = {kind: iter(connection.execute(query)) for kind, query in queries.ALL.items()}
        for place, kind, row, stored in connection.execute(queries.LINKS):
            row_there = next(rows[kind], None) if kind in rows else None
            values = tuple(row_there) if row_there else None
            if flaw := self._step(place, kind, row, values, stored):
                yield flaw
                return
            if stored == anchor:
                self.anchored = self.records
        for kind, rest in rows.items():
            if left := next(rest, None):
                yield Flaw("chain", f"{kind} {left[0]} is not in the chain: put in from outside, or its link taken out")

    def _step(self, place: int, kind: str, row: int, values: tuple[Any, ...] | None, stored: bytes) -> Flaw | None:
        name = f"record {self.records + 1} ({kind} {row})"
        if place != self.records + 1 or values is None or values[0] != row:
            return Flaw("chain", f"{name} is missing, or another was put in its place")
        if link(self.head, kind, values) != stored:
            return Flaw("chain", f"{name} is not what was appended")
        self.records, self.head = self.records + 1, stored
        return None
