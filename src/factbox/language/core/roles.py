"""Who and what take part in an event: the words that play a role beside its trigger.

A trigger and every word of its sentence meet in a small biaffine product, as a word and its head do for labels. It is
computed at triggers only, of which most sentences have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

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


def find_roles(
    scores: Floats, labels: list[str], names: Sequence[tuple[int, int]] = (), first: int = 0
) -> list[Stretch]:
    """Return the runs of words that play the same role, in order.

    Args:
        scores: [n, R] log-odds; column 0 is that a word plays none.
        labels: the names of the columns.
        names: first and one past the last word of names, whose words decide together: a name plays a role as a whole.
        first: the index of the first word, added to all that is found.
    """
    odds = scores - scores.max(axis=1, keepdims=True)
    odds = odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))
    for start, end in names:
        odds[start:end] = odds[start:end].mean(axis=0)
    best = odds.argmax(axis=1).tolist()
    found = []
    start = 0
    for role, run in groupby(best):
        end = start + len(list(run))
        if role:
            likely = np.exp(odds[start:end, role]).sum() / (end - start)
            found.append(Stretch(first + start, first + end, labels[role], round(float(likely), 4)))
        start = end
    return found
