"""The reader of control: upper layers of their own on the core's lower ones, which learn of control and nothing else.

``python -m training.control --corpus corpus --data DATA_DIR --core CORE --out OUT`` takes a shipped ``core.onnx``,
leaves all that it says as it is, and adds outputs of what a second reader says of control (``INTERFACE.md``): which
word tells it, how it is put, who and where. The lower layers are shared, so that it costs as much as the layers it
adds; the core's other heads cannot get worse for it, which every training of all heads at once has cost so far
(docs/language.md).
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # as in ``__main__.py``, before torch
os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx2")
os.environ.setdefault("DNNL_MAX_CPU_ISA", "AVX2")
os.environ.setdefault("MKL_CBWR", "AVX2")

import argparse
import copy
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from factbox.language.core.batches import Row
from factbox.language.core.wordpiece import WordPiece
from training.augment import Chances, change
from training.batches import UNKNOWN, make_inputs, make_row, sorted_batches
from training.control_file import add_reader
from training.examples import Example
from training.labels import CONTROL_TYPES, MODALITIES, ROLES
from training.load import sets
from training.load.control import read_control, read_story
from training.load.corpus import read_corpus
from training.load.real import list_documents, read_real
from training.load.sentences import read_sentences
from training.model import LAYERS, MIXED, WIDTH, Core, Encoder, with_one
from training.settings import MAX_SUBWORDS
from training.train import Weighted, epoch_examples, prepare, rate_factor
from training.unpack import unpack_core

LABELS = ("none", *CONTROL_TYPES)
"""What a word can be: it tells nothing of control, or is the first word of what tells a type of it."""

_PLAYED = frozenset({"actor", "recipient", "place"})
"""The roles that it learns."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reader learns; numbers were chosen on stories left out (docs/language.md).

    Attributes:
        layers: how many upper layers it has of its own; each costs a sixth of the encoder's time when it reads.
        epochs: passes over the sets.
        plain, real, stories, sentences, peaceful: how often an epoch shows the stories in plain prose, real reports,
            the corpus' train stories, its lines that stand alone, and ordinary English.
        layer_rate, head_rate: peak learning rates.
        average: factor of the moving average of weights that is exported.
        trigger, modality, role: weights of the losses.
    """

    layers: int = 4
    epochs: float = 3.0
    plain: float = 1.5
    real: float = 2.0
    stories: float = 0.6
    sentences: float = 0.3
    peaceful: float = 0.3
    layer_rate: float = 1e-4
    head_rate: float = 6e-4
    warm_up: float = 0.06
    average: float = 0.995
    budget: int = 1_024
    longest: int = 160
    trigger: float = 2.0
    modality: float = 1.0
    role: float = 1.0


class ControlReader(nn.Module):
    """Upper layers and heads that read control, begun from those of the core.

    Args:
        core: from which the layers and the heads for modality and roles are taken over, as is what it knows of the
            types of control.
        layers: how many upper layers.
    """

    def __init__(self, core: Core, layers: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in list(core.encoder.layers)[LAYERS - layers :])
        self.mix = nn.Parameter(core.encoder.mix.detach().clone())
        self.dropout = nn.Dropout(0.2)
        self.trigger = nn.Linear(WIDTH, len(LABELS))
        with torch.no_grad():
            rows = [0, *(1 + 2 * at for at in range(len(CONTROL_TYPES)))]  # ``O``, and ``B-`` of each type
            self.trigger.weight.copy_(core.trigger.weight[rows])
            self.trigger.bias.copy_(core.trigger.bias[rows])
        self.modality = copy.deepcopy(core.modality)
        self.role_trigger, self.role_word = copy.deepcopy(core.role_trigger), copy.deepcopy(core.role_word)
        self.role_weight = nn.Parameter(core.role_weight.detach().clone())

    def forward(self, lower: Sequence[Tensor], attention_mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Return the scores of the words, by the names of the outputs without ``control_``.

        Args:
            lower: the hidden states of the core's last layers below the reader's, [B, T, width] each: those that are
                mixed with its own, and at least the very last.
            attention_mask: [B, T].
            first: [B, W], each word's first sub-word.
        """
        bias = (1.0 - attention_mask[:, None, None, :].to(lower[-1].dtype)) * -10_000.0
        states, hidden = list(lower), lower[-1]
        for layer in self.layers:
            hidden = layer(hidden, bias)
            states.append(hidden)
        shares = self.mix.softmax(0)
        total = torch.stack([share * state for share, state in zip(shares, states[-MIXED:], strict=True)]).sum(0)
        words = self.dropout(torch.gather(total, 1, first[:, :, None].expand(-1, -1, WIDTH)))
        act = functional.leaky_relu
        return {
            "trigger": self.trigger(words),
            "modality": self.modality(words),
            "role_trigger": with_one(act(self.role_trigger(words), 0.1)),
            "role_word": with_one(act(self.role_word(words), 0.1)),
            "role_weight": self.role_weight,
        }


@torch.no_grad()
def lower_states(encoder: Encoder, inputs: dict[str, Tensor], layers: int) -> list[Tensor]:
    """Return the hidden states that the reader goes on from, given its number of layers."""
    ids = inputs["input_ids"]
    places = torch.arange(ids.shape[1])
    hidden = encoder.norm(encoder.words(ids) + encoder.shapes(inputs["token_type_ids"]) + encoder.positions(places))
    bias = (1.0 - inputs["attention_mask"][:, None, None, :].to(hidden.dtype)) * -10_000.0
    states = [hidden]
    for layer in list(encoder.layers)[: LAYERS - layers]:
        states.append(layer(states[-1], bias))
    return states[-max(1, MIXED - layers) :]


# --- what is learnt


@dataclass(slots=True)
class Wanted:
    """What is known of a batch.

    Attributes:
        trigger: number of the label of each word, or UNKNOWN, [B, W].
        modality: of each first word of a trigger, or UNKNOWN, [B, W].
        at: row and word of each trigger whose roles are known, [triggers, 2].
        role: the role of each word beside it, or UNKNOWN, [triggers, W].
    """

    trigger: Tensor
    modality: Tensor
    at: Tensor
    role: Tensor


def make_wanted(examples: Sequence[Example]) -> Wanted:
    """Return what is known of a batch of examples; other events than those of control count as none."""
    width = max(len(example.words) for example in examples)
    trigger, modality = (np.full((len(examples), width), UNKNOWN, np.int64) for _ in range(2))
    at: list[tuple[int, int]] = []
    roles: list[list[int]] = []
    for row, example in enumerate(examples):
        for word, label in enumerate(example.triggers or ()):
            kind = label[2:]
            if label[0] == "I" and kind in LABELS:
                continue  # what goes on a trigger is neither a word that tells something nor one that does not
            trigger[row, word] = LABELS.index(kind) if label[0] == "B" and kind in LABELS else 0
            if not trigger[row, word]:
                continue
            if example.modality and example.modality[word]:
                modality[row, word] = MODALITIES.index(example.modality[word])
            if example.roles is not None:
                at.append((row, word))
                roles.append(_roles_beside(example, word, width))
    return Wanted(
        torch.from_numpy(trigger),
        torch.from_numpy(modality),
        torch.tensor(at, dtype=torch.long).reshape(-1, 2),
        torch.tensor(roles, dtype=torch.long).reshape(-1, width),
    )


def _roles_beside(example: Example, trigger: int, width: int) -> list[int]:
    """Return the role of each word beside a trigger; of dates and numbers nothing is said."""
    known = [0] * len(example.words) + [UNKNOWN] * (width - len(example.words))
    for part in reversed(example.roles or ()):
        if part.trigger == trigger:
            role = ROLES.index(part.role) if part.role in _PLAYED else UNKNOWN
            known[part.start : part.end] = [role] * (part.end - part.start)
    return known


def losses(out: dict[str, Tensor], wanted: Wanted) -> dict[str, Tensor]:
    """Return the loss of each head, summed over what is known and divided by the words of which something is."""
    words = max(int((wanted.trigger != UNKNOWN).sum()), 1)
    found = {
        "trigger": _cross_entropy(out["trigger"], wanted.trigger) / words,
        "modality": _cross_entropy(out["modality"], wanted.modality) / words,
        "role": out["trigger"].sum() * 0.0,
    }
    if len(wanted.at):
        rows, at = wanted.at.unbind(1)
        mixed = torch.einsum("td,rde->tre", out["role_trigger"][rows, at], out["role_weight"])
        scores = torch.einsum("tre,twe->twr", mixed, out["role_word"][rows])
        found["role"] = _cross_entropy(scores, wanted.role) / words
    return found


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=UNKNOWN, reduction="sum")


# --- learning


def learn(
    core: Core, weighted: Sequence[Weighted], wordpiece: WordPiece, settings: Settings, seed: int
) -> ControlReader:
    """Train a reader on the core's lower layers, which stay as they are, and return its moving average."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    reader = ControlReader(core, settings.layers).train()
    average = copy.deepcopy(reader).eval()
    layers = list(reader.layers.parameters())
    others = [parameter for name, parameter in reader.named_parameters() if not name.startswith("layers.")]
    groups = [
        {"params": parameters, "lr": rate, "peak": rate}
        for parameters, rate in ((others, settings.head_rate), (layers, settings.layer_rate))
    ]
    optimise = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01)
    steps = int(len(_batches(weighted, wordpiece, settings, random.Random(seed))) * settings.epochs)  # noqa: S311
    step, begun = 0, time.monotonic()
    print(f"{steps} steps", flush=True)
    while step < steps:
        for batch in _batches(weighted, wordpiece, settings, chance)[: steps - step]:
            for group in optimise.param_groups:
                group["lr"] = group["peak"] * rate_factor((step + 1) / (steps + 1), settings.warm_up)
            inputs = make_inputs([row for _, row in batch], wordpiece, torch.device("cpu"))
            lower = lower_states(core.encoder, inputs, settings.layers)
            found = losses(
                reader(lower, inputs["attention_mask"], inputs["first"]), make_wanted([one for one, _ in batch])
            )
            optimise.zero_grad(set_to_none=True)
            sum(getattr(settings, head) * loss for head, loss in found.items()).backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 5.0)
            optimise.step()
            step += 1
            _take_in(average, reader, settings.average, step)
            if step % 100 == 0:
                said = " ".join(f"{head} {float(loss.detach()):.4f}" for head, loss in found.items())
                print(f"{step}/{steps} {time.monotonic() - begun:.0f}s {said}", flush=True)
    return average


@torch.no_grad()
def _take_in(average: ControlReader, reader: ControlReader, factor: float, step: int) -> None:
    """Move the average towards the weights after each fourth step; its warm-up keeps the first ones from lingering."""
    looks, left = divmod(step, 4)
    if left:
        return
    kept = min(factor**4, (1 + looks) / (10 + looks))
    for mean, now in zip(average.parameters(), reader.parameters(), strict=True):
        mean.lerp_(now, 1 - kept)


def _batches(
    weighted: Sequence[Weighted], wordpiece: WordPiece, settings: Settings, chance: random.Random
) -> list[list[tuple[Example, Row]]]:
    pairs = []
    for example in epoch_examples(weighted, chance):
        changed = change(example, chance, Chances())
        row = make_row(changed.words, wordpiece, settings.longest)
        if row is not None:
            pairs.append((changed, row))
    return list(sorted_batches(pairs, settings.budget, chance))


# --- measuring

LEAST = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Probabilities from which a word is believed in what is printed."""


@torch.no_grad()
def measure(core: Core, reader: ControlReader, examples: Sequence[Example], wordpiece: WordPiece) -> str:
    """Return precision and recall of the words that tell control, from several probabilities on, as a line."""
    reader.eval()
    found: list[tuple[float, bool]] = []
    gold = 0
    pairs = [(one, row) for one in examples if (row := make_row(one.words, wordpiece, 250)) is not None]
    for batch in sorted_batches(pairs, 2_048):
        inputs = make_inputs([row for _, row in batch], wordpiece, torch.device("cpu"))
        lower = lower_states(core.encoder, inputs, len(reader.layers))
        likely = reader(lower, inputs["attention_mask"], inputs["first"])["trigger"].softmax(-1)
        for labels, odds in zip(make_wanted([one for one, _ in batch]).trigger.tolist(), likely, strict=True):
            for at, label in enumerate(labels):
                if label != UNKNOWN:
                    gold += label > 0
                    best = int(odds[at, 1:].argmax()) + 1
                    found.append((1 - float(odds[at, 0]), best == label))
    lines = []
    for least in LEAST:
        right = [is_right for score, is_right in found if score >= least]
        lines.append(f"{least}: P {sum(right) / max(len(right), 1):.3f} R {sum(right) / max(gold, 1):.3f}")
    return f"{gold} words; " + ", ".join(lines)


# --- the command

LOOK_EVERY = 60
"""Each so many-th sentence in plain prose is read to see what ranges the reader's numbers have."""


def main(words: list[str]) -> None:
    """Train a reader, measure it on the stories that were left out, and write the core with it."""
    parser = argparse.ArgumentParser(prog="python -m training.control", description="Train the reader of control.")
    parser.add_argument("--corpus", type=Path, required=True, help="this project's annotated corpus (corpus/)")
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets: EWT and GUM are read")
    parser.add_argument("--core", type=Path, required=True, help="the shipped core.onnx, with its vocab.txt beside")
    parser.add_argument("--out", type=Path, required=True, help="folder to write control.pt and core.onnx to")
    parser.add_argument("--without", default="", help="stories of corpus/plain to measure on, with commas between")
    parser.add_argument("--weights", type=Path, help="a control.pt of an earlier run: export and measure only")
    parser.add_argument("--epochs", type=float, default=Settings.epochs)
    parser.add_argument(
        "--real", type=float, default=Settings.real, help="how often an epoch shows corpus/real; 0: never"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "factbox-training")
    args = parser.parse_args(words)
    args.out.mkdir(parents=True, exist_ok=True)
    prepare(args.seed, args.threads)
    settings = Settings(epochs=args.epochs, real=args.real)
    core = unpack_core(args.core)
    wordpiece = WordPiece(args.core.with_name("vocab.txt"))
    without = [name for name in args.without.split(",") if name]
    weighted = _load(args, settings, without)
    if args.weights:
        reader = ControlReader(core, settings.layers)
        reader.load_state_dict(torch.load(args.weights))
    else:
        reader = learn(core, weighted, wordpiece, settings, args.seed)
        torch.save(reader.state_dict(), args.out / "control.pt")
    for name in without:
        left_out = list(read_story(args.corpus / "plain" / name))
        print(name, measure(core, reader, left_out, wordpiece), flush=True)
    looks = _looks(read_control(args.corpus / "plain") + read_control(args.corpus / "taught"), wordpiece)
    add_reader(args.core, args.out / "core.onnx", core, reader, looks)
    shutil.copyfile(args.core.with_name("vocab.txt"), args.out / "vocab.txt")


def _looks(examples: Sequence[Example], wordpiece: WordPiece) -> Iterator[dict[str, Tensor]]:
    """Yield batches of each so many-th sentence."""
    shown = examples[::LOOK_EVERY]
    pairs = [(one, row) for one in shown if (row := make_row(one.words, wordpiece, MAX_SUBWORDS)) is not None]
    for batch in sorted_batches(pairs, 2_048):
        yield make_inputs([row for _, row in batch], wordpiece, torch.device("cpu"))


def _load(args: argparse.Namespace, settings: Settings, without: Sequence[str]) -> list[Weighted]:
    """Return what is learnt from, each set with how often an epoch shows it."""
    plain = read_control(args.corpus / "taught") + read_control(args.corpus / "plain", without=without)
    data = sets.unpack(args.data, args.cache / "train")
    told = [one["document"] for one in list_documents(args.corpus / "real")] if settings.real else []
    peaceful = [one for one in (*sets.load_ewt(data, but=told), *sets.load_gum(data)) if one.triggers is not None]
    found = [
        (settings.plain, plain),
        (settings.real, read_real(args.corpus / "real", data) if settings.real else []),
        (settings.stories, read_corpus(args.corpus / "stories")["train"]),
        (settings.sentences, read_sentences(args.corpus / "sentences")),
        (settings.peaceful, peaceful),
    ]
    for (repeat, examples), name in zip(found, ("plain", "real", "stories", "sentences", "peaceful"), strict=True):
        print(f"{name}: {len(examples)} sentences, x{repeat}", flush=True)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
