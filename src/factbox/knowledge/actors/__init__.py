"""Parties, organisations and the nouns that stand for them: data, with the side each is on.

``side_of`` is the one question other rooms ask: for which party does this actor act or this speaker speak?
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from factbox.errors import KnowledgeError

GOVERNMENT = "Government of "
FORCES = "Forces of "


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A party or an organisation that our tables name.

    Attributes:
        name: its canonical name.
        kind: ``group`` (an armed group or movement) or ``organisation``.
        side: the party it acts or speaks for; empty if none.
        countries: ISO codes of where it operates; ``*`` is anywhere.
        aliases: its other press names.
    """

    name: str
    kind: str
    side: str
    countries: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns that stand for an actor or a speaker; see ``nouns.yaml``."""

    insurgent: frozenset[str]
    government: frozenset[str]
    fighters: frozenset[str]
    again: frozenset[str]
    speakers: tuple[tuple[str, str], ...]
    office: tuple[str, ...]
    withheld: tuple[str, ...]


def side_of(name: str) -> str:
    """Return the party that an actor or speaker of that canonical name is on; the name itself if no table knows it."""
    if name.startswith(FORCES):
        return GOVERNMENT + name.removeprefix(FORCES)
    actor = known_actor(name)
    return actor.side or actor.name if actor else name


def known_actor(words: str) -> KnownActor | None:
    """Return the actor that goes by these words, with or without an article, or None. Short forms keep their case."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    return _by_alias().get(words) or _by_alias().get(words.casefold())


@cache
def load_actors() -> tuple[KnownActor, ...]:
    """Return every known actor, in the order of the tables."""
    groups = tuple(
        KnownActor(name, "group", side, tuple(countries.split(",")), _split(aliases))
        for name, side, countries, aliases in _rows("groups.tsv", columns=4)
    )
    organisations = tuple(
        KnownActor(name, kind, side, ("*",), _split(aliases))
        for name, kind, side, aliases in _rows("organisations.tsv", columns=4)
    )
    return groups + organisations


@cache
def load_nouns() -> Nouns:
    """Return the common nouns that stand for actors and speakers."""
    data = yaml.safe_load(_text("nouns.yaml"))
    pairs = ((" ".join(noun.split()), kind) for kind, nouns in data["speakers"].items() for noun in nouns)
    return Nouns(
        insurgent=frozenset(data["insurgent"]),
        government=frozenset(data["government"]),
        fighters=frozenset(data["fighters"]),
        again=frozenset(data["again"]),
        speakers=tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))),
        office=tuple(data["office"]),
        withheld=tuple(data["withheld"]),
    )


@cache
def _by_alias() -> dict[str, KnownActor]:
    """Names and aliases to actors; those of up to four letters only as written, since "is" is no Islamic State."""
    table: dict[str, KnownActor] = {}
    for actor in load_actors():
        for alias in (actor.name, *actor.aliases):
            table.setdefault(alias, actor)
            if len(alias) > 4:
                table.setdefault(alias.casefold(), actor)
    return table


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())


def _rows(file: str, *, columns: int) -> list[list[str]]:
    rows = []
    for number, line in enumerate(_text(file).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (columns - len(cells))
        if len(cells) != columns:
            raise KnowledgeError(f"{file}:{number}: {len(cells)} columns where {columns} are expected")
        rows.append(cells)
    return rows


def _text(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
