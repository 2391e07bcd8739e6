"""How reports speak of fights, falls and deaths where there is no war (``no_war.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts


@dataclass(frozen=True)
class NoWarWords:
    """The words of ``no_war.yaml``, which says of each list what it is; ``_PHRASES`` are phrases."""

    fights: frozenset[str]
    contests: frozenset[str]
    ills: frozenset[str]
    ideas: frozenset[str]
    crowds: frozenset[str]
    hosts: frozenset[str]
    ways_out: frozenset[str]
    spells: frozenset[str]
    dating: frozenset[str]
    natural: frozenset[str]
    natural_causes: tuple[tuple[str, ...], ...]
    aged: tuple[tuple[str, ...], ...]
    fiction: frozenset[str]
    narrating: frozenset[str]
    parliamentary: frozenset[str]
    received: frozenset[str]
    figures: tuple[tuple[str, ...], ...]
    wide: frozenset[str]
    topics: frozenset[str]
    lifeless: frozenset[str]
    animals: frozenset[str]
    heights: frozenset[str]
    filmed: frozenset[str]
    searched: frozenset[str]
    helpers: frozenset[str]


_PHRASES = ("aged", "figures", "natural_causes")


@cache
def load_no_war() -> NoWarWords:
    """Return the tables."""
    data = load_texts(files(__package__).joinpath("no_war.yaml").read_text(encoding="utf-8"))
    lists = {field.name: frozenset(data[field.name]) for field in fields(NoWarWords) if field.name not in _PHRASES}
    return NoWarWords(**{name: _phrases(data[name]) for name in _PHRASES}, **lists)  # type: ignore[arg-type]


def _phrases(listed: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in listed)
