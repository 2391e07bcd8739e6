"""Whether a text has any sign of a conflict: a cheap look before the English core is asked.

A sentence is a sign if it has a word for somebody armed or in power beside a word that opens a predicate of the event
tables. A text is kept if it has three signs; or if it has two, or is so short that one is a large part of it, and names
a place that the gazetteer knows. All words are those of the knowledge tables, so that a verb or a group that is added
there is looked for here, too. ``docs/scale.md`` has its recall.
"""

from __future__ import annotations

import re
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.actors.tables import load_actors
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer, open_gazetteer

SIGNS = (
    "territory.", "battle.", "strike.", "attack.", "killing.", "casualties", "displacement", "evacuation",
    "deployment.", "detention.", "defection", "abuse",
)  # fmt: skip
"""Event types, or what they begin with, by whose words a text is kept; talks and visits alone are no conflict."""

IN_POWER = frozenset({"police", "mayor", "governor", "ministry", "minister"})
"""Who speaks and acts in a crisis beside those of the tables; captains and lawmakers are in all other news as well."""

ENOUGH = 2
"""Sentences that are signs; of one alone in a long text, the corpus's reports have hardly any and other news many."""
WITHOUT_PLACE = 3
"""Signs with which a text is kept though the gazetteer knows none of its places."""
LARGE_PART = 0.15
SHORTEST = 3
"""Words in a stretch between full stops that is taken for a sentence."""

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"\w[\w'’-]*")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?")
_MOST_NAMES = 2_000
"""Different names that are looked up in a text before it is given up as a list."""


def is_relevant(text: str, *, gazetteer: Gazetteer | None = None) -> bool:
    """Say whether a text may be about a conflict.

    Args:
        text: any text.
        gazetteer: the places that are known; by default the shipped ones.
    """
    signs, share = count_signs(text)
    if signs >= WITHOUT_PLACE:
        return True
    return (signs >= ENOUGH or share >= LARGE_PART) and names_place(text, gazetteer or open_gazetteer())


def count_signs(text: str) -> tuple[int, float]:
    """Return how many sentences have somebody armed or in power beside a word of the event tables, and what share."""
    signs = sentences = 0
    for sentence in _SENTENCE.findall(text):
        words = [word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(sentence)]
        sentences += len(words) >= SHORTEST
        signs += not _cues().isdisjoint(words) and _has_actor(words)
    return signs, signs / max(sentences, 1)


def names_place(text: str, gazetteer: Gazetteer) -> bool:
    """Say whether a text has a name that the gazetteer knows as a place, and that is no day, month or armed group."""
    seen = set(load_function_words().calendar) | set(_names())
    for name in _NAME.findall(text):
        for words in dict.fromkeys((name, *re.split(r"[ -]", name))):
            if words.casefold() not in seen and gazetteer.candidates(words):
                return True
            seen.add(words.casefold())
        if len(seen) > _MOST_NAMES:
            return False
    return False


def _has_actor(words: list[str]) -> bool:
    if not _nouns().isdisjoint(words):
        return True
    names = ((at, name) for at, word in enumerate(words) for name in _names().get(word, ()))
    return any(words[at : at + len(name)] == name for at, name in names)


@cache
def _cues() -> frozenset[str]:
    """Return the words that open a predicate of an event type that is a sign."""
    table = triggers_by_word().items()
    return frozenset(word for word, found in table if any(t.predicate.type.startswith(SIGNS) for t in found))


@cache
def _nouns() -> frozenset[str]:
    """Return the common nouns for somebody armed or in power."""
    nouns = load_nouns()
    return nouns.insurgent | nouns.government | nouns.fighters | nouns.armed | IN_POWER


@cache
def _names() -> dict[str, list[list[str]]]:
    """Return the names of known groups and forces as words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for actor in load_actors():
        if actor.kind != "organisation":
            for name in (actor.name, *actor.aliases):
                words = [word.casefold() for word in _WORD.findall(name)]
                found.setdefault(words[0], []).append(words)
    return found
