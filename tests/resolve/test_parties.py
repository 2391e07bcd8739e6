from __future__ import annotations

import pytest

from factbox.knowledge.actors import SHIPPED
from factbox.knowledge.places import open_gazetteer
from factbox.records import Claim, Mention, Span
from factbox.resolve.parties import parties_shown, party_before, party_meant


def shown(text: str, *acting: tuple[str, str]) -> tuple[str, ...]:
    """Return the parties of a text; ``acting`` are who acts in its claims, and in claims of which type."""
    claims = [
        Claim(id="", report_id="r", span=Span(0, 1), quote="x", type=kind, stance="asserted",
              actor=Mention(Span(0, len(name)), name, "actor", "name"))
        for name, kind in acting
    ]  # fmt: skip
    return parties_shown(text, claims, SHIPPED, open_gazetteer())


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Northern Accord's gunmen left.", "Northern Accord"),
        ("Fighters of the Northern Accord left.", "Northern Accord"),
        ("Soldiers loyal to the Council of Ten stayed.", "Council of Ten"),
        ("Two Accord gunmen stood there.", "Accord"),
        ("They met the Hill Guard at noon.", "Hill Guard"),
        ("The committee's fighters left.", "committee"),
    ],
)
def test_who_has_people_under_arms_is_a_party(text: str, party: str) -> None:
    assert party in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Accord met the Harbour Trust.",
        "Soldiers of Kabul stayed.",  # a town
        "Syrian soldiers stayed.",  # a people
        "Taliban fighters left.",  # known to the tables
        "The committee's members left.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert shown(text) == ()


def test_who_acts_as_only_parties_do_is_one() -> None:
    assert shown("", ("Northern Accord", "territory.capture"), ("Harbour Trust", "aid")) == ("Northern Accord",)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("a spokesman for the Northern Accord", "Northern Accord"),
        ("the Accord's commander", "Northern Accord"),
        ("The Council", "Council of Ten"),
        ("the committee", "Harbour Committee"),
        ("a baker", ""),
        ("the Harbour Trust", ""),
    ],
)
def test_a_party_may_be_named_by_a_part_of_its_name(words: str, party: str) -> None:
    assert party_meant(words, ("Harbour Committee", "Northern Accord", "Council of Ten")) == party


def test_a_part_that_two_parties_share_names_neither() -> None:
    assert party_meant("The Front", ("Northern Front", "Southern Front")) == ""


def test_the_party_named_last_is_the_one_meant_by_its() -> None:
    text = "The Accord met the League. Its spokesman spoke."
    assert party_before(text, text.index("Its"), ("Accord", "League"))[0] == "League"
    assert party_before(text, text.index("Its"), ("Front",)) == ("", -1)
