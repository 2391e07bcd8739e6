"""What a visitor sees without JavaScript."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from jinja2 import Environment
from starlette.testclient import TestClient
from tests.web.story import TAKEN_IN, reports, write_story

from factbox import pipeline
from factbox.ledger import open_ledger
from factbox.publish import vouched
from factbox.records import Intake
from factbox.web import front, lists, templating
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.assets import load_asset
from factbox.web.desk import Desk
from factbox.web.guard import POLICY
from factbox.web.marks import pins
from factbox.web.seen import STATES
from factbox.web.templating import words_and_quote

PAGES = (
    "/", "/places", "/places/local:alder", "/reports", "/outlets", "/copies", "/disputes", "/totals", "/changes",
    "/inputs", "/citations", "/search", "/about", "/review",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_and_stands_under_the_policy(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert "</html>" in answer.text
    assert "<script>" not in answer.text
    assert 'style="' not in answer.text


def test_the_front_page_says_what_the_library_says(client: TestClient, desk: Desk) -> None:
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get("/").text))
    factbox = desk.see(Asked()).factbox
    lines = [line for section in factbox.sections for group in section.groups for line in group.lines]
    assert lines
    for line in lines:
        words, quote = words_and_quote(line.sentence)
        assert words in shown
        assert quote in shown
    assert factbox.in_short[0] in shown


def test_a_long_list_of_citations_has_pages_of_its_own(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def numbers(address: str) -> list[str]:
        return re.findall(r'<li id="c(\d+)">', client.get(address).text)

    whole = numbers("/")
    assert len(whole) > 4
    assert "The others" not in client.get("/").text
    for module in (front, lists):
        monkeypatch.setattr(module, "CITATIONS", 2)
    assert numbers("/") == whole[:2]
    assert 'href="/citations?page=2">The others' in client.get("/").text
    assert numbers("/citations") + numbers("/citations?page=2") == whole[:4]


def test_words_of_a_report_stand_apart_from_ours() -> None:
    told = "Taken by the River Front (“Alder (north) fell”)"
    assert words_and_quote(told) == ("Taken by the River Front", "“Alder (north) fell”")
    assert words_and_quote("Held (again)") == ("Held (again)", "")
    assert words_and_quote("“Alder fell,” he said (“late”)") == ("“Alder fell,” he said (“late”)", "")


def test_no_line_of_the_base_map_runs_across_the_world() -> None:
    shapes = json.loads(load_asset("countries.json").plain)
    rings = [ring for area in shapes["land"]["coordinates"] for ring in area] + shapes["borders"]["coordinates"]
    edges = ((one, other) for ring in rings for one, other in pairwise(ring))
    across = {(one[1], other[1]) for one, other in edges if abs(one[0] - other[0]) > 180}
    assert across == {(-90, -90)}  # along the pole, which no map of ours shows


def test_the_known_clock_shows_what_could_be_known_then(client: TestClient) -> None:
    assert "BIRCH" not in client.get("/?known=2031-05-07").text
    assert "BIRCH" in client.get("/?known=2031-05-08").text


def test_the_valid_clock_shows_the_world_on_that_day(client: TestClient) -> None:
    rows = client.get("/places.json?valid=2031-05-07").json()["rows"]
    assert {"Alder"} <= {row["place"] for row in rows}
    assert "Cedar" not in {row["place"] for row in rows}


def test_every_link_of_a_page_keeps_both_clocks(client: TestClient) -> None:
    page = client.get("/?known=2031-05-08&valid=2031-05-08").text
    links = [link for link in re.findall(r'href="(/[^"#]*)', page) if not link.startswith(("/static", "/openapi"))]
    assert links
    assert not [link for link in links if "known=2031-05-08&amp;valid=2031-05-08" not in link]


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    asked: set[str] = set()
    left = ["/"]
    while left:
        page = left.pop()
        asked.add(page)
        answer = client.get(page)
        assert answer.status_code == 200, page
        if "text/html" in answer.headers["content-type"]:
            found = {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)}
            left += sorted(found - asked - set(left))
    assert len(asked) > 60


def test_a_claimed_line_is_drawn_hollow_and_dashed(client: TestClient) -> None:
    line = next(one for one in client.get("/").text.split("<li") if "BIRCH" in one)
    assert "-hollow" in line
    assert "-solid" not in line


def test_a_place_shows_its_voices_their_words_and_the_copies_folded(client: TestClient) -> None:
    page = client.get("/places/local:alder").text
    assert "Alder was taken by the River Front" in page
    assert "Repeated in 1 more, with no weight of its own" in page


def test_a_report_marks_its_claims_and_leads_to_the_one_chosen(client: TestClient, desk: Desk) -> None:
    view = desk.see(Asked()).view
    claim = next(one for one in view.claims if one.stance == "denied")
    page = client.get(f"/reports/{claim.report_id}?claim={claim.id}").text
    assert f'id="claim-{claim.id}"' in page
    assert re.search(rf'<mark class="[^"]*chosen" data-claims="{claim.id}">', page)
    assert re.search(r'<span class="r-cue ">denied</span>', page)


def test_a_claim_is_a_page_of_its_own_and_a_part_beside_a_line(client: TestClient, desk: Desk) -> None:
    claim = desk.see(Asked()).view.claims[0]
    assert "<html" in client.get(f"/claims/{claim.id}").text
    assert "<html" not in client.get(f"/claims/{claim.id}", headers={"HX-Request": "true"}).text


def test_a_status_leaves_only_its_lines(client: TestClient) -> None:
    page = client.get("/?status=reported").text
    assert "ALDER" in page
    assert '<a class="where" href="/places/local%3Abirch' not in page


def test_what_was_refused_is_listed_with_its_reason(client: TestClient) -> None:
    page = client.get("/inputs?outcome=refused").text
    assert "picture.png" in page
    assert "This is no text." in page


@pytest.mark.parametrize(
    ("path", "form", "not_kept"),
    [
        ("/", "find", ("status",)),
        ("/places/local:alder", "clock", ("known", "valid")),
        ("/", "clock", ("known", "valid")),
        ("/search", "row sought", ("status",)),
        ("/changes", "row", ("valid", "status")),
    ],
)
def test_a_form_keeps_the_rest_of_the_question(client: TestClient, path: str, form: str, not_kept: tuple[str]) -> None:
    asked = {
        "known": "2031-05-08", "valid": "2031-05-07", "recorded": "2031-07-01", "country": "AF",
        "actor": "River Front", "status": "reported",
    }  # fmt: skip
    page = client.get(path, params=asked).text
    fields = page.split(f'<form class="{form}"')[1].split("</form>")[0]
    kept = {name for name, value in asked.items() if f'<input type="hidden" name="{name}" value="{value}">' in fields}
    chosen = {"actor"} if "<option selected>River Front" in fields else set()
    assert kept | chosen == asked.keys() - set(not_kept)


@pytest.mark.parametrize("query", ["known=0001-01-01", "known=0001-01-01&since=0001-01-01", "since=0001-01-01"])
def test_nothing_has_changed_before_the_first_day_of_the_calendar(client: TestClient, query: str) -> None:
    assert client.get(f"/changes?{query}").status_code == 200


def test_changes_name_the_report_that_made_them(client: TestClient) -> None:
    page = client.get("/changes?known=2031-05-08&since=2031-05-07").text
    assert "BIRCH" in page
    assert "Meridian Post" in page


def test_search_finds_by_words_place_stance_and_day(client: TestClient) -> None:
    assert client.get("/search.json?q=birch lost").json()["total"] == 1
    assert client.get("/search.json?place=alder&stance=attributed").json()["total"] == 1
    assert client.get("/search.json?type=territory&first=2031-05-09").json()["total"] == 2
    assert client.get("/search.json?by=ministry").json()["total"] == 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?known=yesterday", 400), ("/?valid=2031-13-01", 400), ("/?known=0001-01-01T00:00%2B23:59", 400),
        ("/?country=Nowhereland", 400), ("/?status=certain", 400), ("/reports?page=0", 422),
        ("/search?q=" + "a" * 201, 422),
        ("/places/nowhere", 404), ("/reports/nothing", 404), ("/claims/nothing", 404), ("/no/such/page", 404),
        ("/static/../app.py", 404), ("/static/templates/front.html", 404), ("/changes?since=2032-01-01", 400),
        ("/export/nothing", 404), ("/changes.xls", 404),
    ],
)  # fmt: skip
def test_a_bad_question_is_answered_with_what_is_wrong(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY


def test_the_same_question_is_answered_once_until_the_ledger_grows(desk: Desk) -> None:
    asked = Asked(known="2031-05-08")
    assert desk.see(asked) is desk.see(replace(asked, status="claimed"))
    assert desk.see(asked) is not desk.see(Asked(known="2031-05-07"))


def test_few_views_are_remembered_where_memory_is_short(desk: Desk, ledger) -> None:
    small = Desk(ledger, most=1)
    first = small.see(Asked(known="2031-05-07"))
    small.see(Asked(known="2031-05-08"))
    assert small.see(Asked(known="2031-05-07")) is not first


@pytest.mark.parametrize("day", ["2031-05-05", "2031-05-06", "2031-05-08", "2031-05-10"])
@pytest.mark.parametrize("known", ["", "2031-05-08"])
def test_a_day_cut_from_the_story_is_what_the_library_says_of_it(desk: Desk, ledger, known: str, day: str) -> None:
    with open_ledger(ledger) as opened:
        expected = pipeline.view(opened, known=known or None, valid=date.fromisoformat(day))
    assert desk.see(Asked(known=known, valid=day)).view == expected


def test_a_report_that_came_in_meanwhile_is_seen(tmp_path) -> None:
    path = write_story(tmp_path / "growing.db", reports()[:1])
    growing = Desk(path)
    assert len(growing.see(Asked()).view.reports) == 1
    with open_ledger(path) as opened:
        told = reports()[1]
        opened.add(Intake("more", told.report), told.claims, (), recorded=TAKEN_IN, reader="factbox 0.1.0")
    assert len(growing.see(Asked()).view.reports) == 2


def test_what_is_prepared_is_what_will_be_asked_for(ledger) -> None:
    prepared = Desk(ledger)
    prepared.prepare()
    assert {asked.known for _, asked in prepared._seen} == {"", *(f"2031-05-0{day}" for day in (6, 7, 8, 9))}


def test_a_story_too_large_to_be_remembered_is_not_prepared(ledger) -> None:
    large = Desk(ledger, most=3)
    large.prepare()
    assert not large._seen


def test_every_line_of_a_state_has_the_mark_of_its_status(desk: Desk) -> None:
    sheet = desk.see(Asked()).sheet
    drawn = {(one.place, one.sentence): one.drawn for one in sheet.states}
    sections = (one for one in sheet.factbox.sections if one.key in STATES)
    lines = [line for section in sections for group in section.groups for line in group.lines]
    assert lines
    for line in lines:
        mark = drawn[line.place, line.sentence]
        assert mark is not None
        assert (mark.fill == "hollow") == (
            line.status in ("claimed", "predicted") or line.sentence.startswith("Said")
        ), line


def test_the_map_draws_no_place_firmer_than_its_lines_say(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the factbox takes for a party's word is a party's word on the map, too."""
    monkeypatch.setattr(vouched, "as_claimed_state", lambda _view, row, _fighting: replace(row, status="claimed"))
    drawn = pins(pipeline.view(pipeline.read(["examples/afghanistan-2021"]), related=True))
    assert {(pin.status, pin.drawn.fill) for pin in drawn} == {("claimed", "hollow")}


def test_a_server_that_has_started_has_its_routes_and_templates(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the first visitor waits for this")

    templating._environment.cache_clear()
    with TestClient(create_app(desk), base_url="http://localhost") as started:
        monkeypatch.setattr(Environment, "compile", refuse)
        monkeypatch.setattr("fastapi.routing.get_dependant", refuse)
        assert started.get("/").status_code == 200
    with pytest.raises(AssertionError):
        TestClient(create_app(desk), base_url="http://localhost").get("/")
