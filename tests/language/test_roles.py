"""Runs of words that play a role beside a trigger."""

from __future__ import annotations

import numpy as np

from factbox.language.core.roles import find_roles, role_scores

LABELS = ["none", "actor", "place"]


def test_runs_of_one_role_are_one_mention() -> None:
    best = [1, 1, 0, 2, 1, 0, 2]
    scores = np.full((7, 3), -5.0)
    scores[range(7), best] = 5.0
    found = find_roles(scores, LABELS, first=10)
    assert [(run.first, run.last, run.kind) for run in found] == [
        (10, 12, "actor"), (13, 14, "place"), (14, 15, "actor"), (16, 17, "place"),
    ]  # fmt: skip
    assert all(0.99 < run.score <= 1 for run in found)


def test_the_words_of_a_name_decide_together() -> None:
    scores = np.array([[0.0, 3.0, 0.0], [2.0, 0.0, 1.0], [0.0, 0.0, 3.0]])
    assert [(run.first, run.last, run.kind) for run in find_roles(scores, LABELS, [(0, 2)])] == [
        (0, 2, "actor"), (2, 3, "place"),
    ]  # fmt: skip


def test_nothing_takes_part() -> None:
    assert find_roles(np.array([[1.0, 0.0, 0.0]]), LABELS) == []


def test_scores_are_the_product_of_trigger_weight_and_word() -> None:
    chance = np.random.default_rng(1)
    trigger, words, weight = chance.normal(size=4), chance.normal(size=(3, 4)), chance.normal(size=(5, 4, 4))
    scores = role_scores(trigger, words, weight)
    assert scores.shape == (3, 5)
    assert np.isclose(scores[2, 4], trigger @ weight[4] @ words[2])
