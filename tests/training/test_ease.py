"""What sticks out is scaled down or set apart, and the network says the same."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="torch is needed for training only")


def batch(seed: int) -> dict[str, torch.Tensor]:
    chance = torch.Generator().manual_seed(seed)
    mask = torch.ones(3, 16, dtype=torch.long)
    mask[2, 8:] = 0
    return {
        "input_ids": torch.randint(1000, 2000, (3, 16), generator=chance),
        "token_type_ids": torch.randint(0, 8, (3, 16), generator=chance),
        "attention_mask": mask,
        "first": torch.arange(1, 6).expand(3, 5).contiguous(),
        "word_mask": torch.ones(3, 5, dtype=torch.long),
    }


def test_an_eased_network_says_the_same_and_holds_less() -> None:
    from training.ease import LIMITS, ease, watch
    from training.model import Core

    torch.manual_seed(3)
    core = Core(labels=4).eval()
    with torch.no_grad():
        core.encoder.layers[1].norm1.weight[5] = 40.0  # a channel that sticks out, as in the real encoder
        core.encoder.layers[1].up.weight[7] += 0.4
        before = core(**batch(1))
        seen = watch(core, [batch(1), batch(2)])
        ease(core, seen)
        after, now = core(**batch(1)), watch(core, [batch(1), batch(2)])
    assert all(torch.allclose(before[name], after[name], atol=2e-3, rtol=1e-3) for name in before)
    assert seen["layers.1.up"].largest.max() > 3 * LIMITS["up"] >= 2.9 * now["layers.1.up"].largest.max()
    assert now["layers.1.down"].largest.max() < seen["layers.1.down"].largest.max()


def test_padding_is_not_watched() -> None:
    from training.ease import watch
    from training.model import Core

    core = Core(labels=4)
    assert watch(core, [batch(1)])["layers.0.up"].count == 16 + 16 + 8
