"""Parts of a ledger, asked for by place, report and time, are what the whole has of them, and read from an index."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.ledger import open_ledger, queries
from factbox.records import Place

PLACES = ("Orvale", "Tessa", "Undine")


def resolved(made):
    """Return a report whose claims are resolved to places of their names."""
    claims = (replace(c, where=Place(f"local:{c.place.text}", c.place.text, "city")) for c in made.claims)
    return replace(made, claims=tuple(claims))


sightings = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from([None, 3, 4, 5]), st.sampled_from(["0.1.0", "0.2.0"])),
    max_size=8,
)


@given(sightings, st.integers(2, 6), st.integers(0, 8), st.integers(2, 6))
def test_a_part_is_what_the_whole_has_of_it(make, hour, given_, day, taken, since):
    known, since = (datetime(2031, 5, number, 23, 59, 59, tzinfo=UTC) for number in (day, since))
    moments = {"known": known, "recorded": hour(taken)}
    with open_ledger(None) as ledger:
        for number, (place, published, reader) in enumerate(given_):
            resolved(make(place, published, reader=reader)).into(ledger, hour(number))
        for asked in (moments, {}):
            reports, claims = ledger.reports(**asked), ledger.claims(**asked)
            for place in PLACES:
                wanted = tuple(claim for claim in claims if claim.where.name == place)
                assert ledger.claims_at(f"local:{place}", **asked) == wanted
                told = {claim.report_id for claim in wanted}
                assert ledger.reports_at(f"local:{place}", **asked) == tuple(r for r in reports if r.id in told)
            for report in reports:
                assert ledger.claims_of(report.id, **asked) == tuple(c for c in claims if c.report_id == report.id)
            recent = tuple(r for r in reports if ledger.known_from(r.id, recorded=asked.get("recorded")) >= since)
            assert ledger.reports_since(since, **asked) == recent
        assert ledger.places() == {f"local:{place}": place for place in sorted({place for place, *_ in given_})}


@pytest.mark.parametrize(
    ("query", "index"),
    [(queries.CLAIMS_AT, "claim_by_place"), (queries.PLACES, "claim_by_place"), (queries.REPORTS_AT, "claim_by_place")],
)
def test_no_claim_of_another_place_is_read(path, ledger, query, index):
    values = dict.fromkeys(("known", "recorded", "place"), "")
    plan = [step for *_, step in ledger._connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
    assert any(index in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN claim") and index not in step]


def test_the_texts_are_not_read_to_choose(path, ledger):
    values = {"known": "", "recorded": ""}
    plan = [step for *_, step in ledger._connection.execute(f"EXPLAIN QUERY PLAN {queries.READINGS}", values)]
    for index in ("reading_by_report", "intake_by_reading"):
        assert any(f"COVERING INDEX {index}" in step for step in plan)
