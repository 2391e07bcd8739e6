"""What we know of the words of time, as data: calendar words, number words, holidays, other languages' months."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from factbox.errors import KnowledgeError
from factbox.knowledge.tables import load_values

WordValue = int | str | None


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What one word does in a time expression.

    Attributes:
        kind: its class in the grammar, such as ``weekday``, ``unit`` or ``ago``.
        value: what it stands for: a weekday (0 is Monday), a month, a number, a unit; None for a function word.
        doubtful: it is a name or another word too, and needs a neighbour that speaks of time.
    """

    kind: str
    value: WordValue = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class TimeKnowledge:
    """The tables of this folder.

    Attributes:
        words: English words, in lower case.
        foreign: months and weekdays of other languages, in lower case, which may hold spaces.
        holidays: names, in lower case, to the rule that dates them (see holidays.tsv).
        furniture: words around a printed date of publication.
        updated: those among them that tell of a later change.
        links: prepositions of several words, the longest first, to the class of the one that they stand for.
        before_spans: words before a span of time behind which "a week on Friday" is no day to come.
        tenses: words that tell the tense of the happening around them, ``past`` or ``future``.
    """

    words: Mapping[str, TimeWord]
    foreign: Mapping[str, TimeWord]
    holidays: Mapping[str, str]
    furniture: frozenset[str]
    updated: frozenset[str]
    links: Mapping[tuple[str, ...], str]
    before_spans: frozenset[str]
    tenses: Mapping[str, str]


@cache
def load_times() -> TimeKnowledge:
    """Return the tables, read once; raises KnowledgeError if one is malformed."""
    try:
        return TimeKnowledge(
            words=_english(_yaml("words.yaml")),
            foreign=_foreign(_yaml("foreign.yaml")),
            holidays=dict(_holidays()),
            furniture=frozenset(_yaml("printed.yaml")["furniture"] + _yaml("printed.yaml")["updated"]),
            updated=frozenset(_yaml("printed.yaml")["updated"]),
            links=_links(_yaml("words.yaml")["links"]),
            before_spans=frozenset(_yaml("words.yaml")["before_spans"]),
            tenses={word: tense for tense, words in _yaml("tense.yaml").items() for word in words},
        )
    except (KeyError, ValueError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise KnowledgeError(f"knowledge/times is malformed: {error}") from error


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _yaml(name: str) -> dict[str, Any]:
    return dict(load_values(_text(name)))


def _english(table: dict[str, Any]) -> dict[str, TimeWord]:
    doubtful = frozenset(table["doubtful"])
    words = {word: TimeWord(kind, value, word in doubtful) for word, kind, value in _entries(table)}
    words["second"] = TimeWord("second", 2)  # the ordinal and the sixtieth part of a minute
    words["couple"] = TimeWord("couple", 2)
    return words


def _entries(table: dict[str, Any]) -> list[tuple[str, str, WordValue]]:
    """Flatten the sections into (word, kind, value)."""
    found: list[tuple[str, str, WordValue]] = []
    for kind, words in table["classes"].items():
        found += [(word, kind, None) for word in words]
    for kind, section in (("unit", "units"), ("season", "seasons"), ("part", "parts")):
        found += [(word, kind, value) for value, words in table[section].items() for word in words]
    for kind, section, first in (("weekday", "weekdays", 0), ("month", "months", 1)):
        found += [(word, kind, value) for value, words in enumerate(table[section], first) for word in words]
    for kind, section in (("number", "numbers"), ("ordinal", "ordinals"), ("decade", "decades")):
        found += [(word, kind, value) for word, value in table[section].items()]
    for kind, section in (("deictic", "deictic"), ("reference", "references"), ("set", "sets")):
        found += [(word, kind, value) for word, value in table[section].items()]
    return found + [(word, "vague", None) for word in table["vague"]]


def _links(table: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    found = {tuple(phrase.split()): link for link, phrases in table.items() for phrase in phrases}
    return dict(sorted(found.items(), key=lambda row: -len(row[0])))


def _foreign(table: dict[str, Any]) -> dict[str, TimeWord]:
    words: dict[str, TimeWord] = {}
    for kind, section, first in (("fmonth", "months", 1), ("fweekday", "weekdays", 0)):
        for names in table[section].values():
            words |= {name.lower(): TimeWord(kind, value) for value, name in enumerate(names, first)}
    return words


def _holidays() -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in _text("holidays.tsv").splitlines() if not line.startswith("#")]
    return [(name.lower(), rule) for name, rule, _origin in rows]
