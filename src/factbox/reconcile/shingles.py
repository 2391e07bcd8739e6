"""Reports as rows of words, and runs of so many words in a row (shingles), by which texts are compared."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import intern

import regex

from factbox.records import Report, Span

SHINGLE = 8
"""Words in a row that prove a copy. Shorter runs occur by chance in news; longer ones miss edited copies."""

Shingle = tuple[str, ...]

_WORD = regex.compile(r"\w+")
_QUOTED = regex.compile(r"“[^“”]{1,2000}”|«[^«»]{1,2000}»|\"[^\"\n]{1,2000}\"|``(?:(?!``|'')[\s\S]){1,2000}''")
"""Words in quotation marks; straight ones, which do not say whether they open or close, within one line."""


@dataclass(frozen=True, slots=True)
class Words:
    """A report as a row of words, kept small: a ledger holds millions of them.

    Attributes:
        report: the report.
        folded: its words without case; empty where a word stands in a passage that is marked as boilerplate.
        starts, ends: where each word stands in the text.
        quoted: 1 for each word in quotation marks, else 0.
    """

    report: Report
    folded: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: bytes

    def stretch(self, words: range) -> Span:
        """Return where some words in a row stand."""
        return Span(self.starts[words.start], self.ends[words.stop - 1])

    def numbers(self, span: Span) -> range:
        """Return the numbers of the words in a stretch of the text."""
        first = bisect_right(self.ends, span.start)
        return range(first, bisect_left(self.starts, span.end, lo=first))


def split_words(report: Report) -> Words:
    """Return the words of a report, with what is known of each from the report alone."""
    words, starts, ends, dead, quoted = cut_words(report)
    folded = ("" if gone else intern(word) for word, gone in zip(words, dead, strict=True))
    return Words(report, tuple(folded), starts, ends, quoted)


def cut_words(report: Report) -> tuple[list[str], array[int], array[int], bytes, bytes]:
    """Return each word of a report without case, where it stands, and 1 if it is boilerplate, 1 if it is quoted."""
    found = list(_WORD.finditer(report.text))
    starts, ends = (array("L", (match.span()[side] for match in found)) for side in (0, 1))
    dead = _inside(starts, [passage.span for passage in report.passages if passage.kind == "boilerplate"])
    quoted = _inside(starts, [Span(*match.span()) for match in _QUOTED.finditer(report.text)])
    is_dead, is_quoted = (bytes(at in inside for at in range(len(found))) for inside in (dead, quoted))
    return [match[0].casefold() for match in found], starts, ends, is_dead, is_quoted


def _inside(starts: Sequence[int], stretches: Iterable[Span]) -> set[int]:
    """Return the numbers of the words that begin inside one of the stretches."""
    inside: set[int] = set()
    for stretch in stretches:
        inside.update(range(bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)))
    return inside


def shingles(folded: Sequence[str], length: int = SHINGLE) -> Iterator[tuple[int, Shingle]]:
    """Yield every run of so many words with the number of its first one; none over a word that is left empty."""
    runs = enumerate(zip(*(folded[first:] for first in range(length)), strict=False))
    return (pair for pair in runs if "" not in pair[1]) if "" in folded else runs
