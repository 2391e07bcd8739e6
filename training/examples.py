"""One sentence to learn from, whatever is known of it, and the edits that keep its annotations aligned."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Named:
    """A name in a sentence: words ``start`` to ``end`` (exclusive), and the types that it may have."""

    start: int
    end: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Words ``start`` to ``end`` (exclusive) that play a role in what the trigger beginning at ``trigger`` tells."""

    trigger: int
    start: int
    end: int
    role: str


@dataclass(slots=True)
class Example:
    """A sentence with what a data set says of it; what it does not say is None.

    Attributes:
        words: the words, as UD splits them.
        origin: the data set.
        tags: universal tags.
        heads: the head of each word, 1 for the first word, 0 for the root (as in CoNLL-U); -1 where it is not known.
        labels: dependency labels.
        names: the names that the set marks; None if it marks none at all.
        hidden: the types that the set does not mark, so that a word outside all names may be one of these.
        vague: stretches of words of which nothing is known.
        attribution: labels of the outer layer, ``?`` where nothing is known.
        inner: labels of the layer inside a content.
        factuality: -3 to 3 at predicates, NaN elsewhere.
        triggers: labels of event triggers.
        modality: one of ``MODALITIES`` at the first word of a trigger, empty elsewhere.
        roles: which words play a part in what a trigger tells.
        relevant: 1 if the sentence belongs to news of a conflict or crisis, 0 if not.
        trust: how much the names count.
        attribution_trust: how much the attribution counts; labels made by rule count less.
        events_taught: whether a core of before may say what it tells (``teacher.py``).
    """

    words: list[str]
    origin: str
    tags: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    names: list[Named] | None = None
    hidden: frozenset[str] = frozenset()
    vague: list[tuple[int, int]] = field(default_factory=list)
    attribution: list[str] | None = None
    inner: list[str] | None = None
    factuality: list[float] | None = None
    triggers: list[str] | None = None
    modality: list[str] | None = None
    roles: list[Part] | None = None
    relevant: float | None = None
    trust: float = 1.0
    attribution_trust: float = 1.0
    events_taught: bool = True


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to put in the place of others, with a tree of their own.

    Attributes:
        words: the words.
        tags: their universal tags.
        heads: for each word the index of its head in the phrase, -1 for the phrase's own head.
        labels: dependency labels; that of the phrase's head is taken from what it replaces.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]

    @property
    def root(self) -> int:
        """The index of the phrase's head."""
        return self.heads.index(-1)


def outer_heads(example: Example, start: int, end: int) -> list[int]:
    """Return the words of a stretch whose head lies outside it."""
    if example.heads is None:
        return [start]
    return [word for word in range(start, end) if not start < example.heads[word] <= end]


def delete_words(example: Example, gone: set[int]) -> Example:
    """Return the example without some words, none of which may have dependants that stay."""
    kept = [word for word in range(len(example.words)) if word not in gone]
    new = {old + 1: place + 1 for place, old in enumerate(kept)} | {0: 0, -1: -1}

    def pick(values: Sequence[T] | None) -> list[T] | None:
        return None if values is None else [values[word] for word in kept]

    def edge(word: int) -> int:
        return sum(1 for other in kept if other < word)

    return replace(
        example,
        words=pick(example.words),
        tags=pick(example.tags),
        heads=None if example.heads is None else [new[example.heads[word]] for word in kept],
        labels=pick(example.labels),
        names=None
        if example.names is None
        else [Named(edge(n.start), edge(n.end), n.types) for n in example.names if edge(n.end) > edge(n.start)],
        vague=[(edge(start), edge(end)) for start, end in example.vague if edge(end) > edge(start)],
        attribution=_mend(pick(example.attribution)),
        inner=_mend(pick(example.inner)),
        factuality=pick(example.factuality),
        triggers=_mend(pick(example.triggers)),
        modality=pick(example.modality),
        roles=None
        if example.roles is None
        else [
            Part(edge(p.trigger), edge(p.start), edge(p.end), p.role)
            for p in example.roles
            if p.trigger not in gone and edge(p.end) > edge(p.start)
        ],
    )


def _mend(labels: list[str] | None) -> list[str] | None:
    """Return labels in which a span whose first word was dropped begins again."""
    if labels is None:
        return None
    mended = list(labels)
    for place, label in enumerate(mended):
        if label[0] == "I" and (place == 0 or mended[place - 1][2:] != label[2:]):
            mended[place] = f"B-{label[2:]}"
    return mended


def _even(labels: list[str] | None, start: int, end: int) -> bool:
    """Return whether all words of a stretch belong to one span, or to none."""
    if labels is None:
        return True
    return len({label[2:] for label in labels[start:end]}) == 1 and all(x[0] != "B" for x in labels[start + 1 : end])


def replaceable(example: Example, start: int, end: int) -> bool:
    """Return whether a stretch can give way to another phrase: one head, and no annotation ends inside it."""
    if len(outer_heads(example, start, end)) != 1:
        return False
    if example.factuality and any(not math.isnan(value) for value in example.factuality[start:end]):
        return False
    if any(_cut_by(part, start, end) for part in example.roles or ()):
        return False
    return all(_even(layer, start, end) for layer in (example.attribution, example.inner, example.triggers))


def _cut_by(part: Part, start: int, end: int) -> bool:
    """Return whether a stretch holds the trigger, or a part of the words, of a part that is played."""
    held = start < part.end and part.start < end and not (part.start <= start and end <= part.end)
    return held or start <= part.trigger < end


def _spread(labels: list[str] | None, start: int, end: int, length: int) -> list[str] | None:
    if labels is None:
        return None
    first = labels[start]
    rest = f"I-{first[2:]}" if first[0] in "BI" else first
    return [*labels[:start], first, *[rest] * (length - 1), *labels[end:]]


def replace_words(example: Example, start: int, end: int, phrase: Phrase) -> Example:
    """Return the example with a :func:`replaceable` stretch replaced and every annotation moved along."""
    length, shift = len(phrase.words), len(phrase.words) - (end - start)
    middle = [math.nan] * length

    def moved(edge: int) -> int:
        return edge if edge <= start else edge + shift

    def moved_head(head: int) -> int:
        if start < head <= end:
            return start + phrase.root + 1
        return head + shift if head > end else head

    heads = labels = None
    if example.heads is not None and example.labels is not None:
        (anchor,) = outer_heads(example, start, end)
        inside = [moved_head(example.heads[anchor]) if head < 0 else start + head + 1 for head in phrase.heads]
        heads = [*map(moved_head, example.heads[:start]), *inside, *map(moved_head, example.heads[end:])]
        own = [
            example.labels[anchor] if head < 0 else label
            for head, label in zip(phrase.heads, phrase.labels, strict=True)
        ]
        labels = [*example.labels[:start], *own, *example.labels[end:]]
    return replace(
        example,
        words=[*example.words[:start], *phrase.words, *example.words[end:]],
        tags=None if example.tags is None else [*example.tags[:start], *phrase.tags, *example.tags[end:]],
        heads=heads,
        labels=labels,
        names=None
        if example.names is None
        else [Named(moved(n.start), moved(n.end) if n.end != end else end + shift, n.types) for n in example.names],
        vague=[(moved(a), moved(b)) for a, b in example.vague],
        attribution=_spread(example.attribution, start, end, length),
        inner=_spread(example.inner, start, end, length),
        factuality=None
        if example.factuality is None
        else [*example.factuality[:start], *middle, *example.factuality[end:]],
        triggers=_spread(example.triggers, start, end, length),
        modality=None
        if example.modality is None
        else [*example.modality[:start], *[""] * length, *example.modality[end:]],
        roles=None
        if example.roles is None
        else [
            Part(moved(p.trigger), moved(p.start), moved(p.end) if p.end != end else end + shift, p.role)
            for p in example.roles
        ],
    )
