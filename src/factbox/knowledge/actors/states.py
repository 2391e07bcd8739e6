"""Names of states and the adjectives made of them: "Ostravian" is of "Ostravia", though no table knows either."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factbox.knowledge.actors.tables import load_nouns

NOT_NAMED = "the country"
"""Stands for the country that a report is about where the gazetteer knows none of its places: its army and its ministry
are of one side, whatever it is called."""

SHORTEST_STEM = 4
"""Letters that a country and the adjective for its people share at least."""


def country_title(name: str) -> str:
    """Return a country's name as it stands after "of" ("the United States")."""
    plural = name.startswith(("United ", "Democratic ", "Central African", "Republic of ", "Palestinian "))
    return f"the {name}" if plural or name in ("Netherlands", "Philippines", "Gambia", "Maldives") else name


def is_of_state(word: str, state: str) -> bool:
    """Say whether a word is the name of a state or an adjective made of it ("Ostravian" of "Ostravia")."""
    if not word[:1].isupper():
        return False
    shared = 0
    for one, other in zip(word.casefold(), state.casefold(), strict=False):
        if one != other:
            break
        shared += 1
    endings = load_nouns().demonym_endings
    return shared >= SHORTEST_STEM and word[shared:] in endings and state[shared:] in endings


def is_of_its_own(words: str, states: Sequence[str]) -> bool:
    """Say whether words name a state, or people under its arms, and nothing else: "Ostravian troops"."""
    tokens = words.replace("’s", "").replace("'s", "").split()
    own = (
        load_nouns().government
        | load_nouns().under_arms
        | {"the", "units", *" ".join(load_nouns().state_bodies).split()}
    )
    left = [token for token in tokens if token.casefold() not in own]
    return bool(left) and all(any(is_of_state(token, state) for state in states) for token in left)


def has_rebels(text: str, state: str) -> bool:
    """Say whether a text has people who fight for no state under its adjective: "Ostravian rebels"."""
    fighters = load_nouns().insurgent | {"fighters", "militia", "militiamen", "Movement", "Front"}
    pairs = re.findall(r"\b([A-Z][\w-]{3,}) ([A-Za-z]+)\b", text)
    return any(not fighters.isdisjoint((noun, noun.lower())) and is_of_state(word, state) for word, noun in pairs)
