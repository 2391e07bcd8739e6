"""What a database calls the fields of a report, and how its rows become ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factbox.errors import KnowledgeError, UsageError

DATABASES = Path(__file__).with_name("databases.yaml")
FIELDS = ("text", "title", "outlet", "url", "published")
_NOTHING = frozenset(("none", "null", "nan", "nat", "n/a"))
"""What programs write into a cell that has no value."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold a report.

    Attributes:
        name: the file or database that says so.
        fields: our field to their columns; several are joined with a blank line.
        rows: the path to the list of reports in a JSON file; empty if the file is the list.
        excerpt: the column whose text is only a part of the report; empty if it is the whole.
    """

    name: str
    fields: Mapping[str, tuple[str, ...]]
    rows: str = ""
    excerpt: str = ""

    def pick(self, row: object) -> object:
        """Return a row of theirs with our names; what is no object is returned as it is."""
        if not isinstance(row, Mapping):
            return row
        picked = {field: _joined([_cell(row, column) for column in columns]) for field, columns in self.fields.items()}
        basis = {"basis": f"field {self.fields['published'][0]!r}"} if "published" in self.fields else {}
        return picked | basis

    def list_in(self, value: object) -> object:
        """Return the list of reports in the value of a JSON file; the value itself if it has no such list."""
        inner: object = value
        for part in filter(None, self.rows.split(".")):
            inner = inner.get(part) if isinstance(inner, Mapping) else None
        return value if inner is None else inner

    def missing(self, names: list[str]) -> list[str]:
        """Return which columns of the text a table does not have."""
        return [column for column in self.fields["text"] if column not in names]


OURS = Columns("", {field: (field,) for field in (*FIELDS, "basis")})
"""The names that our own rows have."""


def load_columns(name: str | Path) -> Columns:
    """Return the columns that a file, or the name of a database we know, says.

    Args:
        name: a ``.yaml`` file of ``field: column`` lines, a ``.tsv`` file of field and column, a name in
            ``databases.yaml``, or the words themselves: ``text=Body,title=Headline``. The fields are ``text`` (which
            must be there), ``title``, ``outlet``, ``url``, ``published``, and ``rows``.

    Raises:
        UsageError: there is no such file and no such name, or it is not of that shape.
    """
    known = _databases()
    if str(name) in known:
        return known[str(name)]
    path = Path(name)
    if not path.is_file() and "=" in str(name):
        return _from_words(str(name))
    if not path.is_file():
        raise UsageError(
            f"no file and no database {str(name)!r}; name a file, one of {', '.join(sorted(known))}, "
            "or say it in words: text=Body,title=Headline"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
        loaded = _from_table(text) if path.suffix.casefold() == ".tsv" else yaml.safe_load(text)
        return _columns(path.name, loaded)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KnowledgeError) as error:
        told = " ".join(str(error).split())
        raise UsageError(f"{path} does not name columns: {told}; write lines such as `text: body`") from error


@cache
def _databases() -> dict[str, Columns]:
    loaded = yaml.safe_load(DATABASES.read_text(encoding="utf-8"))
    return {name: _columns(name, entry) for name, entry in loaded.items()}


def _from_words(words: str) -> Columns:
    """Return what `text=Body,title=Headline` says; a field that comes twice has two columns."""
    found: dict[str, list[str]] = {}
    for pair in words.split(","):
        field, _, column = pair.partition("=")
        found.setdefault(field.strip(), []).append(column.strip())
    try:
        return _columns("", found)
    except KnowledgeError as error:
        raise UsageError(f"--columns {words} does not name columns: {error}; write text=Body,title=Headline") from error


def _from_table(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        field, tab, column = line.partition("\t")
        if tab and not line.startswith("#"):
            found.setdefault(field.strip(), []).append(column.strip())
    return found


def _columns(name: str, loaded: Any) -> Columns:
    if not isinstance(loaded, dict):
        raise KnowledgeError("it is no list of fields with their columns")
    fields = {str(field): tuple(map(str, _listed(columns))) for field, columns in loaded.items()}
    rows = ".".join(fields.pop("rows", ()))
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise KnowledgeError(f"{', '.join(unknown)} is none of {', '.join(FIELDS)}")
    if empty := [field for field, columns in fields.items() if not columns or not all(columns)]:
        raise KnowledgeError(f"{', '.join(empty)} has no column")
    if "text" not in fields:
        raise KnowledgeError("it does not say which column is the text")
    return Columns(name, fields, rows)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value is not None else []


def _joined(cells: list[object]) -> object:
    """Return the texts of several columns as one; a single value stays what it is, so that no string is told as one."""
    return cells[0] if len(cells) == 1 else "\n\n".join(cell for cell in cells if isinstance(cell, str))


def _cell(row: Mapping[Any, Any], column: str) -> object:
    """Return what stands in a column, or at a path with dots; None for nothing."""
    value: Any = row.get(column)
    if value is None and "." in column:
        value = row
        for part in column.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    return None if isinstance(value, str) and value.strip().casefold() in _NOTHING else value
