from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.made import REPORT

from factbox.corpus.reports import read_annotated


def read(tmp_path: Path, text: str):
    file = tmp_path / "01.txt"
    file.write_text(text, encoding="utf-8")
    return read_annotated(file)


def test_a_report_is_compiled_to_plain_text_and_offsets(tmp_path: Path) -> None:
    report, problems = read(tmp_path, REPORT)
    assert not problems
    assert report.text == "Karsa falls to the League\n\nThe League took Karsa on Thursday, its spokesman Ilo Menk said."
    assert report.published == datetime(2031, 4, 12, 9, 20, tzinfo=UTC)
    assert [report.words(claim.span) for claim in report.claims] == [
        "Karsa falls to the League",
        "The League took Karsa",
    ]
    assert [report.words(name.span) for name in report.names] == [
        "Karsa", "League", "League", "Karsa", "Thursday", "Ilo Menk",
    ]  # fmt: skip
    assert [passage.kind for passage in report.passages] == ["headline"]


def test_an_attribution_within_anothers_content_is_a_layer_deeper(tmp_path: Path) -> None:
    body = (
        "outlet: X\nkind: wire\npublished: 2031-04-12\n----\n\nHe said officers told him the town fell.\n"
        '@ speaker: "He" | cue: "said" | content: "officers told him the town fell"\n'
        '@ speaker: "officers" | cue: "told him" | content: "the town fell"\n'
    )
    report, problems = read(tmp_path, body)
    assert not problems
    assert [mark.layer for mark in report.attributions] == [0, 1]


def test_what_does_not_compile_is_a_problem_with_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    broken = REPORT.replace('"The League *took* Karsa"', '"The League *left* Karsa"').replace("kind: news", "kind: old")
    report, problems = read(tmp_path, broken)
    assert len(report.claims) == 1
    assert sorted(problem.report.rpartition(":")[2] for problem in problems) == ["1", "12"]


def test_a_head_without_an_end_is_a_problem(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "just a text")
    assert any("four hyphens" in problem.message for problem in problems)


@given(st.text(alphabet='ab [](){}:=\\"*|+@%\n…', max_size=200))
def test_any_text_gives_a_report_or_problems(tmp_path_factory, text: str) -> None:
    report, _ = read(tmp_path_factory.mktemp("r"), f"outlet: X\nkind: wire\n----\n\n{text}")
    for span in (*(name.span for name in report.names), *(claim.span for claim in report.claims)):
        assert 0 <= span.start <= span.end <= len(report.text)
