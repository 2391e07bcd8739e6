"""The timeline: TimelineJS's documented JSON, the view's values, and no word of a report that becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.publish.formats.made import HERAT, KABUL, claim, day, event, loaded, view_of, with_text, written

from factbox.publish.factbox import in_short
from factbox.publish.formats import Options
from factbox.publish.formats.timelinejs import CLAIMED
from factbox.records import Days, View

_SLIDE = {"start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id"}
_DATE = {"year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format"}


def check_timeline(timeline: dict[str, Any]) -> None:
    """Check a document against https://timeline.knightlab.com/docs/json-format.html."""
    assert set(timeline) <= {"events", "title", "eras", "scale"}
    assert timeline["scale"] in ("human", "cosmological")
    ids = [slide["unique_id"] for slide in timeline["events"]]
    assert len(set(ids)) == len(ids)
    for slide in (*timeline["events"], timeline["title"]):
        assert set(slide) <= _SLIDE
        assert set(slide["text"]) <= {"headline", "text"}
        assert all(isinstance(text, str) for text in slide["text"].values())
        check_dates(slide)
        assert re.fullmatch(r"#[0-9a-f]{6}", slide.get("background", {"color": "#ffffff"})["color"])
    assert all("start_date" in slide for slide in timeline["events"])


def check_dates(slide: dict[str, Any]) -> None:
    days = [slide[key] for key in ("start_date", "end_date") if key in slide]
    assert all(set(one) <= _DATE and all(isinstance(value, int) for value in one.values()) for one in days)
    assert days == sorted(days, key=lambda one: (one["year"], one["month"], one["day"]))


def slides(view: View, options: Options | None = None) -> dict[str, dict[str, Any]]:
    timeline = loaded(view, "timelinejs", options)
    check_timeline(timeline)
    return {slide["text"]["headline"]: slide for slide in timeline["events"]}


def told(view: View) -> dict[str, Any]:
    [slide] = slides(view).values()
    return slide


def test_the_slides_are_what_the_factbox_says(view: View) -> None:
    found = slides(view)
    alder = found["ALDER (North Province): Taken by the River Front"]
    assert alder["start_date"] == {"year": 2031, "month": 5, "day": 6}
    assert alder["display_date"] == "6 May 2031"
    assert "Admitted by Mayor Ada Quill (for the Government of Varnia)" in alder["text"]["text"]
    assert "<blockquote>Alder has slipped from our hands</blockquote>" in alder["text"]["text"]
    assert '<a href="https://lantern.example/1">The Northern Lantern, 7 May 2031</a>' in alder["text"]["text"]
    birch = found["BIRCH (North Province): Taken by the River Front"]
    assert (birch["start_date"]["day"], birch["end_date"]["day"]) == (6, 9)
    assert birch["display_date"] == "Between 6 and 9 May 2031"
    assert found["HAZEL (Capital District): Bombing by the River Front; 8 killed"]["group"] == "Attacks and deaths"


def test_every_row_that_is_told_has_a_slide(view: View) -> None:
    no_fact = ("predicted", "denied", "retracted")
    rows = [row for row in (*view.control, *view.events) if row.status not in no_fact]
    assert len(slides(view)) == len(rows)
    assert written(view, "timelinejs")[1] == (
        "timelinejs: left out: states forecast, denied or withdrawn (3); events forecast, denied or withdrawn (1)",
    )


def test_what_is_only_claimed_has_its_own_row_and_ground(view: View) -> None:
    claimed = {headline: slide for headline, slide in slides(view).items() if slide["group"] == CLAIMED}
    assert set(claimed) == {
        "FIR (South Province): Said to be taken by the River Front",
        "BIRCH (North Province): Said to have happened: air strike by the Government of Varnia",
    }
    grounds = {slide["background"]["color"] for slide in claimed.values()}
    assert all(int(ground[1:3], 16) < 0x70 for ground in grounds), (
        "TimelineJS writes white on every ground that is given"
    )
    assert not any("background" in s for s in slides(view).values() if s["group"] != CLAIMED)


@pytest.mark.parametrize(
    ("days", "start", "end", "shown"),
    [
        (day(5), 5, None, "5 May 2031"),
        (day(5, 9), 5, 9, "Between 5 and 9 May 2031"),
        (Days(None, date(2031, 5, 9), "by"), 9, None, "By 9 May 2031"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(days: Days, start: int, end: int | None, shown: str) -> None:
    one = claim("a", days=days)
    slide = told(view_of([one], events=(event(one),)))
    assert (slide["start_date"]["day"], slide.get("end_date", {}).get("day")) == (start, end)
    assert slide["display_date"] == shown


def test_a_number_for_several_places_is_said_to_be_theirs_together() -> None:
    claims = [claim("a", clause="one clause"), claim("b", clause="one clause", where=HERAT)]
    for slide in slides(view_of(claims, events=tuple(map(event, claims)))).values():
        assert "given for several places together: Herat and Kabul." in slide["text"]["text"]


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, attrs))


@pytest.mark.parametrize("words", ["<script>x</script>", '"><img src=x onerror=y>', "<!-- a", "&lt;b&gt;", "<b>=1"])
def test_words_of_a_report_never_become_markup(words: str) -> None:
    one = claim("a")
    slide = told(with_text(view_of([one], events=(event(one),)), words))
    assert [tag for tag, _ in Tags(slide["text"]["text"]).found] == ["p", "blockquote", "p"]
    assert not Tags(slide["text"]["headline"]).found


@pytest.mark.parametrize("url", ["javascript:alert(1)", 'https://x.example/"onclick="y', "ftp://x.example"])
def test_only_a_plain_address_is_linked(url: str) -> None:
    one = claim("a")
    view = view_of([one], events=(event(one),))
    [report] = view.reports
    bad = View(view.known, None, None, (replace(report, url=url),), view.claims, view.verdict)
    assert "<a" not in told(bad)["text"]["text"]


def test_the_title_is_the_factbox_in_short(view: View) -> None:
    title = loaded(view, "timelinejs")["title"]
    assert title["text"]["headline"] == "Factbox: who holds what, 13 May 2031"
    assert title["text"]["text"] == escape(" ".join(in_short(view)))


def test_the_place_of_an_event_is_its_own() -> None:
    one = claim("a")
    assert told(view_of([one], events=(event(one),)))["text"]["headline"].startswith(KABUL.name.upper())
