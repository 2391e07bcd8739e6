"""The training loop: all heads at once, mixed sets, a moving average of the weights."""

from __future__ import annotations

import copy
import math
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence

import torch
from torch import nn

from factbox.language.core.batches import Row
from factbox.language.core.wordpiece import WordPiece
from training.augment import Chances, change
from training.batches import make_inputs, make_row, make_targets, sorted_batches
from training.examples import Example
from training.losses import head_losses
from training.model import LAYERS, Core
from training.settings import Settings
from training.teacher import SHARE, Teacher, teacher_losses

Weighted = tuple[float, list[Example]]
"""How often an epoch shows a set, and its examples."""

LOG_EVERY = 50
KEEP_EVERY = 400

FROZEN = frozenset({"encoder.words.weight", "encoder.positions.weight"})
"""Half of all weights. They stay as published: names are swapped anyway, and a step takes an eighth less time."""

AVERAGE_EVERY = 4
"""Steps from one look of the moving average to the next: a look costs as much as a third of the optimiser."""


def prepare(seed: int, threads: int) -> torch.device:
    """Seed everything and return the device: a GPU if there is one.

    ``OMP_WAIT_POLICY=PASSIVE`` must be in the environment before torch is imported; ``__main__`` sees to it.
    Gradients of words that are looked up are summed by two threads in the order in which these come, unless torch is
    asked for algorithms that give the same sum each time: 600 steps twice, on a busy machine, gave the same weights to
    the last bit with them, and not without; they cost no time that could be measured.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.use_deterministic_algorithms(mode=device.type == "cpu")  # a GPU has none for some of what is asked here
    return device


def epoch_examples(sets: Sequence[Weighted], chance: random.Random) -> list[Example]:
    """Return one epoch, shuffled: each set as often as it is to be shown, the broken part drawn anew each time."""
    shown: list[Example] = []
    for repeat, examples in sets:
        shown.extend(examples * int(repeat))
        shown.extend(chance.sample(examples, int(len(examples) * (repeat % 1.0))))
    chance.shuffle(shown)
    return shown


def batches_of_epoch(
    sets: Sequence[Weighted], wordpiece: WordPiece, settings: Settings, chance: random.Random
) -> list[list[tuple[Example, Row]]]:
    """Return an epoch's batches, each sentence changed as chance has it."""
    chances = Chances()
    pairs = []
    for example in epoch_examples(sets, chance):
        changed = change(example, chance, chances)
        row = make_row(changed.words, wordpiece, settings.longest)
        if row is not None:
            pairs.append((changed, row))
    return list(sorted_batches(pairs, settings.budget, chance))


def optimiser(core: Core, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with a lower rate for each lower layer (Howard and Ruder 2018) and a high one for the heads."""
    groups: dict[float, list[nn.Parameter]] = defaultdict(list)
    for name, parameter in core.named_parameters():
        if name in FROZEN:
            parameter.requires_grad_(False)  # noqa: FBT003 - torch has it so
            continue
        groups[_rate(name, settings)].append(parameter)
    listed = [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": 0.01} for rate, parameters in groups.items()
    ]
    return torch.optim.AdamW(listed, betas=(0.9, 0.98), eps=1e-6, fused=True)


def _rate(name: str, settings: Settings) -> float:
    if not name.startswith("encoder.") or name == "encoder.mix":
        return settings.head_rate
    if name.startswith("encoder.shapes"):
        return settings.head_rate  # new weights, though they lie at the bottom
    depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
    return settings.encoder_rate * settings.decay ** (LAYERS - depth)


def rate_factor(done: float, warm_up: float) -> float:
    """Return the factor on the peak rates: rising linearly, then falling as a cosine to a fiftieth.

    Args:
        done: how much of the run is behind, 0 to 1.
        warm_up: the share of it in which the rate rises.
    """
    if done < warm_up:
        return max(done, 1e-3) / warm_up
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm_up) / (1 - warm_up))))


class Average:
    """A moving average of the weights (Polyak and Juditsky 1992); its warm-up keeps the first steps from lingering."""

    def __init__(self, core: Core, factor: float) -> None:
        self.core = copy.deepcopy(core).eval()
        self._factor, self._steps = factor, 0

    @torch.no_grad()
    def update(self, core: Core) -> None:
        """Take in the weights after a step."""
        self._steps += 1
        if self._steps % AVERAGE_EVERY:
            return
        looks = self._steps // AVERAGE_EVERY
        factor = min(self._factor**AVERAGE_EVERY, (1 + looks) / (10 + looks))
        for mean, now in zip(self.core.parameters(), core.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - factor)


def train(
    core: Core,
    sets: Sequence[Weighted],
    wordpiece: WordPiece,
    labels: dict[str, int],
    settings: Settings,
    *,
    seed: int,
    device: torch.device,
    hours: float,
    say: Callable[[str], None] = print,
    keep: Callable[[Core], None] | None = None,
    teacher: Teacher | None = None,
) -> Core:
    """Train and return the averaged network.

    The number of steps is fixed beforehand from the epochs, so that the same seed gives the same weights; ``hours`` is
    a brake only: where the time does not suffice, the rates fall with the clock instead, fewer steps are made, and it
    says so.

    Args:
        core: the network, with the encoder's published weights or those of an earlier run.
        sets: what to learn from.
        wordpiece: the vocabulary.
        labels: the dependency labels with their numbers.
        settings: of the run.
        seed: of everything that is drawn.
        device: to compute on.
        hours: at most this long.
        say: takes a line now and then.
        teacher: a core of before whose answers count too.
        keep: takes the averaged network now and then, so that a run that is cut off leaves something.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    core.to(device).train()
    average = Average(core, settings.average)
    optimise = optimiser(core, settings)
    per_epoch = len(batches_of_epoch(sets, wordpiece, settings, random.Random(seed)))  # noqa: S311
    steps = max(1, int(per_epoch * settings.epochs))
    say(f"{steps} steps, {per_epoch} an epoch, {device}, {os.cpu_count()} cores")
    begun, step, sums = time.monotonic(), 0, defaultdict(float)
    done = 0.0
    while done < 1.0:
        for batch in batches_of_epoch(sets, wordpiece, settings, chance):
            done = max((step + 1) / (steps + 1), (time.monotonic() - begun) / (hours * 3600))
            if done >= 1.0 or step >= steps:
                done = 1.0
                break
            for group in optimise.param_groups:
                group["lr"] = group["peak"] * rate_factor(done, settings.warm_up)
            losses = _step(core, batch, wordpiece, labels, settings, optimise, device, teacher)
            average.update(core)
            for head, value in losses.items():
                sums[head] += value
            step += 1
            if step % LOG_EVERY == 0:
                means = " ".join(f"{head} {value / LOG_EVERY:.3f}" for head, value in sums.items())
                say(f"{step}/{steps} {time.monotonic() - begun:.0f}s {means}")
                sums.clear()
            if keep and step % KEEP_EVERY == 0:
                keep(average.core)
    if step < steps:
        say(f"only {step} of {steps} steps fitted into {hours} hours: scores are lower than they could be")
    return average.core


def _step(
    core: Core,
    batch: list[tuple[Example, Row]],
    wordpiece: WordPiece,
    labels: dict[str, int],
    settings: Settings,
    optimise: torch.optim.Optimizer,
    device: torch.device,
    teacher: Teacher | None,
) -> dict[str, float]:
    targets = make_targets([example for example, _ in batch], labels, device)
    inputs = make_inputs([row for _, row in batch], wordpiece, device)
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        out = core(**inputs)
    out = {name: value.float() for name, value in out.items()}
    out["arc"] = out["arc"].masked_fill(no_word(inputs["word_mask"]), -1e4)
    losses = head_losses(out, targets)
    total = sum(settings.weight(head) * loss for head, loss in losses.items())
    if teacher is not None:
        told = teacher_losses(out, teacher.answer(inputs), inputs["word_mask"], targets.events_taught)
        named = {"attribution_inner": "inner"}
        by_teacher = sum(settings.weight(named.get(head, head)) * loss for head, loss in told.items())
        total = (1 - SHARE) * total + SHARE * by_teacher
        losses["taught"] = torch.as_tensor(by_teacher)
    optimise.zero_grad(set_to_none=True)
    total.backward()
    nn.utils.clip_grad_norm_([p for p in core.parameters() if p.grad is not None], 5.0)
    optimise.step()
    return {head: float(loss.detach()) for head, loss in losses.items()}


def no_word(word_mask: torch.Tensor) -> torch.Tensor:
    """Return where ``arc`` has no head to offer: padding, and a word itself."""
    batch, words = word_mask.shape
    real = torch.cat([word_mask.new_ones(batch, 1), word_mask], 1)
    own = torch.zeros(words, words + 1, dtype=torch.bool, device=word_mask.device)
    own[torch.arange(words), torch.arange(words) + 1] = True
    return (real[:, None, :] == 0) | own
