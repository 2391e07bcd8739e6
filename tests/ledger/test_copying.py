"""A backup, and what is restored from it: whole and verified, or the target is as it was."""

import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.made_old import write_form_1

from factbox.errors import LedgerError, NotALedgerError, UsageError
from factbox.ledger import copying, open_ledger, verify_ledger
from factbox.ledger.copying import copy_ledger


@pytest.fixture
def filled(path, make, refuse, hour):
    with open_ledger(path) as ledger:
        for one in (make(), make("Tessa", None), refuse("x.bin")):
            one.into(ledger, hour(0))
    return path


@pytest.fixture
def target(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "backup.factbox"


def files(target: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in target.parent.iterdir()}


def test_a_backup_is_the_ledger_and_restores_it(filled, target, make, hour):
    before = filled.read_bytes()
    found = copy_ledger(filled, target)
    assert found == verify_ledger(filled) == verify_ledger(target)
    assert filled.read_bytes() == before
    assert list(files(target)) == [target.name]
    with open_ledger(filled) as ledger:
        make("Later").into(ledger, hour(1))
    filled.unlink()
    assert copy_ledger(target, filled) == found
    with open_ledger(filled, create=False) as ledger:
        assert make("Later").into(ledger, hour(1))


def test_a_ledger_that_is_there_is_replaced_only_when_asked(filled, target, make, hour):
    with open_ledger(target) as ledger:
        make("Undine").into(ledger, hour(0))
    before = files(target)
    with pytest.raises(UsageError, match="is there already"):
        copy_ledger(filled, target)
    assert files(target) == before
    assert copy_ledger(filled, target, replace=True) == verify_ledger(target) == verify_ledger(filled)
    assert list(files(target)) == [target.name]


def test_a_file_that_is_no_ledger_is_never_replaced(filled, target):
    target.write_text("my notes", encoding="utf-8")
    with pytest.raises(NotALedgerError):
        copy_ledger(filled, target, replace=True)
    assert files(target) == {target.name: b"my notes"}


def test_an_empty_file_is_replaced_only_when_asked(filled, target):
    target.touch()
    with pytest.raises(UsageError, match="is there already"):
        copy_ledger(filled, target)
    assert copy_ledger(filled, target, replace=True).whole


def test_a_ledger_is_not_copied_onto_itself(filled, tmp_path):
    (tmp_path / "link").symlink_to(filled)
    for target in (filled, tmp_path / "link"):
        with pytest.raises(UsageError, match="are one file"):
            copy_ledger(filled, target, replace=True)


@pytest.mark.parametrize("there", [False, True])
def test_what_is_not_whole_is_neither_backed_up_nor_restored(filled, target, there):
    if there:
        open_ledger(target).close()
    before = files(target)
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER claim_no_update")
        connection.execute("UPDATE claim SET first = 3")
    with pytest.raises(LedgerError, match="is not whole"):
        copy_ledger(filled, target, replace=True)
    assert files(target) == before


def test_what_is_missing_or_no_ledger_cannot_be_copied(path, target):
    with pytest.raises(LedgerError, match="There is no ledger"):
        copy_ledger(path, target)
    path.write_text("my notes", encoding="utf-8")
    with pytest.raises(NotALedgerError):
        copy_ledger(path, target)
    assert files(target) == {}


def test_a_copy_of_form_1_becomes_one_of_the_newest_form_and_is_left_itself(filled, tmp_path, target):
    old = tmp_path / "old.factbox"
    write_form_1(filled, old)
    before = old.read_bytes()
    assert copy_ledger(old, target) == verify_ledger(filled)
    assert old.read_bytes() == before
    assert list(files(target)) == [target.name]


def test_a_busy_ledger_is_neither_copied_nor_replaced(filled, target):
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            copy_ledger(filled, target, wait=0.01)
    open_ledger(target).close()
    before = files(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            copy_ledger(filled, target, replace=True, wait=0.01)
    assert files(target) == before


def leave_a_journal(path: Path) -> bytes:
    """Leave a ledger as a program that was killed in the midst of a write leaves it; return its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        rows = [("x" * 900,)] * 90
        connection.executemany("INSERT INTO claim (reading, claim, first, last, record) VALUES (1, 'x', 0, 1, ?)", rows)
        left = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(left[0])
    path.with_name(f"{path.name}-journal").write_bytes(left[1])
    return left[1]


def test_the_journal_of_a_replaced_ledger_does_not_reach_its_heir(filled, target, make, hour):
    with open_ledger(target) as ledger:
        make("Undine").into(ledger, hour(0))
    leave_a_journal(target)
    assert copy_ledger(filled, target, replace=True) == verify_ledger(target)
    assert list(files(target)) == [target.name]


def test_the_journal_of_a_ledger_that_is_gone_is_named(filled, target):
    target.with_name(f"{target.name}-journal").write_bytes(leave_a_journal(filled))
    with pytest.raises(LedgerError, match="-journal is left of a ledger that is gone"):
        copy_ledger(filled, target)


def test_what_a_killed_program_left_unfinished_is_not_copied(filled, target):
    whole = verify_ledger(filled)
    leave_a_journal(filled)
    assert copy_ledger(filled, target) == whole


def test_a_disk_that_is_full_leaves_nothing(filled, target):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(LedgerError, match="Check the disk and its free room"):
            copy_ledger(filled, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert files(target) == {}


def test_a_missing_folder_is_said_to_be_so(filled, tmp_path):
    with pytest.raises(LedgerError, match=r"Check (the|that its) folder"):
        copy_ledger(filled, tmp_path / "nowhere" / "backup.factbox")


def test_a_name_that_is_taken_in_the_meantime_is_left(filled, target, monkeypatch):
    def verify(path):
        target.write_text("somebody else was faster", encoding="utf-8")
        return verify_ledger(path)

    monkeypatch.setattr(copying, "verify_ledger", verify)
    with pytest.raises(UsageError, match="came to be meanwhile"):
        copy_ledger(filled, target)
    assert files(target) == {target.name: b"somebody else was faster"}


DIE = """
import os, signal, sys
from factbox.ledger import copying
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(copying, sys.argv[3], die)
copying.copy_ledger(sys.argv[1], sys.argv[2], replace=True)
"""


@pytest.mark.parametrize("step", ["bring_to_form", "verify_ledger", "name_anew"])
def test_a_program_that_dies_on_the_way_leaves_the_target_as_it_was(filled, target, step):
    open_ledger(target).close()
    before = target.read_bytes()
    died = subprocess.run([sys.executable, "-c", DIE, filled, target, step], check=False)  # noqa: S603 (our own words)
    assert died.returncode == -signal.SIGKILL
    assert target.read_bytes() == before
    assert copy_ledger(filled, target, replace=True) == verify_ledger(filled)
    assert list(files(target)) == [target.name]


WRITE = """
import sys
from pathlib import Path
from tests.ledger.soak import add_all
add_all(Path(sys.argv[1]), 1, 1_000_000)
"""


def test_backups_while_another_program_writes(path, target):
    command = [sys.executable, "-c", WRITE, path]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as child:  # noqa: S603
        assert child.stdout.readline()
        copies = [copy_ledger(path, target.with_name(f"{number}.factbox"), wait=60) for number in range(20)]
        child.kill()
        child.stdout.read()
    assert len({found.records for found in copies}) > 1
    assert all(verify_ledger(path, anchor=found.head).anchored == found.records for found in copies)
