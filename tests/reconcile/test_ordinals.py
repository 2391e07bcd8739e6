"""What is told beside a counted fall fell before it."""

from __future__ import annotations

from typing import Any

import pytest

from factbox.records import Mention, Place, Span

from .made import BARRACKS, BELLIN, HARUN, REBELS, Told, day, days, number, print_text, rows, tell

TAKEN = "territory.capture"
TELMA = Place("local:telma", "Telma", "city", "Upper Province", "XO")
FELL = "Harun fell overnight, the third city to be overrun this month."
OTHERS = ("Bellin had been taken.", "Telma had been taken.")


def counting(fall: dict[str, Any], *others: dict[str, Any], best: float = 3) -> Told:
    """Return a report of the tenth in which a fall is counted, and others are told in the next sentence."""
    count = tell("count", None, REBELS, quantity=number(best, "cities"), days=days(9, 10))
    text = " ".join((FELL, *OTHERS))
    sentences = [FELL, FELL[FELL.index("the third") :], *OTHERS[: len(others)]]
    return print_text("Harbour Post", 10, text, sentences, (fall, count, *others))


def fall(time: str = "overnight") -> dict[str, Any]:
    return tell(TAKEN, HARUN, days=days(9, 10), time=Mention(Span(11, 20), time, "time"))


def other(place: Place = BELLIN, **fields: Any) -> dict[str, Any]:
    return tell(TAKEN, place, **{"days": days(None, 10), **fields})


@pytest.mark.parametrize(("time", "last"), [("overnight", 9), ("this week", 10)])
def test_what_is_told_beside_a_counted_fall_fell_before_it(time: str, last: int) -> None:
    told = counting(fall(time), other(), other(TELMA))
    for place in (BELLIN, TELMA):
        (row,) = (row for row in rows(told) if row.place == place)
        assert (row.began.first, row.began.last) == (None, day(last))
    (row,) = (row for row in rows(told) if row.place == HARUN)
    assert row.began == days(9, 10)


def test_the_bound_is_said_in_the_reason() -> None:
    (row,) = (row for row in rows(counting(fall(), other())) if row.place == BELLIN)
    assert row.date_reason == "not after 2031-03-09, by the fall that was counted after it"


def test_a_day_that_the_report_gives_stands() -> None:
    (row,) = (row for row in rows(counting(fall(), other(days=days(10, 10)))) if row.place == BELLIN)
    assert (row.began, row.date_reason) == (days(10, 10), "")


def test_more_falls_than_were_counted_are_not_all_of_that_row() -> None:
    told = counting(fall(), other(), other(TELMA), best=2)
    assert all(row.began.last == day(10) for row in rows(told))


def test_a_post_is_no_city_and_a_party_counts_for_nobody() -> None:
    (row,) = (row for row in rows(counting(fall(), other(BARRACKS))) if row.place == BARRACKS)
    assert row.began.last == day(10)
    boast = other(stance="claimed", speaker="Ilo Menk", speaker_side=REBELS)
    (row,) = (row for row in rows(counting(fall(), boast)) if row.place == BELLIN)
    assert row.began.last == day(10)


def test_what_is_told_to_have_fallen_later_is_none_of_those_before() -> None:
    later = other(time=Mention(Span(11, 22), "hours later", "time"))
    (row,) = (row for row in rows(counting(fall(), later)) if row.place == BELLIN)
    assert row.began.last == day(10)


def test_days_after_a_fall_later_ones_may_be_told_with_it() -> None:
    told = counting(tell(TAKEN, HARUN, days=days(7, 7), time=Mention(Span(11, 20), "on the 7th", "time")), other())
    (row,) = (row for row in rows(told) if row.place == BELLIN)
    assert row.began.last == day(10)
