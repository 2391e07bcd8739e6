"""Answers made ahead: each view of a large ledger in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.web.story import write_story

from factbox import pipeline, stored
from factbox.cli import preparing
from factbox.errors import LedgerError, NotALedgerError
from factbox.ledger import kept, open_ledger


def test_a_process_of_its_own_makes_what_it_is_asked_for() -> None:
    assert preparing._apart(os.getpid) != os.getpid()


def test_what_goes_wrong_there_is_told_here(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear desk")
    with pytest.raises(NotALedgerError, match=r"letter\.txt is not a ledger"):
        preparing._apart(open_ledger, path)


def test_a_process_that_is_killed_is_told_of() -> None:
    with pytest.raises(LedgerError, match="killed, perhaps for want of memory"):
        preparing._apart(os._exit, 9)


@pytest.mark.parametrize("many", [0, 10**9])
def test_only_what_is_large_is_made_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], many: int
) -> None:
    path = write_story(tmp_path / "story.db")
    apart: list[str] = []

    def noted(step: Any, *args: Any) -> Any:
        apart.append(step.__name__)
        return step(*args)

    monkeypatch.setattr(preparing, "_apart", noted)
    monkeypatch.setattr(stored, "MANY", many)
    preparing.prepare(path, None, 2)
    told = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    days = [f"2031-05-0{day}" for day in (9, 8)]
    pages = ["all that is known", *(f"{clock} {day}" for clock in ("valid", "known") for day in days)]
    assert [one for one in told if "verdict" not in one] == ["the factbox", *(f"the page, {page}" for page in pages)]
    of_days = [step for _ in days for step in ("_judge_page", "_make_known")]
    assert apart == ([] if many else ["_judge_factbox", "_make_factbox", "_judge_page", "_make_page", *of_days])


def test_a_verdict_is_reached_once_before_what_is_made_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_story(tmp_path / "story.db")
    monkeypatch.setattr(preparing, "_apart", preparing._here)
    monkeypatch.setattr(stored, "MANY", 0)
    monkeypatch.setattr(kept, "WORTH", 0)
    reached: list[Any] = []
    judged = pipeline._as_vouched

    def noted(*args: Any, **asked: Any) -> Any:
        reached.append(asked["known"])
        return judged(*args, **asked)

    monkeypatch.setattr(pipeline, "_as_vouched", noted)
    preparing.prepare(path, None, 1)
    assert len(reached) == len(set(reached))
    preparing.prepare(path, None, 1)
    told = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert told.count("the verdict") == 1
    assert told.count("the verdict, known 2031-05-09") == 1
    assert len(reached) == len(set(reached))
