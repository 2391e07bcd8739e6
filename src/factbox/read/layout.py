"""Where the paragraphs of a text lie. Nothing is altered: a paragraph is a span."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from factbox.language.sentences import WRAPPED_LINE, WRAPPED_SHARE, begins_anew
from factbox.records import Span

_LINE = regex.compile(r"[^\r\n]+")
_BREAK = regex.compile(r"\r\n?|\n")
_STOPS = regex.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text between line breaks, hard-wrapped lines joined.

    Attributes:
        span: where it lies, without the white space around it.
        text: its words, ``report.text[span.start:span.end]``.
        breaks: how many line breaks stand before it; 0 for the first, 2 after a blank line.
    """

    span: Span
    text: str
    breaks: int

    @property
    def stops(self) -> bool:
        """Say whether it ends as a sentence does."""
        return _STOPS.search(self.text[-8:]) is not None

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def split_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order; linear, and total over any string."""
    lines = [span for match in _LINE.finditer(text) if (span := _stripped(match.start(), match[0]))]
    wrapped = _is_wrapped(lines)
    joined = lines[:1]
    for before, line in pairwise(lines):
        if wrapped and _runs_on(text, before, line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    ends = [0, *(span.end for span in joined)]
    return tuple(
        Paragraph(span, text[span.start : span.end], _breaks(text, end, span.start) if end else 0)
        for span, end in zip(joined, ends, strict=False)
    )


def _stripped(start: int, line: str) -> Span | None:
    words = line.strip()
    lead = len(line) - len(line.lstrip())
    return Span(start + lead, start + lead + len(words)) if words else None


def _is_wrapped(lines: list[Span]) -> bool:
    short = sum(line.end - line.start <= WRAPPED_LINE[-1] for line in lines)
    return short >= WRAPPED_SHARE * len(lines)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Say whether a line is cut by wrapping: of that length, without a stop, and no blank line after it."""
    if begins_anew(text, following.start):
        return False
    long_enough = line.end - line.start in WRAPPED_LINE
    one_break = _breaks(text, line.end, following.start) == 1
    return long_enough and one_break and not _STOPS.search(text, max(line.start, line.end - 8), line.end)


def _breaks(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _BREAK.finditer(text, start, end))
