"""A ledger of an older form is copied, and then brought to the newest form with nothing lost; or left as it is."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.made_old import write_form_1, write_form_2

from factbox.errors import LedgerError, Problem
from factbox.ledger import open_ledger, verify_ledger

DIM = Problem("read", "encoding", "Two bytes could not be read.", "Orvale.txt", 4, 6)


@pytest.fixture
def newest(tmp_path, make, refuse, hour):
    """Return a ledger of the newest form, with a report seen in two files, and two readers of one."""
    path = tmp_path / "newest.factbox"
    given = [
        make(problems=(DIM,)), make("Tessa", None), make(file="copy.txt"), refuse("x.bin"), make("Undine", 4),
        make(reader="factbox 0.2.0"), replace(make("Abbey"), claims=()), make("Tessa", None, file="again.txt"),
    ]  # fmt: skip
    with open_ledger(path) as ledger:
        for number, one in enumerate(given):
            assert one.into(ledger, hour(number))
    return path


@pytest.fixture
def oldest(newest, path):
    write_form_1(newest, path)
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(connection.execute("PRAGMA user_version").fetchone()), *connection.iterdump()]


def shown(path: Path) -> tuple[object, ...]:
    with open_ledger(path) as ledger:
        return ledger.reports(), ledger.claims(), ledger.problems(), ledger.counts(), ledger.digest(), ledger.head()


def copies(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.name not in (path.name, "newest.factbox"))


def test_a_ledger_of_form_1_becomes_one_that_always_had_a_chain(oldest, newest):
    before = dump(oldest)
    told = []
    open_ledger(oldest, tell=told.append).close()
    assert shown(oldest) == shown(newest)
    assert verify_ledger(oldest) == verify_ledger(newest)
    assert verify_ledger(oldest).whole
    assert copies(oldest) == ["story.factbox.form-1"]
    assert dump(oldest.with_name("story.factbox.form-1")) == before
    assert len(told) == 1
    assert "story.factbox.form-1" in told[0]


def test_a_ledger_of_form_2_keeps_its_chain(newest, path, hour):
    with open_ledger(newest) as ledger:
        ledger.redact(["Jan Example"], decided_by="A. Editor", reason="at risk", recorded=hour(9))
    write_form_2(newest, path)
    before, anchor = dump(path), verify_ledger(newest).head
    open_ledger(path).close()
    assert shown(path) == shown(newest)
    assert verify_ledger(path, anchor=anchor) == verify_ledger(newest, anchor=anchor)
    assert verify_ledger(path).whole
    assert copies(path) == ["story.factbox.form-2"]
    assert dump(path.with_name("story.factbox.form-2")) == before


def test_a_form_2_that_was_tampered_with_is_still_so_after_it_was_brought_up(newest, path):
    write_form_2(newest, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER claim_no_update")
        connection.execute("UPDATE claim SET first = 1 WHERE id = 2")
        connection.commit()
    open_ledger(path).close()
    assert [flaw.part for flaw in verify_ledger(path).flaws] == ["chain"]


def test_a_ledger_of_the_newest_form_is_not_copied(newest):
    told = []
    before = newest.read_bytes()
    open_ledger(newest, tell=told.append).close()
    assert (told, copies(newest), newest.read_bytes()) == ([], [], before)


def test_a_copy_never_takes_the_place_of_another_file(oldest):
    for name in ("story.factbox.form-1", "story.factbox.form-1.2"):
        oldest.with_name(name).write_text("mine", encoding="utf-8")
    open_ledger(oldest).close()
    assert copies(oldest) == [f"story.factbox.form-1{end}" for end in ("", ".2", ".3")]
    assert oldest.with_name("story.factbox.form-1").read_text(encoding="utf-8") == "mine"


def test_it_can_be_verified_only_after_it_was_brought_up(oldest):
    before = dump(oldest)
    [flaw] = verify_ledger(oldest).flaws
    assert "form 1; show it once" in flaw.what
    assert dump(oldest) == before


def test_a_damaged_ledger_of_form_1_is_left_as_it_is(oldest):
    with closing(sqlite3.connect(oldest, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'claim_by_reading'")  # its pages belong to nothing
    before = oldest.read_bytes()
    with pytest.raises(LedgerError, match="is damaged"):
        open_ledger(oldest)
    assert oldest.read_bytes() == before
    assert copies(oldest) == []


@pytest.mark.parametrize("form", [1, 2])
def test_a_ledger_that_denies_its_form_is_left_as_it_is(newest, form):
    with closing(sqlite3.connect(newest)) as connection:
        connection.execute(f"PRAGMA user_version = {form}")
    before = newest.read_bytes()
    with pytest.raises(LedgerError, match="is damaged"):
        open_ledger(newest)
    assert newest.read_bytes() == before


def test_a_ledger_in_use_is_left_for_later(oldest):
    with closing(sqlite3.connect(oldest, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            open_ledger(oldest, wait=0.01)
    assert copies(oldest) == []
    open_ledger(oldest).close()


DIE = """
import os, signal, sys
from factbox.ledger import forms, open_ledger
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(forms, sys.argv[2], die)
open_ledger(sys.argv[1])
"""


@pytest.mark.parametrize("step", ["_is_whole", "name_freely", "make_tables", "add_link"])
def test_a_program_that_dies_on_the_way_loses_nothing(oldest, newest, step):
    before = dump(oldest)
    died = subprocess.run([sys.executable, "-c", DIE, oldest, step], check=False)  # noqa: S603 (our own words)
    assert died.returncode == -signal.SIGKILL
    assert dump(oldest) == before
    assert shown(oldest) == shown(newest)
    assert verify_ledger(oldest).whole
    assert not [name for name in copies(oldest) if name.endswith(".part")]
