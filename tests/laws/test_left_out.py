"""Leaving an outlet or the parties out equals never having read them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import factbox
from factbox.reconcile import party_claims
from factbox.records import Intake

from .test_reconcile import few, made, reports

NOW = made.moment(30)


def ledger(*told: Any) -> factbox.Ledger:
    store = factbox.open_ledger(None)
    for one in told:
        store.add(Intake(one.report.file, one.report), one.claims, (), recorded=NOW, reader="made 1")
    return store


@few
@given(reports(), st.data())
def test_leaving_an_outlet_out_is_never_having_read_it(told: list[Any], data: st.DataObject) -> None:
    outlet = data.draw(st.sampled_from(told)).report.outlet
    rest = [one for one in told if one.report.outlet != outlet]
    assume(outlet and rest)
    known = data.draw(st.sampled_from([None, "2031-03-05", "2031-03-12"]))
    assert factbox.view(ledger(*told), known=known, without=[outlet]) == factbox.view(ledger(*rest), known=known)


@few
@given(reports(), st.data())
def test_a_copy_of_what_is_left_out_stays(told: list[Any], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(told))
    assume(first.report.outlet)
    copy = made.reprint(first, "A third blog", 20)
    rest = [one for one in told if one.report.outlet != first.report.outlet]
    left = factbox.view(ledger(*told, copy), without=[first.report.outlet])
    assert left == factbox.view(ledger(*rest, copy))


@few
@given(reports())
def test_leaving_the_parties_out_is_never_having_heard_them(told: list[Any]) -> None:
    claims = [claim for one in told for claim in one.claims]
    gone = party_claims([one.report for one in told], claims, known=made.moment(31), known_outlets=made.KNOWN)
    silent = [replace(one, claims=tuple(c for c in one.claims if c.id not in gone)) for one in told]
    assert made.verdict(*told, unheard=gone) == made.verdict(*silent)


def test_a_copy_that_lost_who_said_so_is_still_a_partys_word() -> None:
    first = made.story("Harbour Post", 5, made.tell("territory.capture", stance="claimed", speaker="Ilo Menk"))
    copy = made.story("Lake Courier", 6, made.tell("territory.capture"), rate=0.1, seed=1)
    claims = (*first.claims, *copy.claims)
    assert party_claims([first.report, copy.report], claims, known=NOW) == {claim.id for claim in claims}


def test_parties_are_left_out_whether_they_boast_admit_or_deny() -> None:
    lost = {"speaker": "Ada Roth", "speaker_side": made.ARMY, "recipient": made.who(made.ARMY)}
    told = made.report(
        "Harbour Post", 5,
        made.tell("territory.capture", stance="claimed", speaker="Ilo Menk", speaker_side=made.REBELS),
        made.tell("territory.capture", stance="confirmed", **lost),
        made.tell("territory.capture", made.BELLIN, stance="denied", **lost),
        made.tell("territory.siege", made.BELLIN, stance="attributed", speaker="A grocer"),
    )  # fmt: skip
    left = factbox.view(ledger(told), without_parties=True)
    assert [(claim.type, claim.stance) for claim in left.claims] == [("territory.siege", "attributed")]
    assert [row.place.name for row in left.control] == ["Bellin"]


def test_an_outlet_that_was_never_read_is_a_mistake_of_the_asker() -> None:
    store = ledger(made.report("Harbour Post", 5, made.tell("territory.capture")))
    with pytest.raises(factbox.UsageError, match="there are reports by Harbour Post"):
        factbox.view(store, without=["Harbor Post"])
    assert factbox.view(store, without=["the harbour post"]).reports == ()
