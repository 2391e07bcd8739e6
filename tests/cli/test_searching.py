"""`factbox search` prints a line for each place where the words stand."""

import json

import pytest
from typer.testing import CliRunner

from factbox.cli import app
from factbox.errors import UsageError


def run(*arguments):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    return result.stdout


@pytest.fixture
def ledger(tmp_path):
    report = tmp_path / "one.txt"
    report.write_text("The Taliban captured Zaranj on Friday, a resident said.\n", encoding="utf-8")
    run("read", report, "--ledger", tmp_path / "story.db", "--published", "2021-08-13", "--country", "AF")
    return tmp_path / "story.db"


def test_claims_and_reports_are_found(ledger):
    lines = run("search", ledger, "captured", "zaranj").splitlines()
    assert len(lines) == 2
    assert any(line.startswith("2021-08-13 territory.capture Zaranj: “") for line in lines)
    assert run("search", ledger, "captured Zaranj", "--place", "Ghazni") == ""


def test_json_has_the_claim(ledger):
    [row] = json.loads(run("search", ledger, "Zaranj", "--type", "territory", "--json"))
    assert (row["claim"]["where"]["name"], row["published"]) == ("Zaranj", "2021-08-13 23:59:59+00:00")


def test_what_is_no_day_is_refused(ledger):
    with pytest.raises(UsageError, match="a day is written"):
        run("search", ledger, "Zaranj", "--since", "Friday")
