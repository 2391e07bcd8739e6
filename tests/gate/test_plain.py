"""What is read of control in stories of plain prose, each annotated by one reader who saw nothing of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from factbox.evaluate.claims import evaluate_claims

PLAIN = Path(__file__).parents[2] / "corpus" / "plain"


@pytest.mark.parametrize(
    ("story", "f1", "precision"),
    [
        ("river-province", 0.655, 0.826),
        ("sahel-garrisons", 0.710, 0.955),
        ("two-governments", 0.641, 0.866),
        ("caucasus-enclave", 0.507, 0.761),
        ("desert-capital", 0.532, 0.823),
        ("steppe-invasion", 0.524, 0.740),
        ("mountain-emirate", 0.555, 0.839),
        ("plateau-revolt", 0.526, 0.771),
    ],
)
def test_claims_on_control_in_plain_prose(story: str, f1: float, precision: float) -> None:
    figures = evaluate_claims(PLAIN / story)
    assert figures["f1"] >= f1
    assert figures["precision"] >= precision
