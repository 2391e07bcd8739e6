"""Steps of the encoder put together into operators of onnxruntime that take several at once.

A product of whole numbers adds its bias itself, attention is one operator, and so is GELU. onnxruntime looks for such
steps when it loads a file, and finds few of these: they are named here. Scores stay the same, bit for bit, in an
eighth less time (docs/language.md). A sum and the norm after it stay two: the operator that takes both at once needs
five times as long for it on a processor.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import onnx
from onnx import helper

DOMAIN = "com.microsoft"
"""Where onnxruntime keeps operators of its own."""

Nodes = list[onnx.NodeProto]


def fuse(model: onnx.ModelProto, heads: int) -> None:
    """Rewrite a file that ``export.quantise`` made, in place.

    Args:
        model: the file.
        heads: of attention.
    """
    graph = _Graph(model.graph)
    instead: dict[str, Nodes] = {}
    for node in model.graph.node:
        if node.op_type == "Erf":
            instead |= graph.gelu(node)
        elif node.op_type == "Softmax":
            instead |= graph.attention(node, heads)
        elif node.op_type == "Add":
            instead |= graph.product(node)
    mask = helper.make_node("Cast", ["attention_mask"], ["encoder.mask"], to=onnx.TensorProto.INT32)
    nodes = [mask, *(new for node in model.graph.node for new in instead.get(node.output[0], [node]))]
    _keep_used(model.graph, nodes)
    if all(one.domain != DOMAIN for one in model.opset_import):
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))


class _Graph:
    """The nodes by what they make and what they take; each method returns what stands for a node, by its output."""

    def __init__(self, graph: onnx.GraphProto) -> None:
        self.makers = {output: node for node in graph.node for output in node.output}
        self.takers = {name: node for node in reversed(graph.node) for name in node.input}

    def gelu(self, erf: onnx.NodeProto) -> dict[str, Nodes]:
        """Return GELU for ``0.5 * x * (1 + erf(x / sqrt 2))``."""
        entering = self.makers[erf.input[0]].input[0]
        last = erf
        for _ in range(3):  # one is added, x multiplied, and it is halved
            last = self.takers[last.output[0]]
        return {last.output[0]: [helper.make_node("Gelu", [entering], [last.output[0]], domain=DOMAIN)]}

    def attention(self, softmax: onnx.NodeProto, heads: int) -> dict[str, Nodes]:
        """Return attention for all that lies between what is parted into heads and what is put together again."""
        first, last = self.makers[softmax.input[0]], self.takers[softmax.output[0]]
        while first.op_type != "Reshape":
            first = self.makers[first.input[0]]
        while last.op_type != "Reshape":
            last = self.takers[last.output[0]]
        out = last.output[0]
        parts = [f"{out}.query", f"{out}.key", f"{out}.value"]
        make = helper.make_node
        attend = make(
            "MultiHeadAttention", [*parts, "", "encoder.mask"], [out],
            domain=DOMAIN, num_heads=heads, mask_filter_value=-10_000.0,
        )  # fmt: skip
        return {out: [make("Split", [first.input[0]], parts, axis=-1), attend]}

    def product(self, add: onnx.NodeProto) -> dict[str, Nodes]:
        """Return a product of whole numbers for one of their values with a bias added; nothing for any other sum."""
        product = self.makers.get(add.input[1])
        if product is None or product.op_type != "MatMul":
            return {}
        entering, weight = (self.makers.get(name) for name in product.input)
        if entering is None or weight is None or {entering.op_type, weight.op_type} != {"DequantizeLinear"}:
            return {}
        (numbers, step, zero), (whole, scales, zeros) = entering.input, weight.input
        taken = [numbers, whole, step, scales, zero, zeros, add.input[0]]
        out = add.output[0]
        return {out: [helper.make_node("MatMulIntegerToFloat", taken, [out], name=product.name, domain=DOMAIN)]}


def _keep_used(graph: onnx.GraphProto, nodes: Nodes) -> None:
    """Put the nodes into the graph that its outputs need, and keep the weights that these need."""
    needed = {output.name for output in graph.output}
    kept: Nodes = []
    for node in reversed(nodes):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    weights = [weight for weight in graph.initializer if weight.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)


def main(words: list[str]) -> None:
    """Rewrite a file that was made without this step: ``python -m training.fuse OLD NEW``."""
    from training.model import ATTENTION_HEADS  # noqa: PLC0415  (torch)

    parser = argparse.ArgumentParser(prog="python -m training.fuse", description="Put steps of a core.onnx together.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    args = parser.parse_args(words)
    model = onnx.load(args.old)
    fuse(model, ATTENTION_HEADS)
    onnx.save(model, args.new)


if __name__ == "__main__":
    main(sys.argv[1:])
