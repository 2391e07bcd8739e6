"""The English core: one ONNX file with an encoder and its heads, and how a report goes through it.

The file says itself which heads it has and what their labels are (training/INTERFACE.md).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from factbox.errors import UsageError
from factbox.language.core.batches import Integers, Row, make_arrays, make_batches, make_rows
from factbox.language.core.readings import Floats, Part, Reader, SentenceReading
from factbox.language.core.wordpiece import WordPiece

Batch = TypeVar("Batch")
Made = TypeVar("Made")

FORMAT = 1
"""The agreement with the trainer that this code reads."""

FOLDER = Path(__file__).parent
_WEIGHTS = ("label_weight", "role_weight", "control_role_weight")
"""Outputs that are the same whatever is read."""


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
        threads: how many it computes on.
    """

    def __init__(
        self, session: Session, outputs: Sequence[str], facts: dict[str, Any], wordpiece: WordPiece, threads: int = 1
    ) -> None:
        self.version = str(facts.get("version", ""))
        self.outputs = [name for name in outputs if name not in _WEIGHTS]
        self._session = session
        self.threads = threads
        self._wordpiece = wordpiece
        self._longest = int(facts.get("max_subwords", 256))
        weights = (self._constant(name) if name in outputs else None for name in _WEIGHTS)
        self._reader = Reader(facts["labels"], *weights)

    def _constant(self, name: str) -> Floats:
        """Return an output that is the same whatever is read."""
        arrays = make_arrays(list(make_rows([["a"]], self._wordpiece, self._longest)), self._wordpiece)
        constant: Floats = self._session.run([name], arrays)[0]
        return constant

    def on_threads(self, threads: int) -> Core:
        """Return the same model, which computes on so many threads."""
        other = copy(self)
        other.threads = threads
        return other

    def read_sentences(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        """Return what the core says of the sentences of one report.

        The same sentences give the same answer, bit for bit; other sentences beside them may change a score a little,
        so that those of two reports must not be mixed.

        Args:
            sentences: the words of each; a sentence without words gets an empty reading.
        """
        parts: list[list[Part]] = [[] for _ in sentences]
        for read in self._each(self._read, self.batches(sentences)):
            for part in read:
                parts[part.row.sentence].append(part)
        return [self._reader.read(sorted(own, key=lambda part: part.row.offset)) for own in parts]

    def batches(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[Row], dict[str, Integers]]]:
        """Return the sentences of one report as rows, with the arrays that the encoder reads, batch by batch."""
        rows = list(make_rows(sentences, self._wordpiece, self._longest))
        return [(batch, make_arrays(batch, self._wordpiece)) for batch in make_batches(rows)]

    def run(self, batches: Sequence[dict[str, Integers]]) -> list[list[Floats]]:
        """Return the scores of each batch, one array for each of ``outputs``."""
        return self._each(self._run, batches)

    def _each(self, work: Callable[[Batch], Made], batches: Sequence[Batch]) -> list[Made]:
        """Return what is made of each batch, in their order.

        Each thread has a batch of its own: two that share one wait for each other at every operator; and while one is
        encoded by one thread, the other reads what came of the last. The longest come first, lest one thread be left
        with it at the end. The threads end with the report, so that a process may fork between two.
        """
        if min(self.threads, len(batches)) < 2:
            return [work(batch) for batch in batches]
        with ThreadPoolExecutor(min(self.threads, len(batches))) as pool:
            begun = [pool.submit(work, batch) for batch in reversed(batches)]
            return [one.result() for one in reversed(begun)]

    def _run(self, arrays: dict[str, Integers]) -> list[Floats]:
        return self._session.run(self.outputs, arrays)

    def _read(self, batch: tuple[list[Row], dict[str, Integers]]) -> list[Part]:
        rows, arrays = batch
        return self._reader.parts(rows, dict(zip(self.outputs, self._run(arrays), strict=True)))


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
