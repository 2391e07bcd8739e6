"""The phrases of ``boilerplate.yaml``, ready to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import regex

from factbox.knowledge.tables import load_values

PHRASES = Path(__file__).with_name("boilerplate.yaml")

_WORD_ENDS = r"(?!(?<=\w)\w)"
"""A phrase that ends in a letter is not followed by one; one that ends in a mark may be."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What the page furniture around a report looks like.

    The fields are the sections of ``boilerplate.yaml``, which says what each is for. Word lists are folded, and every
    pattern takes time linear in the length of a line.
    """

    lines: frozenset[str]
    starts: regex.Pattern[str]
    labels: regex.Pattern[str]
    contains: regex.Pattern[str]
    comment_headings: frozenset[str]
    sections: frozenset[str]
    not_datelines: frozenset[str]
    writer: regex.Pattern[str]
    photo_label: regex.Pattern[str]
    photo_end: regex.Pattern[str]
    credits: regex.Pattern[str]
    byline: regex.Pattern[str]
    not_bylines: frozenset[str]
    outlet_nouns: frozenset[str]
    quote_line: regex.Pattern[str]
    own_opener: regex.Pattern[str]
    own_person: regex.Pattern[str]
    published: regex.Pattern[str]
    updated: regex.Pattern[str]
    other_dates: frozenset[str]
    english: frozenset[str]


@cache
def load_cues() -> Cues:
    """Return the phrases of the package."""
    return _cues(load_values(PHRASES.read_text(encoding="utf-8")))


def fold(line: str) -> str:
    """Return a line as the word lists have it: lower case, single spaces, no marks at its ends."""
    return " ".join(line.casefold().split()).strip(" .:;,!*·•|-–—→»>[]()")


def _cues(data: dict[str, Any]) -> Cues:
    quote, voice = (_any(data["quote_openers"]), _any(data["quote_closers"])), data["own_voice"]
    return Cues(
        lines=frozenset(data["lines"]) | frozenset(data["comment_headings"]),
        starts=_pattern(rf"\W*{_any(data['starts'])}"),
        labels=_pattern(rf"\W*{_any(data['labels'])}\s*(?:[:|©]|\(c\)|(?:19|20)\d\d(?!\d))"),
        contains=_pattern(rf"(?<!\w){_any(data['contains'])}"),
        comment_headings=frozenset(data["comment_headings"]),
        sections=frozenset(data["sections"]),
        not_datelines=frozenset(data["not_datelines"]),
        writer=_pattern(rf"(?<!\w){_any(data['writer_words'])}"),
        photo_label=_pattern(rf"\W*{_any(data['photo']['starts'])}\s*(?::|by\s[^.]{{1,60}}$)"),
        photo_end=_pattern(_photo_end(_any(data["photo"]["words"]))),
        credits=_pattern(rf"[\s(\[*—–-]*{_any(data['credits'])}[\s:]*"),
        byline=_pattern(rf"\W*{_any(data['bylines'])}[\s:]+"),
        not_bylines=frozenset(data["not_bylines"]),
        outlet_nouns=frozenset(data["outlet_nouns"]),
        quote_line=_pattern(rf"(?:{quote[0]}\s+)?(?P<name>.+?)(?:\s+{quote[1]})?\s*:"),
        own_opener=_pattern(rf"{_any(voice['openers'])}(?!-)"),
        own_person=_pattern(rf"(?<![\w.]){_any(voice['persons'])}(?!\.)"),
        published=_pattern(rf"{_any(data['published'])}\s*:?\s*"),
        updated=_pattern(rf"{_any(data['updated'])}\s*:?\s*"),
        other_dates=frozenset(data["other_dates"]),
        english=frozenset(data["english"]),
    )


def _photo_end(words: str) -> str:
    """Return the pattern of a picture's credit at the end of a line: in brackets, or after a name and a slash."""
    inside = rf"(?<!\w){words}[^()\[\]]{{0,60}}"
    return rf"[(\[][^()\[\]]{{0,60}}?{inside}[)\]]\W{{0,3}}$|\w\s?/\s?[\w .-]{{0,30}}?{inside}$"


def _any(phrases: Iterable[str]) -> str:
    """Return an alternation of phrases, longest first, in which any white space stands for a space."""
    longest_first = sorted(phrases, key=len, reverse=True)
    either = "|".join(r"\s+".join(map(regex.escape, phrase.split())) for phrase in longest_first)
    return rf"(?:{either}){_WORD_ENDS}"


def _pattern(words: str) -> regex.Pattern[str]:
    return regex.compile(words, flags=regex.IGNORECASE)
