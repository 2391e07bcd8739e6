from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.made import REPORT, write_story

from factbox.corpus import load_corpus
from factbox.corpus.agreement import agreement, cohen_kappa, second_readings


def figures(tmp_path: Path, second: str) -> dict[str, float | int]:
    write_story(tmp_path / "stories")
    twice = tmp_path / "second" / "karsa"
    twice.mkdir(parents=True)
    (twice / "01.txt").write_text(second, encoding="utf-8")
    stories, _ = load_corpus(tmp_path / "stories")
    return agreement(second_readings(stories, tmp_path / "second"))


def test_the_same_reading_agrees_wholly(tmp_path: Path) -> None:
    found = figures(tmp_path, REPORT)
    assert found["reports"] == found["same_text"] == 1
    for name in ("entities", "attribution", "attribution_exact", "claims", "stance_kappa", "place_equal", "days_equal"):
        assert found[name] == 1


def test_what_differs_lowers_its_own_layer(tmp_path: Path) -> None:
    other = REPORT.replace("[Thursday](date)", "Thursday").replace("| claimed |", "| confirmed |")
    found = figures(tmp_path, other)
    assert found["entities"] == pytest.approx(2 * 5 / 11)
    assert found["stance_equal"] == 0.5
    assert found["claims"] == found["attribution"] == 1


def test_a_claim_more_lowers_the_claims(tmp_path: Path) -> None:
    lines = [line for line in REPORT.splitlines(keepends=True) if "| asserted |" not in line]
    assert figures(tmp_path, "".join(lines))["claims"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], 0.0),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0.0),
        ([("a", "a")], 1.0),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], kappa: float) -> None:
    assert cohen_kappa(pairs) == pytest.approx(kappa)
