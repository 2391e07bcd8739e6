"""What blocks of a page are by their marks and their words: who wrote the report and when, who took a picture, labels.

A mark alone is not believed (:mod:`factbox.read.pages.marks`): an author's element must hold names, a date's a day, a
credit must be short. What is in doubt is none of them, since words of a report taken for a credit would be lost to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import regex

from factbox.read.credits import is_outlet_name, is_picture_credit
from factbox.read.cues import load_cues
from factbox.read.pages.marks import AUTHOR, CONTROL, CREDIT, DATE, PICTURE, UNSEEN
from factbox.read.pages.tree import Block, Layout

LONGEST_LINE = 200
"""Letters of the longest byline, date or credit."""

_CREDIT_WORDS = 16  # of the longest credit of a picture; a longer one may be a sentence
_NAME_WORDS = 14  # of the longest line of authors
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = regex.compile(
    rf"(?<!\p{{L}}){_MONTH}\.?\s\d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?!\p{{L}})"
    r"|(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?<!\d)\d{1,2}\s(?:day|hour|minute|min)s?(?!\p{L})",
    flags=regex.IGNORECASE,
)
_TIME_WORD = regex.compile(
    rf"\d[\d:.,/-]*(?:st|nd|rd|th|am|pm|a\.m\.|p\.m\.)?|{_MONTH}\.?|(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?|[ap]\.?m\.?|(?-i:UTC|[A-Z]{1,3}T)|published|posted|updated|created|modified|first|last|on|at|days?|hours?|minutes?|mins?|ago",
    flags=regex.IGNORECASE,
)
_NAME = regex.compile(r"\p{Lu}[\p{L}.'’-]*")
_HANDLE = regex.compile(r"@\w+")
_BETWEEN_NAMES = frozenset(("al", "and", "at", "bin", "by", "de", "for", "in", "la", "of", "the", "van", "von", "with"))
_GAP = regex.compile(r"[\s;|]+")
_MARKS = " ,;|:()[]/·•&—–-"
_ENDS = ".!?\"'”’)…"
_FULL_NAME, _POST = range(2, 5), range(1, 6)  # words
_COUNTER = regex.compile(r"(?:image|photo|picture|slide)?\s*\d{0,3}\s*(?:of|/)\s*\d{1,3}", flags=regex.IGNORECASE)
_OWNER = regex.compile(r"©(?!.*\b(?:19|20)\d\d\b)")


def shared_marks(layout: Layout, block: Block) -> int:
    """Return the marks that all letters of a block have that are seen."""
    shared = -1
    for mark in set(layout.marks[block.start : block.end]):
        shared &= mark if not mark & UNSEEN else -1
    return max(shared, 0)


def told_parts(layout: Layout, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a short block that its mark-up calls an author or a day and whose words bear it out."""
    if block.end - block.start > LONGEST_LINE:
        return
    for told, run in groupby(range(block.start, block.end), key=lambda i: layout.marks[i] & (AUTHOR | DATE)):
        letters = list(run)
        if told and _bears_out(layout.words(letters[0], letters[-1] + 1), told):
            yield letters[0], letters[-1] + 1


def signed_end(layout: Layout, block: Block) -> int | None:
    """Return where, after the last sentence of a block, stands a name that mark-up calls an author's; None if none."""
    start = block.end
    while start > block.start and layout.marks[start - 1] & AUTHOR and block.end - start < LONGEST_LINE:
        start -= 1
    if start in (block.start, block.end) or layout.text[start - 1] not in _ENDS:
        return None
    return start if _bears_out(layout.words(start, block.end), AUTHOR) else None


def names_nobody(author: str) -> bool:
    """Say whether what should be an author's name is nothing but words of a time ("Wednesday", "2 hours ago")."""
    return all(_TIME_WORD.fullmatch(word) for word in author.split())


def _bears_out(words: str, told: int) -> bool:
    pieces = [piece for word in _GAP.split(words) if (piece := word.strip(_MARKS))]
    day = _DAY.search(words) is not None
    names = [p for p in pieces if not (day and _TIME_WORD.fullmatch(p)) and not _HANDLE.fullmatch(p)]
    if len(names) > _NAME_WORDS or words.endswith((".", "?", "!")):
        return False
    if day and told & DATE and not names:
        return True
    proper = [piece for piece in names if _NAME.fullmatch(piece)]
    other = load_cues().not_bylines.intersection(piece.casefold() for piece in names)
    plain = not other and all(piece in proper or piece.casefold() in _BETWEEN_NAMES for piece in names)
    return bool(told & AUTHOR) and plain and (len(proper) > 1 or is_outlet_name(" ".join(proper)))


def credits_picture(layout: Layout, block: Block) -> bool:
    """Say whether a block is who took a picture: by its mark-up, or by a label, an agency or a sign of ownership."""
    if block.end - block.start > LONGEST_LINE:
        return False
    line, marks = layout.words(block.start, block.end), shared_marks(layout, block)
    if marks & CONTROL or len(line.split()) > _CREDIT_WORDS:
        return False
    if marks & CREDIT and (marks & PICTURE or block.caption):
        return True
    return block.linked == 0 and bool(is_picture_credit(line) or _OWNER.match(line))


def is_signature(line: str) -> bool:
    """Say whether a line is nothing but a name and a post at an outlet: ``Jane Roe, Courier defence correspondent``."""
    name, comma, post = line.partition(", ")
    words, role = name.split(), post.split()
    if not comma or len(words) not in _FULL_NAME or len(role) not in _POST or not all(map(_NAME.fullmatch, words)):
        return False
    return load_cues().writer.fullmatch(role[-1]) is not None


def is_control(layout: Layout, block: Block) -> bool:
    """Say whether a block is a button, a counter, a label of a player or gallery, or a link of one word to open it."""
    marks = shared_marks(layout, block)
    if marks & CONTROL or block.end - block.start > LONGEST_LINE:
        return bool(marks & CONTROL)
    words = layout.words(block.start, block.end)
    opens = block.linked == len(words) and not marks & CREDIT and not is_outlet_name(words)
    return opens or _COUNTER.fullmatch(words) is not None
