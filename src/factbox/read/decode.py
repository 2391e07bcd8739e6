"""Bytes to text, without guessing silently."""

from __future__ import annotations

import codecs

UNSUPPORTED = frozenset((
    ".7z", ".avi", ".bmp", ".bz2", ".csv", ".db", ".doc", ".docx", ".eml", ".epub", ".gif", ".gz", ".ico", ".jpeg",
    ".jpg", ".mbox", ".mov", ".mp3", ".mp4", ".msg", ".odt", ".parquet", ".pdf", ".png", ".ppt", ".pptx", ".rar",
    ".rtf", ".sqlite", ".svg", ".tar", ".tgz", ".tif", ".tiff", ".tsv", ".warc", ".wav", ".webm", ".webp", ".xls",
    ".xlsx", ".xml", ".xz", ".zip", ".zst",
))  # fmt: skip
"""Endings of file names that this room cannot read; they are refused by name, unopened."""

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a sound, film or WebP file",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])  # not tab, line and form feeds, escape
_CONTROL_SHARE = 0.02  # plain text has none; random bytes have about a tenth


def binary_kind(data: bytes) -> str:
    """Return what kind of binary data this is, for a person; empty if it may be text."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if _mark(data) is not None:
        return ""
    if b"\0" in data:
        return "binary data, or UTF-16 without a byte order mark"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "binary data" if controls > _CONTROL_SHARE * len(data) else ""


def decode_text(data: bytes) -> tuple[str, str]:
    """Return the text, with its line breaks exactly as they are, and what was wrong with its encoding.

    A byte order mark decides and is removed; then UTF-8; then, with a message, UTF-8 with a few damaged characters,
    or Windows-1252, which any bytes are text in.
    """
    marked = _mark(data)
    mark, encoding = marked or (b"", "utf-8")
    body = data[len(mark) :]
    try:
        return body.decode(encoding), ""
    except UnicodeDecodeError:
        text = body.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if marked or damaged < sum(char > "\x7f" for char in text) - damaged:
        return text, f"{damaged} damaged characters in {encoding.upper()} were replaced by \ufffd"
    return _western(body), "not UTF-8; read as Windows-1252, so letters with accents may be wrong"


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return data.decode("latin-1")


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
