"""The best dependency tree for a sentence's scores: Chu-Liu/Edmonds with one root.

McDonald et al. 2005, "Non-projective dependency parsing using spanning tree algorithms". Most sentences need no
search: taking the best head of each word already gives a tree. For the rest, cycles are contracted one by one. Where
the best tree has several roots, one is forced by making every further root dearer than any tree can gain by it
(Stanojević and Cohen 2021); to do so at once would make cycles of nearly all words, three times the work.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Integers = NDArray[np.int64]


def best_heads(scores: Floats) -> Integers:
    """Return the head of each word in the tree with the highest sum of scores.

    Args:
        scores: [n, n + 1]; column 0 is the root, column ``j + 1`` word ``j`` as the head of the row's word.

    Returns:
        [n] integers: -1 for the one root, else the index of the head.
    """
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)  # from here on [dependant, head], the root being 0
    square[1:] = np.nan_to_num(scores.astype(np.float64), nan=0.0, posinf=1e9, neginf=-1e9)
    np.fill_diagonal(square, -np.inf)
    best: Integers = _greedy(square)
    if not _is_tree(best):
        best = _edmonds(square)
    if np.count_nonzero(best[1:] == 0) > 1:
        finite = square[1:][np.isfinite(square[1:])]
        square[1:, 0] -= (finite.max() - finite.min() + 1.0) * size
        best = _edmonds(square)
    heads: Integers = np.subtract(best[1:], 1)
    return heads


def _greedy(square: Floats) -> Integers:
    heads: Integers = np.argmax(square, axis=1).astype(np.int64)
    heads[0] = 0
    return heads


def _is_tree(heads: Integers) -> bool:
    """Say whether all words reach the root, by jumping twice as far each time."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _edmonds(square: Floats) -> Integers:
    """Return the heads of the best tree rooted in 0; cycles are contracted in a loop, then taken apart in reverse."""
    contracted: list[tuple[Integers, Plan]] = []
    heads = _greedy(square)
    while (cycle := _find_cycle(heads)) is not None:
        smaller, plan = _contract(square, heads, cycle)
        contracted.append((heads, plan))
        square, heads = smaller, _greedy(smaller)
    for before, plan in reversed(contracted):
        heads = _expand(heads, before, plan)
    return heads


def _find_cycle(heads: Integers) -> Integers | None:
    """Return the words of one cycle, or None if there is none."""
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        at = start
        while state[at] == 0:
            state[at] = 1
            at = int(heads[at])
        if state[at] == 1:
            cycle = [at]
            while (at := int(heads[at])) != cycle[0]:
                cycle.append(at)
            return np.array(cycle)
        at = start
        while state[at] == 1:
            state[at] = 2
            at = int(heads[at])
    return None


Plan = tuple[Integers, Integers, Integers]
"""Which words stay, by which word of the cycle another is entered, and which word of the cycle is entered."""


def _contract(square: Floats, heads: Integers, cycle: Integers) -> tuple[Floats, Plan]:
    """Return the scores with a cycle made one word, the last, and how to take it apart again."""
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    into = square[np.ix_(cycle, rest)] - square[cycle, heads[cycle]][:, None]  # what breaking in there costs
    out = square[np.ix_(rest, cycle)]
    entered, leaving = into.argmax(axis=0), out.argmax(axis=1)
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = square[np.ix_(rest, rest)]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[:-1, -1] = out.max(axis=1)
    return smaller, (rest, cycle[leaving], cycle[entered])


def _expand(heads: Integers, before: Integers, plan: Plan) -> Integers:
    """Return the heads of the words with one contracted cycle taken apart."""
    rest, leaving, entered = plan
    last = len(rest)
    full = before.copy()  # within the cycle, heads stay but for the word that is entered
    inside = heads[:last] == last
    full[rest] = np.where(inside, leaving, rest[np.where(inside, 0, heads[:last])])
    full[entered[heads[last]]] = rest[heads[last]]
    full[0] = 0
    return full
