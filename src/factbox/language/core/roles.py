"""Who and what take part in an event: the words that play a role beside its trigger.

A trigger and every word of its sentence meet in a small biaffine product, as a word and its head do for labels. It is
computed at triggers only, of which most sentences have none.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factbox.language.core.stretches import Stretch

Floats = NDArray[np.floating]


def role_scores(trigger: Floats, words: Floats, weight: Floats) -> Floats:
    """Return [n, R]: how well each word plays each role.

    Args:
        trigger: [D], the trigger's word.
        words: [n, D], all words.
        weight: [R, D, D].
    """
    scores: Floats = words @ (trigger @ weight).T
    return scores


def find_roles(scores: Floats, labels: list[str], first: int = 0) -> list[Stretch]:
    """Return the runs of words that play the same role, in order.

    Args:
        scores: [n, R] log-odds; column 0 is that a word plays none.
        labels: the names of the columns.
        first: the index of the first word.
    """
    best = scores.argmax(axis=1)
    if not best.any():
        return []
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    edges = np.flatnonzero(np.diff(best, prepend=-1, append=-1))
    return [
        Stretch(
            first + int(start),
            first + int(end),
            labels[best[start]],
            round(float(likely[start:end, best[start]].mean()), 4),
        )
        for start, end in pairwise(edges)
        if best[start]
    ]
