"""A taking that a report counts from another taking."""

from __future__ import annotations

from typing import Any

import pytest

from factbox.records import Control, Mention, Span

from .made import BELLIN, HARUN, Told, day, days, print_text, report, rows, tell

FELL = report("Lake Courier", 5, tell("territory.capture", days=days(4, 4)))


def counted(words: str, *, on: int = 9) -> Told:
    """Return a report in which Bellin fell so long after Harun, in one sentence."""
    text = f"The front overran Bellin {words} seizing Harun."

    def at(name: str, kind: Any) -> Mention:
        return Mention(Span(text.index(name), text.index(name) + len(name)), name, kind, id=name, name=name)

    told = [
        {
            **tell("territory.capture", place, days=days(None, on), time=at(words, "time")),
            "place": at(place.name, "place"),
        }
        for place in (BELLIN, HARUN)
    ]
    return print_text("Harbour Post", on, text, [text, text], tuple(told))


def bellin(*told: Told) -> Control:
    (row,) = (row for row in rows(*told) if row.place == BELLIN)
    return row


@pytest.mark.parametrize(
    ("words", "began"),
    [
        ("a day after", (5, 5)),
        ("just a day after", (5, 5)),
        ("two days after", (6, 6)),
        ("3 days after", (7, 7)),
        ("one day before", (3, 3)),
        ("days after", (None, 9)),
        ("hours after", (None, 9)),
        ("about two days after", (None, 9)),
        ("thirty days after", (None, 9)),
    ],
)
def test_a_counted_day_is_worked_out(words: str, began: tuple[int | None, int]) -> None:
    row = bellin(FELL, counted(words))
    assert (row.began.first, row.began.last) == (day(began[0]), day(began[1]))
    assert ("counted from the taking of Harun" in row.date_reason) == (began[0] is not None)


def test_a_day_counted_from_a_day_that_is_open_stays_open() -> None:
    undated = report("Lake Courier", 5, tell("territory.capture"))
    assert bellin(undated, counted("a day after")).began.first is None


def test_a_count_that_leads_beyond_the_report_is_not_used() -> None:
    late = report("Lake Courier", 9, tell("territory.capture", days=days(9, 9)))
    assert bellin(late, counted("two days after", on=9)).began.first is None


def test_a_day_counted_from_another_side_s_taking_is_not_used() -> None:
    lost = report("Lake Courier", 5, tell("territory.capture", actor="Coast Guard", days=days(4, 4)))
    assert bellin(lost, counted("a day after", on=3)).began.first is None
