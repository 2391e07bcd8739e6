"""A militia and its army that take one place together are one side there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factbox.records import Mention, Span

from .made import ARMY, HARUN, REBELS, Told, days, print_text, rows, tell

GUARD = "Oak Guard"


def took(outlet: str, words: str, side: str, day: int = 4, **fields: Any) -> Told:
    name = Mention(Span(0, 1), side, "actor", id=side, name=side, side=side)
    told = {**tell("territory.capture", HARUN, side, days=days(day, day), **fields), "actor": name}
    return print_text(outlet, 9, f"{words} {outlet}.", [f"{words} {outlet}."], (told,))


def holders(*told: Told) -> list[tuple[str, bool]]:
    return [(row.holder, row.ended is None) for row in rows(*told)]


def test_two_that_took_it_back_on_one_day_are_one_side() -> None:
    guard, army = took("Harbour Post", "The Guard retook it", GUARD), took("Lake Courier", "The army retook it", ARMY)
    assert holders(guard, army) == [(ARMY, True)]


def test_so_are_those_who_took_it_from_the_same_side() -> None:
    lost = replace(took("x", "x", REBELS).claims[0].actor or Mention(Span(0, 1), "x", "actor"))
    guard = took("Harbour Post", "The Guard took it", GUARD, recipient=lost)
    army = took("Lake Courier", "The army took it", ARMY, recipient=lost)
    assert holders(guard, army) == [(ARMY, True)]


def test_but_not_on_other_days_nor_on_a_party_s_word_nor_where_one_fights_the_other() -> None:
    guard = took("Harbour Post", "The Guard retook it", GUARD)
    later = took("Lake Courier", "The army retook it", ARMY, day=5)
    assert [holder for holder, _ in holders(guard, later)] == [GUARD, ARMY]
    boast = took("Lake Courier", "We retook it", ARMY, stance="claimed", speaker="A. Army", speaker_side=ARMY)
    assert {holder for holder, _ in holders(guard, boast)} == {GUARD, ARMY}
    army = took("Lake Courier", "The army retook it", ARMY)
    foe = took("Northern Wire", "The army came", ARMY, recipient=guard.claims[0].actor, type="battle.clash")
    assert {holder for holder, _ in holders(guard, army, foe)} == {GUARD, ARMY}
