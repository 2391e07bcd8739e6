"""The losses of the heads; each counts only the words of which something is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

UNKNOWN = -100


@dataclass(slots=True)
class Targets:
    """What is known of a batch, [B, W] unless said otherwise.

    Attributes:
        tag: number of the tag, or UNKNOWN.
        head: column of ``arc``, or UNKNOWN.
        label: number of the dependency label, or UNKNOWN.
        entity, attribution, inner, trigger: bit masks of allowed labels; 0 where all are.
        entity_trust, attribution_trust: weights of the sentence, [B].
        factuality: a value, NaN where there is none.
        relevance: 1, 0 or NaN, [B].
        modality: number of the modality, or UNKNOWN.
        role_at: row and word of each trigger whose roles are known, [triggers, 2].
        role: for each of these the role of each word, or UNKNOWN, [triggers, W].
        events_taught: 1 where a core of before may say what a sentence tells, 0 where it may not, [B].
        words: number of real words in the batch.
    """

    tag: Tensor
    head: Tensor
    label: Tensor
    entity: Tensor
    attribution: Tensor
    inner: Tensor
    trigger: Tensor
    entity_trust: Tensor
    attribution_trust: Tensor
    factuality: Tensor
    relevance: Tensor
    modality: Tensor
    role_at: Tensor
    role: Tensor
    events_taught: Tensor
    words: int


def partial_label_loss(logits: Tensor, masks: Tensor) -> Tensor:
    """Return ``-log`` of the summed probability of the allowed labels, for each word; 0 where all are allowed.

    Cour, Sapp and Taskar 2011, "Learning from partial labels"; as used for names by Huang et al. 2019.

    Args:
        logits: [..., labels].
        masks: [...] integers with a bit for each allowed label; 0 allows all.
    """
    bits = torch.arange(logits.shape[-1], device=logits.device)
    allowed = (masks[..., None] >> bits) & 1 == 1
    known = masks != 0
    allowed = allowed | ~known[..., None]
    inside = logits.masked_fill(~allowed, -1e9).logsumexp(-1)
    return (logits.logsumexp(-1) - inside) * known


def head_losses(out: dict[str, Tensor], targets: Targets) -> dict[str, Tensor]:
    """Return the loss of each head: summed over what is known, divided by the words of the batch.

    So each labelled word weighs the same in whatever batch it comes.
    """
    words = max(targets.words, 1)
    return {
        "tag": _cross_entropy(out["tag"], targets.tag) / words,
        "arc": _cross_entropy(out["arc"], targets.head) / words,
        "label": _label_loss(out, targets) / words,
        "entity": (partial_label_loss(out["entity"], targets.entity) * targets.entity_trust[:, None]).sum() / words,
        "attribution": _weighted(out["attribution"], targets.attribution, targets.attribution_trust) / words,
        "inner": _weighted(out["attribution_inner"], targets.inner, targets.attribution_trust) / words,
        "factuality": _regression(out["factuality"], targets.factuality) / words,
        "trigger": partial_label_loss(out["trigger"], targets.trigger).sum() / words,
        "relevance": _relevance_loss(out["relevance"], targets.relevance) / len(targets.relevance),
        "modality": _cross_entropy(out["modality"], targets.modality) / words,
        "role": _role_loss(out, targets) / words,
    }


def _weighted(logits: Tensor, masks: Tensor, trust: Tensor) -> Tensor:
    return (partial_label_loss(logits, masks) * trust[:, None]).sum()


def _cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(logits.flatten(0, -2), target.flatten(), ignore_index=UNKNOWN, reduction="sum")


def label_scores(out: Mapping[str, Tensor], head: Tensor) -> Tensor:
    """Return [B, W, R]: the score of each label under these heads (columns of ``arc``)."""
    chosen = torch.gather(
        out["label_head"], 1, head.clamp(min=0)[:, :, None].expand(-1, -1, out["label_head"].shape[2])
    )
    labels, width = out["label_weight"].shape[0], out["label_weight"].shape[1]
    mixed = out["label_dep"] @ out["label_weight"].permute(1, 0, 2).reshape(width, labels * width)
    return (mixed.view(*head.shape, labels, width) * chosen[:, :, None, :]).sum(-1)


def _label_loss(out: dict[str, Tensor], targets: Targets) -> Tensor:
    return _cross_entropy(label_scores(out, targets.head), targets.label)


def role_scores(out: Mapping[str, Tensor], at: Tensor) -> Tensor:
    """Return [triggers, W, R]: the score of each role for each word beside these triggers.

    Args:
        out: scores of the heads.
        at: row and word of each trigger, [triggers, 2].
    """
    rows, places = at.unbind(1)
    mixed = torch.einsum("td,rde->tre", out["role_trigger"][rows, places], out["role_weight"])
    return out["role_word"][rows] @ mixed.transpose(1, 2)


def _role_loss(out: dict[str, Tensor], targets: Targets) -> Tensor:
    return _cross_entropy(role_scores(out, targets.role_at), targets.role)


def _regression(values: Tensor, target: Tensor) -> Tensor:
    known = ~target.isnan()
    return functional.smooth_l1_loss(values[known], target[known], reduction="sum")


def _relevance_loss(values: Tensor, target: Tensor) -> Tensor:
    known = ~target.isnan()
    return functional.binary_cross_entropy_with_logits(values[known], target[known], reduction="sum")
