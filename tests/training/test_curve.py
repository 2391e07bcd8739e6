"""The shares of the corpus that the learning curve is drawn over."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is needed for training alone")
pytest.importorskip("onnx", reason="onnx is needed for training alone")

from training.curve import share_of

from factbox.corpus import load_corpus

STORIES, _ = load_corpus(Path(__file__).parents[2] / "corpus" / "stories" / "train")


def test_a_smaller_share_lies_within_a_larger_one():
    shares = [{story.name for story in share_of(STORIES, share, seed=7)} for share in (0.25, 0.5, 1.0)]
    assert shares[0] < shares[1] < shares[2] == {story.name for story in STORIES}


def test_the_seed_alone_draws_the_order():
    backwards = share_of(STORIES[::-1], 0.5, seed=7)
    assert share_of(STORIES, 0.5, seed=7) == backwards
    assert share_of(STORIES, 0.5, seed=8) != backwards
