"""Words on one fight are of one time."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from factbox.publish.timely import of_one_time
from factbox.records import Days


def test_a_word_of_months_before_is_of_another_fight_and_one_that_goes_on_is_not() -> None:
    view = SimpleNamespace(report=lambda _: SimpleNamespace(published=None))

    def told(day: date) -> SimpleNamespace:
        return SimpleNamespace(report_id="r", days=Days(None, day, "by"), as_of=None)

    autumn, march, later, latest = map(
        told, (date(2031, 10, 1), date(2032, 3, 1), date(2032, 3, 12), date(2032, 3, 25))
    )
    every = [latest, autumn, march, later]
    assert of_one_time(view, every, march) == [latest, march, later]
    assert of_one_time(view, every, autumn) == [autumn]
    assert of_one_time(view, [autumn, latest], march) == []
