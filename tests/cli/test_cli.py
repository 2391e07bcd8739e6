"""The commands: thin over the library, honest about what they could not use."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.ledger.made_old import write_form_1

from factbox.cli import main
from factbox.publish.exports import EXPORTS

REPORTS = {
    "one.txt": "The Harbour Courier\n\nAugust 12, 2021\n\nTaliban fighters captured Ghazni on Thursday.\n",
    "two.txt": "The Harbour Courier\n\nAugust 13, 2021\n\nThe Taliban claimed on Friday to have captured Qala-e Naw.\n",
}


Run = Callable[..., "Told"]


@dataclass(frozen=True)
class Told:
    """What a command printed."""

    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process and check its exit status."""

    def command(*arguments: str | Path, status: int = 0, stdin: bytes = b"") -> Told:
        monkeypatch.setattr(sys, "argv", ["factbox", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        told = Told(*capsys.readouterr())
        assert (ended.value.code or 0) == status, f"{arguments}\n{told.stdout}\n{told.stderr}"
        return told

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in REPORTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    return reports


@pytest.fixture
def ledger(folder: Path, run: Run) -> Path:
    path = folder.parent / "ledger.db"
    run("read", folder, "--ledger", path)
    return path


def test_make_prints_the_factbox_and_writes_it(run: Run, folder: Path) -> None:
    out = folder.parent / "out"
    told = run("make", folder, "-o", out)
    assert "GHAZNI" in told.stdout
    assert "claimed only by the Taliban" in told.stdout
    assert "\x1b[" not in told.stdout
    assert told.stderr.splitlines()[-1].startswith("wrote ")
    assert "2 read + 0 partly read + 0 refused = 2 given" in told.stderr
    assert {path.name for path in out.iterdir()} == {"factbox.md", "factbox.html", "factbox.json"}


def test_make_keeps_what_it_read_where_the_other_commands_find_it(run: Run, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    told = run("make", folder, "--ledger", kept).stdout
    assert run("show", "--ledger", kept).stdout == told
    assert run("make", folder, "--ledger", kept).stdout == told  # reading again changes nothing
    assert "GHAZNI" in run("why", "Ghazni", "--ledger", kept).stdout


def test_make_reads_standard_input(run: Run) -> None:
    told = run(
        "make", "-", "--published", "2021-08-13", stdin=b"The Taliban captured Kunduz on Thursday, residents said.\n"
    )
    assert "12 Aug 2021 - KUNDUZ" in told.stdout


def test_a_report_of_no_known_day_tells_none(run: Run) -> None:
    told = run("make", "-", stdin=b"Rebels attacked the army in Karsen.\n").stdout
    assert "Date not known - KARSEN" in told
    assert "9999" not in told


def test_a_factbox_may_be_printed_in_the_reports_own_words(run: Run, ledger: Path, tmp_path: Path) -> None:
    told = run("show", "--ledger", ledger, "--in-words").stdout
    assert "IN THE REPORTS' OWN WORDS" in told
    assert "“Taliban fighters captured Ghazni on Thursday.”; the Harbour Courier." in told
    assert "GHAZNI" not in told
    one = tmp_path / "one.txt"
    one.write_text(REPORTS["one.txt"], encoding="utf-8")
    made = run("make", one, "--in-words", "-o", tmp_path / "out").stdout
    assert "“Taliban fighters captured Ghazni on Thursday.”" in made
    assert "Taken" not in (tmp_path / "out" / "factbox.md").read_text(encoding="utf-8")


def test_known_goes_back_in_time(run: Run, ledger: Path) -> None:
    assert "QALA-E NAW" in run("show", "--ledger", ledger).stdout
    assert "QALA-E NAW" not in run("show", "--ledger", ledger, "--known", "2021-08-12").stdout


def test_a_list_of_places_gives_the_denominator(run: Run, ledger: Path, tmp_path: Path) -> None:
    listed = tmp_path / "capitals.txt"
    listed.write_text("Ghazni\nQala-e Naw\nHerat\n", encoding="utf-8")
    assert "1 of 3 places" in run("show", "--ledger", ledger, "--places", listed).stdout


def test_why_names_the_rule_and_the_words(run: Run, ledger: Path) -> None:
    told = run("why", "Ghazni", "--ledger", ledger).stdout
    assert "Taliban fighters captured Ghazni" in told
    assert "territory.capture | asserted" in told


def test_exports_have_the_columns_of_the_contract(run: Run, ledger: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "control", "--ledger", ledger).stdout)))
    assert {row["place"] for row in rows} == {"Ghazni", "Qala-e Naw"}
    assert all(row["claims"] for row in rows)
    claims = [json.loads(line) for line in run("export", "claims", "--ledger", ledger).stdout.splitlines()]
    assert {claim["stance"] for claim in claims if claim["type"] == "territory.capture"} == {"asserted", "claimed"}


def test_the_same_ledger_gives_the_same_bytes(run: Run, ledger: Path) -> None:
    assert run("export", "claims", "--ledger", ledger).stdout == run("export", "claims", "--ledger", ledger).stdout


def test_bad_input_is_named_and_the_rest_goes_on(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    french = (
        "Les combattants ont pris la ville dans la nuit de jeudi à vendredi, selon des habitants joints par téléphone. "
        * 4
    )
    (folder / "french.txt").write_text(french, encoding="utf-8")
    told = run("make", folder, status=1)
    assert "GHAZNI" in told.stdout
    for name, reason in (("empty.txt", "empty"), ("picture.txt", "binary"), ("french.txt", "foreign-language")):
        assert any(name in line and reason in line for line in told.stderr.splitlines()), told.stderr
    assert "2 read + 0 partly read + 3 refused = 5 given" in told.stderr


def test_a_huge_file_is_refused_before_it_is_read(run: Run, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000)
    assert "too-large" in run("make", folder, status=1).stderr


def test_reports_without_a_day_are_named(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "three.txt").write_text("The Taliban captured Herat on Thursday, residents said.\n", encoding="utf-8")
    stderr = run("read", folder, "--ledger", tmp_path / "a.db").stderr
    assert "1 of 3 without a day of publication" in stderr
    assert stderr.rstrip().endswith("three.txt)")


def test_a_missing_file_is_named(run: Run) -> None:
    assert "missing" in run("make", "nowhere.txt", status=1).stderr


def test_a_ledger_of_a_newer_version_is_refused_and_left_as_it_is(run: Run, ledger: Path) -> None:
    with sqlite3.connect(ledger) as base:
        base.execute("PRAGMA user_version = 99")
    before = ledger.read_bytes()
    told = run("show", "--ledger", ledger, status=2)
    assert "newer" in told.stderr
    assert ledger.read_bytes() == before


def test_misuse_says_what_to_do(run: Run, ledger: Path) -> None:
    assert "control" in run("export", "nonsense", "--ledger", ledger, status=2).stderr
    assert "2021-08-31" in run("show", "--ledger", ledger, "--known", "yesterday", status=2).stderr
    assert run("show", "--ledger", ledger.with_name("none.db"), status=2).stderr.startswith("factbox: ")


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--known", "yesterday", "a moment is written"),
        ("--valid", "2021-13-01", "a day is written"),
        ("--places", "nowhere.txt", "name a text file"),
        ("--gazetteer", "one.txt", "is no gazetteer"),
        ("--sides", "nowhere.tsv", "name a TSV or YAML file"),
        ("--columns", "nowhere", "text=Body"),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_read(
    run: Run, folder: Path, option: str, value: str, told: str
) -> None:
    given = folder / value if value == "one.txt" else value
    stderr = run("make", folder, option, given, status=2).stderr
    assert told in stderr
    assert "given" not in stderr


@pytest.mark.parametrize(
    ("named", "bare"),
    [
        ("show --ledger L", "show L"),
        ("why Ghazni --ledger L", "why L Ghazni"),
        ("why Ghazni --ledger L --known 2021-08-13", "why Ghazni --known 2021-08-13 L"),
        ("export control --ledger L", "export control L"),
        ("search Ghazni captured --ledger L", "search L Ghazni captured"),
        ("inputs --ledger L", "inputs L"),
        ("verify --ledger L", "verify L"),
        ("review list --ledger L", "review L list"),
        ("redact --list --ledger L", "redact L --list"),
        ("changes --ledger L --since 2021-08-12", "changes L --since 2021-08-12"),
    ],
)
def test_a_ledger_may_stand_with_its_option_or_bare(run: Run, ledger: Path, named: str, bare: str) -> None:
    asked, same = (tuple(str(ledger) if word == "L" else word for word in line.split()) for line in (named, bare))
    assert run(*asked).stdout == run(*same).stdout


def test_a_bare_word_that_is_no_ledger_is_a_word(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere = tmp_path / "captured"
    elsewhere.write_text("no ledger", encoding="utf-8")
    assert run("search", elsewhere, "--ledger", ledger).stderr.startswith("0 found")
    assert "no ledger at war.db" in run("show", "war.db", status=2).stderr
    assert "no ledger at factbox.db" in run("search", elsewhere, "Ghazni", status=2).stderr


def test_a_ledger_of_an_older_form_is_brought_up_and_said_to_be(run: Run, ledger: Path) -> None:
    old = ledger.with_name("old.db")
    write_form_1(ledger, old)
    told = run("show", "--ledger", old)
    assert "has been brought to form 3" in told.stderr.replace("\n", " ")
    assert ledger.with_name("old.db.form-1").exists()
    assert told.stdout == run("show", "--ledger", ledger).stdout
    assert run("show", "--ledger", old).stderr == ""


def test_verify_says_whole_and_prints_the_head(run: Run, ledger: Path) -> None:
    head = run("verify", ledger, "--head").stdout.strip()
    assert len(head) == 64
    told = run("verify", ledger, "--anchor", head)
    assert told.stdout.startswith("whole: ")
    assert head in told.stdout
    assert "the anchor is record" in told.stderr


def test_verify_names_what_was_changed(run: Run, ledger: Path) -> None:
    with sqlite3.connect(ledger) as base:
        base.execute("DROP TRIGGER claim_no_update")
        base.execute("UPDATE claim SET record = replace(record, 'captured', 'left')")
    told = run("verify", ledger, status=1)
    assert "form: the trigger claim_no_update is missing" in told.stdout
    assert "(claim 1) is not what was appended" in told.stdout
    assert "--head" not in run("verify", ledger, "--head", status=1).stdout


def test_verify_can_print_whatever_damage_has_left(run: Run, ledger: Path) -> None:
    with sqlite3.connect(ledger) as base:
        base.execute('CREATE TABLE "\x1b[31mred" (id INTEGER PRIMARY KEY)')
    assert run("verify", ledger, status=1).stdout == "form: the table [31mred belongs to no ledger\n"
    with sqlite3.connect(ledger) as base:
        base.execute("PRAGMA writable_schema = ON")
        base.execute("UPDATE sqlite_schema SET name = CAST(x'ff41' AS TEXT) WHERE name = 'claim_no_update'")
    assert "file: SQLite cannot read it: it is damaged" in run("verify", ledger, status=1).stdout


def test_backup_and_restore(run: Run, ledger: Path, tmp_path: Path) -> None:
    copy, shown = tmp_path / "copy.db", run("show", "--ledger", ledger).stdout
    head = run("verify", ledger, "--head").stdout.strip()
    assert head in run("backup", ledger, copy).stderr
    assert "give --replace" in run("backup", ledger, copy, status=2).stderr
    run("backup", ledger, copy, "--replace")
    ledger.unlink()
    assert head in run("restore", copy, ledger).stderr
    assert run("show", "--ledger", ledger).stdout == shown
    assert "give --replace" in run("restore", copy, ledger, status=2).stderr


HOSTILE = {
    "empty.txt": (b"", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "broken.json": (b'{"text": "Herat', "broken-json"),
    "deep.json": (b"[" * 100_000, "broken-json"),
    "report.pdf": (b"%PDF-1.7", "broken-pdf"),
    "huge.txt": (b"\x00" * 20_000_001, "too-large"),
}


def test_every_input_is_accounted_for(run: Run, folder: Path, tmp_path: Path) -> None:
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data)
    ledger = tmp_path / "l.db"
    assert "Traceback" not in run("read", folder, "--ledger", ledger, status=1).stderr
    rows = json.loads(run("inputs", ledger, "--json").stdout)
    told = {Path(row["input"]).name: (row["outcome"], row["reason"]) for row in rows}
    assert len(rows) == len(told)
    refused = {name: ("refused", reason) for name, (_, reason) in HOSTILE.items()}
    assert told == refused | {"one.txt": ("read", ""), "two.txt": ("read", "")}
    lines = run("inputs", ledger).stdout.splitlines()
    assert len(lines) == len(rows)
    assert any(line.startswith("refused") and "picture.txt: binary: " in line for line in lines)


@pytest.fixture
def told_by_name(folder: Path, run: Run) -> Path:
    """Return a ledger in which somebody is named as speaker, in a title, in a file name and in a URL."""
    (folder / "jan-example.txt").write_text(
        "The Harbour Courier\n\nAugust 13, 2021\n\n"
        "Commander Jan Example said on Friday that the Taliban had captured Herat.\n\n"
        "The Taliban captured Kunduz on Thursday, Example said.\n",
        encoding="utf-8",
    )
    row = {
        "url": "https://courier.example/jan-example", "title": "What Jan Example saw", "outlet": "Harbour Courier",
        "published": "2021-08-13", "text": "Analyst Jan\nExample said that the Taliban had captured Taluqan.",
    }  # fmt: skip
    (folder / "row.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (folder / "of-jan-example.bin").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    path = folder.parent / "named.db"
    run("read", folder, "--ledger", path, status=1)
    return path


def everything(run: Run, ledger: Path) -> str:
    """Return all that the commands publish of a ledger."""
    view = ["--ledger", ledger]
    told = [run("show", *view), run("show", *view, "--known", "2021-08-13", "--recorded", "2999-01-01")]
    told += [run("why", place, *view) for place in ("Herat", "Kunduz", "Taluqan", "Ghazni")]
    told += [run("export", name, *view) for name in EXPORTS]
    told += [
        run("inputs", ledger),
        run("inputs", ledger, "--json"),
        run("verify", ledger),
        run("redact", ledger, "--list"),
    ]
    return "".join(one.stdout + one.stderr for one in told)


def test_a_name_that_is_withheld_is_published_by_no_command(run: Run, told_by_name: Path) -> None:
    before = everything(run, told_by_name)
    assert "Jan Example" in before
    decided = ["--by", "A. Editor", "--why", "Jan Example is at risk"]
    told = run("redact", told_by_name, "Jan Example", *decided).stdout
    assert "redaction 1: withheld 2 times in the text of reports (2 of them)" in told
    assert "stands alone once" in told
    run("redact", told_by_name, "Example", *decided)
    after = everything(run, told_by_name)
    assert not re.search("jan|example", after.casefold())
    assert "[name withheld 1]" in after
    assert "by A. Editor: [name withheld 1] is at risk" in after
    assert "whole: " in after


def test_a_redaction_changes_no_state_and_can_be_undone(run: Run, told_by_name: Path) -> None:
    before = everything(run, told_by_name)
    control = run("export", "control", "--ledger", told_by_name).stdout
    decided = ["--by", "A. Editor", "--why", "at risk"]
    run("redact", told_by_name, "Jan Example", "Example", *decided)
    assert run("export", "control", "--ledger", told_by_name).stdout == control
    for number in ("1", "2"):
        run("redact", told_by_name, "--undo", number, *decided)
    parts = everything(run, told_by_name).split("whole: "), before.split("whole: ")
    assert parts[0][0] == parts[1][0]


def test_asking_about_a_withheld_name_finds_nothing(run: Run, told_by_name: Path) -> None:
    run("redact", told_by_name, "Taliban", "--by", "A. Editor", "--why", "a test with a name that bears states")
    shown = run("show", "--ledger", told_by_name, "--actor", "Taliban").stdout
    assert "GHAZNI" not in shown
    assert "GHAZNI" in run("show", "--ledger", told_by_name).stdout


def test_redact_says_what_it_needs(run: Run, told_by_name: Path) -> None:
    assert "--undo NUMBER" in run("redact", told_by_name, status=2).stderr
    assert "who decided and why" in run("redact", told_by_name, "Jan Example", status=2).stderr
    assert "No redaction 7 holds" in run("redact", told_by_name, "--undo", "7", status=2).stderr


def test_doctor_names_the_versions(run: Run) -> None:
    told = run("doctor").stdout
    assert "SQLite" in told
    assert "gazetteer" in told


@pytest.mark.parametrize("command", ["make", "read", "show", "why", "export", "doctor", "evaluate"])
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    assert f"factbox {command}" in run(command, "--help").stdout


def test_reports_on_other_things_yield_no_line(run: Run) -> None:
    told = run("make", Path(__file__).parents[1] / "unrelated", status=0).stdout
    assert "CHANGES OF CONTROL" not in told
    assert "CONTESTED OR BESIEGED" not in told
    assert "LAST REPORTED HELD BY" not in told


def test_the_readme_shows_what_the_example_prints(run: Run, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```text\n")[1].split("```")[0].splitlines()
    example = root / "examples"
    ledger = tmp_path / "example.db"
    given = ("--places", example / "afghanistan-2021-capitals.txt", "--ledger", ledger)
    told = run("make", example / "afghanistan-2021", *given).stdout
    assert len(shown) > 10
    assert [line for line in shown if line not in ("", "...") and line not in told.splitlines()] == []
    why = "factbox why Ghazni --ledger out/example.db"
    assert why in readme
    assert why.removeprefix("factbox") in (root / "Makefile").read_text(encoding="utf-8")
    told = run("why", "Ghazni", "--ledger", ledger).stdout
    assert "Ghazni, on the highway from the capital to the south, was lost" in told


@pytest.mark.parametrize("command", ["make", "read"])
def test_an_unknown_analyser_is_answered_with_the_known_ones(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "one.txt").write_text(REPORTS["one.txt"], encoding="utf-8")
    ledger = ["--ledger", tmp_path / "l.db"] if command == "read" else []
    told = run(command, tmp_path / "one.txt", "--analyser", "nothing", *ledger, status=2)
    assert "core, split, spacy:MODEL" in told.stderr


def test_an_analyser_can_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORTS["one.txt"], encoding="utf-8")
    assert "GHAZNI" in run("make", tmp_path / "one.txt", "--analyser", "split").stdout
