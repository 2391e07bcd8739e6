"""Whom "its spokesman" takes up: whom his own sentence is about, or else who was named last before it.

"The army had left the town to the Front, its spokesman said": the subject of a sentence comes first in it, and whoever
speaks at its end speaks for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factbox.knowledge.actors import load_nouns, load_persons
from factbox.resolve.parties import BEFORE, party_before

_OFFICES = "|".join(sorted(load_nouns().state_offices, key=lambda office: (-len(office), office)))
OFFICE = re.compile(
    rf"\b[Tt]he (?:[A-Z][\w-]+ ){{0,2}}(?:(?i:{'|'.join(sorted(load_nouns().kinds_of_office))}) )?"
    rf"(?i:{_OFFICES})\b(?: of [A-Z]\w+)?"
)
"""A state's office, which the words "its spokesman" may take up."""

_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘A-Z])|\n")
_RANK = re.compile(r"\b[A-Z][a-z]{1,4}\.\s+$")
"""A shortened rank or title, whose stop ends no sentence: "Maj. Gen. Roe"."""


def taken_up(text: str, at: int, parties: Sequence[str]) -> tuple[str, bool]:
    """Return the party or the office that "its", at an offset of a text, takes up, and whether it is an office.

    Args:
        text: the text of a report.
        at: where the words "its spokesman" begin.
        parties: the names of the parties that the report shows.

    Returns:
        The name and whether it is a state's office; an empty name where none is near.
    """
    name, office = subject_taken_up(text, at, parties)
    if name:
        return name, office
    party, start = party_before(text, at, parties)
    offices = list(OFFICE.finditer(text[max(0, at - BEFORE) : at]))
    if offices and offices[-1].start() > start:
        return offices[-1][0], True
    return party, False


def subject_taken_up(text: str, at: int, parties: Sequence[str]) -> tuple[str, bool]:
    """Return the same, but only of the sentence of "its spokesman" itself."""
    _, name, office = min(_named(text, _sentence_start(text, at), at, parties), default=(0, "", False))
    return name, office


def body_taken_up(text: str, at: int) -> str:
    """Return the body named in the sentence of "its spokesman" before it, which is nobody's side; empty if none is.

    "Two officers of the Joint Mission were hurt, its spokesman said": the Mission's.
    """
    named = _body().search(text, _sentence_start(text, at), at) if at > 0 else None
    return named[0] if named else ""


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of an organisation's name: capitals, of which the last is a noun for one."""
    nouns = "|".join(sorted(noun.title() for noun in load_persons().bodies | load_nouns().civil_bodies))
    return re.compile(rf"\b(?:[A-Z][\w’'-]+ ){{1,4}}(?:{nouns})\b")


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins in which an offset lies."""
    ends = [end.end() for end in _END.finditer(text, max(0, at - BEFORE), at) if not _RANK.search(text, 0, end.end())]
    return max(ends, default=max(0, at - BEFORE))


def _named(text: str, begin: int, at: int, parties: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the parties and offices named in a stretch of a text, each with where."""
    for name in parties:
        yield from ((one.start(), name, False) for one in re.finditer(rf"\b{re.escape(name)}\b", text[begin:at]))
    yield from ((one.start(), one[0], True) for one in OFFICE.finditer(text[begin:at]))
