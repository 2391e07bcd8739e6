"""Which reports tell of the conflict: those of fighting, and those that name a place or somebody of these."""

from __future__ import annotations

from tests.reconcile.made import HARUN, REBELS, report, tell

from factbox.reconcile.related import related_reports


def related(*told) -> set[str]:
    claims = [claim for one in told for claim in one.claims]
    kept = related_reports(claims)
    return {one.report.outlet for one in told if one.report.id in kept}


def test_a_report_of_a_taking_is_and_one_of_an_arrest_elsewhere_is_not():
    assert related(
        report("Wire", 3, tell("territory.capture")),
        report("Court Circular", 3, tell("detention.arrest", place=None, actor="Police")),
    ) == {"Wire"}


def test_deaths_in_a_place_that_is_fought_over_belong_to_it():
    assert related(
        report("Wire", 3, tell("battle.clash")), report("Clinic", 4, tell("casualties", place=HARUN, actor=""))
    ) == {"Wire", "Clinic"}


def test_a_side_that_fights_elsewhere_belongs_to_it():
    assert related(
        report("Wire", 3, tell("battle.clash", actor=REBELS)),
        report("Radio", 4, tell("detention.release", place=None, actor=REBELS)),
    ) == {"Wire", "Radio"}


def test_history_and_forecasts_of_fighting_make_no_report_of_a_conflict():
    assert (
        related(
            report("Almanac", 3, tell("territory.capture", historical=True)),
            report("Preview", 3, tell("battle.clash", stance="forecast")),
        )
        == set()
    )


def test_a_government_is_in_all_news():
    assert related(
        report("Wire", 3, tell("battle.clash", actor="Government of Harunia")),
        report("Gazette", 4, tell("aid", place=None, actor="Government of Harunia")),
    ) == {"Wire"}
