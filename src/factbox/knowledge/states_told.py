"""States that no gazetteer has, by what a report has of them: "the Ruvanian town of X" and "Ruvania said".

Whoever is one may act and speak as its government does.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factbox.knowledge.actors import is_of_state, load_nouns
from factbox.knowledge.events.taking import taking_verbs

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
    """Return the pattern of a bare name that has it of itself that it took a place: "Ruvania said IT had taken X"."""
    taken = "|".join(sorted(taking_verbs()))
    says = rf"(?:said|says|claimed|claims) [a-zA-Z0-9 ]{{0,40}}\bit (?:has|had) (?:{taken})\b"
    return re.compile(rf"(?:^|[.!?]\s+|\n)({_NAME}) {says}")


__all__ = ["states_told"]
