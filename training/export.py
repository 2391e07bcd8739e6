"""The network to the shipped file: ONNX, opset 17, weights as int8, metadata as ``INTERFACE.md`` has it."""

from __future__ import annotations

import hashlib
import json
import logging
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.labels import ATTRIBUTION, ENTITY, MODALITIES, ROLES, TRIGGER, UPOS
from training.model import Core
from training.settings import MAX_SUBWORDS

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
    _name_outputs(path, outputs)
    _add_metadata(path, labels, vocabulary, version)


def _name_outputs(path: Path, outputs: tuple[str, ...]) -> None:
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


def quantise(path: Path, out: Path) -> None:
    """Write the file with int8 weights, a scale for each channel.

    Weights take seven bits only (``reduce_range``): processors without VNNI add two products in 16 bits, which
    overflows at eight, so that the same file would read differently on an older machine.
    """
    logging.getLogger().setLevel(logging.ERROR)  # advises a step that changes nothing here
    quantize_dynamic(path, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    model = onnx.load(out)
    if not model.metadata_props:
        model.metadata_props.extend(onnx.load(path).metadata_props)
        onnx.save(model, out)
