"""The whole story: the same reports give the same ledger, in whatever order they come."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import factbox
from factbox.records import Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "afghanistan-2021"
FILES = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".txt", ".html", ".jsonl"))
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def digest(files: list[Path]) -> str:
    return factbox.read(files, recorded=NOW).digest()


def test_order_and_repetition_do_not_matter() -> None:
    some = FILES[:5]
    once = digest(some)
    assert digest(some[::-1]) == once
    assert digest([*some, *some]) == once


def test_a_report_reads_the_same_alone_and_among_others() -> None:
    among = set(factbox.read(FILES[:5]).claims())
    alone = {claim for file in FILES[:5] for claim in factbox.read([file]).claims()}
    assert among == alone


def test_a_later_report_leaves_an_earlier_view_as_it_was() -> None:
    day = factbox.moment("2021-08-09")
    early = factbox.view(factbox.read(FILES[:4]), known=day)
    late = factbox.view(factbox.read(FILES), known=day)
    assert {r.file for r in early.reports} <= {r.file for r in late.reports}
    assert all(report.published and report.published <= late.known for report in late.reports)


def test_a_loser_who_says_that_he_left_has_not_said_who_came(tmp_path: Path) -> None:
    (tmp_path / "nyala.txt").write_text(
        "The army said its troops had withdrawn from Nyala, in Sudan, on Tuesday.\n\n"
        "The RSF said it had captured Nyala on Tuesday.\n",
        encoding="utf-8",
    )
    told = factbox.view(factbox.read([tmp_path], published="2023-10-27"))
    factbox.publish_factbox(told, tmp_path / "out")
    assert "withdrawal admitted by the army" in (tmp_path / "out" / "factbox.md").read_text(encoding="utf-8")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    report = Report(id="r", file="r", text=text)
    for claim in factbox.claims_of(report):
        assert text[claim.span.start : claim.span.end] == claim.quote


words = st.lists(
    st.sampled_from(
        ["Taliban", "the", "captured", "Kunduz", "Herat", ",", "and", "said", '"', "has", "fallen", "to", "of", "—",
         "could", "the city", "an official", "on Friday", "12", "34", "provincial capitals", "not", "who", ".", "in"]
    ),
    max_size=60,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(words)
def test_any_order_of_words_is_read_without_an_exception(parts: list[str]) -> None:
    text = " ".join(parts)
    for claim in factbox.claims_of(Report(id="r", file="r", text=text)):
        assert text[claim.span.start : claim.span.end] == claim.quote
