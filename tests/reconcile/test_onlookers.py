"""A state that only looks on owns up to nothing that happens across its border."""

from __future__ import annotations

import pytest

from factbox.reconcile.onlookers import without_onlookers
from factbox.records import Claim, Mention, Report, Span

from .made import HARUN

OFFICERS = "Government of Ostravia"
FLED = "Soldiers crossed the river into Ostravia. The Front took Harun, Ostravian officers said."


def stances(text: str, *others: Claim, kind: str = "territory.capture", side: str = OFFICERS) -> str:
    lost = Claim("a", "a", Span(0, 1), "The Front took Harun", kind, "confirmed", where=HARUN, speaker_side=side)
    return without_onlookers([Report("a", "a.txt", text)], [lost, *others])[0].stance


@pytest.mark.parametrize("where", ["the Ostravian bank", "neighbouring Ostravia", "a bridge, having fled to Ostravia"])
def test_whose_land_lies_beyond_the_border_admits_nothing(where: str) -> None:
    assert stances(FLED) == "attributed"
    assert stances(f"They were on {where}.") == "attributed"


def test_who_fights_or_lies_nowhere_else_admits_what_it_lost() -> None:
    army = Mention(Span(0, 1), "troops", "actor", id="x", name=OFFICERS, side=OFFICERS)
    fight = Claim("b", "a", Span(0, 1), "troops fought", "battle.clash", "asserted", actor=army, where=HARUN)
    assert stances(FLED, fight) == "confirmed"
    assert stances("The Front took Harun, Ostravian officers said.") == "confirmed"
    assert stances(FLED, side="Government of the country") == "confirmed"
    assert stances(FLED, kind="casualties") == "confirmed"
