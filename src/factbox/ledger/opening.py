"""Opening a ledger without harm: a file that is not ours, or not ours to write, is left byte for byte as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from factbox.errors import LedgerError, NewerLedgerError, NotALedgerError, UsageError
from factbox.ledger.base import is_url
from factbox.ledger.faults import plain_errors, primary_code
from factbox.ledger.forms import APPLICATION_ID, FORM, bring_to_form, form_of
from factbox.ledger.store import Ledger

MEMORY = ":memory:"

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with tables that hold every value to its type (STRICT)."""


def open_ledger(
    path: str | Path | None,
    *,
    create: bool = True,
    wait: float = 10.0,
    tell: Callable[[str], None] | None = None,
) -> Ledger:
    """Open a ledger, and create it where there is none; one of an older form is copied, and the file then brought up.

    Args:
        path: the file, or the address of a database, ``postgresql://user@host/database``; None for a ledger in memory,
            which is gone when it is closed.
        create: whether to create a ledger where the file is missing or empty.
        wait: seconds to wait for another program that is writing to the same ledger.
        tell: called with a sentence for a person if the ledger was brought to a newer form.

    Raises:
        NewerLedgerError: a newer version of the program wrote it; the file is untouched.
        NotALedgerError: the file is something else; it is untouched.
        LedgerError: it cannot be opened, or is missing and ``create`` is False.
    """
    if is_url(path):
        opened: Ledger = with_postgres().open_postgres(str(path), create=create, wait=wait)
        return opened
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        found, wanted = sqlite3.sqlite_version, ".".join(map(str, OLDEST_SQLITE))
        raise LedgerError(f"A ledger needs SQLite {wanted} or newer; this Python has {found}. Use a newer Python.")
    name = MEMORY if path is None else str(path)
    exists = path is not None and check_file(Path(path))
    if not exists and not create:
        raise LedgerError(f"There is no ledger at {name}; make one with: factbox read REPORTS --ledger {name}")
    with plain_errors(name):
        connection = sqlite3.connect(_address(path, create=not exists), uri=True, isolation_level=None, timeout=wait)
        try:
            _make_safe(connection, name)
            if form_of(connection) != FORM:
                bring_to_form(connection, Path(path) if path else None, tell)
        except BaseException:
            connection.close()
            raise
    return Ledger(connection, name)


def with_postgres() -> ModuleType:
    """Return what opens ledgers in PostgreSQL.

    Raises:
        UsageError: what it needs is not installed.
    """
    try:
        return import_module("factbox.ledger.postgres")
    except ImportError as error:
        raise UsageError("A ledger in PostgreSQL needs more packages: pip install 'factbox[postgres]'") from error


@contextmanager
def as_it_is(path: Path, wait: float) -> Iterator[sqlite3.Connection]:
    """Open a ledger that is there, of whatever form, to look at one state of it; others may read but not write.

    What a program that was killed left unfinished is undone first, as by every other opening.

    Raises:
        NewerLedgerError, NotALedgerError, LedgerError: as :func:`open_ledger`.
    """
    name = str(path)
    if not check_file(path):
        raise LedgerError(f"There is no ledger at {name}. Name the file of one.")
    with (
        plain_errors(name),
        closing(sqlite3.connect(_address(path, create=False), uri=True, isolation_level=None, timeout=wait)) as ledger,
    ):
        ledger.execute("PRAGMA query_only = ON")
        ledger.execute("PRAGMA trusted_schema = OFF")
        ledger.execute("BEGIN")
        ledger.execute("PRAGMA user_version").fetchone()  # only now is it held
        yield ledger


def check_file(path: Path) -> bool:
    """Say whether a ledger is there; False where the file is missing or empty, which is what a crash may leave.

    Raises:
        NewerLedgerError, NotALedgerError, LedgerError: as :func:`open_ledger`.
    """
    try:
        if not path.exists() or (path.is_file() and not path.stat().st_size):
            return False
        if not path.is_file():
            raise NotALedgerError(f"{path} is not a file. Name a file for the ledger.")
    except OSError as error:
        raise LedgerError(f"The ledger {path} cannot be reached: {error.strerror}. Check your rights.") from error
    application, form = _header(path)
    if application != APPLICATION_ID or form < 1:
        raise NotALedgerError(f"{path} is not a ledger. It was left as it is; name another file.")
    if form > FORM:
        raise NewerLedgerError(
            f"The ledger {path} was written by a newer version of factbox (form {form}; this one reads up to "
            f"{FORM}). It was left as it is; install the newer version to use it."
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
                application: int = connection.execute("PRAGMA application_id").fetchone()[0]
                return application, form_of(connection)
        except sqlite3.DatabaseError as error:
            if primary_code(error) == sqlite3.SQLITE_NOTADB:
                return 0, 0
            raise


def _address(path: str | Path | None, *, create: bool) -> str:
    if path is None:
        return f"file:{MEMORY}"
    return f"{Path(path).absolute().as_uri()}?mode={'rwc' if create else 'rw'}"


def _make_safe(connection: sqlite3.Connection, name: str) -> None:
    """Set what makes an acknowledged write a safe one.

    No write-ahead log: before SQLite 3.51.3 it can lose committed writes when several programs write. EXTRA is FULL
    and also syncs the folder after the journal is deleted; without that, a power cut just after a commit could bring
    the journal back and undo what was acknowledged. Setting the journal mode is also the first access to the file,
    which rolls back what a killed program left unfinished. On macOS a plain sync does not reach the disk.
    """
    journal = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if journal not in ("delete", "memory"):
        raise LedgerError(f"The ledger {name} keeps a {journal} journal, which is unsafe here. Close other programs.")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
