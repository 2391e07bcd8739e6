"""Short names of parties, put to the long names that they stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.reconcile.sides import agree_sides
from factbox.records import Claim, Mention, Place, Report, Span

from .made import BELLIN, HARUN, REBELS, rows, tell
from .made import report as made_report

LONG = "River Salt Front"


def report(key: str, text: str) -> Report:
    return Report(key, f"{key}.txt", text)


def claim(key: str, name: str, where: Place | None = HARUN, **fields: object) -> Claim:
    actor = Mention(Span(0, 1), name, "actor", id=f"actor:{name}", name=name, side=name)
    told = Claim(f"{key} {name}", key, Span(0, 1), "x", "territory.capture", "asserted", actor=actor, where=where)
    return replace(told, **fields)


def names(reports: list[Report], *claims: Claim) -> list[str | None]:
    return [c.actor.name for c in agree_sides(reports, claims) if c.actor]


@pytest.mark.parametrize("short", ["Front", "FRONT", "Salt Front", "River", "The River Salt Front"])
def test_a_short_name_is_the_long_one_that_its_report_has(short: str) -> None:
    reports = [report("a", f"The {LONG} came. Later the {short} left.")]
    assert names(reports, claim("a", LONG), claim("a", short, BELLIN)) == [LONG, LONG]


def test_initials_are_the_one_name_that_they_stand_for() -> None:
    reports = [report("a", f"The {LONG} came."), report("b", "RSF LEAVES HARUN")]
    assert names(reports, claim("a", LONG), claim("b", "RSF")) == [LONG, LONG]
    other = "Red Star Front"
    both = [*reports, report("c", other)]
    assert names(both, claim("a", LONG), claim("c", other), claim("b", "RSF")) == [LONG, other, "RSF"]


def test_it_is_the_only_one_of_all_reports_where_both_are_told_of_in_one_place_or_country() -> None:
    reports = [report("a", f"The {LONG} came."), report("b", "FRONT LEAVES HARUN")]
    assert names(reports, claim("a", LONG), claim("b", "Front")) == [LONG, LONG]
    assert names(reports, claim("a", LONG), claim("b", "Front", BELLIN)) == [LONG, LONG]
    abroad = replace(BELLIN, country="XE")
    assert names(reports, claim("a", LONG), claim("b", "Front", abroad)) == [LONG, "Front"]


def test_it_stays_where_two_would_do_unless_the_report_has_one_of_them() -> None:
    other = "Lake Front"
    claims = [claim("a", LONG), claim("b", other), claim("c", "Front")]
    told = [report("a", LONG), report("b", other)]
    assert names([*told, report("c", "The Front came.")], *claims)[2] == "Front"
    assert names([*told, report("c", f"The {other} came; the Front.")], *claims)[2] == other
    assert names([*told, report("c", f"The {other} and the {LONG} came.")], *claims)[2] == "Front"


def test_the_name_of_a_page_is_no_longer_name_of_its_party() -> None:
    page = replace(report("b", "We are here."), outlet="Voice Front")
    reports = [report("a", f"The {LONG} came."), page, report("c", "The Front left.")]
    told = names(reports, claim("a", LONG), claim("b", "Voice Front"), claim("c", "Front"))
    assert told == [LONG, "Voice Front", LONG]


def test_a_name_of_a_place_that_nobody_knows_is_the_only_long_one_of_such_places() -> None:
    here, there = (replace(place, country="") for place in (HARUN, BELLIN))
    reports = [report("a", f"The {LONG} came."), report("b", "The Front left.")]
    assert names(reports, claim("a", LONG, here), claim("b", "Front", there)) == [LONG, LONG]


@pytest.mark.parametrize(("short", "long"), [("Army", "Ostravian Army"), ("front", LONG), ("Taliban", "New Taliban")])
def test_an_army_a_common_noun_and_a_party_of_our_tables_stay(short: str, long: str) -> None:
    assert names([report("a", f"{long}, {short}")], claim("a", long), claim("a", short)) == [long, short]


def test_whose_word_it_is_and_who_loses_are_renamed_too() -> None:
    front = Mention(Span(0, 1), "Front", "speaker", id="actor:Front", name="Front")
    told = claim("a", "Lake Guard", recipient=replace(front, side="Front"), speaker=front, speaker_side="Front")
    _, found = agree_sides([report("a", LONG)], [claim("a", LONG), told])
    assert found.recipient
    assert found.speaker
    assert (found.recipient.side, found.speaker.name, found.speaker_side) == (LONG, LONG, LONG)


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("column", "territory.capture", False),
        ("his men", "territory.capture", False),
        ("His troops", "territory.capture", False),
        ("his council", "territory.handover", False),
        ("One enemy", "territory.contested", False),
        ("his men", "looting", True),
        ("villagers", "territory.capture", True),
        ("Red Column", "territory.capture", True),
    ],
)
def test_a_common_noun_for_people_under_arms_is_no_side(name: str, kind: str, *, kept: bool) -> None:
    assert names([report("a", name)], claim("a", name, type=kind)) == [name if kept else None]


def test_what_the_column_took_goes_to_the_only_side_that_is_told_to_have_taken_it() -> None:
    taken, column = tell("territory.capture"), tell("territory.capture", actor="column")
    post = made_report("Harbour Post", 5, column)
    assert [row.holder for row in rows(post)] == [""]
    assert [(row.holder, row.reports) for row in rows(post, made_report("Lake Courier", 5, taken))] == [(REBELS, 2)]


def test_an_office_of_a_party_is_not_its_full_name() -> None:
    office = f"military office of the {REBELS}"
    told = report("r", f"The {REBELS} moved at dawn, the {office} said.")
    assert names([told], claim("r", REBELS), claim("r", office)) == [REBELS, office]


def test_a_name_with_a_common_noun_in_it_is_that_of_a_person() -> None:
    reports = [report("a", f"The {LONG} came, the River said.")]
    said = Mention(Span(0, 1), "x", "speaker", id="speaker:x", name="River spokesman Tobin Marsh")
    told = [claim("a", LONG), claim("a", "River"), claim("a", "Other", speaker=said)]
    assert names(reports, *told)[:2] == [LONG, LONG]


def test_a_speaker_is_of_the_side_that_another_report_tells() -> None:
    def saying(key: str, name: str, side: str) -> Claim:
        speaker = Mention(Span(0, 1), name, "speaker", id=f"speaker:{name}", name=name)
        return claim(key, LONG, speaker=speaker, speaker_side=side)

    told = [saying("a", "Front spokesman Tobin Marsh", LONG), saying("b", "spokesman Tobin Marsh", "")]
    assert [c.speaker_side for c in agree_sides([report("a", "x"), report("b", "x")], told)] == [LONG, LONG]
    told.append(saying("c", "Mr Tobin Marsh", "Lake Front"))
    assert agree_sides([report(key, "x") for key in "abc"], told)[1].speaker_side == ""


def test_the_army_of_a_report_that_names_no_country_is_that_of_the_country_of_its_places() -> None:
    village, town = Place("local:v", "Vorrask", "city", "", "ML"), Place("gn:1", "Gao", "city", "Gao", "ML")

    def of(key: str, side: str, name: str, where: Place) -> Claim:
        actor = Mention(Span(0, 1), "x", "actor", id=f"actor:{name}", name=name, side=side)
        return claim(key, LONG, where, actor=actor, speaker_side=side)

    named = of("a", "Government of Mali", "Forces of Mali", town)
    bare = of("b", "Government of the country", "Forces of the country", village)
    reports = [report("a", "x"), report("b", "x")]
    found = agree_sides(reports, [named, bare])[1]
    assert found.actor
    assert (found.actor.name, found.actor.side, found.speaker_side) == ("Forces of Mali", *["Government of Mali"] * 2)
    abroad = replace(village, id="local:w", country="NE")
    assert agree_sides(reports, [named, replace(bare, where=abroad)])[1].speaker_side == "Government of the country"
    both = agree_sides(reports, [named, bare, replace(bare, id="c", where=abroad)])
    assert {c.speaker_side for c in both[1:]} == {"Government of the country"}


def test_rebels_of_a_land_are_rebels_without_a_name_and_no_body_that_has_it_in_its_own() -> None:
    reports = [report("a", "Ostravian rebels left. Ostravia is calm, the Ostravian Rights Monitor said.")]
    left, watch = claim("a", "Ostravian"), claim("a", "Ostravian Rights Monitor")
    told = agree_sides(reports, [left, watch])[0].actor
    assert told is not None
    assert (told.name, told.hint) == (None, "insurgent")
    assert names([report("a", "Ostravian troops left Ostravia.")], left, claim("a", "Ostravian Army"))[0] == "Ostravian"


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Karland rebels took Harun. The port lies in southern Karland.", "Karland", False),
        ("Karland insurgents hold Harun. Rain fell across Karland on Monday.", "Karland", False),
        ("Karland troops took Harun, in southern Karland.", "Karland", True),
        ("Housan rebels took Harun. Fighting went on in Housan positions.", "Housan", True),
    ],
)
def test_a_land_is_no_name_for_its_rebels(text: str, name: str, *, kept: bool) -> None:
    assert names([report("a", text)], claim("a", name)) == [name if kept else None]


@pytest.mark.parametrize(
    "words", ["Tanks", "70 policemen without weapons", "Fighters of a rebel coalition", "A coalition of armed groups"]
)
def test_no_place_is_held_by_machines_or_people_who_are_only_described(words: str) -> None:
    told = claim("a", words)
    assert told.actor
    assert names([report("a", words)], replace(told, actor=replace(told.actor, hint="words"))) == [None]
    assert names([report("a", words)], replace(claim("a", "Rangers"))) == ["Rangers"]
