"""All the measuring of a run: which sets, which files, one table of scores."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import onnxruntime

from factbox.language.core.wordpiece import WordPiece
from training import evaluate, rules
from training.examples import Example
from training.load import iob, offsets, sets
from training.load.corpus import read_corpus

Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a file is measured on.

    Attributes:
        data: the unpacked training data, for EWT's and GUM's test parts.
        corpus: dev and test examples of our own corpus, by name; may be empty.
        triggers: the words that rules take for triggers, for comparison (``rules.trigger_words`` of the train part).
    """

    data: Path
    corpus: dict[str, list[Example]] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)


def measure(path: Path, wordpiece: WordPiece, gold: Gold) -> Report:
    """Return the scores of a file on the parts that were kept out of training."""
    session, labels = evaluate.open_session(path), dependency_labels(path)
    ewt = sets.load_ewt(gold.data, "test")
    outs = evaluate.run(session, ewt, wordpiece)
    report: Report = {
        "ewt_test": evaluate.score_trees(ewt, outs, labels),
        "ewt_test_names": evaluate.score_names(ewt, outs),
        "factuality_test": evaluate.score_factuality(ewt, outs),
    }
    for name, parts, genres in (
        ("gum_test", ("test",), ()),
        ("gum_news_test", ("test",), ("news",)),
        ("gum_news_dev_test", ("dev", "test"), ("news",)),
    ):
        gum = [example for part in parts for example in sets.load_gum(gold.data, part, genres)]
        report[name] = evaluate.score_trees(gum, evaluate.run(session, gum, wordpiece), labels)
    for name, examples in gold.corpus.items():
        report[f"corpus_{name}"] = measure_corpus(session, examples, wordpiece, labels, gold.triggers)
    return report


def dependency_labels(path: Path) -> list[str]:
    """Return the dependency labels that a file names."""
    model = evaluate.open_session(path).get_modelmeta().custom_metadata_map["factbox"]
    return list(json.loads(model)["labels"]["label"])


def measure_corpus(
    session: onnxruntime.InferenceSession,
    examples: list[Example],
    wordpiece: WordPiece,
    labels: Sequence[str],
    known: dict[str, str],
) -> Report:
    """Return the scores of all heads that our own corpus annotates, and those of rules over the found trees."""
    outs = evaluate.run(session, examples, wordpiece)
    report: Report = {
        "sentences": len(examples),
        "names": evaluate.score_names(examples, outs),
        "attribution": evaluate.score_attribution(examples, outs),
        "inner": evaluate.score_attribution(examples, outs, "attribution_inner"),
        "factuality": evaluate.score_factuality(examples, outs),
        "relevance": evaluate.score_relevance(examples, outs),
        "rules": evaluate.score_rules(examples, rules.by_rule(examples, outs, labels, known)),
    }
    if any(output.name == "trigger" for output in session.get_outputs()):
        report["triggers"] = evaluate.score_triggers(examples, outs)
        report["modality"] = evaluate.score_modality(examples, outs)
        report["roles"] = evaluate.score_roles(examples, outs)
    return report


def measure_foreign(path: Path, wordpiece: WordPiece, dev: Path, every: int = 1) -> Report:
    """Return the scores on sets that nobody trains on: the worldwide newswire's names and PolNeAR's attributions.

    Args:
        path: the ONNX file.
        wordpiece: the vocabulary.
        dev: the folder with the unpacked sets; one that is missing is left out.
        every: take each n-th article only.
    """
    session = evaluate.open_session(path)
    report: Report = {}
    if (dev / "en_worldwide_newswire").is_dir():
        rows = list(newswire_rows(dev / "en_worldwide_newswire", every))
        examples = [Example([word for word, _ in row], "newswire") for row in rows]
        report["newswire_names"] = evaluate.score_newswire(rows, evaluate.run(session, examples, wordpiece))
    if (dev / "polnear.jsonl").exists():
        polnear = list(offsets.read_polnear(dev / "polnear.jsonl", 4 * every))
        report["polnear"] = evaluate.score_attribution(polnear, evaluate.run(session, polnear, wordpiece))
    return report


def newswire_rows(folder: Path, every: int) -> list[list[tuple[str, str]]]:
    """Return the sentences of every n-th article, words and labels."""
    rows = []
    for path in sorted(folder.glob("*.tsv"))[::every]:
        with path.open(encoding="utf-8") as lines:
            rows.extend(iob.read_columns(lines))
    return rows


def agreement(one: Path, other: Path, examples: list[Example], wordpiece: WordPiece) -> dict[str, float]:
    """Return in how many per cent of words two files (fp32 and int8) decide alike, by head."""
    pairs = list(
        zip(
            evaluate.run(evaluate.open_session(one), examples, wordpiece),
            evaluate.run(evaluate.open_session(other), examples, wordpiece),
            strict=True,
        )
    )
    decide: dict[str, Callable[[evaluate.Output], Any]] = {
        "tag": lambda out: out["tag"].argmax(1),
        "head": evaluate.parse,
        "entity": lambda out: out["entity"].argmax(1),
        "attribution": lambda out: out["attribution"].argmax(1),
    }
    shares = {}
    for name, choose in decide.items():
        alike = [(choose(a) == choose(b)) for a, b in pairs if a is not None and b is not None]
        shares[name] = round(100 * sum(int(x.sum()) for x in alike) / max(1, sum(len(x) for x in alike)), 2)
    return shares


def speed(path: Path, examples: list[Example], wordpiece: WordPiece, threads: int = 2) -> dict[str, float]:
    """Return how soon a file is ready and how many words a second it reads, arrays included, decoding not."""
    begun = time.monotonic()
    session = evaluate.open_session(path, threads)
    ready = time.monotonic() - begun
    begun = time.monotonic()
    evaluate.run(session, examples, wordpiece)
    taken = time.monotonic() - begun
    return {"ready_s": round(ready, 2), "words_per_s": round(sum(len(e.words) for e in examples) / taken)}


def corpus_gold(data: Path, corpus: Path | None) -> tuple[list[Example], Gold]:
    """Return the train part of our own corpus, and what to measure on."""
    if corpus is None:
        return [], Gold(data)
    parts = read_corpus(corpus)
    train = parts.pop("train")
    return train, Gold(data, {name: held for name, held in parts.items() if held}, rules.trigger_words(train))


def main(words: list[str]) -> None:
    """Measure a file that is there: ``python -m training.measure core.onnx DATA_DIR [--corpus] [--measure]``."""
    parser = argparse.ArgumentParser(prog="python -m training.measure", description="Measure a core.onnx.")
    parser.add_argument("core", type=Path, help="the file; vocab.txt lies beside it")
    parser.add_argument("data", type=Path, help="folder of the unpacked training sets, for their test parts")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--measure", type=Path, help="folder of the unpacked sets to measure on only")
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args(words)
    wordpiece = WordPiece(args.core.with_name("vocab.txt"))
    _, gold = corpus_gold(args.data, args.corpus)
    report = measure(args.core, wordpiece, gold)
    if args.measure:
        report |= measure_foreign(args.core, wordpiece, args.measure, args.every)
    report["speed"] = speed(args.core, sets.load_gum(args.data, "test"), wordpiece)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
