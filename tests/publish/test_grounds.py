"""A line says of a happening only what the sentence beside it has words for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factbox.publish.acting import acts_alone, may_act
from factbox.publish.attribution import _each_side_once, each_voice_once
from factbox.publish.circumstances import tells_history
from factbox.publish.figures import figures
from factbox.publish.grounds import (
    as_borne,
    bears_denial,
    bears_future,
    bears_name,
    bears_negation,
    bears_numbers,
    bears_type,
    begins_with_group,
    begins_with_pronoun,
    counted,
    counts_no_war,
    counts_some_of,
    is_aimed_at,
    lists_names,
    running_sums,
    settles_something,
    tells_days,
    tells_due,
    tells_fragment,
    tells_of_foes,
    tells_of_liberation,
    tells_of_ours,
    tells_of_terror,
    tells_share,
    tells_what_is_over,
)
from factbox.publish.grounds_table import load_grounds
from factbox.publish.own_media import is_partisan
from factbox.publish.pairs import counts_two
from factbox.publish.quoted_places import _is_where
from factbox.publish.sections.totals import _shares
from factbox.publish.tolls import unit_borne, with_hurt
from factbox.publish.wording import wordings
from factbox.records import Claim, Days, Event, Span, View


@pytest.fixture
def bombing(view: View) -> Event:
    return next(event for event in view.events if event.type == "attack.bombing")


@pytest.mark.parametrize(
    ("kind", "sentence", "borne"),
    [
        ("strike.air", "Jets came low over the quay.", True),
        ("strike.air", "A rocket fell on the quay.", False),
        ("detention.release", "Five have run away and are home.", False),
        ("displacement", "Some 4,000 are in the salt sheds at Marl.", False),
        ("defection", "The post gave itself up.", False),
        ("my.own_type", "Anything at all.", True),
        ("killing.civilians", "Troops opened fire on a protest.", False),
        ("killing.civilians", "Troops shot a student dead.", True),
        ("killing.civilians", "Troops killed a goat.", False),
        ("detention.arrest", "Twelve men were held for a night.", True),
        ("detention.arrest", "A convoy for 6,000 people was held up.", False),
        ("detention.arrest", "The cellars held forty people.", False),
        ("detention.arrest", "They took off two boys whom they held to be old enough.", False),
    ],
)
def test_a_type_needs_a_word_of_its_own(kind: str, sentence: str, borne: bool) -> None:
    assert bears_type(kind, sentence) is borne


def test_what_no_word_bears_out_is_told_by_the_sentence_alone(bombing: Event) -> None:
    borne = as_borne(bombing, "Eight were in the square at noon.")
    assert (borne.type, borne.actor, borne.unit, borne.best) == ("other", "", "", None)


def test_an_actor_stands_only_where_the_sentence_names_him(bombing: Event) -> None:
    told = replace(bombing, actor="River Front")
    assert as_borne(told, "A bomb of the Front's men killed eight.").actor == "River Front"
    assert as_borne(told, "A bomb killed eight.").actor == ""
    assert not bears_name("armed men", "Armed men were seen.")


@pytest.mark.parametrize(
    ("unit", "sentence", "borne"),
    [
        ("killed", "Eight people died.", True),
        ("killed", "8 dead", True),
        ("killed", "Eight were hurt.", False),
        ("killed; 12 wounded", "Eight died and 12 were hurt.", True),
        ("killed; 12 wounded", "Eight died and others were hurt.", False),
        ("troops", "Around eight patients were moved.", False),
        ("lorries", "Eight lorries came.", True),
    ],
)
def test_a_number_needs_its_figure_and_what_it_counts(bombing: Event, unit: str, sentence: str, borne: bool) -> None:
    assert bears_numbers(replace(bombing, low=8, best=8, high=8, unit=unit), sentence) is borne


def test_a_range_of_which_the_sentence_gives_one_end_is_not_borne(bombing: Event) -> None:
    assert not bears_numbers(replace(bombing, low=8, best=8, high=12, unit="killed"), "Eight died.")


def test_figures_are_read_in_digits_and_in_words() -> None:
    assert figures("Twenty-two of 1,312 left, ten by boat; 3.5 tonnes") >= {22, 1312, 10, 3.5}


def test_every_type_of_the_table_has_a_wording() -> None:
    assert set(load_grounds().types) <= set(wordings().types)


@pytest.mark.parametrize(
    ("words", "sentence", "acts"),
    [
        ("Ostravian", "154 Ostravian soldiers had been captured.", False),
        ("Lake Guard", "Suspected members of the Lake Guard threw a grenade.", False),
        ("the Lake Guard", "Three killings are attributed to the Lake Guard.", False),
        ("the patrol", "On Monday the patrol came under fire near Alder.", False),
        ("the Lake Guard", "A bomb went off outside the base of the Lake Guard.", False),
        ("Lake Guard", "Alder is in the hands of the Lake Guard and was encircled on Monday.", False),
        ("Ostravian", "Ostravian soldiers captured Alder.", True),
        ("River Front", "Units of the River Front took Alder.", True),
        ("River Front", "Alder was taken by the River Front.", True),
        ("its men", "They took Alder.", True),
        ("Lake Guard", "The Lake Guard may have planted the bomb.", False),
        ("Lake Guard", "The Lake Guard group could have been behind the blast.", False),
        ("Lake Guard", "The Lake Guard was possibly behind the blast.", False),
        ("Lake Guard", "The Lake Guard was behind the blast.", True),
        ("Lake Guard", "The Lake Guard bombed a camp which may have been empty.", True),
    ],
)
def test_who_acts_does_not_stand_where_something_is_done_to_him(words: str, sentence: str, acts: bool) -> None:
    assert may_act(words, sentence) is acts


def test_a_place_is_in_the_hands_of_its_holder() -> None:
    told = "Alder is in the hands of the Lake Guard."
    assert may_act("the Lake Guard", told, holds=True)
    assert not may_act("the Lake Guard", "A bomb hit a base of the Lake Guard.", holds=True)


def test_who_suffers_is_not_told_as_who_did_it(bombing: Event) -> None:
    told = "Eight Ostravian soldiers had been killed by a bomb."
    assert as_borne(replace(bombing, actor="Ostravian"), told, "Ostravian").actor == ""


def test_the_adjective_of_a_state_names_its_government() -> None:
    assert bears_name("Government of Ostravia", "Ostravian columns came.")
    assert not bears_name("Government of Ostravia", "Lake columns came.")


@pytest.mark.parametrize(
    ("sentence", "denied"), [("That was untrue, she said.", True), ("He denied it.", True), ("It fell.", False)]
)
def test_a_denial_is_seen_by_its_words(sentence: str, denied: bool) -> None:
    assert bears_denial(sentence) is denied


@pytest.mark.parametrize(
    ("sentence", "future"),
    [
        ("The army would hold Alder.", True),
        ("They are to leave by Friday.", True),
        ("Soldiers began to leave in May after a planned retreat.", False),
    ],
)
def test_what_is_to_come_is_seen_by_its_words(sentence: str, future: bool) -> None:
    assert bears_future(sentence) is future


def test_a_town_that_somebody_is_after_is_none_of_those_taken() -> None:
    assert is_aimed_at("towns", "They took Alder and were advancing on a second town, Birch.")
    assert not is_aimed_at("towns", "They took a second town, Birch.")


def test_a_list_of_names_is_seen() -> None:
    assert lists_names("It was the fourth town to fall, after Alder, Birch and Cedar.")
    assert not lists_names("It was the fourth town to fall, after Alder.")


@pytest.mark.parametrize(
    ("sentence", "history"),
    [
        ("The Front took Alder last year.", True),
        ("They tried to storm it in November but were pushed back.", True),
        ("Alder had fallen in 2029.", True),
        ("Alder fell in April.", False),
        ("Alder fell in early May.", False),
        ("The heaviest fighting since 2029 raged in Alder.", False),
        ("An earlier truce broke down when the Front took Alder.", True),
    ],
)
def test_history_is_seen_by_its_words(sentence: str, history: bool) -> None:
    assert tells_history(sentence, date(2031, 5, 9)) is history


def test_a_part_of_the_dead_is_no_toll() -> None:
    assert counts_some_of("Nineteen of the dead were children.")
    assert counts_some_of("Police held 143 people, of whom 88 were freed.")
    assert not counts_some_of("Nineteen children died.")


def test_who_is_only_a_pronoun_is_left_open() -> None:
    assert begins_with_pronoun("“They set fire to the school.”")
    assert not begins_with_pronoun("“Soldiers set fire to the school.”")


def test_the_dead_of_two_sorts_are_no_range(bombing: Event) -> None:
    told = replace(bombing, low=5, best=6, high=6, unit="killed")
    assert not bears_numbers(told, "Six soldiers and five civilians died.")
    assert bears_numbers(told, "Between five and six people died.")
    assert bears_numbers(told, "Five to six people died.")


def test_a_government_is_not_named_by_the_name_of_another() -> None:
    assert not bears_name("Government of Ostravia", "The Lake Independence Army took Alder.")
    assert bears_name("Government of Ostravia", "The Defence Ministry has Alder.")
    assert bears_name("Government of Ostravia", "The army has Alder.")


def test_only_enemies_call_people_so() -> None:
    assert tells_of_foes("Forty-three terrorists were killed.")
    assert not tells_of_foes("Forty-three fighters were killed.")


def test_who_had_held_a_place_or_left_it_holds_it_no_more() -> None:
    assert tells_what_is_over("The Front, which had held Alder since May, pulled out.")
    assert tells_what_is_over("Alder was in our hands until noon.")
    assert not tells_what_is_over("The Front holds Alder.")
    assert not may_act("the police", "They entered Alder, where the police had left.", holds=True)


def test_what_could_not_be_done_is_not_still_to_come() -> None:
    assert not bears_future("They shelled the road, so we could not use it.")
    assert bears_future("They could be at the gates by Monday.")


def test_a_group_that_only_the_sentence_before_names_begins_it() -> None:
    assert begins_with_group("The group also holds Alder.")
    assert begins_with_group("It also holds Alder.")
    assert not begins_with_group("The River Front also holds Alder.")


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("The gangs control 85 per cent of Alder.", True),
        ("They hold 40% of the port.", True),
        ("The gangs control Alder and 85 houses.", False),
    ],
)
def test_a_share_of_a_place_is_not_the_place(sentence: str, share: bool) -> None:
    assert tells_share(sentence) is share


def test_what_somebody_once_ruled_is_history() -> None:
    assert tells_history("The group, which once ruled a third of the country, has two valleys.", date(2031, 5, 10))
    assert not tells_history("Once the bridge is open the convoy will leave.", date(2031, 5, 10))


def test_who_died_since_is_not_the_toll(bombing: Event) -> None:
    nine = replace(bombing, low=9, best=9, high=9, unit="killed")
    sentence = "The death toll of the bombing has risen to 23 after nine of the injured were killed by infection."
    assert not bears_numbers(nine, sentence)
    assert bears_numbers(replace(nine, low=23, best=23, high=23), sentence)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Many of the quarter's estimated 90,000 residents have fled.", 90000),
        ("In the last ten days the towns of the coast have joined the League.", 10),
        ("The miller and his two sons died under the beams.", 2),
    ],
)
def test_numbers_of_something_else_count_nothing(sentence: str, number: int) -> None:
    assert number in figures(sentence)
    assert number not in counted(sentence)


def test_those_who_did_it_are_not_those_who_are_counted(bombing: Event) -> None:
    flown = replace(bombing, type="evacuation", actor="embassies", low=4, best=4, high=4, unit="evacuated")
    assert as_borne(flown, "Four foreign embassies airlifted most of their staff out.").best is None
    assert as_borne(flown, "Embassies airlifted four people out.").best == 4


def test_who_owns_a_place_does_not_act_there() -> None:
    assert not may_act("League", "A drone fell in League-held Marl.")
    assert may_act("League", "Marl was in League hands by noon.", holds=True)
    assert not may_act("clerks", "The house that was used by clerks was hit by a shell.")
    assert may_act("League", "The League struck League-held Marl by mistake.")


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("“bodies of two drivers”", True),
        ("“The harbour master who fled”", True),
        ("“The next day they fired again at the quay.”", True),
        ("“Troops entered Marl.”", False),
        ("“shelling and gunfire were reported from the old quarter of Marl”", False),
    ],
)
def test_a_piece_of_a_sentence_is_seen(sentence: str, fragment: bool) -> None:
    assert tells_fragment(sentence) is fragment


def test_several_entries_of_a_list_of_days_are_seen() -> None:
    assert tells_days("3 Feb: Nine killed in Marl 6 Mar: Raid on Sedge")
    assert not tells_days("On 3 Feb nine were killed in Marl.")


def test_an_accusation_and_a_boast_are_no_admissions() -> None:
    assert tells_of_terror('The ministry said "armed gangs" had killed 40 policemen.')
    assert not tells_of_terror("The ministry said 40 policemen had been killed.")
    assert tells_of_liberation("Our units have liberated Marl.")


def test_a_sum_that_has_grown_is_no_number_of_the_sentence_that_brought_it_there(bombing: Event) -> None:
    nine = replace(bombing, type="casualties", low=9, best=9, high=9, unit="killed")
    assert running_sums("The raid on Marl brought to nine or more the number of villagers killed this week.") == {9}
    assert not bears_numbers(nine, "The raid on Marl brought to nine or more the number of villagers killed this week.")
    three = replace(nine, low=3, best=3, high=3)
    assert bears_numbers(three, "Three were killed in Marl, bringing the number of dead there to 31.")
    assert running_sums("They took the town and killed a number of people, nine of them boys.") == frozenset()


def test_one_who_is_hurt_is_not_two(bombing: Event) -> None:
    two = replace(bombing, type="casualties", low=2, best=2, high=2, unit="wounded")
    assert not bears_numbers(two, "Two reporters, Ilo Menk, who is badly wounded, and Ada Voss, are still in Marl.")
    assert bears_numbers(two, "Two reporters were wounded in Marl.")


@pytest.mark.parametrize(
    ("sentence", "ours"),
    [
        ("At noon our vanguard was received in Marl with joy.", True),
        ("Our brave fighters hold the bridge.", True),
        ("“We will not leave: our fighters hold the bridge,” he said.", True),
        ("The mayor said that “our fighters hold the bridge”.", False),
        ("Forty citizens were martyred at the quay.", True),
        ("Our reporter stood on the bridge at noon.", False),
    ],
)
def test_who_writes_of_our_fighters_is_a_side(sentence: str, ours: bool) -> None:
    assert tells_of_ours(sentence) is ours


def test_a_word_that_negates_may_be_wanting() -> None:
    assert bears_negation("Marl has not fallen.")
    assert bears_negation("The army doesn't hold Marl.")
    assert not bears_negation("Marl, besieged by troops, has scant water.")


@pytest.mark.parametrize(
    ("called", "sentence", "acts"),
    [
        ("police", "A police car sent to the spot on Sunday drove over a buried device.", False),
        ("army", "An army truck hit a mine near Marl.", False),
        ("army", "The army drove the gunmen from Marl.", True),
        ("Front", "Front columns drove into Marl and took it.", True),
    ],
)
def test_whom_a_mine_hit_has_laid_none(called: str, sentence: str, acts: bool) -> None:
    assert may_act(called, sentence) is acts


def test_the_number_of_places_in_which_people_fight_counts_no_dead(bombing: Event) -> None:
    three = replace(bombing, type="casualties", low=3.0, best=3.0, high=3.0, unit="killed")
    assert not bears_numbers(three, "“A general who fought insurgents in three northern provinces was killed.”")
    assert bears_numbers(three, "“A general and two guards, three people in all, were killed.”")


def test_one_of_two_numbers_of_those_whom_a_verb_befell_is_not_how_many(bombing: Event) -> None:
    seven = replace(bombing, type="casualties", low=7.0, best=7.0, high=7.0, unit="killed")
    assert not bears_numbers(seven, "“The raid claimed the lives of two clerks and of seven guards.”")
    assert bears_numbers(seven, "“The raid claimed the lives of seven guards.”")


def test_a_number_that_is_given_as_wrong_counts_nothing(bombing: Event) -> None:
    four = replace(bombing, type="casualties", low=4.0, best=4.0, high=4.0, unit="killed")
    assert not bears_numbers(four, "“Eleven were killed, not the 15 of the party or the four of the police.”")
    assert not bears_numbers(four, "“Eleven were killed, and the hospital treated four for burns.”")


def test_seats_and_votes_are_no_totals_of_a_war() -> None:
    assert counts_no_war("seats")
    assert not counts_no_war("settlements")


@pytest.mark.parametrize(
    ("unit", "sentence", "told"),
    [
        ("killed", "Forty-one deaths of hunger have been counted.", "dead"),
        ("killed", "Shells killed nine.", "killed"),
        ("killed children", "Nine children drowned.", "dead children"),
        ("wounded", "Nine were hurt.", "wounded"),
    ],
)
def test_who_died_was_perhaps_not_killed(unit: str, sentence: str, told: str) -> None:
    assert unit_borne(unit, sentence) == told


@pytest.mark.parametrize(
    ("number", "sentence", "two"),
    [
        (14, "Fourteen guards and at least 20 raiders have been killed since Sunday.", True),
        (14, "Fourteen guards were killed and 20 raiders fled.", False),
        (9, "Shells killed nine and hurt 20.", False),
    ],
)
def test_one_of_two_numbers_of_one_verb_is_no_toll(number: float, sentence: str, two: bool) -> None:
    assert counts_two("killed", {number}, sentence) is two


def test_the_hurt_stand_beside_the_dead_of_their_sentence() -> None:
    sentence = "Gunmen stopped a bus at Marl, killing four and wounding seven."
    dead = Event("e", "casualties", Days(), "", "", None, 4, 4, 4, "killed", "reported", (), 1, 1, ("c",))
    hurt = replace(dead, low=7, best=7, high=7, unit="wounded")
    assert with_hurt(dead, [hurt], sentence).unit == "killed; 7 wounded"
    assert with_hurt(hurt, [dead], sentence).unit == "wounded"
    assert with_hurt(dead, [replace(hurt, best=8)], sentence).unit == "killed"


def test_an_outlet_that_calls_one_side_terrorists_again_and_again_is_of_the_other() -> None:
    assert is_partisan("The terrorists fled. Sedge was liberated. Two terrorists were held.")
    assert not is_partisan("The terrorists fled. Sedge was liberated.")
    assert not is_partisan("“The terrorists fled,” the office said. “No terrorists, no bandits are left.”")


def test_a_share_of_people_is_no_total_and_one_of_a_land_is_of_who_holds_it() -> None:
    assert not _shares("share of the displaced", "Some 142,000 people were displaced, more than half of them children.")
    assert _shares("share of the displaced", "Half of the displaced sleep in tents.")
    assert not _shares("share of the country", "The plant fills gas for half of the country.")
    assert _shares("share of the country", "The Front holds half of the country.")


def test_what_a_number_was_before_and_those_who_were_hurt_before_are_not_counted() -> None:
    assert counted("Bombs killed 28 people, the office said, raising an earlier toll of 19.") == {28}
    assert 40 not in counted("Forty wounded captives were given back at Marl.")
    assert not bears_type("casualties", "Forty wounded captives were given back at Marl.")
    assert bears_type("casualties", "Forty captives were wounded at Marl.")


def test_who_is_due_has_not_come() -> None:
    assert tells_due("Monitors are due in Alder on Saturday.")
    assert not tells_due("The delay was due to fog.")


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("shells hit a checkpoint of the ", " militia", False),
        ("a bomb fired from the ", " side of the river", False),
        ("shells hit a checkpoint in ", " on Sunday", True),
        ("", " shelled it on five of nine days", False),
        ("", " shelled again", True),
        ("", " flew out 340 people", False),
        ("shells landed on the ", " bank", False),
        ("", " has sent its envoys", False),
    ],
)
def test_a_name_of_people_is_no_place(before: str, after: str, where: bool) -> None:
    claim = Claim("c", "r", Span(0, 1), "x", "strike.shelling", "asserted")
    assert _is_where(claim, before, after) is where


def test_one_who_is_called_twice_is_one_voice() -> None:
    told = ["Jan Roe (for the Front)", "spokesman Jan Roe", "the Front", "residents", "three residents", "the mayor"]
    assert each_voice_once(told) == ["spokesman Jan Roe", "the Front", "residents", "three residents", "the mayor"]
    assert each_voice_once(["the Front", "the Front and the mayor"]) == ["the Front", "the Front and the mayor"]
    mayors = ["the mayor (for the Front)", "the town's mayor (for the Front)", "the deputy mayor (for the Front)"]
    assert each_voice_once(mayors) == mayors[1:]
    assert each_voice_once(["the mayor (for the Front)", "the mayor of Tarn (for the army)"])[1:] != []
    assert each_voice_once(["a judge (for the Front)", "a judge of Tarn (for the Front)"])[1:] != []


def test_voices_of_one_side_have_it_once() -> None:
    assert _each_side_once([]) == []
    told = ["the mayor (for the Front)", "an aide (not named) (for the Front)", "a judge", "a clerk (for the army)"]
    assert _each_side_once(told) == [
        "the mayor",
        "an aide (not named) (for the Front)",
        "a judge",
        "a clerk (for the army)",
    ]


@pytest.mark.parametrize(
    ("sentence", "settled"),
    [
        ("The two sides agreed on the need for news that is honest and serves the nation.", False),
        ("The envoys agreed that good relations are in the interest of both peoples.", False),
        ("The council and the union agreed to meet again next week.", False),
        ("Both delegations agreed to stand by their common history and values.", False),
        ("The parties agree to speak with one voice at the congress in Bellin.", False),
        ("The two sides agreed to stop shooting at noon.", True),
        ("The River Front agreed with the elders to hand over the mill.", True),
        ("They agreed on Monday to swap the wounded.", True),
        ("The delegates agreed who would govern Harun until May.", True),
        ("The Front and the mayor agreed on a corridor for the sick.", True),
        ("The army and the Front agreed to lift the blockade of Harun.", True),
        ("Oru Velden signed for the Front.", True),
    ],
)
def test_an_agreement_on_what_nobody_gives_is_no_line(sentence: str, settled: bool) -> None:
    assert settles_something(sentence) is settled


def test_an_explosion_that_nobody_set_off_is_no_bombing(bombing: Event) -> None:
    """So a fuel store that blew is told by whom it killed."""
    eight = replace(bombing, low=8, best=8, high=8, unit="killed")
    borne = as_borne(eight, "An explosion at a fuel store on the edge of Hazel killed eight people.")
    assert (borne.type, borne.best) == ("casualties", 8)
    assert as_borne(eight, "An explosion at a bus stop, blamed on the rebels, killed eight.").type == "attack.bombing"
    assert as_borne(eight, "A bomb blast killed eight.").type == "attack.bombing"


@pytest.mark.parametrize(
    ("sentence", "borne"),
    [
        ("Burn patients need to be evacuated; helicopters have carried 23 so far.", False),
        ("The wounded must be evacuated from Hazel, a doctor said.", False),
        ("The wounded have to be evacuated urgently.", False),
        ("About 200 people are to be evacuated on Friday.", True),
        ("The wounded will have to be moved by Friday.", True),
    ],
)
def test_what_is_needed_is_no_forecast(sentence: str, borne: bool) -> None:
    assert bears_future(sentence) is borne


@pytest.mark.parametrize(
    ("words", "sentence", "alone"),
    [
        ("the Hill Front", "The Lake Guard (LG) and the Hill Front (HF) attacked the post.", False),
        ("HF", "The Lake Guard (LG) and the Hill Front (HF) attacked the post.", False),
        ("Lake Guard", "The Lake Guard (LG) and the Hill Front (HF) attacked the post.", False),
        ("LG", "Both towns are under the control of the LG and HF.", False),
        ("Lake Guard", "The Lake Guard took Karsa and Orlo on Monday.", True),
        ("Lake Guard", "Lake Guard fighters took the town, and the army fled.", True),
    ],
)
def test_who_acts_with_another_does_not_act_alone(words: str, sentence: str, alone: bool) -> None:
    assert acts_alone(words, sentence) is alone


@pytest.mark.parametrize(
    ("kind", "sentence", "borne"),
    [
        ("attack.bombing", "A mine wounded three soldiers on the hill.", False),
        ("attack.bombing", "Troops threw grenades into a trench.", False),
        ("attack.bombing", "A roadside bomb wounded three soldiers.", True),
        ("casualties", "900 people, among them 30 wounded, were taken out in buses.", False),
        ("casualties", "Shelling left 30 wounded in Sedge.", True),
    ],
)
def test_a_mine_is_no_bombing_and_who_is_taken_out_hurt_was_hurt_before(kind: str, sentence: str, borne: bool) -> None:
    assert bears_type(kind, sentence) is borne
