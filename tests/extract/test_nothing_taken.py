"""Who took a place, where the words that say it name no party."""

from datetime import date

import pytest

from factbox import claims_of
from factbox.records import Claim, Report

DAY = date(2024, 3, 14)
NAMED = "The Red Column's fighters are in Orvale."


def taken(sentence: str) -> list[Claim]:
    report = Report(id="r", file="r", text=f"{NAMED}\n\n{sentence}", published_day=DAY)
    return [claim for claim in claims_of(report) if claim.type == "territory.capture"]


@pytest.mark.parametrize(
    "sentence", ["Keshet was captured by the king's men.", "Keshet fell to the king's men on Friday."]
)
def test_who_is_said_to_have_taken_a_place_is_not_the_only_group_of_the_report(sentence: str) -> None:
    for claim in taken(sentence):
        assert claim.actor is None or claim.actor.text == "the king's men"


def test_the_only_group_of_the_report_took_what_is_said_to_be_taken_by_nobody() -> None:
    (claim,) = taken("Keshet was captured on Friday.")
    assert claim.actor is not None
    assert claim.actor.text == "Red Column"
