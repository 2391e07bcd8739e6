"""Ledgers of older forms, as their own programs wrote them: the same rows in their own tables, whose SQL is frozen."""

import sqlite3
from contextlib import closing
from pathlib import Path

from factbox.ledger.queries import ALL

FORMS = Path(__file__).parent / "forms"
KINDS = ("reading", "claim", "intake", "problem")


def write_form_1(newest: Path, old: Path) -> None:
    """Write what a ledger of the newest form holds as a ledger of form 1."""
    _write(newest, old, 1, {kind: ALL[kind] for kind in KINDS})


def write_form_2(newest: Path, old: Path) -> None:
    """Write what a ledger of the newest form holds as a ledger of form 2, which had a chain and redactions."""
    chain = "SELECT place, kind, row, hash FROM chain ORDER BY place"
    _write(newest, old, 2, {kind: ALL[kind] for kind in (*KINDS, "redaction")} | {"chain": chain})


def _write(newest: Path, old: Path, form: int, queries: dict[str, str]) -> None:
    with closing(sqlite3.connect(newest)) as rows, closing(sqlite3.connect(old)) as connection:
        connection.executescript((FORMS / f"form-{form}.sql").read_text(encoding="utf-8"))
        for kind, query in queries.items():
            selected = rows.execute(query)
            columns = [name for name, *_ in selected.description]
            insert = f"INSERT INTO {kind} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
            connection.executemany(insert, selected)
        connection.commit()
