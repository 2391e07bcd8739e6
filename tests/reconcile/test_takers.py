"""Who took a place of which a report tells only that it fell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factbox.records import Place

from .made import ARMY, BELLIN, HARUN, REBELS, Told, report, rows, tell, who

KARSA = Place("local:karsa", "Karsa", "city", "Lower Province", "XO")


def holder(*told: dict[str, Any], words: str = "Karsa was captured") -> list[str]:
    made = report("Harbour Post", 5, *told)
    claims = tuple(replace(c, quote=words) if c.where == KARSA else c for c in made.claims)
    return [row.holder for row in rows(replace(made, claims=claims)) if row.place == KARSA]


FALL = {**tell("territory.capture", KARSA), "actor": None}
TWO = (tell("territory.capture", HARUN), tell("territory.capture", BELLIN))


def test_a_third_place_that_fell_is_that_sides_that_took_two_in_the_same_report() -> None:
    assert holder(*TWO, FALL) == [REBELS]


@pytest.mark.parametrize(
    "told",
    [
        (TWO[0], FALL),
        (*TWO, tell("territory.contested", HARUN, "Lake Guard"), FALL),
        (*TWO, tell("territory.capture", HARUN, ARMY), FALL),
        (*TWO, {**FALL, "recipient": who(REBELS)}),
    ],
)
def test_it_is_nobodys_by_name_where_another_may_be_meant(told: tuple[dict[str, Any], ...]) -> None:
    assert REBELS not in holder(*told)


@pytest.mark.parametrize("words", ["Karsa fell to the alliance", "Karsa was recaptured", "Karsa was taken by them"])
def test_nor_where_its_own_words_say_more(words: str) -> None:
    assert REBELS not in holder(*TWO, FALL, words=words)


OFFENSIVE = report("Lake Courier", 4, tell("territory.capture", HARUN), tell("territory.capture", BELLIN))


def fallen(text: str, *told: dict[str, Any]) -> list[str]:
    """Return who has Karsa, by a report with this text beside two others in which one side alone takes places."""
    made = report("Harbour Post", 5, FALL, *told)
    made = replace(made, report=replace(made.report, text=f"{made.report.text} {text}"))
    more = report("Northern Wire", 4, tell("territory.capture", replace(KARSA, id="local:velin", name="Velin")))
    return [row.holder for row in rows(OFFENSIVE, more, made) if row.place == KARSA]


def test_a_place_that_fell_is_that_sides_that_alone_takes_places_in_all_reports_if_the_report_names_it() -> None:
    assert fallen(f"The {REBELS} said nothing.") == [REBELS]
    assert fallen("Nobody said anything.") == [""]
    assert REBELS not in fallen(f"The {REBELS} said nothing.", tell("territory.capture", HARUN, ARMY))


def test_who_tells_in_the_own_favour_that_a_place_was_taken_took_it() -> None:
    told = {**FALL, "stance": "claimed", "speaker_side": ARMY}
    taken = report("Lake Courier", 4, tell("territory.capture", KARSA))
    held = rows(taken, report("Harbour Post", 6, told))
    assert [(row.holder, row.status) for row in held if row.place == KARSA] == [(REBELS, "disputed"), (ARMY, "claimed")]


UNNAMED = "Government of the country"


def liberated(*others: Told) -> list[tuple[str, str]]:
    """Return who has Karsa and in what standing, after the rebels' taking and a ministry's word that it is free."""
    free = {**FALL, "stance": "claimed", "speaker_side": UNNAMED}
    fight = report("Lake Courier", 3, tell("battle.clash", KARSA, REBELS, recipient=who(UNNAMED)))
    taken = report("Lake Courier", 4, tell("territory.capture", KARSA))
    held = rows(fight, taken, report("Harbour Post", 6, free), *others)
    return [(row.holder, row.status) for row in held if row.place == KARSA and row.state == "held"]


def test_a_ministry_of_no_state_by_name_takes_a_place_where_no_state_has_a_name() -> None:
    elsewhere = report("Harbour Post", 5, tell("territory.capture", HARUN, ARMY))
    assert (UNNAMED, "claimed") in liberated(elsewhere)


def test_its_word_is_none_for_its_foe_where_a_state_has_a_name() -> None:
    army = replace(who(ARMY), side=ARMY)
    there = report("Northern Wire", 3, {**tell("territory.enter", KARSA), "actor": army})
    assert [holder for holder, _ in liberated(there)] == [REBELS]
