"""Small web archives, made byte by byte."""

from __future__ import annotations

import gzip

PAGE = """<html><head><title>Quiet night in {town}</title></head><body><article><h1>Quiet night in {town}</h1>
<p>Fighters of the Hill Front entered the river town of {town} on Sunday night, the mayor said. He had seen them on the
bridge after midnight, and the police post beside it stood empty in the morning.</p>
<p>Nobody was hurt. Shops stayed closed on Monday, and a bus to the coast left without passengers at noon.</p>
</article></body></html>"""
TEXT = "Fighters of the Hill Front entered the river town of {town} on Sunday night, the mayor said.\n"


def page(town: str) -> bytes:
    return PAGE.format(town=town).encode()


def record(
    url: str,
    body: bytes,
    *,
    head: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
) -> bytes:
    """Return one WARC record, not packed."""
    http = kind in ("response", "request")
    block = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body if http else body
    media = f"application/http; msgtype={kind}" if http else head.partition(": ")[2]
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2021-08-16T06:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def towns(*names: str) -> list[bytes]:
    return [record(f"https://courier.example/{name}", page(name)) for name in names]


def zipped(*records: bytes) -> bytes:
    """Return records as web archives are packed: each a gzip member."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def gzip_zeros(size: int) -> bytes:
    """Return so many zeros, a multiple of 32 MiB, as gzip members, without ever holding them."""
    return gzip.compress(bytes(1 << 25), 9, mtime=0) * (size >> 25)
