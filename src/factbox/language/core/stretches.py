"""The best stretches for a sentence's BIO scores: Viterbi with the one rule that ``I-x`` goes on what is ``x``.

Most sentences need no search: where the best label of each word keeps the rule already, that is the best path.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    greedy = greedy_labels(scores, least)
    return read_stretches(scores, labels, greedy.tolist(), likelihoods(scores, greedy), least=least)


def read_stretches(
    scores: Floats, labels: list[str], greedy: list[int], likely: Floats, *, least: float = 0.5
) -> list[Stretch]:
    """Return what :func:`find_stretches` does, where the best labels and their likelihoods are known already.

    Args:
        scores: as there.
        labels: as there.
        greedy: what :func:`greedy_labels` says of each word.
        likely: what :func:`likelihoods` says of it.
        least: as there.
    """
    path = greedy
    if not _keeps_rule(path):
        best = _viterbi(np.nan_to_num(_leaning(scores, least).astype(np.float64)))
        path, likely = best.tolist(), likelihoods(scores, best)
    return [
        Stretch(first, last, labels[path[first]][2:], round(float(likely[first:last].sum() / (last - first)), 4))
        for first, last in _runs(path)
    ]


def likelihoods(scores: Floats, labels: Integers) -> Floats:
    """Return how likely each word, of one sentence or of several, is of the kind of its label, beginning or inside.

    Of words that are of no kind it is 0.
    """
    likely = np.zeros(labels.shape, scores.dtype)
    some = labels > 0
    if some.any():
        powers, kinds = scores[some], (labels[some] + 1) // 2
        powers = np.exp(powers - powers.max(axis=1, keepdims=True))
        powers /= powers.sum(axis=1, keepdims=True)
        words = np.arange(len(powers))
        likely[some] = powers[words, 2 * kinds - 1] + powers[words, 2 * kinds]
    return likely


def _runs(path: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and one past the last word of each stretch."""
    for first, label in enumerate(path):
        if label % 2:
            last = first + 1
            while last < len(path) and path[last] and path[last] % 2 == 0:
                last += 1
            yield first, last


def greedy_labels(scores: Floats, least: float = 0.5) -> Integers:
    """Return the best label of each word by itself, of one sentence or of several; ``least`` as below."""
    found: Integers = _leaning(scores, least).argmax(axis=-1)
    return found


def _leaning(scores: Floats, least: float) -> Floats:
    """Return scores that a kind wins from a probability of ``least`` beside ``O`` on."""
    if least == 0.5:
        return scores
    leaning = scores.copy()
    leaning[..., 0] -= np.log((1 - least) / least)
    return leaning


def best_path(scores: Floats) -> Integers:
    """Return the best label of each word, under the rule."""
    greedy = greedy_labels(scores)
    return greedy if _keeps_rule(greedy.tolist()) else _viterbi(np.nan_to_num(scores.astype(np.float64)))


def _keeps_rule(path: list[int]) -> bool:
    pairs = zip([0, *path], path, strict=False)
    return all(label % 2 or not label or label - 1 <= before <= label for before, label in pairs)


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
