"""Floors on three invented conflicts that nothing was developed on or trained with. They may rise and never fall.

Processors read a claim or two otherwise (docs/evaluate.md): a floor leaves room for one claim more or less.
"""

from __future__ import annotations

from pathlib import Path

from factbox.evaluate.claims import evaluate_claims

ELSEWHERE = Path(__file__).parents[2] / "corpus" / "elsewhere"
"""A civil war, a war of two states and gangs in a port: ten reports each, in the plain style of agencies."""


def test_claims() -> None:
    figures = evaluate_claims(ELSEWHERE)
    assert figures["reports"] == 30
    assert figures["precision"] >= 0.938  # reached 0.942 on one processor; another reads a claim or two otherwise
    assert figures["f1"] >= 0.829
    assert figures["stance"] >= 0.894
    assert figures["speaker"] >= 0.920
    assert figures["speaker"] * figures["recall"] >= 0.667  # of all there are: what is found anew must have it as well
    assert figures["overstated"] <= 0.0304
    assert figures["attribution_lost"] == 0
    assert figures["unsupported_captures"] <= 2
    assert figures["other_f1"] >= 0.672
    assert figures["numbers_recall"] >= 0.878
