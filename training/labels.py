"""The labels of every head, and sets of labels as bit masks for the partial-label loss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
"""Universal part-of-speech tags, in the order of the file's ``tag`` output."""

ENTITY_TYPES = (
    "person", "place", "facility", "organisation", "group", "outlet", "people", "date", "number", "misc",
)  # fmt: skip
ATTRIBUTION_TYPES = ("speaker", "cue", "content")
EVENT_TYPES = (
    "territory.capture", "territory.enter", "territory.siege", "territory.contested", "territory.held",
    "territory.withdraw", "territory.handover", "battle.clash", "strike.air", "strike.shelling", "attack.bombing",
    "killing.assassination", "killing.civilians", "detention.arrest", "detention.release", "displacement",
    "evacuation", "looting", "deployment.in", "deployment.out", "defection", "diplomacy.talks",
    "diplomacy.statement", "diplomacy.agreement", "visit", "aid", "abuse", "casualties", "quantity.other", "count",
    "other",
)  # fmt: skip
"""The contract's event types; ``tests/training`` checks that the records have the same."""

CONTROL_TYPES = EVENT_TYPES[: EVENT_TYPES.index("strike.shelling") + 1]
"""Who takes, enters, presses, fights for, holds, leaves and hands over a place, clashes, and what is shelled."""

MODALITIES = ("fact", "negated", "conditional", "forecast", "unconfirmed")
"""How the text puts what a trigger tells."""

ROLES = ("none", "actor", "recipient", "place", "number", "time")
"""What a word is to a trigger."""


def bio(types: Sequence[str]) -> tuple[str, ...]:
    """Return ``O`` and then ``B-x``, ``I-x`` for each type, as the file lists them."""
    return ("O", *(f"{place}-{kind}" for kind in types for place in "BI"))


ENTITY = bio(ENTITY_TYPES)
ATTRIBUTION = bio(ATTRIBUTION_TYPES)
TRIGGER = bio(EVENT_TYPES)

ANY = 0
"""A mask that forbids nothing: the word does not count in the loss."""


class Masks:
    """Sets of labels of one head as integers with a bit for each label.

    Attributes:
        labels: the labels, ``O`` first.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._bits = {label: 1 << number for number, label in enumerate(self.labels)}

    def of(self, labels: Iterable[str]) -> int:
        """Return the mask of these labels; ``?`` among them stands for all."""
        mask = 0
        for label in labels:
            if label == "?":
                return ANY
            mask |= self._bits[label]
        return mask


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans of a BIO sequence as start, end and type; an ``I`` without a beginning begins one."""
    found: list[tuple[int, int, str]] = []
    for number, label in enumerate(labels):
        kind = label[2:]
        if label in ("O", "?"):
            continue
        if label[0] == "I" and found and found[-1][1] == number and found[-1][2] == kind:
            found[-1] = (found[-1][0], number + 1, kind)
        else:
            found.append((number, number + 1, kind))
    return found


def write_spans(length: int, found: Iterable[tuple[int, int, str]], fill: str = "O") -> list[str]:
    """Return a BIO sequence with these spans; where two overlap, the first one given stays."""
    labels = [fill] * length
    for start, end, kind in found:
        if all(label == fill for label in labels[start:end]):
            labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return labels
