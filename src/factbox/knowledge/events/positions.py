"""Nouns that tell who holds a place, presses it or fights over it with the verb or preposition they hang on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factbox.knowledge.verbs import inflect

OBJECT, SUBJECT, RELATIVE = "-", "=", "where"
"""What stands instead of a preposition: the noun is the verb's object, its subject, or "where" in a relative clause."""

_ANY = "*"
_BUT = "not "


@dataclass(frozen=True, slots=True)
class Position:
    """One row of ``positions.tsv``, whose head says what each column means.

    Attributes:
        type: the event type.
        verbs: the verbs in all their forms, or those that it is not told with (``but``); empty for any.
        but: whether ``verbs`` are those that it is not told with.
        case: the noun's preposition, ``OBJECT``, ``SUBJECT`` or ``RELATIVE``.
        place, actor: where these stand, to be tried in order.
        by_party: whether only a party is said to do so.
        or_passive: whether nobody need be named where the verb is passive.
        ahead: whether it is what that party means to do.
        beside: the words of which one must hang on the noun or its verb; empty for none.
    """

    type: str
    verbs: frozenset[str]
    but: bool
    case: str
    place: tuple[str, ...]
    actor: tuple[str, ...]
    by_party: bool
    or_passive: bool
    ahead: bool
    beside: frozenset[str]

    def told_with(self, verb: str) -> bool:
        """Say whether it is told with a verb, in lower case; empty for none."""
        return not self.verbs or (verb in self.verbs) != self.but


@cache
def campaigns() -> frozenset[str]:
    """Return the nouns for fighting that goes on in a whole country where no place is told: "offensive"."""
    rows = positions_by_noun().items()
    return frozenset(noun for noun, told in rows if any(row.type == "battle.clash" for row in told))


@cache
def positions_by_noun() -> Mapping[str, tuple[Position, ...]]:
    """Return the rows by their noun, in the order of the table."""
    text = files(__package__).joinpath("positions.tsv").read_text(encoding="utf-8")
    table: dict[str, list[Position]] = {}
    for line in [line for line in text.splitlines() if not line.startswith("#")][1:]:
        kind, verbs, nouns, case, place, actor, needs, beside = line.split("\t")
        bare = [] if verbs == _ANY else verbs.removeprefix(_BUT).split(", ")
        told = frozenset(form for verb in bare for form, _ in inflect(verb))
        row = Position(
            type=kind,
            verbs=told,
            but=verbs.startswith(_BUT),
            case=case,
            place=tuple(place.split(", ")),
            actor=tuple(actor.split(", ")),
            by_party=needs != OBJECT,
            or_passive=needs == "doer",
            ahead=needs == "ahead",
            beside=frozenset() if beside == OBJECT else frozenset(beside.split(", ")),
        )
        for noun in nouns.split(", "):
            table.setdefault(noun, []).append(row)
    return {noun: tuple(rows) for noun, rows in table.items()}
