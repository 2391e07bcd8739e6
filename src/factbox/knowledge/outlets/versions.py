"""The words with which an outlet takes back or replaces its own text (``versions.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import regex

from factbox.knowledge.tables import load_values

TABLE = Path(__file__).with_name("versions.yaml")

Notice = Literal["replaced", "withdrawn"]
"""What a notice does to the earlier text: another text stands in its place, or none does."""


@dataclass(frozen=True, slots=True)
class _Words:
    label: regex.Pattern[str]
    note: regex.Pattern[str]


def find_notice(line: str) -> tuple[Notice, str] | None:
    """Return what a headline or first line says of an earlier text, with its words; None if it says nothing."""
    for notice, words in _words().items():
        if found := words.label.match(line) or words.note.match(line):
            return notice, " ".join(found[0].split()).rstrip(" -:–—")
    return None


def without_label(line: str) -> str:
    """Return a headline without the label before it: that of the text it takes back or replaces."""
    for words in _words().values():
        if found := words.label.match(line):
            return line[found.end() :]
    return line


@cache
def _words() -> dict[Notice, _Words]:
    data = load_values(TABLE.read_text(encoding="utf-8"))
    return {notice: _Words(_label(data[notice]["labels"]), _note(data[notice]["notes"])) for notice in get_args(Notice)}


def _label(labels: Iterable[str]) -> regex.Pattern[str]:
    """Return the pattern of a label with its mark after it, and perhaps who says so: ``CORRECTED (OFFICIAL)-``."""
    return regex.compile(rf"\W*(?:{_either(labels)})(?:\s*\([A-Z ]{{2,30}}\))?\s*[-:–—]+\s*")


def _note(notes: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(rf"\W*(?:{_either(notes)})(?!\w)", regex.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(map(regex.escape, sorted(words, key=len, reverse=True)))
