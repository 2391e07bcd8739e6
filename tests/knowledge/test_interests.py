"""In whose favour a kind of happening is told: rows by event type or by how several types begin."""

from __future__ import annotations

import pytest

from factbox.knowledge.interests import Interest, interest_in
from factbox.records import EVENT_TYPES


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_of_two_sides_both_do_not_gain(kind: str) -> None:
    shares = interest_in(kind)
    assert shares.actor != shares.recipient or not shares.actor


def test_the_longest_row_that_fits_holds() -> None:
    assert interest_in("detention.arrest").on_foes
    assert not interest_in("detention.release").on_foes
    assert interest_in("detention.release").boasted


def test_a_type_of_no_row_is_nobody_s_gain() -> None:
    assert interest_in("weather.storm") == Interest()


def test_who_leaves_or_hands_over_a_place_loses_it() -> None:
    losing = [kind for kind in EVENT_TYPES if interest_in(kind).actor == "loses"]
    assert losing == ["territory.withdraw", "territory.handover"]
