"""Inputs in parts: together they say what reading them whole says, under the same names."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from factbox.errors import Problem, UsageError
from factbox.read import Part, find_parts, read_part, read_reports
from factbox.records import Intake

ROW = '{"url": "https://a.example/%s", "text": "The town of Herat was calm on Friday, residents said there."}\n'


def in_parts(paths: list[Path], lines: int) -> list[Intake]:
    found = []
    for part in find_parts(paths, lines=lines):
        found += [Intake(part.report, None, (part,))] if isinstance(part, Problem) else list(read_part(part))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [ROW % number for number in range(7)]
    (tmp_path / "rows.jsonl").write_text("\n\n" + "".join(rows[:4]) + "  \n{broken\n" + "".join(rows[4:]) + "\n\n")
    (tmp_path / "no_end.jsonl").write_text(ROW % "x" + (ROW % "y").strip())
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "blank.jsonl").write_text("\n\n")
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress((ROW % "z" * 3).encode()))
    (tmp_path / "one.txt").write_text("The town of Herat was calm on Friday.")
    (tmp_path / "reports.csv").write_text("file,outlet\nrows.jsonl,Hill Post\nmissing.txt,Hill Post\n")
    return tmp_path


@pytest.mark.parametrize("lines", [1, 2, 3, 8, 100])
def test_parts_say_what_the_whole_says(folder: Path, lines: int) -> None:
    assert in_parts([folder, folder / "nowhere"], lines) == list(read_reports([folder, folder / "nowhere"]))


def test_lines_are_cut_where_they_end(folder: Path) -> None:
    parts = [part for part in find_parts([folder / "rows.jsonl"], lines=3) if isinstance(part, Part)]
    assert [part.first for part in parts] == [1, 6, 10]
    data = (folder / "rows.jsonl").read_bytes()
    assert all(data[part.offset + (part.size or 0) - 1 : part.offset + (part.size or 0)] == b"\n" for part in parts)


def test_a_file_that_goes_away_is_refused(folder: Path) -> None:
    parts = [part for part in find_parts([folder / "rows.jsonl"], lines=3) if isinstance(part, Part)]
    (folder / "rows.jsonl").unlink()
    assert [intake.outcome for part in parts for intake in read_part(part)] == ["refused"] * len(parts)


def test_standard_input_is_not_cut() -> None:
    with pytest.raises(UsageError, match="standard input cannot be read in parts"):
        list(find_parts(["-"], lines=3))
