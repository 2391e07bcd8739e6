"""The hash chain: what is appended, in the order of appending, each record bound to all before it.

The hash of a record is SHA-256 over the hash of the record before it and the record itself: its table, its id and
every column, so that nothing can be changed, left out, put in or moved without changing every hash after it. The last
hash is the *head* of the ledger. Nothing enters it but what is kept: the same records in the same order, recorded at
the same moments, have the same head on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from factbox.ledger import queries
from factbox.ledger.base import Base

START = hashlib.sha256(b"an empty ledger").digest()
"""The hash before the first record: the head of an empty ledger."""

_TAGS: Mapping[type, bytes] = MappingProxyType({str: b"t", int: b"i", bytes: b"b", float: b"f", type(None): b"n"})


def link(before: bytes, kind: str, values: Iterable[Any]) -> bytes:
    """Return the hash of a record, given the hash before it, its table, and its columns, the id first."""
    return hashlib.sha256(bytes(before) + b"".join(map(_canonical, (kind, *values)))).digest()


def _canonical(value: Any) -> bytes:
    """Return a value as bytes that no other value has: its type, the number of bytes that follow, and these."""
    text = "" if value is None else str(value)
    data = value if isinstance(value, bytes) else text.encode("utf-8", "surrogateescape")
    return b"%b%d:%b" % (_TAGS[type(value)], len(data), data)


def append(connection: Base, kind: str, columns: Mapping[str, Any]) -> int:
    """Append a record and its link; return its id. Call it within a transaction, which keeps others from the head."""
    row: int = connection.execute(queries.NEXT[kind]).fetchone()[0]
    connection.execute(queries.ADD[kind], {"id": row, **{name: columns[name] for name in queries.COLUMNS[kind]}})
    add_link(connection, kind, (row, *(columns[name] for name in queries.COLUMNS[kind])))
    return row


def add_link(connection: Base, kind: str, values: tuple[Any, ...]) -> None:
    """Append the link of a record that is there: its id, then its columns in the order of ``queries.COLUMNS``."""
    last = connection.execute(queries.HEAD).fetchone()
    place, before = last or (0, START)
    new = {"place": place + 1, "kind": kind, "row": values[0], "hash": link(before, kind, values)}
    connection.execute(queries.ADD_LINK, new)


def head(connection: Base) -> bytes:
    """Return the hash of the last record."""
    last = connection.execute(queries.HEAD).fetchone()
    return bytes(last[1]) if last else START
