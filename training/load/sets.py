"""All data sets: where each lies in the data folder, what is taken of it, and how often an epoch shows it."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training import silver
from training.examples import Example
from training.load import conllu, iob, offsets

SILVER_TRUST = 0.1
"""How much attribution made by rule over gold trees counts."""


PEACEFUL = tuple(f"GUM_{genre}" for genre in ("academic", "court", "interview", "voyage"))
"""Genres of GUM in which no conflict is told; its news, history and speeches may."""


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set to learn from.

    Attributes:
        name: its folder, which is also the name of its archive.
        repeat: how often an epoch shows it; a fraction shows that share.
        load: from the data folder to examples.
    """

    name: str
    repeat: float
    load: Callable[[Path], list[Example]]


def unpack(data: Path, cache: Path) -> Path:
    """Return a folder that holds the sets unpacked; ``NAME.tar.xz`` archives are unpacked into the cache once."""
    archives = sorted(data.glob("*.tar.xz"))
    if not archives:
        return data
    cache.mkdir(parents=True, exist_ok=True)
    for archive in archives:
        if not (cache / archive.name.removesuffix(".tar.xz")).exists():
            with tarfile.open(archive) as packed:
                packed.extractall(cache, filter="data")
    return cache


def load_ewt(data: Path, part: str = "train", *, but: Sequence[str] = ()) -> list[Example]:
    """Return EWT with tags, trees, UNER's names, silver attribution and (train) UDS-IH2's factuality.

    Args:
        data: the folder in which the sets lie unpacked.
        part: train, dev or test.
        but: documents that are not taken for ordinary English, whatever their genre.
    """
    examples: dict[str, Example] = {}
    for tree in conllu.read_file(data / "ud_ewt" / f"en_ewt-ud-{part}.conllu"):
        examples[tree.id] = _with_silver(tree, tree.example("ewt"))
    iob.align_names(examples, data / "uner_ewt" / f"en_ewt-ud-{part}.iob2")
    judged = offsets.read_factuality(data / "uds_factuality" / "uds_ih2.jsonl", part)
    offsets.add_factuality(examples.values(), judged)
    for name, example in examples.items():
        if name.startswith(("reviews", "answers", "email")) and not name.startswith(tuple(but)):
            _tells_nothing(example)
    return list(examples.values())


def load_gum(data: Path, part: str = "train", genres: tuple[str, ...] = ()) -> list[Example]:
    """Return the free genres of GUM with tags, trees, its own entities and silver attribution."""
    opened: list[tuple[str, str, int]] = []
    found = []
    for tree in conllu.read_gum(data / "gum_free", part, genres):
        example = _with_silver(tree, conllu.gum_example(tree, opened))
        example.relevant = None if tree.id.startswith("GUM_news") else 0.0
        if tree.id.startswith(PEACEFUL):
            _tells_nothing(example)
        found.append(example)
    return found


def _tells_nothing(example: Example) -> None:
    """Mark a sentence of ordinary English: it is of no conflict, and none of its words tells an event of one.

    The corpus alone, all of it about conflicts, teaches the core to see events in what is none.
    """
    example.relevant = 0.0
    example.triggers = ["O"] * len(example.words)


def load_pud(data: Path) -> list[Example]:
    """Return PUD with tags, trees, UNER's names and silver attribution."""
    examples = {
        tree.id: _with_silver(tree, tree.example("pud"))
        for tree in conllu.read_file(data / "ud_pud" / "en_pud-ud-test.conllu")
    }
    iob.align_names(examples, data / "uner_pud" / "en_pud-ud-test.iob2")
    return list(examples.values())


def _with_silver(tree: conllu.Tree, example: Example) -> Example:
    example.attribution, example.inner = silver.attribute(tree)
    example.attribution_trust = SILVER_TRUST
    return example


def _load_wikigold(data: Path) -> list[Example]:
    return _irrelevant(iob.name_examples(data / "wikigold" / "wikigold.conll.txt", "wikigold"))


def _load_wnut(data: Path) -> list[Example]:
    hidden = iob.NOT_MARKED | {"people", "misc"}
    files = ("wnut17train.conll", "emerging.dev.conll", "emerging.test.annotated")
    return [
        example
        for file in files
        for example in _irrelevant(iob.name_examples(data / "wnut17" / file, "wnut17", hidden, 0.5))
    ]


def _irrelevant(examples: list[Example]) -> list[Example]:
    for example in examples:
        example.relevant = 0.0
    return examples


SETS = (
    DataSet("ud_ewt", 1.3, load_ewt),
    DataSet("gum_free", 1.5, load_gum),
    DataSet("ud_pud", 2.0, load_pud),
    DataSet("wikigold", 1.0, _load_wikigold),
    DataSet("wnut17", 0.15, _load_wnut),
    DataSet("re3d", 1.5, lambda data: list(offsets.read_re3d(data / "re3d"))),
    DataSet("ecbplus", 0.5, lambda data: list(offsets.read_ecb(data / "ecbplus" / "ecbplus.jsonl"))),
    DataSet("litbank", 0.05, lambda data: list(offsets.read_litbank(data / "litbank"))),
)
"""What an epoch is made of; news and names weigh more than tweets and novels."""


def load_all(data: Path) -> Iterator[tuple[DataSet, list[Example]]]:
    """Yield every set with its examples, in the order above."""
    for one in SETS:
        yield one, one.load(data)
