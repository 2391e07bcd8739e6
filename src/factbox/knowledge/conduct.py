"""What people do whom no battle makes, by the words of ``conduct.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.tables import load_texts

BE, THERE_BE = "be", "there be"
"""Verbs of rows that tell that somebody is at a place: "soldiers WERE on the streets", "THERE ARE tanks in X"."""

CARRYING, DO = "carrying", "do"
"""In place of a preposition: what a vehicle carries, and what somebody makes others do."""

ARMED = "armed"
"""The subject of rows that tell what is done by somebody under arms, whatever he is called."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """One row of ``conduct.yaml``, whose head says what each field means.

    Attributes:
        type: the event type.
        particle: the word that must hang on the verb; empty if none must.
        who, what: lemmas or words of the subject and the object; empty for any.
        led: a preposition with the lemmas of what it leads to; ``("", ())`` for none.
        where: where the place stands, in the order to be tried.
        placed: whether a place must be named.
        of_country: whether it is told of no town told of before, where none is named.
        armed: whether the subject must be somebody under arms, or a known armed group.
    """

    type: str
    particle: str
    who: frozenset[str]
    what: frozenset[str]
    led: tuple[str, frozenset[str]]
    where: tuple[str, ...]
    placed: bool
    of_country: bool
    armed: bool


@cache
def load_conduct() -> Mapping[str, tuple[Conduct, ...]]:
    """Return the rows by the lemma of their verb, in order."""
    data = load_texts(files(__package__).joinpath("conduct.yaml").read_text(encoding="utf-8"))
    words = {name: frozenset(listed) for name, listed in data["words"].items()}
    table: dict[str, list[Conduct]] = {}
    for row in data["rows"]:
        armed = row.get("who") == ARMED
        who = words[row["who"]] if "who" in row and not armed else frozenset()
        what = frozenset().union(*(words[kind] for kind in row.get("what", "").split()))
        case, kind = row.get("with", ("", ""))
        led = case, words.get(kind, frozenset())
        for verb, particle in map(_verb, row["does"]):
            placed, of_country = (row.get("placed") == word for word in ("yes", "or-country"))
            one = Conduct(row["type"], particle, who, what, led, tuple(row["where"]), placed, of_country, armed)
            table.setdefault(verb, []).append(one)
    return {verb: tuple(rows) for verb, rows in table.items()}


@cache
def load_class(kind: str) -> frozenset[str]:
    """Return the nouns of one class of the table: "vehicles", "carried" (people), "goods", "troops" and so on."""
    data = load_texts(files(__package__).joinpath("conduct.yaml").read_text(encoding="utf-8"))
    return frozenset(data["words"][kind])


@cache
def load_movers() -> frozenset[str]:
    """Return the nouns for those who are sent or brought out: officials, troops, people, staff."""
    return frozenset().union(*map(load_class, ("officials", "troops", "people", "staff")))


def _verb(entry: str) -> tuple[str, str]:
    """Return the lemma of a verb and its particle; of "there be" all is the verb."""
    verb, _, particle = entry.partition(" ")
    return (entry, "") if entry == THERE_BE else (verb, particle)
