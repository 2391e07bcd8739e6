"""Local places of several reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factbox.reconcile.places import agree_places, whole_of
from factbox.records import Claim, Mention, Place, PlaceKind, Span

KNOWN = Place("local:1", "Vexholm", "city", country="DK")
OPEN = Place("local:2", "Vexholm", "city")
CLAIM = Claim("c", "r", Span(0, 1), "x", "territory.capture", "asserted", where=OPEN)


def test_a_local_place_without_a_country_is_the_one_whose_country_is_known() -> None:
    first, second = agree_places([CLAIM, replace(CLAIM, id="d", where=KNOWN)])
    assert first.where == second.where == KNOWN


def test_it_stays_apart_where_two_countries_have_one_of_that_name_or_none() -> None:
    other = Place("local:3", "Vexholm", "city", country="SE")
    claims = [CLAIM, replace(CLAIM, id="d", where=KNOWN), replace(CLAIM, id="e", where=other)]
    assert agree_places(claims)[0].where == OPEN
    assert agree_places([CLAIM])[0].where == OPEN


HARUN = Place("gn:1", "Harun", "city", country="XO")


@pytest.mark.parametrize(
    ("name", "kind", "inside"),
    [
        ("Harun barracks", "facility", True),
        ("Harun Central Prison", "facility", True),
        ("barracks (Harun)", "facility", True),
        ("Harun airport", "city", True),
        ("Harun del Norte", "city", False),
        ("Harun Province", "province", False),
        ("Haruna barracks", "facility", False),
    ],
)
def test_a_part_is_called_by_its_city(name: str, kind: PlaceKind, *, inside: bool) -> None:
    part = Place("local:4", name, kind, country="XO")
    assert (whole_of(part, [HARUN, part]) == HARUN) is inside


def test_a_part_has_no_whole_in_another_country_or_where_two_would_do() -> None:
    part = Place("local:4", "Harun barracks", "facility", country="XO")
    assert whole_of(part, [replace(HARUN, country="XV")]) is None
    assert whole_of(part, [HARUN, replace(HARUN, id="gn:2")]) is None


def of(name: str) -> Mention:
    return Mention(Span(0, 1), name, "actor", id=f"actor:{name}", name=name, side=name)


def test_reports_of_one_story_mean_one_place_whatever_country_they_guess() -> None:
    other = Place("local:3", "Vexholm", "city", country="SE")
    story = [
        replace(CLAIM, id="a", report_id="a", where=KNOWN, actor=of("River Front")),
        replace(CLAIM, id="b", report_id="b", where=other, actor=of("River Front")),
        replace(CLAIM, id="c", report_id="c", where=other, recipient=of("River Front")),
    ]
    assert [claim.where for claim in agree_places(story)] == [other] * 3
    assert [claim.where for claim in agree_places(story[::-1])] == [other] * 3


@pytest.mark.parametrize(
    "shared", [("Lake Guard", "River Front"), ("Forces of Sweden", "Forces of Sweden"), ("gunmen", "gunmen")]
)
def test_a_state_s_forces_and_common_nouns_make_no_story(shared: tuple[str, str]) -> None:
    other = Place("local:3", "Vexholm", "city", country="SE")
    first = replace(CLAIM, id="a", report_id="a", where=KNOWN, actor=of(shared[0]))
    second = replace(CLAIM, id="b", report_id="b", where=other, actor=of(shared[1]))
    assert [claim.where for claim in agree_places([first, second])] == [KNOWN, other]


def test_a_facility_that_goes_by_two_names_is_one() -> None:
    port = Place("local:4", "port (Vexholm)", "facility", country="DK")
    same = Place("local:5", "Vexholm port", "facility")
    other = Place("local:6", "main port (Vexholm)", "facility", country="DK")
    claims = [replace(CLAIM, id=place.id, where=place) for place in (port, same, other)]
    assert [claim.where for claim in agree_places(claims)] == [port, port, other]


def test_facilities_of_one_name_in_two_countries_stay_apart() -> None:
    port = Place("local:4", "port (Vexholm)", "facility", country="DK")
    far = Place("local:5", "Vexholm port", "facility", country="SE")
    claims = [replace(CLAIM, id=place.id, where=place) for place in (port, far)]
    assert [claim.where for claim in agree_places(claims)] == [port, far]


def told_of(key: str, where: Place | None, name: str, *reasons: str) -> Claim:
    mention = Mention(Span(0, 1), name, "place", score=0.5)
    return Claim(f"{key} {name}", key, Span(0, 1), "x", "territory.capture", "asserted", place=mention, where=where,
                 unresolved=reasons)  # fmt: skip


KARSA = Place("gn:7", "Karsa", "city", "Lower Province", "XO")
UNDECIDED = (
    "place: 'Karsa' fits Karsa, Lower Province, XO and Karsa, Upper Province, XO, and nothing in the report decides."
)


def test_a_name_that_a_report_leaves_open_is_the_known_place_that_the_others_tell_of() -> None:
    found = agree_places([told_of("a", KARSA, "Karsa"), told_of("b", None, "Karsa", UNDECIDED, "date: open")])[1]
    assert (found.where, found.unresolved) == (KARSA, ("date: open",))
    other = replace(KARSA, id="gn:8", admin1="Upper Province")
    told = [told_of("a", KARSA, "Karsa"), told_of("c", other, "Karsa"), told_of("b", None, "Karsa", UNDECIDED)]
    assert agree_places(told)[2].where is None
    assert agree_places([told_of("a", KARSA, "Karsa"), told_of("b", None, "Karsa", "place: no name")])[1].where is None


def test_a_place_of_a_reports_own_is_the_known_one_if_the_reports_share_another() -> None:
    guess = Place("local:k", "Karsa", "city", "", "XE")
    first = [told_of("a", KARSA, "Karsa"), told_of("a", HARUN, "Harun")]
    assert agree_places([*first, told_of("b", guess, "Karsa")])[2].where == guess
    assert agree_places([*first, told_of("b", guess, "Karsa"), told_of("b", HARUN, "Harun")])[2].where == KARSA


def test_an_airport_that_is_called_by_its_name_alone_is_one_place_with_it() -> None:
    city = Place("local:karsa", "Karsa", "city", "", "XO")
    airport = Place("local:karsa-airport", "Karsa airport", "facility", "", "XO")
    one, other = replace(CLAIM, where=city), replace(CLAIM, id="d", where=airport)
    told = replace(one, quote="Karsa, the other airport of the capital, fell")
    assert [c.where for c in agree_places([told, other])] == [city, city]
    assert [c.where for c in agree_places([one, other])] == [city, airport]
