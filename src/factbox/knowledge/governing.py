"""Verbs whose second complement a preposition leads to: "accused the rebels OF atrocities"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@cache
def governed_by() -> Mapping[str, frozenset[str]]:
    """Return, for each preposition, the base forms of the verbs that have it behind their object."""
    data = load_texts(files(__package__).joinpath("governing.yaml").read_text(encoding="utf-8"))
    return {preposition: frozenset(verbs) for preposition, verbs in data.items()}
