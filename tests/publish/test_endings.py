"""The clause on which the "until" of a line rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factbox.publish.endings import LOST_WITH_WHOLE, _is_one, ending_claims, without_end
from factbox.records import Control, Days, Mention, Span, View

END = date(2031, 5, 9)


def held(view: View) -> Control:
    """Return a state of the view that ended on a day of which nothing is told."""
    row = next(row for row in view.control if row.state == "held" and row.change != "none")
    return replace(row, holder="Lake Front", began=Days(END, END, "day"), ended=END, claims=())


def with_claim(view: View, row: Control, **fields: object) -> View:
    some = next(claim for claim in view.claims if claim.where == row.place)
    front = Mention(Span(0, 1), "x", "actor", name="The Lake Front", side="The Lake Front")
    told = replace(some, id="left", type="territory.withdraw", stance="asserted", actor=front, days=row.began)
    return View(view.known, None, None, view.reports, (*view.claims, replace(told, **fields)), view.verdict)


def test_a_withdrawal_of_the_holder_on_that_day_tells_of_the_end(view: View) -> None:
    row = held(view)
    seen = with_claim(view, row)
    assert [one.id for one in ending_claims(seen, row)] == ["left"]
    assert ending_claims(seen, replace(row, ended=None)) == ()


def test_others_other_days_and_what_is_denied_tell_of_none(view: View) -> None:
    row = held(view)
    other = Mention(Span(0, 1), "x", "actor", name="Hill Guard", side="Hill Guard")
    earlier = Days(date(2031, 5, 8), date(2031, 5, 8), "day")
    fields = ({"actor": other}, {"days": earlier}, {"stance": "denied"}, {"historical": True})
    assert all("left" not in {c.id for c in ending_claims(with_claim(view, row, **one), row)} for one in fields)


def test_an_end_that_no_clause_tells_is_not_printed(view: View) -> None:
    row = replace(held(view), date_reason=LOST_WITH_WHOLE)
    assert (without_end(row).ended, without_end(row).date_reason) == (None, "")
    inferred = replace(row, date_reason="two days after the fall of Tolvik")
    assert without_end(inferred).date_reason == inferred.date_reason


def test_initials_are_no_other_party_who_ends_what_it_took() -> None:
    assert _is_one("HDF", "Hill Defence Force")
    assert _is_one("Hill Defence Force", "HDF")
    assert not _is_one("Hill Defence Force", "Lake Guard")
