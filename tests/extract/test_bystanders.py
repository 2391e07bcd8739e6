"""Who buries, mourns or leaves somebody over the dead did not kill them."""

from __future__ import annotations

from datetime import date

import pytest

from factbox import claims_of
from factbox.records import Claim, Report

WAR = "Rebels attacked Goma on Monday. "


def harm_in(sentence: str) -> list[Claim]:
    report = Report("r1", "one.txt", WAR + sentence, published_day=date(2024, 3, 14))
    return [claim for claim in claims_of(report) if claim.type.startswith(("killing.", "casualties"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mourners were burying three youths shot dead during protests in Bukavu.",
        "Soldiers found nine men killed in Bukavu.",
    ],
)
def test_the_subject_of_another_verb_is_no_killer(sentence: str) -> None:
    found = harm_in(sentence)
    assert found
    assert all(claim.actor is None for claim in found)


def test_whoever_did_it_is_named_still() -> None:
    assert any(claim.actor is not None for claim in harm_in("Nine men shot dead by police were buried in Bukavu."))
    assert any(claim.actor is not None for claim in harm_in("Rebels killed nine men in Bukavu."))


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three rebels of the Northern Accord in connection with the bombing of a bank in Kunduz.",
        "Three rebels of the Northern Accord were detained over the bombing of a bank in Kunduz.",
    ],
)
def test_who_is_held_for_a_deed_may_not_have_done_it(text: str) -> None:
    report = Report(id="r", file="r", text=text)
    (deed,) = (claim for claim in claims_of(report) if claim.type == "attack.bombing")
    assert deed.stance == "asserted"
    assert deed.actor is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen believed to be rebels of the Northern Accord burned a bus in Kunduz on Friday.",
        "The rebel Northern Accord fought. A man thought to be its leader was arrested in Kunduz on Friday.",
    ],
)
def test_who_is_only_thought_to_be_somebody_says_nothing(text: str) -> None:
    found = [claim for claim in claims_of(Report(id="r", file="r", text=text)) if claim.stance == "unconfirmed"]
    assert found
    assert all(claim.speaker is None for claim in found)
