"""Reading of the tables of parties, organisations, officials and nouns that lie beside this module."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from factbox.errors import KnowledgeError
from factbox.knowledge.tables import load_values

_SETS = ("commands", "fighting_bodies", "fighting_ranks", "of_nobodys_side", "regular_bodies", "central", "afar",
         "no_takers",
         "companies", "insurgent", "government", "fighters", "again", "others", "bystanders", "armed", "forces", "foes",
         "targets", "warring", "describing", "several_in_office", "governing", "who_governs",
         "beside_who_governs", "of_third_parties",
         "under_arms", "party_bodies", "units", "regulars", "signs_of_arms",
         "state_bodies", "ranks_of_armies", "firms", "employed", "worshipped",
         "of_states", "of_states_by_adjective", "of_nations", "held_abroad", "adjective_endings",
         "kinds_of_government", "of_a_part",
         "demonym_endings", "irregulars", "led_arms", "other_bands", "partisan",
         "members", "civil_bodies", "serving", "partisans", "own_units",
         "labels", "reporters", "observers", "of_other_states", "state_offices", "kinds_of_office",
         "single_offices", "of_places", "outlets",
         "name_bearers", "operations", "parts_of_parties", "party_media", "groups", "armed_groups", "saying_armed",
         "with_units", "equipment", "no_group",
         "bands", "doubting", "party_branches", "owners_of_units", "kinds_of_troops", "weather", "guards_of_states",
         "guards_of_governments", "signs_of_coup", "numbered_units", "kinds_of_units",
         "forces_of_states", "allied", "praise", "unknown", "anybody", "calling",
         "criminal", "collectives", "crowds",
         "open_band", "worn", "warring_sides", "spokesmen", "vigilantes")  # fmt: skip
"""Lists of nouns.yaml whose order says nothing."""

_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A party or an organisation that our tables name.

    Attributes:
        name: its canonical name.
        kind: ``group`` (an armed group or movement), ``forces`` (of a state) or ``organisation``.
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
class Official:
    """Somebody in one office; who held two has two of these.

    Attributes:
        name: the name to print.
        short: what the person is called alone (a surname).
        alone: those of ``short`` that need no introduction.
        office: the office, as reports call it.
        speaks_for: the government, organisation or armed group spoken for.
        first: the first day in office.
        last: the last day in office; None if in office when the table was written.
        aliases: other spellings of the full name.
    """

    name: str
    short: tuple[str, ...]
    alone: frozenset[str]
    office: str
    speaks_for: str
    first: date
    last: date | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns that stand for an actor or a speaker; see ``nouns.yaml``."""

    insurgent: frozenset[str]
    government: frozenset[str]
    fighters: frozenset[str]
    again: frozenset[str]
    others: frozenset[str]
    describing: frozenset[str]
    kinds_of_troops: frozenset[str]
    observers: frozenset[str]
    bystanders: frozenset[str]
    worn: frozenset[str]
    armed: frozenset[str]
    forces: frozenset[str]
    operations: frozenset[str]
    foes: frozenset[str]
    targets: frozenset[str]
    warring: frozenset[str]
    warring_sides: frozenset[str]
    spokesmen: frozenset[str]
    vigilantes: frozenset[str]
    crowds: frozenset[str]
    several_in_office: frozenset[str]
    armed_groups: frozenset[str]
    saying_armed: frozenset[str]
    governing: frozenset[str]
    who_governs: frozenset[str]
    beside_who_governs: frozenset[str]
    of_third_parties: frozenset[str]
    under_arms: frozenset[str]
    party_bodies: frozenset[str]
    name_bearers: frozenset[str]
    units: frozenset[str]
    regulars: frozenset[str]
    signs_of_arms: frozenset[str]
    state_bodies: frozenset[str]
    ranks_of_armies: frozenset[str]
    firms: frozenset[str]
    employed: frozenset[str]
    worshipped: frozenset[str]
    of_states: frozenset[str]
    of_states_by_adjective: frozenset[str]
    of_nations: frozenset[str]
    held_abroad: frozenset[str]
    adjective_endings: frozenset[str]
    kinds_of_government: frozenset[str]
    of_a_part: frozenset[str]
    demonym_endings: frozenset[str]
    irregulars: frozenset[str]
    led_arms: frozenset[str]
    other_bands: frozenset[str]
    party_branches: frozenset[str]
    partisan: frozenset[str]
    labels: frozenset[str]
    members: frozenset[str]
    bands: frozenset[str]
    doubting: frozenset[str]
    unknown: frozenset[str]
    anybody: frozenset[str]
    criminal: frozenset[str]
    open_band: frozenset[str]
    collectives: frozenset[str]
    calling: frozenset[str]
    civil_bodies: frozenset[str]
    serving: frozenset[str]
    partisans: frozenset[str]
    own_units: frozenset[str]
    reporters: frozenset[str]
    of_other_states: frozenset[str]
    state_offices: frozenset[str]
    kinds_of_office: frozenset[str]
    single_offices: frozenset[str]
    of_places: frozenset[str]
    allied: frozenset[str]
    praise: frozenset[str]
    parts_of_parties: frozenset[str]
    party_media: frozenset[str]
    outlets: frozenset[str]
    groups: frozenset[str]
    weather: frozenset[str]
    guards_of_states: frozenset[str]
    guards_of_governments: frozenset[str]
    signs_of_coup: frozenset[str]
    numbered_units: frozenset[str]
    kinds_of_units: frozenset[str]
    forces_of_states: frozenset[str]
    commands: frozenset[str]
    fighting_bodies: frozenset[str]
    fighting_ranks: frozenset[str]
    of_nobodys_side: frozenset[str]
    regular_bodies: frozenset[str]
    central: frozenset[str]
    afar: frozenset[str]
    no_takers: frozenset[str]
    companies: frozenset[str]
    with_units: frozenset[str]
    equipment: frozenset[str]
    no_group: frozenset[str]
    owners_of_units: frozenset[str]
    speakers: tuple[tuple[str, str], ...]
    office: tuple[str, ...]
    withheld: tuple[str, ...]
    state_media: tuple[str, ...]
    ranks: Mapping[str, str]

    @property
    def party_arms(self) -> frozenset[str]:
        """Nouns before which "our" is a party's own voice."""
        return self.irregulars | self.led_arms

    @property
    def bare_bands(self) -> frozenset[str]:
        """Nouns for people under arms by the word alone, on whatever side."""
        return self.irregulars | self.other_bands

    @property
    def parties(self) -> frozenset[str]:
        """Every noun for people or things of a party: its side, or that they are under arms."""
        return self.insurgent | self.government | self.fighters | self.armed


@dataclass(frozen=True, slots=True)
class Persons:
    """What people are called in reports; see ``persons.yaml``."""

    private: tuple[str, ...]
    title_roles: dict[str, str]
    several: frozenset[str]
    kin: frozenset[str]
    public: tuple[str, ...]
    titles: frozenset[str]
    before_names: frozenset[str]
    former: frozenset[str]
    bodies: frozenset[str]
    opens_body: frozenset[str]
    voices: tuple[str, ...]


@cache
def load_actors() -> tuple[KnownActor, ...]:
    """Return every known actor, in the order of the tables: groups, forces of states, organisations."""
    groups = (
        KnownActor(name, "group", side, tuple(countries.split(",")), split_list(aliases))
        for name, side, countries, aliases in _rows("groups.tsv", columns=4)
    )
    forces = (
        KnownActor(name, "forces", name.replace("Forces of ", "Government of ", 1), (country,), split_list(aliases))
        for name, country, aliases in _rows("forces.tsv", columns=3)
    )
    organisations = (
        KnownActor(name, kind, side, ("*",), split_list(aliases))
        for name, kind, side, aliases in _rows("organisations.tsv", columns=4)
    )
    return (*groups, *forces, *organisations)


@cache
def load_officials() -> tuple[Official, ...]:
    """Return every known term of office, in the order of the table."""
    return tuple(_official(row) for row in _rows("officials.tsv", columns=7))


@cache
def load_nouns() -> Nouns:
    """Return the common nouns that stand for actors and speakers."""
    data = _yaml("nouns.yaml")
    pairs = ((" ".join(noun.split()), kind) for kind, nouns in data["speakers"].items() for noun in nouns)
    return Nouns(
        **{name: frozenset(data[name]) for name in _SETS},
        speakers=tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))),
        office=tuple(data["office"]),
        withheld=tuple(data["withheld"]),
        state_media=tuple(data["state_media"]),
        ranks=dict(data["ranks"]),
    )


@cache
def load_persons() -> Persons:
    """Return what people are called, private persons and those who speak in public."""
    data = _yaml("persons.yaml")
    return Persons(
        private=_longest_first(data["private"]),
        public=_longest_first(data["public"]),
        voices=_longest_first(data["voices"]),
        title_roles=dict(data["title_roles"]),
        several=frozenset(data["several"]),
        kin=frozenset(data["kin"]),
        titles=frozenset(data["titles"]),
        before_names=frozenset(data["before_names"]),
        former=frozenset(data["former"]),
        bodies=frozenset(data["bodies"]),
        opens_body=frozenset(data["opens_body"]),
    )


def bound(text: str, *, last: bool) -> date:
    """Return a day of a table, written ``2021-08-15``, or ``2021-08`` for the first or last day of a month.

    Raises:
        KnowledgeError: it is written otherwise.
    """
    found = _DAY.fullmatch(text)
    if found is None:
        raise KnowledgeError(f"a day is written 2021-08-15 or 2021-08, not {text!r}")
    year, month = int(found[1]), int(found[2])
    try:
        end = calendar.monthrange(year, month)[1] if last else 1
        return date(year, month, int(found[3]) if found[3] else end)
    except ValueError as error:
        raise KnowledgeError(f"there is no day {text!r}") from error


def split_list(field: str) -> tuple[str, ...]:
    """Return the parts of a field that are divided by semicolons."""
    return tuple(part.strip() for part in field.split(";") if part.strip())


def table_rows(text: str, where: str, *, columns: int) -> Iterator[list[str]]:
    """Yield the rows of a table divided by tabs, empty cells added; ``#`` begins a comment line.

    Raises:
        KnowledgeError: a row has more cells than there are columns; the message says where.
    """
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (columns - len(cells))
        if len(cells) != columns:
            raise KnowledgeError(f"{where}:{number}: {len(cells)} columns where {columns} are expected")
        yield cells


def _official(row: list[str]) -> Official:
    name, short, office, speaks_for, first, last, aliases = row
    calls = split_list(short)
    return Official(
        name=name,
        short=tuple(call.rstrip("*") for call in calls),
        alone=frozenset(call.rstrip("*") for call in calls if call.endswith("*")),
        office=office,
        speaks_for=speaks_for,
        first=bound(first, last=False),
        last=bound(last, last=True) if last else None,
        aliases=split_list(aliases),
    )


def _longest_first(nouns: list[str]) -> tuple[str, ...]:
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def _rows(file: str, *, columns: int) -> list[list[str]]:
    return list(table_rows(_text(file), file, columns=columns))


def _yaml(file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = load_values(_text(file))
    return loaded


def _text(file: str) -> str:
    return files(__package__).joinpath(file).read_text(encoding="utf-8")
