"""The letters of a page's markup and where each stands: what ties extracted words back to the stored page.

A *letter* is any character that is printed and no white space. Extraction moves white space about and drops marks that
nobody sees; the letters stay, in their order, so that counting them finds any word of a text again in its page.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

import regex

_PIECE = regex.compile(
    r"(?P<skipped><!--.*?(?:--!?>|\Z)|<(?P<raw>script|style|xmp|iframe|noembed|noframes)(?=[\s/>]).*?(?:</(?P=raw)(?=[\s/>])[^>]*>?|\Z))"
    r"|(?P<tag><[a-z/!?](?:[^<>\"'=]|=\s*(?:\"[^\"]*\"|'[^']*')|[=\"'])*+>?)"
    r"|(?P<reference>&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?)"
    r"|(?P<words>[^\s<&]+|[<&])",
    flags=regex.IGNORECASE | regex.DOTALL,
)


@dataclass(slots=True)
class Letters:
    """The letters of some markup.

    Attributes:
        text: the letters, joined.
        starts: where in the markup each begins.
        ends: where it ends; a character reference such as ``&eacute;`` is longer than the letter it means.
    """

    text: str = ""
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))


def letters_of(text: str) -> str:
    """Return the letters of a plain text."""
    joined = "".join(text.split())
    return joined if joined.isprintable() else "".join(filter(str.isprintable, joined))


def scan_letters(markup: str) -> Letters:
    """Return the letters of a page, or of a stretch of one that begins and ends outside of tags; linear.

    Tags, comments, scripts and style sheets have none. What stands in ``title`` or a form counts, since the parser
    keeps it, too; attributes do not.
    """
    found = Letters()
    parts: list[str] = []
    for match in _PIECE.finditer(markup):
        if match["words"]:
            _add_words(found, parts, match["words"], match.start())
        elif match["reference"]:
            _add_reference(found, parts, match["reference"], match.start())
    found.text = "".join(parts)
    return found


def _add_words(found: Letters, parts: list[str], words: str, start: int) -> None:
    if words.isprintable():
        parts.append(words)
        found.starts.extend(range(start, start + len(words)))
        found.ends.extend(range(start + 1, start + len(words) + 1))
        return
    for at, char in enumerate(words, start):
        if char.isprintable():
            parts.append(char)
            found.starts.append(at)
            found.ends.append(at + 1)


def _add_reference(found: Letters, parts: list[str], reference: str, start: int) -> None:
    """Add what a character reference means, all letters of one at the same place; then what only follows it."""
    known = _known_part(reference)
    meant = letters_of(unescape(known))
    parts.append(meant)
    found.starts.extend([start] * len(meant))
    found.ends.extend([start + len(known)] * len(meant))
    _add_words(found, parts, reference[len(known) :], start + len(known))


def _known_part(reference: str) -> str:
    """Return what of it means another character: ``&amp`` of ``&ampa``, and nothing of ``&aa``; HTML 5, 13.2.5.73."""
    name = reference[1:]
    if name.startswith("#") or name in html5:
        return reference
    return next(("&" + name[:end] for end in range(len(name) - 1, 1, -1) if name[:end] in html5), "")
