"""Words that say what a named place is ("district of") and how much of it is meant ("parts of")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The tables of ``place_words.yaml``: single words to what they say, phrases as tuples of words, longest first."""

    heads: Mapping[str, str]
    facilities: tuple[tuple[str, ...], ...]
    unnamed: frozenset[str]
    extents: tuple[tuple[tuple[str, ...], str], ...]
    compass: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """Return the tables."""
    text = files(__package__).joinpath("place_words.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)
    extents = ((tuple(phrase.split()), extent) for extent, phrases in data["extents"].items() for phrase in phrases)
    facilities = (tuple(phrase.split()) for phrase in data["facilities"])
    return PlaceWords(
        heads={word: kind for kind, words in data["heads"].items() for word in words},
        facilities=tuple(sorted(facilities, key=lambda words: (-len(words), words))),
        unnamed=frozenset(data["unnamed"]),
        extents=tuple(sorted(extents, key=lambda pair: (-len(pair[0]), pair))),
        compass=frozenset(data["compass"]),
    )
