"""Powers that are no more and wars that are over, with their last years (``past.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_values

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Invasion:
    """Words, one of which the name of an invader has, and the last year of it."""

    by: frozenset[str]
    last: int


@dataclass(frozen=True)
class Past:
    """Names in lower case, each with the last year in which there was such a power, war or invasion of a country."""

    powers: Mapping[Phrase, int]
    wars: Mapping[Phrase, int]
    invasions: Mapping[str, Invasion]


@cache
def load_past() -> Past:
    """Return the tables."""
    data = load_values(files(__package__).joinpath("past.yaml").read_text(encoding="utf-8"))
    invasions = {place: Invasion(frozenset(one["by"]), one["last"]) for place, one in data["invasions"].items()}
    return Past(_years(data["powers"]), _years(data["wars"]), invasions)


def _years(listed: Mapping[str, int]) -> Mapping[Phrase, int]:
    return {_words(name): year for name, year in listed.items()}


def _words(name: str) -> Phrase:
    """Return the words of a name as a line has them: hyphens and the possessive stand apart."""
    return tuple(name.replace("-", " - ").replace("'s", " 's").split())
