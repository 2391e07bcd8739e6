"""What each state would be without each of its testimonies, and what further word would change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import made

TAKEN = made.tell("territory.capture", days=made.days(4, 4))
CLAIMED = made.tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=made.REBELS)
ADMITTED = made.tell(
    "territory.capture", stance="confirmed", speaker="Ada Roth", speaker_side=made.ARMY, recipient=made.who(made.ARMY)
)
DENIED = made.tell("territory.capture", stance="denied", speaker="Ada Roth", speaker_side=made.ARMY)


def weighed(*told: made.Told, place: str = "Harun", **options: Any) -> list[Any]:
    return list(made.verdict(*told, weigh=place, **options).sensitivity)


def test_without_one_of_two_origins_it_is_reported() -> None:
    (one,) = weighed(made.report("Harbour Post", 5, TAKEN), made.report("Lake Courier", 5, TAKEN))
    assert [(left.status, left.independent_origins) for left in one.without] == [("reported", 1)] * 2
    assert [(would.word, would.status) for would in one.would] == [("admission", "admitted"), ("denial", "disputed")]


def test_without_its_only_voice_there_is_no_state() -> None:
    (one,) = weighed(made.report("Harbour Post", 5, CLAIMED))
    assert [left.status for left in one.without] == [None]
    assert {would.word: would.status for would in one.would} == {
        "another_outlet": "corroborated", "admission": "admitted", "denial": "disputed",
    }  # fmt: skip


def test_without_the_dated_word_the_day_is_open() -> None:
    (one,) = weighed(
        made.report("Harbour Post", 5, TAKEN), made.report("Lake Courier", 6, made.tell("territory.capture"))
    )
    assert [left.began for left in one.without] == [replace(made.days(None, 6), precision="by"), made.days(4, 4)]


def test_without_the_contrary_word_it_is_as_it_was() -> None:
    (one,) = weighed(made.report("Harbour Post", 5, TAKEN), made.report("Lake Courier", 5, DENIED))
    assert [(left.contrary, left.status) for left in one.without] == [(False, "denied"), (True, "reported")]


def test_a_voice_and_those_that_repeat_it_are_left_out_together() -> None:
    first = made.story("Harbour Post", 5, CLAIMED)
    copy = made.story("Lake Courier", 6, CLAIMED, rate=0.1)
    (one,) = weighed(first, copy)
    assert [left.status for left in one.without] == [None]


def test_only_the_place_that_was_asked_about_is_weighed() -> None:
    told = made.report("Harbour Post", 5, TAKEN, made.tell("territory.capture", made.BELLIN))
    assert {one.place for one in weighed(told, place="bellin")} == {made.BELLIN.id}
    assert made.verdict(told).sensitivity == ()


def test_a_part_is_weighed_with_the_city_that_it_is_in() -> None:
    part = made.tell("territory.capture", made.BARRACKS, days=made.days(4, 4))
    lost = made.tell("territory.capture", actor=made.ARMY, days=made.days(9, 9))
    told = [
        made.report("Harbour Post", 5, part),
        made.report("Lake Courier", 5, part),
        made.report("Example Wire", 9, lost),
    ]
    (one,) = weighed(*told, place=made.BARRACKS.name)
    assert [left.ended for left in one.without] == [made.day(9)] * 2
