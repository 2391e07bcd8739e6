"""A core of before that says, word by word, what it would answer: the next core learns to answer alike.

Sets mark one thing each: nobody has marked who says what in GUM's news, or what happens in PUD. The core of before
reads the very sentences that the next one is shown, changed as chance has it, and its probabilities count beside what
people marked (Hinton et al. 2015, "Distilling the knowledge in a neural network"; on the same changed input: Beyer et
al. 2022, "Knowledge distillation: a good teacher is patient and consistent"). So two trainings should differ by less,
and the rules that were written beside the one hold with the other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnxruntime
import torch
from torch import Tensor

from training.losses import label_scores, role_scores

SHARE = 0.5
"""How much the teacher's answers count beside those that people marked."""

TAUGHT = ("tag", "arc", "entity", "attribution", "attribution_inner", "trigger", "modality")
"""Heads that score each word by itself."""

OF_EVENTS = ("trigger", "modality")
"""Those of them that say what a sentence tells; of lines written to show what a teacher misses it is not asked."""

PAIRED = ("label_dep", "label_head", "label_weight", "role_trigger", "role_word", "role_weight")
"""What scores two words together is multiplied from."""

OUTSIDE = 0
"""The label of a word that is no trigger; what its modality would be says nothing."""


class Teacher:
    """A shipped ``core.onnx``, asked for its scores of a batch.

    Args:
        file: the model.
        labels: the dependency labels of the core to be taught.
        threads: how many it computes on.

    Raises:
        ValueError: if the model numbers its dependency labels otherwise.
    """

    def __init__(self, file: Path, labels: Sequence[str], threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        own = json.loads(self._session.get_modelmeta().custom_metadata_map["factbox"])["labels"]["label"]
        if own != list(labels):
            odd = sorted(set(own) ^ set(labels))
            raise ValueError(f"{file} cannot teach: its dependency labels are others ({odd or 'in another order'}).")

    def answer(self, inputs: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return the scores of each head for a batch of inputs, in the shapes of ``INTERFACE.md``."""
        heads = TAUGHT + PAIRED
        found = self._session.run(heads, {name: value.cpu().numpy() for name, value in inputs.items()})
        device = next(iter(inputs.values())).device
        return {name: torch.from_numpy(array).float().to(device) for name, array in zip(heads, found, strict=True)}


def teacher_losses(
    out: Mapping[str, Tensor], told: Mapping[str, Tensor], word_mask: Tensor, events_taught: Tensor
) -> dict[str, Tensor]:
    """Return the cross entropy of each head with the teacher's probabilities, summed and divided by the words.

    A label is learnt under the head, and the roles beside the trigger, that the teacher sees.

    Args:
        out: the network's scores; those of ``arc`` are masked where there is no word.
        told: the teacher's.
        word_mask: [B, W], 1 where there is a word.
        events_taught: [B], 0 where the teacher may not say what happens.
    """
    words = word_mask.float()
    told = {**told, "arc": told["arc"].masked_fill(out["arc"] <= _NO_HEAD, _NO_HEAD)}
    tells = 1 - told["trigger"].softmax(-1)[..., OUTSIDE]
    each = {head: _cross_entropy(out[head], told[head]) for head in TAUGHT}
    each["modality"] = each["modality"] * tells
    each |= {head: each[head] * events_taught[:, None] for head in OF_EVENTS}
    head = told["arc"].argmax(-1)
    each["label"] = _cross_entropy(label_scores(out, head), label_scores(told, head))
    at = ((tells * events_taught[:, None] > 0.5) & (word_mask > 0)).nonzero()
    roles = _cross_entropy(role_scores(out, at), role_scores(told, at)) * words[at[:, 0]]
    total = words.sum().clamp(min=1.0)
    return {head: (losses * words).sum() / total for head, losses in each.items()} | {"role": roles.sum() / total}


def _cross_entropy(scores: Tensor, told: Tensor) -> Tensor:
    return -(told.softmax(-1) * scores.log_softmax(-1)).sum(-1)


_NO_HEAD = -1e4


__all__ = ["SHARE", "Teacher", "teacher_losses"]
