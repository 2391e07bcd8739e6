"""A small model of the core's shape with weights by chance: what it says means nothing, how it is read does."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from factbox.language.core.model import FORMAT
from factbox.records import ENTITY_KINDS

UPOS = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
]  # fmt: skip
LABELS = {
    "tag": UPOS,
    "label": ["root", "nsubj", "obj", "obl", "cop", "punct", "parataxis"],
    "entity": ["O", *(f"{place}-{kind}" for kind in ENTITY_KINDS for place in "BI")],
    "attribution": ["O", *(f"{place}-{kind}" for kind in ("speaker", "cue", "content") for place in "BI")],
    "trigger": ["O", "B-territory.capture", "I-territory.capture", "B-visit", "I-visit"],
    "control": ["O", "B-territory.capture", "I-territory.capture", "B-territory.held", "I-territory.held"],
    "modality": ["fact", "negated", "conditional", "forecast", "unconfirmed"],
    "role": ["none", "actor", "recipient", "place", "number", "time"],
}
HEADS = (
    "tag", "arc", "label", "entity", "attribution", "attribution_inner", "factuality", "trigger", "relevance",
    "modality", "role", "control", "control_modality", "control_role",
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,!?;:'\"()-“”’$%"
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *LETTERS, *(f"##{letter}" for letter in LETTERS), "the", "##ing"]
WIDTH = 12


def write_core(folder: Path, heads: tuple[str, ...] = HEADS, seed: int = 1, **facts: Any) -> Path:
    """Write ``core.onnx`` and ``vocab.txt`` with these heads, and return the folder."""
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    model = _model(heads, np.random.default_rng(seed))
    stated = {
        "format": FORMAT,
        "version": "tiny",
        "vocab_sha256": hashlib.sha256(vocabulary.read_bytes()).hexdigest(),
        "max_subwords": 32,
        "labels": LABELS,
    }
    model.metadata_props.add(key="factbox", value=json.dumps(stated | facts))
    onnx.save(model, str(folder / "core.onnx"))
    return folder


def _model(heads: tuple[str, ...], chance: np.random.Generator) -> onnx.ModelProto:
    made = _Maker(chance)
    made.node("Gather", made.weight("pieces", len(PIECES), WIDTH), "input_ids", to="by_piece")
    made.node("Gather", made.weight("shapes", 8, WIDTH), "token_type_ids", to="by_shape")
    made.node("Add", "by_piece", "by_shape", to="hidden")
    made.node("Unsqueeze", "first", made.constant("last", np.array([-1])), to="indices")
    made.node("GatherND", "hidden", "indices", to="words", batch_dims=1)
    for name in heads:
        made.head(name)
    inputs = [_info(name, TensorProto.INT64, 2) for name in ("input_ids", "token_type_ids", "attention_mask")]
    inputs += [_info(name, TensorProto.INT64, 2) for name in ("first", "word_mask")]
    graph = helper.make_graph(made.nodes, "tiny", inputs, made.outputs, made.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def _info(name: str, kind: int, rank: int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, [f"{name}_{i}" for i in range(rank)])


class _Maker:
    """The nodes, weights and outputs of the graph."""

    def __init__(self, chance: np.random.Generator) -> None:
        self.chance = chance
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.outputs: list[onnx.ValueInfoProto] = []

    def constant(self, name: str, array: Any) -> str:
        if name not in {weight.name for weight in self.weights}:
            self.weights.append(numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str, *shape: int) -> str:
        return self.constant(name, self.chance.normal(size=shape).astype(np.float32))

    def node(self, kind: str, *inputs: str, to: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [to], **attributes))
        return to

    def out(self, name: str, rank: int) -> None:
        self.outputs.append(_info(name, TensorProto.FLOAT, rank))

    def head(self, name: str) -> None:
        if name in {"arc", "label"}:
            getattr(self, f"_{name}")()
            return
        if name.endswith("role"):
            self._role(name)
            return
        labels = name.removesuffix("_inner").replace("control_", "")
        width = {"factuality": 1, "relevance": 1}.get(name) or len(LABELS[labels])
        scores = self.node("MatMul", "words", self.weight(f"{name}_weight", WIDTH, width), to=f"{name}_scores")
        if name == "relevance":
            self.node("ReduceMean", scores, to=name, axes=[1, 2], keepdims=0)
        elif name == "factuality":
            self.node("Squeeze", scores, self.constant("last", np.array([-1])), to=name)
        else:
            self.node("Identity", scores, to=name)
        self.out(name, {"relevance": 1, "factuality": 2}.get(name, 3))

    def _pair(self, name: str, dependant: str, governor: str) -> None:
        """Add the two projections of a biaffine head; the root stands before the words as a governor."""
        self.node("MatMul", "words", self.weight(f"{name}_d", WIDTH, WIDTH), to=dependant)
        self.node("MatMul", "words", self.weight(f"{name}_h", WIDTH, WIDTH), to=f"{name}_g")
        self.node("ReduceMean", f"{name}_g", to=f"{name}_mean", axes=[1], keepdims=1)
        self.node("Add", f"{name}_mean", self.weight(f"{name}_bias", WIDTH), to=f"{name}_root")
        self.node("Concat", f"{name}_root", f"{name}_g", to=governor, axis=1)

    def _arc(self) -> None:
        self._pair("arc", "arc_dep", "arc_head")
        self.node("Transpose", "arc_head", to="arc_turned", perm=[0, 2, 1])
        self.node("MatMul", "arc_dep", "arc_turned", to="arc")
        self.out("arc", 3)

    def _role(self, name: str) -> None:
        for part in (f"{name}_trigger", f"{name}_word"):
            self.node("MatMul", "words", self.weight(f"{part}_w", WIDTH, WIDTH), to=part)
        self.node("Identity", self.weight(f"{name}_w", len(LABELS["role"]), WIDTH, WIDTH), to=f"{name}_weight")
        for part in (f"{name}_trigger", f"{name}_word", f"{name}_weight"):
            self.out(part, 3)

    def _label(self) -> None:
        self._pair("label", "label_dep", "label_head")
        self.node("Identity", self.weight("label_w", len(LABELS["label"]), WIDTH, WIDTH), to="label_weight")
        for name in ("label_dep", "label_head", "label_weight"):
            self.out(name, 3)
