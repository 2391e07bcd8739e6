"""A ledger in PostgreSQL: the same records, questions and hash chain as in an SQLite file, behind the same store.

SQLAlchemy speaks to the database and Alembic makes its tables (``alembic/versions``). One connection at a time may
append; others read meanwhile. What differs from SQLite is said in ``docs/ledger.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from factbox.errors import LedgerError, NewerLedgerError, NotALedgerError, UsageError
from factbox.ledger.base import Rows
from factbox.ledger.forms import APPLICATION_ID
from factbox.ledger.store import Ledger

_SCRIPTS = Path(__file__).with_name("alembic")
_VALUE = re.compile(r"(?<![:\w]):([a-z_]+)")
_BUSY = ("55P03", "40P01")
"""Error codes of PostgreSQL for a lock that was not given in time, and for a deadlock."""


class PostgresBase:
    """A connection as the store wants it: see :class:`~factbox.ledger.base.Base`."""

    def __init__(self, connection: Connection, name: str, *, streams: bool = False) -> None:
        self._connection = connection
        self._name = name
        self._open = False
        self._streams = streams
        self._given: list[Any] = []

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._open

    def execute(self, query: str, values: Any = None, /) -> Rows:
        """Run one statement of the store's, in PostgreSQL's words."""
        with plain_errors(self._name):
            if query == "BEGIN IMMEDIATE":
                return self._begin()
            if query in ("COMMIT", "ROLLBACK"):
                self._open = False
            statement, names = _translated(query)
            rows: Rows = self._connection.execute(text(statement), {name: values[name] for name in names})
            if self._streams:
                self._given.append(rows)
            return rows

    def _begin(self) -> Rows:
        """Open a transaction that holds the chain, which only one can; others go on reading."""
        self._connection.exec_driver_sql("BEGIN")
        try:
            rows: Rows = self._connection.exec_driver_sql("LOCK TABLE chain IN EXCLUSIVE MODE")
        except SQLAlchemyError:
            self._connection.exec_driver_sql("ROLLBACK")
            raise
        self._open = True
        return rows

    def close(self) -> None:
        """Give the connection back; an open transaction is rolled back."""
        for rows in self._given:
            rows.close()
        self._connection.close()
        self._connection.engine.dispose()


@cache
def _translated(query: str) -> tuple[str, frozenset[str]]:
    """Return a query in PostgreSQL's words, and the names of its values."""
    statement = query.replace("instr(", "strpos(").replace(" IS :key", " IS NOT DISTINCT FROM :key")
    return statement, frozenset(_VALUE.findall(statement))


def open_postgres(url: str, *, create: bool = True, wait: float = 10.0) -> Ledger:
    """Open a ledger in a database of PostgreSQL, and make its tables where it has none.

    Args:
        url: ``postgresql://user:password@host:port/database``; the schema is the first of the user's search path.
        create: whether to make the tables in a database that has none.
        wait: seconds to wait for another program that is appending.

    Raises:
        UsageError: the URL is none.
        NewerLedgerError: a newer version of the program wrote it.
        NotALedgerError: the schema has other tables.
        LedgerError: it cannot be reached, is unsafe, or is missing and ``create`` is False.
    """
    engine, name = _engine(url)
    with plain_errors(name):
        _bring_to_form(engine, name, create=create)
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("SELECT set_config('lock_timeout', :wait, false)"), {"wait": f"{round(1000 * wait)}ms"})
        connection.exec_driver_sql("SET synchronous_commit = on")
    return Ledger(PostgresBase(connection, name), name)


@contextmanager
def read_state(url: str) -> Iterator[PostgresBase]:
    """Open one state of a ledger to be read as a whole, whatever others append meanwhile; nothing is held in memory."""
    engine, name = _engine(url)
    with plain_errors(name), engine.connect() as opened:
        connection = opened.execution_options(isolation_level="REPEATABLE READ", stream_results=True)
        if _form(connection) != _newest():
            raise NotALedgerError(f"{name} has no ledger of this form. Show it once to bring it to that.")
        with closing(PostgresBase(connection, name, streams=True)) as base:
            yield base


def missing_guards(base: PostgresBase) -> list[str]:
    """Return the tables of a ledger whose trigger against changes is not there or does not fire."""
    found = base.execute(_GUARDS).fetchall()
    names = {name for (name,) in found}
    tables = ("reading", "intake", "claim", "problem", "redaction", "review", "chain")
    return [table for table in tables if f"{table}_append_only" not in names]


def _engine(url: str) -> tuple[Engine, str]:
    """Return what speaks to a database, and its name without the password."""
    try:
        parsed = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url))
    except ArgumentError as error:
        raise UsageError(f"{url} is no address of a database; write postgresql://user@host/database") from error
    name = parsed.set(drivername="postgresql").render_as_string(hide_password=True)
    return create_engine(parsed, poolclass=NullPool), name


def _bring_to_form(engine: Engine, name: str, *, create: bool) -> None:
    """Make the tables of a new ledger, and bring an older one up, in one transaction; one program at a time."""
    with engine.begin() as connection:
        if connection.exec_driver_sql("SHOW fsync").scalar() != "on":
            raise LedgerError(f"{name} runs with fsync off, so nothing it acknowledges is safe. Turn it on.")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
        form = _form(connection)
        if form == _newest():
            return
        if form is None and not create:
            raise LedgerError(f"There is no ledger at {name}; make one with: factbox read REPORTS --ledger {name}")
        if form is None and connection.exec_driver_sql(_FOREIGN).scalar():
            raise NotALedgerError(f"{name} has other tables. It was left as it is; name an empty database or schema.")
        if form not in (None, *(script.revision for script in _scripts().walk_revisions())):
            raise NewerLedgerError(
                f"{name} was written by a newer version of factbox ({form}). Install that to use it."
            )
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


_GUARDS = """
SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE relnamespace = current_schema()::regnamespace AND tgenabled IN ('O', 'A') AND NOT tgisinternal
"""
_FOREIGN = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"


def _form(connection: Connection) -> str | None:
    form: str | None = MigrationContext.configure(connection).get_current_revision()
    return form


def _newest() -> str | None:
    newest: str | None = _scripts().get_current_head()
    return newest


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


@contextmanager
def plain_errors(name: str) -> Iterator[None]:
    """Raise every error of the database as a LedgerError about the ledger of that name."""
    try:
        yield
    except SQLAlchemyError as error:
        inner = getattr(error, "orig", None)
        code = getattr(inner, "sqlstate", None)
        if code in _BUSY:
            advice = "is in use by another program. Wait until that is done, then run the command again."
        elif isinstance(error, OperationalError):
            advice = "cannot be reached or has no room. Check the server, its disk and your rights on it."
        else:
            advice = "cannot be used."
        raise LedgerError(f"The ledger {name} {advice} ({str(inner or error).splitlines()[0]})") from error
