"""Opening a ledger without harm: a file that is not ours, or not ours to write, is left byte for byte as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path

from factbox.errors import LedgerError, NewerLedgerError, NotALedgerError
from factbox.ledger.faults import plain_errors, primary_code
from factbox.ledger.store import Ledger

APPLICATION_ID = 0x46626F78
"""``Fbox`` in the header of every ledger: what makes an SQLite file one of ours."""

SCHEMA_VERSION = 1
"""The newest form of a ledger that this program can read; ``PRAGMA user_version``."""

MEMORY = ":memory:"


def open_ledger(path: str | Path | None, *, create: bool = True, wait: float = 10.0) -> Ledger:
    """Open a ledger, and create it where there is none.

    Args:
        path: the file; None for a ledger in memory, which is gone when it is closed.
        create: whether to create a ledger where the file is missing or empty.
        wait: seconds to wait for another program that is writing to the same ledger.

    Raises:
        NewerLedgerError: a newer version of the program wrote it; the file is untouched.
        NotALedgerError: the file is something else; it is untouched.
        LedgerError: it cannot be opened, or is missing and ``create`` is False.
    """
    name = MEMORY if path is None else str(path)
    exists = path is not None and _check(Path(path))
    if not exists and not create:
        raise LedgerError(f"There is no ledger at {name}; make one with: factbox read REPORTS --ledger {name}")
    with plain_errors(name):
        connection = sqlite3.connect(_address(path, create=not exists), uri=True, isolation_level=None, timeout=wait)
        try:
            _prepare(connection, name)
        except BaseException:
            connection.close()
            raise
    return Ledger(connection, name)


def _check(path: Path) -> bool:
    """Say whether a ledger is there; False where the file is missing or empty, which is what a crash may leave."""
    try:
        if not path.exists() or (path.is_file() and not path.stat().st_size):
            return False
        if not path.is_file():
            raise NotALedgerError(f"{path} is not a file. Name a file for the ledger.")
    except OSError as error:
        raise LedgerError(f"The ledger {path} cannot be reached: {error.strerror}. Check your rights.") from error
    application, version = _header(path)
    if application != APPLICATION_ID or version < 1:
        raise NotALedgerError(f"{path} is not a ledger. It was left as it is; name another file.")
    if version > SCHEMA_VERSION:
        raise NewerLedgerError(
            f"The ledger {path} was written by a newer version of factbox (form {version}; this one reads up to "
            f"{SCHEMA_VERSION}). It was left as it is; install the newer version to use it."
        )
    return True


def _header(path: Path) -> tuple[int, int]:
    """Return the application id and the form of an SQLite file; zeros if it is none.

    ``immutable`` makes SQLite take no lock, write nothing and leave an unfinished transaction of somebody else as it
    is. Such a transaction may have written a header that counts more pages than the file has; ``writable_schema``,
    on a connection that cannot write, makes SQLite read that header nevertheless. Reading it with ``open`` instead
    would, on closing, drop the locks that this process holds on the file.
    """
    with plain_errors(str(path)):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                connection.execute("PRAGMA writable_schema = ON")
                return _pragma(connection, "application_id"), _pragma(connection, "user_version")
        except sqlite3.DatabaseError as error:
            if primary_code(error) == sqlite3.SQLITE_NOTADB:
                return 0, 0
            raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _address(path: str | Path | None, *, create: bool) -> str:
    if path is None:
        return f"file:{MEMORY}"
    return f"{Path(path).absolute().as_uri()}?mode={'rwc' if create else 'rw'}"


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    """Set what makes an acknowledged write a safe one, and create the tables if there are none.

    No write-ahead log: before SQLite 3.51.3 it can lose committed writes when several programs write. EXTRA is FULL
    and also syncs the folder after the journal is deleted; without that, a power cut just after a commit could bring
    the journal back and undo what was acknowledged. Setting the journal mode is also the first access to the file,
    which rolls back what a killed program left unfinished.
    """
    journal = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if journal not in ("delete", "memory"):
        raise LedgerError(f"The ledger {name} keeps a {journal} journal, which is unsafe here. Close other programs.")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if not _pragma(connection, "user_version"):
        connection.executescript(resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
