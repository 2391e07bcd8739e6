"""Whether a text has any sign of a conflict or a crisis: a cheap look before the English core is asked.

A sentence is a sign if it names somebody armed or in power, or what becomes of people (dead, homeless); or if a word
that is only sometimes somebody armed (men, company) stands in it with all the words of a predicate of the event tables.
A text is kept if it has three signs; or if it has two, or is so short that one is a large part of it, and names a place
that the gazetteer knows. Names, nouns and predicates are those of the knowledge tables, so that a group or a verb that
is added there is looked for here, too. ``docs/scale.md`` has its recall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.actors.tables import load_actors
from factbox.knowledge.events import Trigger, triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.places import Gazetteer, open_gazetteer

SIGNS = (
    "territory.", "battle.", "strike.", "attack.", "killing.", "casualties", "displacement", "evacuation",
    "deployment.", "detention.", "defection", "abuse",
)  # fmt: skip
"""Event types, or what they begin with, by whose words a text is kept; talks and visits alone are no conflict."""

IN_POWER = frozenset({"police", "mayor", "governor", "ministry", "minister"})
"""Who speaks and acts in a crisis beside those of the tables; captains and lawmakers are in all other news as well."""

EVERYDAY = frozenset({
    "company", "group", "men", "column", "columns", "unit", "units", "movement", "volunteers", "riders", "vehicles",
    "coalition", "alliance", "defenders", "bulldozers", "drones", "jets", "helicopters", "convoy", "commander",
    "commanders", "tanks",
})  # fmt: skip
"""Nouns of the tables that most often mean nobody armed: a firm, a team, a newspaper's column."""

SUFFERING = frozenset({
    "dead", "death", "deaths", "died", "killed", "bodies", "buried", "drowned", "casualties", "victims", "wounded",
    "wounds", "injured", "missing", "trapped", "survivors", "rescued", "homeless", "displaced", "evacuated", "evacuees",
    "refugees", "hostages",
})  # fmt: skip
"""What becomes of people in a conflict or a disaster; of the table of fates, the words that mean little else."""

ENOUGH = 2
"""Sentences that are signs; with one alone, in a long text, much other news would stay."""
WITHOUT_PLACE = 3
"""Signs with which a text is kept though the gazetteer knows none of its places."""
LARGE_PART = 0.1
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
    """Return how many sentences are signs, and what share of all."""
    sentences = [words for words in map(_words, _SENTENCE.findall(text)) if len(words) >= SHORTEST]
    signs = sum(map(_is_sign, sentences))
    return signs, signs / max(len(sentences), 1)


def _words(sentence: str) -> list[str]:
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(sentence)]


def _is_sign(written: list[str]) -> bool:
    words = [word.casefold() for word in written]
    all_words = frozenset(words)
    if not all_words.isdisjoint(_nouns()) or not all_words.isdisjoint(SUFFERING):
        return True
    return _has_name(written, words) or (not all_words.isdisjoint(EVERYDAY) and _has_happening(all_words))


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


def _has_happening(words: frozenset[str]) -> bool:
    """Say whether a sentence has all the words of a predicate: "took" beside "control", and not "took" alone."""
    table = _predicates()
    ways = (needed for word in words if word in table for needed in table[word])
    return any(not any(words.isdisjoint(choice) for choice in needed) for needed in ways)


def _has_name(written: list[str], words: list[str]) -> bool:
    """Say whether a sentence names a group or a force that is known."""
    names = ((at, name) for at, word in enumerate(words) for name in _names().get(word, ()))
    return not _acronyms().isdisjoint(written) or any(words[at : at + len(name)] == name for at, name in names)


@cache
def _predicates() -> dict[str, frozenset[tuple[frozenset[str], ...]]]:
    """Return by its first word what else a predicate of a sign needs in its sentence: of each set, a word."""
    return {
        word: frozenset(_needed(trigger) for trigger in found if trigger.predicate.type.startswith(SIGNS))
        for word, found in triggers_by_word().items()
    }


def _needed(trigger: Trigger) -> tuple[frozenset[str], ...]:
    told = trigger.predicate
    single = (*trigger.words[1:], *told.then, *filter(None, [told.closing]))
    one_of = (choice for choice in (told.objects, told.victims) if choice)
    return tuple(frozenset(choice) for choice in (*((word,) for word in single), *one_of))


@cache
def _nouns() -> frozenset[str]:
    """Return the common nouns for somebody armed or in power that mean little else."""
    return (load_nouns().parties | IN_POWER) - EVERYDAY


@cache
def _acronyms() -> frozenset[str]:
    """Return the names in capitals, which are names only so: IS is a group, and "is" a word of most sentences."""
    return frozenset(name for name in _actor_names() if name.isupper())


@cache
def _names() -> dict[str, list[list[str]]]:
    """Return the other names of known groups and forces as words, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for name in _actor_names():
        if not name.isupper():
            words = [word.casefold() for word in _WORD.findall(name)]
            found.setdefault(words[0], []).append(words)
    return found


def _actor_names() -> Iterator[str]:
    armed = (actor for actor in load_actors() if actor.kind != "organisation")
    return (name for actor in armed for name in (actor.name, *actor.aliases))
