"""The learning curve: what a share of our own corpus teaches, ``python -m training.curve --corpus corpus --out DIR``.

Each run begins from the published encoder, sees the train stories of one share (smaller shares lie within larger ones)
and nothing else, makes the same number of steps, and is measured on the same test stories. Nothing else is learnt from,
so that the curve shows the corpus' own part; the shipped core, which also sees treebanks, stands higher.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch, as in __main__

import argparse
import json
import random
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from factbox.corpus import Story, load_corpus
from factbox.language.core.wordpiece import WordPiece
from training import evaluate, export
from training.__main__ import CORPUS_OUTPUTS, OUTPUTS, SOFT_OUTPUTS, encoder_files
from training.examples import Example
from training.load.corpus import report_examples
from training.model import Core, load_encoder
from training.settings import CONFIGS
from training.train import batches_of_epoch, prepare, train

LABELS = ["root"]
"""The corpus has no trees: the parser's heads are there and learn nothing."""

Row = dict[str, float]


def share_of(stories: list[Story], share: float, seed: int) -> list[Story]:
    """Return the first ``share`` of the stories in the order that the seed draws; a smaller share lies in a larger."""
    drawn = sorted(stories, key=lambda story: story.name)
    random.Random(seed).shuffle(drawn)  # noqa: S311 - no secret
    return drawn[: max(1, round(share * len(drawn)))]


def examples_of(stories: list[Story]) -> list[Example]:
    """Return the sentences of these stories."""
    return [example for story in stories for report in story.reports for example in report_examples(report)]


def learn(stories: list[Story], out: Path, steps: int, seed: int, threads: int) -> Path:
    """Train on these stories alone and return the fp32 file."""
    weights, vocabulary = encoder_files()
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(vocabulary, out / "vocab.txt")
    wordpiece = WordPiece(out / "vocab.txt")
    sets = [(1.0, examples_of(stories))]
    device = prepare(seed, threads)
    core = Core(len(LABELS))
    load_encoder(core, weights)
    settings = CONFIGS["full"]
    epoch = len(batches_of_epoch(sets, wordpiece, settings, random.Random(seed)))  # noqa: S311
    settings = replace(settings, epochs=steps / epoch)
    core = train(core, sets, wordpiece, {"root": 0}, settings, seed=seed, device=device, hours=24, say=_say)
    path = out / "core.onnx"
    export.export_fp32(core, path, LABELS, out / "vocab.txt", "curve", OUTPUTS + SOFT_OUTPUTS + CORPUS_OUTPUTS)
    return path


def score(path: Path, examples: list[Example], threads: int) -> Row:
    """Return one row of the curve: F1 of names, attribution by token, triggers and roles; accuracy of modality."""
    outs = evaluate.run(evaluate.open_session(path, threads), examples, WordPiece(path.with_name("vocab.txt")))
    attribution = evaluate.score_attribution(examples, outs)
    return {
        "names": evaluate.score_names(examples, outs)["f1"],
        **{part: attribution[f"{part}_f1_token"] for part in ("speaker", "cue", "content")},
        "triggers": evaluate.score_triggers(examples, outs)["f1"],
        "roles": evaluate.score_roles(examples, outs)["f1_token"],
        "modality": evaluate.score_modality(examples, outs)["accuracy"],
    }


def main(words: list[str]) -> None:
    """Train on each share, print one JSON line a share, and write them to ``curve.jsonl``."""
    parser = argparse.ArgumentParser(prog="python -m training.curve", description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="folder of the stories, with train and test")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shares", type=float, nargs="+", default=[0.25, 0.5, 0.75, 1.0])
    parser.add_argument("--steps", type=int, default=600, help="of every run alike")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args(words)
    stories, _ = load_corpus(args.corpus)
    learnt = [story for story in stories if story.split == "train"]
    held = examples_of([story for story in stories if story.split == "test"])
    args.out.mkdir(parents=True, exist_ok=True)
    for share in args.shares:
        seen = share_of(learnt, share, args.seed)
        path = learn(seen, args.out / f"{share:g}", args.steps, args.seed, args.threads)
        tokens = sum(len(example.words) for example in examples_of(seen))
        names = sorted(story.name for story in seen)
        row = {"share": share, "stories": len(seen), "seen": names, "tokens": tokens}
        row |= score(path, held, args.threads)
        _say(json.dumps(row))
        with (args.out / "curve.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row) + "\n")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
