"""The five exports: the contract's columns, exact quotes, plain numbers, and no formulas."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from factbox.errors import UsageError
from factbox.publish.exports import EXPORTS, cell, write_export
from factbox.records import View

COLUMNS = {
    "claims": "id report_id report start end quote type actor recipient place place_id place_kind admin1 country "
    "place_as_written time_as_written unresolved valid_from valid_to time_precision stance historical speaker "
    "speaker_kind speaker_side via extent quantity passage as_of",
    "control": "place place_id place_kind admin1 country state holder change began_earliest began_latest ended "
    "last_affirmed status independent_origins reports extent first_known p_low p p_high claims",
    "events": "id type date_from date_to time_precision actor recipient place place_id place_kind admin1 country low "
    "best high unit status speakers independent_origins reports claims",
    "counts": "what place valid_from valid_to known low best high of baseline speaker via status named_in_ledger "
    "unnamed claims",
    "disputes": "id topic place kind side_a side_b resolution resolved reason",
}


def export(view: View, name: str) -> str:
    stream = io.StringIO(newline="")
    write_export(view, name, stream)
    return stream.getvalue()


def rows(view: View, name: str) -> list[dict]:
    text = export(view, name)
    if EXPORTS[name].form == "jsonl":
        return [json.loads(line) for line in text.split("\n") if line]
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_the_contract_in_its_order(view, name):
    assert " ".join(EXPORTS[name].columns) == COLUMNS[name]
    assert " ".join(rows(view, name)[0]) == COLUMNS[name]


def test_there_are_five_exports_and_an_unknown_one_is_told_of_them(view):
    assert set(EXPORTS) == set(COLUMNS)
    with pytest.raises(UsageError, match="there are: claims, control, events, counts, disputes"):
        export(view, "everything")


@pytest.mark.parametrize("name", COLUMNS)
def test_one_row_per_record_with_line_feeds_only(view, name):
    text = export(view, name)
    records = view.claims if name == "claims" else getattr(view, name)
    assert len(rows(view, name)) == len(records)
    assert "\r" not in text
    assert text.endswith("\n")
    assert text == export(view, name)


def test_a_quote_that_is_not_in_its_report_is_never_written(view):
    broken = (replace(view.claims[0], quote="somebody else's words"), *view.claims[1:])
    with pytest.raises(AssertionError, match="report it"):
        export(View(view.known, None, None, view.reports, broken, view.verdict), "claims")


def test_a_claim_in_full(view):
    by_id = {row["id"]: row for row in rows(view, "claims")}
    bomb = by_id["bomb"]
    assert bomb["quantity"] == {
        "low": 8, "best": 8, "high": 8, "unit": "killed", "of": "", "baseline": "", "qualifier": "",
    }  # fmt: skip
    assert (bomb["report"], bomb["valid_from"], bomb["time_precision"]) == ("lantern-1.txt", "2031-05-05", "day")
    assert by_id["alder-wire"]["via"] == ["Example Wire"]
    assert by_id["alder-fall"]["quantity"] is None
    assert by_id["history"]["historical"] is True
    talks = by_id["talks"]
    assert (talks["place"], talks["place_as_written"]) == ("", "Port Sella")
    assert talks["unresolved"] == "no gazetteer has Port Sella"
    assert by_id["ivy-entry"]["speaker"] == "A senior security official"


def test_an_unresolved_actor_has_no_canonical_name(view):
    claim = view.claims[0]
    unnamed = replace(claim, actor=replace(claim.actor, name=None))
    changed = View(view.known, None, None, view.reports, (unnamed,), view.verdict)
    assert rows(changed, "claims")[0]["actor"] == ""


def test_numbers_are_plain(view):
    cedar = next(row for row in rows(view, "control") if row["place"] == "Cedar")
    assert (cedar["p_low"], cedar["independent_origins"], cedar["claims"]) == ("0.81", "2", "cedar-wire cedar-radio")
    counts = {row["claims"]: row for row in rows(view, "counts")}
    assert (counts["sixth"]["best"], counts["sixth"]["unnamed"], counts["half"]["unnamed"]) == ("6", "3", "0")
    assert counts["share"]["best"] == "0.65"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("@SUM(A1)", "'@SUM(A1)"), ("-cmd", "'-cmd"), ("\t=1", "'=1"),
        ("\r\n=1", "'=1"), ("＝1", "'＝1"), ("-5", "-5"), ("-5.25", "-5.25"), ("-5 men", "'-5 men"), (-5.0, "-5"),
        (8.0, "8"), (0.5, "0.5"), (None, ""), ("a\nb", "a b"), ("Port=Sella", "Port=Sella"), ("", ""),
        ("a; =1", "a; '=1"), ("a;-5", "a;-5"), ("-5; =1", "'-5; '=1"), ("−1", "'−1"), ("﹦1", "'﹦1"), ("⁺1", "'⁺1"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value, written):
    assert cell(value) == written
