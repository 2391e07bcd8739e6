"""Who is held responsible: nobody by a negation or a maybe, nobody without a deed; the cases are in tests/cases."""

from __future__ import annotations

import pytest

from factbox import claims_of
from factbox.records import Report

BLAST = "A bomb exploded at a market in Kunduz on Friday. "


def doers(text: str) -> list[str]:
    claims = claims_of(Report(id="r", file="r", text=text))
    return [claim.actor.text for claim in claims if claim.actor and claim.type == "attack.bombing"]


@pytest.mark.parametrize(
    "told",
    [
        "The Valley Liberation Front claimed responsibility for the attack.",
        "The Valley Liberation Front was blamed for the attack.",
        "The Valley Liberation Front was responsible for the attack.",
        "The governor holds the Valley Liberation Front responsible.",
        "The attack was attributed to the Valley Liberation Front.",
        "The attack was carried out by members of the Valley Liberation Front.",
        "The attack may have been the work of the Valley Liberation Front.",
        "The Valley Liberation Front was behind the attack.",
    ],
)
def test_a_deed_told_before_is_laid_to_who_is_held_responsible(told: str) -> None:
    assert doers(BLAST + told) == ["Valley Liberation Front"]


@pytest.mark.parametrize(
    "told",
    [
        "No group has claimed responsibility.",
        "The Valley Liberation Front was not responsible for the attack.",
        "The Valley Liberation Front may claim responsibility for the attack.",
        "The Valley Liberation Front would have been responsible for the attack.",
        "A merchant accused the Valley Liberation Front of lying.",
        "The Valley Liberation Front claimed responsibility for the upkeep of the road.",
    ],
)
def test_nobody_is_where_that_is_denied_left_open_or_about_something_else(told: str) -> None:
    assert doers(BLAST + told) == []


def test_without_a_deed_nobody_is() -> None:
    assert doers("The market was busy. The Valley Liberation Front claimed responsibility for the attack.") == []


def test_who_accuses_is_not_who_did_it() -> None:
    text = "The Defence Ministry said it had lost a post. It accused Tesalia of shelling the village of Arpashen."
    claims = claims_of(Report(id="r", file="r", text=text))
    assert [c.actor for c in claims if c.type == "strike.shelling" and c.actor and "Ministry" in c.actor.text] == []


def test_what_blew_up_is_not_whose_deed_it_was() -> None:
    text = "A Ruval Airlines plane blew up near Kunduz on Friday, killing 107. The Taliban denied any part."
    assert doers(text) == []
