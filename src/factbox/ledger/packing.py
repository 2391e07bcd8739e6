"""A verdict as bytes, packed and unpacked one record after the other.

The verdict on a million claims is 280 MB of text, and takes 730 MB if it is read back whole: read by the line, with
places, days and names held once, it takes 410 and no more meanwhile.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, cast, get_args, get_type_hints

import msgspec

from factbox.ledger.encoding import Shared, decoder
from factbox.records import Control, Count, Event, Link, Testimony, Verdict

_TOLD_AGAIN: dict[type, tuple[str, ...]] = {
    Control: ("place", "holder", "began", "status", "because", "date_reason"),
    Testimony: ("origin", "weight", "known"),
    Event: ("type", "days", "actor", "recipient", "place", "unit", "status", "speakers"),
    Count: ("what", "place", "days"),
    Link: ("relation", "decided_by"),
}
"""What many records of a kind have in common."""


def pack(verdict: Verdict) -> bytearray | None:
    """Return a verdict as bytes; None if a record would not be read back as it was.

    Each record is a line, in the order of the verdict's fields, and an empty line ends a field.

    Raises:
        UnicodeEncodeError: a text of it is no text.
    """
    packing = zlib.compressobj(1)
    packed = bytearray()
    for field in fields(Verdict):
        for record in getattr(verdict, field.name):
            told = msgspec.json.encode(record)
            if decoder(cast("Any", type(record))).decode(told) != record:
                return None
            packed += packing.compress(told + b"\n")
        packed += packing.compress(b"\n")
    packed += packing.flush()
    return packed


def unpack(packed: Iterable[bytes]) -> Verdict:
    """Return the verdict that :func:`pack` packed, of which the bytes are given a piece after the other.

    Raises:
        zlib.error, msgspec.DecodeError: these are other bytes, or not all of them.
    """
    lines, shared = _lines(packed), Shared()
    kinds = (get_args(kind)[0] for kind in get_type_hints(Verdict).values())
    return Verdict(*(tuple(_records(lines, kind, shared)) for kind in kinds))


def _records(lines: Iterator[bytes], kind: Any, shared: Shared) -> Iterator[Any]:
    """Yield the records of one kind up to the next empty line."""
    read, names = decoder(kind).decode, _TOLD_AGAIN.get(kind, ())
    while line := next(lines, None):
        record = read(line)
        shared.share(record, names)
        for testimony in record.testimonies if kind is Control else ():
            shared.share(testimony, _TOLD_AGAIN[Testimony])
        yield record
    if line is None:
        raise msgspec.DecodeError("the last records are missing")


def _lines(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of packed text, without their ends."""
    unpacking, rest = zlib.decompressobj(), b""
    for piece in packed:
        *whole, rest = (rest + unpacking.decompress(piece)).split(b"\n")
        yield from whole
