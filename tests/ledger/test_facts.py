"""Facts kept beside a ledger: pieces of a verdict that a new report leaves as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

import factbox
from factbox.ledger import Ledger, kept, open_ledger

from .test_kept import NOW, add, never


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(kept, "WORTH", 0)
    with open_ledger(tmp_path / "story.factbox") as opened:
        for number in range(6):
            add(opened, number, Random(number), NOW)  # noqa: S311 - the same seed, the same story
        factbox.view(opened, remember=True)
        yield opened


def add_one(ledger: Ledger) -> None:
    add(ledger, 99, Random(99), NOW)  # noqa: S311 - the same seed, the same story


def facts(ledger: Ledger) -> int:
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base:
        return int(base.execute("SELECT count(*) FROM fact").fetchone()[0])


def test_a_new_report_alone_is_cut_into_words(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from factbox.reconcile import rows

    cut: list[str] = []
    whole = rows.cut_words
    monkeypatch.setattr(rows, "cut_words", lambda one: cut.append(one.file) or whole(one))
    add_one(ledger)
    factbox.view(ledger, remember=True)
    assert cut == ["99.txt"]


def test_only_places_of_which_something_is_said_are_judged_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = factbox.view(ledger, remember=True)
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        base.execute("DELETE FROM verdict")
    monkeypatch.setattr("factbox.reconcile.control._judge_place", never)
    assert factbox.view(ledger, remember=True) == seen


@pytest.mark.parametrize("damage", ["zeroblob(length(packed))", "packed || x'00'"])
def test_damaged_facts_are_worked_out_again(ledger: Ledger, damage: str) -> None:
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        base.execute(f"UPDATE fact SET packed = {damage}")  # noqa: S608 - words of ours
    add_one(ledger)
    assert factbox.view(ledger, remember=True) == factbox.view(ledger)


def test_facts_of_another_program_are_thrown_away(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before = facts(ledger)
    monkeypatch.setattr(kept, "program", lambda: b"another")
    add_one(ledger)
    assert factbox.view(ledger, remember=True) == factbox.view(ledger)
    assert before <= facts(ledger) < 2 * before


def test_a_file_from_before_facts_gets_a_table_for_them(ledger: Ledger) -> None:
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        base.execute("DROP TABLE fact")
    add_one(ledger)
    factbox.view(ledger, remember=True)
    assert facts(ledger)


def test_the_oldest_facts_are_dropped_where_there_are_too_many(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_FACTS", 1)
    add_one(ledger)
    factbox.view(ledger, remember=True)
    assert facts(ledger) <= 1


def test_facts_that_are_written_one_by_one_are_all_found_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "AT_ONCE", 0)
    before = facts(ledger)
    add_one(ledger)
    assert factbox.view(ledger, remember=True) == factbox.view(ledger)
    after = facts(ledger)
    assert after > before
    with closing(sqlite3.connect(f"{ledger.name}.kept")) as base, base:
        base.execute("DELETE FROM verdict")
    assert factbox.view(ledger, remember=True) == factbox.view(ledger)
    assert facts(ledger) == after
