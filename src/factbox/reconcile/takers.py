"""Who took a place of which a report says only that it fell: the one side that the report is about.

News of an offensive names who wages it once: "the Accord has taken Karsa and Velin ... Orel, in the north, was captured
on Sunday". Read alone the second place would be nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.testimony import load_families
from factbox.reconcile.testimony import HANDOVER, TAKING, Statement
from factbox.records import Mention

OFFENSIVE = 2
"""Places that the side is told to have taken in the report, for a third one to be its own too."""

_UNTOLD = ("forecast", "denial")


def with_takers(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of a fall without a taker with the one side that their report has taking places.

    It is where the report tells of no other side that acts on the ground, and of no government that takes anything.
    "Recaptured" goes to nobody, since whoever took a place back is another one.
    """
    acting: dict[str, set[str]] = {}
    taking: dict[str, set[str]] = {}
    taken: dict[str, set[str]] = {}
    for statement in statements:
        side, report, where = statement.actor, statement.report.id, statement.where
        if not side or not statement.type.startswith("territory.") or statement.kind.name in _UNTOLD:
            continue
        state = side.startswith(GOVERNMENT)
        if statement.type in TAKING:
            taking.setdefault(report, set()).add(side)
            taken.setdefault(report, set()).add(where.id if where else statement.claim.id)
        if not state:
            acting.setdefault(report, set()).add(side)
    only = {
        report: next(iter(sides))
        for report, sides in taking.items()
        if len(sides) == 1 and sides == acting.get(report) and len(taken[report]) >= OFFENSIVE
    }
    return tuple(_with_taker(statement, only.get(statement.report.id, "")) for statement in statements)


def _with_taker(statement: Statement, side: str) -> Statement:
    if not side or statement.type not in TAKING or statement.type == HANDOVER or statement.kind.against:
        return statement
    claim = statement.claim
    if claim.actor is not None or side in (statement.recipient, claim.speaker_side):
        return statement
    if _is_again(claim.quote) or _TO_SOMEBODY.search(claim.quote):
        return statement
    at = claim.place.span if claim.place else claim.span
    taker = Mention(at, side, "actor", name=side, side=side, reason="the one side that the report has taking places")
    return replace(statement, claim=replace(claim, actor=taker))


_TO_SOMEBODY = re.compile(r"(?i)\b(?:by|(?:fall|falls|fell|fallen|falling|lost) to)\b")
"""What says in the clause itself to whom a place fell, by words that were not understood."""


def _is_again(quote: str) -> bool:
    words = f" {quote.casefold()} "
    return any(f" {word} " in words for word in load_families().again)
