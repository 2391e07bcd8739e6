"""Whether the place of a line is a whole land, to which its sentence does not put what it tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factbox.publish.lands import is_any_of_land, is_land, says_too_much
from factbox.records import Claim, Control, ControlState, Days, Place, Report, Span, Verdict, View

TEXT = "Varnia's foreign minister met the mayor of Sedge. The army of Ostria was quiet. Sedge's hospital is full."


def _view() -> View:
    report = Report(id="r", file="r.txt", text=TEXT, outlet="Example Wire")
    return View(datetime(2031, 4, 1, tzinfo=UTC), None, None, (report,), (), Verdict())


def _place(name: str, kind: str = "city") -> Place:
    return Place(f"local:{name}", name, kind)


def test_what_only_states_have_shows_a_land_that_no_gazetteer_has() -> None:
    view = _view()
    assert is_land(view, _place("Varnia"))
    assert is_land(view, _place("Ostria"))
    assert not is_land(view, _place("Sedge"))


def test_a_post_without_a_name_of_a_land_alone_is_any_post() -> None:
    view = _view()
    assert is_any_of_land(view, _place("outpost (Varnia)", "facility"))
    assert not is_any_of_land(view, _place("outpost (Sedge)", "facility"))
    assert not is_any_of_land(view, _place("Orne outpost (Varnia)", "facility"))


@pytest.mark.parametrize(
    ("state", "kind", "sentence", "too_much"),
    [
        ("held", "territory.held", "Varnia is governed by a council of five.", True),
        ("held", "territory.held", "The junta holds all of Varnia.", False),
        ("contested", "territory.enter", "Ostrian troops who had crossed into Varnia were disarmed.", True),
        ("contested", "territory.enter", "Ostrian troops crossed into Varnia at dawn.", False),
        ("contested", "territory.contested", "Fighting between the Varnian army and the Front goes on.", True),
        ("contested", "territory.contested", "Fighting has flared across Varnia.", False),
    ],
)
def test_what_a_sentence_does_not_put_to_the_land_is_no_line_of_it(
    state: ControlState, kind: str, sentence: str, too_much: bool
) -> None:
    claim = Claim("c", "r", Span(0, 1), sentence, kind, "asserted")
    days = Days(None, None, "by")
    row = Control(_place("Varnia"), state, "", "none", days, None, None, "reported", 1, False, 1, "", None, ("c",))
    assert says_too_much(_view(), row, claim, sentence) is too_much
    assert not says_too_much(_view(), replace(row, place=_place("Sedge")), claim, sentence)
