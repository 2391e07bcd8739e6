"""What the exported file scores: it is run as the run time runs it, with onnxruntime and the run time's decoding.

Every figure is on words as the gold has them. Tags and trees: each word counts, punctuation too, labels with their
subtypes, as the CoNLL 2018 shared task scores LAS without the subtypes (``las`` here is the stricter of the two).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from factbox.language.core.batches import Row, make_arrays
from factbox.language.core.roles import find_roles, role_scores
from factbox.language.core.stretches import best_path
from factbox.language.core.trees import best_heads
from factbox.language.core.wordpiece import WordPiece
from training.batches import make_row, sorted_batches
from training.examples import Example
from training.labels import ATTRIBUTION, ENTITY, MODALITIES, ROLES, TRIGGER, UPOS, spans

Output = dict[str, NDArray[np.float32]]
Scores = dict[str, float]

BUDGET = 1_024


def open_session(path: Path, threads: int = 2) -> onnxruntime.InferenceSession:
    """Return the file, ready to run."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(
    session: onnxruntime.InferenceSession, examples: Sequence[Example], wordpiece: WordPiece
) -> list[Output | None]:
    """Return the outputs for each sentence, cut to its words; None for one too long for a row."""
    names = [output.name for output in session.get_outputs()]
    pairs = [(number, make_row(e.words, wordpiece, 500)) for number, e in enumerate(examples)]
    fitting = [(number, row) for number, row in pairs if row is not None]
    found: list[Output | None] = [None] * len(examples)
    for batch in sorted_batches(fitting, BUDGET):  # type: ignore[arg-type]
        values = dict(zip(names, session.run(names, make_arrays([row for _, row in batch], wordpiece)), strict=True))
        for place, (number, row) in enumerate(batch):
            found[number] = _cut(values, place, row)
    return found


def _cut(values: Mapping[str, NDArray[np.float32]], place: int, row: Row) -> Output:
    words = len(row.firsts)
    cut = {}
    for name, value in values.items():
        if name in ("label_weight", "role_weight"):
            cut[name] = value
        elif name == "arc":
            cut[name] = value[place, :words, : words + 1].copy()
            cut[name][np.arange(words), np.arange(words) + 1] = -1e9
        elif name == "label_head":
            cut[name] = value[place, : words + 1]
        else:
            cut[name] = value[place, :words] if value.ndim > 1 else value[place : place + 1]  # relevance
    return cut


def parse(out: Output, *, mst: bool = True) -> NDArray[np.int64]:
    """Return the head of each word, 0 for the root, 1 for the first word: the best tree, or the best head of each."""
    return best_heads(out["arc"]) + 1 if mst else out["arc"].argmax(1)


def label_numbers(out: Output, heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the best label of each word under its head."""
    scores = np.einsum("wd,rde,we->wr", out["label_dep"], out["label_weight"], out["label_head"][heads], optimize=True)
    return scores.argmax(1)


def score_trees(examples: Sequence[Example], outs: Sequence[Output | None], labels: Sequence[str]) -> Scores:
    """Return ``upos``, ``uas`` and ``las`` in per cent, and the same trees without the tree constraint (``greedy``)."""
    right: Counter[str] = Counter()
    total = 0
    for example, out in zip(examples, outs, strict=True):
        total += len(example.words)
        if out is None or example.heads is None or example.tags is None or example.labels is None:
            continue
        tags = out["tag"].argmax(1)
        right["upos"] += sum(UPOS[t] == gold for t, gold in zip(tags, example.tags, strict=True))
        for name, heads in (("", parse(out)), ("greedy_", parse(out, mst=False))):
            found = label_numbers(out, heads)
            good = heads == np.array(example.heads)
            named = np.array([labels[f] == gold for f, gold in zip(found, example.labels, strict=True)])
            right[f"{name}uas"] += int(good.sum())
            right[f"{name}las"] += int((good & named).sum())
    return {name: round(100 * count / max(1, total), 2) for name, count in sorted(right.items())}


def score_spans(pairs: Iterable[tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]]]) -> Scores:
    """Return F1, precision and recall over all, and F1 and recall by type, from gold and found spans."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for wanted, got in pairs:
        gold.update(kind for *_, kind in wanted)
        found.update(kind for *_, kind in got)
        both.update(kind for *_, kind in wanted & got)
    total = f1(both.total(), found.total(), gold.total())
    scores = {
        "f1": total,
        "precision": round(100 * both.total() / max(1, found.total()), 2),
        "recall": round(100 * both.total() / max(1, gold.total()), 2),
    }
    return scores | {f"{kind}_f1": f1(both[kind], found[kind], gold[kind]) for kind in sorted(gold)}


def f1(both: int, found: int, gold: int) -> float:
    """Return F1 in per cent."""
    return round(200 * both / (found + gold), 2) if found + gold else 0.0


def entity_spans(out: Output) -> set[tuple[int, int, str]]:
    """Return the names found, under the rule that ``I-x`` goes on what is ``x``."""
    return set(spans([ENTITY[label] for label in best_path(out["entity"])]))


NEWSWIRE = {"place": "LOC", "person": "PER", "organisation": "ORG", "group": "ORG", "outlet": "ORG"}
NEWSWIRE_GOLD = {"Location": "LOC", "Person": "PER", "Organization": "ORG"}


def score_newswire(rows: Sequence[list[tuple[str, str]]], outs: Sequence[Output | None]) -> Scores:
    """Return the scores on PER, LOC and ORG of a newswire that was never trained on; its other types are left out."""

    def mapped(found: Iterable[tuple[int, int, str]], types: Mapping[str, str]) -> set[tuple[int, int, str]]:
        return {(start, end, types[kind]) for start, end, kind in found if kind in types}

    return score_spans(
        (
            mapped(spans([label for _, label in row]), NEWSWIRE_GOLD),
            mapped(entity_spans(out) if out else set(), NEWSWIRE),
        )
        for row, out in zip(rows, outs, strict=True)
    )


def score_names(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return the scores on names whose gold has one type each."""
    pairs = []
    for example, out in zip(examples, outs, strict=True):
        if example.names is not None and out is not None:
            gold = {(n.start, n.end, next(iter(n.types))) for n in example.names if len(n.types) == 1}
            pairs.append((gold, entity_spans(out)))
    return score_spans(pairs)


def score_attribution(
    examples: Sequence[Example], outs: Sequence[Output | None], output: str = "attribution"
) -> Scores:
    """Return F1 of speaker, cue and content, exactly (``_exact``) and by word (``_token``)."""
    exact, words = [], []
    for example, out in zip(examples, outs, strict=True):
        gold_labels = example.attribution if output == "attribution" else example.inner
        if gold_labels is None or out is None:
            continue
        got = [ATTRIBUTION[label] for label in best_path(out[output])]
        exact.append((set(spans(gold_labels)), set(spans(got))))
        words.append((_word_set(gold_labels), _word_set(got)))
    return {f"{name}_exact": value for name, value in score_spans(exact).items()} | {
        f"{name}_token": value for name, value in score_spans(words).items()
    }


def _word_set(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    return {(at, at + 1, label[2:]) for at, label in enumerate(labels) if label[0] in "BI"}


def score_factuality(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return Pearson's r, the mean absolute error, and how often the sign is right where gold has one."""
    judged = [
        (value, float(found))
        for example, out in zip(examples, outs, strict=True)
        if example.factuality is not None and out is not None
        for value, found in zip(example.factuality, out["factuality"], strict=True)
        if not math.isnan(value)
    ]
    return _correlation(judged)


def _correlation(judged: Sequence[tuple[float, float]]) -> Scores:
    if not judged:
        return {}
    one, other = np.array(judged).T
    signed = one != 0
    return {
        "r": round(100 * float(np.corrcoef(one, other)[0, 1]), 2),
        "mae": round(float(np.abs(one - other).mean()), 3),
        "sign": round(100 * float((np.sign(one) == np.sign(other))[signed].mean()), 2),
    }


def score_rules(examples: Sequence[Example], answers: Sequence[Example]) -> dict[str, Scores]:
    """Return the scores of answers that came about in another way than by a head (``rules.py``)."""
    layers = [
        (gold, got)
        for e, a in zip(examples, answers, strict=True)
        for gold, got in ((e.attribution, a.attribution),)
        if gold is not None and got is not None
    ]
    exact = score_spans((set(spans(gold)), set(spans(got))) for gold, got in layers)
    words = score_spans((_word_set(gold), _word_set(got)) for gold, got in layers)
    triggers = score_spans(
        (set(spans(e.triggers)), set(spans(a.triggers or [])))
        for e, a in zip(examples, answers, strict=True)
        if e.triggers is not None
    )
    judged = [
        (gold, 3.0 if math.isnan(got) else got)
        for e, a in zip(examples, answers, strict=True)
        if e.factuality is not None and a.factuality is not None
        for gold, got in zip(e.factuality, a.factuality, strict=True)
        if not math.isnan(gold)
    ]
    return {
        "attribution": {f"{name}_exact": value for name, value in exact.items()}
        | {f"{name}_token": value for name, value in words.items()},
        "triggers": triggers,
        "factuality": _correlation(judged),
    }


def score_triggers(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return F1 of event triggers, exact span and type."""
    pairs = []
    for example, out in zip(examples, outs, strict=True):
        if example.triggers is not None and out is not None:
            got = set(spans([TRIGGER[label] for label in best_path(out["trigger"])]))
            pairs.append((set(spans(example.triggers)), got))
    return score_spans(pairs)


def score_modality(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return accuracy, F1 of each modality and their mean, at the triggers of the gold."""
    judged = [
        (gold, MODALITIES[int(out["modality"][word].argmax())])
        for example, out in zip(examples, outs, strict=True)
        if example.modality is not None and out is not None
        for word, gold in enumerate(example.modality)
        if gold
    ]
    if not judged:
        return {}
    f1 = {}
    for kind in MODALITIES:
        both = sum(gold == kind == got for gold, got in judged)
        f1[kind] = 200 * both / max(1, sum((gold == kind) + (got == kind) for gold, got in judged))
    return {
        "accuracy": round(100 * sum(gold == got for gold, got in judged) / len(judged), 2),
        "macro_f1": round(sum(f1.values()) / len(f1), 2),
    } | {f"{kind}_f1": round(value, 2) for kind, value in f1.items()}


def role_spans(example: Example, out: Output) -> set[tuple[int, int, str]]:
    """Return what plays a role beside the gold's triggers; the trigger is part of the kind, as ``TRIGGER:role``."""
    found = set()
    names = [(start, end) for start, end, _ in entity_spans(out)]
    for word, label in enumerate(example.triggers or ()):
        if label[0] == "B":
            scores = role_scores(out["role_trigger"][word], out["role_word"], out["role_weight"])
            found |= {(s.first, s.last, f"{word}:{s.kind}") for s in find_roles(scores, list(ROLES), names)}
    return found


def score_roles(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return F1 of the roles at the gold's triggers, with all words of a mention (``_exact``) and by word (``_token``).

    Runs of words that touch and play the same role count as one mention, on both sides.
    """
    pairs = []
    for example, out in zip(examples, outs, strict=True):
        if example.roles is not None and out is not None:
            gold = {(p.start, p.end, f"{p.trigger}:{p.role}") for p in example.roles}
            pairs.append((gold, role_spans(example, out)))
    exact = score_spans((_plain(gold), _plain(got)) for gold, got in pairs)
    words = score_spans((_plain(_by_word(gold)), _plain(_by_word(got))) for gold, got in pairs)
    return {f"{name}_exact": value for name, value in exact.items()} | {
        f"{name}_token": value for name, value in words.items()
    }


def _by_word(found: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    return {(word, word + 1, kind) for start, end, kind in found for word in range(start, end)}


def _plain(found: set[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    """Return the same with the trigger's number in the places, so that kinds are roles."""
    return {(start + 10_000 * int(kind.split(":")[0]), end, kind.split(":")[1]) for start, end, kind in found}


def score_relevance(examples: Sequence[Example], outs: Sequence[Output | None]) -> Scores:
    """Return how often the sign of a sentence's log-odds is right."""
    judged = [
        (example.relevant > 0.5) == (float(out["relevance"][0]) > 0)
        for example, out in zip(examples, outs, strict=True)
        if example.relevant is not None and out is not None
    ]
    return {"accuracy": round(100 * sum(judged) / len(judged), 2)} if judged else {}
