"""When, where and after what a sentence tells what it tells."""

from __future__ import annotations

import pytest

from factbox.publish.circumstances import (
    hangs_on_before,
    is_elsewhere,
    is_one_of_several,
    tells_most_since,
    tells_of_treatment,
    tells_of_two_times,
    tells_since,
    tells_sound,
    tells_when,
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("“Troops entered Marl on Friday.”", True),
        ("“Troops entered Marl at 06.40.”", True),
        ("“Troops entered Marl overnight.”", True),
        ("“Troops entered Marl with 40 lorries.”", False),
        ("“The mayor of Marl may march.”", False),
        ("“Troops entered Marl in May.”", True),
        ("“Troops fought in Marl for two hours.”", False),
        ("“People were seized at night.”", False),
    ],
)
def test_a_sentence_tells_when_or_it_does_not(sentence: str, told: bool) -> None:
    assert tells_when(sentence) is told


@pytest.mark.parametrize(
    ("sentence", "two"),
    [
        ("“Some 9,000 people are in tents, 700 more than a week ago.”", True),
        ("“Mourners met for a girl who was shot the day before.”", True),
        ("“In Marl, where the clans had been killing each other, a truce was signed on Monday.”", True),
        ("“Some 9,000 people fled a week ago.”", False),
        ("“The post had been taken on Monday.”", False),
    ],
)
def test_a_time_of_another_thing_in_a_sentence_is_not_that_of_what_it_tells(sentence: str, two: bool) -> None:
    assert tells_of_two_times(sentence) is two


@pytest.mark.parametrize(
    ("sentence", "hangs"),
    [
        ("“Thirty-one of these were handed back to their families.”", True),
        ("“About 3,500 have gone to the coast.”", True),
        ("“An estimated 1,200 of its people have come back.”", True),
        ("“At least 38 have died since that day.”", True),
        ("“Since then about 200 people have been killed.”", True),
        ("“Thirty-one of the miners were handed back.”", False),
        ("“About 3,500 people have gone to the coast.”", False),
        ("“Troops have left.”", False),
    ],
)
def test_a_number_may_hang_on_the_sentence_before(sentence: str, hangs: bool) -> None:
    assert hangs_on_before(sentence) is hangs


@pytest.mark.parametrize(
    ("name", "sentence", "wide"),
    [
        ("Varnia", "“Gunmen ambushed a convoy in northern Varnia.”", True),
        ("Varnia", "“Gunmen ambushed a convoy in north-western Varnia.”", True),
        ("Marl", "“Gunmen ambushed a convoy in Marl.”", False),
        ("Marl", "“Two boats from Marl were fired on.”", True),
        ("Marl", "“Marl was shelled from northern Marl.”", False),
    ],
)
def test_a_wide_land_is_no_place_of_a_fight(name: str, sentence: str, wide: bool) -> None:
    assert is_elsewhere(name, sentence) is wide


@pytest.mark.parametrize(
    ("name", "sentence", "several"),
    [
        ("Sedge", "“Food reached 21,000 people in Marl and Sedge.”", True),
        ("Marl", "“Food reached 21,000 people in Marl, Birch and Sedge.”", True),
        ("Marl", "“Food and tents reached 21,000 people in Marl.”", False),
    ],
)
def test_a_number_of_several_places_is_that_of_none_of_them(name: str, sentence: str, several: bool) -> None:
    assert is_one_of_several(name, sentence) is several


def test_where_the_wounded_are_treated_is_not_where_they_were_hurt() -> None:
    assert tells_of_treatment("“Staff at the Marl hospital treated 19 wounded.”")
    assert not tells_of_treatment("“Nineteen were wounded in Marl.”")


def test_the_largest_since_a_month_has_not_gone_on_since_then() -> None:
    assert not tells_since("The push on Marl is the largest since October.")
    assert tells_most_since("The push on Marl is the largest since October.")
    assert tells_since("Marl has been cut off since October.")


@pytest.mark.parametrize(
    ("clause", "sound"),
    [
        ("Shelling was heard in Sedge", True),
        ("explosions could be heard as far as Sedge", True),
        ("Gunfire was audible across Marl", True),
        ("residents of Sedge heard heavy gunfire", True),
        ("Shells fell in Sedge", False),
        ("a case was heard", False),
    ],
)
def test_what_is_heard_somewhere_was_perhaps_not_there(clause: str, sound: bool) -> None:
    assert tells_sound(clause) is sound
