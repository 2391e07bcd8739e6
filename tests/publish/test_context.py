"""What stands in front of a quotation that does not tell by itself of which place or of whom it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factbox.publish.acting import may_act
from factbox.publish.circumstances import tells_of_two_times
from factbox.publish.context import is_understood, leaves_whom_open, quotation
from factbox.publish.grounds import bears_type
from factbox.publish.hedges import hedged
from factbox.publish.quoted_places import nearly
from factbox.publish.quoting import excerpt
from factbox.publish.wording import as_called, since_words
from factbox.records import Claim, Days, Mention, Report, Span, Verdict, View


def _claim(text: str, clause: str, kind: str = "casualties", place: str = "") -> tuple[View, Claim]:
    at = text.index(clause)
    claim = Claim("c", "r", Span(at, at + len(clause)), clause, kind, "asserted")
    if place:
        there = text.index(place)
        claim = replace(claim, place=Mention(Span(there, there + len(place)), place, "place", name=place))
    report = Report(id="r", file="r.txt", text=text, outlet="Example Wire")
    return View(datetime(2031, 4, 1, tzinfo=UTC), None, None, (report,), (claim,), Verdict()), claim


def test_whoever_a_pronoun_stands_for_is_quoted_with_it() -> None:
    text = "The Marl council has a guard of its own. It lost four men at the weir."
    assert quotation(*_claim(text, "It lost four men")) == f"“{text}”"


def test_a_sentence_of_the_paragraph_before_will_do_and_a_heading_will_not() -> None:
    text = "The Marl guard has a new chief.\n\nThey lost four men at the weir."
    assert quotation(*_claim(text, "lost four men")) == f"“{text.replace(chr(10) * 2, ' ')}”"
    alone = "Marl guard in trouble\n\nThey lost four men at the weir."
    assert quotation(*_claim(alone, "lost four men")) == "“They lost four men at the weir.”"


def test_the_sentence_that_names_the_place_of_a_state_is_quoted_with_it() -> None:
    text = "The Sedge bridge is said to be lost. That is a lie, the men say. Our guard holds it and lorries go over."
    told = quotation(*_claim(text, "Our guard holds it", "territory.held", "Sedge bridge"))
    assert told == "“The Sedge bridge is said to be lost. […] Our guard holds it and lorries go over.”"


def test_a_sentence_that_names_its_place_and_people_stands_alone() -> None:
    text = "Rain fell in Alder. The Marl guard lost four men at Sedge."
    assert (
        quotation(*_claim(text, "lost four men", "battle.clash", "Sedge")) == "“The Marl guard lost four men at Sedge.”"
    )


def test_what_a_number_counts_is_quoted_with_it_or_there_is_no_line() -> None:
    named = "The Marl clinic was shelled at dawn. All 40 lodgers had been taken to Sedge."
    bare = "Rain fell all night. All 40 lodgers had been taken to Sedge."
    for text, understood in ((named, True), (bare, False)):
        assert is_understood(*_claim(text, "All 40 lodgers had been taken to Sedge", "other")) is understood


@pytest.mark.parametrize(
    ("text", "clause", "open_"),
    [
        ("She was the third to be shot.", "She was the third to be shot", True),
        ("Ines Dahl kept a shop in Marl. She was the third to be shot.", "She was the third to be shot", False),
        ("A miller was shot.", "A miller was shot", False),
    ],
)
def test_of_whom_a_sentence_tells_may_be_left_open(text: str, clause: str, open_: bool) -> None:
    assert leaves_whom_open(*_claim(text, clause)) is open_


@pytest.mark.parametrize(
    ("number", "plain", "sentence", "told"),
    [
        (900, "900", "Some 900 rebels were killed, he said.", "some 900"),
        (200, "200", "Nearly 200 have died.", "nearly 200"),
        (60, "at least 60", "Jets flew more than 60 raids on the quay.", "more than 60"),
        (50, "at most 50", "As many as 50 bodies may lie there.", "as many as 50"),
        (14, "14", "Fourteen soldiers and at least 20 rebels have been killed.", "14"),
        (5, "5", "Some five were hurt at Marl, and five at Sedge.", "5"),
    ],
)
def test_a_number_is_hedged_as_its_sentence_hedges_it(number: float, plain: str, sentence: str, told: str) -> None:
    assert hedged(number, plain, sentence) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Jets bombed positions near ", "near MARL"),
        ("Houses were searched north of the town of ", "near MARL"),
        ("Two suburbs of the capital, ", "MARL"),
        ("Shells fell in ", "MARL"),
    ],
)
def test_what_was_near_a_place_is_told_as_near_it(before: str, told: str) -> None:
    assert nearly("MARL", before) == told


def test_a_long_sentence_is_quoted_around_its_clause() -> None:
    told = "the mayor of Sedge said on Monday"
    sentence = (
        f"{'After a week of rain and fog on the lower river, ' * 5}{told}, Marl had been cut off, and so was Alder."
    )
    found = excerpt(sentence, "Marl had been cut off", 120)
    assert told in found
    assert found.startswith("“… ")
    assert found.endswith("so was Alder.”")
    assert excerpt(sentence, "no words of it", 120) == ""


@pytest.mark.parametrize(
    ("words", "sentence", "told"),
    [
        ("forces", "Varnian government forces took two villages.", "Varnian government forces"),
        ("The city guard police", "The city guard police held him.", "The city guard police"),
        ("Police", "Police arrested two men.", "police"),
        ("Varnian", "Men were killed by Varnian guns.", "Government of Varnia"),
        ("its troops", "The ministry said its troops had gone in.", "Government of Varnia"),
    ],
)  # fmt: skip
def test_a_states_own_are_called_as_their_sentence_calls_them(words: str, sentence: str, told: str) -> None:
    mention = Mention(Span(0, 1), words, "actor", name="Forces of Varnia")
    assert as_called("Government of Varnia", mention, sentence) == told


def test_since_when_is_told_no_more_exactly_than_a_report_does() -> None:
    days = Days(date(2031, 5, 1), date(2031, 7, 1), "since")
    assert since_words(days, "Since May") == "since May 2031"
    assert since_words(days, "since 1 May") == "since 1 May 2031"
    assert since_words(days, "since Thursday") == "since 1 May 2031"
    assert since_words(days, "since the spring") == "by 1 Jul 2031"


def test_a_short_sentence_of_no_place_is_quoted_with_the_one_before() -> None:
    text = "Buses from Alder came under fire near Marl. Two people were wounded, an official said."
    assert quotation(*_claim(text, "Two people were wounded")) == f"“{text}”"
    named = "Buses from Alder came under fire near Marl. Two people were wounded in Alder."
    assert quotation(*_claim(named, "Two people were wounded")) == "“Two people were wounded in Alder.”"


@pytest.mark.parametrize(
    ("words", "sentence", "told"),
    [
        ("forces", "The two forces shelled each other.", ""),
        ("a police", "At dawn a police drone struck a house.", "a police drone"),
    ],
)
def test_two_forces_are_not_one_and_a_police_drone_is_no_police(words: str, sentence: str, told: str) -> None:
    mention = Mention(Span(0, 1), words, "actor", name="Forces of Varnia")
    assert as_called("Government of Varnia", mention, sentence) == told


def test_days_that_a_sentence_joins_are_two_times() -> None:
    assert tells_of_two_times("Some 20,000 people crossed on Friday and Saturday.")
    assert not tells_of_two_times("Some 20,000 people crossed on Friday.")


def test_who_is_accused_of_something_has_not_done_it_in_a_line() -> None:
    assert not may_act("Front", "He was shot after he accused the Front of murder.")
    assert not bears_type("displacement", "They guard a camp where 60,000 displaced people live.")
    assert bears_type("displacement", "Some 60,000 people were displaced.")
