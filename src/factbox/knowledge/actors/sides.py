"""Who goes by which name and is on which side: our tables, with a user's own rows before them.

Sides belong to one conflict, so a user can state them in a small file (:func:`load_sides`) and pass what comes of it
along; nothing global changes, and two runs with two files do not meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from factbox.errors import KnowledgeError, UsageError
from factbox.knowledge.actors.tables import KnownActor, bound, load_actors, load_officials, split_list, table_rows

GOVERNMENT = "Government of "
FORCES = "Forces of "

_FIELDS = ("name", "side", "aliases", "from", "to")


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of a user's file: the side of an actor, for good or from one day to another, both included."""

    name: str
    side: str
    aliases: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Say whether the row holds on a day; where the day is unknown only a row without days holds."""
        if self.first is None and self.last is None:
            return True
        return day is not None and (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True)
class Sides:
    """Names and sides for one run: ``rows`` of the user's go before our tables, the first that holds before the rest.

    Our tables alone are :data:`SHIPPED`. ``others`` are short forms that mean somebody else in a report than in them.
    """

    rows: tuple[SideRow, ...] = ()
    others: frozenset[str] = frozenset()

    def side_of(self, name: str, day: date | None = None) -> str:
        """Return the party that an actor or speaker of that canonical name is on.

        That is the side a row gives; for a state's forces its government; for an official in office that day whom he
        speaks for; and the name itself for whoever is a party alone, or known to nobody.
        """
        stated = self._stated(name, day)
        if stated is not None:
            return stated
        if name.startswith(FORCES):
            return self.side_of(GOVERNMENT + name.removeprefix(FORCES), day)
        actor = self.known_actor(name)
        if actor is not None:
            return actor.side or actor.name
        party = _in_office(name, day)
        return self.side_of(party, day) if party else name

    def known_actor(self, words: str, country: str = "") -> KnownActor | None:
        """Return the actor that goes by these words, with or without an article, or None.

        Where several share the name, the one that operates in ``country`` (an ISO code) goes first; use
        :meth:`actors_called` to see whether that settles it.
        """
        found = self.actors_called(words, country)
        return found[0] if found else None

    def actors_called(self, words: str, country: str = "") -> tuple[KnownActor, ...]:
        """Return all actors that go by these words: only those that operate in the country, if there are any."""
        words = words.strip().removeprefix("the ").removeprefix("The ")
        if words in self.others:
            return ()
        table = _by_alias(self.rows)
        found = table.get(words) or table.get(words.casefold()) or ()
        local = tuple(actor for actor in found if country and country in actor.countries)
        return local or found

    @property
    def names(self) -> frozenset[str]:
        """The names and aliases that the user's rows add, in lower case: whoever bears one acts as a party."""
        return frozenset(name.casefold() for row in self.rows for name in (row.name, *row.aliases))

    def _stated(self, name: str, day: date | None) -> str | None:
        return next((row.side for row in self.rows if row.name == name and row.holds(day)), None)


@lru_cache(maxsize=16)
def _by_alias(rows: tuple[SideRow, ...]) -> dict[str, tuple[KnownActor, ...]]:
    """Names to actors; a name the user gives to one actor is no longer any other's."""
    return _index(load_actors()) | _index(_actors_of(rows))


SHIPPED = Sides()
"""Our tables alone."""


def load_sides(path: str | Path) -> Sides:
    """Read a user's file of actors and sides.

    Args:
        path: a ``.yaml`` or ``.yml`` list of mappings with ``name``, ``side`` and optionally ``aliases`` (a list),
            ``from`` and ``to`` (days or months), or a table divided by tabs with these columns in this order,
            aliases divided by semicolons. A row for a name of ours replaces its side and adds to its aliases; an
            actor may have several rows for several times.

    Raises:
        UsageError: there is no such file.
        KnowledgeError: it is not of that shape; the message says what and where.
    """
    path = Path(path)
    if not path.is_file():
        raise UsageError(
            f"There is no file of sides at {path}: name a TSV or YAML file that says who is on which side."
        )
    text = path.read_text(encoding="utf-8")
    rows = _from_yaml(text, path.name) if path.suffix in (".yaml", ".yml") else _from_table(text, path.name)
    return Sides(tuple(rows))


def _in_office(name: str, day: date | None) -> str:
    """Return for whom an official speaks on a day; empty if that is nobody, or not the same party for all rows."""
    rows = (row for row in load_officials() if row.name == name and day is not None)
    parties = {row.speaks_for for row in rows if day and row.first <= day <= (row.last or day)}
    return parties.pop() if len(parties) == 1 else ""


def _index(actors: Sequence[KnownActor]) -> dict[str, tuple[KnownActor, ...]]:
    """Names to actors; those of up to four letters only as written, since "is" is no Islamic State."""
    table: dict[str, tuple[KnownActor, ...]] = {}
    for actor in actors:
        for alias in (actor.name, *actor.aliases):
            for key in {alias, alias.casefold() if len(alias) > 4 else alias}:
                before = table.get(key, ())
                table[key] = before if actor in before else (*before, actor)
    return table


def _actors_of(rows: Sequence[SideRow]) -> list[KnownActor]:
    """Return the actors that rows name, each once: one of ours with more aliases, or a new one."""
    ours = {actor.name: actor for actor in load_actors()}
    found = []
    for name in dict.fromkeys(row.name for row in rows):
        aliases = tuple(alias for row in rows if row.name == name for alias in row.aliases)
        side = next((row.side for row in rows if row.name == name and row.holds(None)), "")
        kind = "forces" if name.startswith((GOVERNMENT, FORCES)) else "group"
        actor = ours.get(name) or KnownActor(name, kind, side, ("*",), ())
        found.append(replace(actor, aliases=actor.aliases + aliases))
    return found


# --- reading a file


def _from_table(text: str, where: str) -> list[SideRow]:
    rows = (dict(zip(_FIELDS, cells, strict=True)) for cells in table_rows(text, where, columns=len(_FIELDS)))
    return [_row({**row, "aliases": split_list(row["aliases"])}, where) for row in rows if row["name"] != "name"]


def _from_yaml(text: str, where: str) -> list[SideRow]:
    try:
        loaded = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{where} is no YAML: {error}") from error
    if not isinstance(loaded, list) or not all(isinstance(row, dict) for row in loaded):
        raise KnowledgeError(f"{where}: a list of mappings with {', '.join(_FIELDS)} is expected")
    return [_row(row, where) for row in loaded]


def _row(row: dict[str, Any], where: str) -> SideRow:
    unknown = sorted(str(field) for field in row.keys() - set(_FIELDS))
    if unknown or not row.get("name") or not row.get("side"):
        wrong = f"it has no field {', '.join(unknown)}" if unknown else "name and side are needed"
        raise KnowledgeError(f"{where}: {row.get('name') or 'a row'}: {wrong}; the fields are {', '.join(_FIELDS)}")
    aliases = row.get("aliases") or ()
    if isinstance(aliases, str):
        aliases = split_list(aliases)
    first, last = (str(row.get(field) or "") for field in ("from", "to"))
    try:
        return SideRow(
            name=str(row["name"]),
            side=str(row["side"]),
            aliases=tuple(str(alias) for alias in aliases),
            first=bound(first, last=False) if first else None,
            last=bound(last, last=True) if last else None,
        )
    except KnowledgeError as error:
        raise KnowledgeError(f"{where}: {row['name']}: {error}") from error
