"""Words that are signs of what a report is about: of unrest, of a war, and of what else takes towns, as data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def signs_of_unrest(text: str) -> int:
    """Return how many kinds of words of unrest a text has, by the rows of ``unrest.tsv``."""
    return _signs(text, "unrest.tsv")


def signs_of_war(text: str) -> int:
    """Return how many kinds of words of war a text has, by the rows of ``war.tsv``."""
    return _signs(text, "war.tsv")


def signs_of_peace(text: str) -> int:
    """Return how many kinds of words it has of elections, games, trade and more, by the rows of ``peaceful.tsv``."""
    return _signs(text, "peaceful.tsv")


def is_of_crime_page(text: str) -> bool:
    """Say whether a text is of thefts, quarrels, trials and roads, with no word of a war, a bomb or who rules.

    It has more kinds of the words of ``crime.tsv`` than of those of unrest, and none of ``war.tsv`` and ``causes.tsv``.
    """
    if not (signs := _signs(text, "crime.tsv")):
        return False
    return signs > signs_of_unrest(text) and not signs_of_war(text) and not _signs(text, "causes.tsv")


def _signs(text: str, table: str) -> int:
    return len({_kinds(table)[word] for word in _word(table).findall(text.casefold())})


@cache
def _kinds(table: str) -> dict[str, int]:
    """Return for each word of a table its row."""
    text = files(__package__).joinpath(table).read_text(encoding="utf-8")
    rows = [line.split(", ") for line in text.splitlines() if not line.startswith("#")][1:]
    return {word: kind for kind, words in enumerate(rows) for word in words}


@cache
def _word(table: str) -> re.Pattern[str]:
    longest = sorted(_kinds(table), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
