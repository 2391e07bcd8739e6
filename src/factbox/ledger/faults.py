"""What SQLite reports, in words that tell the user what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from factbox.errors import LedgerError
from factbox.ledger.base import Base

_ADVICE: Mapping[int, str] = MappingProxyType({
    sqlite3.SQLITE_BUSY: "is in use by another program. Wait until that is done, then run the command again.",
    sqlite3.SQLITE_LOCKED: "is in use by another part of this program. Finish reading before writing.",
    sqlite3.SQLITE_READONLY: "may be read but not written. Allow writing to it and its folder, or name another.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that its folder exists and that you may write in it.",
    sqlite3.SQLITE_PERM: "may not be opened by you. Check the rights on the file and on its folder.",
    sqlite3.SQLITE_FULL: "has no room left on its disk. Make room, then run the command again.",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk, or a limit on it, stands in the way. "
    "Check the disk and its free room, then run the command again.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Keep the file as it is, and go on from a backup.",
    sqlite3.SQLITE_NOTADB: "is damaged. Keep the file as it is, and go on from a backup.",
})  # fmt: skip


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Raise every SQLite error within as a LedgerError about the ledger of that name.

    A transaction that was under way is rolled back, so that the ledger is as it was before it.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"The ledger {name} {advice(error)} ({error})") from error
    except UnicodeDecodeError as error:  # what SQLite says of a damaged table has the damaged name in it
        raise LedgerError(f"The ledger {name} {_ADVICE[sqlite3.SQLITE_CORRUPT]}") from error


@contextmanager
def transaction(connection: Base) -> Iterator[None]:
    """Hold the one right to write; commit at the end, roll back on any error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back on a full disk
            connection.execute("ROLLBACK")
        raise


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 for an error that Python's own layer raised."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def advice(error: sqlite3.Error) -> str:
    """Return what to do about an error, as the rest of a sentence that begins with the ledger's name."""
    return _ADVICE.get(primary_code(error), "cannot be used.")
