"""Who is counted as whom, as a line tells it."""

from __future__ import annotations

import pytest

from factbox.publish.grounds import bears_type, tells_fragment, tells_of_civilians_alone, tells_only_attack
from factbox.publish.tolls import as_counted, civil_unit, others_hedged, supposed, with_means


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The ministry puts the number of civilians killed at 40.", "civilians killed"),
        (
            "The ministry says 12 guards died, and that the number of civilians killed is not more than 40.",
            "civilians killed",
        ),
        ("At least 40 local civilians were killed.", "civilians killed"),
        ("The ministry says 40 people were killed, among them nine civilians.", "killed"),
        ("It counts 40 civilians and guards among those killed.", "killed"),
    ],
)
def test_a_number_of_civilians_is_told_as_one(sentence: str, unit: str) -> None:
    assert civil_unit("killed", (40.0, None, None), sentence) == unit


def test_those_who_were_hurt_beside_them_stay() -> None:
    assert civil_unit("killed; 7 wounded", (None, 40.0, None), "40 civilians died") == "civilians killed; 7 wounded"
    assert civil_unit("displaced", (None, 40.0, None), "40 civilians fled") == "displaced"


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Nine dockers, all of them residents of Alder, were killed.", True),
        ("Nine people were killed.", False),
        ("Nine died, mostly farmers but also members of the border police.", False),
        ("Soldiers killed nine farmers.", True),
    ],
)
def test_nobody_is_a_civilian_of_whom_the_sentence_does_not_say_so(sentence: str, alone: bool) -> None:
    assert tells_of_civilians_alone(sentence) is alone


def test_whoever_only_attacks_has_not_fought() -> None:
    assert tells_only_attack("police assaulted the villages")
    assert not tells_only_attack("police repelled an assault on the village")
    assert not tells_only_attack("police fought in the village")
    assert not tells_only_attack("a convoy was ambushed near the village")


def test_the_end_of_a_sentence_without_its_subject_is_a_fragment() -> None:
    assert tells_fragment("“… and called for an inquiry.”")
    assert not tells_fragment("“… and the mayor called for an inquiry.”")


def test_each_number_of_a_line_has_its_own_hedge() -> None:
    sentence = "The clinic counts 118 dead and more than 640 wounded."
    assert others_hedged("dead; 640 wounded", sentence) == "dead; more than 640 wounded"
    assert others_hedged("dead", sentence) == "dead"


def test_members_of_one_family_are_no_further_number() -> None:
    assert others_hedged("killed; 1 family", "Five members of one family were killed.") == "killed"


def test_observers_are_no_troops() -> None:
    assert not bears_type("deployment.in", "Fifteen observers were sent to Alder.")
    assert bears_type("deployment.in", "Soldiers were sent to guard the observers.")


@pytest.mark.parametrize(
    ("number", "sentence", "unit"),
    [
        (7, "The number of villagers killed by shelling has reached seven.", "killed by shelling"),
        (1340, "In all 1,340 people were killed in air strikes.", "killed in air strikes"),
        (30, "Shelling has killed 90, and 30 were killed by mines.", "killed by mines"),
        (90, "The number of people killed has reached 90, many of them killed by shelling.", "killed"),
        (3400, "The toll has reached 3,400, of whom 300 were killed in air strikes.", "killed"),
        (90, "The number of people killed in the war has reached 90.", "killed"),
    ],
)
def test_a_number_of_those_killed_in_one_way_counts_no_others(number: float, sentence: str, unit: str) -> None:
    assert with_means("killed", (number, None, None), sentence) == unit


def test_those_who_are_only_presumed_to_be_something_stay_so() -> None:
    sentence = "The dead included 46 residents, eight police officers and 29 presumed gang members."
    assert as_counted("killed members", (None, 29.0, None), sentence) == "killed presumed gang members"
    assert as_counted("killed officers", (None, 8.0, None), sentence) == "killed police officers"
    assert as_counted("killed residents", (None, 46.0, None), sentence) == "killed residents"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Among the 83 were 29 suspected rebels and 46 residents.", "suspected rebels"),
        ("The dead include 29 people believed to be rebels and eight soldiers.", "believed to be rebels"),
        ("They include 29 who were thought to be civilians, and 12 men.", "thought to be civilians"),
        ("The dead included 29 men described by police as gang members.", "described by police as gang members"),
        ("The dead included 29 gang members and 12 suspected rebels.", ""),
    ],
)
def test_what_is_only_supposed_of_those_counted_is_found(sentence: str, words: str) -> None:
    assert supposed((None, 29.0, None), sentence) == words
