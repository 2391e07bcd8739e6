"""Which reports tell of the conflict: those of fighting, and those that name a place or somebody of these."""

from __future__ import annotations

import pytest
from tests.reconcile.made import BELLIN, HARUN, REBELS, print_text, report, tell

from factbox.reconcile.related import related_reports

WAR = tuple(report(f"Front {number}", number, tell("battle.clash", place=HARUN)) for number in (1, 2, 3))


def related(*told, war=WAR) -> set[str]:
    claims = [claim for one in (*war, *told) for claim in one.claims]
    kept = related_reports([one.report for one in (*war, *told)], claims)
    return {one.report.outlet for one in told if one.report.id in kept}


def test_a_report_of_a_taking_is_and_one_of_an_arrest_elsewhere_is_not():
    assert related(
        report("Wire", 3, tell("territory.capture")),
        report("Court Circular", 3, tell("detention.arrest", place=None, actor="Police")),
    ) == {"Wire"}


def test_deaths_in_a_place_that_is_fought_over_belong_to_it():
    assert related(
        report("Wire", 3, tell("battle.clash")), report("Clinic", 4, tell("casualties", place=HARUN, actor=""))
    ) == {"Wire", "Clinic"}


def test_a_side_that_fights_elsewhere_belongs_to_it():
    assert related(
        report("Wire", 3, tell("battle.clash", actor=REBELS)),
        report("Radio", 4, tell("detention.release", place=None, actor=REBELS)),
    ) == {"Wire", "Radio"}


def test_history_and_forecasts_of_fighting_make_no_report_of_a_conflict():
    assert (
        related(
            report("Almanac", 3, tell("territory.capture", place=BELLIN, actor="Blue Guard", historical=True)),
            report("Preview", 3, tell("battle.clash", place=None, actor="Ropers", stance="forecast")),
        )
        == set()
    )


def test_a_fight_that_has_nothing_in_common_with_any_other_is_none_of_the_conflict():
    assert related(report("Tabletop", 4, tell("battle.clash", place=BELLIN, actor="Ropers"))) == set()


def test_officers_are_nobody_by_name():
    beside = report("Front 4", 4, tell("battle.clash", actor="officers"))
    assert (
        related(report("Prison Gazette", 4, tell("battle.clash", place=None, actor="officers")), war=(*WAR, beside))
        == set()
    )


def test_texts_that_name_the_same_belong_together():
    def told(outlet: str, sentence: str, kind: str = "aid"):
        return print_text(outlet, 4, sentence, [sentence], (tell(kind, place=None, actor=""),))

    fought = told("Scout", "Captain Oru Velden crossed the Tarn at Mosk and fought for Sella.", "battle.clash")
    about = told("Clinic", "Two nurses of Mosk asked Velden for flour, and Sella is hungry, said Oru.")
    other = told("Almanac", "Bakers of Little Wend gave flour to the nurses of Great Wend on Monday.")
    war = (
        *WAR,
        fought,
        told("Pilot", "A scout of Velden saw Oru at Mosk, beyond the Tarn, and Sella burnt.", "battle.clash"),
    )
    assert related(about, other, war=war) == {"Clinic"}


def test_a_ledger_with_hardly_a_fight_loses_nothing():
    flood = report("River Post", 4, tell("displacement", actor=""))
    assert related(flood, report("Wire", 3, tell("battle.clash", place=BELLIN)), war=()) == {"River Post", "Wire"}


def test_a_report_of_much_fighting_needs_no_other():
    fights = (
        tell("battle.clash", place=BELLIN),
        tell("strike.air", place=BELLIN),
        tell("territory.enter", place=BELLIN),
    )
    assert related(report("Wire", 3, *fights), report("River Post", 4, tell("aid", actor="")), war=()) == {"Wire"}


def test_a_government_is_in_all_news():
    assert related(
        report("Wire", 3, tell("battle.clash", actor="Government of Harunia")),
        report("Gazette", 4, tell("aid", place=None, actor="Government of Harunia")),
    ) == {"Wire"}


def test_a_city_that_nobody_fights_for_ties_nothing_to_a_conflict():
    envoys = report("Wire", 4, tell("battle.clash", place=HARUN), tell("diplomacy.talks", place=BELLIN, actor=""))
    assert related(
        report("Almanac", 4, tell("casualties", place=BELLIN, actor="")),
        report("Clinic", 4, tell("casualties", place=HARUN, actor="")),
        war=(*WAR, envoys),
    ) == {"Clinic"}


def test_one_bridge_that_is_taken_and_lost_is_not_much_fighting():
    bridge = (tell("territory.capture", place=BELLIN), tell("territory.capture", place=BELLIN))
    play = report("Stage", 3, *(one | {"actor": None} for one in bridge), tell("strike.shelling", place=None, actor=""))
    war = report("Wire", 3, *(tell(kind) for kind in ("territory.capture", "battle.clash", "strike.air")))
    assert related(play, war, war=()) == {"Wire"}


def arrests(outlet: str, day: int, *texts: str):
    """Reports with these texts, each of an arrest and of nothing else."""
    return tuple(
        print_text(f"{outlet} {one}", day, text, [text], (tell("detention.arrest", place=None, actor=""),))
        for one, text in enumerate(texts)
    )


FEED = arrests(
    "Feed",
    5,
    "Bakers of Little Wend gave flour on Monday.",
    "The Ropers of Oxley drew with Cobb.",
    "Frost in the Leven took the plums.",
    "A choir of Tollard sang for Abbot Pym.",
    "Grocers in Quay Street put up the shutters.",
    "The comet Halvard was seen from Dunmere.",
)
"""News of six other things, that have nothing in common."""


def of_a_town(outlet: str, kind: str, place=HARUN, day: int = 3):
    """A report of violence whose text has no names."""
    return print_text(
        outlet, day, "it went off at noon.", ["it went off at noon."], (tell(kind, place=place, actor=""),)
    )


def test_of_all_news_bombings_that_have_a_town_in_common_are_a_conflict():
    first, second = of_a_town("Wire", "attack.bombing"), of_a_town("Clinic", "killing.civilians", day=4)
    other = of_a_town("Village Voice", "killing.civilians", place=BELLIN)
    assert related(first, second, other, *FEED, war=()) == {"Wire", "Clinic"}


def test_of_all_news_the_first_bombing_stands_alone():
    assert related(of_a_town("Wire", "attack.bombing"), *FEED, war=()) == {"Wire"}


def test_a_ledger_of_one_thing_loses_nothing_for_a_killing_in_it():
    strike = arrests(
        "Miner",
        4,
        "Governor Adlam met Foreman Birk of the Corran shaft.",
        "Foreman Birk told the Corran shaft that Governor Adlam would not come.",
        "The Corran shaft is shut, Governor Adlam said of Foreman Birk.",
        "At the Corran shaft Foreman Birk waited for Governor Adlam.",
    )
    assert len(related(of_a_town("Wire", "killing.civilians"), *strike, war=())) == 5


def of_hurt(outlet: str, sentence: str, day: int = 4):
    """A report of people who were hurt in no place."""
    return print_text(outlet, day, sentence, [sentence], (tell("casualties", place=None, actor=""),))


RIOT = "Two died when a crowd threw stones, and youths fought until troops imposed a curfew."


def test_of_all_news_a_riot_is_known_by_its_words():
    play = of_a_town("Stage", "strike.shelling", place=BELLIN)
    crash = of_hurt("Motor", "Nine died on the coast road when a lorry met a van, and a crowd stood by.")
    assert related(of_hurt("Wire", RIOT), crash, play, *FEED, war=()) == {"Wire"}


def test_what_befell_a_town_in_a_riot_is_tied_to_a_war_there():
    war = report("Front", 3, *(tell(kind) for kind in ("territory.capture", "battle.clash", "strike.air")))
    told = (tell("casualties", place=BELLIN, actor=""),)
    riot = print_text("Wire", 4, RIOT, [RIOT], told)
    there = {**tell("aid", place=BELLIN, actor="")}
    front = report("Scout", 4, *(tell(kind) for kind in ("battle.clash", "territory.enter", "strike.air")), there)
    assert related(riot, war=(war, front)) == {"Wire"}


def test_an_office_is_a_name_in_no_text():
    def told(outlet: str, sentence: str, kind: str):
        return print_text(outlet, 4, sentence, [sentence], (tell(kind, place=None, actor=""),))

    kinds = ("battle.clash", "strike.air", "territory.enter")
    war = report("Front", 3, *(tell(kind) for kind in kinds))
    fought = told("Scout", "The Agriculture Minister fled the Tarn, the Chief Minister said.", "battle.clash")
    vote = told("Assembly Hall", "The Agriculture Minister beat the Chief Minister by a vote.", "diplomacy.talks")
    assert related(vote, war=(war, fought)) == set()


def test_where_nobody_does_violence_the_most_that_hang_together_are_the_story():
    flood = [
        of_hurt("Wire", "Nine drowned at Mosk on the Tarn when the dyke of Sella gave way."),
        of_hurt("Clinic", "The hospital of Mosk has four dead of Sella from the Tarn."),
        of_hurt("Pilot", "Boats of Sella found two dead in the Tarn below Mosk."),
    ]
    play = of_a_town("Stage", "strike.shelling", place=BELLIN)
    again = of_hurt("Matinee", "It went off at noon with the Ropers of Oxley.")
    assert related(*flood, play, again, *FEED, war=()) == {"Wire", "Clinic", "Pilot"}


THEFT = "Two men were held at Mosk on Monday with a safe stolen from a jeweller of Sella, said Inspector Oru Velden."


@pytest.mark.parametrize(
    "text",
    [
        THEFT,
        "Burglars who robbed a chemist of Mosk for Velden were detained by detectives at Sella, said Oru.",
        "A motorist of Mosk was held after his van overturned on the Tarn road, Oru Velden of Sella said.",
        "Jurors at Mosk heard how Velden of Sella was stabbed in a quarrel at a pub by the Tarn, and Oru was jailed.",
        "Superintendent Oru Velden said two of Mosk had been taken in, in a feud of families of Sella over a dog.",
    ],
)
def test_the_crime_page_is_of_no_conflict_for_the_names_that_it_shares(text: str) -> None:
    fought = "Captain Oru Velden crossed the Tarn at Mosk and fought for Sella."
    war = (*WAR, print_text("Scout", 4, fought, [fought], (tell("battle.clash", place=HARUN, actor=""),)))
    assert related(*arrests("Evening Post", 5, text), war=war) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Detectives at Mosk held two men for the bomb that went off at Sella, said Inspector Oru Velden of the Tarn.",
        "Oru Velden was sentenced at Mosk for his part in the coup; Sella, beyond the Tarn, was calm.",
        "Soldiers at Mosk held two thieves who had looted shops of Sella, said Oru Velden of the Tarn.",
        "Two men who fled the fighting at Mosk were robbed by thieves on the Tarn road, Oru Velden said at Sella.",
        "Two men were held at Mosk by order of Oru Velden, said a baker of Sella on the Tarn.",
    ],
)
def test_arrests_with_a_word_of_a_conflict_are_not_of_the_crime_page(text: str) -> None:
    fought = "Captain Oru Velden crossed the Tarn at Mosk and fought for Sella."
    war = (*WAR, print_text("Scout", 4, fought, [fought], (tell("battle.clash", place=HARUN, actor=""),)))
    assert related(*arrests("Evening Post", 5, text), war=war) == {"Evening Post 0"}


def test_a_theft_in_a_town_that_is_fought_for_is_of_the_conflict():
    theft = print_text("Evening Post", 5, THEFT, [THEFT], (tell("detention.arrest", place=HARUN, actor=""),))
    assert related(theft) == {"Evening Post"}


def test_the_crime_page_is_left_out_on_the_first_day_of_a_story_and_is_all_there_is_of_itself():
    flood = report("River Post", 4, tell("displacement", actor=""))
    assert related(flood, *arrests("Evening Post", 5, THEFT), war=()) == {"River Post"}
    assert related(*arrests("Evening Post", 5, THEFT), war=()) == {"Evening Post 0"}
