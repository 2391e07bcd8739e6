"""The loss over sets of labels, and the network's shapes; skipped where torch is not installed."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="torch is needed to train only: pip install -r training/requirements.txt")


def test_all_labels_allowed_costs_nothing() -> None:
    from training.losses import partial_label_loss

    logits = torch.randn(3, 4, 7)
    assert partial_label_loss(logits, torch.zeros(3, 4, dtype=torch.long)).abs().max() == 0
    assert partial_label_loss(logits, torch.full((3, 4), 127)).abs().max() < 1e-5


def test_one_label_is_cross_entropy_and_two_share() -> None:
    from training.losses import partial_label_loss

    logits = torch.zeros(1, 4)
    assert partial_label_loss(logits, torch.tensor([1])).item() == pytest.approx(math.log(4))
    assert partial_label_loss(logits, torch.tensor([3])).item() == pytest.approx(math.log(2))


def test_only_forbidden_labels_are_pushed_down() -> None:
    from training.losses import partial_label_loss

    logits = torch.zeros(1, 4, requires_grad=True)
    partial_label_loss(logits, torch.tensor([0b0011])).sum().backward()
    assert logits.grad is not None
    assert (logits.grad[0, :2] < 0).all()
    assert (logits.grad[0, 2:] > 0).all()


def test_outputs_have_the_shapes_of_the_interface() -> None:
    from training.model import Core

    core = Core(5).eval()
    ones = torch.ones(2, 8, dtype=torch.long)
    out = core(ones, ones, ones, ones[:, :3], ones[:, :3])
    shapes = {name: tuple(value.shape) for name, value in out.items()}
    assert shapes["arc"] == (2, 3, 4)
    assert shapes["label_head"][:2] == (2, 4)
    assert shapes["label_weight"] == (5, 65, 65)
    assert shapes["relevance"] == (2,)
    assert shapes["entity"] == (2, 3, 21)


def test_a_rate_rises_and_falls() -> None:
    from training.train import rate_factor

    factors = [rate_factor(step / 100, 0.1) for step in range(100)]
    assert factors.index(max(factors)) in (9, 10)
    assert factors[-1] < 0.03
