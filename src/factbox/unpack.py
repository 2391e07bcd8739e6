"""Packed bytes to bytes, never more of them than asked for: what keeps a small file from filling the memory.

Used by the read room for archives and by the fetch room for what a server sends. Two limits stop a bomb: so many bytes
in all (:data:`CAP`), and so many bytes out for each byte in (:data:`RATIO`), which is asked only after :data:`FREE`
bytes, since a short page of spaces packs better than any news text.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

CAP = 32_000_000
"""Bytes that one packed document may become."""
RATIO = 200
"""Bytes out for one byte in; news text packs about 4:1, machine-made tables 20:1."""
FREE = 1_000_000
"""Bytes out before the ratio is asked."""

_BLOCK = 1 << 16
_GZIP, _ZLIB, _RAW = 31, 15, -15  # what zlib calls wbits: which wrapping stands around the packed bytes

Fault = Literal["bomb", "truncated", "damaged", "unsupported"]


class UnpackError(Exception):
    """Packed bytes that cannot be used.

    Attributes:
        reason: ``bomb``, ``truncated``, ``damaged`` or ``unsupported``; the stable code of a problem.
    """

    def __init__(self, reason: Fault, message: str) -> None:
        super().__init__(message)
        self.reason: Fault = reason


class _Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...
    def finish(self) -> None: ...


def unpack(data: bytes, coding: str, *, cap: int = CAP) -> bytes:
    """Return unpacked bytes.

    Args:
        data: what is packed.
        coding: ``gzip``, ``deflate``, ``br``, or empty for bytes as they are; several with commas, as HTTP lists them.
        cap: the most bytes to make of it.

    Raises:
        UnpackError: a bomb, not whole, damaged, or a coding nobody here knows.
    """
    for name in reversed([part.strip().casefold() for part in coding.split(",")]):
        if name not in ("", "identity"):
            blocks = (data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))
            data = b"".join(unpack_blocks(blocks, name, cap=cap))
    return data


def unpack_blocks(blocks: Iterable[bytes], coding: str, *, cap: int | None = CAP) -> Iterator[bytes]:
    """Yield unpacked bytes block by block, none longer than 64 KB.

    Args:
        blocks: the packed bytes, in pieces; short ones, since what is left of one is copied at each step.
        coding: ``gzip``, ``deflate`` or ``br``.
        cap: the most bytes to yield; None where the caller holds no more than a block (a ratio still applies).

    Raises:
        UnpackError: as :func:`unpack`.
    """
    decoder = _decoder(coding)
    taken = given = 0
    for block in blocks:
        taken += len(block)
        for piece in decoder.feed(block):
            given += len(piece)
            check_size(taken, given, cap)
            yield piece
    decoder.finish()


def check_size(taken: int, given: int, cap: int | None = CAP) -> None:
    """Raise if so many bytes out of so many in are too many.

    Raises:
        UnpackError: it is a bomb.
    """
    if cap is not None and given > cap:
        raise UnpackError("bomb", f"it unpacks to more than {cap:,} bytes; reading stopped there")
    if given > FREE and given > RATIO * taken:
        raise UnpackError("bomb", f"it unpacks to more than {RATIO} times its size; reading stopped there")


def _decoder(coding: str) -> _Decoder:
    if coding in ("gzip", "x-gzip"):
        return _Zlib(_GZIP)
    if coding == "deflate":
        return _Zlib(_ZLIB)
    if coding == "br":
        return _Brotli()
    raise UnpackError("unsupported", f"it is packed as {coding[:20]!r}, which is not read")


class _Zlib:
    """Members of a gzip file, one after the other, or one zlib stream."""

    def __init__(self, wrapping: int) -> None:
        self._wrapping = wrapping
        self._inflate = zlib.decompressobj(wrapping)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            try:
                piece = self._inflate.decompress(data, _BLOCK)
            except zlib.error as error:
                if self._wrapping == _ZLIB and not self._begun:  # some servers call raw deflate "deflate"
                    self._wrapping = _RAW
                    self._inflate = zlib.decompressobj(_RAW)
                    continue
                raise UnpackError("damaged", "its packed bytes are damaged") from error
            self._begun = True
            if piece:
                yield piece
            data = self._rest()

    def _rest(self) -> bytes:
        if not self._inflate.eof:
            return self._inflate.unconsumed_tail
        rest = self._inflate.unused_data.lstrip(b"\0")  # padding after the last member is allowed
        if self._wrapping != _GZIP:
            return b""
        if rest:
            self._inflate = zlib.decompressobj(self._wrapping)
        return rest

    def finish(self) -> None:
        if not self._inflate.eof:
            raise UnpackError("truncated", "its packed bytes end before their end")


class _Brotli:
    def __init__(self) -> None:
        try:
            import brotli  # noqa: PLC0415 - an optional package
        except ImportError as error:
            raise UnpackError("unsupported", "it is packed as 'br'; install factbox[live] to read it") from error
        self._error: type[Exception] = brotli.error
        self._inflate = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            piece = self._inflate.process(data, output_buffer_limit=_BLOCK)
            while piece or not self._inflate.can_accept_more_data():
                yield piece
                piece = self._inflate.process(b"", output_buffer_limit=_BLOCK)
        except self._error as error:
            raise UnpackError("damaged", "its packed bytes are damaged") from error

    def finish(self) -> None:
        if not self._inflate.is_finished():
            raise UnpackError("truncated", "its packed bytes end before their end")
