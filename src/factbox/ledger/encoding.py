"""Records to text and back, and what orders and names them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from factbox.errors import UsageError
from factbox.records import Report

Record = TypeVar("Record")

LAST_MOMENT = datetime.max.replace(tzinfo=UTC)

_VERSION_PART = re.compile(r"[0-9]+|[^\W\d_]+")


def encode(record: Any) -> str:
    """Return a record as JSON, its fields in the order of their definition."""
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError:
        # A file name that is not UTF-8 reaches Python as lone surrogates, which msgspec refuses and JSON can escape.
        return json.dumps(msgspec.to_builtins(record), separators=(",", ":"))


def decode(text: str, kind: type[Record]) -> Record:
    """Return the record that :func:`encode` wrote; a field that was added since takes its default."""
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), type=kind)


def fingerprint(*parts: str) -> str:
    """Return the SHA-256 of some texts, in hex."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def plain(name: str) -> str:
    """Return a name that SQLite can store: a byte that is not UTF-8 becomes a visible escape."""
    return name.encode("utf-8", "backslashreplace").decode()


def moment(when: datetime) -> str:
    """Return a moment as UTC text of fixed width.

    Raises:
        UsageError: if it has no time zone.
    """
    if when.tzinfo is None:
        raise UsageError(f"{when.isoformat()} has no time zone. Give a moment with one, such as UTC.")
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def content_of(report: Report) -> str:
    """Return a report as JSON without its file name: the same report in two folders has the same content."""
    return encode(replace(report, file=""))


def dating(report: Report) -> int:
    """Rank how a report's publication is known: 0 somebody states it, 1 it was inferred, 2 it is unknown."""
    if report.published is None:
        return 2
    return 1 if report.published_basis.startswith("inferred") else 0


def version_order(reader: str) -> str:
    """Return a key that sorts as versions do: 0.9 < 0.10rc1 < 0.10 < 0.10.1.

    A word after a number sorts before the number alone, so that a pre-release comes before its release.
    """
    parts = (f"2{part.zfill(12)}" if part.isdecimal() else f"0{part}" for part in _VERSION_PART.findall(reader))
    return " ".join((*parts, "1"))
