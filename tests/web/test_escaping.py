"""Words of reports are never HTML: 200 payloads in every text field make no element and no attribute on any page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.story import TAKEN_IN, Told, reports

from factbox.errors import Problem
from factbox.ledger import open_ledger
from factbox.records import Claim, Intake, Place, Quantity, Report, claim_id
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.reviewer import COOKIE

OPENERS = ("", '"', "'", '">', "'>", "</mark>", "</title>", "</script>", "</style>", "-->", "]]>", "&#34;>", "`", "{{")
BODIES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>", "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)",
    " onmouseover=alert(1) x=", "<details open ontoggle=alert(1)>", "<math><mtext><style><img src=x onerror=alert(1)>",
    "<template shadowrootmode=open><script>alert(1)</script>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "<b hx-get=/ hx-trigger=load>",
)  # fmt: skip
PAYLOADS = [f"{opener}{body}" for opener, body in product(OPENERS, BODIES)][:200]
OWN = frozenset({
    "a", "article", "aside", "b", "blockquote", "body", "br", "button", "circle", "code", "dd", "defs", "details",
    "div",
    "dl", "dt", "footer", "form", "g", "h1", "h2", "h3", "head", "header", "html", "i", "input", "kbd", "label", "li",
    "line", "link",
    "main", "mark", "meta", "nav", "ol", "option", "p", "path", "q", "rect", "script", "section", "select", "span",
    "summary", "svg", "symbol", "table", "tbody", "td", "text", "textarea", "th", "thead", "title", "tr", "ul", "use",
})  # fmt: skip
"""The elements that our own templates are made of."""


class Elements(HTMLParser):
    """Lists the elements and attributes of a page as a browser would see them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(attrs)))


def elements(page: str) -> list[tuple[str, tuple[tuple[str, str | None], ...]]]:
    parser = Elements()
    parser.feed(page)
    return parser.found


def poisoned(told: Told, poison: str) -> tuple[Report, list[Claim]]:
    """Return a report with a payload at the end of its text and in every other field that holds words."""
    report = told.report
    report = replace(
        report, text=f"{report.text} {poison}", outlet=f"{report.outlet} {poison}", title=f"{report.title} {poison}",
        url=poison, byline=poison, dateline=poison, wires=(poison,), file=f"{report.file} {poison}",
    )  # fmt: skip
    return report, [_poisoned(claim, poison) for claim in told.claims]


def _poisoned(claim: Claim, poison: str) -> Claim:
    names = {name: getattr(claim, name) for name in ("actor", "recipient", "place", "speaker", "time")}
    named = {
        name: replace(one, text=f"{one.text} {poison}", name=f"{one.name} {poison}", id=poison, reason=poison)
        for name, one in names.items()
        if one
    }
    where = claim.where and replace(claim.where, name=f"{claim.where.name} {poison}", admin1=poison)
    quantity = claim.quantity and Quantity(*(3, 3, 3), unit=poison, of=poison, baseline=poison, qualifier=poison)
    more = {"cue": poison, "speaker_side": poison, "via": (poison,), "unresolved": (poison,), "where": where}
    made = replace(claim, quantity=quantity, **named, **more)
    return replace(made, id=claim_id(made))


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[TestClient, Desk]]:
    """Four ledgers, in which each of the reports has another payload, so that all 200 are tried."""
    folder = tmp_path_factory.mktemp("payloads")
    return [_client(folder / f"{at}.db", PAYLOADS[at : at + 50]) for at in range(0, len(PAYLOADS), 50)]


def _client(path: Path, payloads: list[str]) -> tuple[TestClient, Desk]:
    with open_ledger(path) as ledger:
        for number, poison in enumerate(payloads):
            report, claims = poisoned(reports()[number % 4], poison)
            report = replace(report, id=f"{number:016x}")
            claims = [replace(one, report_id=report.id, id=f"{number:08x}{at:08x}") for at, one in enumerate(claims)]
            problem = Problem("read", "binary", poison, poison)
            _add(ledger, Intake(report.file, report, (problem,)), claims)
            _add(ledger, Intake(poison, None, (problem,)), [])
    desk = Desk(path)
    # With a name, so that the forms of a reviewer are there too.
    return TestClient(create_app(desk), base_url="http://localhost", cookies={COOKIE: "A.%20Editor"}), desk


def _add(ledger, intake: Intake, claims: list[Claim], recorded: datetime = TAKEN_IN) -> None:
    ledger.add(intake, claims, (), recorded=recorded, reader="factbox 0.1.0")


def pages(desk: Desk) -> list[str]:
    view = desk.see(Asked()).view
    places = {claim.where.id for claim in view.claims if isinstance(claim.where, Place)}
    return [
        "/", "/places", "/reports", "/outlets", "/copies", "/disputes", "/totals", "/inputs", "/search", "/changes",
        "/about", "/citations", "/review", *(f"/places/{one}" for one in sorted(places)),
        *(f"/reports/{report.id}" for report in view.reports),
        *(f"/claims/{claim.id}" for claim in view.claims[::5]),
    ]  # fmt: skip


def test_there_are_200_payloads() -> None:
    assert len(set(PAYLOADS)) == 200


def test_payloads_in_reports_make_no_element_and_no_attribute(clients: list[tuple[TestClient, Desk]]) -> None:
    seen = 0
    for client, desk in clients:
        for page in pages(desk):
            answer = client.get(page)
            assert answer.status_code == 200, (page, answer.text[:300])
            seen += "alert(1)" in answer.text
            for tag, attributes in elements(answer.text):
                assert tag in OWN, (page, tag, attributes)
                assert not [name for name, _ in attributes if name.startswith(("on", "srcdoc", "style"))], (
                    page,
                    attributes,
                )
                links = [value or "" for name, value in attributes if name in ("href", "src", "action")]
                assert not [link for link in links if not link.startswith(("/", "#", "https://", "http://"))], (
                    page,
                    links,
                )
                named = dict(attributes)
                assert tag != "script" or (named["src"] or "").startswith("/static/"), page
                assert tag == "form" or not [name for name in named if name.startswith("hx-")], page
                assert "http-equiv" not in named, page
    assert seen > 200


@pytest.mark.parametrize(
    "name", ["q", "place", "by", "type", "stance", "actor", "outcome", "claim", "then", "since", "known"]
)
def test_payloads_in_an_address_make_none_either(client: TestClient, name: str) -> None:
    for payload in PAYLOADS[::9]:
        for page in ("/", "/search", "/inputs", "/changes", "/reports", "/login", "/places/local:alder", "/review"):
            answer = client.get(page, params={name: payload})
            assert answer.status_code < 500
            found = elements(answer.text)
            assert not [tag for tag, _ in found if tag not in OWN]
            assert not [
                key for _, attributes in found for key, _ in attributes if key.startswith(("on", "srcdoc", "style"))
            ]


def test_what_no_encoding_has_is_shown_as_a_mark(tmp_path: Path) -> None:
    told = replace(reports()[3], text=reports()[3].text + " \ud800 \u202e \x00")
    report = told.report
    with open_ledger(tmp_path / "odd.db") as ledger:
        _add(ledger, Intake("odd.txt", report), [replace(claim, report_id=report.id) for claim in told.claims])
    client = TestClient(create_app(Desk(tmp_path / "odd.db")), base_url="http://localhost")
    answer = client.get(f"/reports/{report.id}")
    assert answer.status_code == 200
    assert "\ufffd" in answer.text
    assert client.get(f"/reports/{report.id}.json").json()["text"] == report.text
