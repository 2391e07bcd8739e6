"""A core of before that says, word by word, what it would answer: the next core learns to answer alike.

Sets mark one thing each: nobody has marked who says what in GUM's news, or what happens in PUD. The core of before
reads the very sentences that the next one is shown, changed as chance has it, and its probabilities count beside what
people marked (Hinton et al. 2015, "Distilling the knowledge in a neural network"; on the same changed input: Beyer et
al. 2022, "Knowledge distillation: a good teacher is patient and consistent"). So two trainings should differ by less,
and the rules that were written beside the one hold with the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import onnxruntime
import torch
from torch import Tensor

SHARE = 0.5
"""How much the teacher's answers count beside those that people marked."""

TAUGHT = ("tag", "arc", "entity", "attribution", "attribution_inner", "trigger", "modality")
"""Heads whose scores stand for the same labels in every core; dependency labels are numbered anew by each."""

OUTSIDE = 0
"""The label of a word that is no trigger; what its modality would be says nothing."""


class Teacher:
    """A shipped ``core.onnx``, asked for its scores of a batch.

    Args:
        file: the model.
        threads: how many it computes on.
    """

    def __init__(self, file: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        had = {output.name for output in self._session.get_outputs()}
        self._heads = [head for head in TAUGHT if head in had]

    def answer(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return the scores of each head for a batch of inputs, in the shapes of ``INTERFACE.md``."""
        found = self._session.run(self._heads, {name: value.cpu().numpy() for name, value in inputs.items()})
        device = next(iter(inputs.values())).device
        return {
            name: torch.from_numpy(array).float().to(device) for name, array in zip(self._heads, found, strict=True)
        }


def teacher_losses(out: Mapping[str, Tensor], told: Mapping[str, Tensor], word_mask: Tensor) -> dict[str, Tensor]:
    """Return the cross entropy of each head with the teacher's probabilities, a mean over words.

    Args:
        out: the network's scores; those of ``arc`` are masked where there is no word.
        told: the teacher's.
        word_mask: [B, W], 1 where there is a word.
    """
    words = word_mask.float()
    tells = 1 - told["trigger"].softmax(-1)[..., OUTSIDE] if "trigger" in told else words
    losses = {}
    for head, scores in told.items():
        likely = scores.masked_fill(out[head] <= _NO_HEAD, _NO_HEAD) if head == "arc" else scores
        each = -(likely.softmax(-1) * out[head].log_softmax(-1)).sum(-1)
        losses[head] = (each * words * (tells if head == "modality" else 1.0)).sum() / words.sum().clamp(min=1.0)
    return losses


_NO_HEAD = -1e4


__all__ = ["SHARE", "Teacher", "teacher_losses"]
