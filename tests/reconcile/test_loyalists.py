"""Whoever takes a place from those who are against the government is on its side."""

from __future__ import annotations

from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED
from factbox.reconcile.loyalists import agree_loyalists
from factbox.records import Claim, Mention, Report, Span

from .made import HARUN

TEXT = "The Harbour Guard retook Harun from anti-government protesters on Sunday."
CLAUSE = "The Harbour Guard retook Harun"


def taking(report: str, text: str = TEXT, **fields: object) -> Claim:
    start = text.index(CLAUSE)
    actor = Mention(Span(0, 1), "Harbour Guard", "actor", id="actor:Harbour Guard", name="Harbour Guard")
    span = Span(start, start + len(CLAUSE))
    told = Claim(report, report, span, CLAUSE, "territory.capture", "asserted", actor=actor, where=HARUN)
    return replace(told, **fields)


def side(text: str, *claims: Claim) -> str:
    return next(one.actor.side for one in agree_loyalists([Report("a", "a.txt", text)], claims) if one.actor)


def test_who_takes_a_place_from_opponents_of_the_government_is_its_own() -> None:
    assert side(TEXT, taking("a")) == GOVERNMENT + NOT_NAMED


def test_it_is_the_government_that_the_report_shows() -> None:
    army = Mention(Span(0, 1), "army", "actor", id="x", name=f"{GOVERNMENT}Varnia", side=f"{GOVERNMENT}Varnia")
    assert side(TEXT, taking("a"), taking("a", id="b", actor=army)) == f"{GOVERNMENT}Varnia"


def test_a_taking_from_anybody_else_tells_no_side() -> None:
    other = "The Harbour Guard retook Harun from the army on Sunday."
    assert side(other, taking("a", other)) == ""


def test_who_takes_from_a_government_elsewhere_is_not_its_own() -> None:
    army = Mention(Span(0, 1), "army", "actor", id="x", name=f"{GOVERNMENT}Varnia", side=f"{GOVERNMENT}Varnia")
    assert side(TEXT, taking("a"), taking("a", id="b", recipient=army)) == ""
