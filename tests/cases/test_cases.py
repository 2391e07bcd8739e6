"""Cases: a few sentences and the claims that must be read in them, side by side, in the one-line form of a claim.

A file holds cases divided by lines of ``====``. A case is a title, keys, the text, ``----``, and the claims wanted.
``not: TYPE`` says that no claim of that type, or of a type that begins so, is read as current. Of the keys
``published:`` is the day of the report, ``page: yes`` reads the text as the file of a whole page, with its headline
and its captions, and ``known: missed`` says that the program gets the case wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from factbox import claims_of
from factbox.notation import format_claim, matches, parse_claim
from factbox.pipeline import dated
from factbox.read import read_reports
from factbox.records import EVENT_TYPES, STANCES, Claim, Report

PUBLISHED = date(2021, 8, 13)
"""A Friday."""

CURRENT = ("asserted", "confirmed", "attributed", "claimed")
DIVIDER = "\n====\n"
MISSED = "known: missed"
KEY = re.compile(r"(published|page|known): (.+)")


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    title: str
    published: date | None
    text: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    page: bool = False
    missed: bool = False


def read_case(block: str) -> Case:
    head, _, expected = block.strip().partition("\n----\n")
    title, *body = head.split("\n")
    keys = {}
    while body and (key := KEY.fullmatch(body[0])):
        keys[key[1]] = key[2].strip()
        del body[0]
    day = keys.get("published", PUBLISHED.isoformat())
    lines = [line for line in expected.splitlines() if line.strip()]
    return Case(
        title,
        None if day == "unknown" else date.fromisoformat(day),
        "\n".join(body).strip(),
        wanted=tuple(line for line in lines if not line.startswith("not:")),
        unwanted=tuple(line.removeprefix("not:").strip() for line in lines if line.startswith("not:")),
        page=keys.get("page") == "yes",
        missed=keys.get("known") == "missed",
    )


def all_cases() -> list[tuple[str, Case]]:
    files = sorted(Path(__file__).parent.glob("*.txt"))
    blocks = ((file.stem, block) for file in files for block in file.read_text(encoding="utf-8").split(DIVIDER))
    return [(f"{stem}: {case.title}", case) for stem, block in blocks for case in [read_case(block)]]


CASES = all_cases()


def as_param(name: str, case: Case) -> Any:
    """Return the case as pytest takes it; one that is known to be missed must fail, and by its expectation alone."""
    missed = pytest.mark.xfail(strict=True, raises=AssertionError, reason=MISSED)
    return pytest.param(case, id=name, marks=[missed] if case.missed else [])


def report_of(case: Case) -> Report:
    if not case.page:
        return Report(id="case", file="case", text=case.text, published_day=case.published)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.txt"
        file.write_text(case.text, encoding="utf-8", newline="\n")
        (intake,) = read_reports([file], published=case.published.isoformat() if case.published else None)
    if intake.report is None:
        raise ValueError(f"the page of {case.title!r} was refused: {intake.problems}")
    return dated(intake.report)


def claims_in(case: Case) -> tuple[Claim, ...]:
    return claims_of(report_of(case))


def faults(case: Case) -> list[str]:
    """Return what the program gets wrong in a case: a line for each claim that is missing or unwanted."""
    found = claims_in(case)
    missing = [line for line in case.wanted if not any(matches(parse_claim(line), claim) for claim in found)]
    current = [claim.type for claim in found if not claim.historical and claim.stance in CURRENT]
    wrong = [kind for kind in case.unwanted if any(said.startswith(kind) for said in current)]
    said = [f"found: {format_claim(claim, short=True)}" for claim in found] if missing or wrong else []
    return [*(f"missing: {line}" for line in missing), *(f"unwanted: {kind}" for kind in wrong), *said]


@pytest.mark.parametrize("case", [as_param(name, case) for name, case in CASES])
def test_case(case: Case) -> None:
    wrong = faults(case)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_a_case_can_be_met(case: Case) -> None:
    assert case.wanted or case.unwanted, "a case that wants nothing tests nothing"
    for kind in case.unwanted:
        assert any(known.startswith(kind) for known in EVENT_TYPES), kind
    for claim in map(parse_claim, case.wanted):
        assert claim.type in EVENT_TYPES
        assert claim.stance in STANCES
        assert claim.quote
        assert claim.quote in case.text


def test_a_case_that_is_known_to_be_missed_must_fail() -> None:
    case = read_case(f'a title\npublished: 2021-08-14\n{MISSED}\nIt rained.\n----\ncount | asserted | "rained"')
    assert case.missed
    assert (case.published, case.text) == (date(2021, 8, 14), "It rained.")
    (mark,) = as_param("name", case).marks
    assert (mark.name, mark.kwargs["strict"], mark.kwargs["raises"]) == ("xfail", True, AssertionError)
    assert not as_param("name", replace(case, missed=False)).marks
    assert faults(case) == ['missing: count | asserted | "rained"']


def test_every_quote_is_the_text_at_its_span() -> None:
    for _, case in CASES:
        for claim in claims_in(case):
            assert case.text[claim.span.start : claim.span.end] == claim.quote
