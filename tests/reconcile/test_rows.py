"""Reports as rows of numbers."""

from __future__ import annotations

import numpy as np
import pytest

from factbox.reconcile.rows import Rows, found_in, gather, number_words, told_twice
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
    twice = told_twice(lambda: [numbers])
    assert twice.tolist() == [5, 2**63]
    assert found_in(numbers, twice).tolist() == [True, False, True, True, True, False]
    assert not found_in(numbers, numbers[:0]).any()


def test_reports_in_blocks_and_numbers_in_parts_give_what_all_at_once_give(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [Report(str(at), f"{at}.txt", f"{TEXT} {at} and so on and so forth") for at in range(9)]
    whole = Rows(reports, {})
    numbers = [runs.tolist() for runs in gather(whole.runs(4))]
    twice = told_twice(lambda: (runs for runs, _, _ in whole.runs(4))).tolist()
    monkeypatch.setattr("factbox.reconcile.rows.BLOCK", 40)
    monkeypatch.setattr("factbox.reconcile.rows.PART", 3)
    assert len(list(whole.blocks())) > 2
    assert [runs.tolist() for runs in gather(whole.runs(4))] == numbers
    assert told_twice(lambda: (runs for runs, _, _ in whole.runs(4))).tolist() == twice
