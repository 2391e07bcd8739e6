"""Reviews on the command line: decide, list, undo; what follows from it is seen in the factbox."""

import json
import re

import pytest
from typer.testing import CliRunner

from factbox.cli import app
from factbox.errors import UsageError

TEXT = "The Taliban captured Zaranj on Friday, a resident said.\n\nThe Taliban captured Ghazni on Thursday.\n"
WHO = ("--by", "A. Editor", "--why", "as the page says")


def run(*arguments):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    return result.output


@pytest.fixture
def ledger(tmp_path):
    report = tmp_path / "one.txt"
    report.write_text(TEXT, encoding="utf-8")
    run("read", report, "--ledger", tmp_path / "story.db", "--published", "2021-08-13", "--country", "AF")
    return tmp_path / "story.db"


def claims(ledger):
    rows = run("export", "claims", "--ledger", ledger).splitlines()
    return {row["place"]: row for row in map(json.loads, rows) if row["type"] == "territory.capture"}


def test_a_claim_is_rejected_listed_and_brought_back(ledger):
    one = claims(ledger)["Zaranj"]["id"]
    assert run("review", ledger, "reject", one[:10], *WHO) == f"review 1: reject {one[:10]}\n"
    assert set(claims(ledger)) == {"Ghazni"}
    listed = run("review", ledger, "list")
    assert re.fullmatch(rf"review 1: reject {one}, .* UTC, by A. Editor: as the page says\n", listed)
    run("review", ledger, "undo", 1, *WHO)
    assert set(claims(ledger)) == {"Ghazni", "Zaranj"}
    assert "undone by A. Editor: as the page says" in run("review", ledger, "list")
    assert json.loads(run("review", ledger, "list", "--json"))[0]["undone_by"] == "A. Editor"


def test_a_claim_is_corrected_in_the_notation(ledger):
    one = claims(ledger)["Ghazni"]["id"]
    run("review", ledger, "correct", one, "--set", "where: Kunduz | stance: claimed", *WHO)
    row = claims(ledger)["Kunduz"]
    assert (row["id"], row["stance"], row["country"]) == (one, "claimed", "AF")


def test_agreement_is_printed(ledger):
    one = claims(ledger)["Zaranj"]["id"]
    for who, action in (("A. Editor", "reject"), ("B. Chief", "accept")):
        run("review", ledger, action, one, "--by", who, "--why", "so")
    assert run("review", ledger, "agreement") == "A. Editor, B. Chief: 1 claims, equal 0.00, kappa 0.00\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("praise", "x"), "there is no 'praise'"),
        (("reject",), "needs the id of one claim, and got 0"),
        (("reject", "zzz", *WHO), "0 claims have an id"),
        (("undo", "x", *WHO), "number of one review"),
        (("undo", "7", *WHO), "No review 7 stands"),
    ],
)
def test_misuse_is_told(ledger, arguments, said):
    with pytest.raises(UsageError, match=said):
        run("review", ledger, *arguments)
