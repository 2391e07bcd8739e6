"""Bytes to text, without guessing silently."""

from __future__ import annotations

import codecs
from itertools import pairwise

from factbox.read.encodings import declared_encoding, guess_encoding, unmarked_unicode

UNSUPPORTED = frozenset((
    ".7z", ".avi", ".bmp", ".bz2", ".csv", ".db", ".doc", ".epub", ".gif", ".gz", ".ico", ".jpeg",
    ".jpg", ".mbox", ".mov", ".mp3", ".mp4", ".msg", ".odt", ".parquet", ".png", ".ppt", ".pptx", ".rar",
    ".rtf", ".sqlite", ".svg", ".tar", ".tgz", ".tif", ".tiff", ".tsv", ".warc", ".wav", ".webm", ".webp", ".xls",
    ".xlsx", ".xml", ".xz", ".zip", ".zst",
))  # fmt: skip
"""Endings of file names that this room cannot read; they are refused by name, unopened."""

_MAGIC = {
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
_SEVEN_BIT = frozenset(("iso2022_jp", "iso2022_kr"))  # their bytes are ASCII, too
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])  # not tab, line and form feeds, escape
_CONTROL_SHARE = 0.02  # plain text has none; random bytes have about a tenth


def binary_kind(data: bytes) -> str:
    """Return what kind of binary data this is, for a person; empty if it may be text."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if _mark(data) is not None or unmarked_unicode(data):
        return ""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return "binary data" if controls > _CONTROL_SHARE * len(data) else ""


def decode_text(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text, with its line breaks exactly as they are, and what was wrong with its encoding.

    A byte order mark decides and is removed; then UTF-8; then what is declared; then, with a message, UTF-8 with a few
    damaged characters, or the encoding in which the bytes read best. NUL, which no text has, becomes \ufffd.

    Args:
        data: the bytes.
        declared: the encoding that the text itself names, by Python's name.
    """
    text, wrong = _decode(data, declared)
    if "\0" not in text:
        return text, wrong
    nulls = f"{text.count(chr(0))} NUL characters were replaced by \ufffd"
    return text.replace("\0", "\ufffd"), f"{wrong}; {nulls}" if wrong else nulls


def decode_page(data: bytes) -> tuple[str, str]:
    """Return the text of a web page, which may declare its encoding, and what was wrong with that."""
    return decode_text(data, declared_encoding(data))


def _decode(data: bytes, declared: str) -> tuple[str, str]:
    mark, encoding = _mark(data) or (b"", "utf-8")
    body = data[len(mark) :]
    if not mark and (unmarked := unmarked_unicode(data)):
        return body.decode(unmarked, "replace"), f"{unmarked.upper()} without a byte order mark"
    if not mark and declared in _SEVEN_BIT and b"\x1b" in body:
        encoding = declared
    try:
        return body.decode(encoding), ""
    except UnicodeDecodeError:
        text = body.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if mark or _stretches_damaged(text) < sum(char > "\x7f" for char in text) - damaged:
        return text, f"{damaged} damaged characters in {encoding.upper()} were replaced by \ufffd"
    found = guess_encoding(body, declared)
    text = body.decode(found, "replace")
    if found == declared:
        return text, ""
    named = _NAMES.get(found, found)
    return text, f"not UTF-8; read as {named}, so letters with accents may be wrong"


def _stretches_damaged(text: str) -> int:
    """Count the stretches of replaced bytes; one broken character can be three of them."""
    return sum(char == "\ufffd" and before != "\ufffd" for before, char in pairwise(f" {text}"))


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
