"""The forms a ledger has had: making one of the newest form, and bringing an older one up after a copy was made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factbox.errors import LedgerError
from factbox.ledger import queries
from factbox.ledger.chain import add_link
from factbox.ledger.faults import transaction
from factbox.ledger.files import name_freely, unfinished_file

APPLICATION_ID = 0x46626F78
"""``Fbox`` in the header of every ledger: what makes an SQLite file one of ours."""

FORM = 3
"""The form of a ledger that this program writes; ``PRAGMA user_version``. Form 1 had no chain, form 2 no reviews."""

_WITH_CHAIN = 2

_NEW_IN: Mapping[int, str] = MappingProxyType({_WITH_CHAIN: "chain", 3: "review"})
"""A table that each form brought; one that is there before its form means that the form was tampered with."""

Tell = Callable[[str], None]


def form_of(connection: sqlite3.Connection) -> int:
    """Return the form that a file says it has; 0 for a new one."""
    form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return form


def bring_to_form(connection: sqlite3.Connection, path: Path | None, tell: Tell | None = None) -> None:
    """Give a new ledger its tables, and an older one those that it lacks, in one transaction.

    An older ledger is copied beside itself first, under the first free name of the kind ``NAME.form-1``. The chain
    that one of form 1 gets takes what is there in the order in which it came, so that the head is that of a ledger that
    always had one. It vouches for what was there on that day, not for what may have happened before.

    Raises:
        LedgerError: an older ledger is damaged; it is left as it is.
    """
    copy = None
    with transaction(connection):
        form = form_of(connection)
        if form == FORM:  # another program was faster
            return
        if form and path:
            copy = _copy_beside(path, form)
        for index in ("reading_by_report", "intake_by_reading"):  # which had fewer columns before form 3
            connection.execute(f"DROP INDEX IF EXISTS {index}")
        make_tables(connection)
        for kind, values in _in_order(connection) if form < _WITH_CHAIN else ():
            add_link(connection, kind, values)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FORM}")
    if copy and tell:
        tell(f"{path} was of form {form} and has been brought to form {FORM}; a copy of it as it was lies at {copy}")


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, indexes and triggers of the newest form, where they are not there yet.

    One statement at a time, since ``executescript`` would end the transaction that is under way.
    """
    statement = ""
    for line in resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8").splitlines():
        statement += f"{line}\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _copy_beside(path: Path, form: int) -> Path:
    """Copy a ledger while nobody may write to it, make sure that the copy is whole and on disk, and return its name."""
    with unfinished_file(path) as unfinished:
        with closing(sqlite3.connect(path)) as ledger, closing(sqlite3.connect(unfinished)) as copy:
            ledger.backup(copy)
            if not _is_whole(copy, form):
                raise LedgerError(f"The ledger {path} is damaged. Keep the file as it is, and go on from a backup.")
        return name_freely(unfinished, path.with_name(f"{path.name}.form-{form}"))


def _is_whole(connection: sqlite3.Connection, form: int) -> bool:
    """Say whether SQLite finds no fault, and just those tables that a form has."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    fitting = all((table in names) == (since <= form) for since, table in _NEW_IN.items())
    return fitting and connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)


def _in_order(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield what a ledger of form 1 holds as it was appended: each input after its reading, if new, with its claims."""
    latest = 0
    for intake in connection.execute(queries.ALL["intake"]):
        reading = intake[1 + queries.COLUMNS["intake"].index("reading")]
        if reading is not None and reading > latest:
            latest = reading
            yield from _children(connection, "reading", reading)
            yield from _children(connection, "claim", reading)
        yield "intake", intake
        yield from _children(connection, "problem", intake[0])


def _children(connection: sqlite3.Connection, kind: str, parent: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    return ((kind, values) for values in connection.execute(queries.OF_PARENT[kind], {"parent": parent}))
