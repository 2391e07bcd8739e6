"""Local places of several reports."""

from __future__ import annotations

from dataclasses import replace

from factbox.reconcile.places import agree_places
from factbox.records import Claim, Place, Span

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
