"""Number words, hedges and the nouns that totals are counted in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Phrases = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of ``numbers.yaml``; phrases are tuples of words, longest first; shares are in percent."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    scales: Mapping[str, int]
    shares: tuple[tuple[tuple[str, ...], float], ...]
    low: Phrases
    high: Phrases
    about: Phrases
    vague: Phrases
    places: frozenset[str]
    wholes: frozenset[str]


@cache
def load_numbers() -> NumberWords:
    """Return the tables."""
    text = files(__package__).joinpath("numbers.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)
    shares = ((tuple(words.split()), float(share)) for words, share in data["shares"].items())
    return NumberWords(
        cardinals=_numbers(data["cardinals"]),
        ordinals=_numbers(data["ordinals"]),
        scales=_numbers(data["scales"]),
        shares=tuple(sorted(shares, key=lambda pair: (-len(pair[0]), pair))),
        low=_phrases(data["low"]),
        high=_phrases(data["high"]),
        about=_phrases(data["about"]),
        vague=_phrases(data["vague"]),
        places=frozenset(data["places"]),
        wholes=frozenset(data["wholes"]),
    )


def _numbers(listed: Mapping[str, str]) -> Mapping[str, int]:
    return {word: int(value) for word, value in listed.items()}


def _phrases(listed: list[str]) -> Phrases:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed), key=lambda words: (-len(words), words)))
