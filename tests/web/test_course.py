"""A place's states on its time line."""

from __future__ import annotations

from datetime import date, timedelta

from tests.web.story import ALDER

from factbox.records import Control, Days
from factbox.web.evidence import course_of
from factbox.web.marks import Mark
from factbox.web.seen import Day

DAYS = [Day(date(2031, 5, 1) + timedelta(days=more), 1) for more in range(10)]
MARK = Mark("held", "solid", 1, "")


def row(began: Days, ended: date | None = None, said: date | None = None) -> Control:
    return Control(ALDER, "held", "River Front", "taken", began, ended, said, "reported", 1, False, 1, "", None, ("c",))


def drawn(*rows: Control) -> list[tuple[float, float, float]]:
    return [(one.first, one.sure, one.last) for one in course_of(rows, [MARK] * len(rows), DAYS)]


def test_a_state_lasts_from_its_beginning_to_the_end_of_its_last_day() -> None:
    assert drawn(row(Days(date(2031, 5, 3), date(2031, 5, 3), "day"), date(2031, 5, 4))) == [(20.0, 20.0, 40.0)]


def test_what_began_between_two_days_is_sure_only_from_the_later() -> None:
    assert drawn(row(Days(date(2031, 5, 3), date(2031, 5, 6), "interval"))) == [(20.0, 50.0, 100.0)]


def test_a_taking_with_no_earliest_day_may_have_come_at_any_time_before() -> None:
    assert drawn(row(Days(None, date(2031, 5, 6), "by"))) == [(0.0, 50.0, 100.0)]


def test_what_nobody_affirms_any_more_is_sure_no_longer() -> None:
    found = course_of([row(Days(date(2031, 5, 3), date(2031, 5, 3), "day"), said=date(2031, 5, 5))], [MARK], DAYS)
    assert (found[0].sure, found[0].affirmed, found[0].last) == (20.0, 50.0, 100.0)


def test_what_lies_outside_the_days_is_drawn_at_their_ends() -> None:
    began = Days(date(2031, 4, 1), date(2031, 4, 1), "day")
    assert drawn(row(began, date(2031, 6, 1))) == [(0.0, 0.0, 100.0)]


def test_one_day_is_no_line() -> None:
    assert course_of([row(Days())], [MARK], DAYS[:1]) == ()
