"""Figures that were taken back, and those that stand."""

from __future__ import annotations

from typing import Any

import pytest

from .made import ARMY, BELLIN, Told, number, print_text, report, tell, verdict

DEAD = "casualties"


def toll(best: float, **fields: Any) -> dict[str, Any]:
    return tell(DEAD, actor="", quantity=number(best, "killed"), **fields)


def printed(on: int, text: str, *told: tuple[str, dict[str, Any]], outlet: str = "Lake Courier") -> Told:
    words, claims = zip(*told, strict=True)
    return print_text(outlet, on, text, list(words), claims, file=f"{outlet}-{on}")


FIRST = report("Harbour Post", 3, toll(19))


def numbers(*told: Told) -> set[float | None]:
    """Return the numbers of dead that some event has."""
    return {value for event in verdict(*told).events for value in (event.low, event.best, event.high)} - {None}


def test_a_number_that_its_report_replaces_stands_nowhere() -> None:
    text = "17 people, and not 19, died in Harun."
    right = printed(5, text, ("17 people", toll(17)), ("19, died in Harun", toll(19, stance="negated")))
    assert numbers(FIRST, right) == {17}


@pytest.mark.parametrize(
    "words",
    ["The mayor had first put the toll at 19", "A clerk wrongly reported 19 dead", "The toll is down from 19"],
)
def test_a_number_that_was_told_before_is_no_more(words: str) -> None:
    text = f"The hospital counts 17 dead. {words}."
    right = printed(5, text, ("The hospital counts 17 dead", toll(17)), (words, toll(19)))
    assert numbers(FIRST, right) == {17}


def test_it_stands_where_no_other_is_given() -> None:
    said = "The mayor had earlier said 19 were dead"
    assert numbers(FIRST, printed(5, f"{said}.", (said, toll(19)))) == {19}


def test_an_older_sum_was_right_in_its_day() -> None:
    words = "The dead are 24, up from 19"
    more = printed(5, f"{words}.", ("The dead are 24", toll(24)), (words, toll(19)))
    assert numbers(FIRST, more) == {19, 24}


def test_what_a_correction_takes_back_is_of_its_place() -> None:
    elsewhere = report("Harbour Post", 3, tell(DEAD, BELLIN, actor="", quantity=number(19, "killed")))
    text = "17 people, and not 19, died in Harun."
    right = printed(5, text, ("17 people", toll(17)), ("19, died in Harun", toll(19, stance="negated")))
    assert 19 in numbers(elsewhere, right)


def test_a_party_takes_back_no_number_of_its_foe() -> None:
    side = {"speaker": "T. Hale", "speaker_side": "River Front"}
    boast = report("Harbour Post", 3, toll(40, stance="claimed", speaker="M. Orlo", speaker_side=ARMY))
    denied = ("It did not lose 40 men", toll(40, stance="denied", **side))
    own = ("but 6", toll(6, stance="claimed", **side))
    assert numbers(boast, printed(4, "It did not lose 40 men but 6.", denied, own)) >= {40}


def test_the_dead_to_whom_a_report_refers_are_those_of_the_attack_before() -> None:
    shells = report("Harbour Post", 3, tell("strike.shelling", actor="", quantity=number(8, "killed")))
    refers = printed(6, "The eight people killed were buried.", ("eight people killed", toll(8)))
    new = printed(6, "Eight people were killed.", ("Eight people were killed", toll(8)))
    assert (len(verdict(shells, refers).events), len(verdict(shells, new).events)) == (1, 2)


def test_a_number_struck_beside_the_right_one_stands_nowhere_in_its_note_either() -> None:
    text = "CORRECTION: Harun toll is 17, not 19. We wrote that the number had risen to 19."
    note = printed(5, text, ("toll is 17", toll(17)), ("the number had risen to 19", toll(19)), outlet="Harbour Post")
    assert numbers(FIRST, note) == {17}


@pytest.mark.parametrize(
    "words",
    ["Police lowered the toll of the raid on Harun to 17", "The toll in Harun was revised downwards to 17"],
)
def test_a_toll_that_is_lowered_replaces_the_one_before(words: str) -> None:
    later = printed(5, f"{words}.", (words, toll(17)), outlet="Harbour Post")
    assert numbers(FIRST, later) == {17}


def test_so_does_one_that_is_written_as_a_word() -> None:
    words = "The hospital in Harun lowered the number of dead from 19 to nine"
    assert numbers(FIRST, printed(5, f"{words}.", (words, toll(9)), outlet="Harbour Post")) == {9}


def test_a_toll_that_was_lowered_elsewhere_is_another() -> None:
    words = "Police lowered the toll of the raid on Bellin to 17"
    later = printed(5, f"{words}.", (words, tell(DEAD, BELLIN, actor="", quantity=number(17, "killed"))))
    assert numbers(FIRST, later) == {17, 19}


def test_beside_a_lowered_toll_what_others_had_told_is_no_more() -> None:
    text = "The hospital lowered to 17 the number of dead. Officials had spoken of 19 dead."
    told = ("lowered to 17 the number of dead", toll(17)), ("19 dead", toll(19))
    assert numbers(FIRST, printed(5, text, *told)) == {17}


def test_beside_a_higher_one_it_may_be_another_count() -> None:
    text = "The hospital counts 24 dead. Officials had spoken of 19 dead."
    told = ("The hospital counts 24 dead", toll(24)), ("19 dead", toll(19))
    assert 19 in numbers(printed(5, text, *told))


def test_a_toll_revised_from_another_takes_that_one_back() -> None:
    words = "The hospital in Harun revised the number of people killed to 17 from 19"
    assert numbers(FIRST, printed(5, f"{words}.", (words, toll(17)))) == {17}
