"""Other pipelines in the place of ours, by name."""

from __future__ import annotations

from collections.abc import Callable

from factbox.errors import UsageError
from factbox.language.analysing import analyse
from factbox.language.sentences import split_sentences
from factbox.language.spacy_pipeline import load_spacy
from factbox.plugins import import_function
from factbox.records import Analyser, Analysis


def split_only(text: str) -> Analysis:
    """Return sentences and tokens alone, without the English core."""
    return Analysis(split_sentences(text))


ANALYSERS: dict[str, Analyser] = {"core": analyse, "split": split_only}
"""The analysers that go by one word."""

FAMILIES: dict[str, Callable[[str], Analyser]] = {"spacy": load_spacy}
"""What loads an analyser by what stands after the colon."""


def find_analyser(name: str) -> Analyser:
    """Return the analyser of that name: ``core``, ``split``, ``spacy:MODEL`` or ``package.module:function``.

    Raises:
        UsageError: there is none of that name; the message lists those there are.
    """
    if name in ANALYSERS:
        return ANALYSERS[name]
    family, colon, rest = name.partition(":")
    if colon and rest and family in FAMILIES:
        return FAMILIES[family](rest)
    if colon and rest:
        found: Analyser = import_function(family, rest, "an analyser", "takes a text and returns an Analysis")
        return found
    known = ", ".join((*ANALYSERS, *(f"{family}:MODEL" for family in FAMILIES), "package.module:function"))
    raise UsageError(f"there is no analyser {name!r}; there are {known}")
