"""When something came about: no narrower than the reports allow, no wider than they say together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factbox.reconcile.dates import begun_by
from factbox.records import Days, Mention, Reading, Span

from .made import ARMY, BELLIN, REBELS, Told, day, days, number, only_row, report, rows, tell

TAKEN = "territory.capture"


def papers(*intervals: tuple[int | None, int | None], on: int = 9) -> list[Told]:
    outlets = ("Harbour Post", "Lake Courier", "Northern Wire")
    return [report(o, on, tell(TAKEN, days=days(*i))) for o, i in zip(outlets, intervals, strict=False)]


@pytest.mark.parametrize(
    ("told", "began"),
    [
        ([(4, 4)], (4, 4)),
        ([(4, 6), (5, 8)], (5, 6)),
        ([(None, 6), (4, 9)], (4, 6)),
        ([(4, None), (None, None)], (4, 9)),
        ([(None, None)], (None, 9)),
        ([(4, 6), (5, 5), (None, 7)], (5, 5)),
        ([(4, 4), (6, 6)], (4, 6)),
        ([(4, 4), (6, 6), (None, 9)], (None, 9)),
    ],
)
def test_intersection_or_hull(told: list[tuple[int | None, int | None]], began: tuple[int | None, int | None]) -> None:
    row = only_row(*papers(*told))
    assert (row.began.first, row.began.last) == (day(began[0]), day(began[1]))


def test_a_conflict_is_said() -> None:
    assert only_row(*papers((4, 4), (6, 6))).date_reason == "the reports differ on the day"
    assert only_row(*papers((4, 5), (5, 6))).date_reason == ""


@pytest.mark.parametrize(
    ("interval", "precision"), [((4, 4), "day"), ((4, 5), "interval"), ((None, 5), "by"), ((None, None), "by")]
)
def test_precision(interval: tuple[int | None, int | None], precision: str) -> None:
    assert only_row(*papers(interval)).began.precision == precision


def test_a_party_s_day_counts_only_where_there_is_no_other() -> None:
    claim = tell(TAKEN, stance="claimed", speaker="A. Front", speaker_side=REBELS, days=days(3, 3))
    boast = report("Lake Courier", 9, claim)
    assert only_row(boast).began == days(3, 3)
    assert only_row(boast, *papers((4, 6))).began.first == day(4)


def test_a_headline_came_about_on_the_day_that_its_text_tells() -> None:
    when = Mention(Span(0, 1), "on Tuesday", "time")
    below = tell(TAKEN, stance="claimed", speaker="A. Front", speaker_side=REBELS, days=days(4, 4), time=when)
    headline = tell(TAKEN, days=days(None, 5), passage="headline")
    assert only_row(report("Lake Courier", 5, headline, below)).began == days(4, 4)
    assert only_row(report("Lake Courier", 5, tell(TAKEN, days=days(None, 5)), below)).began.first is None


def monday(*options: int) -> dict[str, Any]:
    readings = tuple(Reading(Days(day(o), day(o), "day"), 0.5, "a Monday") for o in options)
    words = Mention(Span(0, 1), "that Monday", "time")
    return tell(TAKEN, days=days(min(options), max(options)), readings=readings, time=words)


def test_a_reading_is_chosen_by_the_other_reports() -> None:
    told = report("Lake Courier", 14, monday(3, 10))
    assert only_row(told).began == days(3, 10)
    row = only_row(told, *papers((9, 12), on=14))
    assert row.began == days(10, 10)
    assert "'that Monday' is read so that it fits" in row.date_reason
    assert not only_row(told, *papers((1, 12), on=14)).date_reason


def test_a_place_seen_untaken_was_not_taken_before() -> None:
    still = report("Lake Courier", 6, tell("territory.held", actor=ARMY, tense="present", days=days(None, 6)))
    row = next(r for r in rows(still, *papers((None, 9))) if r.holder == REBELS)
    assert (row.began.first, row.began.last) == (day(6), day(9))
    assert "not before 2031-03-06" in row.date_reason


def test_past_words_do_not_say_that_a_place_was_still_untaken() -> None:
    past = report("Lake Courier", 6, tell("territory.contested", days=days(3, 6)))
    assert only_row(past, *papers((None, 9))).began.first is None


def test_a_bound_that_fits_no_statement_is_dropped() -> None:
    still = report("Lake Courier", 6, tell("territory.held", actor=ARMY, tense="present", days=days(None, 6)))
    row = next(r for r in rows(still, *papers((4, 5))) if r.holder == REBELS)
    assert (row.began.first, row.began.last) == (day(4), day(5))


def test_no_capital_fell_before_the_first() -> None:
    first = tell("count", days=days(4, 4), quantity=number(1, "provincial capital"))
    told = [report("Harbour Post", 9, first, tell(TAKEN, days=days(4, 4)), tell(TAKEN, BELLIN, days=days(None, 9)))]
    listed = {r.place.name: r.began for r in rows(*told, capitals={BELLIN.id})}
    assert (listed["Bellin"].first, listed["Bellin"].last) == (day(4), day(9))
    unlisted = {r.place.name: r.began for r in rows(*told)}
    assert unlisted["Bellin"].first is None


def test_nobody_reports_what_is_still_to_come() -> None:
    assert only_row(*papers((4, 20), on=9)).began == days(4, 9)


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("since 2 February", date(2031, 2, 2)),
        ("since Sunday", date(2031, 2, 2)),
        ("since early February", date(2031, 2, 28)),
        ("since last winter", date(2031, 3, 5)),
        ("", date(2031, 2, 2)),
    ],
)
def test_since_a_month_names_no_day_of_beginning(words: str, last: date) -> None:
    time = Mention(Span(0, len(words)), words, "time") if words else None
    assert begun_by(date(2031, 2, 2), time, date(2031, 3, 5)) == last
