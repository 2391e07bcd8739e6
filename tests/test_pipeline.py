"""The whole story: the same reports give the same ledger, in whatever order they come."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factbox
from factbox.records import Report

EXAMPLE = Path(__file__).parents[1] / "examples" / "afghanistan-2021"
FILES = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".txt", ".jsonl"))
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


@pytest.mark.parametrize(
    "text",
    ["Taliban said the", "Per", "Said to", "Mali's army said on Tuesday that its troops had", "Rebels hold parts of"],
)
def test_a_sentence_that_is_cut_off_is_read(text: str) -> None:
    for claim in factbox.claims_of(Report(id="r", file="r", text=text)):
        assert text[claim.span.start : claim.span.end] == claim.quote


def test_a_line_that_rested_on_a_withdrawn_report_says_so(tmp_path: Path) -> None:
    headline = "Taliban capture Zaranj after a day of fighting"
    rows = [
        (f"{headline}\n\nThe Taliban captured Zaranj on Friday, residents said.", "2021-08-06"),
        (f"WITHDRAWN-{headline}\n\nThe Harbour Courier has taken the story of that name back.", "2021-08-07"),
    ]
    file = tmp_path / "reports.jsonl"
    lines = (json.dumps({"text": text, "outlet": "Harbour Courier", "published": day}) for text, day in rows)
    file.write_text("\n".join(lines), encoding="utf-8")
    ledger = factbox.read([file], country="AF")
    before, after = (factbox.view(ledger, known=day) for day in ("2021-08-06", "2021-08-08"))
    assert [(row.state, row.status) for row in before.control] == [("contested", "reported"), ("held", "reported")]
    assert [(row.state, row.status) for row in after.control] == [("contested", "retracted"), ("held", "retracted")]
    factbox.publish_factbox(after, tmp_path)
    assert "rested on a withdrawn report of Harbour Courier" in (tmp_path / "factbox.md").read_text(encoding="utf-8")


def test_a_view_of_what_is_related_has_no_line_of_a_robbery(tmp_path: Path) -> None:
    war = "Rebels captured Ghazni on Thursday after the army withdrew, the provincial governor said."
    others = (war.replace("Thursday", "Friday"), war.replace("Rebels captured", "Insurgents seized"))
    robbery = "Police arrested two men on Thursday after a jeweller's window had been smashed in Brannock."
    for name, text in (("war", war), ("war2", others[0]), ("war3", others[1]), ("robbery", robbery)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    ledger = factbox.read([tmp_path], published="2021-08-13")
    assert {report.file for report in factbox.view(ledger).reports} == {
        str(tmp_path / f"{n}.txt") for n in ("war", "war2", "war3", "robbery")
    }
    seen = factbox.view(ledger, related=True)
    assert [report.file for report in seen.set_aside] == [str(tmp_path / "robbery.txt")]
    assert {claim.report_id for claim in seen.claims} == {report.id for report in seen.reports}
    factbox.publish_factbox(seen, tmp_path / "out")
    printed = (tmp_path / "out" / "factbox.md").read_text(encoding="utf-8")
    assert "1 report does not tell of this conflict" in printed
    assert "robbery.txt" in printed
