from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.language.core.stretches import Stretch, best_path, find_stretches

LABELS = ["O", "B-place", "I-place", "B-person", "I-person"]


def keeps_the_rule(path: tuple[int, ...]) -> bool:
    return all(
        not (label and label % 2 == 0) or before in (label, label - 1)
        for before, label in zip((0, *path), path, strict=False)
    )


def scores_of(labels: str) -> np.ndarray:
    return np.eye(5)[[LABELS.index(label) for label in labels.split()]] * 10


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_path_that_keeps_the_rule_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, 5))
    path = tuple(best_path(scores).tolist())
    allowed = (p for p in product(range(5), repeat=size) if keeps_the_rule(p))
    assert keeps_the_rule(path)
    assert sum(scores[range(size), path]) == pytest.approx(max(sum(scores[range(size), p]) for p in allowed))


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        ("O B-place I-place O", [(1, 3, "place")]),
        ("B-place B-place", [(0, 1, "place"), (1, 2, "place")]),
        ("B-person I-person B-place", [(0, 2, "person"), (2, 3, "place")]),
        ("O O", []),
    ],
)
def test_stretches_are_read_off_the_path(labels: str, wanted: list[tuple[int, int, str]]) -> None:
    found = find_stretches(scores_of(labels), LABELS)
    assert [(s.first, s.last, s.kind) for s in found] == wanted
    assert all(s.score > 0.99 for s in found)


def test_what_goes_on_with_nothing_is_mended() -> None:
    scores = scores_of("O I-place O")
    scores[1, 1] = 9.5  # B-place is the next best
    (stretch,) = find_stretches(scores, LABELS)
    assert (stretch.first, stretch.last, stretch.kind) == (1, 2, "place")
    assert stretch == Stretch(1, 2, "place", stretch.score)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_worthless_scores_give_a_path_too(value: float) -> None:
    assert len(best_path(np.full((3, 5), value))) == 3
