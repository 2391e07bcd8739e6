"""Officials by name: whom the words of a speaker name, and whether he is in that office on the report's day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from factbox.knowledge.actors import Official, load_officials, load_persons
from factbox.knowledge.function_words import load_function_words

KNOWN_TO = date(2025, 6, 30)
"""The last day the table of officials speaks for; later an open end counts only where the report gives the office."""

_OFFICES = ("president", "minister", "secretary", "governor", "mayor", "chancellor", "king", "prince", "envoy",
            "ambassador", "lawmaker", "senator", "councillor", "spokes", "premier")  # fmt: skip
"""Parts of words for an office; where the text gives one, a surname alone must belong to somebody who has it."""

_LONGEST_NAME = 40
_WORD = re.compile(r"[^\W_][\w.’'-]*")

Standing = Literal["in office", "not in office", "day unknown", "several"]


@dataclass(frozen=True, slots=True)
class OfficialAnswer:
    """An official whom words name.

    Attributes:
        official: who, in the term that counts.
        standing: whether the report's day lies in that term.
        voice: the words name only somebody who speaks for the official ("the Biden administration").
    """

    official: Official
    standing: Standing
    voice: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    official: Official
    first: int
    last: int
    full: bool


def find_official(words: str, day: date | None, text: str = "") -> OfficialAnswer | None:
    """Return the official whom words name, or None.

    A full name is enough to know who is meant. A surname counts with the title of the office before it, where the
    report introduces the person, or where the table says that it needs no introduction; and never if the report names
    somebody else of that surname.

    Args:
        words: the words of a speaker or an actor.
        day: the day of the report; None if unknown.
        text: the text of the report.
    """
    tokens = _WORD.findall(_plain(words))
    matches = [match for match in _matches(tokens) if _is_meant(match, tokens, text)]
    heads = [match for match in matches if not _belongs_to_another(match, tokens)]
    if heads:
        return _standing([m for m in heads if m.full] or heads, tokens, day)
    answer = _standing(matches, tokens, day) if matches and _is_voice(tokens) else None
    return OfficialAnswer(answer.official, answer.standing, voice=True) if answer else None


def _matches(tokens: Sequence[str]) -> Iterator[_Match]:
    for i, token in enumerate(tokens):
        for name, official, full in _by_first_word().get(_bare(token), ()):
            last = i + len(name)
            if tuple(_bare(word) for word in tokens[i:last]) == name:
                yield _Match(official, i, last, full)


def _is_meant(match: _Match, tokens: Sequence[str], text: str) -> bool:
    """Say whether a match is that person and no namesake: a surname must stand alone or behind a title."""
    if match.full:
        return True
    before = tokens[match.first - 1] if match.first else ""
    after = tokens[match.last] if match.last < len(tokens) else ""
    possessive = tokens[match.last - 1] != _bare(tokens[match.last - 1])
    if after[:1].isupper() and not possessive:
        return False
    titled = before.casefold().rstrip(".") in load_persons().titles
    if before[:1].isupper() and not titled and before.casefold() not in load_function_words().determiners:
        return False
    if not _has_office(match.official, tokens):
        return False
    short = " ".join(tokens[match.first : match.last])
    return (titled and _names_office(tokens)) or _introduced(match.official, _bare(short), text)


def _has_office(official: Official, tokens: Sequence[str]) -> bool:
    """Say whether the words give no office, or one that the official has."""
    said = " ".join(tokens).casefold()
    stated = [part for part in _OFFICES if part in said]
    return not stated or any(part in official.office.casefold() for part in stated) or _is_voice(tokens)


def _names_office(tokens: Sequence[str]) -> bool:
    said = " ".join(tokens).casefold()
    return any(part in said for part in _OFFICES)


@lru_cache(maxsize=16)
def _introduced(official: Official, short: str, text: str) -> bool:
    """Say whether the report is about this bearer of a surname: it names him in full, or nobody else of that name."""
    plain = _plain(text)
    if any(re.search(rf"\b{re.escape(name)}\b", plain) for name in _full_names(official)):
        return True
    titles = load_persons().titles | load_function_words().determiners
    others = [word for word in _capitals_before(short, plain) if word.casefold().rstrip(".") not in titles]
    return short in {_plain(name) for name in official.alone} and not others


def _capitals_before(short: str, text: str) -> Iterator[str]:
    """Yield the capitalised words right before a surname; only near ones, so that hostile text costs no more."""
    start = text.find(f" {short}")
    while start >= 0:
        word = text[max(0, start - _LONGEST_NAME) : start].rsplit(" ", maxsplit=1)[-1]
        if word[:1].isupper():
            yield word
        start = text.find(f" {short}", start + 1)


def _belongs_to_another(match: _Match, tokens: Sequence[str]) -> bool:
    """Say whether the name only says whose somebody or something is ("Biden's aides", "a critic of Biden")."""
    before = tokens[match.first - 1].casefold() if match.first else ""
    after = tokens[match.last] if match.last < len(tokens) else ""
    possessive = tokens[match.last - 1] != _bare(tokens[match.last - 1])
    return (
        possessive
        or before in ("of", "for", "to", "from", "with", "by", "under", "against")
        or (after.casefold() in load_persons().voices)
    )


def _is_voice(tokens: Sequence[str]) -> bool:
    said = f" {' '.join(tokens).casefold()} "
    return any(f" {voice} " in said for voice in load_persons().voices)


def _standing(matches: Sequence[_Match], tokens: Sequence[str], day: date | None) -> OfficialAnswer:
    """Return the one official of the matches who is in office that day, or the first with the reason why none is."""
    officials = [match.official for match in matches]
    if day is None:
        return OfficialAnswer(officials[0], "day unknown")
    stated = _names_office(tokens)
    former = any(token.casefold() in load_persons().former for token in tokens)
    serving = [official for official in officials if _serves(official, day, stated=stated) and not former]
    if not serving:
        return OfficialAnswer(officials[0], "not in office")
    if len({(official.name, official.speaks_for) for official in serving}) > 1:
        return OfficialAnswer(serving[0], "several")
    return OfficialAnswer(serving[0], "in office")


def _serves(official: Official, day: date, *, stated: bool) -> bool:
    if official.last is None and day > KNOWN_TO and not stated:
        return False
    return official.first <= day and (official.last is None or day <= official.last)


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Official, bool], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Official, bool]]] = {}
    for official in load_officials():
        names = [(name, True) for name in _full_names(official)]
        names += [(_plain(name), False) for name in official.short]
        for name, full in names:
            words = tuple(name.split())
            table.setdefault(words[0], []).append((words, official, full))
    return {word: tuple(rows) for word, rows in table.items()}


def _full_names(official: Official) -> tuple[str, ...]:
    return tuple(_plain(name) for name in (official.name, *official.aliases))


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    """Return the text without accents, which reports set or leave out."""
    if text.isascii():
        return text
    marks = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def _bare(word: str) -> str:
    """Return a word without its possessive ending and the full stop of a sentence."""
    return re.sub(r"['’]s?$", "", word.rstrip("."))
