"""A file that is not ours to write is left byte for byte as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factbox.errors import LedgerError, NewerLedgerError, NotALedgerError
from factbox.ledger import open_ledger, verify_ledger
from factbox.ledger.forms import FORM


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def filled(path, make, hour):
    with open_ledger(path) as ledger:
        make().into(ledger, hour(0))
    return path


@pytest.mark.parametrize("journal", [False, True])
def test_a_newer_ledger_is_refused_untouched(filled, journal):
    sql(filled, f"PRAGMA user_version = {FORM + 1}")
    if journal:
        filled.with_name(f"{filled.name}-journal").write_bytes(b"left by a program that was killed")
    before = state(filled.parent)
    with pytest.raises(NewerLedgerError, match="newer version of factbox"):
        open_ledger(filled)
    assert state(filled.parent) == before


@pytest.mark.parametrize("content", [b"place,holder\n", b"x", b"SQLite format 3\x00", b"\x00" * 5000])
def test_another_file_is_refused_untouched(path, content):
    path.write_bytes(content)
    before = state(path.parent)
    with pytest.raises(NotALedgerError, match="is not a ledger"):
        open_ledger(path)
    assert state(path.parent) == before


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE reading (id)", "PRAGMA user_version = 1", "PRAGMA application_id = 77"]
)
def test_another_database_is_refused_untouched(path, statement):
    sql(path, statement)
    before = state(path.parent)
    with pytest.raises(NotALedgerError, match="is not a ledger"):
        open_ledger(path)
    assert state(path.parent) == before


def test_a_ledger_cut_short_is_refused_untouched(filled):
    filled.write_bytes(filled.read_bytes()[:6000])
    before = state(filled.parent)
    with pytest.raises(LedgerError, match="damaged"), open_ledger(filled) as ledger:
        ledger.reports()
    assert state(filled.parent) == before


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(NotALedgerError, match="not a file"):
        open_ledger(tmp_path)


def test_a_missing_ledger_is_created_only_where_asked(path):
    with pytest.raises(LedgerError, match="There is no ledger at"):
        open_ledger(path, create=False)
    assert not path.exists()
    open_ledger(path).close()
    open_ledger(path, create=False).close()


def test_an_empty_file_becomes_a_ledger(path):
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.counts()["given"] == 0


def test_a_missing_folder_is_said_to_be_so(tmp_path):
    with pytest.raises(LedgerError, match="Check that its folder exists"):
        open_ledger(tmp_path / "nowhere" / "story.factbox")


def test_names_that_mean_something_in_an_address(tmp_path, make, hour):
    path = tmp_path / "a?mode=memory#b %41 ü.factbox"
    with open_ledger(str(path)) as ledger:
        make().into(ledger, hour(0))
    assert path.stat().st_size
    with open_ledger(path, create=False) as ledger:
        assert len(ledger.reports()) == 1


def test_two_may_create_the_same_ledger(path, make, hour):
    with open_ledger(path) as one, open_ledger(path) as other:
        assert make("Orvale").into(one, hour(0))
        assert make("Tessa").into(other, hour(0))
        assert not make("Orvale").into(other, hour(0))
        assert one.digest() == other.digest()


@pytest.mark.parametrize("table", ["reading", "intake", "claim", "problem", "redaction", "chain"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET rowid = rowid",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "INSERT INTO {0} SELECT * FROM {0} WHERE TRUE ON CONFLICT DO UPDATE SET rowid = rowid",
    ],
)
def test_nothing_is_changed_or_taken_out(path, refuse, make, hour, table, statement):
    with open_ledger(path) as ledger:
        make().into(ledger, hour(0))
        refuse("x.bin").into(ledger, hour(0))
        ledger.redact(["Jan Example"], decided_by="A. Editor", reason="at risk", recorded=hour(0))
    before = state(path.parent)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sql(path, statement.format(table))
    assert state(path.parent)[path.name][0] == before[path.name][0]


def test_writes_are_safe_ones(path, ledger):
    def setting(name):
        return ledger._connection.execute(f"PRAGMA {name}").fetchone()[0]

    assert (setting("journal_mode"), setting("synchronous"), setting("fullfsync")) == ("delete", 3, 1)


def test_a_write_ahead_log_is_not_kept(filled, make, hour):
    sql(filled, "PRAGMA journal_mode = WAL")
    with open_ledger(filled) as ledger:
        assert make("Tessa").into(ledger, hour(1))
    assert {file.name for file in filled.parent.iterdir()} == {filled.name}
    assert verify_ledger(filled).whole


def test_a_write_ahead_log_that_others_use_is_refused(filled):
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM reading").fetchall()
        with pytest.raises(LedgerError, match=r"in use by another program|which is unsafe here"):
            open_ledger(filled, wait=0.01)
        assert [(flaw.part, flaw.what) for flaw in verify_ledger(filled).flaws] == [
            ("file", "it keeps another journal than a ledger does")
        ]


def test_an_sqlite_that_is_too_old_is_refused(path, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(LedgerError, match=r"needs SQLite 3\.37\.0 or newer"):
        open_ledger(path)
    assert not path.exists()
