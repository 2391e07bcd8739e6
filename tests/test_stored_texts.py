"""Texts of reports in a file: the reports are what they were."""

from __future__ import annotations

import pickle
from dataclasses import asdict, replace
from pathlib import Path

import msgspec
import pytest

from factbox import stored_texts
from factbox.records import Report
from factbox.stored_texts import StoredReport, Texts, with_texts_in_file

REPORTS = (
    Report(id="1", file="a.txt", text="Harun fell on Friday.", outlet="Harun Post", wires=("AFP",)),
    Report(id="2", file="b.txt", text=""),
    Report(id="3", file="c.txt", text="“Fünf Tote” – \N{COLLISION SYMBOL} \ud800 end"),
)


def test_a_report_with_its_text_in_a_file_is_the_report() -> None:
    filed = tuple(with_texts_in_file(REPORTS, None))
    assert all(isinstance(one, StoredReport) for one in filed)
    assert [one.text for one in reversed(filed)] == [one.text for one in reversed(REPORTS)]
    assert filed == REPORTS
    assert all(plain == one for plain, one in zip(REPORTS, filed, strict=True))
    assert set(filed) == set(REPORTS)
    assert repr(filed) == repr(REPORTS)
    assert filed[0] != REPORTS[1]
    assert filed[0] != object()


def test_its_text_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_texts, "AT_HAND", 1)
    first, second, _ = with_texts_in_file(REPORTS, None)
    assert first.text is first.text
    held = first.text
    assert second.text == ""
    assert first.text == held
    assert first.text is not held


def test_it_is_changed_written_and_sent_as_the_report() -> None:
    filed = next(with_texts_in_file(REPORTS, None))
    assert replace(filed, file="d.txt") == replace(REPORTS[0], file="d.txt")
    assert replace(filed, text="").text == ""
    assert msgspec.json.encode(filed) == msgspec.json.encode(REPORTS[0])
    assert pickle.loads(pickle.dumps(filed)) == REPORTS[0]  # noqa: S301 - our own
    assert asdict(filed) == asdict(REPORTS[0])
    with pytest.raises(AttributeError, match="texts"):
        _ = filed.texts  # type: ignore[attr-defined]


def test_where_nothing_can_be_written_texts_are_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tuple(map(type, with_texts_in_file(REPORTS, tmp_path / "none"))) == (Report,) * 3

    def full(self: Texts, report: Report) -> StoredReport:
        raise OSError

    monkeypatch.setattr(Texts, "put", full)
    assert tuple(map(type, with_texts_in_file(REPORTS, tmp_path))) == (Report,) * 3
