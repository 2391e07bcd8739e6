"""A user's own file that says what a peer's data set calls our actors; theirs are under terms of their own."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factbox.errors import UsageError

COLUMNS = ("name", "acled_actor", "acled_assoc_actor", "acled_inter", "ged_actor", "ged_actor_id")
"""``name`` is what our exports call an actor; any other column may be left out."""


@dataclass(frozen=True, slots=True)
class ActorList:
    """What a user calls our actors, by our name; whoever is not listed stays empty."""

    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def called(self, column: str, *names: str) -> str:
        """Return what a column has for the first of our names that is listed; empty if none is."""
        return next((self.rows[name][column] for name in names if name in self.rows), "")


NOBODY = ActorList()
"""The list of a user who gave none."""


def load_actor_list(path: Path) -> ActorList:
    """Read a user's list of actors: CSV, or divided by tabs if its name ends in ``.tsv``; a line of column names first.

    Raises:
        UsageError: there is no such file, or it has no column ``name``, or one that is not among :data:`COLUMNS`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the list of actors {path}: name a table with the column 'name'") from error
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t" if path.suffix == ".tsv" else ",", strict=True)
    named = set(reader.fieldnames or ())
    if "name" not in named or named - set(COLUMNS):
        raise UsageError(f"{path}: a list of actors has the columns {', '.join(COLUMNS)}; this has {sorted(named)}")
    return ActorList({row["name"].strip(): _filled(row) for row in reader})


def _filled(row: Mapping[str | None, object]) -> dict[str, str]:
    return {column: str(row.get(column) or "").strip() for column in COLUMNS}
