"""Reports on sport, business, films, history and the weather claim nothing about who holds a place now."""

from __future__ import annotations

from pathlib import Path

import pytest

from factbox.pipeline import claims_of
from factbox.read import read_reports

FILES = sorted((Path(__file__).parents[1] / "unrelated").glob("*.txt"))
TOLD_AS_SO = ("asserted", "attributed", "claimed", "confirmed", "unconfirmed")


def test_there_are_twenty() -> None:
    assert len(FILES) == 20


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_current_claim_on_control(file: Path) -> None:
    (intake,) = read_reports([file])
    assert intake.report is not None
    claims = claims_of(intake.report)
    current = [c for c in claims if c.type.startswith("territory.") and c.stance in TOLD_AS_SO and not c.historical]
    assert [claim.quote for claim in current] == []
