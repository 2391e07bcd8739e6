"""Exports on the command line, and the commands of docs/exports.md run on the example, as they stand there."""

from __future__ import annotations

import csv
import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factbox.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, status: int = 0) -> str:
    monkeypatch.setattr(sys, "argv", ["factbox", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert (ended.value.code or 0) == status, f"{arguments}\n{told.out}\n{told.err}"
    return told.out + told.err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the example lies where the page has it."""
    made = tmp_path_factory.mktemp("desk")
    (made / "examples").symlink_to(ROOT / "examples")
    return made


def shown() -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of the page in order, each with the lines that stand under it."""
    for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            yield command, [line for line in lines if line]


def test_the_commands_of_the_page_say_what_it_says(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    commands = list(shown())
    assert len(commands) > 10
    for command, lines in commands:
        told = run(capsys, monkeypatch, *shlex.split(command)[1:]).splitlines()
        assert [line for line in lines if line not in told] == [], command
    check_files(folder)


def check_files(folder: Path) -> None:
    """Check that the files of the page are there, each in its form, and agree on what fell."""
    with (folder / "control.csv").open(encoding="utf-8", newline="") as stream:
        taken = [row for row in csv.DictReader(stream) if row["change"] == "taken"]
    with (folder / "acled.csv").open(encoding="utf-8", newline="") as stream:
        acled = list(csv.DictReader(stream, strict=True))
    overtaken = [row for row in acled if re.search("overtakes territory|transfer of territory", row["sub_event_type"])]
    assert sorted(row["location"] for row in overtaken) == sorted(row["place"] for row in taken)
    assert {row["actor1"] for row in overtaken} == {"Taliban"}
    claimed = {row["place"] for row in taken if row["status"] == "claimed"}
    assert {row["location"] for row in overtaken if row["tags"] == "status=claimed"} == claimed
    features = json.loads((folder / "kabul.geojson").read_text(encoding="utf-8"))["features"]
    hollow = {f["properties"]["place"] for f in features if f["properties"]["look"] == "hollow"}
    assert claimed <= hollow
    assert len(json.loads((folder / "tasks.json").read_text(encoding="utf-8"))) == 12
    changes = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    assert changes["count"]["new"] > 0


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "1.txt").write_text(
        "The Harbour Courier\n\nAugust 12, 2021\n\nThe Taliban claimed on Thursday to have captured Ghazni.\n"
    )
    (reports / "2.txt").write_text(
        "The Pine Street Post\n\nAugust 13, 2021\n\nTaliban fighters captured Ghazni on Thursday.\n"
    )
    run(capsys, monkeypatch, "read", str(reports), "--ledger", str(tmp_path / "l.db"))
    return tmp_path / "l.db"


def test_a_claim_that_is_reported_a_day_later_is_upgraded_by_that_report(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = run(capsys, monkeypatch, "changes", str(ledger), "--since", "2021-08-12", "--json")
    [change] = json.loads(told)["changes"]
    assert (change["kind"], change["before"], change["status"]) == ("upgraded", "claimed", "reported")
    assert [report["outlet"] for report in change["reports"]] == ["The Pine Street Post"]
    assert change["known"] == "2021-08-13T23:59:59Z"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--since", "2021-08-14", "--until", "2021-08-12"], "name an earlier moment"),
        (["--since", "2021-08-12", "--json", "--csv"], "choose one of --json, --csv and --atom"),
        (["--since", "2021-08-12", "-o", "x.txt"], "-o needs one of them"),
        (["--since", "yesterday"], "2021-08-31"),
    ],
)
def test_misuse_of_changes_says_what_to_do(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, options: list[str], message: str
) -> None:
    assert message in run(capsys, monkeypatch, "changes", str(ledger), *options, status=2)


def test_what_is_left_out_is_on_standard_error_and_the_rows_are_not(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["factbox", "export", "ged", "--ledger", str(ledger)])
    with pytest.raises(SystemExit):
        main()
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    left_out, unnamed = told.err.splitlines()
    assert left_out == "ged: left out: captures without a number of dead (1)"
    assert unnamed.startswith("ged: side_a and side_b are empty: --actors FILE")


def test_a_failed_export_leaves_the_old_file(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = ledger.with_name("control.csv")
    out.write_text("old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "no space left on device")))
    told = run(capsys, monkeypatch, "export", "control", "--ledger", str(ledger), "-o", str(out), status=2)
    assert "no space left" in told
    assert out.read_text() == "old"
    assert [path.name for path in out.parent.glob(".control*")] == []


def test_a_list_of_actors_is_read_and_a_wrong_one_refused(
    ledger: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = ledger.with_name("actors.csv")
    listed.write_text("name,acled_actor\nTaliban,TB\n")
    told = run(capsys, monkeypatch, "export", "acled", "--ledger", str(ledger), "--actors", str(listed))
    assert ",TB," in told
    listed.write_text("who\nTaliban\n")
    told = run(capsys, monkeypatch, "export", "acled", "--ledger", str(ledger), "--actors", str(listed), status=2)
    assert "a list of actors has the columns" in told
