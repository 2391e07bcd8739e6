"""What the front page shows of a day is kept beside the ledger, and shown again without a view."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.story import TAKEN_IN, reports, write_story

from factbox import pipeline
from factbox.cli.preparing import prepare
from factbox.ledger import kept, open_ledger
from factbox.records import Intake, target_of
from factbox.web.app import create_app
from factbox.web.asked import Asked
from factbox.web.desk import Desk

ADDRESSES = (
    "/", "/map.json", "/?known=2031-05-08", "/map.json?known=2031-05-08", "/?valid=2031-05-07", "/?status=claimed",
    "/factbox.txt", "/factbox.json?known=2031-05-08",
)  # fmt: skip


@pytest.fixture(autouse=True)
def every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the pages of small ledgers too."""
    monkeypatch.setattr(kept, "WORTH", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_story(tmp_path / "story.db")


def pages(desk: Desk) -> list[str]:
    client = TestClient(create_app(desk), base_url="http://localhost")
    return [client.get(address).text for address in ADDRESSES]


def never(*_: object, **__: object) -> None:
    raise AssertionError("a view was made")


def test_a_page_that_was_shown_once_needs_no_view(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = pages(Desk(path))
    monkeypatch.setattr(pipeline, "view", never)
    assert pages(Desk(path)) == shown


def opened(desk: Desk) -> list[str]:
    """Return what the numbers of the front page open, and which claims they are of."""
    client = TestClient(create_app(desk), base_url="http://localhost")
    numbers = [claim for known in ("", "2031-05-08") for claim in cited(desk, known)]
    return [client.get(f"/claims/{claim}{asked}").text for asked, claim in numbers]


def cited(desk: Desk, known: str) -> list[tuple[str, str]]:
    asked = Asked(known=known)
    return [(asked.query(), one.claims[0]) for one in desk.see(asked).factbox.citations]


def test_what_the_numbers_open_needs_no_view(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_views = Desk(path)
    _ = with_views.see(Asked()).view, with_views.see(Asked(known="2031-05-08")).view
    shown = opened(with_views)
    assert any("Printed again" in page for page in shown)
    prepare(path, None, 9)
    monkeypatch.setattr(pipeline, "view", never)
    assert opened(Desk(path)) == shown


def test_what_was_kept_is_what_would_be_shown_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages(Desk(path))
    again = pages(Desk(path))
    monkeypatch.setattr(kept, "WORTH", 10**9)
    assert again == pages(Desk(path))


def test_a_page_that_was_prepared_needs_no_view(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(path, None, 9)
    monkeypatch.setattr(pipeline, "view", never)
    assert all("Factbox" in page or "pins" in page for page in pages(Desk(path)))


def test_a_later_report_leaves_an_earlier_day_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = reports()[-1]
    early = write_story(path.with_name("early.db"), reports()[:-1])
    day = told.report.published_day
    assert day is not None
    before = Asked(known=day.replace(day=day.day - 1).isoformat())
    factbox = Desk(early).see(before).factbox
    with open_ledger(early) as opened:
        opened.add(Intake("more", told.report), told.claims, (), recorded=TAKEN_IN, reader="factbox 0.1.0")
    monkeypatch.setattr(pipeline, "view", never)
    assert Desk(early).see(before).factbox == factbox
    with pytest.raises(AssertionError, match="a view was made"):
        _ = Desk(early).see(Asked()).factbox


def test_a_decision_shows_on_the_next_page(path: Path) -> None:
    desk = Desk(path)
    claim = next(one for one in desk.see(Asked()).view.claims if one.type == "territory.capture")
    before = desk.see(Asked()).factbox
    decided = {"decided_by": "editor", "reason": "a drill", "recorded": TAKEN_IN}
    desk.decide(lambda ledger: ledger.review("reject", target_of(claim), **decided))
    assert desk.see(Asked()).factbox != before
    assert Desk(path).see(Asked()).factbox == desk.see(Asked()).factbox


def test_a_kept_page_is_shown_while_a_view_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Desk(path).see(Asked()).factbox
    begun, end = threading.Event(), threading.Event()
    real = pipeline.view

    def slow(*args: object, **asked: object) -> object:
        begun.set()
        assert end.wait(60)
        return real(*args, **asked)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "view", slow)
    desk = Desk(path)
    other = threading.Thread(target=lambda: desk.see(Asked(known="2031-05-06")).view)
    other.start()
    assert begun.wait(60)
    try:
        assert desk.see(Asked()).factbox == shown
    finally:
        end.set()
        other.join()
