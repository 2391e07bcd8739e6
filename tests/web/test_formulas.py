"""The 500 formula payloads in every table that the page offers as CSV: no cell of any is a formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.publish.formats.payloads import LITERAL, PAYLOADS, formulas, poisoned
from tests.web.story import TAKEN_IN, reports

from factbox.errors import Problem
from factbox.ledger import Ledger, open_ledger
from factbox.publish.formats import FORMATS
from factbox.records import Claim, Intake, Report, Span, claim_id, target_of
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.twins import TWINS, as_csv

LISTS = [*(f"/{name}.csv" for name in TWINS), "/search.csv?q=", "/changes.csv?since=2031-05-01"]
SOME = PAYLOADS[::13]
EXPORTS = [f"/export/{name}" for name, form in FORMATS.items() if form.suffix == "csv"]


def told(number: int, payload: str) -> tuple[Report, list[Claim]]:
    """Return a report with a payload in each of its fields, at the beginning of its text and in each of its claims."""
    story = reports()[number % 4]
    text = f"{payload} {story.report.text}"
    report = replace(poisoned(story.report, count(number), LITERAL), id=f"{number:016x}", text=text)
    whole = {"report_id": report.id, "span": Span(0, len(text)), "quote": text}
    claims = [replace(poisoned(claim, count(number), LITERAL), **whole) for claim in story.claims]
    return report, [replace(claim, id=claim_id(claim)) for claim in claims]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A ledger of one report for each of some payloads, of every opening and every body."""
    path = tmp_path_factory.mktemp("formulas") / "formulas.db"
    with open_ledger(path) as ledger:
        for number, payload in enumerate(SOME):
            report, claims = told(number, payload)
            problem = Problem("read", "binary", payload, payload)
            add(ledger, Intake(payload, report, (problem,)), claims)
            add(ledger, Intake(f"{payload} {number}", None, (problem,)), [])
        decide(ledger, ledger.claims()[0])
    return Desk(path)


def decide(ledger: Ledger, claim: Claim) -> None:
    """Let two reviewers with payloads for names decide about a claim, and withhold a name for such a reason."""
    for reviewer, reason in (SOME[:2], SOME[2:4]):
        ledger.review("accept", target_of(claim), decided_by=reviewer, reason=reason, recorded=TAKEN_IN)
    ledger.redact(["Nobody Atall"], decided_by=SOME[4], reason=SOME[5], recorded=TAKEN_IN)


def add(ledger: Any, intake: Intake, claims: list[Claim]) -> None:
    ledger.add(intake, claims, (), recorded=TAKEN_IN, reader="factbox 0.1.0")


def test_no_table_of_the_page_has_a_formula(desk: Desk) -> None:
    client = TestClient(create_app(desk), base_url="http://localhost")
    view = desk.see(Asked()).view
    assert len(view.reports) == len(SOME)
    place = next(claim.where.id for claim in view.claims if claim.where)
    rows = {}
    for address in [*LISTS, *EXPORTS, f"/reports/{view.reports[0].id}.csv", f"/places/{place}.csv"]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not formulas(answer.text), address
        rows[address] = answer.text.count("\n") - 1
    assert rows["/reports.csv"] == len(SOME)
    assert min(rows["/claims.csv"], rows["/inputs.csv"], rows["/copies.csv"]) > len(SOME) / 2
    assert all(rows[address] for address in (*LISTS, "/export/control", "/export/events", "/export/acled")), rows


@pytest.mark.parametrize(
    "wrapped", [str, lambda one: [one, one], lambda one: {"low": one}], ids=["text", "list", "object"]
)
def test_all_500_payloads_in_a_table_of_the_page(wrapped: Callable[[str], object]) -> None:
    rows = [{"first": wrapped(payload), "last": wrapped(payload)} for payload in PAYLOADS]
    text = bytes(as_csv(["first", "last"], rows, "made").body).decode("utf-8")
    assert text.count("\n") == len(PAYLOADS) + 1 > 500
    assert not formulas(text)
