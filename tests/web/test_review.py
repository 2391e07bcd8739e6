"""Reviewing in the page: the queue, what each decision does, who may decide, and that all of it can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.story import BIRCH, TAKEN_IN, reports, write_story
from tests.web.test_escaping import OWN, PAYLOADS, elements

from factbox.errors import UsageError
from factbox.ledger import open_ledger
from factbox.records import Claim, Correction, Days, Review, target_of
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.correcting import fields_of, read_changes
from factbox.web.desk import Desk
from factbox.web.due import STEPS, due_claims
from factbox.web.reviewer import COOKIE

HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def own(tmp_path: Path) -> Desk:
    """A desk over a story of its own, which a test may decide about."""
    return Desk(write_story(tmp_path / "own.db"))


@pytest.fixture
def visitor(own: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(own), base_url="http://localhost", headers=HERE) as client:
        client.post("/review/name", data={"name": "A. Editor", "then": "/review"})
        yield client


def claim_of(desk: Desk, quote: str) -> Claim:
    return next(one for one in desk.see(Asked()).view.claims if one.quote == quote)


def address_of(claim: Claim) -> str:
    return f"/reports/{claim.report_id}/claims/{claim.id}"


def written(desk: Desk) -> tuple[Review, ...]:
    return desk.reviews(Asked())


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


# --- the order


def test_what_alone_carries_a_state_comes_first_and_captures_before_the_rest(own: Desk) -> None:
    due = due_claims(own.see(Asked()).view)
    assert [(one.step, one.claim.quote) for one in due] == [
        (0, "Alder was taken by the River Front"),
        (0, "Fighting goes on in Cedar"),
        (0, "Dogwood is held by the government"),
        (1, "it captured Birch"),
        (2, "Birch was lost"),
        (4, "Nine people were killed there"),
        (5, "Three towns have fallen"),
        (6, "Alder was taken by the River Front"),  # a copy: without it, the first still stands
    ]


def test_the_queue_says_why_each_claim_stands_where_it_does(visitor: TestClient) -> None:
    page = words(visitor.get("/review").text)
    assert "stands in an open dispute" in page
    assert all(f"What {step}." in page for step in STEPS)


def test_a_claim_leaves_the_queue_once_somebody_has_decided(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "Fighting goes on in Cedar")
    visitor.post(address_of(claim), data={"decision": "accept"})
    assert f'id="of-{claim.id}"' not in visitor.get("/review").text
    assert f'id="of-{claim.id}"' in visitor.get("/review?show=decided").text


# --- deciding


def test_a_rejected_claim_carries_nothing_and_stays_in_sight(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "Fighting goes on in Cedar")
    answer = visitor.post(
        address_of(claim), data={"decision": "reject", "why": "a drill", "then": f"/reports/{claim.report_id}"}
    )
    assert answer.status_code == 200  # led back to the report
    assert "rejected by A. Editor" in words(answer.text)
    assert "a drill" in answer.text
    assert claim.quote in answer.text
    assert "CEDAR" not in visitor.get("/").text
    (review,) = written(own)
    assert (review.action, review.decided_by, review.reason) == ("reject", "A. Editor", "a drill")
    assert review.target == target_of(claim)


def test_undoing_brings_the_claim_back_and_keeps_what_was_decided(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "Fighting goes on in Cedar")
    visitor.post(address_of(claim), data={"decision": "reject"})
    page = visitor.post("/reviews/1/undo", data={"claim": claim.id, "then": f"/reports/{claim.report_id}"}).text
    assert "Undone by A. Editor" in words(page)
    assert "CEDAR" in visitor.get("/").text
    (review,) = written(own)
    assert review.undone_by == "A. Editor"
    assert visitor.post("/reviews/1/undo").status_code == 400  # it stands no longer


def test_a_correction_shows_what_the_program_read(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "Fighting goes on in Cedar")
    form = form_of(claim) | {"decision": "correct", "stance": "claimed", "first": "2031-05-07", "last": "2031-05-09"}
    page = words(visitor.post(address_of(claim), data=form | {"then": f"/reports/{claim.report_id}"}).text)
    assert "The program read Stance: asserted; When: 9 May 2031" in page
    assert "corrected by A. Editor" in page
    now = claim_of(own, claim.quote)
    assert (now.stance, now.days) == ("claimed", Days(date(2031, 5, 7), date(2031, 5, 9), "interval"))
    assert now.where == claim.where


def test_a_decision_outlives_other_decisions_and_each_can_be_undone(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "it captured Birch")
    for data in ({"stance": "asserted"}, {"actor": "Lake Guard"}):
        visitor.post(address_of(claim), data=form_of(claim) | {"decision": "correct"} | data)
    now = claim_of(own, claim.quote)
    assert (now.stance, now.actor.name) == ("asserted", "Lake Guard")
    visitor.post("/reviews/1/undo")
    assert claim_of(own, claim.quote).stance == "claimed"
    assert claim_of(own, claim.quote).actor.name == "Lake Guard"


def test_a_script_gets_the_claim_alone(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "it captured Birch")
    answer = visitor.post(address_of(claim), data={"decision": "accept"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "accepted" in answer.text
    assert "Undo review 1" in answer.text


@pytest.mark.parametrize(
    "form", [{}, {"decision": "burn"}, {"decision": "correct"}, {"decision": "correct", "stance": "odd"}]
)
def test_what_is_no_decision_is_told_and_writes_nothing(visitor: TestClient, own: Desk, form: dict[str, str]) -> None:
    answer = visitor.post(address_of(claim_of(own, "it captured Birch")), data=form)
    assert answer.status_code == 400
    assert written(own) == ()


def test_payloads_in_reasons_and_names_make_no_element(own: Desk) -> None:
    claim = claim_of(own, "it captured Birch")
    for number, payload in enumerate(PAYLOADS[::13], start=1):
        client = TestClient(
            create_app(own), base_url="http://localhost", headers=HERE, cookies={COOKIE: quote(payload)}
        )
        client.post(address_of(claim), data={"decision": "reject", "why": payload, "then": "/about"})
        for page in ("/review", "/review?show=decided", f"/reports/{claim.report_id}"):
            found = elements(client.get(page).text)
            assert {tag for tag, _ in found} <= OWN
            assert not [key for _, given in found for key, _ in given if key.startswith(("on", "srcdoc", "style"))]
        assert written(own)[number - 1].reason == " ".join(payload.split())
    assert len(written(own)) == number


def test_a_claim_that_is_not_there_is_no_page(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "it captured Birch")
    answer = visitor.post(f"/reports/{claim.report_id}/claims/{'0' * 16}", data={"decision": "accept"})
    assert answer.status_code == 404


def test_every_view_is_forgotten_after_a_decision(visitor: TestClient, own: Desk) -> None:
    for known in ("", "2031-05-08"):
        own.see(Asked(known=known))
    visitor.post(address_of(claim_of(own, "it captured Birch")), data={"decision": "accept"})
    assert len(own._seen) <= 1  # that of the page that the visitor was led to


# --- who


def test_nothing_is_decided_by_nobody(own: Desk) -> None:
    client = TestClient(create_app(own), base_url="http://localhost", headers=HERE)
    page = client.get("/review").text
    assert "give the name that shall stand beside your decisions" in page
    assert 'value="reject"' not in page
    answer = client.post(address_of(claim_of(own, "it captured Birch")), data={"decision": "accept"})
    assert answer.status_code == 400
    assert "Say who you are first" in answer.text
    assert written(own) == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\u202eb"])
def test_a_name_that_is_none_is_refused(own: Desk, name: str) -> None:
    client = TestClient(create_app(own), base_url="http://localhost", headers=HERE)
    answer = client.post("/review/name", data={"name": name})
    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers


def test_a_name_of_any_letters_is_kept(own: Desk) -> None:
    client = TestClient(create_app(own), base_url="http://localhost", headers=HERE)
    client.post("/review/name", data={"name": "Zoë Łęcka; x=1"})
    client.post(address_of(claim_of(own, "it captured Birch")), data={"decision": "accept"})
    assert [one.decided_by for one in written(own)] == ["Zoë Łęcka; x=1"]


def test_the_past_of_the_ledger_cannot_be_decided_about(visitor: TestClient) -> None:
    assert 'value="reject"' in visitor.get("/review").text
    assert 'value="reject"' not in visitor.get("/review?recorded=2031-06-02").text


# --- corrections


def form_of(claim: Claim) -> dict[str, str]:
    """Return the form of a claim as a browser posts it when nothing was touched."""
    values = fields_of(claim)
    return values | {f"was.{name}": value for name, value in values.items()}


@pytest.fixture(scope="module")
def birch() -> Claim:
    return next(claim for told in reports() for claim in told.claims if claim.quote == "it captured Birch")


def test_only_what_was_touched_is_corrected(birch: Claim) -> None:
    correction = read_changes(form_of(birch) | {"speaker": ""})
    assert correction == Correction(speaker="")


def test_a_place_is_found_by_name_and_country_and_taken_away_when_empty(birch: Claim) -> None:
    found = read_changes(form_of(birch) | {"place": "Ghazni", "country": "Afghanistan", "kind": "province"}).place
    assert found is not None
    assert (found.name, found.kind, found.country, found.id[:3]) == ("Ghazni Province", "province", "AF", "gn:")
    assert read_changes(form_of(birch) | {"place": ""}).no_place


def test_a_place_that_is_known_in_another_country_alone_is_asked_about(birch: Claim) -> None:
    with pytest.raises(UsageError, match=r"Ghazni is known in .*AF"):
        read_changes(form_of(birch) | {"place": "Ghazni"})
    own = read_changes(form_of(birch) | {"place": "Thornwick-under-Ash"}).place
    assert own is not None
    assert (own.id[:6], own.name, own.country) == ("local:", "Thornwick-under-Ash", "XA")


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2031-05-01", "2031-05-01", "day"),
        ("2031-05-01", "2031-05-02", "interval"),
        ("", "2031-05-02", "by"),
        ("2031-05-01", "", "since"),
        ("", "", "vague"),
    ],
)
def test_two_days_make_an_interval_that_is_no_narrower(birch: Claim, first: str, last: str, precision: str) -> None:
    days = read_changes(form_of(birch) | {"first": first, "last": last}).days
    assert days is not None
    assert days.precision == precision


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"first": "May"},
        {"first": "2031-05-09"},
        {"kind": "planet"},
        {"country": "Nowhere-in-particular"},
    ],
)
def test_a_correction_that_cannot_be_is_refused(birch: Claim, changes: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        read_changes(form_of(birch) | changes)


def test_words_with_bars_and_quotation_marks_are_words(birch: Claim) -> None:
    correction = read_changes(form_of(birch) | {"place": 'A "b" | type: other', "country": "", "actor": "x | y"})
    assert correction.place is not None
    assert correction.place.name == 'A "b" | type: other'
    assert (correction.actor, correction.type) == ("x | y", None)


def test_a_review_that_fits_nothing_can_still_be_undone(visitor: TestClient, own: Desk) -> None:
    claim = claim_of(own, "it captured Birch")
    with open_ledger(own._path) as ledger:
        lost = replace(target_of(claim), type="aid", claim="", place=BIRCH.name)
        ledger.review("reject", lost, decided_by="B. Chief", reason="an old reading", recorded=TAKEN_IN)
    page = words(visitor.get("/review").text)
    assert "Reviews that fit no claim any more" in page
    assert "an old reading" in page
    visitor.post("/reviews/1/undo")
    assert "an old reading" not in visitor.get("/review").text
