"""Who speaks against a state, whatever disputes a view has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbox.publish.attribution import contrary, contrary_words, supporting
from factbox.records import Claim, Control, Days, Dispute, Mention, Span, Verdict, View


def one_after_another(view: View, row: Control) -> tuple[Claim, ...]:
    """Return what :func:`contrary` returns, by looking at every dispute."""
    own = {claim.id for claim in supporting(view, row)}
    weights = {one.claim: one.weight for one in row.testimonies}
    denied = ("denied", "negated")
    found = [one for one in row.claims if weights.get(one) == "denial" or view.claim(one).stance in denied]
    for dispute in view.disputes:
        for side, other in ((dispute.side_a, dispute.side_b), (dispute.side_b, dispute.side_a)):
            if not dispute.resolved and own & set(side) and not own & set(other):
                found.extend(other)
    told = (view.claim(one) for one in dict.fromkeys(found))
    return tuple(one for one in told if not taken_before(one, row))


def taken_before(claim: Claim, row: Control) -> bool:
    """Say whether a claim tells of an earlier taking than a change, which is no word against that."""
    began, last = row.began.first or row.began.last, claim.days.last
    taken = claim.type in ("territory.capture", "territory.handover") and claim.stance not in ("denied", "negated")
    return bool(row.change != "none" and taken and began and last and last < began)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_other_side_of_each_open_dispute_about_a_state_speaks_against_it(view: View, data: st.DataObject) -> None:
    told = sorted({claim for row in view.control for claim in row.claims})
    side = st.lists(st.sampled_from(told), min_size=1, max_size=3, unique=True).map(tuple)
    sides = data.draw(st.lists(st.tuples(side, side, st.booleans()), max_size=12))
    some = view.disputes[0]
    disputes = tuple(replace(some, side_a=a, side_b=b, resolved=resolved) for a, b, resolved in sides)
    seen = View(view.known, None, None, view.reports, view.claims, Verdict(control=view.control, disputes=disputes))
    for row in seen.control:
        assert contrary(seen, row) == one_after_another(seen, row)


def test_only_the_disputes_about_a_state_are_looked_at(view: View) -> None:
    first, second, third = (claim.id for claim in view.claims[:3])
    some = view.disputes[0]

    def about(*sides: tuple[str, ...]) -> Dispute:
        return replace(some, side_a=sides[0], side_b=sides[1])

    disputes = (about((first,), (second,)), about((second,), (third,)), about((third,), (first,)))
    seen = View(view.known, None, None, view.reports, view.claims, Verdict(disputes=disputes))
    assert seen.disputes_about([first]) == (disputes[0], disputes[2])
    assert seen.disputes_about([third, second]) == disputes
    assert seen.disputes_about([]) == ()


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("the army still holds {place}", "still held, according to"),
        ("soldiers held the mill and two streets of {place}", "some of it in other hands, according to"),
        ("the army still holds the northern quarters of {place}", "some of it still held, according to"),
        ("{actor} still holds {place}", "still held, according to"),
    ],
    ids=["all", "a piece", "a piece that is its place", "a piece in the name of who holds it"],
)
def test_who_holds_a_piece_of_a_place_is_not_said_to_hold_it(view: View, clause: str, words: str) -> None:
    some = next(claim for claim in view.claims if claim.place and claim.speaker and claim.type.startswith("territory."))
    actor = Mention(Span(0, 16), "the post's guards", "organisation")
    quote = clause.format(place=some.place.text if some.place else "", actor=actor.text)
    place = replace(some.place, text=quote.partition("holds the ")[2] or some.place.text) if some.place else None
    held = replace(some, type="territory.held", stance="attributed", extent="", actor=actor, place=place, quote=quote)
    assert contrary_words(view, [held]).startswith(words)


@pytest.mark.parametrize(
    ("kind", "clause", "day", "words"),
    [
        ("territory.capture", "the North Army took Juniper", 3, "in other hands before that, according to"),
        ("territory.capture", "the North Army took Juniper", 5, "in other hands, according to"),
        ("territory.capture", "the North Army took Juniper", 8, "taken by others since, according to"),
        ("territory.held", "the North Army holds Juniper", 8, "held by others on a later day, according to"),
        ("territory.held", "the North Army still holds Juniper", 8, "still held, according to"),
    ],
)
def test_others_have_a_place_before_a_state_of_it_then_or_since(
    view: View, kind: str, clause: str, day: int, words: str
) -> None:
    some = next(claim for claim in view.claims if claim.speaker and claim.type.startswith("territory."))
    told = replace(some, type=kind, stance="attributed", extent="", quote=clause, days=on(day))
    row = replace(next(row for row in view.control if row.state == "held"), holder="Lake Front", began=on(5))
    assert contrary_words(view, [told], replace(row, change="none")).startswith(words)
    taken = words.replace(" before that", "")
    assert contrary_words(view, [told], replace(row, change="taken")).startswith(taken)


def on(day: int) -> Days:
    return Days(date(2031, 5, day), date(2031, 5, day), "day")
