"""Whom a report itself shows as a party, though no table knows the name: who acts as one, or has people under arms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factbox.knowledge.actors import Sides, load_nouns, load_persons
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Claim
from factbox.resolve.called_groups import called_groups

ACTS = ("territory.", "battle.", "strike.", "attack.", "deployment.")
"""Types of what only parties do: whoever took, held or shelled a place is one."""

BEFORE = 300
"""Characters before "its spokesman" in which whoever that speaks for is named."""

TOWN = 20_000
"""People from which a name is taken for a town's and not for a chance namesake."""

_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds"})
_NAME = r"[A-Z][\w-]+(?: (?:of (?:the )?)?[A-Z][\w-]+){0,5}"


def parties_shown(text: str, claims: Sequence[Claim], sides: Sides, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of whoever is shown as a party in a report, fuller names first.

    Args:
        text: the text of the report; "the Accord's gunmen", "fighters of the Accord" and "the Accord, a rebel
            group" show a party.
        claims: as extracted; who acts in them as only parties do is one.
        sides: which names are known.
        gazetteer: the places that are known: a town has soldiers in it, and is none itself.

    Returns:
        Names that no table knows, and common nouns in small letters ("council") for a body that is called by no name.
    """
    acting = (c.actor for c in claims if c.actor and c.type.startswith(ACTS))
    named = (actor.text for actor in acting if actor.hint == "name" or _bare(actor.text) in load_nouns().party_bodies)
    found = {_bare(name) for name in (*named, *_with_arms(text), *called_groups(text))}
    unknown = (name for name in found if name and not sides.actors_called(name) and _may_be_party(name, gazetteer))
    return tuple(sorted(unknown, key=lambda name: (-len(name), name)))


def party_meant(words: str, parties: Sequence[str]) -> str:
    """Return the one party that a speaker's words name, in full or by part of the name; empty if none or several.

    "The Council" is the Council of Safekeeping, "Accord" the Northern Accord, "the committee" the Harbour Committee.
    """
    plain = words.replace("’s", "").replace("'s", "")
    whole = [name for name in parties if re.search(rf"\b{re.escape(name)}\b", plain)]
    if whole:
        return whole[0]
    said = [_bare(name) for name in re.findall(_NAME, plain)] or re.findall(rf"\b[Tt]he ({_bodies()})\b", plain)
    for name in said:
        meant = {party for party in parties if _is_part(name, party)}
        fullest = {party for party in meant if not any(party != other and _is_part(party, other) for other in meant)}
        if len(fullest) == 1:
            return fullest.pop()
    return ""


def party_before(text: str, at: int, parties: Sequence[str]) -> tuple[str, int]:
    """Return the party named last before an offset, and where; an empty name and -1 where none is."""
    before = text[max(0, at - BEFORE) : at]
    found = [(match.start(), name) for name in parties for match in re.finditer(rf"\b{re.escape(name)}\b", before)]
    start, name = max(found, default=(-1, ""))
    return name, start


def _is_part(short: str, full: str) -> bool:
    """Say whether a name is a fuller one's beginning or end."""
    one, all_ = short.casefold().split(), full.casefold().split()
    return bool(one) and len(one) < len(all_) and one in (all_[: len(one)], all_[-len(one) :])


def _with_arms(text: str) -> Iterator[str]:
    for match in _armed().finditer(text):
        yield match[match.lastgroup or 0]


@cache
def _armed() -> re.Pattern[str]:
    """Return the pattern of a name or a body beside people and things under arms that are its own."""
    arms = "|".join(sorted(load_nouns().under_arms))
    units = "|".join(sorted(word.title() for word in load_nouns().units))
    leads = "|".join(sorted(load_nouns().under_arms - load_nouns().government))
    return re.compile(
        rf"\b(?P<has>{_NAME})['’]s? (?:own )?(?:[a-z-]+ )?(?:{arms})\b"
        rf"|\b[Tt]he (?P<body>{_bodies()})['’]s? (?:own )?(?:[a-z-]+ )?(?:{arms})\b"
        rf"|\b(?i:{arms}) (?:of|loyal to|belonging to|allied to) (?:the )?(?P<of>{_NAME})"
        rf"|\b(?P<led>{_NAME}) (?:{leads})\b"
        rf"|\b(?P<unit>(?:[A-Z][\w-]+ ){{1,4}}(?:{units}))\b"
    )


@cache
def _bodies() -> str:
    return "|".join(sorted(load_nouns().party_bodies))


def _bare(name: str) -> str:
    """Return a name without an article, a number or another common word before it."""
    words = load_function_words()
    plain = words.determiners | words.prepositions | words.clause | words.conjunctions | words.calendar
    tokens = name.split()
    while tokens and tokens[0].casefold() in plain | _NUMBERS:
        del tokens[0]
    return " ".join(tokens)


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name is that of a country, a division or a town, and not only of some village."""
    entries = gazetteer.candidates(name)
    return bool(entries) and (entries[0].place.kind != "city" or entries[0].population >= TOWN)


def _may_be_party(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether a name may be a party's: no place or people, no number, and nobody's office."""
    tokens = name.casefold().split()
    if tokens[0] in _NUMBERS or tokens[0].isdigit() or not name[0].isalpha():
        return False
    if gazetteer.country_of_demonym(name.split(maxsplit=1)[0]) or _is_place(name, gazetteer):
        return False
    if tokens[-1] == "ministry" or tokens[:2] == ["ministry", "of"]:
        return False
    return len(tokens) > 1 or tokens[0] not in _no_parties()


@cache
def _no_parties() -> frozenset[str]:
    """Return the single words that are somebody's office, title or trade, or a common noun for a party."""
    offices = (
        {noun for noun, _ in load_nouns().speakers} - load_nouns().under_arms - {"command", "council", "committee"}
    )
    return load_nouns().parties | load_persons().titles | {*offices, *load_persons().private}
