"""What a report tells of how a state ended: the clause on which the "until" of a line rests.

A line whose end no clause tells has no end: the exports have the day on which the verdict has it end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factbox.knowledge.actors import FORCES, GOVERNMENT, party_side
from factbox.knowledge.cues import tells_held_on
from factbox.publish.attribution import DENYING, HANDOVER, WITHDRAWAL, claims_of, is_weak, quoted_state
from factbox.records import Claim, Control, View

LOST_WITH_WHOLE = "lost with the place it is in"
"""The reason of a date that is the end of a part: its whole was lost then."""

_TAKINGS = ("territory.capture", HANDOVER)
_NOT_SO = (*DENYING, "forecast", "conditional")


def ending_claims(view: View, row: Control) -> tuple[Claim, ...]:
    """Return the claim that tells what ended a state: that others took the place, its holder left, or others have it.

    What another taking ends on the day on which it began is told under two names, or tells of the beginning.
    """
    if row.ended is None:
        return ()
    at_once = row.began.last is not None and row.ended <= row.began.last
    by_place: dict[str, list[Control]] = view.once("states_by_place", lambda: _states_by_place(view))
    later = (
        one for one in by_place.get(row.place.id, ()) if not _is_one(one.holder, row.holder) and _follows(one, row)
    )
    others = [] if at_once else [(one, claim) for one in later if (claim := quoted_state(view, one)) is not None]
    taken = (claim for one, claim in others if _is_change(one))
    held = (claim for one, claim in others if not _is_change(one) and _tells_change(claim))
    return (*taken, *_departures(view, row), *held)[:1]


def _tells_change(hold: Claim) -> bool:
    """Say whether somebody is told to have a place since a day, or at least not to have it still."""
    return hold.days.precision == "since" or not tells_held_on(hold.quote)


def _is_one(name: str, other: str) -> bool:
    """Say whether two names are one party's: the same, or one the initials of the other: "KDF"."""
    return name == other or _initials(name) == other or _initials(other) == name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def without_end(row: Control) -> Control:
    """Return a state whose end no clause tells, as one that has none; that of a part was that of the whole."""
    return replace(row, ended=None, date_reason="" if row.date_reason == LOST_WITH_WHOLE else row.date_reason)


def _departures(view: View, row: Control) -> Iterator[Claim]:
    """Yield who tells, of the day on which a state ended, that its holder left, or that the place fell to somebody."""
    by_place: dict[str, list[Claim]] = view.once("ends_by_place", lambda: _ends_by_place(view))
    own = {*row.claims}
    for claim in by_place.get(row.place.id, ()):
        left = claim.type == WITHDRAWAL and _is_of(party_side(claim.actor), row.holder)
        fell = claim.type in _TAKINGS and not party_side(claim.actor) and not party_side(claim.recipient)
        lost = claim.type in _TAKINGS and bool(row.holder) and _is_of(party_side(claim.recipient), row.holder)
        taken = (fell or lost) and not _is_begun(claim, row)
        if claim.id not in own and (left or taken) and _is_on_last_day(claim, row):
            yield from claims_of(view, [claim.id])


def _is_of(side: str, holder: str) -> bool:
    """Say whether a side is that of a holder, as reports may call it: with or without its article or its country."""
    if holder.startswith((GOVERNMENT, FORCES)):
        return side.startswith((GOVERNMENT, FORCES))
    return side.removeprefix("The ") == holder.removeprefix("The ")


def _is_on_last_day(claim: Claim, row: Control) -> bool:
    """Say whether a claim is of the day on which a state ended."""
    last = claim.days.last
    return bool(last and row.ended and (claim.days.first or last) <= row.ended <= last)


def _is_begun(claim: Claim, row: Control) -> bool:
    """Say whether a claim may tell how a state began: it is of the days of that."""
    first = claim.days.first or claim.days.last
    return first is None or (row.began.last is not None and first <= row.began.last)


def _is_change(row: Control) -> bool:
    return row.state == "held" and row.change != "none" and not is_weak(row)


def _follows(one: Control, row: Control) -> bool:
    """Say whether a state began no earlier than another, and was there on the day on which that ended."""
    begun, last = one.began.first or one.began.last, one.last_affirmed or one.began.last
    before = row.began.first or row.began.last
    if begun is None or last is None or row.ended is None or (before is not None and begun < before):
        return False
    return begun <= row.ended <= last


def _states_by_place(view: View) -> dict[str, list[Control]]:
    found: dict[str, list[Control]] = {}
    for row in view.control:
        found.setdefault(row.place.id, []).append(row)
    return found


def _ends_by_place(view: View) -> dict[str, list[Claim]]:
    """Return what is told of places that were left or fell, place by place, without what is denied or only foreseen."""
    found: dict[str, list[Claim]] = {}
    for claim in view.claims:
        told = claim.type in (WITHDRAWAL, *_TAKINGS) and claim.stance not in _NOT_SO and not claim.historical
        if told and claim.where is not None:
            found.setdefault(claim.where.id, []).append(claim)
    return found
