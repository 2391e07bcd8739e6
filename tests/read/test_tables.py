"""Exports of databases: rows of CSV, TSV and JSON under their own names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.read import read_reports
from factbox.read.columns import load_columns
from factbox.records import Intake

TEXT = "Fighters of the Hill Front entered the river town of Norva on Sunday night, the mayor said."
MORE = "Shops stayed closed in the town of Selm on Monday, and nobody was hurt, the mayor said."
OURS = f'url,outlet,title,published,text\nhttps://c.example/1,Harbour Courier,Quiet night,2021-08-16,"{TEXT}"\n'
THEIRS = f'id;source;body;when\n7;Harbour Courier;"{TEXT}\n\n{MORE}";2021-08-16T10:00:00Z\n8;;{MORE};None\n'


def read(folder: Path, name: str, data: str | bytes, **options: str | int | Path) -> list[Intake]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_reports([path], **options))  # type: ignore[arg-type]


def reasons(intakes: list[Intake]) -> list[str]:
    return [i.problems[0].reason if i.problems else i.outcome for i in intakes]


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "columns.yaml"
    path.write_text("text: body\noutlet: source\npublished: when\n")
    return path


def test_a_table_with_our_names(tmp_path: Path) -> None:
    for name, data in (("a.csv", OURS), ("a.tsv", f"url\ttext\nhttps://c.example/1\t{TEXT}\n")):
        (intake,) = read(tmp_path, name, data)
        assert intake.outcome == "read"
        assert intake.file.endswith(f"{name}#2"), "rows are counted as a spreadsheet does"
        assert intake.report
        assert (intake.report.text, intake.report.url) == (TEXT, "https://c.example/1")


def test_a_table_with_other_names(tmp_path: Path, columns: Path) -> None:
    first, second = read(tmp_path, "a.csv", THEIRS, columns=columns)
    assert first.report
    assert second.report
    assert first.report.text == f"{TEXT}\n\n{MORE}", "a cell may have several lines"
    assert (first.report.outlet, str(first.report.published_day)) == ("Harbour Courier", "2021-08-16")
    assert first.report.published_basis == "sidecar: field 'when'"
    assert (second.report.published_day, second.outcome) == (None, "read"), "None is no date"


def test_a_file_of_columns_may_be_a_table_and_name_several(tmp_path: Path) -> None:
    path = tmp_path / "columns.tsv"
    path.write_text("# field\tcolumn\ntext\tlead\ntext\tbody\n")
    (intake,) = read(tmp_path, "a.csv", f'lead,body\n{TEXT},"{MORE}"\n'.replace("night, ", "night "), columns=path)
    assert intake.report
    assert intake.report.text == TEXT.replace("night, ", "night ") + "\n\n" + MORE


def test_json_of_a_database_that_is_known(tmp_path: Path) -> None:
    row = {
        "body": TEXT,
        "title": "Quiet night",
        "source": {"title": "Harbour Courier"},
        "dateTimePub": "2021-08-16T09:00:00Z",
    }
    whole = json.dumps({"articles": {"results": [row]}})
    lines = json.dumps(row) + "\n"
    for name, data in (("a.json", whole), ("b.jsonl", lines), ("c.json", json.dumps([row]))):
        (intake,) = read(tmp_path, name, data, columns="event-registry")
        assert intake.report
        assert (intake.report.outlet, str(intake.report.published_day)) == ("Harbour Courier", "2021-08-16")


def test_every_database_says_which_column_is_the_text() -> None:
    for name in ("event-registry", "news-please", "cc-news", "guardian"):
        assert load_columns(name).fields["text"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("", ["empty"]),
        ("text\n", ["empty"]),
        ("id,words\n1,x\n", ["no-column"]),
        (f'text,url\n"{TEXT}",https://c.example/1,more\n"{MORE}"\n', ["broken-csv", "read"]),
        (f'text,url\n"{TEXT}",\n"never closed,\n', ["read", "broken-csv"]),
        (f'text\n"{TEXT}" and more"\n', ["broken-csv"]),
        ("text\n   \n", ["empty"]),
        (b"\x00\x01\x02\xff\xfe\n\x00", ["no-column"]),
        (f"text\n{TEXT.replace(',', '')} caf\u00e9\n".encode("cp1252"), ["encoding"]),
        (f"text\n{TEXT.replace(',', '')}\n".encode("utf-16"), ["read"]),
        (b"text\n" + b"A town fell " * 200_000, ["broken-csv"]),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, data: str | bytes, told: list[str]) -> None:
    assert reasons(read(tmp_path, "a.csv", data, max_bytes=1_000_000)) == told


def test_a_cell_may_be_long(tmp_path: Path) -> None:
    (intake,) = read(tmp_path, "a.csv", f'text\n"{(TEXT + chr(10)) * 3000}"\n')
    assert intake.report
    assert len(intake.report.text) > 200_000


@pytest.mark.parametrize(
    "text", ["", "- text", "title: t", "text: body\nauthor: a", "text:", "text: [", "text: ''"], ids=str
)
def test_a_file_of_columns_that_says_nothing_is_misuse(tmp_path: Path, text: str) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"columns\.yaml"):
        load_columns(path)


def test_an_unknown_database_answers_with_those_known() -> None:
    with pytest.raises(UsageError, match="guardian"):
        load_columns("gardian")


def test_a_table_with_names_of_its_own_is_read_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "Publication Date,SOURCE,Head_line,Headline,Body\n2024-03-04,The Courier,no,Alder falls,Alder fell.\n"
    )
    [intake] = read_reports([path])
    report = intake.report
    assert intake.outcome == "read"
    assert report is not None
    assert (report.text, report.title, report.outlet) == ("Alder fell.", "Alder falls", "The Courier")
    assert str(report.published_day) == "2024-03-04"


def test_a_snippet_is_read_below_its_headline_and_told_to_be_no_more(tmp_path: Path) -> None:
    path = tmp_path / "clips.csv"
    path.write_text("Date,Headline,Snippet\n2024-03-04,Rebels claim Alder,The town is calm.\n")
    [intake] = read_reports([path])
    assert intake.outcome == "partly read"
    assert [problem.reason for problem in intake.problems] == ["excerpt"]
    assert intake.report is not None
    assert intake.report.text == "Rebels claim Alder\n\nThe town is calm."
    assert [passage.kind for passage in intake.report.passages] == ["headline"]


def test_a_table_that_does_not_say_is_refused_with_what_to_add_and_read_when_told(tmp_path: Path) -> None:
    path = tmp_path / "clips.csv"
    path.write_text("When,Words\n2024-03-04,Alder fell.\n")
    [refused] = read_reports([path])
    assert refused.problems[0].reason == "no-column"
    assert "When, Words" in refused.problems[0].message
    assert "--columns text=" in refused.problems[0].message
    [told] = read_reports([path], columns="text=Words, published=When")
    assert told.report is not None
    assert (told.report.text, str(told.report.published_day)) == ("Alder fell.", "2024-03-04")


def test_json_rows_are_read_by_their_own_names_too(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    path.write_text('[{"headline": "Alder falls", "content": "Alder fell."}, {"n": 1}]')
    read, refused = read_reports([path])
    assert read.report is not None
    assert (read.report.text, read.report.title) == ("Alder fell.", "Alder falls")
    assert refused.problems[0].reason == "no-text"


@pytest.mark.parametrize("columns", ["text=", "title=Headline", "text=a,colour=b"])
def test_words_that_name_no_columns_are_answered_with_how_to_write_them(columns: str) -> None:
    with pytest.raises(UsageError, match="write text=Body"):
        list(read_reports(["x.csv"], columns=columns))
