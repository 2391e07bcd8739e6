"""Examples to batches of arrays: words to sub-words by the run time's own code, rows of like length together."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from factbox.language.core.batches import Integers, Row, make_arrays, make_rows
from factbox.language.core.wordpiece import WordPiece
from training.entity_types import may_hide
from training.examples import Example
from training.labels import ANY, ATTRIBUTION, ENTITY, MODALITIES, ROLES, TRIGGER, UPOS, Masks
from training.losses import UNKNOWN, Targets

_TAGS = {tag: number for number, tag in enumerate(UPOS)}
_MODALITIES = {name: number for number, name in enumerate(MODALITIES)}
_ENTITY, _ATTRIBUTION, _TRIGGER = Masks(ENTITY), Masks(ATTRIBUTION), Masks(TRIGGER)


def make_row(words: Sequence[str], wordpiece: WordPiece, longest: int) -> Row | None:
    """Return the row of a sentence, or None if it has more sub-words than ``longest``."""
    rows = list(make_rows([words], wordpiece, longest))
    return rows[0] if len(rows) == 1 else None


def entity_masks(example: Example) -> list[int]:
    """Return for each word the labels that its name, or its being outside all names, allows."""
    if example.names is None:
        return [ANY] * len(example.words)
    masks = [_outside(word, example.hidden) for word in example.words]
    for start, end in example.vague:
        masks[start:end] = [ANY] * (end - start)
    for name in example.names:
        for word in range(name.start, name.end):
            place = "B" if word == name.start else "I"
            masks[word] = _ENTITY.of(f"{place}-{kind}" for kind in name.types)
    return masks


def _outside(word: str, hidden: frozenset[str]) -> int:
    return _ENTITY.of(["O", *(f"{place}-{kind}" for kind in may_hide(word, hidden) for place in "BI")])


def label_masks(labels: Sequence[str] | None, masks: Masks, length: int) -> list[int]:
    """Return for each word the mask of its one label; all are allowed where nothing is known."""
    return [ANY] * length if labels is None else [masks.of([label]) for label in labels]


def make_targets(examples: Sequence[Example], labels: dict[str, int], device: torch.device) -> Targets:
    """Return what is known of a batch of examples; ``labels`` numbers the dependency labels."""
    width = max(len(example.words) for example in examples)

    def table(rows: list[list[int]], fill: int) -> Tensor:
        out = np.full((len(rows), width), fill, np.int64)
        for number, row in enumerate(rows):
            out[number, : len(row)] = row
        return torch.from_numpy(out).to(device)

    def numbers(rows: list[list[float]]) -> Tensor:
        out = np.full((len(rows), width), math.nan, np.float32)
        for number, row in enumerate(rows):
            out[number, : len(row)] = row
        return torch.from_numpy(out).to(device)

    role_at, role = role_targets(examples, width)
    return Targets(
        tag=table([[_TAGS.get(t, UNKNOWN) for t in e.tags or ()] for e in examples], UNKNOWN),
        head=table([[h if h >= 0 else UNKNOWN for h in e.heads or ()] for e in examples], UNKNOWN),
        label=table([[labels.get(x, UNKNOWN) for x in e.labels or ()] for e in examples], UNKNOWN),
        entity=table([entity_masks(e) for e in examples], ANY),
        attribution=table([label_masks(e.attribution, _ATTRIBUTION, len(e.words)) for e in examples], ANY),
        inner=table([label_masks(e.inner, _ATTRIBUTION, len(e.words)) for e in examples], ANY),
        trigger=table([label_masks(e.triggers, _TRIGGER, len(e.words)) for e in examples], ANY),
        entity_trust=torch.tensor([e.trust for e in examples], device=device),
        attribution_trust=torch.tensor([e.attribution_trust for e in examples], device=device),
        factuality=numbers([e.factuality or [] for e in examples]),
        relevance=torch.tensor([math.nan if e.relevant is None else e.relevant for e in examples], device=device),
        modality=table([[_MODALITIES.get(m, UNKNOWN) for m in e.modality or ()] for e in examples], UNKNOWN),
        role_at=torch.from_numpy(role_at).to(device),
        role=torch.from_numpy(role).to(device),
        events_taught=torch.tensor([float(e.events_taught) for e in examples], device=device),
        words=sum(len(e.words) for e in examples),
    )


def role_targets(examples: Sequence[Example], width: int) -> tuple[Integers, Integers]:
    """Return where the triggers are whose roles are known, and the role of each word beside each of them."""
    places = [
        (row, word)
        for row, example in enumerate(examples)
        if example.roles is not None
        for word, label in enumerate(example.triggers or ())
        if label[0] == "B"
    ]
    number = {place: at for at, place in enumerate(places)}
    roles = np.full((len(places), width), UNKNOWN, np.int64)
    for (row, _), at in number.items():
        roles[at, : len(examples[row].words)] = 0
    for row, example in enumerate(examples):
        for part in reversed(example.roles or ()):  # of two parts with a word in common the first one has it
            roles[number[row, part.trigger], part.start : part.end] = ROLES.index(part.role)
    return np.array(places, np.int64).reshape(-1, 2), roles


def make_inputs(rows: Sequence[Row], wordpiece: WordPiece, device: torch.device) -> dict[str, Tensor]:
    """Return the network's inputs for these rows."""
    return {name: torch.from_numpy(array).to(device) for name, array in make_arrays(rows, wordpiece).items()}


def sorted_batches(
    pairs: Sequence[tuple[Example, Row]], budget: int, chance: random.Random | None = None
) -> Iterator[list[tuple[Example, Row]]]:
    """Yield batches of rows of like length, at most ``budget`` sub-words each with padding; shuffled if by chance."""
    batches: list[list[tuple[Example, Row]]] = []
    batch: list[tuple[Example, Row]] = []
    for pair in sorted(pairs, key=lambda pair: len(pair[1].pieces)):
        width = -(-(len(pair[1].pieces) + 2) // 8) * 8
        if batch and width * (len(batch) + 1) > budget:
            batches.append(batch)
            batch = []
        batch.append(pair)
    if batch:
        batches.append(batch)
    if chance:
        chance.shuffle(batches)
    yield from batches
