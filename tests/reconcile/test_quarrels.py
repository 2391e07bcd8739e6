"""When two words on who has a place cannot both be so."""

from __future__ import annotations

from typing import Any

import pytest

from factbox.reconcile.quarrels import are_parted

from .made import ARMY, REBELS, Told, days, print_text, report, rows, tell, verdict, who

TAKEN, HELD = "territory.capture", "territory.held"
NOBODYS_ARMY = "Government of the country"


def conflicts(*told: Told) -> list[str]:
    return [found.topic for found in verdict(*told).disputes if found.kind == "true_conflict"]


def told(on: int, words: str, claim: dict[str, Any], outlet: str = "Lake Courier") -> Told:
    return print_text(outlet, on, words, [words[:-1]], (claim,), file=f"{outlet}-{on}-{len(words)}")


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        (REBELS, ARMY, True),
        ("", ARMY, True),
        (REBELS, REBELS, False),
        (REBELS, "", False),
        (REBELS, "Alliance for Renewal", False),
        (REBELS, "Hill Guard", True),
        (ARMY, "Government of Karland", True),
        (ARMY, NOBODYS_ARMY, False),
        (REBELS, NOBODYS_ARMY, True),
        ("4th Armoured Division", NOBODYS_ARMY, False),
    ],
)
def test_who_are_surely_two(one: str, other: str, *, parted: bool) -> None:
    foes = {REBELS: {"Hill Guard"}, "Hill Guard": {REBELS}}
    assert are_parted(one, other, foes) is parted
    assert are_parted(other, one, foes) is parted


def test_groups_that_nobody_has_fighting_each_other_may_be_one_under_two_names() -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    other = tell(HELD, actor="Alliance for Renewal", tense="present")
    assert conflicts(taken, told(6, "Harun remains in the hands of the Alliance.", other)) == []
    again = tell(TAKEN, actor="Alliance for Renewal", days=days(5, 5))
    assert conflicts(taken, told(6, "The Alliance took Harun.", again)) == []
    fought = tell("battle.clash", actor=REBELS, recipient=who("Alliance for Renewal"), days=days(4, 4))
    foes = told(4, "The Front fought the Alliance in Harun.", fought, "Example Wire")
    assert conflicts(taken, told(6, "Harun remains in the hands of the Alliance.", other), foes)


def test_a_boast_under_another_name_is_no_word_that_the_place_was_taken_back() -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    word = {"stance": "claimed", "speaker": "M. Orlo", "days": days(7, 7)}
    boast = tell(TAKEN, actor="Alliance for Renewal", speaker_side="Alliance for Renewal", **word)
    assert rows(taken, told(7, "We took Harun.", boast))[0].status == "reported"
    army = tell(TAKEN, actor=ARMY, speaker_side=ARMY, **word)
    assert rows(taken, told(7, "We took Harun.", army))[0].status == "disputed"


def test_a_side_that_tells_twice_who_has_a_place_does_not_contradict_itself() -> None:
    word = {"stance": "claimed", "speaker": "M. Orlo", "speaker_side": ARMY}
    police = told(5, "Harun is under the control of the Guard.", tell(HELD, actor="Guard", **word))
    army = told(5, "Harun remains under our control.", tell(HELD, actor=ARMY, **word), "Harbour Post")
    assert {row.status for row in rows(police, army)}.isdisjoint({"disputed"})


@pytest.mark.parametrize("speaker", [{}, {"stance": "claimed", "speaker": "M. Orlo", "speaker_side": ARMY}])
def test_who_has_a_place_days_later_may_have_come_since(speaker: dict[str, Any]) -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    held = tell(HELD, actor=ARMY, tense="present", **speaker)
    assert conflicts(taken, told(9, "Troops have strengthened their hold on Harun.", held)) == []
    assert conflicts(taken, told(9, "Troops have kept Harun.", held)) == [f"Harun: taken by {REBELS}"]
    assert conflicts(taken, told(6, "Troops hold Harun.", held)) == [f"Harun: taken by {REBELS}"]


def test_who_has_a_place_again_since_a_later_day_ends_what_was_taken_before() -> None:
    taken = report("Harbour Post", 3, tell(TAKEN, days=days(3, 3)))
    back = told(11, "Harun has again been under army control since 7 March.", tell(HELD, actor=ARMY, days=days(7, 11)))
    assert {(row.holder, row.status) for row in rows(taken, back)} == {(REBELS, "reported"), (ARMY, "reported")}


def test_who_took_a_place_back_had_lost_it_whatever_he_said() -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    denied = tell(TAKEN, actor="", stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    denial = told(5, "Harun has not fallen.", denied)
    admitted = tell(TAKEN, stance="confirmed", speaker="T. Brand", speaker_side=ARMY, days=days(5, 5))
    mayor = told(5, "The Front is in Harun, the mayor said.", admitted, "Example Wire")
    back = told(8, "The army took Harun.", tell(TAKEN, actor=ARMY, days=days(8, 8)), "Northern Wire")
    first = rows(taken, denial, mayor, back)[0]
    assert (first.status, first.ended) == ("reported", days(8, 8).last)
    found = [d for d in verdict(taken, denial, mayor, back).disputes if d.kind == "true_conflict"]
    assert all(d.resolved for d in found)
