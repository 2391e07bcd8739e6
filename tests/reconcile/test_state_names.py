"""A state that no gazetteer has, by one name in all reports."""

from __future__ import annotations

from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED
from factbox.reconcile.state_names import agree_states
from factbox.records import Claim, Mention, Report, Span

from .made import HARUN

STATE = f"{GOVERNMENT}Ostravonia"


def report(key: str, text: str = "Ostravonian troops came.") -> Report:
    return Report(key, f"{key}.txt", text)


def claim(key: str, name: str, side: str = "", **fields: object) -> Claim:
    actor = Mention(Span(0, 1), name, "actor", id=f"actor:{name}", name=name, side=side or name)
    told = Claim(f"{key} {name}", key, Span(0, 1), "x", "territory.capture", "asserted", actor=actor, where=HARUN)
    return replace(told, **fields)


def sides(reports: list[Report], *claims: Claim) -> list[str]:
    return [one.actor.side for one in agree_states(reports, claims) if one.actor]


SHOWN = claim("a", "Ostravonian Army", STATE)


def test_people_under_its_arms_are_on_its_side_where_their_report_does_not_name_it() -> None:
    reports = [report("a"), report("b")]
    assert sides(reports, SHOWN, claim("b", "Ostravonian soldiers"), claim("b", "Ostravonian")) == [STATE] * 3
    assert sides(reports, SHOWN, claim("b", "Ostravonian Liberation Front"))[1] == "Ostravonian Liberation Front"


def test_its_name_is_the_one_that_most_reports_have() -> None:
    short = claim("c", "Ostravonian Army", f"{GOVERNMENT}Ostravon")
    reports = [report(key) for key in "abc"]
    assert sides(reports, SHOWN, claim("b", "Ostravonian Navy", STATE), short) == [STATE] * 3


def test_nobody_is_put_to_it_where_it_has_rebels_of_its_name() -> None:
    reports = [report("a"), report("b", "Ostravonian rebels came.")]
    assert sides(reports, SHOWN, claim("b", "Ostravonian"))[1] == "Ostravonian"
    assert sides([report("a", "The Ostravonian front is calm.")], SHOWN, claim("a", "Ostravonian"))[1] == STATE


def test_the_army_of_a_headline_is_the_one_that_its_text_names() -> None:
    unnamed = claim("a", "Forces of the country", GOVERNMENT + NOT_NAMED, passage="headline")
    assert sides([report("a")], SHOWN, unnamed)[1] == STATE
    other = claim("a", "Ellandish Army", f"{GOVERNMENT}Elland")
    assert sides([report("a")], SHOWN, other, unnamed)[2] == GOVERNMENT + NOT_NAMED
    army = replace(unnamed, id="army", passage="body")
    assert sides([report("a")], SHOWN, army, unnamed)[1:] == [STATE] * 2


def test_an_army_of_no_name_beside_the_one_state_s_is_its_own_where_both_take_a_place() -> None:
    army = claim("a", "Forces of the country", GOVERNMENT + NOT_NAMED)
    assert sides([report("a")], SHOWN, army)[1] == STATE
    back = replace(army, quote="the army retook Harun")
    assert sides([report("a")], SHOWN, back)[1] == GOVERNMENT + NOT_NAMED
    left = replace(army, id="left", type="territory.withdraw")
    assert sides([report("a")], SHOWN, left, army)[1:] == [GOVERNMENT + NOT_NAMED] * 2


def test_who_speaks_for_it_is_on_its_side() -> None:
    speaker = Mention(Span(0, 1), "The Ostravonian authorities", "speaker", id="x", name="Ostravonian")
    said = claim("b", "Lake Guard", speaker=speaker, speaker_side="Ostravonian")
    assert agree_states([report("a"), report("b")], [SHOWN, said])[1].speaker_side == STATE


def test_history_names_no_second_taker_for_a_headline() -> None:
    unnamed = claim("a", "Forces of the country", GOVERNMENT + NOT_NAMED, passage="headline")
    other = replace(claim("a", "Ellandish Army", f"{GOVERNMENT}Elland"), historical=True)
    assert sides([report("a")], SHOWN, other, unnamed)[2] == STATE


def test_government_forces_are_those_of_the_state_that_others_have_there() -> None:
    unnamed = claim("b", "Forces of the country", GOVERNMENT + NOT_NAMED)
    assert sides([report("a"), report("b", "In Ostravonia the war goes on.")], SHOWN, unnamed)[1] == STATE
    assert sides([report("a"), report("b", "The war goes on.")], SHOWN, unnamed)[1] == STATE
    admitted = claim("b", "Hill Front", stance="confirmed", speaker_side=GOVERNMENT + NOT_NAMED)
    lost = replace(admitted, id="lost", actor=None)
    both = [report("a"), report("b", "The war goes on.")]
    assert sides(both, SHOWN, unnamed, lost)[1] == GOVERNMENT + NOT_NAMED
    assert sides(both, SHOWN, unnamed, admitted)[1] == STATE
    foe = claim("b", "Ellandish Army", f"{GOVERNMENT}Elland")
    both = sides([report("a"), report("b", "In Ostravonia the war goes on.")], SHOWN, unnamed, foe)
    assert both[1] == GOVERNMENT + NOT_NAMED


def test_a_land_that_a_text_names_is_the_state_and_not_its_adjective() -> None:
    shown = claim("a", "Ostravonian Army", f"{GOVERNMENT}Ostravonian")
    assert sides([report("a", "Ostravonian troops came."), report("b", "A strike closed Ostravonia.")], shown) == [
        STATE
    ]
    assert sides([report("a", "Ostravonian troops came.")], shown) == [f"{GOVERNMENT}Ostravonian"]


def test_an_army_of_no_name_is_that_of_the_one_such_state_whose_army_fights() -> None:
    reports = [report("a"), report("b"), report("c", "Rain fell.")]
    unnamed = [claim(key, "Forces of the country", GOVERNMENT + NOT_NAMED, where=None) for key in "bc"]
    assert sides(reports, SHOWN, *unnamed) == [STATE, STATE, GOVERNMENT + NOT_NAMED]
    talker = replace(SHOWN, type="diplomacy.talks")
    assert sides(reports, talker, *unnamed)[1:] == [GOVERNMENT + NOT_NAMED] * 2


def test_an_army_of_no_name_that_gains_by_a_state_s_own_word_is_that_state_s() -> None:
    unnamed = claim("b", "Forces of the country", GOVERNMENT + NOT_NAMED, stance="claimed", speaker_side=STATE)
    other = claim("c", "Ellandish Army", f"{GOVERNMENT}Elland")
    reports = [report("a"), report("b", "Troops came."), report("c", "Ellandish troops came.")]
    assert sides(reports, SHOWN, unnamed, other)[1] == STATE
    assert sides(reports, SHOWN, replace(unnamed, stance="confirmed"), other)[1] == GOVERNMENT + NOT_NAMED
