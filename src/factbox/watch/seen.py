"""What was seen so far: a small SQLite file beside the ledger, so that a stop at any moment loses and doubles nothing.

Each step is one transaction: a feed's new items are noted together with its new ETag, and an item is done only after
the ledger has it. What was between the two is fetched again, and the ledger knows a report that it has.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from factbox.errors import LedgerError, UsageError

_FORM = 3
_HOST = """
CREATE TABLE host (name TEXT PRIMARY KEY, failures INTEGER NOT NULL, until REAL NOT NULL) STRICT
"""
_SCHEMA = """
CREATE TABLE feed (url TEXT PRIMARY KEY, etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
    moved TEXT NOT NULL DEFAULT '', failures INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE item (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, state TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    due REAL NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', record TEXT NOT NULL) STRICT;
CREATE INDEX waiting ON item (state, due);
CREATE TABLE robots (site TEXT PRIMARY KEY, text TEXT NOT NULL, until REAL NOT NULL) STRICT;
"""
_STEPS = {0: (*_SCHEMA.split(";\n"), _HOST), 2: (_HOST,)}
"""What makes the file of each form into one of the present form; 0 is a new file."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a feed: what its server said the last time, and when to ask again (seconds since 1970)."""

    url: str
    etag: str = ""
    modified: str = ""
    moved: str = ""
    failures: int = 0
    due: float = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An item as its feed has it, as far as it is needed later: its page, and its own text should there be no page.

    ``problems`` are the reason and the message of each problem of that text.
    """

    name: str
    link: str
    outlet: str = ""
    title: str = ""
    published: str = ""
    text: str = ""
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """An item that is still to be read: how often it failed, why, and when to try again (seconds since 1970)."""

    key: str
    found: Found
    failures: int
    due: float
    reason: str


@dataclass(frozen=True, slots=True)
class Host:
    """A host that asked for fewer requests: how often within a day, and until when it is left alone (since 1970)."""

    name: str
    failures: int = 0
    until: float = 0


class Seen:
    """The file; closed by ``with`` or ``close``. One watch at a time may have it open."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            UsageError: another watch has it open.
            LedgerError: it is something else, of a newer form, or cannot be opened.
        """
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=1)
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("PRAGMA synchronous = FULL")
            with self._connection:
                self._connection.execute("BEGIN EXCLUSIVE")
                self._make(path)
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise UsageError(f"another factbox watch is at work with {path}; wait until it is done") from error
            raise LedgerError(f"cannot open {path}: {error}") from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{path} is no file of factbox watch; move it away, or name another ledger") from error

    def _make(self, path: Path) -> None:
        ((form,),) = self._connection.execute("PRAGMA user_version")
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if form == _FORM:
            return
        if form not in _STEPS or (form == 0 and tables):
            raise LedgerError(f"{path} is of another form than this version of factbox knows; move it away")
        for statement in _STEPS[form]:
            self._connection.execute(statement)
        self._connection.execute(f"PRAGMA user_version = {_FORM}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def feed(self, url: str) -> Feed:
        """Return what is known of a feed."""
        row = self._one("SELECT url, etag, modified, moved, failures, due FROM feed WHERE url = ?", url)
        return Feed(*row) if row else Feed(url)

    def note_feed(self, feed: Feed, items: Iterable[tuple[str, str, Found]] = ()) -> int:
        """Note a feed's answer and its items (key, stamp, what was found), all or none; return how many are new.

        An item is new if its key is, or if its stamp is another than the last time: it was changed.
        """
        with self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "INSERT OR REPLACE INTO feed (url, etag, modified, moved, failures, due)"
                " VALUES (:url, :etag, :modified, :moved, :failures, :due)",
                asdict(feed),
            )
            return sum(self._note(key, stamp, found) for key, stamp, found in items)

    def _note(self, key: str, stamp: str, found: Found) -> bool:
        row = self._one("SELECT stamp FROM item WHERE key = ?", key)
        if row and row[0] == stamp:
            return False
        self._connection.execute(
            "INSERT OR REPLACE INTO item (key, stamp, state, record) VALUES (?, ?, 'pending', ?)",
            (key, stamp, json.dumps(asdict(found))),
        )
        return True

    def pending(self, by: float | None = None) -> list[Pending]:
        """Return the items still to be read, those first that are due first; with ``by``, only those due by then."""
        rows = self._connection.execute(
            "SELECT key, record, failures, due, reason FROM item WHERE state = 'pending' AND (?1 IS NULL OR due <= ?1)"
            " ORDER BY due, rowid",
            (by,),
        )
        return [Pending(key, Found(**json.loads(record)), *rest) for key, record, *rest in rows.fetchall()]

    def done(self, key: str) -> None:
        """Note that an item is in the ledger, one way or the other; what its feed had of it is kept no longer."""
        self._write("UPDATE item SET state = 'done', reason = '', record = '' WHERE key = ?", key)

    def again(self, key: str, due: float, reason: str, *, failed: bool = True) -> None:
        """Note when to try an item again and why; it failed, unless its server was not even asked."""
        query = "UPDATE item SET failures = failures + ?, due = ?, reason = ? WHERE key = ?"
        self._write(query, int(failed), due, reason, key)

    def host(self, name: str) -> Host:
        """Return what is known of a host."""
        row = self._one("SELECT name, failures, until FROM host WHERE name = ?", name)
        return Host(*row) if row else Host(name)

    def note_host(self, host: Host) -> None:
        """Note until when a host is left alone; forget one that did not fail."""
        if host.failures:
            self._write("INSERT OR REPLACE INTO host VALUES (?, ?, ?)", host.name, host.failures, host.until)
        else:
            self._write("DELETE FROM host WHERE name = ?", host.name)

    def robots(self, site: str, now: float) -> str | None:
        """Return a site's robots.txt, if it was asked for not long ago."""
        row = self._one("SELECT text FROM robots WHERE site = ? AND until > ?", site, now)
        return row[0] if row else None

    def note_robots(self, site: str, text: str, until: float) -> None:
        """Keep a site's robots.txt until a moment."""
        self._write("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", site, text, until)

    def _one(self, query: str, *values: Any) -> Any:
        return self._connection.execute(query, values).fetchone()

    def _write(self, query: str, *values: Any) -> None:
        self._connection.execute(query, values)
