"""Number words, hedges and the nouns that totals are counted in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of ``numbers.yaml``; phrases are tuples of words, longest first."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    fractions: Mapping[str, int]
    low: Phrases
    high: Phrases
    about: Phrases
    just_below: Phrases
    low_after: Phrases
    about_after: Phrases
    extra: Phrases
    extra_after: frozenset[str]
    vague: Phrases
    measures: frozenset[str]
    levels: frozenset[str]
    labels: frozenset[str]
    places: frozenset[str]
    happenings: frozenset[str]
    wholes: frozenset[str]
    never_bare: frozenset[str]
    kinds: frozenset[str]
    composing: frozenset[str]
    demographic: frozenset[str]


@cache
def load_numbers() -> NumberWords:
    """Return the tables."""
    text = files(__package__).joinpath("numbers.yaml").read_text(encoding="utf-8")
    data = load_texts(text)
    return NumberWords(
        cardinals=_numbers(data["cardinals"]),
        ordinals=_numbers(data["ordinals"]),
        scales=_numbers(data["scales"]),
        fractions=_numbers(data["fractions"]),
        low=_phrases(data["low"]),
        high=_phrases(data["high"]),
        about=_phrases(data["about"]),
        just_below=_phrases(data["just_below"]),
        low_after=_phrases(data["low_after"]),
        about_after=_phrases(data["about_after"]),
        extra=_phrases(data["extra"]),
        extra_after=frozenset(data["extra_after"]),
        vague=_phrases(data["vague"]),
        measures=frozenset(data["measures"]),
        levels=frozenset(data["levels"]),
        labels=frozenset(data["labels"]),
        places=frozenset(data["places"]),
        happenings=frozenset(data["happenings"]),
        wholes=frozenset(data["wholes"]),
        never_bare=frozenset(data["never_bare"]),
        kinds=frozenset(data["kinds"]),
        composing=frozenset(data["composing"]),
        demographic=frozenset(data["demographic"]),
    )


def _numbers(listed: Mapping[str, str]) -> Mapping[str, int]:
    return {word: int(value) for word, value in listed.items()}


def _phrases(listed: list[str]) -> Phrases:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed), key=lambda words: (-len(words), words)))
