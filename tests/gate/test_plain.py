"""What is read of control in stories of plain prose, each annotated by one reader who saw nothing of the program.

The reader of control has learnt from all but the last two. Floors leave room for a claim that another processor reads
otherwise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factbox.evaluate.claims import evaluate_claims

PLAIN = Path(__file__).parents[2] / "corpus" / "plain"


@pytest.mark.parametrize(
    ("story", "f1", "precision"),
    [
        ("river-province", 0.656, 0.826),
        ("sahel-garrisons", 0.711, 0.955),
        ("two-governments", 0.641, 0.866),
        ("caucasus-enclave", 0.513, 0.762),
        ("desert-capital", 0.555, 0.813),
        ("steppe-invasion", 0.562, 0.755),
        ("city-siege", 0.660, 0.888),
        ("border-war", 0.505, 0.800),
        ("coastal-gangs", 0.610, 0.743),
        ("ethnic-federation", 0.600, 0.765),
        ("junta-border", 0.612, 0.751),
        ("mountain-emirate", 0.560, 0.840),
        ("plateau-revolt", 0.535, 0.771),
    ],
)
def test_claims_on_control_in_plain_prose(story: str, f1: float, precision: float) -> None:
    figures = evaluate_claims(PLAIN / story)
    assert figures["f1"] >= f1
    assert figures["precision"] >= precision
