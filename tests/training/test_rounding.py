"""Weights to whole numbers: small errors where it counts, and no sum that 16 bits cannot hold."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from training.rounding import LARGEST, LARGEST_PAIR, fits, round_weights


def made(inputs: int = 96, outputs: int = 40) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return weights, and what enters: inputs that hang together, as those of a network do."""
    chance = np.random.default_rng(7)
    mixed = chance.normal(size=(600, inputs // 4)) @ chance.normal(size=(inputs // 4, inputs))
    entering = mixed + 0.3 * chance.normal(size=mixed.shape)
    return chance.normal(size=(inputs, outputs)).astype(np.float32), entering.astype(np.float32)


def error(weights: NDArray[np.float32], rounded: NDArray[np.float32], entering: NDArray[np.float32]) -> float:
    return float(((entering @ (weights - rounded)) ** 2).mean())


def test_outputs_are_closer_than_with_each_weight_rounded_alone() -> None:
    weights, entering = made()
    whole, scales = round_weights(weights, (entering.T @ entering / len(entering)).astype(np.float64))
    plain = np.abs(weights).max(0) / LARGEST
    alone = np.round(weights / plain) * plain
    assert error(weights, whole * scales, entering) < 0.7 * error(weights, alone, entering)


@pytest.mark.parametrize("inputs", [96, 97])
def test_no_pair_of_neighbours_overflows(inputs: int) -> None:
    weights, entering = made(inputs - inputs % 4)
    weights = np.abs(np.concatenate([weights, weights[: inputs % 4]]))  # one sign: every pair adds up
    entering = np.concatenate([entering, entering[:, : inputs % 4]], 1)
    whole, _ = round_weights(weights, (entering.T @ entering / len(entering)).astype(np.float64))
    assert fits(whole)
    assert not fits(np.full((2, 3), LARGEST, np.int8))


def test_what_fits_is_what_sixteen_bits_hold() -> None:
    assert 255 * LARGEST_PAIR <= np.iinfo(np.int16).max < 255 * (LARGEST_PAIR + 1)
