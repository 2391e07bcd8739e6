"""Copies of a ledger, to a backup and back: whole and verified, or not there at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from factbox.errors import LedgerError, UsageError
from factbox.ledger.base import is_url
from factbox.ledger.faults import plain_errors, primary_code
from factbox.ledger.files import name_anew, name_new, unfinished_file
from factbox.ledger.forms import bring_to_form
from factbox.ledger.opening import as_it_is, check_file
from factbox.ledger.verifying import Verification, verify_ledger


def copy_ledger(path: str | Path, target: str | Path, *, replace: bool = False, wait: float = 10.0) -> Verification:
    """Copy a ledger as it is at one moment, while others may read it; the same way serves to back up and to restore.

    The copy is made under another name, brought to the newest form, verified, synced, and only then given its name, so
    that whatever happens on the way, the target is there whole or as it was.

    Args:
        path: the ledger to copy; nothing in it changes.
        target: where to.
        replace: whether a ledger that is there may be replaced.
        wait: seconds to wait for another program that is writing to either.

    Returns:
        What the check of the copy found: no flaw.

    Raises:
        UsageError: both are one file, or the target is there and may not be replaced.
        NotALedgerError: one of the two is a file of another kind.
        LedgerError: the ledger is missing or not whole, the target is in use, or it cannot be written.
    """
    if is_url(path) or is_url(target):
        raise UsageError("A ledger in PostgreSQL is copied with pg_dump and pg_restore; see docs/ledger.md.")
    path, target = Path(path), Path(target)
    _check_target(path, target, replace=replace)
    with as_it_is(path, wait) as ledger, unfinished_file(target) as unfinished, plain_errors(str(target)):
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            ledger.backup(copy)
            bring_to_form(copy, None)
        found = verify_ledger(unfinished)
        if not found.whole:
            flaw = found.flaws[0]
            raise LedgerError(f"{path} is not whole ({flaw.part}: {flaw.what}), so {target} was not written.")
        _put_in_place(unfinished, target, replace=replace, wait=wait)
    return found


def _check_target(path: Path, target: Path, *, replace: bool) -> None:
    if not target.exists():
        if left := [file for file in _beside(target) if file.exists()]:
            raise LedgerError(f"{left[0]} is left of a ledger that is gone and would damage {target}. Move it away.")
        return
    if path.exists() and target.samefile(path):
        raise UsageError(f"{path} and {target} are one file. Name another.")
    if not replace:
        raise UsageError(f"{target} is there already and was left as it is. Name another, or give --replace.")
    check_file(target)


def _beside(path: Path) -> list[Path]:
    """Return what SQLite may keep beside a file; left there, it would be taken for that of a file put in its place."""
    return [path.with_name(path.name + end) for end in ("-journal", "-wal", "-shm")]


def _put_in_place(unfinished: Path, target: Path, *, replace: bool, wait: float) -> None:
    if target.exists() and replace:
        with _to_itself(target, wait):
            for left in _beside(target):
                left.unlink(missing_ok=True)
            name_anew(unfinished, target)
    elif not name_new(unfinished, target):
        raise UsageError(f"{target} came to be meanwhile and was left as it is. Name another, or give --replace.")


@contextmanager
def _to_itself(target: Path, wait: float) -> Iterator[None]:
    """Keep all others out of a ledger that is about to be replaced, unless it is too damaged for anybody to be in."""
    with closing(sqlite3.connect(target, isolation_level=None, timeout=wait)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        yield
