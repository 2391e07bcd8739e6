"""Other happenings: each once, its numbers never added."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from factbox.records import Days, Event, Quantity

from .made import (
    ARMY,
    BELLIN,
    HARUN,
    OSTRAVIA,
    PROVINCE,
    REBELS,
    Told,
    day,
    days,
    number,
    print_text,
    report,
    reprint,
    tell,
    verdict,
    who,
)

BOMB = "attack.bombing"
ARREST = "detention.arrest"


def post(on: int, *told: dict[str, Any]) -> Told:
    return report("Harbour Post", on, *told)


def courier(on: int, *told: dict[str, Any]) -> Told:
    return report("Lake Courier", on, *told)


def events(*told: Told, **options: Any) -> tuple[Event, ...]:
    return verdict(*told, **options).events


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (tell(BOMB, days=days(4, 4)), tell(BOMB, days=days(None, 5)), 1),
        (tell(BOMB, days=days(4, 4)), tell(BOMB, days=days(5, 5)), 2),
        (tell(BOMB), tell(BOMB, BELLIN), 2),
        (tell(BOMB), tell(BOMB, actor=ARMY), 2),
        (tell(BOMB), tell(BOMB, actor=""), 1),
        (tell(BOMB), tell(BOMB, OSTRAVIA), 1),
        (tell(BOMB), tell(BOMB, None), 1),
        (tell(BOMB), tell(BOMB, PROVINCE), 1),
        (tell(BOMB, BELLIN), tell(BOMB, PROVINCE), 2),
        (tell("displacement"), tell("evacuation"), 1),
        (tell(BOMB), tell("strike.air"), 2),
        (tell("deployment.in"), tell("deployment.in", stance="forecast"), 2),
        (tell(BOMB, quantity=number(8, "killed")), tell(BOMB, quantity=number(10, "killed")), 1),
        (tell(BOMB, quantity=number(8, "killed")), tell(BOMB, quantity=number(300, "killed")), 2),
        (tell("aid", None, quantity=number(600, "troops")), tell("aid", actor="", quantity=number(600, "troops")), 1),
        (tell("aid", None, quantity=number(6, "troops")), tell("aid", actor="", quantity=number(6, "troops")), 2),
        (tell("aid", recipient=who("", "British citizens")), tell("aid", recipient=who("", "British nationals")), 1),
        (tell(ARREST, BELLIN, "armed robbers"), tell(ARREST, None, "armed monks"), 2),
        (tell(ARREST, BELLIN, "armed men"), tell(ARREST, None, "armed men"), 2),
        (tell(ARREST, BELLIN, "armed men"), tell(ARREST, BELLIN, "armed men"), 1),
        (tell(ARREST, BELLIN, "armed monks"), tell(ARREST, None, "two monks"), 1),
        (tell("aid", recipient=who("", "the mayor")), tell("aid", recipient=who("", "the bakers")), 2),
    ],
)
def test_when_two_reports_tell_of_one_happening(one: dict[str, Any], other: dict[str, Any], expected: int) -> None:
    assert len(events(post(5, one), courier(5, other))) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((5, days(None, 5)), (8, days(None, 8)), 1),
        ((5, days(None, 5)), (11, days(None, 11)), 1),
        ((5, days(None, 5)), (12, days(None, 12)), 2),
        ((5, days(4, 4)), (27, days(None, 27)), 2),
        ((5, days(4, 4)), (27, days(4, 4)), 1),
        ((5, days(None, 5)), (27, days(1, 9)), 1),
    ],
)
def test_what_has_no_first_day_is_of_the_week_that_it_is_told_in(
    one: tuple[int, Days], other: tuple[int, Days], expected: int
) -> None:
    told = post(one[0], tell(BOMB, days=one[1])), courier(other[0], tell(BOMB, days=other[1]))
    assert len(events(*told)) == expected


def test_weeks_are_no_chain_from_one_month_to_the_next() -> None:
    told = [post(on, tell(BOMB, days=days(None, on))) for on in (3, 8, 13, 18, 23, 28)]
    assert len(events(*told)) == 3


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((20, days(1, 20), 90), (20, days(20, 20), 60), 2),
        ((20, days(1, 20), 90), (22, days(1, 22), 95), 1),
        ((12, days(1, 12), 60), (28, days(1, 28), 90), 2),
        ((12, days(1, 12), 60), (28, days(1, 12), 60), 1),
    ],
)
def test_a_toll_of_weeks_is_that_of_no_day_and_of_no_later_week(
    one: tuple[int, Days, float], other: tuple[int, Days, float], expected: int
) -> None:
    (on, over, dead), (then, since, more) = one, other
    counted = [toll(dead, OSTRAVIA, days=over), toll(more, OSTRAVIA, days=since)]
    assert len(events(post(on, counted[0]), courier(then, counted[1]))) == expected


def test_numbers_of_two_reports_are_alternatives() -> None:
    (event,) = events(
        post(5, tell(BOMB, quantity=number(8, "killed"))), courier(6, tell(BOMB, quantity=number(10, "killed")))
    )
    assert (event.low, event.best, event.high, event.unit, event.reports) == (8, 10, 10, "killed", 2)


@pytest.mark.parametrize(
    ("kind", "recipient", "expected"),
    [
        ("killing.assassination", "Jan Roe", 1),
        ("killing.assassination", "two judges", None),
        ("killing.assassination", "the mayor", None),
        ("detention.arrest", "Jan Roe", None),
    ],
)
def test_the_assassination_of_somebody_by_name_killed_one(kind: str, recipient: str, expected: int | None) -> None:
    (event,) = events(post(5, tell(kind, recipient=who("", recipient))))
    assert (event.low, event.best, event.high) == (expected, expected, expected)
    assert event.unit == ("killed" if expected else "")


def test_a_plan_to_assassinate_somebody_killed_nobody() -> None:
    (event,) = events(post(5, tell("killing.assassination", recipient=who("", "Jan Roe"), stance="forecast")))
    assert event.best is None


def test_at_least_has_no_best() -> None:
    (event,) = events(post(5, tell(BOMB, quantity=Quantity(low=8, unit="killed"))))
    assert (event.low, event.best, event.high) == (8, None, None)


def test_dead_and_wounded_belong_to_the_attack_they_follow() -> None:
    (event,) = events(
        post(
            5,
            tell(BOMB, days=days(4, 4)),
            tell("casualties", None, actor="", quantity=number(8, "killed")),
            tell("casualties", None, actor="", quantity=number(20, "wounded")),
        )
    )
    assert (event.type, event.best, event.unit) == (BOMB, 8, "killed; 20 wounded")


def test_dead_of_another_place_are_another_happening() -> None:
    toll = tell("casualties", BELLIN, actor="", quantity=number(8, "killed"))
    assert len(events(post(5, tell(BOMB), toll))) == 2


def harbour_bomb(*after: tuple[str, dict[str, Any]]) -> tuple[Event, ...]:
    """Return the events of a report that begins with a bomb in Harun and goes on with some sentences and claims."""
    bomb = "A bomb went off at the ferry landing of Harun on Tuesday."
    sentences = [bomb, *(sentence for sentence, _ in after)]
    told = (tell(BOMB, days=days(4, 4)), *(claim for _, claim in after))
    kept = [(s, t) for s, t in zip(sentences, told, strict=True) if t]
    return events(print_text("Harbour Post", 5, " ".join(sentences), [s for s, _ in kept], tuple(t for _, t in kept)))


ASIDE: tuple[str, dict[str, Any]] = ("Ferries were back at noon.", {})


def toll(dead: float, place: Any = None, unit: str = "killed", **fields: Any) -> dict[str, Any]:
    return tell("casualties", place, actor="", quantity=number(dead, unit), **fields)


@pytest.mark.parametrize(
    ("after", "dead"),
    [
        ([("It killed nine people.", toll(9))], 9),
        ([ASIDE, ("Nine people died at the landing of Harun.", toll(9, HARUN))], 9),
        ([ASIDE, ("The year has cost nine lives so far.", toll(9))], None),
        ([("Nine people have died all over Ostravia.", toll(9, OSTRAVIA))], None),
        ([("Nine people have died in the Lower Province.", toll(9, PROVINCE))], None),
        ([("Nine people have died this winter.", toll(9, days=days(None, 5))), ASIDE], 9),
        ([("Nine people have died since the first.", toll(9, days=Days(date(2030, 11, 1), day(5), "since")))], None),
        ([("It killed nine people.", toll(9)), ("The war has killed nine hundred.", toll(900))], 9),
        ([("It killed nine people.", toll(9)), ("Ten are in hospital.", toll(10, None, "wounded"))], 9),
    ],
)
def test_which_dead_are_those_of_an_attack(after: list[tuple[str, dict[str, Any]]], dead: float | None) -> None:
    bomb = next(event for event in harbour_bomb(*after) if event.type == BOMB)
    assert bomb.best == dead


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (toll(4, HARUN), 1),
        (toll(90, HARUN), 2),
        (toll(9, HARUN, "wounded"), 1),
        (toll(2, HARUN, days=days(1, 1)), 2),
    ],
)
def test_one_sentence_may_tell_of_two_happenings(other: dict[str, Any], expected: int) -> None:
    sentence = (
        "The garrison counted its three dead of Tuesday by the ferry landing of Harun, and then it counted the others."
    )
    told = (toll(3, HARUN, days=days(4, 4)), other)
    assert len(events(print_text("Harbour Post", 5, sentence, [sentence, sentence], told))) == expected


@pytest.mark.parametrize("stance", ["denied", "negated", "conditional"])
def test_what_did_not_happen_is_no_event(stance: Any) -> None:
    assert not events(post(5, tell(BOMB, stance=stance)))


@pytest.mark.parametrize("kind", ["count", "other", "diplomacy.statement", "territory.capture", "battle.clash"])
def test_what_is_told_elsewhere_is_no_event(kind: str) -> None:
    assert not events(post(5, tell(kind)))


def test_nowhere_and_nobody_is_no_event() -> None:
    assert not events(post(5, tell("diplomacy.talks", None, actor="")))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (tell(BOMB, None, actor="", days=days(4, 4)), 1),
        (tell(BOMB, None, actor="", days=days(None, 4)), 0),
        (tell(BOMB, None, actor="", stance="forecast", days=days(5, 9)), 0),
        (tell(BOMB, None, actor="", quantity=number(8, "killed")), 1),
    ],
)
def test_a_day_or_a_number_of_its_own_tells_a_happening(told: dict[str, Any], expected: int) -> None:
    assert len(events(post(5, told))) == expected


def test_a_copy_is_the_same_happening() -> None:
    first = post(5, tell(BOMB, None, actor="", days=days(4, 4)))
    (event,) = events(first, reprint(first, "Lake Courier", 6))
    assert (event.reports, event.independent_origins, len(event.claims)) == (2, 1, 1)


def test_a_caption_tells_no_event() -> None:
    assert not events(post(5, tell(BOMB, passage="caption")))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([tell(BOMB)], "reported"),
        ([tell(BOMB), tell(BOMB)], "corroborated"),
        ([tell(BOMB, stance="claimed", speaker="A. Front", speaker_side=REBELS)], "claimed"),
        ([tell(BOMB, stance="forecast")], "predicted"),
        ([tell(BOMB, stance="confirmed", speaker="A. Front", speaker_side=REBELS)], "admitted"),
    ],
)
def test_status(told: list[dict[str, Any]], status: str) -> None:
    (event,) = events(*(report(o, 5, t) for o, t in zip(("Harbour Post", "Lake Courier"), told, strict=False)))
    assert event.status == status


def test_a_plan_keeps_its_future_days() -> None:
    (event,) = events(post(5, tell("deployment.in", stance="forecast", days=days(5, 20))))
    assert (event.days.first, event.days.last) == (day(5), day(20))


def test_an_event_keeps_its_id_as_reports_join_it() -> None:
    first = post(5, tell(BOMB, days=days(4, 4)))
    (before,), (after,) = events(first), events(first, courier(6, tell(BOMB)))
    assert before.id == after.id
    assert (before.place, after.reports) == (HARUN, 2)


def test_merging_is_a_link_that_can_be_undone() -> None:
    one, two = post(5, tell(BOMB)), courier(6, tell(BOMB))
    (link,) = verdict(one, two).links
    assert (link.left, link.right, link.relation) == (two.claims[0].id, one.claims[0].id, "same_event")


def test_valid_leaves_out_what_had_not_begun() -> None:
    assert not events(post(5, tell(BOMB, days=days(4, 4))), valid=day(3))
    assert events(post(5, tell(BOMB, days=days(4, 4))), valid=day(4))


def test_shells_that_hit_a_market_within_the_clause_of_its_dead_are_theirs() -> None:
    text = "Shells hit the market of Harun at noon, killing 14 people, a doctor said. Fourteen dead at market."
    quotes = [
        "hit the market of Harun",
        "Shells hit the market of Harun at noon, killing 14 people",
        "Fourteen dead at market",
    ]
    told = (tell("strike.shelling", HARUN, actor=""), toll(14, None), toll(14, None))
    (event,) = events(print_text("Harbour Post", 5, text, quotes, told))
    assert (event.type, event.best, event.unit) == ("strike.shelling", 14, "killed")


def test_the_dead_of_a_headline_are_those_of_the_attack_that_has_as_many() -> None:
    text = (
        "Rockets kill 14 in Harun.\n\nIt was noon. Rockets hit the market of Harun, killing 14 people, a doctor said."
    )
    quotes = ["kill 14", "Rockets hit the market of Harun", "killing 14 people"]
    told = (toll(14, None), tell("strike.shelling", HARUN, actor=""), toll(14, None))
    assert len(events(print_text("Harbour Post", 5, text, quotes, told))) == 1
    other = (toll(9, None), *told[1:])
    assert len(events(print_text("Harbour Post", 5, text, quotes, other))) == 2


def test_a_number_of_nothing_does_not_follow_one_of_something() -> None:
    text = "A blast in Harun killed 8 people. Another 50 are in the clinic of Harun."
    quotes = ["A blast in Harun", "killed 8 people", "Another 50 are in the clinic of Harun"]
    told = (tell(BOMB, HARUN, actor=""), toll(8, HARUN), toll(50, HARUN, ""))
    (event,) = events(print_text("Harbour Post", 5, text, quotes, told))
    assert event.unit == "killed"


@pytest.mark.parametrize(
    ("quote", "other", "expected"),
    [
        ("killing four officers", "27 bandits had been neutralised", 2),
        ("Five soldiers were killed", "killed seven insurgents", 2),
        ("Three policemen died", "four gunmen were shot dead", 2),
        ("Five soldiers were killed", "seven troops were killed", 1),
        ("killed five people", "killed seven insurgents", 1),
        ("Five villagers were killed", "killed seven insurgents", 1),
        ("killed five soldiers and insurgents", "killed seven insurgents", 1),
    ],
)
def test_dead_on_one_end_of_a_war_are_none_of_the_other(quote: str, other: str, expected: int) -> None:
    one = print_text("Harbour Post", 5, f"{quote} in Harun.", [quote], (toll(5, HARUN),))
    two = print_text("Lake Courier", 6, f"The town saw that {other}.", [other], (toll(7, HARUN, "shot"),))
    assert len(events(one, two)) == expected


def test_a_side_that_fled_is_none_of_the_people_who_did() -> None:
    fled = post(5, tell("displacement", HARUN, actor=REBELS))
    people = courier(5, tell("displacement", HARUN, actor="", quantity=number(4000, "displaced")))
    assert len(events(fled, people)) == 2
    assert len(events(people, post(5, tell("displacement", HARUN, actor="residents")))) == 1


def test_a_boast_is_a_claim_whoever_prints_it() -> None:
    boast = tell(
        ARREST, stance="attributed", speaker="Tobin Marsh", speaker_side=REBELS, quantity=number(44, "captured")
    )
    [event] = events(post(3, boast))
    assert event.status == "claimed"
    [event] = events(post(3, {**boast, "speaker_side": ""}))
    assert event.status == "reported"


def test_talks_in_a_country_are_those_in_its_town() -> None:
    country = replace(HARUN, id="local:ostravia", name="Ostravia", kind="country", admin1="")
    town = tell("diplomacy.talks", actor="", days=days(4, 4))
    wide = tell("diplomacy.talks", country, actor="", days=days(None, 6))
    assert [event.place for event in events(post(5, town), courier(6, wide))] == [HARUN]
    arrests = (post(5, tell(ARREST, actor="", days=days(4, 4))), courier(6, tell(ARREST, country, actor="")))
    assert len(events(*arrests)) == 2


def test_talks_without_a_day_go_on_when_they_have_been_told() -> None:
    stalled = post(5, tell("diplomacy.talks", actor="", days=days(None, 5)))
    met = courier(7, tell("diplomacy.talks", actor="", days=days(6, 6)))
    assert len(events(stalled, met)) == 1
    arrests = post(5, tell(ARREST, actor="", days=days(None, 5))), courier(7, tell(ARREST, actor="", days=days(6, 6)))
    assert len(events(*arrests)) == 2


def test_a_reprint_adds_no_place_to_words_that_had_none() -> None:
    died = tell("casualties", None, "", quantity=number(60, "killed"), days=days(4, 4))
    words = [" ".join(f"sixty{i}" for i in range(60)) + " died in their houses in these weeks."]
    first = print_text("Harbour Post", 5, words[0], words, (died,))
    again = print_text("Lake Courier", 6, words[0], words, ({**died, "where": HARUN},))
    other = courier(6, tell("casualties", HARUN, "", quantity=number(7, "wounded")))
    told = events(first, again, other)
    assert sorted((one.place.name if one.place else "", one.best) for one in told) == [("", 60), ("Harun", 7)]
