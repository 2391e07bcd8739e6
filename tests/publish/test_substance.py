"""What is enough to be a line: who, whom, how many or where, as its type needs."""

from __future__ import annotations

import pytest

from factbox.publish.substance import count_says_enough, event_says_enough
from factbox.publish.wording import event_words
from factbox.records import Count, Days, Event, Place

HARUN = Place("local:harun", "Harun", "city")


def event(
    kind: str,
    actor: str = "",
    recipient: str = "",
    best: float | None = None,
    unit: str = "",
    place: Place | None = None,
) -> Event:
    return Event("e", kind, Days(None, None), actor, recipient, place, None, best, None, unit, "reported", (), 1, 1, ())


@pytest.mark.parametrize(
    ("told", "enough"),
    [
        (event("diplomacy.agreement", place=HARUN), False),
        (event("diplomacy.agreement", "River Front"), True),
        (event("casualties", "River Front", place=HARUN), False),
        (event("casualties", best=8, unit="killed"), True),
        (event("casualties", best=8), False),
        (event("detention.arrest", "its men", place=HARUN), False),
        (event("detention.arrest", recipient="three ferrymen"), True),
        (event("detention.arrest", recipient="Oru Velden"), False),
        (event("detention.arrest", "River Front", place=HARUN), True),
        (event("strike.shelling", place=HARUN), True),
        (event("strike.shelling"), False),
        (event("quantity.other", best=61, unit="lorries", place=HARUN), False),
        (event("a.type.of.yours", place=HARUN), True),
    ],
)
def test_what_an_event_must_tell(told: Event, *, enough: bool) -> None:
    assert event_says_enough(told) is enough


def test_whoever_is_arrested_is_told_only_where_he_has_no_name() -> None:
    assert event_words(event("detention.arrest", "River Front", "three ferrymen")) == (
        "arrest of three ferrymen by the River Front"
    )
    assert event_words(event("detention.arrest", "River Front", "Oru Velden")) == "arrest by the River Front"


@pytest.mark.parametrize(
    ("what", "place", "enough"),
    [
        ("share of the houses", "", False),
        ("share of the houses", "Harun", True),
        ("share of the country", "", True),
        ("killed", "", True),
    ],
)
def test_a_share_is_of_ground_or_has_a_place(what: str, place: str, *, enough: bool) -> None:
    counted = Count(what, place, Days(None, None), None, 50, 50, 50, "", "", "", (), "reported", None, None, ())
    assert count_says_enough(counted) is enough
