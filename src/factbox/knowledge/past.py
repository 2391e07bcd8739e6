"""Powers that are no more and wars that are over, with their last years (``past.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_values

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Past:
    """Names as words in lower case, each with the last year in which there was such a power or war."""

    powers: Mapping[Phrase, int]
    wars: Mapping[Phrase, int]


@cache
def load_past() -> Past:
    """Return the tables."""
    data = load_values(files(__package__).joinpath("past.yaml").read_text(encoding="utf-8"))
    return Past(**{name: {_words(key): int(year) for key, year in data[name].items()} for name in ("powers", "wars")})


def _words(name: str) -> Phrase:
    """Return the words of a name as a line has them: hyphens and the possessive stand apart."""
    return tuple(name.replace("-", " - ").replace("'s", " 's").split())
