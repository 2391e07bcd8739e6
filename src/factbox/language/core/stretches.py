"""The best stretches for a sentence's BIO scores: Viterbi with the one rule that ``I-x`` goes on what is ``x``.

Most sentences need no search: where the best label of each word keeps the rule already, that is the best path.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``[first, last)`` of one kind, with how likely that is, 0 to 1."""

    first: int
    last: int
    kind: str
    score: float


def find_stretches(scores: Floats, labels: list[str], *, least: float = 0.5) -> list[Stretch]:
    """Return the stretches of the best labelling, in order.

    Args:
        scores: [n, 2k + 1] log-odds; column 0 is ``O``, then ``B-x`` and ``I-x`` in pairs.
        labels: the names of the columns.
        least: how likely, 0 to 1, the best kind must be beside ``O`` alone; below 0.5 finds more, and more of it wrong.
    """
    path = best_path(scores if least == 0.5 else _leaning(scores, least)).tolist()
    if not any(path):
        return []
    likely = _probabilities(scores)
    found = []
    for first, label in enumerate(path):
        if label % 2:
            last = first + 1
            while last < len(path) and path[last] and path[last] % 2 == 0:
                last += 1
            score = likely[first:last, (label + 1) // 2].sum() / (last - first)
            found.append(Stretch(first, last, labels[label][2:], round(float(score), 4)))
    return found


def _leaning(scores: Floats, least: float) -> Floats:
    """Return scores that a kind wins from a probability of ``least`` beside ``O`` on."""
    leaning = scores.copy()
    leaning[:, 0] -= np.log((1 - least) / least)
    return leaning


def best_path(scores: Floats) -> Integers:
    """Return the best label of each word, under the rule."""
    greedy: Integers = scores.argmax(axis=1).astype(np.int64)
    pairs = pairwise([0, *greedy.tolist()])
    if all(label % 2 or not label or label - 1 <= before <= label for before, label in pairs):
        return greedy
    return _viterbi(np.nan_to_num(scores.astype(np.float64)))


def _viterbi(scores: Floats) -> Integers:
    """Return the best path: what goes on goes on what is of its kind, all else may follow anything."""
    best = scores.copy()  # of the paths that end with a word's label
    best[0, 2::2] = -np.inf
    for before, here in pairwise(best):
        top = before[before.argmax()]
        here[0] += top
        here[1::2] += top
        here[2::2] += np.maximum(before[1::2], before[2::2])
    path = np.zeros(len(scores), np.int64)
    path[-1] = best[-1].argmax()
    for i in range(len(scores) - 1, 0, -1):
        label, before = path[i], best[i - 1]
        goes_on = label and label % 2 == 0
        path[i - 1] = (label if before[label] > before[label - 1] else label - 1) if goes_on else before.argmax()
    return path


def _probabilities(scores: Floats) -> Floats:
    """Return [n, k + 1]: of no kind, and of each kind, beginning or inside."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return np.concatenate((powers[:, :1], powers[:, 1::2] + powers[:, 2::2]), axis=1)
