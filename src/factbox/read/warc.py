"""Web archives (WARC 1.0 and 1.1, ISO 28500) by fastwarc: one document for each captured page, in bounded memory.

fastwarc stops without a word where a gzip file is cut off or damaged, and unpacks a record as far as it goes. So the
unpacking is done here (:class:`Unzipped`), and fastwarc is given plain bytes: a file that ends too early is a problem
with the number of records before it, and after damage reading goes on with the next record that begins a gzip member.
"""

from __future__ import annotations

import importlib
import io
import zlib
from collections.abc import Iterator
from types import ModuleType
from typing import Any, BinaryIO

from factbox.errors import Problem
from factbox.read.drafts import Draft
from factbox.read.members import Member, kind_of_media, member_name, unread
from factbox.unpack import CAP, UnpackError, unpack

_BLOCK = 1 << 16
_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins


def read_warc(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Member | Problem]:
    """Yield the captured documents of a web archive: responses, resources and conversions, in their order.

    Requests, metadata and revisits hold no document and are passed over.

    Args:
        stream: the file, packed with gzip or not.
        name: its name; a document is ``name#URL``.
        max_bytes: the largest document.
    """
    fastwarc = _fastwarc()
    if fastwarc is None:
        yield unread(name, "not-installed", "web archives need fastwarc; install it with: pip install 'factbox[live]'")
        return
    head = stream.read(2)
    stream.seek(0)
    plain = Unzipped(stream) if head == _MEMBER[:2] else _Plain(stream)
    told = count = 0
    while True:
        for found in _records(fastwarc, plain, name, max_bytes):
            told += 1
            count += isinstance(found, Member)
            yield found
        if plain.fault:
            yield unread(name, plain.fault, f"{plain.told}; {count} documents before it were taken out")
        if plain.fault != "damaged" or not plain.resume():
            break
    if not told and not plain.fault:
        yield unread(name, "empty", "there is no captured document in the archive")


class _Plain(io.RawIOBase):
    """A file that is not packed, with the same account of what is wrong."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.fault = ""
        self.told = ""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(_BLOCK if size < 0 else min(size, _BLOCK))

    def tell(self) -> int:
        return self._stream.tell()

    def mark(self, fault: str, told: str) -> None:
        """Note what is wrong with the file; the first fault is the one that is told."""
        if not self.fault:
            self.fault, self.told = fault, told

    def resume(self) -> bool:
        """Go on after damage; a file that is not packed has no mark to go on from."""
        return False


class Unzipped(_Plain):
    """A gzip file of many members as one stream of plain bytes, which knows how it ended.

    Attributes:
        fault: ``truncated`` or ``damaged``; empty while all is well. It reads as the end of the file.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._packed = b""
        self._inflate = zlib.decompressobj(31)
        self._inside = False
        self._given = 0

    def tell(self) -> int:
        """Return how many plain bytes were given."""
        return self._given

    def read(self, size: int = -1) -> bytes:
        """Return up to so many bytes, at most 64 KB; empty at the end, and at a fault."""
        size = _BLOCK if size < 0 else min(size, _BLOCK)
        while not self.fault and size:
            if not self._packed:
                self._packed = self._stream.read(_BLOCK)
            if not self._packed:
                if self._inside:
                    self.mark("truncated", "the archive ends in the middle of a record")
                break
            if piece := self._next_piece(size):
                self._given += len(piece)
                return piece
        return b""

    def _next_piece(self, size: int) -> bytes:
        try:
            piece = self._inflate.decompress(self._packed, size)
        except zlib.error:
            self.mark("damaged", "the archive is damaged")
            return b""
        self._inside = not self._inflate.eof
        if self._inflate.eof:
            self._packed = self._inflate.unused_data.lstrip(b"\0")
            self._inflate = zlib.decompressobj(31)
        else:
            self._packed = self._inflate.unconsumed_tail
        return piece

    def resume(self) -> bool:
        """Go on at the next gzip member that begins with a record; say whether there is one."""
        self._packed = self._packed[1:]
        while True:
            at = self._packed.find(_MEMBER)
            if at < 0:
                kept, more = self._packed[-2:], self._stream.read(_BLOCK)
                self._packed = kept + more
                if not more:
                    return False
                continue
            self._packed = self._packed[at:]
            if len(self._packed) < _BLOCK:
                self._packed += self._stream.read(_BLOCK)
            if _begins_record(self._packed):
                self._inflate, self._inside, self.fault, self.told = zlib.decompressobj(31), False, "", ""
                return True
            self._packed = self._packed[1:]


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


def _records(fastwarc: ModuleType, stream: _Plain, name: str, max_bytes: int) -> Iterator[Member | Problem]:
    """Yield the documents up to the end of the stream, or to what is wrong with it."""
    types = fastwarc.WarcRecordType
    documents = int(types.response | types.resource | types.conversion)
    passed_over = int(types.request | types.metadata | types.warcinfo | types.revisit)
    try:
        for record in fastwarc.ArchiveIterator(stream, record_types=int(types.any_type), stream_detect=False):
            kind = int(record.record_type)
            if not kind & passed_over:
                yield from _document(record, stream, name, max_bytes, is_document=bool(kind & documents))
    except (OSError, ValueError, UnicodeError):
        stream.mark("damaged", "the archive has a record that is malformed")
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what fastwarc's Rust raises in a bug of its own
            raise
        stream.mark("damaged", "the archive has a record that fastwarc cannot read")


def _document(
    record: Any, stream: _Plain, name: str, max_bytes: int, *, is_document: bool
) -> Iterator[Member | Problem]:
    """Yield the document of one record, or why it is not read; nothing where the file was cut off within it."""
    url = record.headers.get("WARC-Target-URI") or record.record_id or ""
    called = member_name(name, url.strip("<>"))
    size = record.content_length
    if size > min(CAP, max_bytes):
        yield unread(called, "too-large", f"it has more than {min(CAP, max_bytes):,} bytes")
        return
    data = record.reader.read(size) if size else b""
    if len(data) < size or stream.fault or record.headers.get("Content-Length") is None:
        stream.mark("truncated", "the archive ends in the middle of a record")
        return
    if is_document:
        yield _opened(record, called, url, data)
    else:
        yield unread(called, "unsupported", "it is a part of a record, or of a type that web archives do not have")


def _opened(record: Any, name: str, url: str, data: bytes) -> Member | Problem:
    """Return the document that a server sent, without the packing that it was sent in."""
    media, coding = str(record.headers.get("Content-Type") or ""), ""
    if record.is_http_parsed and record.http_headers is not None:
        status = record.http_headers.status_code
        if status is not None and status != 200:
            return unread(name, "http-status", f"the server answered {status}, so there is no report in it")
        media, coding = str(record.http_headers.get("Content-Type") or ""), _coding(record.http_headers)
        if "chunked" in str(record.http_headers.get("Transfer-Encoding") or "").casefold():
            data = _joined(data)
    kind = kind_of_media(media)
    if kind is None:
        return unread(name, "unsupported", f"documents of type {media[:60]} are not read")
    try:
        return Member(name, kind, unpack(data, coding), Draft("", url=url if url.startswith("http") else ""))
    except UnpackError as error:
        return unread(name, error.reason, str(error))


def _coding(headers: Any) -> str:
    return str(headers.get("Content-Encoding") or "")


def _joined(data: bytes) -> bytes:
    """Return the chunks of a chunked body as one; a body that only says it is chunked stays as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        line, mark, _ = data[at : at + 80].partition(b"\r\n")
        try:
            size = int(line.partition(b";")[0], 16)
        except ValueError:
            return data
        if not mark or size < 0:
            return data
        start = at + len(line) + 2
        if not size or start >= len(data):
            return b"".join(pieces)
        pieces.append(data[start : start + size])
        at = start + size + 2


def _fastwarc() -> ModuleType | None:
    try:
        return importlib.import_module("fastwarc.warc")
    except ImportError:  # an optional package
        return None
