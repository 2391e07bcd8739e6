"""Packed bytes: every coding that HTTP has, and nothing beyond the limits."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest
from tests.read.made_archives import gzip_zeros

from factbox.unpack import CAP, UnpackError, unpack

TEXT = b"A town fell in the night. " * 400


def packed(data: bytes) -> bytes:
    """`data` as gzip packs it at no hour: the same bytes in every process that collects these tests."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", packed(TEXT)),
        ("X-GZIP", packed(TEXT[:99]) + packed(TEXT[99:]) + bytes(512)),  # members, and padding
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)[2:-4]),  # without its wrapping, as some servers send it
        ("deflate, gzip", packed(zlib.compress(TEXT))),
    ],
)
def test_codings(coding: str, data: bytes) -> None:
    assert unpack(data, coding) == TEXT


def test_brotli() -> None:
    brotli = pytest.importorskip("brotli")
    data = brotli.compress(bytes(range(256)) * 900)
    assert unpack(data, "br") == bytes(range(256)) * 900
    for wrong, reason in ((data[:-3], "truncated"), (b"\xff" * 30, "damaged")):
        with pytest.raises(UnpackError) as raised:
            unpack(wrong, "br")
        assert raised.value.reason == reason


@pytest.mark.parametrize(
    ("coding", "data", "reason"),
    [
        ("gzip", packed(TEXT)[:-3], "truncated"),
        ("gzip", b"", "truncated"),
        ("gzip", TEXT, "damaged"),
        ("gzip", packed(TEXT) + b"more", "damaged"),
        ("deflate", TEXT, "damaged"),
        ("zstd", TEXT, "unsupported"),
        ("gzip", packed(bytes(4_000_000)), "bomb"),
    ],
)
def test_what_cannot_be_unpacked_says_why(coding: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnpackError) as raised:
        unpack(data, coding)
    assert raised.value.reason == reason


def test_the_cap_is_exact() -> None:
    assert len(unpack(packed(TEXT), "gzip", cap=len(TEXT))) == len(TEXT)
    with pytest.raises(UnpackError):
        unpack(packed(TEXT), "gzip", cap=len(TEXT) - 1)


def test_a_bomb_is_stopped_before_it_fills_the_memory() -> None:
    data = gzip_zeros(1 << 30)
    tracemalloc.start()
    with pytest.raises(UnpackError):
        unpack(data, "gzip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < CAP
