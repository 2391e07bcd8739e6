"""Rows whose columns have other names than ours, and that nobody told about: told by the words that head them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from factbox.read.columns import Columns

HEADINGS = Path(__file__).with_name("headings.yaml")


def guess_columns(names: Iterable[object]) -> Columns | None:
    """Return which columns hold a report, by their names; None if none of them can be its text.

    Args:
        names: the heading of a table, or the fields of a JSON object.
    """
    there = {fold_name(name): name for name in reversed(list(names)) if isinstance(name, str)}
    found = {
        field: next((there[word] for word in words if word in there), None) for field, words in _headings().items()
    }
    excerpt, text, title = found.pop("excerpt"), found.pop("text"), found["title"]
    if text is None and excerpt is None:
        return None
    fields = {field: (name,) for field, name in found.items() if name is not None}
    of_text = (text,) if text is not None else tuple(name for name in (title, excerpt) if name is not None)
    return Columns("", {"text": of_text} | fields, excerpt="" if text is not None else excerpt or "")


def fold_name(name: str) -> str:
    """Return a column's name without what spreadsheets write in different ways."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


@cache
def _headings() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(HEADINGS.read_text(encoding="utf-8"))
    return loaded
