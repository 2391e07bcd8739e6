"""The best dependency tree for a sentence's scores: Chu-Liu/Edmonds with one root.

McDonald et al. 2005, "Non-projective dependency parsing using spanning tree algorithms". Most sentences need no
search: taking the best head of each word already gives a tree. For the rest, cycles are contracted one by one. Where
the best tree has several roots, one is forced by making every further root dearer than any tree can gain by it
(Stanojević and Cohen 2021); to do so at once would make cycles of nearly all words, three times the work.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    heads = np.zeros(size + 1, np.int64)
    if np.isfinite(scores).all():
        own = scores.copy()
        own.reshape(-1)[1 :: size + 2] = -np.inf  # no word is its own head
        heads[1:] = own.argmax(axis=1)
        if np.count_nonzero(heads) == size - 1 and _is_tree(heads):
            return np.subtract(heads[1:], 1)
    return _searched(scores)


def _searched(scores: Floats) -> Integers:
    """Return what :func:`best_heads` does, where the best head of each word makes no tree with one root."""
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)  # from here on [dependant, head], the root being 0
    square[1:] = scores
    if not np.isfinite(square[1:]).all():
        square[1:] = np.nan_to_num(square[1:], nan=0.0, posinf=1e9, neginf=-1e9)
    np.fill_diagonal(square, -np.inf)
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
    square, heads = square.copy(), _greedy(square)
    contracted: list[_Contracted] = []
    while (cycle := _find_cycle(heads.tolist())) is not None:
        contracted.append(_contract(square, heads, cycle))
    for one in reversed(contracted):
        one.expand(heads)
    return heads


def _find_cycle(heads: list[int]) -> Integers | None:
    """Return the words of one cycle, or None if there is none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        at = start
        while state[at] == 0:
            state[at] = 1
            at = heads[at]
        if state[at] == 1:
            cycle = [at]
            while (at := heads[at]) != cycle[0]:
                cycle.append(at)
            return np.array(cycle)
        at = start
        while state[at] == 1:
            state[at] = 2
            at = heads[at]
    return None


@dataclass(frozen=True, slots=True)
class _Contracted:
    """A cycle that its first word stands for.

    Attributes:
        cycle: its words.
        heads: of each, within it.
        entered: by each head that it may hang on, the word of it that hangs there.
        leaving: by each word, which word of it would be that word's head.
    """

    cycle: Integers
    heads: Integers
    entered: Integers
    leaving: Integers

    def expand(self, heads: Integers) -> None:
        """Take it apart: its words keep their heads within it but for the one that is entered."""
        on = heads[self.cycle[0]]
        below = heads == self.cycle[0]
        heads[below] = self.leaving[below]
        heads[self.cycle] = self.heads
        heads[self.entered[on]] = on


def _contract(square: Floats, heads: Integers, cycle: Integers) -> _Contracted:
    """Make the first word of a cycle stand for it, in place; the others hang on the root and are no word's head."""
    into = square[cycle] - square[cycle, heads[cycle]][:, None]  # what breaking in there costs
    into[:, cycle] = -np.inf
    out = square[:, cycle]
    one = _Contracted(cycle, heads[cycle], cycle[into.argmax(axis=0)], cycle[out.argmax(axis=1)])
    first = cycle[0]
    within = np.zeros(len(heads), bool)
    within[cycle] = True
    heads[within[heads]] = first  # what hung on a word of it had no better head
    square[:, cycle] = -np.inf
    square[:, first] = out.max(axis=1)
    square[cycle] = -np.inf
    square[first] = into.max(axis=0)
    heads[cycle] = 0
    heads[first] = square[first].argmax()
    return one
