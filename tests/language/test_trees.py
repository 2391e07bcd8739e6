from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbox.language.core.trees import best_heads


def is_tree(heads: list[int]) -> bool:
    for start in range(len(heads)):
        at, steps = start, 0
        while at >= 0:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return heads.count(-1) == 1


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[i, head + 1] for i, head in enumerate(heads)))


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (list(heads) for heads in product(range(-1, size), repeat=size))
    return max(total(scores, heads) for heads in trees if is_tree(heads) and all(h != i for i, h in enumerate(heads)))


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_tree_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)) * 3
    heads = best_heads(scores).tolist()
    assert is_tree(heads)
    assert total(scores, heads) == pytest.approx(best_by_trying_all(scores))


@given(st.integers(1, 60), st.integers(0, 10_000))
def test_there_is_always_one_root_and_no_cycle(size: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.integers(-2, 3, size=(size, size + 1)).astype(np.float32)  # many ties
    assert is_tree(best_heads(scores).tolist())


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0])
def test_worthless_scores_give_a_tree_too(value: float) -> None:
    assert is_tree(best_heads(np.full((7, 8), value, np.float32)).tolist())


def test_two_roots_become_one() -> None:
    scores = np.array([[9.0, -np.inf, 1.0], [5.0, 1.0, -np.inf]])
    assert best_heads(scores).tolist() == [-1, 0]
