"""The English core: one ONNX file with an encoder and its heads, and what its scores say about sentences.

The file says itself which heads it has and what their labels are (training/INTERFACE.md); a head that it lacks gives
empty results.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from factbox.errors import UsageError
from factbox.language.core.batches import Integers, Row, make_arrays, make_batches, make_rows
from factbox.language.core.roles import find_roles, role_scores
from factbox.language.core.stretches import Stretch, find_stretches
from factbox.language.core.trees import best_heads
from factbox.language.core.wordpiece import WordPiece
from factbox.records import Modality

Floats = NDArray[np.floating]

FORMAT = 1
"""The agreement with the trainer that this code reads."""

FOLDER = Path(__file__).parent
JOINT = "parataxis"
"""How the parts of a sentence that was too long to be read at once hang together."""

_WEIGHTS = ("label_weight", "role_weight")
"""Outputs that are the same whatever is read."""

LIKELY_TRIGGER = 0.1
"""How likely a word must be to tell something, beside telling nothing, to be a trigger.

Half of what real reports tell lies below one half, since most words tell nothing; a trigger carries its score, and who
reads it weighs that against what else is known (docs/language.md).
"""

_STRETCHES = ("entity", "attribution", "attribution_inner", "trigger")


@dataclass(slots=True)
class SentenceReading:
    """What the core says of one sentence; lists have one item a word, or none where the file lacks the head.

    Attributes:
        tags: universal parts of speech.
        heads: the index of each word's head, -1 for the root.
        relations: universal dependency relations.
        stretches: by head (``entity``, ``attribution``, ``attribution_inner``, ``trigger``), what it found.
        factuality: -3 to 3, of use at predicates only.
        relevance: log-odds, one for each part of the sentence that was read at once.
        modality: by the first word of a trigger, how the text puts what it tells, and how sure that is, 0 to 1.
        roles: by the first word of a trigger, the words that take part in what it tells.
    """

    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    stretches: dict[str, list[Stretch]] = field(default_factory=dict)
    factuality: list[float] = field(default_factory=list)
    relevance: list[float] = field(default_factory=list)
    modality: dict[int, tuple[Modality, float]] = field(default_factory=dict)
    roles: dict[int, list[Stretch]] = field(default_factory=dict)


class Session(Protocol):
    """What is asked of ``onnxruntime.InferenceSession``."""

    def run(self, output_names: Sequence[str] | None, input_feed: dict[str, Any]) -> list[Any]:
        """Return the outputs of those names."""
        ...


class Core:
    """A loaded model; reading changes nothing about it, so that threads may share it.

    Attributes:
        version: of the weights, as the file says.
        outputs: the heads that it has.
    """

    def __init__(
        self, session: Session, outputs: Sequence[str], facts: dict[str, Any], wordpiece: WordPiece, threads: int = 1
    ) -> None:
        self.version = str(facts.get("version", ""))
        self.outputs = [name for name in outputs if name not in _WEIGHTS]
        self._session = session
        self._threads = threads
        self._wordpiece = wordpiece
        self._longest = int(facts.get("max_subwords", 256))
        self._labels: dict[str, list[str]] = {"attribution_inner": facts["labels"].get("attribution", [])}
        self._labels |= facts["labels"]
        self._weight = self._constant("label_weight") if "label_weight" in outputs else None
        self._role_weight = self._constant("role_weight") if "role_weight" in outputs else None

    def _constant(self, name: str) -> Floats:
        """Return an output that is the same whatever is read."""
        arrays = make_arrays(list(make_rows([["a"]], self._wordpiece, self._longest)), self._wordpiece)
        constant: Floats = self._session.run([name], arrays)[0]
        return constant

    def read_sentences(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        """Return what the core says of the sentences of one report.

        The same sentences give the same answer, bit for bit; other sentences beside them may change a score a little,
        so that those of two reports must not be mixed.

        Args:
            sentences: the words of each; a sentence without words gets an empty reading.
        """
        scores: list[list[tuple[Row, dict[str, Floats]]]] = [[] for _ in sentences]
        batches = self.batches(sentences)
        for (batch, _), outputs in zip(batches, self.run([arrays for _, arrays in batches]), strict=True):
            for row, found in self._scored(batch, outputs):
                scores[row.sentence].append((row, found))
        return [self._reading(sorted(parts, key=lambda part: part[0].offset)) for parts in scores]

    def batches(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[Row], dict[str, Integers]]]:
        """Return the sentences of one report as rows, with the arrays that the encoder reads, batch by batch."""
        rows = list(make_rows(sentences, self._wordpiece, self._longest))
        return [(batch, make_arrays(batch, self._wordpiece)) for batch in make_batches(rows)]

    def run(self, batches: Sequence[dict[str, Integers]]) -> Iterator[list[Floats]]:
        """Yield the scores of each batch in order, one array for each of ``outputs``.

        Each thread has a batch of its own: two that share one wait for each other at every operator. The threads end
        with the report, so that a process may fork between two.
        """
        if min(self._threads, len(batches)) < 2:
            yield from map(self._run, batches)
            return
        with ThreadPoolExecutor(min(self._threads, len(batches))) as pool:
            yield from pool.map(self._run, batches)

    def _run(self, arrays: dict[str, Integers]) -> list[Floats]:
        return self._session.run(self.outputs, arrays)

    def _scored(self, batch: list[Row], outputs: list[Floats]) -> Iterator[tuple[Row, dict[str, Floats]]]:
        """Yield each row with its scores by head, cut to its words."""
        for i, row in enumerate(batch):
            size = len(row.firsts)
            yield row, {name: _own(name, out[i], size) for name, out in zip(self.outputs, outputs, strict=True)}

    def _reading(self, parts: list[tuple[Row, dict[str, Floats]]]) -> SentenceReading:
        """Return what the scores of a sentence's parts say together."""
        reading = SentenceReading()
        if not parts:
            return reading
        for row, scores in parts:
            self._add_part(reading, row, scores)
        for name in _STRETCHES:
            if name in self.outputs:
                whole = parts[0][1][name] if len(parts) == 1 else np.concatenate([scores[name] for _, scores in parts])
                least = LIKELY_TRIGGER if name == "trigger" else 0.5
                reading.stretches[name] = find_stretches(whole, self._labels[name], least=least)
        for trigger in reading.stretches.get("trigger", ()):
            row, scores = next(part for part in reversed(parts) if part[0].offset <= trigger.first)
            self._add_trigger(reading, trigger.first, row.offset, scores)
        return reading

    def _add_trigger(self, reading: SentenceReading, word: int, offset: int, scores: dict[str, Floats]) -> None:
        """Add what is known of a trigger whose first word is ``word``; the part that it stands in begins at ``offset``.

        What takes part is looked for in the same part only.
        """
        if "modality" in scores:
            odds = scores["modality"][word - offset]
            likely = np.exp(odds - odds.max())
            best = int(odds.argmax())
            name = cast("Modality", self._labels["modality"][best])
            reading.modality[word] = name, round(float(likely[best] / likely.sum()), 4)
        if self._role_weight is not None and "role_trigger" in scores and "role_word" in scores:
            found = role_scores(scores["role_trigger"][word - offset], scores["role_word"], self._role_weight)
            names = [
                (name.first - offset, name.last - offset)
                for name in reading.stretches.get("entity", ())
                if offset <= name.first and name.last <= offset + len(found)
            ]
            reading.roles[word] = find_roles(found, self._labels["role"], names, offset)

    def _add_part(self, reading: SentenceReading, row: Row, scores: dict[str, Floats]) -> None:
        if "tag" in scores:
            reading.tags += [self._labels["tag"][best] for best in scores["tag"].argmax(axis=1).tolist()]
        if "arc" in scores:
            self._add_tree(reading, row, scores)
        if "factuality" in scores:
            reading.factuality += np.clip(scores["factuality"], -3.0, 3.0).astype(float).tolist()
        if "relevance" in scores:
            reading.relevance.append(float(scores["relevance"]))

    def _add_tree(self, reading: SentenceReading, row: Row, scores: dict[str, Floats]) -> None:
        """Add the tree of one part; the root of a later part hangs on the root of the first."""
        heads = best_heads(scores["arc"])
        relations = self._relations(scores, heads)
        shifted = [head + row.offset if head >= 0 else -1 for head in heads.tolist()]
        if row.offset:
            root = shifted.index(-1)
            shifted[root] = reading.heads.index(-1)
            relations[root : root + 1] = [JOINT] if relations else []
        reading.heads += shifted
        reading.relations += relations

    def _relations(self, scores: dict[str, Floats], heads: NDArray[np.int64]) -> list[str]:
        """Return the best label of each word, given its head; only the root may be called root."""
        if self._weight is None or "label_dep" not in scores or "label_head" not in scores:
            return []
        dependants, governors = scores["label_dep"], scores["label_head"][heads + 1]
        # Label by label: a product of all at once is large enough for BLAS to take threads, which here wait for each
        # other in loops: half of the processor's time on an article went there.
        found = np.einsum("lnd,nd->nl", dependants @ self._weight, governors)
        names = self._labels["label"]
        if "root" in names:
            found[heads >= 0, names.index("root")] = -np.inf
            found[heads < 0, names.index("root")] = np.inf
        return [names[best] for best in found.argmax(axis=1).tolist()]


def _own(name: str, scores: Floats, size: int) -> Floats:
    """Return the scores of the real words of a row, without those of the padding."""
    if name == "relevance":
        return scores
    if name == "arc":
        return scores[:size, : size + 1]
    return scores[: size + 1] if name == "label_head" else scores[:size]


@cache
def load_core(folder: Path, threads: int = 0) -> Core:
    """Return the model of a folder that has ``core.onnx`` and ``vocab.txt``; loaded once.

    Args:
        folder: where it lies.
        threads: how many to compute on; 0 for what ``FACTBOX_THREADS`` says, else two, or one where there is one.

    Raises:
        UsageError: there is no such file, or it is not one that this version can read.
    """
    import onnxruntime  # noqa: PLC0415  (a third of a second, which a splitter alone need not wait for)

    model, vocabulary = folder / "core.onnx", folder / "vocab.txt"
    if not (model.is_file() and vocabulary.is_file()):
        raise UsageError(f"there is no English core in {folder}: it needs core.onnx and vocab.txt")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    facts = _facts(session.get_modelmeta().custom_metadata_map, vocabulary)
    outputs = [output.name for output in session.get_outputs()]
    return Core(session, outputs, facts, WordPiece(vocabulary), threads or default_threads())


def default_threads() -> int:
    """Return how many threads to compute on: ``FACTBOX_THREADS``, else two, or one where there is one.

    Raises:
        UsageError: the variable is no positive number.
    """
    wanted = os.environ.get("FACTBOX_THREADS", "")
    if not wanted:
        return min(2, os.cpu_count() or 1)
    if not wanted.isdecimal() or int(wanted) < 1:
        raise UsageError(f"FACTBOX_THREADS is a number of threads, 1 or more, not {wanted!r}")
    return int(wanted)


def _facts(metadata: dict[str, str], vocabulary: Path) -> dict[str, Any]:
    """Return what a model file says of itself, once it is sure that it can be read."""
    facts: dict[str, Any] = json.loads(metadata.get("factbox", "{}"))
    if facts.get("format") != FORMAT:
        raise UsageError(f"{vocabulary.parent}/core.onnx has format {facts.get('format')}; this version reads {FORMAT}")
    if facts.get("vocab_sha256") != hashlib.sha256(vocabulary.read_bytes()).hexdigest():
        raise UsageError(
            f"{vocabulary} is not the vocabulary that core.onnx was trained with; take both from one place"
        )
    return facts


def shipped_core() -> Core | None:
    """Return the model of the folder that ``FACTBOX_CORE`` names, else the shipped one; None where there is none."""
    named = os.environ.get("FACTBOX_CORE", "")
    if named:
        return load_core(Path(named).resolve())
    return load_core(FOLDER) if (FOLDER / "core.onnx").is_file() else None
