"""The best stretches for a sentence's BIO scores: Viterbi with the one rule that ``I-x`` goes on what is ``x``.

Most sentences need no search: where the best label of each word keeps the rule already, that is the best path.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    path = best_path(scores if least == 0.5 else _leaning(scores, least))
    if not path.any():
        return []
    starts = [i for i, label in enumerate(path) if label % 2]
    likely = _probabilities(scores)
    found = []
    for first in starts:
        last = first + 1
        while last < len(path) and path[last] and path[last] % 2 == 0:
            last += 1
        kind = (int(path[first]) - 1) // 2
        score = likely[first:last, kind + 1].mean()
        found.append(Stretch(first, last, labels[2 * kind + 1][2:], round(float(score), 4)))
    return found


def _leaning(scores: Floats, least: float) -> Floats:
    """Return scores that a kind wins from a probability of ``least`` beside ``O`` on."""
    leaning = scores.copy()
    leaning[:, 0] -= np.log((1 - least) / least)
    return leaning


def best_path(scores: Floats) -> Integers:
    """Return the best label of each word, under the rule."""
    greedy: Integers = scores.argmax(axis=1).astype(np.int64)
    before = np.concatenate(([0], greedy[:-1]))
    goes_on = (greedy > 0) & (greedy % 2 == 0)
    if not np.any(goes_on & (before != greedy) & (before != greedy - 1)):
        return greedy
    return _viterbi(np.nan_to_num(scores.astype(np.float64)))


def _viterbi(scores: Floats) -> Integers:
    size, width = scores.shape
    came = np.zeros((size, width), np.int64)
    best = scores[0].copy()
    best[2::2] = -np.inf
    inside = np.arange(2, width, 2)
    for i in range(1, size):
        top = int(best.argmax())
        came[i] = top
        came[i, inside] = np.where(best[inside] > best[inside - 1], inside, inside - 1)
        best = best[came[i]] + scores[i]
    path = np.zeros(size, np.int64)
    path[-1] = best.argmax()
    for i in range(size - 1, 0, -1):
        path[i - 1] = came[i, path[i]]
    return path


def _probabilities(scores: Floats) -> Floats:
    """Return [n, k + 1]: of no kind, and of each kind, beginning or inside."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    powers /= powers.sum(axis=1, keepdims=True)
    return np.concatenate((powers[:, :1], powers[:, 1::2] + powers[:, 2::2]), axis=1)
