"""What a report says was regained had been lost before that."""

from datetime import date
from pathlib import Path

from factbox.pipeline import claims_of
from factbox.read import read_reports
from factbox.records import Claim, Report


def takings(text: str, tmp_path: Path) -> list[Claim]:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    (intake,) = read_reports([tmp_path / "report.txt"], published="2024-03-14")
    assert isinstance(intake.report, Report)
    return [claim for claim in claims_of(intake.report) if claim.type == "territory.capture"]


def test_an_undated_loss_was_before_the_place_was_regained(tmp_path: Path) -> None:
    lost, regained = takings("Rebels captured Karsen. The army retook the town on Tuesday.", tmp_path)
    assert (lost.days.first, lost.days.last) == (None, date(2024, 3, 12))
    assert regained.days.last == date(2024, 3, 12)


def test_it_may_have_been_lost_again_after_it_had_been_regained(tmp_path: Path) -> None:
    lost, _ = takings("Rebels captured Karsen. The army had retaken the town on Tuesday.", tmp_path)
    assert lost.days.last == date(2024, 3, 14)


def test_a_dated_loss_stays_where_it_is(tmp_path: Path) -> None:
    _, lost = takings("The army recaptured Karsen on Monday. Rebels captured the town on Tuesday.", tmp_path)
    assert (lost.days.first, lost.days.last) == (date(2024, 3, 12), date(2024, 3, 12))
