"""Quoted words to stretches of a paragraph: ``"the League … Thursday"``, ``"said"#2``, pieces joined by ``+``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factbox.corpus.markup import MarkupError
from factbox.records import Span

_QUOTED = re.compile(r'\s*"((?:[^"\\]|\\.)*)"(?:#(\d+))?\s*(\+|$)')
_ESCAPED = re.compile(r"\\(.)")
_GAP = re.compile(r"\s*(?:…|\[\.\.\.\])\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quoted piece: its words, and which occurrence is meant (0 if not said)."""

    words: str
    occurrence: int = 0


def parse_quoted(value: str) -> tuple[Quoted, ...]:
    """Return the pieces of a value.

    Raises:
        MarkupError: it is not quoted words.
    """
    pieces, at = [], 0
    while at < len(value):
        match = _QUOTED.match(value, at)
        if match is None:
            raise MarkupError(f"words of the text stand in quotation marks, joined by +, not {value[at:]!r}")
        pieces.append(Quoted(_ESCAPED.sub(r"\1", match[1]), int(match[2] or 0)))
        at = match.end()
    return tuple(pieces)


def find_all(text: str, words: str) -> list[Span]:
    """Return every stretch of the text that the words can mean, in order; ``…`` stands for as few words as can be."""
    head, *tail = _GAP.split(words.strip())
    shortest: dict[int, Span] = {}
    at = _find(text, head, 0)
    while at is not None:
        end = _follow(text, at.end, tail)
        if end is not None:
            shortest[end] = Span(at.start, end)
        at = _find(text, head, at.start + 1)
    return list(shortest.values())


def locate(text: str, quoted: Quoted, near: Sequence[Span] = ()) -> Span:
    """Return the stretch that quoted words mean.

    Args:
        text: the paragraph.
        quoted: the words.
        near: where words occur more than once and no occurrence is named, the one nearest to these, and outside of
            them where it can be, is taken; without ``near``, that is an error.

    Raises:
        MarkupError: the words are not there, or may be several.
    """
    found = find_all(text, quoted.words)
    if not found:
        raise MarkupError(f"the paragraph has no {quoted.words!r}")
    if quoted.occurrence:
        if quoted.occurrence > len(found):
            raise MarkupError(f"the paragraph has {quoted.words!r} only {len(found)} times")
        return found[quoted.occurrence - 1]
    if len(found) > 1 and not near:
        raise MarkupError(f"the paragraph has {quoted.words!r} {len(found)} times; write #1 to #{len(found)} after it")
    return min(found, key=lambda span: _distance(span, near)) if near else found[0]


def _distance(span: Span, near: Sequence[Span]) -> tuple[bool, int]:
    gaps = (max(other.start - span.end, span.start - other.end, 0) for other in near)
    return any(span.overlaps(other) for other in near), min(gaps)


def _find(text: str, words: str, at: int) -> Span | None:
    """Find words from ``at`` on, white space being as good as other, and not inside a longer word."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    start = r"(?<!\w)" if words[:1].isalnum() else ""
    stop = r"(?!\w)" if words[-1:].isalnum() else ""
    match = re.compile(start + pattern + stop).search(text, at)
    return Span(match.start(), match.end()) if match else None


def _follow(text: str, at: int, pieces: Sequence[str]) -> int | None:
    for piece in pieces:
        found = _find(text, piece, at)
        if found is None:
            return None
        at = found.end
    return at
