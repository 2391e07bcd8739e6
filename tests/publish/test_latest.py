"""A factbox of a long story prints the latest of each section, and says how much is earlier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.publish import factbox as building
from factbox.publish import latest as bounding
from factbox.publish.document import Section, set_aside_note
from factbox.publish.factbox import build_factbox
from factbox.publish.latest import earlier_words, latest
from factbox.records import View


def lines(section: Section) -> int:
    return len(section.rows) + sum(len(group.lines) for group in section.groups)


def test_the_latest_are_kept_in_their_order_and_the_earlier_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_LINES", 2)
    assert latest([1, 2, 3, 4]) == ([3, 4], 2)
    assert latest([1, 2]) == ([1, 2], 0)
    assert latest([1, 2, 3, 4, 5, 6], lambda number: number % 2 == 0) == ([4, 6], 3)
    assert latest([1, 3, 5], lambda number: number % 2 == 0) == ([], 0)


def test_what_is_earlier_is_said() -> None:
    assert earlier_words(0) == ""
    assert "1 earlier one is" in earlier_words(1)
    assert "12 earlier ones are" in earlier_words(12)


def test_each_section_says_what_it_leaves_out(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {section.key: section for section in build_factbox(view).sections}
    monkeypatch.setattr(bounding, "MOST_LINES", 1)
    bounded = {section.key: section for section in build_factbox(replace(view)).sections}
    long = [key for key, section in whole.items() if lines(section) > 1 and key != "copies"]
    assert long
    for key in long:
        one = bounded[key]
        assert len(one.groups) <= len(whole[key].groups)
        if key not in ("disputes", "forecasts"):  # two sides to a dispute, and two kinds of forecasts
            assert lines(one) == 1, key
            assert "earlier" in one.note, key
    kept = [line for group in bounded["changes"].groups for line in group.lines]
    assert kept[-1].sentence == [line for group in whole["changes"].groups for line in group.lines][-1].sentence


def test_of_many_reports_that_nothing_is_cited_from_the_others_are_counted(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = build_factbox(view)
    monkeypatch.setattr(building, "MOST_LISTED", 1)
    assert len(every.not_cited) == 2
    assert build_factbox(view).not_cited == ("1 other", every.not_cited[-1])
    assert set_aside_note(every).startswith("0 reports")
