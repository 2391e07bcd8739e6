"""Running text to words with offsets, by the run time's own tokeniser, for the sets that come as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factbox.language.sentences import split_sentences

Word = tuple[str, int, int]


def sentences_of(text: str) -> Iterator[list[Word]]:
    """Yield the sentences of a text as words with offsets (code points, end exclusive)."""
    for sentence in split_sentences(text):
        yield [(text[t.span.start : t.span.end], t.span.start, t.span.end) for t in sentence.tokens]


def cover(words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """Return the words that a stretch of the text covers, as first and one past the last; None if it covers none."""
    inside = [number for number, (_, first, last) in enumerate(words) if first < end and last > start]
    return (inside[0], inside[-1] + 1) if inside else None
