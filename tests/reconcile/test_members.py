"""Whoever is of a party is that party: its fighters, its battalions, its initials."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.reconcile.members import agree_members
from factbox.records import Claim, Mention, Report, Span

from .made import HARUN

FULL = "Congress for Salt Liberation"


def claim(key: str, name: str, **fields: object) -> Claim:
    actor = Mention(Span(0, 1), name, "actor", id=f"actor:{name}", name=name, side=name)
    told = Claim(f"{key} {name}", key, Span(0, 1), "x", "territory.capture", "asserted", actor=actor, where=HARUN)
    return replace(told, **fields)


def names(texts: dict[str, str], *claims: Claim) -> list[str]:
    reports = [Report(key, f"{key}.txt", text) for key, text in texts.items()]
    return [one.actor.name or "" for one in agree_members(reports, claims) if one.actor]


def test_initials_are_the_name_that_some_report_has_before_them() -> None:
    texts = {"a": f"Men of the {FULL} (CSL) came.", "b": "The CSL left."}
    assert names(texts, claim("a", FULL), claim("b", "CSL")) == [FULL, FULL]
    spoken = agree_members([Report("a", "a", texts["a"])], [claim("b", "CSL", speaker_side="CSL")])
    assert spoken[0].speaker_side == FULL


def test_they_stay_where_two_names_have_them_or_the_letters_are_of_something_else() -> None:
    two = {"a": f"The {FULL} (CSL) came.", "b": "The Coastal Supply Line (CSL) was cut."}
    assert names(two, claim("b", "CSL")) == ["CSL"]
    assert names({"a": f"The {FULL}, with rifles (AKM), came."}, claim("a", "AKM")) == ["AKM"]


@pytest.mark.parametrize(
    "words", [f"Rebels of the {FULL}", f"two battalions of the {FULL}", "Fighters of the CSL", f"The CSL, {FULL}"]
)
def test_people_of_a_party_are_the_party(words: str) -> None:
    assert names({"a": f"The {FULL} (CSL) came."}, claim("a", FULL), claim("a", words)) == [FULL, FULL]


def test_battalions_are_of_the_army_that_has_them_and_a_front_of_the_people_is_its_own_name() -> None:
    assert names({}, claim("a", "Two battalions of the Ostravian Army")) == ["Ostravian Army"]
    assert names({}, claim("a", "Front of the Poor")) == ["Front of the Poor"]
