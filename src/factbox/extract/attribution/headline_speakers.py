"""Who says so in a headline, where no verb of saying stands.

"Army retakes X - state radio" and "Officials: rebels seize X" name the speaker at one end, and "Army 'retakes' X" gives
words that somebody else answers for. Nothing of it may be told as what the report itself vouches for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import CLOSING, DASHES, OPENING, Line
from factbox.knowledge.actors import known_actor, load_nouns, load_persons
from factbox.knowledge.cues import load_cues
from factbox.knowledge.outlets import find_outlet
from factbox.records import Mention

MARK = ":"
"""The cue of a speaker whom a mark alone ties to the words."""

LONGEST_SPEAKER = 5
"""Tokens of a speaker at an end of a headline."""

LONGEST_QUOTATION = 6
"""Tokens between the quotation marks of words that a headline does not make its own."""

_BEHIND = DASHES | {"-", ":"}


_POINTS = DASHES | {"-", "•", "*"}
"""What opens a point of a list."""

_NO_SPEAKER = frozenset({"by", "with", "against"})
"""Prepositions of a heading: "Held BY the army: X and Y" is the word of no army."""


def headline_attributions(line: Line) -> tuple[Attribution, ...]:
    """Return the attributions of a headline that have no verb of saying, in no order."""
    return (*_at_the_end(line), *_at_the_head(line), *_in_brackets(line))


def leading_attributions(line: Line) -> tuple[Attribution, ...]:
    """Return the attribution of a sentence that a live page opens with its speaker: "The army: X is calm."."""
    return tuple(_at_the_head(line))


def _at_the_end(line: Line) -> Iterator[Attribution]:
    """Read "Army retakes X - state radio", "Rebels seize X: officials"."""
    last = next((i for i in range(len(line), 0, -1) if line.words[i - 1][0].isalnum()), 0)
    for mark in range(max(last - LONGEST_SPEAKER - 1, 1), last - 1):
        if line.words[mark] in _BEHIND and (line.words[mark] != "-" or _stands_apart(line, mark)):
            yield from _said_by(line, (mark + 1, last), (0, mark))


def _at_the_head(line: Line) -> Iterator[Attribution]:
    """Read "Officials: rebels seize X"."""
    colon = next((i for i in range(1, min(LONGEST_SPEAKER + 1, len(line))) if line.words[i] == ":"), None)
    first = 1 if line.words[0][:1].isdigit() or line.words[0] in _POINTS else 0  # the minute of a live page, or a point
    if colon is not None and first < colon and _NO_SPEAKER.isdisjoint(line.words[first:colon]):
        yield from _said_by(line, (first, colon), (colon + 1, len(line)))


def _in_brackets(line: Line) -> Iterator[Attribution]:
    """Read "Rebels take X (official)"."""
    closes = next((i for i in range(len(line) - 1, 0, -1) if line.words[i] == ")"), None)
    opens = next((i for i in range(closes - 1, 0, -1) if line.words[i] == "("), None) if closes else None
    if closes and opens and opens + 1 < closes <= opens + LONGEST_SPEAKER + 1 and not _is_short(line, opens):
        yield from _said_by(line, (opens + 1, closes), (0, opens))


def _is_short(line: Line, opens: int) -> bool:
    """Say whether a bracket only gives the short form of the name before it: "Hill Revolutionary Movement (HRM)"."""
    short = line.words[opens + 1]
    before = line.words[max(0, opens - 2 * len(short)) : opens]
    initials = "".join(word[0] for word in before if word[0].isalnum())
    return (
        len(short) > 1 and line.at(opens + 2, (")",)) and initials.endswith(short[-1]) and set(short) <= set(initials)
    )


def _said_by(line: Line, speaker: tuple[int, int], content: tuple[int, int]) -> Iterator[Attribution]:
    if _names_speaker(line, *speaker):
        mention = Mention(line.span(*speaker), line.slice(*speaker), "speaker")
        yield Attribution(mention, MARK, denied=False, contents=(content,))


def _names_speaker(line: Line, first: int, last: int) -> bool:
    """Say whether words name somebody who speaks; the name of an outlet may be that of the page's own site."""
    words, written = " ".join(line.words[first:last]), line.slice(first, last)
    if find_outlet(written) is not None or tuple(words.split()) in load_cues()["no_voices"]:
        return False
    ends = (" ".join(line.words[i:last]) for i in range(first, last))
    speaks = not _speakers().isdisjoint(ends)
    return speaks or words in load_nouns().state_media or known_actor(written) is not None


@cache
def _speakers() -> frozenset[str]:
    """Return the nouns for those who speak."""
    nouns, persons = load_nouns(), load_persons()
    roles = (*persons.public, *persons.private)
    heads = nouns.party_bodies | nouns.insurgent | {noun for noun, _ in nouns.speakers}
    return heads | {*roles, *(f"{noun}s" for noun in roles), "monitor", "monitors", "witness", "witnesses", "un"}


def quoted_words(line: Line, *, above: bool) -> Iterator[Attribution]:
    """Yield what stands in quotation marks: "Army 'retakes' X", "Rebels 'in full control' of X".

    Somebody said it whom nothing else in the line may name. Headlines quote in single marks too (``above``).
    """
    marks = {"("} if above else {"(", "'", "‘", "’"}
    opening, closing = OPENING - marks, CLOSING - marks - {")"}
    opens: int | None = None
    for i, word in enumerate(line.words):
        if opens is None and word in opening and _opens(line, i):
            opens = i
        elif opens is not None and word in closing and not _opens(line, i):
            if i - opens - 1 <= LONGEST_QUOTATION:
                yield Attribution(None, "", denied=False, contents=((opens + 1, i),))
            opens = None


def _opens(line: Line, i: int) -> bool:
    """Say whether a mark stands at a word's beginning, and is no apostrophe at its end ("the rebels' flag")."""
    tokens = line.sentence.tokens
    after = i + 1 < len(tokens) and tokens[i + 1].span.start == tokens[i].span.end
    before = i > 0 and tokens[i - 1].span.end == tokens[i].span.start
    return after and not before


def _stands_apart(line: Line, i: int) -> bool:
    """Say whether a hyphen has a space before it and so joins no word."""
    return line.sentence.tokens[i - 1].span.end < line.sentence.tokens[i].span.start
