"""The network: a BERT encoder of six layers, written out by hand, and a linear or biaffine head for each task.

Written by hand since what is exported must be small and plain. The encoder is all-MiniLM-L6-v2 (Wang et al. 2020,
"MiniLM"; Apache-2.0). Heads: a softmax mix of the last four layers (Peters et al. 2018), first sub-word a word (Devlin
et al. 2019), biaffine arcs and labels (Dozat and Manning 2017).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.labels import ATTRIBUTION, ENTITY, MODALITIES, ROLES, TRIGGER, UPOS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS, SHAPES = 30_522, 512, 8
MIXED = 4
"""Last layers that are mixed for the heads."""

SCALED, SIDE = ("attend", "up"), 8
"""What ``ease.py`` may do before export: parts whose input it scales, and units of a feed-forward net it sets apart."""

ARC, LABEL, ROLE = 160, 64, 64
EPSILON = 1e-12


class Layer(nn.Module):
    """One encoder layer: attention over sub-words, then a feed-forward net, each with a residual and a norm."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.project = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.attend_scale: Tensor | None = None  # these four are for export only (ease.py)
        self.up_scale: Tensor | None = None
        self.side_up: nn.Linear | None = None
        self.side_down: nn.Linear | None = None

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Return the next hidden states; ``bias`` is very negative at padding."""
        batch, length = hidden.shape[0], hidden.shape[1]
        parts = self.attend(_scaled(hidden, self.attend_scale)).view(
            batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS
        )
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(WIDTH // ATTENTION_HEADS)) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm1(hidden + self.project(mixed))
        return self.norm2(hidden + self._feed(hidden))

    def _feed(self, hidden: Tensor) -> Tensor:
        fed: Tensor = self.down(nn.functional.gelu(self.up(_scaled(hidden, self.up_scale))))
        if self.side_up is not None and self.side_down is not None:
            fed = fed + self.side_down(nn.functional.gelu(self.side_up(hidden)))
        return fed


def _scaled(hidden: Tensor, scale: Tensor | None) -> Tensor:
    return hidden if scale is None else hidden * scale


class Encoder(nn.Module):
    """Sub-words and word shapes to hidden states, a softmax mix of the last layers."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(MIXED))

    def forward(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Return [B, T, width]."""
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        hidden = self.norm(self.words(input_ids) + self.shapes(token_type_ids) + self.positions(places))
        bias = (1.0 - attention_mask[:, None, None, :].to(hidden.dtype)) * -10_000.0
        weights = self.mix.softmax(0)
        total: Tensor | None = None
        for number, layer in enumerate(self.layers):
            hidden = layer(hidden, bias)
            if (place := number - (LAYERS - MIXED)) >= 0:
                part = hidden * weights[place]
                total = part if total is None else total + part
        assert total is not None  # noqa: S101 - at least one layer is mixed
        return total


class Core(nn.Module):
    """The encoder with all heads.

    Args:
        labels: the dependency labels.
        dropout: of the word states before the heads, in training only; the encoder itself has none, which doubles its
            speed on processors and costs nothing that could be measured.
    """

    def __init__(self, labels: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(WIDTH, len(UPOS))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.1)
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc_weight = nn.Parameter(torch.eye(ARC) / math.sqrt(ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.label_dep, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label_weight = nn.Parameter(torch.randn(labels, LABEL + 1, LABEL + 1) * 0.05)
        self.entity = nn.Linear(WIDTH, len(ENTITY))
        self.attribution = nn.Linear(WIDTH, len(ATTRIBUTION))
        self.attribution_inner = nn.Linear(WIDTH, len(ATTRIBUTION))
        self.factuality = nn.Linear(WIDTH, 1)
        self.trigger = nn.Linear(WIDTH, len(TRIGGER))
        self.relevance = nn.Linear(WIDTH, 1)
        self.modality = nn.Linear(WIDTH, len(MODALITIES))
        self.role_trigger, self.role_word = nn.Linear(WIDTH, ROLE), nn.Linear(WIDTH, ROLE)
        self.role_weight = nn.Parameter(torch.randn(len(ROLES), ROLE + 1, ROLE + 1) * 0.05)

    def forward(
        self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor, first: Tensor, word_mask: Tensor
    ) -> dict[str, Tensor]:
        """Return the outputs that ``INTERFACE.md`` names, in its shapes."""
        hidden = self.encoder(input_ids, token_type_ids, attention_mask)
        words = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, WIDTH))
        mask = word_mask[:, :, None].to(words.dtype)
        mean = (words * mask).sum(1) / mask.sum(1).clamp(min=1.0)
        words = self.dropout(words)
        heads = torch.cat([self.root.expand(words.shape[0], 1, WIDTH), words], 1)
        act = nn.functional.leaky_relu
        dep, head = act(self.arc_dep(words), 0.1), act(self.arc_head(heads), 0.1)
        arc = (dep @ self.arc_weight + self.arc_bias) @ head.transpose(1, 2)
        return {
            "tag": self.tag(words),
            "arc": arc,
            "label_dep": with_one(act(self.label_dep(words), 0.1)),
            "label_head": with_one(act(self.label_head(heads), 0.1)),
            "label_weight": self.label_weight,
            "entity": self.entity(words),
            "attribution": self.attribution(words),
            "attribution_inner": self.attribution_inner(words),
            "factuality": self.factuality(words)[:, :, 0],
            "trigger": self.trigger(words),
            "relevance": self.relevance(mean)[:, 0],
            "modality": self.modality(words),
            "role_trigger": with_one(act(self.role_trigger(words), 0.1)),
            "role_word": with_one(act(self.role_word(words), 0.1)),
            "role_weight": self.role_weight,
        }


def with_one(values: Tensor) -> Tensor:
    """Return vectors with a constant 1 appended, which gives a biaffine product its biases."""
    return torch.cat([values, torch.ones_like(values[:, :, :1])], 2)


def load_encoder(core: Core, path: Path) -> None:
    """Fill the encoder with published weights; the rows of the shapes start from that of the first token type.

    Args:
        core: the network.
        path: a ``model.safetensors`` of a BERT with the same sizes.
    """
    saved = load_file(path)
    encoder = core.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(saved["embeddings.word_embeddings.weight"])
        encoder.positions.weight.copy_(saved["embeddings.position_embeddings.weight"])
        encoder.shapes.weight.copy_(saved["embeddings.token_type_embeddings.weight"][:1].expand(SHAPES, WIDTH))
        encoder.shapes.weight.add_(torch.randn(SHAPES, WIDTH) * 0.01)
    _copy(encoder.norm, saved, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layers):
        name = f"encoder.layer.{number}."
        own = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        with torch.no_grad():
            layer.attend.weight.copy_(torch.cat([saved[f"{part}.weight"] for part in own]))
            layer.attend.bias.copy_(torch.cat([saved[f"{part}.bias"] for part in own]))
        _copy(layer.project, saved, f"{name}attention.output.dense")
        _copy(layer.norm1, saved, f"{name}attention.output.LayerNorm")
        _copy(layer.up, saved, f"{name}intermediate.dense")
        _copy(layer.down, saved, f"{name}output.dense")
        _copy(layer.norm2, saved, f"{name}output.LayerNorm")


def _copy(module: nn.Module, saved: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(saved[f"{name}.weight"])
        module.bias.copy_(saved[f"{name}.bias"])
