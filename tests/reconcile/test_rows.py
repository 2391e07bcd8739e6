"""Reports as rows of numbers."""

from __future__ import annotations

import numpy as np
import pytest

from factbox.reconcile.alike import Among, alike, by_number, gather, told_twice
from factbox.reconcile.rows import Rows, number_words
from factbox.reconcile.shingles import split_words
from factbox.records import Passage, Report, Span

TEXT = '“The Front’s men,” he said, "took the baker\'s cart."\n\nMENU Harun Bellin'
REPORT = Report("1", "1.txt", TEXT, passages=(Passage(Span(TEXT.index("MENU"), len(TEXT)), "boilerplate"),))


@pytest.mark.parametrize("report", [REPORT, Report("2", "2.txt", ""), Report("3", "3.txt", "ﬁne İstanbul STRASSE")])
def test_a_row_spells_the_words_of_its_report(report: Report) -> None:
    assert number_words(report, {}).spell(report) == split_words(report)


def test_a_row_is_made_once() -> None:
    kept: dict[bytes, bytes] = {}
    number_words(REPORT, kept)
    before = dict(kept)
    assert number_words(REPORT, kept).spell(REPORT) == split_words(REPORT)
    assert kept == before


def test_runs_do_not_go_from_one_report_into_the_next_nor_over_boilerplate() -> None:
    rows = Rows([REPORT, Report("2", "2.txt", "the front s men"), Report("3", "3.txt", "he said")], {})
    ((runs, report, at),) = rows.runs(4)
    assert list(zip(report.tolist(), at.tolist(), strict=True)) == [*((0, first) for first in range(8)), (1, 0)]
    assert runs[0] == runs[-1]


def test_a_word_with_an_apostrophe_is_one_word_of_a_clause() -> None:
    clauses = Rows([REPORT, Report("2", "2.txt", "front's")], {}).clauses(range(2))
    assert clauses.first.tolist() == [0, 12, 13]  # "front's" and "baker's" are one word each
    assert clauses.words[1] == clauses.words[-1]


def test_numbers_are_found_among_others() -> None:
    numbers = np.array([5, 7, 5, 2**63, 2**63, 9], np.uint64)
    twice = told_twice([numbers])
    assert twice.tolist() == [5, 2**63]
    assert Among(twice)(numbers).tolist() == [True, False, True, True, True, False]
    assert not Among(numbers[:0])(numbers).any()


def test_the_same_numbers_stand_behind_each_other() -> None:
    places, begins = alike(np.array([9, 5, 2**63, 5, 7, 2**63, 5], np.uint64))
    assert (places.tolist(), begins.tolist()) == ([1, 3, 6, 2, 5], [0, 3, 5])
    places, begins = alike(np.array([4, 1], np.uint64))
    assert (places.tolist(), begins.tolist()) == ([], [0])


@pytest.mark.parametrize("room", [True, False])
def test_numbers_in_parts_come_with_all_that_are_the_same(monkeypatch: pytest.MonkeyPatch, room: bool) -> None:
    chance = np.random.default_rng(1)
    numbers = chance.integers(0, 2**64, 40, np.uint64)[chance.integers(0, 40, 500)]
    rows = [(numbers[at : at + 9], np.arange(at, at + 9)[: len(numbers) - at]) for at in range(0, 500, 9)]
    monkeypatch.setattr("factbox.reconcile.alike.PART", 50)
    monkeypatch.setattr("factbox.reconcile.alike.HELD", 1000)
    if not room:
        monkeypatch.setattr("factbox.reconcile.alike.TemporaryFile", no_room)
    parts = list(by_number(rows))
    order = np.argsort(numbers, kind="stable")
    found = gather((one[same], place[same]) for one, place in parts for same in [np.argsort(one, kind="stable")])
    assert len(parts) > 2
    assert found[0].tolist() == numbers[order].tolist()
    assert found[1].tolist() == order.tolist()


def no_room() -> None:
    raise OSError


def test_reports_in_blocks_give_what_all_at_once_give(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [Report(str(at), f"{at}.txt", f"{TEXT} {at} and so on and so forth") for at in range(9)]
    numbers = [runs.tolist() for runs in gather(Rows(reports, {}).runs(4))]
    monkeypatch.setattr("factbox.reconcile.rows.BLOCK", 40)
    monkeypatch.setattr("factbox.reconcile.alike.HELD", 100)
    blocks = Rows(reports, {})
    assert len(list(blocks.blocks())) > 2
    assert [runs.tolist() for runs in gather(blocks.runs(4))] == numbers
