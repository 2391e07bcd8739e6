"""Floors on pairs of articles that were judged by hand. They may rise and never fall."""

from __future__ import annotations

from pathlib import Path

from factbox.evaluate.copies import evaluate_copies


def test_copies(gold_folder: Path) -> None:
    figures = evaluate_copies(gold_folder / "gold" / "copies")
    assert figures["precision"] >= 0.96
    assert figures["recall"] >= 0.92
    assert figures["f1"] >= 0.94
    assert figures["accuracy"] >= 0.66
    furniture = [figures[f"unrelated_as_{kind}"] for kind in ("copy", "partial", "update")]
    assert sum(furniture) <= 2
