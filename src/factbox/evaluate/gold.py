"""What the evaluations of the language room share: finding gold files, reading their lines, and the F1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factbox.errors import UsageError


def gold_files(path: Path, endings: tuple[str, ...]) -> list[Path]:
    """Return the files of a folder with one of the endings, by name; a file stands for itself.

    Raises:
        UsageError: the folder has none.
    """
    if path.is_file():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix in endings)
    if not found:
        raise UsageError(f"{path} has no file that ends in {', '.join(endings)}")
    return found


def gold_text(path: Path) -> str:
    """Return the text of a gold file.

    Raises:
        UsageError: it is no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as text: {error}") from error


def gold_rows(path: Path, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file; where it names splits, those of ``test`` alone.

    Raises:
        UsageError: a line is no JSON object with those fields.
    """
    rows = [_row(path, number, line, fields) for number, line in enumerate(gold_text(path).split("\n"), 1) if line]
    has_test = any(row.get("split") == "test" for row in rows)
    yield from (row for row in rows if not has_test or row["split"] == "test")


def _row(path: Path, number: int, line: str, fields: tuple[str, ...]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{path}:{number} is no JSON: {error}") from error
    if not isinstance(row, dict) or any(field not in row for field in fields):
        raise UsageError(f"{path}:{number} is no object with {', '.join(fields)}")
    return row


def share(part: float, whole: float) -> float:
    """Return a share to four digits; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def f1(gold: int, found: int, right: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return share(2 * right, gold + found)
