"""No surface words a place more firmly than another: page, reasons, exports, maps, API and changes say the same."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.reconcile import made

import factbox
from factbox.ledger import open_ledger
from factbox.publish.attribution import is_weak
from factbox.publish.changes import compare_views
from factbox.publish.factbox import build_factbox
from factbox.publish.formats import write_export
from factbox.publish.state_phrases import state_words
from factbox.publish.vouched import as_vouched
from factbox.publish.why import explain
from factbox.publish.wording import wordings
from factbox.records import Intake, Quantity, Verdict, View
from factbox.web.app import create_app
from factbox.web.desk import Desk
from factbox.web.marks import drawn, pins

few = settings(max_examples=30, deadline=None)  # each example makes every export
fewest = settings(max_examples=6, deadline=None)  # each example makes a file, or a desk with all its pages

TYPES = (
    "territory.capture", "territory.capture", "territory.handover", "territory.held", "territory.enter",
    "territory.contested", "territory.siege", "territory.withdraw",
)  # fmt: skip
COUNCIL = "Lake Council"
SIDES = (made.REBELS, made.ARMY, COUNCIL)
STANCES = ("asserted", "attributed", "attributed", "claimed", "confirmed", "denied", "unconfirmed", "forecast")
ENDS = ("before noon.", "and terrorists were killed.", "that was liberated.", "from armed gangs.")
PLACES = {place.name: place for place in (made.HARUN, made.BELLIN)}


@st.composite
def told(draw: st.DrawFn) -> list[Any]:
    """Return reports on two places in which parties, their spokesmen and people that are no party speak."""
    out = []
    for number in range(draw(st.integers(1, 4))):
        sentences, claims = [], []
        for at in range(draw(st.integers(1, 3))):
            place, side, stance = (draw(st.sampled_from(one)) for one in (tuple(PLACES), SIDES, STANCES))
            speaks = draw(st.sampled_from(("", *SIDES))) if stance != "asserted" else ""
            speaker = f"General {speaks or 'nobody'}" if stance != "asserted" else None
            day = draw(st.integers(1, 8))
            sentences.append(f"In {place} it was {number}told{at} that it fell {draw(st.sampled_from(ENDS))}")
            claims.append(
                made.tell(
                    draw(st.sampled_from(TYPES)),
                    PLACES[place],
                    side,
                    stance=stance,
                    speaker=speaker,
                    speaker_side=speaks,
                    days=made.days(day, day),
                    quantity=draw(st.sampled_from((None, Quantity(4.0, 4.0, 4.0, "killed")))),
                )
            )
        outlet, text = draw(st.sampled_from(made.KNOWN)), "\n\n".join(sentences)
        out.append(made.print_text(outlet, draw(st.integers(1, 9)), text, sentences, tuple(claims), file=f"{number}"))
    return out


def ledger_of(reports: list[Any], path: Path | None = None) -> factbox.Ledger:
    ledger = open_ledger(path)
    for one in reports:
        ledger.add(Intake(one.report.file, one.report), one.claims, (), recorded=datetime(2031, 4, 1, tzinfo=UTC),
                   reader="test 1")  # fmt: skip
    return ledger


def exported(view: View, name: str) -> str:
    stream = io.StringIO()
    write_export(view, name, stream)
    return stream.getvalue()


def surfaces(view: View) -> Iterator[tuple[str, str, str]]:
    """Yield each state that a surface tells: the surface, the place, the status."""
    sections = [one for one in build_factbox(view).sections if one.key in ("changes", "claimed", "contested", "held")]
    lines = [line for section in sections for group in section.groups for line in group.lines]
    yield from (("page", name(line.place), line.status) for line in lines)
    reasons = [explain(view, place) for place in sorted({row.place.name for row in view.control})]
    yield from (("why", name(one.place), state.status) for one in reasons for state in one.states)
    yield from (("map", pin.place.name, pin.status) for pin in pins(view))
    nothing = View(view.known, None, None, (), (), Verdict())
    changes = compare_views(nothing, view).changes
    yield from (("changes", name(one.place), one.status) for one in changes if one.layer == "control")
    yield from exports(view)


def exports(view: View) -> Iterator[tuple[str, str, str]]:
    rows = {key: csv.DictReader(io.StringIO(exported(view, key))) for key in ("control", "acled")}
    yield from (("control", row["place"], row["status"]) for row in rows["control"])
    tags = [(row["location"], tag) for row in rows["acled"] for tag in row["tags"].split("; ")]
    yield from (("acled", place, tag.removeprefix("status=")) for place, tag in tags)
    dead = csv.DictReader(io.StringIO(exported(view, "ged")))  # the dead of a place, on whose word they are
    captures = [(row["where_coordinates"], row["code_status"].removeprefix("candidate: ")) for row in dead]
    # A number of dead that only a party gives is claimed, whoever tells of the fall.
    yield from (("ged", place, status) for place, status in captures if status != "claimed")
    features = (one["properties"] for one in json.loads(exported(view, "geojson"))["features"])
    yield from (("geojson", one["place"], one["status"]) for one in features if one["layer"] == "control")


def name(place: str) -> str:
    return place.partition(" (")[0].title()


@few
@given(told())
def test_no_surface_words_a_place_more_firmly_than_another(reports: list[Any]) -> None:
    view = factbox.view(ledger_of(reports))
    said = {(row.place.name, row.status) for row in view.control}
    assert [told for told in surfaces(view) if told[1:] not in said] == []
    for row in view.control:
        key = "taken" if row.change == "retaken" else row.change if row.change != "none" else row.state
        plain = wordings().control[key].plain
        assert not (is_weak(row) and state_words(view, row).startswith(plain))
        assert (drawn(row).fill == "hollow") == is_weak(row)


@few
@given(told())
def test_what_only_those_who_fight_vouch_for_is_claimed_everywhere(reports: list[Any]) -> None:
    """Whether the ladder knows them as a party, or only the whole story shows that their side fights in it."""
    view = factbox.view(ledger_of(reports))
    fighting = {row.holder for row in view.control} - {"", made.ARMY}
    for row in view.control:
        words = [view.claim(one) for one in row.claims]
        if all(claim.speaker_side in fighting for claim in words):
            assert row.status != "reported", row


@few
@given(told(), st.integers(1, 9))
def test_who_fights_is_seen_from_the_whole_story(reports: list[Any], day: int) -> None:
    ledger = ledger_of(reports)
    whole = {(row.place.id, row.state, row.claims): row for row in factbox.view(ledger).control}
    narrow = (factbox.view(ledger, valid=made.day(day)), factbox.view(ledger, actor=made.REBELS, weigh="Harun"))
    for row in (row for view in narrow for row in view.control):
        assert row == whole[row.place.id, row.state, row.claims]


@few
@given(told())
def test_nothing_is_weakened_twice_and_nothing_is_made_firmer(reports: list[Any]) -> None:
    view = factbox.view(ledger_of(reports))
    assert as_vouched(view) == view.verdict
    ladder = made.verdict(*reports, known_outlets=()).control
    rungs = ("claimed", "reported", "corroborated", "admitted")
    for row, before in zip(view.control, ladder, strict=True):
        assert row.status == before.status or rungs.index(row.status) < rungs.index(before.status)


@few
@given(told())
def test_one_voice_less_makes_no_state_firmer_than_it_is_told(reports: list[Any]) -> None:
    view = factbox.view(ledger_of(reports), weigh="Harun")
    rungs = ("claimed", "reported", "corroborated", "admitted")
    rows = {(row.place.id, row.state, row.claims): row.status for row in view.control}
    for one in view.verdict.sensitivity:
        status = rows[one.place, one.state, one.claims]
        left = [w.status for w in one.without if w.status in rungs and not w.contrary]
        assert status not in rungs or all(rungs.index(s) <= rungs.index(status) for s in left)


@fewest
@given(told())
def test_the_geopackage_words_no_place_more_firmly(reports: list[Any]) -> None:
    pytest.importorskip("pyogrio", reason="needs the extra [export]")
    view = factbox.view(ledger_of(reports))
    said = {(row.place.name, row.status) for row in view.control}
    stream = io.BytesIO()
    write_export(view, "geopackage", stream)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.gpkg"
        file.write_bytes(stream.getvalue())
        with closing(sqlite3.connect(file)) as package:
            layers = ("control", "control_claimed")
            rows = [row for layer in layers for row in package.execute(f"select place, status from {layer}")]  # noqa: S608
    assert {(name(place), status) for place, status in rows} <= said


@fewest
@given(told())
def test_the_api_words_no_place_more_firmly(reports: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.db"
        ledger = ledger_of(reports, file)
        said = {(row.place.name, row.status) for row in factbox.view(ledger).control}
        ledger.close()
        with TestClient(create_app(Desk(file)), base_url="http://localhost") as client:
            rows = client.get("/places.json").json()["rows"]
            drawn_on = client.get("/map.json").json()
    assert {(row["place"], row["status"]) for row in rows} == said
    assert {(pin["name"], pin["status"]) for pin in drawn_on["pins"]} <= said
