"""The table of exports, and what holds for all of them: same bytes, no formula, nothing written over another word."""

from __future__ import annotations

import csv
import io
import re
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.publish.formats.made import (
    KABUL,
    claim,
    day,
    event,
    named,
    view_of,
    with_text,
    written,
    written_bytes,
)
from tests.publish.formats.payloads import BODIES, MARKS, PAYLOADS, formulas, with_payloads

from factbox.errors import UsageError
from factbox.publish.changes import compare_views
from factbox.publish.changes_forms import write_csv
from factbox.publish.exports import EXPORTS, cell, write_table
from factbox.publish.formats import FORMATS, Options, load_actor_list
from factbox.records import Control, Count, Mention, Span, Verdict, View

ROOT = Path(__file__).parents[3]
EARLIER = datetime(2031, 5, 1, tzinfo=UTC)
TEXT = [name for name, form in FORMATS.items() if not form.binary]
BINARY = [name for name, form in FORMATS.items() if form.binary]
CSV = [name for name, form in FORMATS.items() if form.suffix == "csv"]


def test_the_table_has_the_contracts_exports_first() -> None:
    assert list(FORMATS)[: len(EXPORTS)] == list(EXPORTS)
    assert all(form.suffix and form.purpose for form in FORMATS.values())


def test_an_unknown_export_is_told_of_all(view: View) -> None:
    with pytest.raises(UsageError, match=f"there are: {', '.join(FORMATS)}"):
        written(view, "everything")


@pytest.mark.parametrize("name", TEXT)
def test_the_same_view_gives_the_same_bytes(sample: Any, view: View, name: str) -> None:
    text, notes = written(view, name)
    assert (text, notes) == written(sample.build_view(), name)
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", BINARY)
def test_the_same_view_gives_the_same_bytes_of_a_binary_form(sample: Any, view: View, name: str) -> None:
    content, notes = written_bytes(view, name)
    assert (content, notes) == written_bytes(sample.build_view(), name)
    assert len(content) > 500


@pytest.mark.parametrize("name", BINARY)
def test_an_empty_view_gives_a_whole_file(view: View, name: str) -> None:
    content, notes = written_bytes(View(view.known, None, None, (), (), Verdict()), name)
    assert content[:4] in (b"PAR1", b"%PDF", b"SQLi")
    assert notes == ()


@pytest.mark.parametrize("name", BINARY)
def test_a_missing_library_is_told_with_the_way_to_install_it(
    view: View, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = {"gpkg": "geopackage", "pdf": "pdf", "parquet": "arrow"}[FORMATS[name].suffix]
    monkeypatch.delitem(sys.modules, f"factbox.publish.formats.{module}", raising=False)
    for library in ("pyogrio", "fpdf", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=r"not installed: python -m pip install 'factbox\[export\]'"):
        written_bytes(view, name)


@pytest.mark.parametrize("name", TEXT)
def test_an_empty_view_gives_an_empty_export(view: View, name: str) -> None:
    text, notes = written(View(view.known, None, None, (), (), Verdict()), name)
    assert notes == ()
    assert "factbox-" not in text


def test_the_docs_have_the_same_table() -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z.]+)` \| (\S+) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(name, form.suffix, form.purpose) for name, form in FORMATS.items()]


# --- private names


def test_no_foreign_format_prints_a_private_name() -> None:
    words = "Jan Example, a shopkeeper in Farah"
    said = Mention(Span(0, len(words)), words, "speaker", name="a shopkeeper in Farah")
    toll, odd = claim("a", "attributed", speaker=said), claim("b", type="other", quantity=None, speaker=said)
    view = with_text(view_of([toll, odd], events=(event(toll), event(odd))), f"{words}, saw it, Example said.")
    titled = tuple(replace(report, title="Jan Example saw it") for report in view.reports)
    view = View(view.known, None, None, titled, view.claims, view.verdict)
    for name in (name for name in TEXT if name not in EXPORTS):
        text = written(view, name)[0]
        assert "Example" not in text, name
        assert "shopkeeper" in text or name == "geojson", name
    for name in ("ged", "geojson", "timelinejs", "labelstudio"):
        assert "Jan Example" in written(view, name, Options(private_names=True))[0], name


# --- formulas


def test_there_are_500_payloads_and_the_check_finds_them() -> None:
    assert len(set(PAYLOADS)) >= 500
    raw = io.StringIO(newline="")
    csv.writer(raw, lineterminator="\n").writerows([["id", payload.replace("\n", " ")] for payload in PAYLOADS])
    assert len(formulas(raw.getvalue())) > 300


@pytest.mark.parametrize("mark", MARKS)
def test_no_payload_is_a_formula(mark: str) -> None:
    for payload in (mark + body for body in BODIES):
        out = io.StringIO(newline="")
        write_table(["id", "first", "last"], [{"id": 1, "first": payload, "last": payload}], out)
        assert not formulas(out.getvalue()), repr(payload)


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 61))
def test_no_csv_of_a_view_has_a_formula(view: View, tmp_path: Path, start: int) -> None:
    bad = with_payloads(view, start)
    listed = tmp_path / "actors.tsv"
    names = dict.fromkeys(row.holder for row in bad.control if row.holder)
    rows = "".join(f"{name}\t{PAYLOADS[start]}\t=1\n" for name in names if name.isprintable() and '"' not in name)
    listed.write_text(f"name\tacled_actor\tged_actor\n{rows}", encoding="utf-8")
    options = Options(load_actor_list(listed))
    for name, form in FORMATS.items():
        if form.suffix == "csv":
            assert not formulas(written(bad, name, options)[0]), name


@pytest.mark.parametrize("name", [*CSV, "changes"])
def test_all_500_payloads_in_every_csv(name: str) -> None:
    view = view_of_payloads()
    if name == "changes":
        out = io.StringIO(newline="")
        write_csv(compare_views(View(EARLIER, None, None, (), (), Verdict()), view), out)
        text = out.getvalue()
    else:
        text = written(view, name)[0]
    assert text.count("\n") > len(PAYLOADS), "each payload has a row of its own"
    assert not formulas(text)


def view_of_payloads() -> View:
    """Return a view with a row for each payload in each of its tables, and the payload in every text of that row."""
    claims, events, states, counts = [], [], [], []
    for number, payload in enumerate(PAYLOADS):
        where = replace(KABUL, id=f"local:{number}", name=payload, admin1=payload)
        one = claim(f"c{number}", where=where, actor=named(payload), recipient=named(payload))
        claims.append(one)
        events.append(event(one, speakers=(payload,), unit="killed"))
        states.append(Control(
            where, "held", payload, "taken", day(5), None, date(2031, 5, 5), "reported", 1, False, 1, "", None,
            (one.id,), because=payload, date_reason=payload,
        ))  # fmt: skip
        counts.append(Count(
            payload, payload, day(5), None, 1, 1, 1, payload, payload, payload, (payload,), "reported", None, None,
            (one.id,),
        ))  # fmt: skip
    view = view_of(claims, events=tuple(events), control=tuple(states), counts=tuple(counts))
    reports = tuple(
        replace(report, outlet=payload, title=payload, file=payload, url=payload)
        for report, payload in zip(view.reports, PAYLOADS, strict=True)
    )
    return View(view.known, None, None, reports, view.claims, view.verdict)


@pytest.mark.parametrize("number", [-5, -5.25, 0, 1e6, -122.4194, 0.65])
def test_numbers_stay_numbers(number: float) -> None:
    assert float(cell(number)) == number
    assert float(cell(str(number))) == number
