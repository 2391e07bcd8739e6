"""States and lands that no gazetteer has, by what a report has of them: "the Ruvanian town of X", "Ruvania said".

Whoever is a state may act and speak as its government does; and no land is what "the town" takes up.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factbox.knowledge.actors import is_of_state, load_nouns
from factbox.knowledge.events.taking import taking_verbs
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

_NAME = r"[A-Z][a-z]{3,}"


@lru_cache(maxsize=16)  # extraction and resolution ask it of the same few texts
def states_told(text: str) -> frozenset[str]:
    """Return the names of states that a text shows.

    It has an adjective of theirs before what states have, or they say of themselves that they took a place.
    """
    adjectives = {match[1] for match in _of_a_state().finditer(text)}
    names = set(re.findall(rf"\b{_NAME}\b", text)) - adjectives if adjectives else set()
    shown = (name for name in names for adjective in adjectives if _is_named_by(name, adjective))
    return frozenset((*shown, *(match[1] for match in _says_it_took().finditer(text))))


def _is_named_by(name: str, adjective: str) -> bool:
    return len(name) < len(adjective) and is_of_state(adjective, name)


@cache
def _of_a_state() -> re.Pattern[str]:
    """Return the pattern of an adjective before what only states have, or a town, hands and control of theirs."""
    nouns = load_nouns()
    had = nouns.of_states | nouns.of_states_by_adjective | nouns.of_nations
    owned = "|".join(sorted(had, key=lambda noun: (-len(noun), noun)))
    endings = "|".join(sorted(nouns.adjective_endings))
    return re.compile(rf"\b([A-Z][a-z]+(?:{endings})) (?:[a-z]+ )?(?i:{owned})\b")


@cache
def _says_it_took() -> re.Pattern[str]:
    """Return the pattern of a bare name that tells of its own taking or troops: "Ruvania said IT had taken X"."""
    taken = "|".join(sorted(taking_verbs()))
    troops = "|".join(sorted(load_nouns().of_states_by_adjective | {"forces", "army", "navy", "jets", "warplanes"}))
    says = (
        r"(?:said|says|claimed|claims|admitted|acknowledged|conceded|confirmed|announced) [a-zA-Z0-9 ]{0,40}"
        rf"\b(?:it (?:has|had) (?:{taken})|its (?:{troops}))\b"
    )
    return re.compile(rf"(?:^|[.!?]\s+|\n)({_NAME}) {says}")


@lru_cache(maxsize=16)
def lands_told(text: str) -> frozenset[str]:
    """Return the names of states and of parts of them that a text shows, none of which is a town.

    They have a government or an army, are called a republic or a region, or follow the town in a dateline. A name that
    the text gives to a town too is none: "Osk province" may have Osk for its capital.
    """
    shown = {name for pattern in _lands() for name in pattern.findall(text)}
    towns = {name for pattern in _towns() for name in pattern.findall(text)}
    return frozenset(shown - towns)


_NO_LAND = "The|Why|How|What|When|Where|Who|In|On|And|But|President|Prime|General|Colonel"
_LAND = rf"((?!(?:{_NO_LAND})\b)[^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+){{0,2}})"
"""One to three words with capitals, of which the first is no title and opens no question."""


@cache
def _lands() -> tuple[re.Pattern[str], ...]:
    nouns, words = load_nouns(), load_place_words()
    bodies = "|".join(sorted(nouns.of_states, key=lambda noun: (-len(noun), noun)))
    kinds = "|".join(sorted(words.kinds_of_land))
    states = "|".join(sorted(word.title() for word in words.kinds_of_state))
    calendar = load_function_words()
    months = "|".join(sorted(word.title() for word in calendar.calendar - calendar.weekdays))
    return (
        re.compile(rf"\b{_LAND}['’]s? (?:[a-z]+ )?(?:{bodies})s?\b"),
        re.compile(rf"\b(?:{kinds}) of {_LAND}"),
        re.compile(rf"\b{_LAND} (?:{kinds})\b"),
        re.compile(rf"\b({_LAND.replace('((?!', '(?:(?!')} (?:{states}))\b"),
        re.compile(rf"(?m)^[A-Z][\w’' /-]+, {_LAND}, (?:{months})\b"),
    )


@cache
def _towns() -> tuple[re.Pattern[str], ...]:
    kinds = "|".join(sorted(word for word, kind in load_place_words().heads.items() if kind in ("city", "capital")))
    return re.compile(rf"\b(?:{kinds}) of {_LAND}"), re.compile(rf"\b{_LAND} (?:{kinds})\b")


__all__ = ["lands_told", "states_told"]
