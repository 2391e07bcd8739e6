"""What is said against a taking, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from .made import ARMY, REBELS, Told, days, print_text, report, rows, tell, verdict

TAKEN, HELD = "territory.capture", "territory.held"


def told(on: int, words: str, claim: dict[str, Any], outlet: str = "Lake Courier") -> Told:
    return print_text(outlet, on, words, [words[:-1]], (claim,), file=f"{outlet}-{on}-{len(words)}")


def denial(words: str, on: int = 5) -> Told:
    claim = tell(TAKEN, actor="", stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    return told(on, words, claim)


@pytest.mark.parametrize(
    ("words", "disputed"),
    [
        ("Harun has not fallen.", True),
        ("Harun will not fall.", False),
        ("The town would never be given up.", False),
    ],
)
def test_a_promise_is_no_denial(words: str, disputed: bool) -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    assert (rows(taken, denial(words))[0].status == "disputed") is disputed


def test_whoever_took_a_town_back_has_owned_up_to_its_loss() -> None:
    taken = report("Harbour Post", 5, tell(TAKEN, days=days(5, 5)))
    back = told(8, "The army retook Harun.", tell(TAKEN, actor=ARMY, days=days(8, 8)))
    denied = denial("Harun has not fallen.")
    assert [d.resolved for d in verdict(taken, denied).disputes if d.kind == "true_conflict"] == [False]
    assert [d.resolved for d in verdict(taken, denied, back).disputes if d.kind == "true_conflict"] == [True]


def test_who_holds_a_town_weeks_after_a_boast_is_a_later_stage() -> None:
    boast = report("Harbour Post", 2, tell(TAKEN, stance="claimed", speaker="T. Hale", speaker_side=REBELS))
    held = tell(HELD, actor=ARMY, tense="present")
    later = verdict(boast, told(20, "The army holds Harun.", held))
    assert not [d for d in later.disputes if d.kind == "true_conflict"]
    assert next(row for row in later.control if row.holder == REBELS).status == "claimed"
    soon = verdict(boast, told(4, "The army holds Harun.", held))
    assert [d.kind for d in soon.disputes] == ["true_conflict"]


def test_a_loss_is_put_to_whoever_its_report_has_in_the_town_now() -> None:
    before = report("Harbour Post", 2, tell(TAKEN, actor=ARMY, days=days(2, 2)))
    words = ("Harun is in the hands of the River Front", "The loss of Harun")
    claims = (tell(HELD, tense="present"), tell(TAKEN, actor=""))
    news = print_text("Lake Courier", 20, f"{words[0]}. {words[1]} opens the road.", list(words), claims, file="loss")
    holders = {row.holder: row.change for row in rows(before, news) if row.change != "none"}
    assert holders == {ARMY: "taken", REBELS: "taken"}


def test_who_denies_a_siege_of_his_own_denies_no_other_s() -> None:
    siege = report("Harbour Post", 5, tell("territory.siege", actor="Hill Guard"))
    denied = tell("territory.siege", stance="denied", speaker="T. Hale", speaker_side=REBELS)
    assert not [d for d in verdict(siege, report("Lake Courier", 5, denied)).disputes if d.kind == "true_conflict"]
    own = tell("territory.siege", actor="Hill Guard", stance="denied", speaker="T. Hale", speaker_side=REBELS)
    assert [d.kind for d in verdict(siege, report("Lake Courier", 5, own)).disputes] == ["true_conflict"]


def test_an_outlet_takes_back_the_taking_that_it_told_of_and_no_other() -> None:
    first = told(4, "The River Front took Harun.", tell(TAKEN, days=days(4, 4)))
    back = report("Harbour Post", 8, tell(TAKEN, actor=ARMY, days=days(8, 8)))
    wrong = told(9, "Harun was never lost.", tell(TAKEN, actor="", stance="negated"))
    status = {row.holder: row.status for row in rows(first, back, wrong)}
    assert status == {REBELS: "retracted", ARMY: "reported"}
