"""Another extractor in the place of ours: found by its name, and taken at no word that does not stand in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import factbox
from factbox.errors import Problem, UsageError
from factbox.extract import check_claims, extract_claims, find_extractor
from factbox.knowledge.places import Gazetteer
from factbox.records import Analysis, Claim, Mention, Report, Span, claim_id

TEXT = "Rebel fighters took the town of Zaranj on Friday."
REPORT = Report("r1", "one.txt", TEXT)


def claim(report: Report, quote: str, place: str) -> Claim:
    at, where = report.text.index(quote), report.text.index(place)
    mention = Mention(Span(where, where + len(place)), place, "place")
    return Claim("", report.id, Span(at, at + len(quote)), quote, "territory.capture", "asserted", place=mention)


def every_town_taken(
    report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
) -> Sequence[Claim | Problem]:
    """An extractor that finds one claim, and invents another."""
    true = claim(report, "took the town of Zaranj", "Zaranj")
    return [true, replace(true, quote="took the town of Herat"), Problem("extract", "tired", "it stopped here", "x")]


def test_an_extractor_is_found_by_its_name() -> None:
    assert find_extractor("rules") is extract_claims
    assert find_extractor("factbox.extract.claims:extract_claims") is extract_claims


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("magic", "there is no extractor 'magic'; there are rules, llm, package.module:function"),
        ("nowhere.at.all:function", "the extractor nowhere.at.all:function cannot be imported"),
        ("factbox.extract.claims:nothing", "an extractor takes a Report and its Analysis"),
    ],
)
def test_an_unknown_name_is_answered_with_what_to_do(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        find_extractor(name)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "took the town of Herat"},
        {"span": Span(3, 500)},
        {"span": Span(0, 0), "quote": ""},
        {"report_id": "r2"},
        {"stance": "certain"},
        {"type": ""},
    ],
)
def test_a_claim_without_its_words_is_a_problem(change: dict[str, object]) -> None:
    claims, problems = check_claims(REPORT, [replace(claim(REPORT, TEXT, "Zaranj"), **change)])  # type: ignore[arg-type]
    assert not claims
    assert [problem.reason for problem in problems] == ["unfounded-claim"]


def test_a_claim_has_the_id_that_its_words_give_it() -> None:
    found = replace(claim(REPORT, TEXT, "Zaranj"), id="mine")
    (checked,), _ = check_claims(REPORT, [found, found])
    assert checked.id == claim_id(found) != "mine"


def test_a_reading_by_another_extractor_says_so_and_tells_what_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    ledger = factbox.read([tmp_path], extractor=every_town_taken, reader="a test", published="2021-08-06")
    assert [(c.where and c.where.name, c.quote) for c in ledger.claims()] == [("Zaranj", "took the town of Zaranj")]
    (outcome,) = ledger.inputs()
    assert (outcome.outcome, outcome.reason) == ("partly read", "tired, unfounded-claim")


def test_ours_needs_no_check() -> None:
    report = Report("r3", "three.txt", "Taliban fighters captured Ghazni on Thursday.")
    found = factbox.claims_of(report)
    assert found == factbox.claims_of(report, extractor=find_extractor("rules"))
    assert found
