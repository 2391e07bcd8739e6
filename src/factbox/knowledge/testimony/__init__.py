"""Kinds of voice (``kinds.yaml``), what each weighs (``weights.yaml``), names of one happening (``families.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import get_args

from factbox.errors import KnowledgeError
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.tables import load_values
from factbox.records import STANCES, Stance, Status


@dataclass(frozen=True, slots=True)
class VoiceKind:
    """One kind of voice.

    Attributes:
        name: own_voice, neutral, witness, admission, party, unvouched, forecast or denial.
        rung: the word of the status ladder that one such voice carries alone.
        lifts: whether it is no party's, so that two of separate origins corroborate each other.
        against: whether it speaks against what it is about.
        anywhere: whether it carries that far in an outlet that nobody knows.
    """

    name: str
    rung: Status
    lifts: bool
    against: bool
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Families:
    """Which words of reports mean one thing; ``families.yaml`` says what each list is for."""

    families: Mapping[str, str]
    attacks: frozenset[str]
    tolls: frozenset[str]
    carried_off: frozenset[str]
    no_event: frozenset[str]
    empty_words: frozenset[str]
    unknown: frozenset[str]
    again: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much voices move a probability; ``weights.yaml`` says what each number is for."""

    strength: Mapping[str, float]
    fight_apart: float
    unknown: float
    says: Mapping[str, str]
    prior: Mapping[str, Mapping[str, float]]
    stays: Mapping[str, float]
    without_a_fight: float
    power: Mapping[str, float]
    shared: Mapping[str, float]
    least: float


def voice_kind(name: str) -> VoiceKind:
    """Return the kind of that name.

    Raises:
        KnowledgeError: the table has no such kind; the message lists those it has.
    """
    kinds = _table()[0]
    if name not in kinds:
        raise KnowledgeError(f"kinds.yaml has no kind of voice {name!r}; it has {', '.join(kinds)}")
    return kinds[name]


def kind_of_stance(stance: Stance) -> VoiceKind | None:
    """Return the kind of voice that a stance is; None for one that is no evidence at all."""
    return _table()[1].get(stance)


_LISTS = ("attacks", "tolls", "carried_off", "no_event", "empty_words", "unknown", "again")


@cache
def load_families() -> Families:
    """Return what reports call one and the same happening."""
    data = load_values(_text("families.yaml"))
    return Families(
        families={kind: name for name, kinds in data["families"].items() for kind in kinds},
        **{name: frozenset(data[name]) for name in _LISTS},
    )


@lru_cache(maxsize=2**14)
def telling_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell whose it is; none of "several armed men", who may be anybody."""
    words = frozenset(name.casefold().split()) - load_families().empty_words - load_families().unknown
    return words - load_numbers().cardinals.keys()


@cache
def load_weights() -> Weights:
    """Return how much each kind of voice moves a probability.

    Raises:
        KnowledgeError: a kind of voice is weighed that ``kinds.yaml`` does not have.
    """
    weights = Weights(**load_values(_text("weights.yaml")))
    for kind in weights.strength:
        voice_kind(kind)
    return weights


@cache
def _table() -> tuple[dict[str, VoiceKind], dict[str, VoiceKind]]:
    data = load_values(_text("kinds.yaml"))
    kinds = {name: VoiceKind(name, **row) for name, row in data["kinds"].items()}
    wrong = {kind.rung for kind in kinds.values()} - set(get_args(Status)) | set(data["stances"]) - set(STANCES)
    if wrong:
        raise KnowledgeError(f"kinds.yaml: no such status or stance: {', '.join(sorted(wrong))}")
    return kinds, {stance: kinds[name] for stance, name in data["stances"].items()}


def _text(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
