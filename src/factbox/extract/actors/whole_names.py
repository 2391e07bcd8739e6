"""Names of bodies that the English core cut: "the Defence | and Security Forces", "the 25th | Motorised Brigade".

Whoever holds a town is printed by the name read here; "held by Defence" is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factbox.extract.actors.shown_persons import Name
from factbox.extract.sentence.line import Line
from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.function_words import load_function_words

_BODIES = ("group", "organisation")

_LONGEST_PIECE = 4
"""Words of a name on one side of its "and"."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|ème|º|ª)")


def whole_names(line: Line, names: Iterable[Name], armed: frozenset[str]) -> tuple[Name, ...]:
    """Return the names of a sentence with those of bodies whole, and without what is inside of these.

    Args:
        line: the sentence.
        names: kind, first token, and the one after the last, in order.
        armed: names, in lower case, that the report shows as those of parties: two of them are no one name.
    """
    listed = tuple(names)
    mended = [_whole(line, name, listed, armed) if name[0] in _BODIES else name for name in listed]
    return tuple(_once_each(name for name in mended if name is not None))


def _whole(line: Line, name: Name, names: tuple[Name, ...], armed: frozenset[str]) -> Name | None:
    """Return a name whole, or None where only what a body is called is left of it: "Movement" of "Movement of"."""
    kind, first, last = name
    first = _with_number(line, _with_article_inside(line, first))
    last = _with_day(line, _with_foreign(line, last))
    first, last = joined_name(line, first, last, names, armed)
    end = last
    while last > first + 1 and line.words[last - 1] in _joints():
        last -= 1
    stump = last < end and last == first + 1 and line.words[first] in called_bodies()
    return None if stump else (kind, first, last)


def _once_each(names: Iterable[Name]) -> Iterator[Name]:
    """Yield names in order, those that begin inside the one before left out, the longest first."""
    end = 0
    for kind, first, last in sorted(names, key=lambda name: (name[1], -name[2])):
        if first >= end:
            yield kind, first, last
            end = last


def _with_number(line: Line, first: int) -> int:
    """Return where a unit's name begins with its number: "the 25TH Motorised Brigade", "the 1ST AND 3rd Brigades"."""
    if first > 0 and _ORDINAL.fullmatch(line.words[first - 1]):
        first -= 1
    while first > 1 and _ORDINAL.fullmatch(line.words[first]) and line.words[first - 1] in ("and", ","):
        if not _ORDINAL.fullmatch(line.words[first - 2]):
            break
        first -= 2
    return first


def _with_day(line: Line, last: int) -> int:
    """Return where a name ends that is called by a day: "the Movement of 14 JULY"."""
    if line.words[last - 1] != "of" or last + 1 >= len(line):
        return last
    day = {word.isdecimal() for word in line.words[last : last + 2]} == {True, False}
    return last + 2 if day and not load_function_words().calendar.isdisjoint(line.words[last : last + 2]) else last


def _with_article_inside(line: Line, first: int) -> int:
    """Return where a name begins that goes on behind an Arabic article: "RAYAT al-Sahra", "the AL-Nour Brigades"."""
    if not is_arabic_article(line, first - 2):
        return first
    before = first - 3
    return (
        before
        if before >= 0 and line.name_like(before) and known_actor(line.slice(before, before + 1)) is None
        else first - 2
    )


def is_arabic_article(line: Line, i: int) -> bool:
    """Say whether an article of Arabic names stands at a token, joined by a hyphen to the capital behind it."""
    if i < 0 or i + 2 >= len(line) or line.words[i] not in load_function_words().arabic_articles:
        return False
    joined = line.words[i + 1] == "-" and " " not in line.slice(i, i + 3)
    return joined and line.capital(i + 2)


def has_arabic_article(name: str) -> bool:
    """Say whether a name, in lower case, goes on behind an Arabic article: "rayat al-sahra"."""
    behind = name.split()[1:]
    return any(word.partition("-")[0] in load_function_words().arabic_articles and "-" in word for word in behind)


def _with_foreign(line: Line, last: int) -> int:
    """Return where a name ends that goes on in another language: "Forces DÉMOCRATIQUES DU PEUPLE"."""
    particles = load_function_words().foreign_particles
    for at in range(last, min(last + 2, len(line) - 1)):
        if line.words[at] in particles and not line.capital(at):
            end = at + 1
            while end < len(line) - 1 and line.words[end] in particles:
                end += 1
            return _with_foreign(line, end + 1)
        if not line.words[at].isalpha() or line.capital(at):
            break
    return last


def joined_name(
    line: Line, first: int, last: int, names: tuple[Name, ...] = (), armed: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """Return a name with what "and" joins to it under one article: "the DEFENCE AND SECURITY FORCES".

    Args:
        line: the sentence; in a headline in capitals nothing is joined.
        first: the first token of the name, or of a piece of it.
        last: the one after its last.
        names: what the core names in the sentence.
        armed: names, in lower case, that the report shows as those of parties.
    """
    if line.title_case:
        return first, last
    edge = last
    while edge < len(line) and line.name_like(edge):
        edge += 1
    for at in (last - 1, edge, first - 1):
        if 0 < at < len(line) - 1 and line.words[at] == "and":
            start, end = _run_before(line, at), _run_behind(line, at + 1)
            if start is not None and end is not None and _is_one(line, start, at, end, names, armed):
                return start, end
    end = _run_behind(line, first)
    return (first, end) if end is not None and end > last else (first, last)


def _run_before(line: Line, at: int) -> int | None:
    """Return where the words of a name before "and" begin, if an article or whose it is stands before them."""
    first = at
    while first > 0 and (line.name_like(first - 1) or line.words[first - 1] in (",", "'s", "-")):
        first -= 1
    led = first > 0 and line.words[first - 1] in load_function_words().determiners
    return first if led and at - _LONGEST_PIECE <= first < at and line.capital(first) else None


def _run_behind(line: Line, first: int) -> int | None:
    """Return where a run of two words or more ends of which the last is what a body is called: "Security FORCES"."""
    last = first
    while last < len(line) and (line.name_like(last) or (last > first and line.words[last] in ("-", "'s"))):
        last += 1
    return last if last > first + 1 and line.words[last - 1] in called_bodies() else None


def _is_one(line: Line, first: int, at: int, last: int, names: tuple[Name, ...], armed: frozenset[str]) -> bool:
    """Say whether what stands on both sides of "and" is one name, and the first no party, office or people."""
    own = line.slice(first, at)
    if known_actor(line.slice(first, last)) is not None:
        return True
    of_people = any(kind in ("people", "person") and first <= i < at for kind, i, _ in names)
    apart = known_actor(own) is not None or not armed.isdisjoint(own.casefold().split(", "))
    apart = apart or any(word.isupper() for word in own.split() if len(word) > 1)
    body = line.words[at - 1] in called_bodies()
    official = any((line.words[at - 1],) == tuple(noun.split()) for noun, _ in load_nouns().speakers)
    people = line.words[at - 1].endswith(tuple(load_nouns().adjective_endings))
    return not (of_people or apart or body or official or people)


@cache
def called_bodies() -> frozenset[str]:
    """Return what bodies are called, one or several: "front", "forces", "committees"."""
    nouns = load_nouns()
    bodies = nouns.fighting_bodies | nouns.units | nouns.groups | nouns.civil_bodies | nouns.bands | nouns.party_bodies
    plain = bodies | nouns.regulars | nouns.own_units | nouns.fighters | nouns.government
    return plain | {f"{word}s" for word in plain}


@cache
def _joints() -> frozenset[str]:
    words = load_function_words()
    return words.conjunctions | words.prepositions | words.determiners
