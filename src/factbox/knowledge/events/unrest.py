"""Words of unrest: riots, mutinies, hostages, as data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def signs_of_unrest(text: str) -> int:
    """Return how many kinds of words of unrest a text has, by the rows of ``unrest.tsv``."""
    return len({kind for word in _word().findall(text.casefold()) for kind in (_kinds()[word],)})


@cache
def _kinds() -> dict[str, int]:
    """Return for each word of the table its row."""
    text = files(__package__).joinpath("unrest.tsv").read_text(encoding="utf-8")
    rows = [line.split(", ") for line in text.splitlines() if not line.startswith("#")][1:]
    return {word: kind for kind, words in enumerate(rows) for word in words}


@cache
def _word() -> re.Pattern[str]:
    longest = sorted(_kinds(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
