"""Outlets and wires: who publishes news, under which names.

``outlets.tsv`` has one row per outlet: ``name`` (the word a news desk uses), ``kind``, ``country`` (ISO 3166-1
alpha-2: of its seat, or for an outlet in exile the country it left and covers; empty if none), ``site``, ``aliases``
(separated by semicolons) and ``note`` (why a state or a party is named as its owner, or what else a reader should
know). The rows were written by hand from what each outlet says of itself on its ``site``, and from common public
knowledge of ownership. A row says whose voice it is, never how good it is.

To add an outlet, add a row; to use a table of your own, pass its path to :func:`load_outlets`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlsplit

import regex

from factbox.errors import KnowledgeError
from factbox.records import Span

OutletKind = Literal[
    "wire", "newspaper", "magazine", "broadcaster", "state media", "party media", "independent", "aggregator"
]
"""What an outlet is. State media answer to a government, party media to a party to a conflict or its ally."""

KINDS: tuple[OutletKind, ...] = get_args(OutletKind)
COLUMNS = ("name", "kind", "country", "site", "aliases", "note")
TABLE = Path(__file__).with_name("outlets.tsv")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet; the fields are the columns of the table."""

    name: str
    kind: OutletKind
    country: str
    site: str
    aliases: tuple[str, ...]
    note: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and all its aliases."""
        return (self.name, *self.aliases)


def load_outlets(path: Path = TABLE) -> tuple[Outlet, ...]:
    """Return the outlets of a table, in its order.

    Raises:
        KnowledgeError: a column is missing, a kind is unknown, or two rows share a name.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise KnowledgeError(f"{path}: the columns must be {', '.join(COLUMNS)}")
        outlets = tuple(_outlet(path, number, row) for number, row in enumerate(rows, start=2))
    _by_name(outlets)
    return outlets


def find_outlet(words: str) -> Outlet | None:
    """Return the outlet that these words, and no others, name ("the France24"); None if the table has none.

    Case, spaces, punctuation and a leading article do not matter. Short names are also common words ("Time",
    "Dawn"), so ask only where an outlet is expected.
    """
    return _shipped_by_name().get(_fold(words))


def find_outlets_in(words: str) -> tuple[tuple[Span, Outlet], ...]:
    """Return the outlets named in a line, in order, with their spans; the longest name wins, and case matters.

    Meant for credit lines and bylines, not for running text, for the reason given at :func:`find_outlet`.
    """
    found = ((match, find_outlet(match[0])) for match in _any_name().finditer(words))
    return tuple((Span(*match.span()), outlet) for match, outlet in found if outlet)


def outlet_of_url(url: str) -> Outlet | None:
    """Return the outlet whose site a URL is on; None for an unknown site or what is no URL."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.casefold().removeprefix("www.").split(".")
    sites = _shipped_by_site()
    parents = (".".join(labels[start:]) for start in range(len(labels)))
    return next((sites[parent] for parent in parents if parent in sites), None)


def _outlet(path: Path, number: int, row: dict[str, str]) -> Outlet:
    if None in row.values() or None in row:
        raise KnowledgeError(f"{path}, line {number}: it must have {len(COLUMNS)} columns")
    kind = next((kind for kind in KINDS if kind == row["kind"]), None)
    if kind is None:
        raise KnowledgeError(f"{path}, line {number}: {row['kind']!r} is none of {', '.join(KINDS)}")
    aliases = tuple(alias for alias in row["aliases"].split(";") if alias)
    return Outlet(row["name"], kind, row["country"], row["site"], aliases, row["note"])


def _by_name(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    names: dict[str, Outlet] = {}
    for outlet in outlets:
        for name in outlet.names:
            if names.setdefault(_fold(name), outlet) is not outlet:
                raise KnowledgeError(f"{name!r} names both {names[_fold(name)].name} and {outlet.name}")
    return names


def _fold(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold().strip().removeprefix("the ")))


@cache
def _shipped_by_name() -> dict[str, Outlet]:
    return _by_name(load_outlets())


@cache
def _shipped_by_site() -> dict[str, Outlet]:
    return {outlet.site: outlet for outlet in load_outlets() if outlet.site}


@cache
def _any_name() -> regex.Pattern[str]:
    names = sorted((name for outlet in load_outlets() for name in outlet.names), key=len, reverse=True)
    either = "|".join(map(regex.escape, names))
    return regex.compile(rf"(?<![\w/])(?:{either})(?![\w/])")
