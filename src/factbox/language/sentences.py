"""Sentences and tokens with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator

import regex
import sentencex

from factbox.records import Analysis, Sentence, Span, Token

_LINE = regex.compile(r"[^\r\n]+")
_BLANK_LINE = regex.compile(r"(?:\r\n?|\n)[ \t\u00a0]*(?:\r\n?|\n)")
_ENDS_SENTENCE = regex.compile(r"[.!?:…][\"'”’)\]]*\s*$")
_WORD_BOUNDARY = regex.compile(r"\b", flags=regex.WORD | regex.VERSION1)

_ABBREVIATION = regex.compile(r"(?:\p{Lu}\.){1,}\p{Lu}\.")
"""Initials with their stops ("U.S."), which Unicode's word boundaries would part from the last stop."""

WRAPPED_LINE = range(50, 101)
"""How long a hard-wrapped line of plain text is; a shorter or longer line that stops is a paragraph or a headline."""

LONGEST_RUN = 3_000
"""Code points in the longest run read as one; a longer one is cut at a space, which keeps time and memory linear."""


def analyse(text: str) -> Analysis:
    """Return the sentences of a text and their tokens.

    Total over any string: control characters, lone surrogates and text without a full stop give an analysis too.
    White space is in no token.
    """
    sentences = (_sentence(text, span) for run in _runs(text) for span in _split(text, run))
    return Analysis(tuple(s for s in sentences if s.tokens))


def _runs(text: str) -> Iterator[Span]:
    """Yield the stretches within which a sentence may run on: paragraphs, with hard-wrapped lines joined."""
    start = end = None
    for match in _LINE.finditer(text):
        if start is not None and end is not None and not _runs_on(text, start, end, match.start()):
            yield from _cut(text, Span(start, end))
            start = None
        if start is None:
            start = match.start()
        end = match.end()
    if start is not None and end is not None:
        yield from _cut(text, Span(start, end))


def _runs_on(text: str, start: int, end: int, following: int) -> bool:
    """Say whether the line that ends at ``end`` is hard-wrapped and goes on at ``following``."""
    if _BLANK_LINE.search(text, end, following):
        return False
    line_start = max(text.rfind("\n", start, end) + 1, start)
    return end - line_start in WRAPPED_LINE and not _ENDS_SENTENCE.search(text, line_start, end)


def _cut(text: str, run: Span) -> Iterator[Span]:
    """Cut a run that is too long for the splitter, at a space where there is one."""
    start = run.start
    while run.end - start > LONGEST_RUN:
        space = text.rfind(" ", start + 1, start + LONGEST_RUN)
        stop = space if space > start else start + LONGEST_RUN
        yield Span(start, stop)
        start = stop
    yield Span(start, run.end)


def _split(text: str, run: Span) -> Iterator[Span]:
    """Yield the sentences of one run."""
    piece = text[run.start : run.end].replace("\r", " ").replace("\n", " ")
    clean = piece.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate becomes "?", one code point for one
    for boundary in sentencex.get_sentence_boundaries("en", clean):
        yield Span(run.start + boundary["start_index"], run.start + boundary["end_index"])


def _sentence(text: str, span: Span) -> Sentence:
    tokens = tuple(_tokens(text, span))
    if not tokens:
        return Sentence(span, ())
    return Sentence(Span(tokens[0].span.start, tokens[-1].span.end), tokens)


def _tokens(text: str, span: Span) -> Iterator[Token]:
    """Yield the words and marks between Unicode word boundaries, clitic ``'s`` apart as in Universal Dependencies."""
    start = span.start
    for match in _WORD_BOUNDARY.finditer(text, span.start, span.end):
        if match.start() > start and _ABBREVIATION.fullmatch(text, start, match.start() + 1):
            continue
        yield from _token(text, start, match.start())
        start = match.start()
    yield from _token(text, start, span.end)


def _token(text: str, start: int, end: int) -> Iterator[Token]:
    word = text[start:end]
    if not word.strip():
        return
    if len(word) > 2 and word[-2] in "'’" and word[-1] in "sS":
        yield Token(Span(start, end - 2), word[:-2])
        start, word = end - 2, word[-2:]
    yield Token(Span(start, end), word)
