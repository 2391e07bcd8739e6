"""A network that says the same and is easier to put into int8: what sticks out is scaled down, or reckoned apart.

int8 has 255 steps between the least and the greatest value, so that one channel of thirty times the usual size leaves
the others eight steps. This encoder has such channels (docs/language.md has their sizes). Three
rewrites, exact in fp32 but for its own rounding:

- what enters ``attend`` and ``up`` is divided, channel by channel, and their weights multiplied (Xiao et al. 2023,
  "SmoothQuant"; only channels beyond a limit, so that the weights stay even);
- what enters ``project`` likewise; the division goes into the weights that make it, and costs nothing;
- a few units of each feed-forward net are reckoned apart, in fp32 (Dettmers et al. 2022, "LLM.int8"): in four layers
  one or two units hold the greatest values and have weights twenty to fifty times the usual ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.model import SCALED, SIDE, WIDTH, Core, Layer

LIMITS = {"attend": 2.5, "up": 3.0, "project": 2.0}
"""Greatest value of a channel that is left as it is. Lower ones make activations finer and weights coarser."""

EASED = ("attend", "project", "up", "down")
"""The parts of a layer that go into int8."""

Inputs = dict[str, Tensor]


@dataclass(slots=True)
class Seen:
    """What entered a linear part, over all sub-words but padding.

    Attributes:
        least, greatest: of each channel.
        products: the mean of the products of every two channels.
        count: how many sub-words.
    """

    least: Tensor
    greatest: Tensor
    products: Tensor
    count: int = 0

    @property
    def largest(self) -> Tensor:
        """Return the greatest absolute value of each channel."""
        return torch.maximum(-self.least, self.greatest)

    def add(self, values: Tensor) -> None:
        """Take in values, one row a sub-word."""
        self.least = torch.minimum(self.least, values.amin(0))
        self.greatest = torch.maximum(self.greatest, values.amax(0))
        share = len(values) / (self.count + len(values))
        self.products = self.products.lerp((values.T @ values).double() / len(values), share)
        self.count += len(values)


@torch.no_grad()
def watch(core: Core, batches: Iterable[Inputs]) -> dict[str, Seen]:
    """Return what enters each part that goes into int8, by name (``layers.0.up``), when the batches are read."""
    core.eval()
    seen: dict[str, Seen] = {}
    with watching(core.encoder.layers, seen) as real:
        for batch in batches:
            real[0] = batch["attention_mask"].bool()
            core(**batch)
    return seen


@contextmanager
def watching(layers: Iterable[nn.Module], seen: dict[str, Seen]) -> Iterator[list[Tensor]]:
    """Fill ``seen`` while the block runs; the one item of the list yielded is the mask of the batch being read."""
    real: list[Tensor] = [torch.empty(0)]

    def hook(name: str) -> object:
        def look(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            values = inputs[0][real[0]]
            width = values.shape[1]
            empty = Seen(torch.zeros(width), torch.zeros(width), torch.zeros(width, width, dtype=torch.double))
            seen.setdefault(name, empty).add(values)

        return look

    handles = [
        getattr(layer, part).register_forward_pre_hook(hook(f"layers.{number}.{part}"))
        for number, layer in enumerate(layers)
        for part in EASED
    ]
    yield real
    for handle in handles:
        handle.remove()


@torch.no_grad()
def ease(core: Core, seen: dict[str, Seen]) -> None:
    """Rewrite the encoder's layers in place.

    Args:
        core: the trained network.
        seen: what ``watch`` saw of it.
    """
    for number, layer in enumerate(core.encoder.layers):
        largest = {part: seen[f"layers.{number}.{part}"].largest for part in EASED}
        for part in SCALED:
            _divide_input(layer, part, _excess(largest[part], LIMITS[part]))
        _divide_values(layer, _excess(largest["project"], LIMITS["project"]))
        _set_apart(layer, largest["down"].topk(SIDE).indices.sort().values)


def _excess(largest: Tensor, limit: float) -> Tensor:
    return (largest / limit).clamp(min=1.0)


def _divide_input(layer: Layer, part: str, by: Tensor) -> None:
    setattr(layer, f"{part}_scale", nn.Parameter(1 / by, requires_grad=False))
    getattr(layer, part).weight.mul_(by)


def _divide_values(layer: Layer, by: Tensor) -> None:
    """Divide the values that attention mixes, which is what enters ``project``."""
    layer.attend.weight[2 * WIDTH :].div_(by[:, None])
    layer.attend.bias[2 * WIDTH :].div_(by)
    layer.project.weight.mul_(by)


def _set_apart(layer: Layer, units: Tensor) -> None:
    """Move units of the feed-forward net into one of their own; in their old place they say nothing."""
    layer.side_up, layer.side_down = nn.Linear(WIDTH, len(units)), nn.Linear(len(units), WIDTH, bias=False)
    scale = layer.up_scale if layer.up_scale is not None else torch.ones(WIDTH)
    layer.side_up.weight.copy_(layer.up.weight[units] * scale)
    layer.side_up.bias.copy_(layer.up.bias[units])
    layer.side_down.weight.copy_(layer.down.weight[:, units])
    layer.up.weight[units] = 0.0
    layer.up.bias[units] = 0.0
    layer.down.weight[:, units] = 0.0
