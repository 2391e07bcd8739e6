"""Records to text and back, and what orders and names them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from factbox.errors import UsageError
from factbox.records import Claim, Report

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


@cache
def decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what decodes records of a kind: made once, since making it takes longer than decoding a claim."""
    return msgspec.json.Decoder(kind)


def decode(text: str | bytes, kind: type[Record]) -> Record:
    """Return the record that :func:`encode` wrote; a field that was added since takes its default."""
    try:
        return cast("Record", decoder(cast("Any", kind)).decode(text))
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), type=kind)


class Shared:
    """Parts that many records have, each of which is held once: names, places, days."""

    def __init__(self) -> None:
        self._told: dict[Any, Any] = {}

    def share(self, record: object, names: Iterable[str]) -> None:
        """Put what was told before in the place of what equals it, in fields of a record that nobody has seen yet."""
        for name in names:
            if value := getattr(record, name):
                object.__setattr__(record, name, self._told.setdefault(value, value))


class ClaimReader:
    """Reads many claims, in which names, places, days and types are told again and again, and holds each of them once.

    That takes less than half of the memory: a claim without it is two kilobytes.
    """

    def __init__(self) -> None:
        self._shared = Shared()

    def read(self, text: str) -> Claim:
        """Return the claim that :func:`encode` wrote, its parts those of earlier claims where they are the same."""
        claim = decode(text, Claim)
        self._shared.share(claim, _TOLD_AGAIN)
        spans = {claim.span: claim.span}
        for mention in (claim.actor, claim.recipient, claim.place, claim.time, claim.spoken, claim.speaker):
            if mention is not None:
                self._shared.share(mention, _NAMED_AGAIN)
                object.__setattr__(mention, "span", spans.setdefault(mention.span, mention.span))
        return claim


_TOLD_AGAIN = (
    "report_id", "type", "cue", "speaker_side", "via", "quantity", "where", "days", "readings", "as_of", "unresolved",
)  # fmt: skip
_NAMED_AGAIN = ("text", "hint", "within", "id", "name", "reason", "side")


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
