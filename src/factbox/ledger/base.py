"""What the store asks of a database: SQLite's own connection is one, and so is what :mod:`.postgres` makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class Rows(Protocol):
    """What a query gave; read once."""

    def fetchone(self) -> Any:
        """Return the next row, or None."""

    def fetchall(self) -> Any:
        """Return all rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows."""
        ...


class Base(Protocol):
    """A database that speaks the SQL of :mod:`.queries`.

    It commits each statement by itself, unless ``BEGIN IMMEDIATE`` opened a transaction, which only one connection at a
    time can hold, until ``COMMIT`` or ``ROLLBACK``. Values are given by name.
    """

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def execute(self, query: str, values: Any = ..., /) -> Rows:
        """Run one statement."""
        ...

    def close(self) -> None:
        """Give the connection back; an open transaction is rolled back."""


def is_url(path: object) -> bool:
    """Say whether a ledger is named by the address of a database, and not by a file."""
    return str(path).startswith(("postgresql:/", "postgres:/"))
