"""The command that opens the page; what it serves is tested in ``tests/web``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factbox.cli import app
from factbox.errors import LedgerError, UsageError
from factbox.web.users import load_users


def test_an_address_that_others_reach_is_refused_without_users(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "any.db"), "--host", "0.0.0.0"])  # noqa: S104
    assert isinstance(result.exception, UsageError)
    assert "--users" in str(result.exception)


def test_a_missing_ledger_is_told_before_the_server_starts(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "none.db")])
    assert isinstance(result.exception, LedgerError)


def test_without_the_packages_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "factbox.web.serving", raising=False)
    monkeypatch.delattr("factbox.web.serving", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "any.db")])
    assert isinstance(result.exception, UsageError)
    assert "factbox[web]" in str(result.exception)


def test_users_are_added_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "desk.users"
    typed = "a long passphrase\na long passphrase\n"
    added = CliRunner().invoke(app, ["users", "add", str(file), "ada", "--role", "reviewer"], input=typed)
    assert added.exit_code == 0
    assert "a long passphrase" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    token = CliRunner().invoke(app, ["users", "token", str(file), "ada"]).stdout.strip()
    assert len(token) > 40
    assert token not in file.read_text(encoding="utf-8")
    assert load_users(file).of_token(token) == load_users(file).find("ada")
    assert CliRunner().invoke(app, ["users", "token", str(file), "ada", "--end"]).exit_code == 0
    assert load_users(file).of_token(token) is load_users(file).of_token("") is None
    assert isinstance(CliRunner().invoke(app, ["users", "token", str(file), "bob"]).exception, UsageError)
    assert CliRunner().invoke(app, ["users", "remove", str(file), "ada"]).exit_code == 0
    assert "ada" not in file.read_text(encoding="utf-8")
