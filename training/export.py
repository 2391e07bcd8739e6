"""The network to the shipped file: ONNX, opset 17, the encoder in int8, metadata as ``INTERFACE.md`` has it."""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import nn

from training.ease import Seen
from training.fuse import fuse
from training.labels import ATTRIBUTION, ENTITY, MODALITIES, ROLES, TRIGGER, UPOS
from training.model import ATTENTION_HEADS, Core
from training.rounding import round_weights
from training.settings import MAX_SUBWORDS

Arrays = dict[str, NDArray[np.generic]]

FORMAT = 1
INPUTS = ("input_ids", "token_type_ids", "attention_mask", "first", "word_mask")


class _Listed(nn.Module):
    """The network with its outputs in a list, as the exporter wants them."""

    def __init__(self, core: Core, outputs: tuple[str, ...]) -> None:
        super().__init__()
        self.core, self.outputs = core, outputs

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Return the chosen outputs in order."""
        out = self.core(*inputs)
        return tuple(out[name] for name in self.outputs)


def export_fp32(
    core: Core, path: Path, labels: list[str], vocabulary: Path, version: str, outputs: tuple[str, ...]
) -> None:
    """Write the network as fp32 ONNX.

    Args:
        core: the trained network.
        path: the file to write.
        labels: dependency labels.
        vocabulary: the ``vocab.txt`` it was trained with; its hash is kept.
        version: a date.
        outputs: the heads to keep.
    """
    core = core.to("cpu").eval()
    batch, length, words = 2, 16, 5
    example = (
        torch.randint(1000, 2000, (batch, length)),
        torch.zeros(batch, length, dtype=torch.long),
        torch.ones(batch, length, dtype=torch.long),
        torch.arange(1, words + 1).expand(batch, words).contiguous(),
        torch.ones(batch, words, dtype=torch.long),
    )
    axes = {"input_ids": "T", "token_type_ids": "T", "attention_mask": "T", "first": "W", "word_mask": "W"}
    dynamic = {name: {0: "B", 1: axis} for name, axis in axes.items()}
    dynamic |= {name: {0: "B", 1: "W"} for name in outputs if name not in ("relevance", "label_weight", "role_weight")}
    dynamic["label_head"] = {0: "B", 1: "W1"}
    dynamic["arc"] = {0: "B", 1: "W", 2: "W1"}
    dynamic["relevance"] = {0: "B"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Listed(core, outputs),
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=list(outputs),
            dynamic_axes={name: axis for name, axis in dynamic.items() if name in INPUTS or name in outputs},
            opset_version=17,
            dynamo=False,
        )
    name_outputs(path, outputs)
    _add_metadata(path, labels, vocabulary, version)


def name_outputs(path: Path, outputs: tuple[str, ...]) -> None:
    """Give a constant output its name by an Identity: the exporter names it after the weight it is."""
    model = onnx.load(path)
    for output, name in zip(model.graph.output, outputs, strict=True):
        if output.name != name:
            model.graph.node.append(onnx.helper.make_node("Identity", [output.name], [name]))
            output.name = name
    onnx.save(model, path)


def _add_metadata(path: Path, labels: list[str], vocabulary: Path, version: str) -> None:
    model = onnx.load(path)
    del model.metadata_props[:]
    model.producer_name, model.doc_string = "factbox training", ""
    entry = model.metadata_props.add()
    entry.key = "factbox"
    entry.value = json.dumps(
        {
            "format": FORMAT,
            "version": version,
            "vocab_sha256": hashlib.sha256(vocabulary.read_bytes()).hexdigest(),
            "max_subwords": MAX_SUBWORDS,
            "labels": {
                "tag": UPOS,
                "label": labels,
                "entity": ENTITY,
                "attribution": ATTRIBUTION,
                "trigger": TRIGGER,
                "modality": MODALITIES,
                "role": ROLES,
            },
        }
    )
    onnx.save(model, path)


def quantise(path: Path, out: Path, seen: dict[str, Seen], under: str = "/core/encoder/") -> None:
    """Write the file with the encoder's weights as whole numbers: eight bits, and ten for the embeddings of sub-words.

    What enters a part is put into bytes by the range that was seen, not by that of the batch: a sentence reads the same
    whatever stands beside it. Heads, positions and shapes stay fp32: together they are a fortieth of the work.

    Args:
        path: the fp32 file of an eased network (``ease.py``).
        out: the file to write.
        seen: what enters each part of that network.
        under: what the names of its parts begin with in the file.
    """
    model = onnx.load(path)
    graph = model.graph
    arrays = {array.name: numpy_helper.to_array(array) for array in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        part = node.name.removeprefix(under).removesuffix("/MatMul").replace("/", ".")
        if node.op_type == "MatMul" and part in seen:
            nodes += _whole_product(node, part, arrays, seen[part])
        elif node.op_type == "Gather" and node.input[0].endswith("encoder.words.weight"):
            nodes += _ten_bits(node, arrays)
        else:
            nodes.append(node)
    used = {name for node in nodes for name in node.input}
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(numpy_helper.from_array(array, name) for name, array in arrays.items() if name in used)
    fuse(model, ATTENTION_HEADS)
    onnx.save(model, out)


def _whole_product(node: onnx.NodeProto, part: str, arrays: Arrays, seen: Seen) -> list[onnx.NodeProto]:
    """Return what stands for a product with a weight: onnxruntime makes one product of whole numbers of it."""
    whole, scales = round_weights(arrays[node.input[1]], seen.products.numpy())
    low, high = float(seen.least.min()), float(seen.greatest.max())
    step = max(high - low, 1e-9) / 255
    arrays |= {
        f"{part}.whole": whole, f"{part}.scales": scales, f"{part}.zeros": np.zeros_like(whole[0]),
        f"{part}.step": np.array(step, np.float32), f"{part}.zero": np.array(round(-low / step), np.uint8),
    }  # fmt: skip
    make, entering = onnx.helper.make_node, [f"{part}.step", f"{part}.zero"]
    return [
        make("QuantizeLinear", [node.input[0], *entering], [f"{part}.bytes"]),
        make("DequantizeLinear", [f"{part}.bytes", *entering], [f"{part}.entering"]),
        make("DequantizeLinear", [f"{part}.whole", f"{part}.scales", f"{part}.zeros"], [f"{part}.weight"], axis=1),
        make("MatMul", [f"{part}.entering", f"{part}.weight"], [node.output[0]], name=node.name),
    ]


def _ten_bits(node: onnx.NodeProto, arrays: Arrays) -> list[onnx.NodeProto]:
    """Return what looks a sub-word up: eight bits and, four to a byte, two more, with a scale for each sub-word."""
    weights = arrays[node.input[0]]
    scales = np.maximum(np.abs(weights).max(1, keepdims=True), 1e-9) / 511
    whole = np.round(weights / scales).astype(np.int16)
    fine = (whole & 3).astype(np.uint8).reshape(len(whole), -1, 4)
    packed = (fine << np.array([0, 2, 4, 6], np.uint8)).sum(2).astype(np.uint8)
    table = (np.arange(256)[:, None] >> np.array([0, 2, 4, 6]) & 3).astype(np.float32)
    arrays |= {
        "words.coarse": (whole >> 2).astype(np.int8), "words.fine": packed, "words.table": table,
        "words.scales": scales.astype(np.float32), "words.four": np.array(4, np.float32),
        "words.shape": np.array([0, 0, weights.shape[1]]),
    }  # fmt: skip
    make, index = onnx.helper.make_node, node.input[1]
    return [
        make("Gather", ["words.coarse", index], ["words.coarse_of"]),
        make("Cast", ["words.coarse_of"], ["words.quarters"], to=onnx.TensorProto.FLOAT),
        make("Mul", ["words.quarters", "words.four"], ["words.upper"]),
        make("Gather", ["words.fine", index], ["words.fine_of"]),
        make("Cast", ["words.fine_of"], ["words.bytes"], to=onnx.TensorProto.INT32),
        make("Gather", ["words.table", "words.bytes"], ["words.fours"]),
        make("Reshape", ["words.fours", "words.shape"], ["words.lower"]),
        make("Add", ["words.upper", "words.lower"], ["words.whole"]),
        make("Gather", ["words.scales", index], ["words.scale_of"]),
        make("Mul", ["words.whole", "words.scale_of"], [node.output[0]]),
    ]
