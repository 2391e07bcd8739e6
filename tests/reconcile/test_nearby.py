"""The index of happenings: what it leaves out could not have been meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbox.reconcile.nearby import Nearby
from factbox.records import Days, Place

from . import made

WHERE = (
    *made.PLACES, None, None,
    Place("local:korr", "Korr", "city", "Lower Province", "XO"),
    Place("local:lower-2", "the lower districts", "region", "Lower Province", "XO"),
    Place("local:quay", "Quay", "city", "", "XO"),
    Place("local:zed", "Zed", "city", "Lower Province", "XZ"),
)  # fmt: skip
WHO = (made.REBELS, made.ARMY, "", "residents of the town", "the front")
KINDS = ("attack.bombing", "attack.bombing", "strike.air", "casualties", "killing")


class Everything(Nearby[Any]):
    """An index that finds everything."""

    def __init__(self, happenings: Sequence[Any]) -> None:
        super().__init__(happenings)
        self.mine: dict[int, Any] = {}

    def file(self, number: int, happening: Any, *known: Any) -> None:
        super().file(number, happening, *known)
        self.mine[number] = happening

    def about(self, *_: Any) -> Iterator[Any]:
        yield from self.mine.values()


def told(chance: Random) -> made.Told:
    """Return a made report of some happenings that may be few or many."""
    claims = []
    for _ in range(chance.randrange(1, 6)):
        first = chance.randrange(1, 20)
        last = first + chance.choice((0, 0, 1, 3, 9))
        fields: dict[str, Any] = {"days": made.days(chance.choice((None, first)), chance.choice((None, last)))}
        if chance.random() < 0.4:
            fields["recipient"] = made.who(chance.choice((made.ARMY, "villagers", "residents")))
        if chance.random() < 0.4:
            fields["quantity"] = made.number(chance.choice((2, 5, 120, 120, 400)), chance.choice(("people", "tents")))
        stance = chance.choice(("asserted", "asserted", "claimed", "forecast"))
        kind, where, who = (chance.choice(choices) for choices in (KINDS, WHERE, WHO))
        claims.append(made.tell(kind, where, who, stance=stance, **fields))
    number = chance.randrange(10**9)
    return made.report(f"Outlet {number}", chance.randrange(1, 28), *claims)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 15))
def test_events_are_those_that_comparing_with_everything_finds(seed: int, reports: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same seed, the same story
    story = [told(chance) for _ in range(reports)]
    story += [made.reprint(one, "Copier", chance.randrange(1, 28)) for one in story[: reports // 3]]
    found = made.verdict(*story)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factbox.reconcile.events.Nearby", Everything)
        compared = made.verdict(*story)
    assert found.events == compared.events
    assert found.links == compared.links


class Known:
    """What is known of a happening."""

    def __init__(self, place: Place | None, days: Days, actor: str = made.REBELS) -> None:
        self.place, self.days, self.actor, self.recipient = place, days, actor, ""


def test_one_day_of_many_finds_few() -> None:
    """Each of 28 days has a bombing in each of two towns, and one is told without a day."""
    known = [Known(place, made.days(day, day)) for day in range(1, 29) for place in (made.HARUN, made.BELLIN)]
    known.append(Known(made.HARUN, made.days()))
    index = Nearby(known)
    for number, happening in enumerate(known):
        index.file(number, happening, None)
    on_the_seventh = Known(made.HARUN, made.days(7, 7))
    assert list(index.about(on_the_seventh, None)) == [known[12], known[-1]]
    assert len(list(index.about(Known(made.HARUN, made.days()), None))) == 29


def test_without_a_place_a_name_finds_it_anywhere() -> None:
    there, elsewhere = Known(made.HARUN, made.days(7, 7)), Known(made.HARUN, made.days(7, 7), made.ARMY)
    index = Nearby([there, elsewhere])
    index.file(0, there, None)
    index.file(1, elsewhere, None)
    assert list(index.about(Known(None, made.days(7, 7), "the River column"), None)) == [there]
