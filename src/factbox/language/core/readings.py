"""What the scores of the encoder say about sentences.

A head that the file lacks gives empty results. What can be asked of all rows of a batch at once is asked once, since
numpy takes as long to be called as to go through a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from factbox.language.core.batches import Row
from factbox.language.core.roles import find_roles, role_scores
from factbox.language.core.stretches import Stretch, greedy_labels, likelihoods, read_stretches
from factbox.language.core.trees import best_heads
from factbox.records import Modality

Floats = NDArray[np.floating]

JOINT = "parataxis"
"""How the parts of a sentence that was too long to be read at once hang together."""

LIKELY_TRIGGER = 0.1
"""How likely a word must be to tell something, beside telling nothing, to be a trigger.

Half of what real reports tell lies below one half, since most words tell nothing; a trigger carries its score, and who
reads it weighs that against what else is known (docs/language.md).
"""

_LEAST = {
    "entity": 0.5,
    "attribution": 0.5,
    "attribution_inner": 0.5,
    "trigger": LIKELY_TRIGGER,
    "control": LIKELY_TRIGGER,
}
"""The heads that find stretches, with how likely one must be."""

_MODALITIES = ("modality", "control_modality")

_LABELLED = ("tag", *_MODALITIES, *_LEAST)
"""The heads that give each word a label."""

_ALONE = 2**18
"""Multiplications from which BLAS takes threads for a product, which wait for each other in loops: they took half of
the processor's time on an article."""


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
        control_modality, control_roles: the same of the triggers of ``control``.
    """

    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    stretches: dict[str, list[Stretch]] = field(default_factory=dict)
    factuality: list[float] = field(default_factory=list)
    relevance: list[float] = field(default_factory=list)
    modality: dict[int, tuple[Modality, float]] = field(default_factory=dict)
    roles: dict[int, list[Stretch]] = field(default_factory=dict)
    control_modality: dict[int, tuple[Modality, float]] = field(default_factory=dict)
    control_roles: dict[int, list[Stretch]] = field(default_factory=dict)


@dataclass(slots=True)
class Part:
    """A sentence, or a part of one that was too long to be read at once, and what the scores of its words say.

    Attributes:
        row: which words it has.
        scores: by head, cut to its words.
        labels: by head, the best label of each word, as a number.
        likely: by head, how likely the kind of that label, or the label, is.
        heads: the index of each word's head in this part, -1 for the root.
        relations: of each word to its head.
    """

    row: Row
    scores: dict[str, Floats]
    labels: dict[str, list[int]]
    likely: dict[str, Floats]
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


class Reader:
    """Makes readings of scores; it knows nothing of the encoder but what its file says of the heads.

    Args:
        labels: the names of the labels of each head.
        label_weight: what a word and its head are multiplied with, [R, D, D]; None where there is none.
        role_weight: what a trigger and a word are multiplied with.
        control_role_weight: the same of the triggers of ``control``.
    """

    def __init__(
        self,
        labels: Mapping[str, list[str]],
        label_weight: Floats | None,
        role_weight: Floats | None,
        control_role_weight: Floats | None,
    ) -> None:
        self._labels = {"attribution_inner": labels.get("attribution", []), **labels}
        self._label_weight = label_weight
        self._role_weights = {"": role_weight, "control_": control_role_weight}

    def parts(self, batch: Sequence[Row], outputs: Mapping[str, Floats]) -> list[Part]:
        """Return what the scores of a batch say of each of its rows."""
        outputs = dict(outputs)
        if "factuality" in outputs:
            outputs["factuality"] = np.clip(outputs["factuality"], -3.0, 3.0)
        best = {name: greedy_labels(outputs[name], _LEAST.get(name, 0.5)) for name in _LABELLED if name in outputs}
        likely = {name: likelihoods(outputs[name], best[name]) for name in _LEAST if name in outputs}
        likely |= {name: _shares(outputs[name], best[name]) for name in _MODALITIES if name in outputs}
        labels = {name: found.tolist() for name, found in best.items()}
        parts = []
        for i, row in enumerate(batch):
            size = len(row.firsts)
            part = Part(
                row,
                {name: _own(name, found[i], size) for name, found in outputs.items()},
                {name: found[i][:size] for name, found in labels.items()},
                {name: found[i, :size] for name, found in likely.items()},
            )
            if "arc" in part.scores:
                part.heads = best_heads(part.scores["arc"]).tolist()
            parts.append(part)
        if {"arc", "label_dep", "label_head"} <= outputs.keys():
            self._add_relations(parts)
        return parts

    def _add_relations(self, parts: Sequence[Part]) -> None:
        """Add the best label of each word, given its head; only the root may be called root."""
        weight = self._label_weight
        if weight is None:
            return
        dependants = np.concatenate([part.scores["label_dep"] for part in parts])
        governors = np.concatenate([part.scores["label_head"][np.array(part.heads) + 1] for part in parts])
        roots = np.concatenate([np.array(part.heads) < 0 for part in parts])
        found = np.concatenate([_fits(*block, weight) for block in _blocks(dependants, governors, weight)])
        names = self._labels["label"]
        if "root" in names:
            found[~roots, names.index("root")] = -np.inf
            found[roots, names.index("root")] = np.inf
        best = iter(found.argmax(axis=1).tolist())
        for part in parts:
            part.relations = [names[next(best)] for _ in part.heads]

    def read(self, parts: Sequence[Part]) -> SentenceReading:
        """Return what the parts of a sentence say together, given in their order; without any, an empty reading."""
        reading = SentenceReading()
        for part in parts:
            self._add_part(reading, part)
        for name, least in _LEAST.items() if parts else ():
            if name in parts[0].scores:
                reading.stretches[name] = self._stretches(parts, name, least)
        for head, group, modality, roles in (
            ("trigger", "", reading.modality, reading.roles),
            ("control", "control_", reading.control_modality, reading.control_roles),
        ):
            names = [(name.first, name.last) for name in reading.stretches.get("entity", ())]
            for trigger in reading.stretches.get(head, ()):
                word = trigger.first
                part = next(part for part in reversed(parts) if part.row.offset <= word)
                if f"{group}modality" in part.scores:
                    modality[word] = self._modality(part, word, f"{group}modality")
                found = self._roles(part, word, group, names)
                if found is not None:
                    roles[word] = found
        return reading

    def _stretches(self, parts: Sequence[Part], name: str, least: float) -> list[Stretch]:
        labels = [label for part in parts for label in part.labels[name]]
        if not any(labels):
            return []
        scores = _joined([part.scores[name] for part in parts])
        likely = _joined([part.likely[name] for part in parts])
        return read_stretches(scores, self._labels[name], labels, likely, least=least)

    def _add_part(self, reading: SentenceReading, part: Part) -> None:
        if "tag" in part.labels:
            names = self._labels["tag"]
            reading.tags += [names[best] for best in part.labels["tag"]]
        if part.heads:
            self._add_tree(reading, part)
        if "factuality" in part.scores:
            reading.factuality += part.scores["factuality"].astype(float).tolist()
        if "relevance" in part.scores:
            reading.relevance.append(float(part.scores["relevance"]))

    def _add_tree(self, reading: SentenceReading, part: Part) -> None:
        """Add the tree of one part; the root of a later part hangs on the root of the first."""
        offset, relations = part.row.offset, list(part.relations)
        shifted = [head + offset if head >= 0 else -1 for head in part.heads]
        if offset:
            root = shifted.index(-1)
            shifted[root] = reading.heads.index(-1)
            relations[root : root + 1] = [JOINT] if relations else []
        reading.heads += shifted
        reading.relations += relations

    def _modality(self, part: Part, word: int, head: str) -> tuple[Modality, float]:
        """Return how the text puts what a trigger tells whose first word is ``word`` of the sentence."""
        at = word - part.row.offset
        name = cast("Modality", self._labels["modality"][part.labels[head][at]])
        return name, round(float(part.likely[head][at]), 4)

    def _roles(self, part: Part, word: int, group: str, names: Sequence[tuple[int, int]]) -> list[Stretch] | None:
        """Return who and what takes part in what a trigger tells, looked for in its part only; None without the head.

        Args:
            part: where the trigger stands.
            word: its first word, of the sentence.
            group: what the names of its outputs begin with.
            names: of the sentence, first and one past the last word.
        """
        weight, scores, offset = self._role_weights[group], part.scores, part.row.offset
        if weight is None or not {f"{group}role_trigger", f"{group}role_word"} <= scores.keys():
            return None
        found = role_scores(scores[f"{group}role_trigger"][word - offset], scores[f"{group}role_word"], weight)
        inside = [
            (first - offset, last - offset) for first, last in names if offset <= first and last <= offset + len(found)
        ]
        return find_roles(found, self._labels["role"], inside, offset)


def _blocks(dependants: Floats, governors: Floats, weight: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Yield words with their heads, so many that BLAS multiplies them by itself."""
    most = max(_ALONE // (weight.shape[1] * weight.shape[2]), 1)
    for at in range(0, len(dependants), most):
        yield dependants[at : at + most], governors[at : at + most]


def _fits(dependants: Floats, governors: Floats, weight: Floats) -> Floats:
    """Return [n, R]: how well each label fits a word and its head."""
    found: Floats = np.einsum("lnd,nd->nl", dependants @ weight, governors)
    return found


def _shares(scores: Floats, labels: NDArray[np.int64]) -> Floats:
    """Return how likely the label of each word of a batch is, 0 to 1."""
    powers = np.exp(scores - scores.max(axis=2, keepdims=True))
    shares: Floats = np.take_along_axis(powers, labels[..., None], axis=2)[..., 0] / powers.sum(axis=2)
    return shares


def _joined(parts: list[Floats]) -> Floats:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _own(name: str, scores: Any, size: int) -> Floats:
    """Return the scores of the real words of a row, without those of the padding."""
    own: Floats = scores
    if name == "relevance":
        return own
    if name == "arc":
        return own[:size, : size + 1]
    return own[: size + 1] if name == "label_head" else own[:size]
