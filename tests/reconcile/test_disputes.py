"""Where the reports disagree, and of what kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factbox.records import Dispute, Place

from .made import ARMY, BARRACKS, BELLIN, HARUN, KNOWN, REBELS, Told, days, number, print_text, report, tell, verdict

TAKEN = "territory.capture"
OUTLETS = (*KNOWN, *(f"Blog {i}" for i in range(20)))


def disputes(*told: dict[str, Any], on: tuple[int, ...] = ()) -> tuple[Dispute, ...]:
    dates = on or (5,) * len(told)
    return verdict(*(report(o, d, t) for o, d, t in zip(OUTLETS, dates, told, strict=False))).disputes


def first_claim(*told: Told) -> str:
    return told[0].claims[0].id


def test_a_denial_is_a_true_conflict() -> None:
    denial = tell(TAKEN, stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    (found,) = disputes(tell(TAKEN), denial)
    assert (found.kind, found.place, found.resolved) == ("true_conflict", "Harun", False)
    assert found.side_a == (report(OUTLETS[0], 5, tell(TAKEN)).claims[0].id,)
    assert found.side_b == (report(OUTLETS[1], 5, denial).claims[0].id,)


def test_parts_against_the_whole() -> None:
    parts = tell(TAKEN, stance="confirmed", speaker="M. Orlo", speaker_side=ARMY, extent="parts")
    kinds = {d.kind: d for d in disputes(tell(TAKEN), parts)}
    assert "parts" in kinds["true_conflict"].resolution


def test_a_conflict_is_told_once_from_the_taking() -> None:
    still = tell("territory.held", actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY)
    assert [(d.kind, d.topic) for d in disputes(tell(TAKEN), still)] == [("true_conflict", f"Harun: taken by {REBELS}")]


def test_two_takers_on_the_same_days() -> None:
    (found,) = disputes(tell(TAKEN, days=days(4, 5)), tell(TAKEN, actor=ARMY, days=days(4, 5)))
    assert (found.kind, found.topic) == ("true_conflict", "Harun: who took it")


def test_one_taking_after_another_is_no_quarrel() -> None:
    later = tell(TAKEN, actor=ARMY, days=days(None, 8))
    assert not disputes(tell(TAKEN, days=days(4, 4)), later, on=(4, 8))
    again = sentence(1, 5, "The army has retaken Harun.", "has retaken Harun", tell(TAKEN, actor=ARMY, days=days(4, 5)))
    assert not verdict(report(OUTLETS[0], 5, tell(TAKEN, days=days(4, 5))), again).disputes


def test_one_side_under_two_names_does_not_quarrel_over_what_it_took() -> None:
    other = tell(TAKEN, actor="River Salt Fighters", days=days(4, 5))
    assert not disputes(tell(TAKEN, days=days(4, 5)), other)


def test_that_a_party_says_it_took_a_place_back_is_a_later_stage() -> None:
    back = tell(TAKEN, actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY, days=days(7, 7))
    (found,) = disputes(tell(TAKEN, days=days(4, 4)), back, on=(4, 7))
    assert (found.kind, found.resolved) == ("progress", True)


def test_a_dispute_is_settled_by_who_takes_his_word_back() -> None:
    told = tell(TAKEN, speaker="residents", speaker_kind="witness")
    wrong = tell(TAKEN, stance="negated")
    (found,) = verdict(report(OUTLETS[0], 5, told), report(OUTLETS[0], 6, wrong)).disputes
    assert (found.kind, found.resolved) == ("true_conflict", True)


def test_an_attack_that_was_beaten_off_is_no_fight_for_what_was_given_up_later() -> None:
    words = "The garrison repelled an attack on Harun."
    fight = sentence(1, 4, words, words[:-1], tell("battle.clash", days=days(4, 4)))
    assert not [d for d in verdict(taken_as("without a fight"), fight).disputes if d.topic.endswith("without a fight")]


def test_a_party_s_word_against_a_report() -> None:
    boast = tell(TAKEN, actor=ARMY, stance="claimed", speaker="M. Orlo", speaker_side=ARMY)
    assert {d.kind for d in disputes(tell(TAKEN), boast)} == {"party_claim"}


def test_fought_over_then_fallen_is_progress() -> None:
    (found,) = disputes(tell(TAKEN, days=days(5, 5)), tell("territory.contested", days=days(5, 5)))
    assert (found.kind, found.resolved) == ("progress", True)


def sentence(outlet: int, on: int, words: str, quote: str, told: dict[str, Any]) -> Told:
    return print_text(OUTLETS[outlet], on, words, [quote], (told,))


def taken_as(words: str, *, on: int = 5, **fields: Any) -> Told:
    told = tell(TAKEN, days=days(on, on), **fields)
    return sentence(0, on, f"The Front took Harun {words}. Rain fell without a fight.", "The Front took Harun", told)


def test_taken_without_a_fight_where_one_is_told_is_a_true_conflict() -> None:
    fight = report(OUTLETS[1], 4, tell("battle.clash", days=days(4, 4)))
    kinds = {d.topic: d for d in verdict(taken_as("without firing a shot"), fight).disputes}
    found = kinds["Harun: taken without a fight"]
    assert (found.kind, found.resolved, found.side_b) == ("true_conflict", False, (fight.claims[0].id,))


@pytest.mark.parametrize(
    ("words", "place", "on"),
    [
        ("with little resistance", HARUN, 4),
        ("on Wednesday", HARUN, 4),
        ("without a fight", BELLIN, 4),
        ("without a fight", HARUN, 20),
    ],
)
def test_no_conflict_of_manner(words: str, place: Place, on: int) -> None:
    fight = report(OUTLETS[1], on, tell("battle.clash", place, days=days(on, on)))
    assert not [d for d in verdict(taken_as(words), fight).disputes if d.topic.endswith("without a fight")]


def test_one_town_after_another_without_a_fight_is_of_all_that_a_side_took() -> None:
    words = "The Front is taking one town after another unopposed."
    swept = sentence(2, 6, words, "taking one town after another unopposed", tell("other", None, days=days(None, 6)))
    fight = report(OUTLETS[1], 4, tell("battle.clash", days=days(4, 4)))
    elsewhere = report(OUTLETS[3], 4, tell("battle.clash", BELLIN, days=days(4, 4)))
    taken = report(OUTLETS[0], 5, tell(TAKEN, days=days(5, 5)))
    (found,) = [d for d in verdict(swept, fight, elsewhere, taken).disputes if d.topic.endswith("without a fight")]
    assert (found.kind, found.resolved, found.place) == ("true_conflict", True, "")
    assert (found.side_a, found.side_b) == ((swept.claims[0].id,), (fight.claims[0].id,))
    assert not [d for d in verdict(swept, fight, elsewhere).disputes if d.topic.endswith("without a fight")]


@pytest.mark.parametrize(("still", "kind"), [("are continuing", "true_conflict"), ("went on all night", "progress")])
def test_a_fight_that_goes_on_in_the_report_of_a_fall_is_no_earlier_stage(still: str, kind: str) -> None:
    text = f"Harun has fallen, the mayor said. Clashes in the city {still}, a guard said."
    fell = tell(TAKEN, days=days(5, 5), speaker="the mayor")
    fought = tell("battle.clash", days=days(5, 5), speaker="a guard")
    told = print_text(OUTLETS[0], 5, text, ["Harun has fallen", "Clashes in the city"], (fell, fought))
    (found,) = verdict(told).disputes
    assert found.kind == kind
    later = report(OUTLETS[1], 7, tell("territory.held", days=days(None, 7)))
    assert [d.kind for d in verdict(told, later).disputes] == ["progress"]  # it has fallen by then, all say


def test_fought_over_days_before_is_no_dispute() -> None:
    assert not disputes(tell(TAKEN, days=days(5, 5)), tell("territory.contested", days=days(3, 3)), on=(5, 3))


def test_old_text_in_a_newer_page_is_stale() -> None:
    old = tell("territory.siege", as_of=date(2031, 3, 2), tense="present")
    (found,) = disputes(tell(TAKEN, days=days(5, 5)), old, on=(5, 9))
    assert (found.kind, found.resolved) == ("stale", True)


def test_an_older_text_on_the_taker_in_a_part_of_the_town_is_no_quarrel() -> None:
    old = tell("territory.held", extent="parts", as_of=date(2031, 3, 2), tense="present")
    assert disputes(tell(TAKEN, days=days(5, 5)), old, on=(5, 9)) == ()


def test_a_part_that_did_not_fall() -> None:
    part = tell(TAKEN, BARRACKS, stance="negated")
    (found,) = disputes(tell(TAKEN), part)
    assert (found.kind, found.place) == ("scope", HARUN.name)


@pytest.mark.parametrize(("denied", "kind"), [("", "scope"), ("most", "true_conflict")])
def test_most_of_a_town_may_be_taken_which_has_not_fallen(denied: Any, kind: str) -> None:
    denial = tell(TAKEN, stance="denied", speaker="M. Orlo", speaker_side=ARMY, extent=denied)
    assert kind in {found.kind for found in disputes(tell(TAKEN, extent="most"), denial)}


def test_two_days_for_one_fall() -> None:
    (found,) = disputes(tell(TAKEN, days=days(4, 4)), tell(TAKEN, days=days(6, 6)), on=(7, 7))
    assert found.kind == "precision"


def test_two_totals_of_one_day_are_a_series() -> None:
    nine, twelve = (tell("count", None, quantity=number(n, "provincial capitals"), days=days(5, 5)) for n in (9, 12))
    (found,) = disputes(nine, twelve)
    assert (found.kind, found.resolved) == ("progress", True)


def test_at_most_eight_a_side() -> None:
    denial = tell(TAKEN, stance="denied", speaker="M. Orlo", speaker_side=ARMY)
    (found,) = disputes(tell(TAKEN), denial, *[tell(TAKEN)] * 15)
    assert (len(found.side_a), len(found.side_b)) == (8, 1)


def test_agreement_is_no_dispute() -> None:
    assert not disputes(tell(TAKEN), tell(TAKEN), tell("territory.held"))


def test_a_fight_that_a_page_tells_below_its_news_of_the_fall_is_stale() -> None:
    page = report("Harbour Post", 5, tell(TAKEN, days=days(4, 5)), tell("territory.contested", tense="present"))
    assert [(d.kind, d.resolved) for d in verdict(page).disputes] == [("stale", True)]
    said = tell("territory.contested", tense="present", speaker="M. Orlo")
    page = report("Harbour Post", 5, tell(TAKEN, days=days(4, 5)), said)
    assert [d.kind for d in verdict(page).disputes] == ["progress"]


def total(best: float, on: int, words: str = "", unit: str = "provincial capitals") -> Told:
    quote = words or f"It has now taken {best:g} {unit}."
    claim = tell("count", None, quantity=number(best, unit), days=days(None, on))
    return print_text(f"Paper {on}", on, quote, [quote], (claim,))


def test_a_smaller_total_told_later_is_an_older_state() -> None:
    (found,) = verdict(total(12, 5), total(9, 6)).disputes
    assert (found.kind, found.resolved) == ("stale", True)
    assert verdict(total(9, 5), total(12, 6)).disputes == ()
    assert verdict(total(12, 5), total(9, 6, unit="share of the country")).disputes == ()


def test_ordinals_and_chosen_places_contradict_no_total() -> None:
    for words in ("It was the ninth provincial capital to fall.", "It took three major provincial capitals.",
                  "Both provincial capitals lie on the river."):  # fmt: skip
        assert verdict(total(12, 5), total(2, 6, words)).disputes == ()


def test_the_dead_of_two_places_and_of_nobody_knows_where_contradict_each_other_in_nothing() -> None:
    def dead(best: int, day: int, where):
        return report("Harbour Post", day, tell("count", where, quantity=number(best, "killed"), days=days(day, day)))

    assert verdict(dead(12, 5, HARUN), dead(9, 6, BELLIN)).disputes == ()
    assert verdict(dead(12, 5, None), dead(9, 6, None)).disputes == ()
    assert [found.kind for found in verdict(dead(12, 5, HARUN), dead(9, 6, HARUN)).disputes] == ["stale"]
