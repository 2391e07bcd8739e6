"""The tables beside this file: regions, aliases, capitals, demonyms and their like, as rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table beside this file; lines that begin with # are comments."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
