"""Who took a place of which a report tells only that it fell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factbox.records import Place

from .made import ARMY, BELLIN, HARUN, REBELS, report, rows, tell, who

KARSA = Place("local:karsa", "Karsa", "city", "Lower Province", "XO")


def holder(*told: dict[str, Any], words: str = "Karsa was captured") -> list[str]:
    made = report("Harbour Post", 5, *told)
    claims = tuple(replace(c, quote=words) if c.where == KARSA else c for c in made.claims)
    return [row.holder for row in rows(replace(made, claims=claims)) if row.place == KARSA]


FALL = {**tell("territory.capture", KARSA), "actor": None}
TWO = (tell("territory.capture", HARUN), tell("territory.capture", BELLIN))


def test_a_third_place_that_fell_is_that_sides_that_took_two_in_the_same_report() -> None:
    assert holder(*TWO, FALL) == [REBELS]


@pytest.mark.parametrize(
    "told",
    [
        (TWO[0], FALL),
        (*TWO, tell("territory.contested", HARUN, "Lake Guard"), FALL),
        (*TWO, tell("territory.capture", HARUN, ARMY), FALL),
        (*TWO, {**FALL, "recipient": who(REBELS)}),
    ],
)
def test_it_is_nobodys_by_name_where_another_may_be_meant(told: tuple[dict[str, Any], ...]) -> None:
    assert REBELS not in holder(*told)


@pytest.mark.parametrize("words", ["Karsa fell to the alliance", "Karsa was recaptured", "Karsa was taken by them"])
def test_nor_where_its_own_words_say_more(words: str) -> None:
    assert REBELS not in holder(*TWO, FALL, words=words)
