"""A shipped file to the network again: what its whole numbers stand for, as weights that can learn on.

The weights that a training run leaves (``core.pt``) are not shipped. What is comes close: the same scores but for what
rounding to eight bits costs, which is learnt away in the first steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from training.ease import EASED
from training.model import LAYERS, MIXED, SIDE, WIDTH, Core, Layer

Arrays = Mapping[str, NDArray[np.generic]]


def unpack_core(path: Path) -> Core:
    """Return the network of a file that ``export.quantise`` made.

    Raises:
        KeyError: the file was not made by it, or has other heads.
    """
    graph = onnx.load(path).graph
    arrays = {array.name: numpy_helper.to_array(array) for array in graph.initializer}
    core = Core(len(arrays["core.label_weight"]))
    weights = core.state_dict()
    weights |= {name: _tensor(arrays[f"core.{name}"]) for name in weights if f"core.{name}" in arrays}
    weights["encoder.words.weight"] = _words(arrays)
    for number in range(LAYERS):
        for part in EASED:
            name = f"layers.{number}.{part}"
            weights[f"encoder.{name}.weight"] = _tensor(arrays[f"{name}.whole"] * arrays[f"{name}.scales"]).T.clone()
    products = {node.output[0]: arrays[node.input[1]] for node in graph.node if _has_weight(node, arrays)}
    for head in (name.removesuffix(".weight") for name in weights if name.count(".") == 1):
        if f"/core/{head}/MatMul_output_0" in products:
            weights[f"{head}.weight"] = _tensor(products[f"/core/{head}/MatMul_output_0"]).T.clone()
    core.load_state_dict(weights)
    core.encoder.mix.data = _mix(graph, arrays)
    for number, layer in enumerate(core.encoder.layers):
        _add_eased(layer, number, arrays, products)
    return core.eval()


def _has_weight(node: onnx.NodeProto, arrays: Arrays) -> bool:
    return node.op_type == "MatMul" and node.input[1] in arrays


def _tensor(array: NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(np.array(array, dtype=np.float32))


def _words(arrays: Arrays) -> Tensor:
    """Return the embeddings of sub-words: eight bits, and two more of which four stand in a byte."""
    coarse = arrays["words.coarse"].astype(np.float32) * 4
    fine = arrays["words.table"][arrays["words.fine"].astype(np.int64)].reshape(coarse.shape)
    return _tensor((coarse + fine) * arrays["words.scales"])


def _mix(graph: onnx.GraphProto, arrays: Arrays) -> Tensor:
    """Return the logits of the shares in which the last layers are mixed; the file has the shares."""
    states = [f"/core/encoder/layers.{LAYERS - MIXED + i}/norm2/LayerNormalization_output_0" for i in range(MIXED)]
    shares = {}
    for node in graph.node:
        if node.op_type == "Mul" and node.input[0] in states and arrays.get(node.input[1], np.ones(1)).shape == ():
            shares[node.input[0]] = float(arrays[node.input[1]])
    return torch.log(torch.tensor([shares[state] for state in states]))


def _add_eased(layer: Layer, number: int, arrays: Arrays, products: Arrays) -> None:
    """Add what was scaled down and reckoned apart before export (``ease.py``)."""
    name, node = f"encoder.layers.{number}", f"/core/encoder/layers.{number}"
    layer.attend_scale = _tensor(arrays[f"core.{name}.attend_scale"])
    layer.up_scale = _tensor(arrays[f"core.{name}.up_scale"])
    layer.side_up, layer.side_down = nn.Linear(WIDTH, SIDE), nn.Linear(SIDE, WIDTH, bias=False)
    with torch.no_grad():
        layer.side_up.weight.copy_(_tensor(products[f"{node}/side_up/MatMul_output_0"]).T)
        layer.side_up.bias.copy_(_tensor(arrays[f"core.{name}.side_up.bias"]))
        layer.side_down.weight.copy_(_tensor(products[f"{node}/side_down/MatMul_output_0"]).T)
