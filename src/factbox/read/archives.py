"""Packed files: one document in gzip, or many in a ZIP archive, each unpacked no further than the limits allow."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from factbox.errors import Problem
from factbox.read.members import Member, kind_of, member_name, unread
from factbox.unpack import CAP, UnpackError, check_size, unpack_blocks

PACKED = frozenset((".gz", ".zip", ".warc", ".warc.gz"))
"""Endings of files that have others in them; none is read inside another."""
_BLOCK = 1 << 16
_ENCRYPTED = 0x1  # bit of a ZIP entry's flags


def read_gzip(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Member | Problem]:
    """Yield the one document of a gzip file, or why it cannot be had."""
    inner = name.removesuffix(".gz") if name.casefold().endswith(".gz") else name
    blocks = iter(lambda: stream.read(_BLOCK), b"")
    try:
        data = b"".join(unpack_blocks(blocks, "gzip", cap=_cap(max_bytes)))
    except UnpackError as error:
        yield unread(name, error.reason, str(error))
    else:
        yield Member(name, kind_of(inner), data)


def read_zip(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Member | Problem]:
    """Yield the documents of a ZIP archive, one at a time, or why one, or the rest, cannot be had.

    What an entry says of its own size is never trusted: it is unpacked block by block. All of them together may
    become no more than the ratio allows for the whole file, which stops archives whose entries share their bytes.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except Exception as error:  # noqa: BLE001 - a parser fed by strangers
        told = f"the archive has no list of its entries, or it is damaged: {type(error).__name__}"
        yield unread(name, "truncated", told)
        return
    size, given, read = stream.seek(0, 2), 0, 0
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if not entries:
        yield unread(name, "empty", "there is nothing in the archive")
    for entry in entries:
        found = _zip_member(archive, entry, name, max_bytes)
        given += len(found.data) if isinstance(found, Member) else 0
        try:
            check_size(size, given, None)
        except UnpackError as error:
            yield unread(name, "bomb", f"{error}; {read} documents were read before")
            return
        read += isinstance(found, Member)
        yield found


def _zip_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, max_bytes: int) -> Member | Problem:
    called = member_name(name, entry.filename)
    if entry.flag_bits & _ENCRYPTED:
        return unread(called, "encrypted", "it is encrypted; unpack it with its password first")
    try:
        data = _unpacked(archive, entry, _cap(max_bytes))
    except UnpackError as error:
        return unread(called, error.reason, str(error))
    except Exception as error:  # noqa: BLE001 - each packing of ZIP raises errors of its own; the other entries go on
        return unread(called, "damaged", f"it cannot be unpacked: {type(error).__name__}")
    return Member(called, kind_of(entry.filename), data)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, cap: int) -> bytes:
    pieces, given = [], 0
    with archive.open(entry) as stream:
        while piece := stream.read(_BLOCK):
            given += len(piece)
            check_size(entry.compress_size, given, cap)
            pieces.append(piece)
    return b"".join(pieces)


def _cap(max_bytes: int) -> int:
    """Return how far a document is unpacked: one byte more than may be read, so that it is refused as any other."""
    return min(CAP, max_bytes + 1) if max_bytes < CAP else CAP
