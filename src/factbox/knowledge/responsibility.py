"""The words by which a report says who did what it has told already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class ResponsibilityWords:
    """The classes of ``responsibility.yaml``.

    ``laying`` maps a verb to where whoever is blamed stands; ``kinds`` and ``attacks`` map a noun, ``doings`` a verb to
    the type of the deed that it tells.
    """

    owning: frozenset[str]
    nouns: frozenset[str]
    issuing: frozenset[str]
    claiming: frozenset[str]
    laying: Mapping[str, str]
    of_deed: frozenset[str]
    doing: frozenset[str]
    carrying: frozenset[str]
    held: frozenset[str]
    is_: frozenset[str]
    work: frozenset[str]
    behind: frozenset[str]
    suspecting: frozenset[str]
    kinds: Mapping[str, str]
    doings: Mapping[str, str]
    attacks: Mapping[str, str]
    explosives: frozenset[str]
    dead: frozenset[str]
    deaths: frozenset[str]
    deeds: frozenset[str]
    definite: frozenset[str]
    calling: frozenset[str]
    nobody: frozenset[str]
    speaking: frozenset[str]
    in_name_of: frozenset[str]


@cache
def load_responsibility() -> ResponsibilityWords:
    """Return the classes."""
    text = files(__package__).joinpath("responsibility.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (BaseLoader builds text only)
    laying, kinds, doings, attacks = (data.pop(name) for name in ("laying", "kinds", "doings", "attacks"))
    is_ = frozenset(data.pop("is"))
    lists = {name: frozenset(words) for name, words in data.items()}
    return ResponsibilityWords(laying=laying, kinds=kinds, doings=doings, attacks=attacks, is_=is_, **lists)
