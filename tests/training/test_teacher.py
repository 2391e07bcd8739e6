"""What a core of before teaches the next one; skipped where torch is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is needed to train only: pip install -r training/requirements.txt")

SENTENCES = ("The rebels captured the town of Sool on Monday .", "Officials said so .")


@pytest.fixture(scope="module")
def taught():
    """Return the shipped core as a teacher, some inputs and what it answers."""
    from training.batches import make_inputs, make_row
    from training.teacher import Teacher
    from training.train import no_word

    from factbox.language.core.wordpiece import WordPiece

    folder = _core()
    wordpiece = WordPiece(folder / "vocab.txt")
    rows = [make_row(sentence.split(), wordpiece, 64) for sentence in SENTENCES]
    inputs = make_inputs(rows, wordpiece, torch.device("cpu"))
    told = Teacher(folder / "core.onnx", _labels(folder / "core.onnx"), 1).answer(inputs)
    own = {**told, "arc": told["arc"].masked_fill(no_word(inputs["word_mask"]), -1e4)}
    return own, told, inputs["word_mask"], torch.ones(len(rows))


def _core() -> Path:
    from importlib.resources import files

    return Path(str(files("factbox.language.core") / "core.onnx")).parent


def _labels(file: Path) -> list[str]:
    import json

    import onnxruntime

    told = onnxruntime.InferenceSession(str(file)).get_modelmeta().custom_metadata_map["factbox"]
    return list(json.loads(told)["labels"]["label"])


def test_nothing_costs_less_than_to_answer_alike(taught) -> None:
    from training.teacher import teacher_losses

    own, told, *asked = taught
    least = teacher_losses(own, told, *asked)
    for head in ("tag", "arc", "label_dep", "entity", "attribution", "trigger", "modality", "role_word"):
        other = {**own, head: own[head] + torch.randn(own[head].shape) * (own[head] > -1e4)}
        dearer = teacher_losses(other, told, *asked)
        name = {"label_dep": "label", "role_word": "role"}.get(head, head)
        assert dearer[name] > least[name], head


def test_padding_teaches_nothing(taught) -> None:
    from training.teacher import teacher_losses

    own, told, *asked = taught
    word_mask = asked[0]
    padding = (word_mask == 0)[:, :, None]
    for head in ("tag", "entity", "trigger"):
        other = {**own, head: own[head] + padding * torch.randn(own[head].shape)}
        assert torch.equal(teacher_losses(other, told, *asked)[head], teacher_losses(own, told, *asked)[head])


def test_what_tells_nothing_teaches_no_modality(taught) -> None:
    from training.teacher import OUTSIDE, teacher_losses

    own, told, *asked = taught
    silent = torch.full_like(told["trigger"], -20.0)
    silent[..., OUTSIDE] = 20.0
    other = {**own, "modality": -own["modality"]}
    assert teacher_losses(other, told, *asked)["modality"] > 0.1
    assert teacher_losses(other, {**told, "trigger": silent}, *asked)["modality"] < 1e-6


def test_what_happens_is_not_taught_where_lines_were_written_to_show_it(taught) -> None:
    from training.teacher import teacher_losses

    own, told, word_mask, all_taught = taught
    losses = teacher_losses(own, told, word_mask, 0 * all_taught)
    assert losses["trigger"] == losses["modality"] == losses["role"] == 0
    assert losses["tag"] == teacher_losses(own, told, word_mask, all_taught)["tag"] > 0


def test_no_head_is_taught_where_there_is_no_word(taught) -> None:
    from training.teacher import teacher_losses

    own, told, *asked = taught
    word_mask = asked[0]
    padding = torch.cat([word_mask.new_ones(len(word_mask), 1), word_mask], 1)[:, None, :] == 0
    loud = {**told, "arc": told["arc"] + padding * 100.0}
    assert teacher_losses(own, loud, *asked)["arc"] == teacher_losses(own, told, *asked)["arc"]


def test_a_teacher_that_numbers_its_labels_otherwise_is_refused() -> None:
    from training.teacher import Teacher

    file = _core() / "core.onnx"
    with pytest.raises(ValueError, match="in another order"):
        Teacher(file, _labels(file)[::-1], 1)
