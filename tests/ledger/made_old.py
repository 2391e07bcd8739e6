"""A ledger of form 1, as its own program wrote it: the same rows in its own tables, whose SQL is frozen beside this."""

import sqlite3
from contextlib import closing
from pathlib import Path

from factbox.ledger.queries import ALL

FORM_1 = Path(__file__).parent / "forms" / "form-1.sql"
KINDS = ("reading", "claim", "intake", "problem")


def write_form_1(newest: Path, old: Path) -> None:
    """Write what a ledger of the newest form holds as a ledger of form 1."""
    with closing(sqlite3.connect(newest)) as rows, closing(sqlite3.connect(old)) as connection:
        connection.executescript(FORM_1.read_text(encoding="utf-8"))
        for kind in KINDS:
            selected = rows.execute(ALL[kind])
            columns = [name for name, *_ in selected.description]
            insert = f"INSERT INTO {kind} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
            connection.executemany(insert, selected)
        connection.commit()
