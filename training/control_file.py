"""The reader of control into the core's file: its layers in int8, its outputs beside the core's."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from torch import Tensor, nn

from training.ease import Inputs, Seen, watching
from training.export import name_outputs, quantise
from training.labels import CONTROL_TYPES, bio
from training.model import LAYERS, MIXED, WIDTH, Core

if TYPE_CHECKING:
    from training.control import ControlReader

OUTPUTS = ("control", "control_modality", "control_role_trigger", "control_role_word", "control_role_weight")
PREFIX = "control/"
NEVER = -1e4
"""Log-odds of going on a trigger: the reader tells first words only, and the file's labels come in pairs."""


class _Listed(nn.Module):
    """The reader with its outputs in a list, as the exporter wants them."""

    def __init__(self, reader: ControlReader, states: int) -> None:
        super().__init__()
        self.reader, self.states = reader, states

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Return the outputs in the order of ``OUTPUTS``, given the lower states, the mask and the first sub-words."""
        out = self.reader(inputs[: self.states], *inputs[self.states :])
        told = out["trigger"]
        pairs = torch.stack([told[:, :, 1:], torch.full_like(told[:, :, 1:], NEVER)], -1).flatten(2)
        labels = torch.cat([told[:, :, :1], pairs], 2)
        return labels, out["modality"], out["role_trigger"], out["role_word"], out["role_weight"]


def add_reader(core_file: Path, out: Path, core: Core, reader: ControlReader, looks: Iterable[Inputs]) -> None:
    """Write the core's file with the reader added.

    Args:
        core_file: the file of the core, which may have an older reader.
        out: the file to write.
        core: the core, unpacked from that file.
        reader: the reader, trained on it.
        looks: batches to see by what ranges the reader's numbers are put into bytes.
    """
    states = [f"/core/encoder/layers.{at}/norm2/LayerNormalization_output_0" for at in _below(len(reader.layers))]
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        _export(reader.eval(), plain, len(states))
        quantise(plain, small, _watch(core, reader, looks), under="/reader/")
        added = onnx.load(small)
    model = onnx.load(core_file)
    _without_reader(model.graph)
    _merge(model.graph, added.graph, dict(zip((f"lower{at}" for at in range(len(states))), states, strict=True)))
    entry = next(entry for entry in model.metadata_props if entry.key == "factbox")
    facts = json.loads(entry.value)
    facts["labels"]["control"] = bio(CONTROL_TYPES)
    entry.value = json.dumps(facts)
    onnx.save(model, out)


def _below(layers: int) -> range:
    """Return the numbers of the core's layers whose states a reader of so many layers takes."""
    return range(LAYERS - layers - max(1, MIXED - layers), LAYERS - layers)


def _export(reader: ControlReader, path: Path, states: int) -> None:
    batch, length, words = 2, 16, 5
    names = [f"lower{at}" for at in range(states)]
    example = (
        *(torch.randn(batch, length, WIDTH) for _ in names),
        torch.ones(batch, length, dtype=torch.long),
        torch.arange(1, words + 1).expand(batch, words).contiguous(),
    )
    axes = {name: {0: "B", 1: "T"} for name in (*names, "attention_mask")}
    axes |= {name: {0: "B", 1: "W"} for name in ("first", *OUTPUTS[:-1])}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Listed(reader, states),
            example,
            str(path),
            input_names=[*names, "attention_mask", "first"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    name_outputs(path, OUTPUTS)


@torch.no_grad()
def _watch(core: Core, reader: ControlReader, looks: Iterable[Inputs]) -> dict[str, Seen]:
    from training.control import lower_states  # noqa: PLC0415  (which imports this)

    seen: dict[str, Seen] = {}
    with watching(reader.layers, seen) as real:
        for batch in looks:
            real[0] = batch["attention_mask"].bool()
            lower = lower_states(core.encoder, batch, len(reader.layers))
            reader(lower, batch["attention_mask"], batch["first"])
    return seen


def _without_reader(graph: onnx.GraphProto) -> None:
    """Take an older reader out of a file."""
    for made in (graph.output, graph.initializer):
        kept = [one for one in made if one.name not in OUTPUTS and not one.name.startswith(PREFIX)]
        del made[:]
        made.extend(kept)
    nodes = [one for one in graph.node if not one.name.startswith(PREFIX)]
    del graph.node[:]
    graph.node.extend(nodes)


def _merge(graph: onnx.GraphProto, added: onnx.GraphProto, states: dict[str, str]) -> None:
    """Put the reader's steps behind the core's, under names of their own, on the states that it goes on from."""
    shared = {*OUTPUTS, "attention_mask", "first", ""}

    def named(name: str) -> str:
        return states.get(name) or (name if name in shared else f"{PREFIX}{name}")

    for weight in added.initializer:
        weight.name = named(weight.name)
    for number, node in enumerate(added.node):
        node.input[:] = [named(name) for name in node.input]
        node.output[:] = [named(name) for name in node.output]
        node.name = f"{PREFIX}{number}"
    graph.node.extend(added.node)
    graph.initializer.extend(added.initializer)
    graph.output.extend(added.output)
