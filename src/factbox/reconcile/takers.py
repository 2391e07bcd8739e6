"""Who took a place of which a report says only that it fell: the one side that can be meant.

News of an offensive names who wages it once: "the Accord has taken Karsa and Velin ... Orel, in the north, was captured
on Sunday". Read alone the second place would be nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED
from factbox.knowledge.testimony import load_families
from factbox.reconcile.testimony import HANDOVER, TAKING, Statement
from factbox.records import Claim, Mention
from factbox.stored import changed

OFFENSIVE = 2
"""Places that the side is told to have taken in the report, for a third one to be its own too."""

ALONE = 3
"""Places that a side is told to have taken in all reports, where nobody else takes any, for one more to be its own."""

_UNTOLD = ("forecast", "denial")


def with_takers(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements, those of a fall without a taker with the one side that can be meant.

    It is the one that their report has taking places, where the report tells of no other side that acts on the ground,
    and of no government that takes anything; where it takes none, the one that takes places in all other reports, if
    the report names it. "Recaptured" goes to nobody, since whoever took a place back is another one.
    """
    told: dict[str, _Told] = {}
    for statement in statements:
        if statement.actor and statement.type.startswith("territory.") and statement.kind.name not in _UNTOLD:
            told.setdefault(statement.report.id, _Told()).put(statement)
    alone = _alone(told.values())
    return tuple(_with_taker(one, told.get(one.report.id) or _Told(), alone) for one in statements)


@dataclass(slots=True)
class _Told:
    """Which sides a report has acting on the ground, no state, and taking places, and which places."""

    acting: set[str] = field(default_factory=set)
    taking: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    def put(self, statement: Statement) -> None:
        """Add what one statement tells of a side."""
        side, where = statement.actor, statement.where
        if statement.type in TAKING:
            self.taking.add(side)
            self.taken.add(where.id if where else statement.claim.id)
        if not side.startswith(GOVERNMENT):
            self.acting.add(side)


def _alone(told: Iterable[_Told]) -> str:
    """Return the one side that takes places in all reports, three or more in two reports; empty if there is none."""
    offensives = [one for one in told if one.taking]
    sides = {side for one in offensives for side in one.taking}
    taken = {place for one in offensives for place in one.taken}
    side = next(iter(sides)) if len(sides) == 1 and len(offensives) > 1 and len(taken) >= ALONE else ""
    return "" if side.startswith(GOVERNMENT) else side


def _taker(statement: Statement, told: _Told, alone: str) -> str:
    if len(told.taking) == 1 and told.taking == told.acting and len(told.taken) >= OFFENSIVE:
        return next(iter(told.taking))
    named = alone and told.acting | told.taking <= {alone} and alone in statement.report.text
    return alone if named else ""


def _with_taker(statement: Statement, told: _Told, alone: str) -> Statement:
    if statement.type not in TAKING or statement.type == HANDOVER or statement.actor or statement.kind.against:
        return statement
    side = _taker(statement, told, alone)
    claim = statement.claim
    if not side or claim.actor is not None or side in (statement.recipient, claim.speaker_side):
        return statement
    if _is_again(claim.quote) or _TO_SOMEBODY.search(claim.quote):
        return statement
    return replace(statement, claim=_taken_by(claim, side, "the one side that the report has taking places"))


_TO_SOMEBODY = re.compile(r"(?i)\b(?:by|(?:fall|falls|fell|fallen|falling|lost) to)\b")
"""What says in the clause itself to whom a place fell, by words that were not understood."""


def _is_again(quote: str) -> bool:
    words = f" {quote.casefold()} "
    return any(f" {word} " in words for word in load_families().again)


def _taken_by(claim: Claim, side: str, reason: str) -> Claim:
    at = claim.place.span if claim.place else claim.span
    return replace(claim, actor=Mention(at, side, "actor", name=side, side=side, reason=reason))


def with_speakers_gains(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims, those by which a party tells in its own favour that a place was taken with it as the taker.

    "The town had been liberated, the president said." Where the text does not say of which state he is, that is the
    only one that his report has taking the place; where it has none, and no report has a state by name there and all
    have no more than one, it is the state of no name, and else it stays open.
    """
    states: dict[tuple[str, str], set[str]] = {}
    named: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for claim in claims:
        where = claim.where.id if claim.where else ""
        if claim.type == _CAPTURE and where and claim.actor and claim.actor.side and claim.stance in _VOUCHED:
            others.setdefault(where, set()).add(claim.actor.side)
        for state in filter(None, map(_state_by_name, (claim.actor, claim.recipient))):
            named.setdefault(state, set()).add(where)
        if claim.type == _CAPTURE and where and claim.actor and claim.actor.side.startswith(GOVERNMENT):
            states.setdefault((claim.report_id, where), set()).add(claim.actor.side)
    there = next(iter(named.values()), set()) if len(named) <= 1 else None
    return changed(claims, lambda claim: claim if _is_anothers(claim, others) else _gained(claim, states, there))


def _is_anothers(claim: Claim, takers: Mapping[str, Collection[str]]) -> bool:
    """Say whether somebody who is no party tells that another side took the place of a claim, which it may speak of.

    "Twelve soldiers died when X was taken, an army doctor said" is no gain of the army; "has been liberated" is one.

    Args:
        claim: the claim.
        takers: for each place, who took it in the words of voices that are no party.
    """
    sides = {*takers.get(claim.where.id if claim.where else "", ())} - {claim.speaker_side}
    glad = any(word in claim.quote.casefold() for word in _GLAD) or _is_again(claim.quote)
    return bool(sides) and not glad


_VOUCHED = ("asserted", "attributed", "confirmed")
_GLAD = ("liberat", "cleared", "secured", "freed", "cleansed")
"""How the words begin by which only those call a taking whose gain it is."""


def _state_by_name(mention: Mention | None) -> str:
    state = mention.side if mention is not None and mention.side.startswith(GOVERNMENT) else ""
    return "" if state == _UNNAMED else state


def _gained(claim: Claim, states: Mapping[tuple[str, str], Collection[str]], named: Collection[str] | None) -> Claim:
    """Return a claim with its speaker as the taker, where it is a party's word for its own gain.

    Args:
        claim: the claim.
        states: the states that each report has taking each place.
        named: the places where some report has the one state that has a name; None if several states have one.
    """
    own = claim.type == _CAPTURE and claim.stance == "claimed" and claim.actor is None and claim.where is not None
    lost = claim.recipient.side if claim.recipient else ""
    if not own or not claim.speaker_side or lost == claim.speaker_side or _TO_SOMEBODY.search(claim.quote):
        return claim
    side = claim.speaker_side
    if side == _UNNAMED and claim.where:
        taking = {*states.get((claim.report_id, claim.where.id), ())} - {side}
        clear = named is not None and claim.where.id not in named
        side = min(taking) if len(taking) == 1 else side if clear else ""
    return claim if not side else _taken_by(claim, side, "whoever speaks tells it in the own favour")


_CAPTURE = "territory.capture"
_UNNAMED = GOVERNMENT + NOT_NAMED
