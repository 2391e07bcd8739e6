"""Rebels of no name, put to the one group that other reports have in that place."""

from __future__ import annotations

from typing import Any

from factbox.records import Mention, Span

from .made import BELLIN, REBELS, print_text, report, rows, tell, who


def rebels(name: str = "") -> Mention:
    return Mention(Span(0, 1), "rebels", "actor", id=name or None, name=name or None, hint="insurgent")


LEFT = {**tell("territory.withdraw"), "actor": rebels()}
CALLED = {**tell("territory.enter", BELLIN), "actor": rebels(REBELS)}
TOOK = report("Harbour Post", 5, tell("territory.capture"), CALLED)


def ended(*told: dict[str, Any]) -> list[object]:
    held = rows(TOOK, report("Lake Courier", 8, *told))
    return [row.ended for row in held if row.holder == REBELS and row.place.name == "Harun"]


def test_who_left_is_the_group_that_took_the_place_and_that_some_report_calls_rebels() -> None:
    assert ended(LEFT)[0] is not None


def test_they_stay_nameless_where_their_report_has_another_group() -> None:
    assert ended(tell("territory.enter", BELLIN, "Lake Guard"), LEFT) == [None]


def test_and_where_no_report_calls_that_group_rebels() -> None:
    militia = report("Harbour Post", 5, tell("territory.capture"))
    assert rows(militia, report("Lake Courier", 8, LEFT))[0].ended is None


SAID = tell("casualties", None, "", speaker="Colonel Orb", speaker_side=REBELS, stance="claimed")


def took(*told: dict[str, Any]) -> list[str]:
    fell = {**tell("territory.capture"), "actor": rebels()}
    elsewhere = report("Harbour Post", 5, {**tell("territory.enter", BELLIN), "actor": rebels(REBELS)})
    return [row.holder for row in rows(elsewhere, report("Lake Courier", 8, fell, *told)) if row.place.name == "Harun"]


def test_who_took_a_place_is_the_one_group_that_speaks_in_the_report() -> None:
    assert took(SAID) == [REBELS]


def test_and_nobody_where_two_groups_speak_or_another_one_acts() -> None:
    other = tell("casualties", None, "", speaker="Major Ill", speaker_side="Lake Guard", stance="claimed")
    assert took(SAID, other) == [""]
    assert took(SAID, tell("territory.enter", BELLIN, "Lake Guard")) == [""]


GUESSED = {
    **tell("territory.held"),
    "actor": Mention(Span(0, 1), "Insurgents", "actor", id="x", name="Mill Volunteers", hint="insurgent"),
}


def held_by(*told: dict[str, Any], **fields: Any) -> set[str]:
    found = rows(TOOK, report("Lake Courier", 8, *told, **fields))
    return {row.holder for row in found if row.place.name == "Harun"}


def test_whom_a_report_only_seems_to_mean_is_the_group_that_is_told_of_there_by_name() -> None:
    assert held_by(GUESSED) == {REBELS}
    by_name = {**tell("territory.held"), "actor": rebels("Mill Volunteers")}
    assert held_by({**by_name, "actor": who("Mill Volunteers")}) == {REBELS, "Mill Volunteers"}


def test_but_not_where_the_report_itself_calls_its_group_rebels() -> None:
    called = print_text(
        "Lake Courier", 8, "Mill Volunteers rebels came. They hold Harun.", ["They hold Harun."], (GUESSED,)
    )
    assert {row.holder for row in rows(TOOK, called) if row.place.name == "Harun"} == {REBELS, "Mill Volunteers"}
