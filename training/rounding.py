"""Weights to whole numbers of eight bits: rounded one after another, each making up for those before it.

What is kept small is the error of the part's output over what really enters it, not that of the weights (Frantar et al.
2023, "GPTQ"; their order, block and damping).

**No pair may overflow.** Processors with AVX2 but without VNNI multiply unsigned by signed bytes and add two neighbours
in 16 bits, where 255 * (127 + 127) does not fit; what is lost there is lost silently, and the same file would read
differently from one machine to the next. Weights of seven bits avoid that and double the error. Here they have eight,
and only two *neighbouring inputs* of one output whose weights have the same sign may not sum to more than 128:
255 * 128 = 32,640 fits. Few pairs want more, and the weights that follow make up for what is cut.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Whole = NDArray[np.int8]

LARGEST = 127
LARGEST_PAIR = 128
"""Of the sum of two neighbouring weights of one sign: 32,767 // 255."""

STEPS = (64, 76, 90, 107, 127)
"""What the greatest weight of an output may become: the finer, the more pairs are cut."""

DAMPING, BLOCK = 0.01, 64


def round_weights(weights: Weights, products: NDArray[np.float64]) -> tuple[Whole, Weights]:
    """Return whole numbers and the scale of each output; their product is close to the weights in effect.

    Args:
        weights: [inputs, outputs].
        products: [inputs, inputs], the mean products of what enters (``ease.Seen``).
    """
    scales = choose_scales(weights, np.diag(products))
    damped = products + DAMPING * np.diag(products).mean() * np.eye(len(products))
    upper = np.linalg.cholesky(np.linalg.inv(damped)).T.astype(np.float32)
    left, whole = weights.astype(np.float32).copy(), np.zeros(weights.shape, np.float32)
    for start in range(0, len(weights), BLOCK):
        end = min(start + BLOCK, len(weights))
        errors = np.zeros((end - start, weights.shape[1]), np.float32)
        for row in range(start, end):
            whole[row] = _fitting(np.round(left[row] / scales), whole[row - 1] if row % 2 else None)
            errors[row - start] = (left[row] - whole[row] * scales) / upper[row, row]
            left[row + 1 : end] -= np.outer(upper[row, row + 1 : end], errors[row - start])
        left[end:] -= upper[start:end, end:].T @ errors
    return whole.astype(np.int8), scales


def _fitting(wanted: Weights, neighbour: Weights | None) -> Weights:
    """Return the weights of an input, cut so that they and those of the neighbour before it fit into 16 bits."""
    low, high = np.full_like(wanted, -LARGEST), np.full_like(wanted, LARGEST)
    if neighbour is not None:
        low = np.maximum(low, -LARGEST_PAIR - np.minimum(neighbour, 0))
        high = np.minimum(high, LARGEST_PAIR - np.maximum(neighbour, 0))
    return np.clip(wanted, low, high)


def choose_scales(weights: Weights, squares: NDArray[np.float64]) -> Weights:
    """Return for each output the scale of ``STEPS`` with the least error of plain rounding, inputs weighed by size."""
    largest = np.maximum(np.abs(weights).max(0), 1e-9)
    tried = np.stack([largest / step for step in STEPS]).astype(np.float32)
    errors = []
    for scales in tried:
        whole = np.round(weights / scales)
        whole[1::2] = _fitting(whole[1::2], whole[: len(whole) // 2 * 2 : 2])
        errors.append(squares @ (weights - whole * scales) ** 2)
    return np.take_along_axis(tried, np.argmin(errors, 0)[None], 0)[0]


def fits(whole: Whole) -> bool:
    """Return whether no pair of neighbouring inputs can overflow 16 bits."""
    pairs = whole[: len(whole) // 2 * 2].astype(int).reshape(-1, 2, whole.shape[1])
    most = np.maximum(np.maximum(pairs, 0).sum(1), np.maximum(-pairs, 0).sum(1))
    return int(most.max()) <= LARGEST_PAIR
