"""What changed between two views: nothing invented, nothing lost, and each change by the report that made it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlparse
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.publish.formats.made import claim, event, view_of, with_text
from tests.publish.formats.payloads import PAYLOADS, formulas, with_payloads

from factbox.publish.changes import KINDS, LADDER, Change, compare_views
from factbox.publish.changes_forms import COLUMNS, print_changes, write_atom, write_csv, write_json
from factbox.records import STATUSES, Control, Count, Dispute, Mention, Span, Verdict, View

ATOM = {"a": "http://www.w3.org/2005/Atom"}
EARLIER = datetime(2031, 5, 9, 23, 59, 59, tzinfo=UTC)


def only(view: View, known: datetime | None = None, reports: int | None = None, **verdict: Any) -> View:
    """Return a view with the same claims, another verdict, and the first so many reports."""
    seen = view.reports[:reports] if reports is not None else view.reports
    return View(known or view.known, None, None, seen, view.claims, Verdict(**verdict))


def of(view: View, place: str, status: str) -> Control:
    return next(row for row in view.control if row.place.name == place and row.status == status)


def changed(before: View, after: View) -> Change:
    [change] = compare_views(before, after).changes
    return change


def test_the_same_view_has_no_changes(view: View) -> None:
    assert compare_views(view, view).changes == ()
    assert set(compare_views(view, view).count().values()) == {0}


def test_every_row_of_a_first_view_is_new(view: View) -> None:
    found = compare_views(only(view, EARLIER, reports=0), view)
    rows = (*view.control, *view.events, *view.counts, *view.disputes)
    retracted = [row for row in view.control if row.status == "retracted"]
    assert found.count() == {**dict.fromkeys(KINDS, 0), "new": len(rows) - len(retracted), "retracted": len(retracted)}
    assert (found.since, found.until) == (EARLIER, view.known)
    assert len({change.id for change in found.changes}) == len(rows)


def test_a_new_line_says_what_the_factbox_says_and_by_which_report(view: View) -> None:
    row = of(view, "Alder", "admitted")
    change = changed(only(view, EARLIER, reports=0), only(view, control=(row,)))
    assert (change.kind, change.layer, change.place) == ("new", "control", "ALDER (North Province)")
    assert (change.sentence, change.status, change.before) == ("Taken by the River Front", "admitted", "")
    assert change.attribution.startswith("admitted by Mayor Ada Quill")
    assert [report.id for report in change.reports] == ["lantern-1", "gazette-1", "courier-1"]
    assert change.known == view.report("lantern-1").published


def test_only_the_reports_that_came_in_between_made_a_change(view: View) -> None:
    row = of(view, "Cedar", "corroborated")
    weaker = replace(row, status="reported", claims=row.claims[:1], testimonies=row.testimonies[:1])
    change = changed(only(view, EARLIER, reports=4, control=(weaker,)), only(view, control=(row,)))
    assert (change.kind, change.before, change.status) == ("upgraded", "reported", "corroborated")
    assert [report.id for report in change.reports] == ["radio-1"]  # gazette-2 was known before
    assert change.known == view.report("radio-1").published


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        ("claimed", "reported", "upgraded"),
        ("reported", "admitted", "upgraded"),
        ("predicted", "claimed", "upgraded"),
        ("disputed", "reported", "upgraded"),
        ("reported", "disputed", "downgraded"),
        ("claimed", "disputed", "downgraded"),
        ("claimed", "denied", "downgraded"),
        ("corroborated", "reported", "downgraded"),
        ("admitted", "retracted", "retracted"),
    ],
)
def test_a_status_that_moves(view: View, then: str, now: str, kind: str) -> None:
    row = of(view, "Alder", "admitted")
    rows = [replace(row, status=status) for status in (then, now)]
    change = changed(only(view, EARLIER, control=(rows[0],)), only(view, control=(rows[1],)))
    assert (change.kind, change.before, change.status) == (kind, then, now)


def test_the_ladder_has_every_status() -> None:
    assert sorted(LADDER) == sorted(STATUSES)


def test_another_date_or_end_is_a_revision(view: View) -> None:
    row = of(view, "Birch", "reported")
    narrower = replace(row, began=replace(row.began, first=row.began.last))
    change = changed(only(view, EARLIER, control=(row,)), only(view, control=(narrower,)))
    assert (change.kind, change.date) == ("revised", "9 May 2031")
    assert change.sentence_before.startswith("between 6 and 9 May 2031: Taken by the River Front")
    ended = replace(row, ended=row.began.last)
    assert changed(only(view, EARLIER, control=(row,)), only(view, control=(ended,))).kind == "revised"


def test_more_origins_or_a_later_affirmation_alone_is_no_change(view: View) -> None:
    row = of(view, "Birch", "reported")
    seen_again = replace(row, independent_origins=5, reports=9, last_affirmed=view.known.date())
    assert not compare_views(only(view, EARLIER, control=(row,)), only(view, control=(seen_again,))).changes


def test_a_row_that_is_gone_is_dropped_and_not_lost(view: View) -> None:
    row = of(view, "Birch", "reported")
    change = changed(only(view, EARLIER, reports=3, control=(row,)), only(view))
    assert (change.kind, change.status, change.before) == ("dropped", "", "reported")
    assert change.sentence == "Taken by the River Front"
    assert [report.id for report in change.reports] == ["radio-1"]  # the new one that speaks of Birch


def test_two_takings_of_one_place_are_two_rows(view: View) -> None:
    lost, retaken = of(view, "Elm", "reported"), view.control[5]
    assert retaken.change == "retaken"
    again = replace(lost, claims=("oak-fall",), testimonies=(), ended=None)
    found = compare_views(only(view, EARLIER, control=(lost, retaken)), only(view, control=(lost, retaken, again)))
    assert [change.kind for change in found.changes] == ["new"]


def test_a_number_that_rises_is_a_revision(view: View) -> None:
    bomb = view.events[0]
    change = changed(only(view, EARLIER, events=(bomb,)), only(view, events=(replace(bomb, best=12),)))
    assert (change.kind, change.layer) == ("revised", "event")
    assert change.sentence.endswith("; 12 killed")
    assert "; 8 killed" in change.sentence_before


def test_a_forecast_is_worded_as_one(view: View) -> None:
    [troops] = [event for event in view.events if event.status == "predicted"]
    change = changed(only(view, EARLIER), only(view, events=(troops,)))
    assert change.sentence.startswith("Forecast: deployment by Norland (“")


def test_a_total_and_a_dispute_are_followed(view: View) -> None:
    total, dispute = view.counts[0], view.disputes[0]
    assert isinstance(total, Count)
    assert isinstance(dispute, Dispute)
    fewer = replace(total, unnamed=1, named_in_ledger=5)
    change = changed(only(view, EARLIER, counts=(total,)), only(view, counts=(fewer,)))
    assert (change.kind, change.layer) == ("revised", "total")
    assert "1 not named in the reports" in change.sentence
    settled = replace(dispute, resolved=True, resolution="the later text stands")
    change = changed(only(view, EARLIER, disputes=(dispute,)), only(view, disputes=(settled,)))
    assert (change.kind, change.layer, change.before, change.status) == ("revised", "dispute", "open", "settled")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_row_is_accounted_for(view: View, data: st.DataObject) -> None:
    """Rows before = kept + changed + dropped; rows after = kept + changed + new; no id twice."""
    rows = st.lists(st.sampled_from(view.control), unique_by=id)
    before, after = (tuple(data.draw(rows)) for _ in range(2))
    statuses = data.draw(st.lists(st.sampled_from(STATUSES), min_size=len(after), max_size=len(after)))
    after = tuple(replace(row, status=status) for row, status in zip(after, statuses, strict=True))
    found = compare_views(only(view, EARLIER, control=before), only(view, control=after))
    new = [change for change in found.changes if not change.before]
    dropped = [change for change in found.changes if not change.status]
    assert len(before) - len(dropped) == len(after) - len(new)
    assert len({change.id for change in found.changes}) == len(found.changes)


# --- forms


@pytest.fixture
def found(view: View) -> Any:
    birch = of(view, "Birch", "reported")
    before = only(view, EARLIER, reports=3, control=(replace(birch, status="claimed"), of(view, "Elm", "reported")))
    return compare_views(before, view)


def test_the_terminal_has_every_change_on_a_line(found: Any) -> None:
    stream = io.StringIO()
    print_changes(found, Console(file=stream, width=80))
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Changes between 23:59 UTC on 9 May 2031 and 23:59 UTC on 13 May 2031"
    assert "1 upgraded" in lines[1]
    assert sum(line.startswith("- ") for line in lines) == len(found.changes)
    assert "UPGRADED: SAID MORE FIRMLY THAN BEFORE" in lines
    [birch] = [line for line in lines if "Was claimed, is reported." in line]
    assert birch.startswith(
        "- Between 6 and 9 May 2031 - BIRCH (North Province). Taken by the River Front; reported by"
    )


def test_nothing_new_is_said_so(view: View) -> None:
    stream = io.StringIO()
    print_changes(compare_views(view, view), Console(file=stream, width=80))
    assert "Nothing has changed." in stream.getvalue()


def test_json_has_every_change(found: Any) -> None:
    stream = io.StringIO()
    write_json(found, stream)
    document = json.loads(stream.getvalue())
    assert (document["format"], document["since"]) == ("factbox-changes/1", "2031-05-09T23:59:59Z")
    assert document["count"] == found.count()
    assert [one["id"] for one in document["changes"]] == [change.id for change in found.changes]
    for one, change in zip(document["changes"], found.changes, strict=True):
        assert [report["id"] for report in one["reports"]] == [report.id for report in change.reports]


def test_csv_has_every_change(found: Any) -> None:
    stream = io.StringIO(newline="")
    write_csv(found, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline=""), strict=True))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["id"], row["kind"], row["status"]) for row in rows] == [
        (c.id, c.kind, c.status) for c in found.changes
    ]


def atom(found: Any) -> ET.Element:
    stream = io.StringIO()
    write_atom(found, stream)
    return ET.fromstring(stream.getvalue().encode("utf-8"))  # noqa: S314


def check_atom(feed: ET.Element) -> None:
    """Check what RFC 4287 asks of a feed: one id, title and date each, an author, absolute ids."""
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    for element in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", ATOM)) == 1, name
        assert urlparse(element.findtext("a:id", "", ATOM)).scheme == "urn"
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).tzinfo is not None
    assert feed.findtext("a:author/a:name", "", ATOM)
    ids = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert len(set(ids)) == len(ids)
    for entry in feed.findall("a:entry", ATOM):
        assert entry.findtext("a:content", "", ATOM)  # without it an entry needs an alternate link
        assert all(urlparse(link.get("href", "")).scheme in ("http", "https") for link in entry.findall("a:link", ATOM))


def test_atom_is_a_feed_and_has_every_change(found: Any) -> None:
    feed = atom(found)
    check_atom(feed)
    assert feed.findtext("a:updated", "", ATOM) == "2031-05-13T23:59:59Z"
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == len(found.changes)
    updated = [entry.findtext("a:updated", "", ATOM) for entry in entries]
    assert updated == sorted(updated, reverse=True)
    titles = {entry.findtext("a:title", "", ATOM) for entry in entries}
    assert "Upgraded: BIRCH (North Province): Taken by the River Front" in titles


def test_an_entry_keeps_its_id_when_the_feed_is_made_again_later(view: View) -> None:
    alder = only(view, control=(of(view, "Alder", "admitted"),))
    first = atom(compare_views(only(view, EARLIER, reports=0), alder))
    later = replace(alder, known=datetime(2031, 6, 1, tzinfo=UTC))
    second = atom(compare_views(only(view, EARLIER, reports=0), later))
    assert first.findtext("a:entry/a:id", "", ATOM) == second.findtext("a:entry/a:id", "", ATOM)
    assert first.findtext("a:id", "", ATOM) == second.findtext("a:id", "", ATOM)


@pytest.mark.parametrize("poison", ["<b>&]]>", "\x00\x1b[31m", "\ud800", "\ufffe\uffff", "]]><entry>", "\u2028"])
def test_words_of_reports_never_break_a_form(sample: Any, poison: str) -> None:
    bad = sample.build_view(poison)
    changes = compare_views(View(EARLIER, None, None, (), (), Verdict()), bad)
    feed = atom(changes)
    check_atom(feed)
    assert len(feed.findall("a:entry", ATOM)) == len(changes.changes)
    stream = io.StringIO()
    write_json(changes, stream)
    assert len(json.loads(stream.getvalue())["changes"]) == len(changes.changes)


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 61))
def test_no_cell_of_the_table_is_a_formula(view: View, start: int) -> None:
    out = io.StringIO(newline="")
    write_csv(compare_views(View(EARLIER, None, None, (), (), Verdict()), with_payloads(view, start)), out)
    assert not formulas(out.getvalue())


def test_no_change_prints_a_private_name() -> None:
    words = "Jan Example, a shopkeeper in Farah"
    said = Mention(Span(0, len(words)), words, "speaker", name="a shopkeeper in Farah")
    odd = claim("b", type="other", quantity=None, speaker=said)
    seen = with_text(view_of([odd], events=(event(odd),)), f"{words}, saw it, Example said.")
    [change] = compare_views(View(EARLIER, None, None, (), (), Verdict()), seen).changes
    assert "shopkeeper" in change.attribution
    assert "Example" not in f"{change.sentence} {change.attribution}"
