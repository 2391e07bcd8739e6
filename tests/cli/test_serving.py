"""The command that opens the page; what it serves is tested in ``tests/web``."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factbox.cli import app
from factbox.errors import LedgerError, UsageError


def test_an_address_that_others_reach_is_refused_without_users(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "any.db"), "--host", "0.0.0.0"])  # noqa: S104
    assert isinstance(result.exception, UsageError)
    assert "--users" in str(result.exception)


def test_a_missing_ledger_is_told_before_the_server_starts(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "none.db")])
    assert isinstance(result.exception, LedgerError)


def test_without_the_packages_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "factbox.web.app", None)
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "any.db")])
    assert isinstance(result.exception, UsageError)
    assert "factbox[web]" in str(result.exception)
