"""Sentences and tokens with exact offsets, by rules and a list of abbreviations, in linear time.

Lines make runs, runs are parted into tokens, and a run is cut into sentences between tokens: at a stop that no
abbreviation owns, unless what follows goes on in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factbox.knowledge.tokens import load_token_rules
from factbox.language.words import Piece, find_words
from factbox.records import Sentence, Span, Token

_LINE = regex.compile(r"[^\r\n\u2028\u2029]+")
_BLANK_LINE = regex.compile(r"(?:\r\n?|\n)[ \t\u00a0]*(?:\r\n?|\n)")
_ENDS_SENTENCE = regex.compile(r"[.!?:…][\"'”’)\]]*\s*$")
_BULLET = regex.compile(r"\s*(?:[•●▪‣◦·*]|[-–—](?=\s)|\(?\p{Nd}{1,2}[.)](?=\s)|[a-z]\)\s)")
_BYLINE = regex.compile(r"[ \t]*By\s\p{Lu}")  # in running text the capital would follow a stop

_DATE_LINE = regex.compile(
    r"[ \t]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s)?(?:\d{1,2}\s[a-z]{3,9}|[a-z]{3,9}\.?\s\d{1,2}),?"
    r"\s(?:19|20)\d\d\b[^\r\n.]{0,40}(?=[\r\n]|\Z)",
    flags=regex.IGNORECASE,
)
_CELLS = regex.compile(r"\s\|\s|\t\S")  # a row of a table ends with its line

_FINAL_MARKS = frozenset(".!?…")
_FINAL = regex.compile(r"[.!?…]+")
_CLOSING = frozenset("\"'”’)]»}") | {"''"}
_OPENING = frozenset("\"'“‘([«{") | {"``"}

WRAPPED_LINE = range(50, 101)
"""How long a hard-wrapped line of plain text is; a shorter or longer line that stops is a paragraph or a headline."""

WRAPPED_SHARE = 0.95
"""A text in which this share of the lines is no longer than a wrapped line may be hard-wrapped; prose that breaks
lines only between paragraphs has many longer ones."""

LONGEST_RUN = 20_000
"""Code points in the longest run read as one; a longer one is cut, which bounds memory."""

LONGEST_WORD = 256
"""Code points in the longest token; more than that without a space is no word, and is parted."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text with their tokens, which know nothing but their words and where they stand.

    Total over any string: control characters, lone surrogates and text without a full stop give sentences too.
    White space is in no token, and no sentence is without tokens.
    """
    return tuple(_sentence(text, pieces) for pieces in _pieces(text))


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand: what :func:`split_sentences` does, without their tokens."""
    return tuple(_whole(pieces) for pieces in _pieces(text))


def _pieces(text: str) -> Iterator[list[Piece]]:
    """Yield where the tokens of each sentence stand."""
    for run in _runs(text):
        yield from _cut_sentences(text, list(_short(find_words(text, run.start, run.end))))


def _runs(text: str) -> Iterator[Span]:
    """Yield the stretches within which a sentence may run on: paragraphs, with hard-wrapped lines joined."""
    start = end = line_start = 0
    wrapped = _is_wrapped(text)
    for match in _LINE.finditer(text):
        if start < end and not (wrapped and _runs_on(text, line_start, end, match.start())):
            yield from _cut(text, Span(start, end))
            start = match.start()
        elif start == end:
            start = match.start()
        line_start, end = match.span()
    yield from _cut(text, Span(start, end))


def _is_wrapped(text: str) -> bool:
    """Say whether a text may be hard-wrapped; where it is not, a headline does not run on into the line below."""
    lengths = [len(line) for match in _LINE.finditer(text) if (line := match[0].strip())]
    return sum(length <= WRAPPED_LINE[-1] for length in lengths) >= WRAPPED_SHARE * len(lengths)


def _runs_on(text: str, line_start: int, end: int, following: int) -> bool:
    """Say whether the line that ends at ``end`` is hard-wrapped and goes on at ``following``."""
    if end - line_start not in WRAPPED_LINE or _BLANK_LINE.search(text, end, following):
        return False
    if begins_anew(text, following) or _CELLS.search(text, line_start, end):
        return False
    return not _ENDS_SENTENCE.search(text, max(line_start, end - 20), end)


def begins_anew(text: str, at: int) -> bool:
    """Say whether a line begins something of its own: a point of a list, the name of the author, or the date."""
    return any(pattern.match(text, at) for pattern in (_BULLET, _BYLINE, _DATE_LINE))


def _cut(text: str, run: Span) -> Iterator[Span]:
    """Cut a run that is too long, after a stop or at a space where there is one."""
    start = run.start
    while run.end - start > LONGEST_RUN:
        window = start + 1, start + LONGEST_RUN
        stop = max(text.rfind(". ", *window) + 1, 0) or max(text.rfind(" ", *window), 0) or start + LONGEST_RUN
        yield Span(start, stop)
        start = stop
    yield Span(start, run.end)


def _short(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the tokens, those that are too long to be words in parts."""
    for start, end in pieces:
        for at in range(start, end, LONGEST_WORD):
            yield at, min(at + LONGEST_WORD, end)


def _cut_sentences(text: str, pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the tokens of a run, sentence by sentence."""
    first = at = 0
    while at < len(pieces):
        may_end = text[pieces[at][1] - 1] in _FINAL_MARKS and _may_end(text, pieces, first, at)
        after = _after_closing(text, pieces, at + 1) if may_end else 0
        if after and after < len(pieces) and _may_begin(text, pieces, at, after):
            yield pieces[first:after]
            first = after
        at = max(at + 1, after)
    if first < len(pieces):
        yield pieces[first:]


def _may_end(text: str, pieces: list[Piece], first: int, at: int) -> bool:
    """Say whether a token can be the last of a sentence: a final mark, or an abbreviation that may end one."""
    word = text[slice(*pieces[at])]
    if _FINAL.fullmatch(word):
        return not (at == first + 1 and word == "." and _is_number(text, pieces[first]))  # "1. The first point"
    low = word[:-1].lower()
    return low not in load_token_rules().before_names


def _is_number(text: str, piece: Piece) -> bool:
    word = text[slice(*piece)]
    return word.isdecimal() and len(word) <= 2


def _after_closing(text: str, pieces: list[Piece], at: int) -> int:
    """Return the index after the quotes and brackets that close at ``at``: those that touch what is before them."""
    while at < len(pieces) and text[slice(*pieces[at])] in _CLOSING and _closes(text, pieces, at):
        at += 1
    return at


def _closes(text: str, pieces: list[Piece], at: int) -> bool:
    """Say whether a quote belongs to what is before it: a straight one may open as well."""
    start, end = pieces[at]
    if text[start] not in "\"'":
        return True
    return pieces[at - 1][1] == start and not (
        at + 1 < len(pieces) and pieces[at + 1][0] == end and text[end].isalnum()
    )


def _may_begin(text: str, pieces: list[Piece], last: int, at: int) -> bool:
    """Say whether a sentence can begin at a token, after the final mark at ``last``."""
    mark, word = text[slice(*pieces[last])], text[slice(*pieces[at])]
    if pieces[at][0] == pieces[at - 1][1] and not (word[0].isupper() or word in _OPENING):  # "file.txt", "3.x"
        return False
    if word in _OPENING and at + 1 < len(pieces):
        word = text[slice(*pieces[at + 1])]
    if len(mark) > 1 and mark[0] not in ".!?…":  # the stop of an abbreviation
        return word.lower() in load_token_rules().openers and word[0].isupper()
    if word[0].islower():
        return mark in {".", "?", "!"} and at == last + 1 and _is_long(pieces, last - 1)
    return word[0] not in ",;:)-–—"


def _is_long(pieces: list[Piece], at: int) -> bool:
    """Say whether the word before a stop is too long for an abbreviation that the list lacks."""
    return at >= 0 and pieces[at][1] - pieces[at][0] >= 4


def _sentence(text: str, pieces: list[Piece]) -> Sentence:
    tokens = tuple(Token(Span(start, end), text[start:end]) for start, end in pieces)
    return Sentence(_whole(pieces), tokens)


def _whole(pieces: list[Piece]) -> Span:
    return Span(pieces[0][0], pieces[-1][1])
