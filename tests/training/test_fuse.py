"""Steps of the encoder put together: a layer says the same, bit for bit, in fewer operators."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper
from training.fuse import fuse

from factbox.language.core.model import FOLDER

WIDTH, HEADS = 8, 2


def layer() -> onnx.ModelProto:
    """Return attention over a product of whole numbers, then GELU, written out step by step."""
    chance = np.random.default_rng(5)
    arrays = {
        "whole": chance.integers(-60, 60, (WIDTH, 3 * WIDTH)).astype(np.int8),
        "scales": chance.uniform(0.01, 0.02, 3 * WIDTH).astype(np.float32),
        "zeros": np.zeros(3 * WIDTH, np.int8),
        "step": np.array(0.02, np.float32), "zero": np.array(120, np.uint8),
        "bias": chance.normal(size=3 * WIDTH).astype(np.float32),
        "five": np.array([0, 0, 3, HEADS, WIDTH // HEADS]), "back": np.array([0, 0, WIDTH]), "first": np.array([0]),
        "axes": np.array([1, 2]), "one": np.array(1.0, np.float32), "low": np.array(-10_000.0, np.float32),
        "root": np.array((WIDTH // HEADS) ** -0.5, np.float32),
        "two": np.array(2**0.5, np.float32), "half": np.array(0.5, np.float32),
    }  # fmt: skip
    steps: list[tuple[str, list[str], list[str], dict[str, object]]] = [
        ("Cast", ["attention_mask"], ["real"], {"to": TensorProto.FLOAT}),
        ("Sub", ["one", "real"], ["unreal"], {}),
        ("Mul", ["unreal", "low"], ["flat"], {}),
        ("Unsqueeze", ["flat", "axes"], ["masked"], {}),
        ("QuantizeLinear", ["hidden", "step", "zero"], ["bytes"], {}),
        ("DequantizeLinear", ["bytes", "step", "zero"], ["entering"], {}),
        ("DequantizeLinear", ["whole", "scales", "zeros"], ["weight"], {"axis": 1}),
        ("MatMul", ["entering", "weight"], ["product"], {}),
        ("Add", ["bias", "product"], ["attended"], {}),
        ("Reshape", ["attended", "five"], ["parts"], {}),
        ("Transpose", ["parts"], ["turned"], {"perm": [2, 0, 3, 1, 4]}),
        ("Split", ["turned"], ["q1", "k1", "v1"], {"axis": 0}),
        *(("Squeeze", [f"{name}1", "first"], [name], {}) for name in "qkv"),
        ("Transpose", ["k"], ["kt"], {"perm": [0, 1, 3, 2]}),
        ("MatMul", ["q", "kt"], ["scores"], {}),
        ("Mul", ["scores", "root"], ["scaled"], {}),
        ("Add", ["scaled", "masked"], ["sums"], {}),
        ("Softmax", ["sums"], ["shares"], {"axis": -1}),
        ("MatMul", ["shares", "v"], ["mixed"], {}),
        ("Transpose", ["mixed"], ["back_turned"], {"perm": [0, 2, 1, 3]}),
        ("Reshape", ["back_turned", "back"], ["together"], {}),
        ("Div", ["together", "two"], ["divided"], {}),
        ("Erf", ["divided"], ["erf"], {}),
        ("Add", ["erf", "one"], ["more"], {}),
        ("Mul", ["together", "more"], ["twice"], {}),
        ("Mul", ["twice", "half"], ["out"], {}),
    ]
    nodes = [helper.make_node(kind, taken, made, **settings) for kind, taken, made, settings in steps]
    inputs = [
        helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["B", "T", WIDTH]),
        helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["B", "T"]),
    ]
    outputs = [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["B", "T", WIDTH])]
    weights = [numpy_helper.from_array(array, name) for name, array in arrays.items()]
    graph = helper.make_graph(nodes, "layer", inputs, outputs, weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def run(model: onnx.ModelProto) -> np.ndarray:
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    hidden = np.random.default_rng(6).normal(size=(3, 5, WIDTH)).astype(np.float32)
    mask = np.array([[1, 1, 1, 1, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 0]])
    out: np.ndarray = session.run(None, {"hidden": hidden, "attention_mask": mask})[0]
    return out


def test_a_layer_says_the_same_in_fewer_operators() -> None:
    model = layer()
    before = run(model)
    fuse(model, HEADS)
    assert [node.op_type for node in model.graph.node] == [
        "Cast", "QuantizeLinear", "MatMulIntegerToFloat", "Split", "MultiHeadAttention", "Gelu",
    ]  # fmt: skip
    assert {weight.name for weight in model.graph.initializer} == {
        "whole", "scales", "zeros", "step", "zero", "bias",
    }  # fmt: skip
    np.testing.assert_allclose(run(model), before, rtol=1e-5, atol=1e-5)


@pytest.mark.skipif(not (FOLDER / "core.onnx").is_file(), reason="there is no model in the package")
def test_the_shipped_file_is_put_together() -> None:
    kinds = [node.op_type for node in onnx.load(FOLDER / "core.onnx").graph.node]
    assert "Softmax" not in kinds
    assert "Erf" not in kinds
    assert kinds.count("MultiHeadAttention") == 10  # six layers, and four of the reader of control
    assert kinds.count("MatMulIntegerToFloat") == 40
