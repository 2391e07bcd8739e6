"""What is read of control in stories of plain prose, each annotated by one reader who saw nothing of the program.

The reader of control has learnt from all but the last two.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factbox.evaluate.claims import evaluate_claims

PLAIN = Path(__file__).parents[2] / "corpus" / "plain"


@pytest.mark.parametrize(
    ("story", "f1", "precision"),
    [
        ("river-province", 0.662, 0.828),
        ("sahel-garrisons", 0.717, 0.956),
        ("two-governments", 0.641, 0.866),
        ("caucasus-enclave", 0.519, 0.767),
        ("desert-capital", 0.560, 0.817),
        ("steppe-invasion", 0.567, 0.761),
        ("city-siege", 0.666, 0.894),
        ("border-war", 0.513, 0.805),
        ("coastal-gangs", 0.618, 0.749),
        ("ethnic-federation", 0.606, 0.770),
        ("junta-border", 0.618, 0.757),
        ("mountain-emirate", 0.572, 0.845),
        ("plateau-revolt", 0.541, 0.777),
    ],
)
def test_claims_on_control_in_plain_prose(story: str, f1: float, precision: float) -> None:
    figures = evaluate_claims(PLAIN / story)
    assert figures["f1"] >= f1
    assert figures["precision"] >= precision
