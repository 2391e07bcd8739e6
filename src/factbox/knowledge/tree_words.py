"""Words that decide between two relations of a tree: "in" leads a noun, "over" may be a part of the verb."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True, slots=True)
class TreeWords:
    """The classes of ``tree_words.yaml``; verbs are in their base form."""

    never_particles: frozenset[str]
    amounts: frozenset[str]
    nearly_all: frozenset[str]
    bands: frozenset[str]
    crossing: frozenset[str]
    splits: frozenset[str]
    ends_noun: frozenset[str]
    stretches: frozenset[str]
    told_somebody: frozenset[str]
    with_in: frozenset[str]
    with_over: frozenset[str]
    comparing: frozenset[str]
    with_to: frozenset[str]
    results: frozenset[str]
    of_pairs: frozenset[str]


@cache
def load_tree_words() -> TreeWords:
    """Return the classes."""
    data = load_texts(files(__package__).joinpath("tree_words.yaml").read_text(encoding="utf-8"))
    return TreeWords(**{name: frozenset(words) for name, words in data.items()})
