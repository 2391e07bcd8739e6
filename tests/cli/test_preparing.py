"""Answers made ahead: each view of a large ledger in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.web.story import write_story

from factbox import stored
from factbox.cli import preparing
from factbox.errors import LedgerError, NotALedgerError
from factbox.ledger import open_ledger


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
    assert told == ["the factbox", *(f"the page, {page}" for page in pages)]
    assert apart == ([] if many else ["_make_factbox", "_make_page", "_make_known", "_make_known"])
