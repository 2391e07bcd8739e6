"""The words by which a sentence bears out what a line says beside it: the table ``grounds.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from factbox.errors import KnowledgeError


@dataclass(frozen=True)
class Grounds:
    """The table of ``grounds.yaml``: how the words begin that bear out a type, a count, a government, a contest."""

    types: dict[str, tuple[str, ...]]
    settled: tuple[str, ...]
    settling: tuple[str, ...]
    to_talk: tuple[str, ...]
    both_sides: tuple[str, ...]
    deadly: tuple[str, ...]
    not_held: tuple[str, ...]
    units: dict[str, tuple[str, ...]]
    government: tuple[str, ...]
    contested: tuple[str, ...]
    attacking: tuple[str, ...]
    fighting: tuple[str, ...]
    owned: tuple[str, ...]
    denied: tuple[str, ...]
    negated: tuple[str, ...]
    future: tuple[str, ...]
    aimed: tuple[str, ...]
    kept: tuple[str, ...]
    suspected: tuple[str, ...]
    suffered: tuple[str, ...]
    leaving: tuple[str, ...]
    holding: tuple[str, ...]
    groups: tuple[str, ...]
    accused: tuple[str, ...]
    glad: tuple[str, ...]
    accuses: tuple[str, ...]
    anybody: tuple[str, ...]
    returned: tuple[str, ...]
    no_bombs: tuple[str, ...]
    explosions: tuple[str, ...]
    set_off: tuple[str, ...]
    needed: tuple[str, ...]
    households: tuple[str, ...]
    courts: tuple[str, ...]
    deeds: tuple[str, ...]
    boasts: tuple[str, ...]
    ours: tuple[str, ...]
    partisan: tuple[str, ...]
    city_parts: tuple[str, ...]
    towns: tuple[str, ...]
    bare_places: tuple[str, ...]
    bare_things: tuple[str, ...]
    taken_in: tuple[str, ...]
    of_nature: tuple[str, ...]
    slogans: tuple[str, ...]
    known_groups: tuple[str, ...]
    sentence_heads: tuple[str, ...]
    saying: tuple[str, ...]
    party_names: tuple[str, ...]
    kinds_of_war_council: tuple[str, ...]
    rulers_of_regions: tuple[str, ...]
    secret_services: tuple[str, ...]
    silent: tuple[str, ...]
    habits: tuple[str, ...]
    opposition_bodies: tuple[str, ...]
    when: tuple[str, ...]
    shares: tuple[str, ...]
    wheres: tuple[str, ...]
    of_no_war: tuple[str, ...]
    spans: tuple[str, ...]
    refused: tuple[str, ...]
    parts: tuple[str, ...]
    pieces: tuple[str, ...]
    long_lasting: tuple[str, ...]
    over_time: tuple[str, ...]
    hedges: tuple[str, ...]
    only_thought: tuple[str, ...]
    unarmed: tuple[str, ...]
    killing: tuple[str, ...]
    reports: tuple[str, ...]
    admits: tuple[str, ...]
    guilt: tuple[str, ...]
    called_foes: tuple[str, ...]
    called_by_states: tuple[str, ...]
    state_offices_that_print: tuple[str, ...]
    means: tuple[str, ...]
    of_persons: tuple[str, ...]
    machines: tuple[str, ...]
    of_people: tuple[str, ...]


@cache
def load_grounds() -> Grounds:
    """Return the table; raises KnowledgeError if it is malformed."""
    text = (files("factbox.publish") / "grounds.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), Grounds)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(f"publish/grounds.yaml is malformed: {error}") from error


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of any of some words."""
    return f"(?:{'|'.join(map(re.escape, words))})"
