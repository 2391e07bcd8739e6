"""Where the reports disagree, and of what kind: not every difference is a conflict.

An older text in a newer page, a later stage, another base: these are told apart from two voices that cannot both be
right, and each says what the ledger made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from factbox.reconcile.dates import CONFLICT, days_told, intersect
from factbox.reconcile.happenings import agree
from factbox.reconcile.manner import fought_for, is_going_on
from factbox.reconcile.quarrels import are_parted
from factbox.reconcile.states import State
from factbox.reconcile.stories import HOLDING, PARTIAL, find_foes, told_again
from factbox.reconcile.testimony import TAKING, Statement, gather_testimonies
from factbox.reconcile.totals import counts_chosen, is_ordinal
from factbox.records import Control, Dispute, DisputeKind, Quantity, content_id

MOST = 8
"""Testimonies a side; the contract's limit."""

_PEOPLE = frozenset({"killed", "wounded", "dead", "injured", "captured", "arrested", "missing", "displaced", "rescued"})
"""Words for what befell those whom a total counts, as extraction names its units."""


def find_disputes(states: Sequence[State], statements: Sequence[Statement]) -> tuple[Dispute, ...]:
    """Return the disputes over control and totals, by place and topic.

    Args:
        states: the rows of control with what speaks for and against each.
        statements: all that the reports say.
    """
    contrary = {s.claim.id for state in states if state.row.change != "none" for s in state.against}
    back = [state.row for state in states if state.row.change == "retaken"]
    found = [
        *(d for state in states if not _is_other_side(state, contrary) for d in _over_state(state, back)),
        *_over_stages(states),
        *_over_parts(states, statements),
        *_over_holders(states, find_foes(statements)),
        *_over_manner(states, statements),
        *_over_totals(statements),
    ]
    unique = {dispute.id: dispute for dispute in found}
    return tuple(sorted(unique.values(), key=lambda d: (d.place, d.topic, d.kind, d.id)))


def _is_other_side(state: State, contrary: Collection[str]) -> bool:
    """Say whether a disputed holding is what speaks against a taking: that dispute is told once, from the taking."""
    return state.row.change == "none" and any(s.claim.id in contrary for s in state.support)


def _over_state(state: State, back: Iterable[Control]) -> Iterator[Dispute]:
    """Yield what is said against a state, and older words in newer pages; ``back`` are the takings back of all places.

    A loss that was denied is open no more when the side that denied it has taken the place back.
    """
    row = state.row
    if not state.support:
        return
    said = row.state if row.change == "none" else "taken"
    topic = f"{row.place.name}: {said}" + (f" by {row.holder}" if row.state == "held" else "")
    if state.against:
        partial = any(s.extent for s in state.against)
        standing = row.status in ("disputed", "retracted")
        conceded = not standing or all(any(_concedes(one, s, row) for one in back) for s in state.against)
        over = row.status == "retracted" or conceded
        left = "it was lost, and taken back since" if conceded else "the word was taken back" if over else "open"
        resolution = "extent open: only parts are admitted" if partial else left
        if all(s.type in TAKING and not (s.kind.against or s.extent) for s in state.against):
            yield _dispute(
                topic, row.place.name, "progress", state.support, state.against, "both can hold: it was taken first",
                "another side is said to have taken it since", resolved=True,
            )  # fmt: skip
        elif _differ_in_extent(state):
            yield _dispute(
                topic, row.place.name, "scope", state.support, state.against,
                "both can hold: a part was taken, and not the whole", "the two speak of different extents",
            )  # fmt: skip
        else:
            yield _dispute(
                topic, row.place.name, "true_conflict", state.support, state.against, resolution,
                "" if conceded else row.because, resolved=over,
            )  # fmt: skip
    # That the taker is there, or took it, is no quarrel.
    stale = [s for s in state.stale if not (s.type in HOLDING | TAKING and s.actor == row.holder)]
    if stale:
        yield _dispute(
            topic, row.place.name, "stale", state.support, stale, "the later state stands",
            "told after the fall was known, of a state before it", resolved=True,
        )  # fmt: skip
    if row.date_reason.startswith(CONFLICT):
        early, late = _earliest_and_rest(state.support)
        yield _dispute(f"{topic}: the day", row.place.name, "precision", early, late, str(row.date_reason), CONFLICT)


def _differ_in_extent(state: State) -> bool:
    """Say whether a part is told to be taken, and denied that the place was: "most of X", and "X has not fallen"."""
    part = all(s.extent in PARTIAL for s in state.support)
    return part and all(s.kind.against and not s.extent for s in state.against)


def _concedes(back: Control, denial: Statement, taken: Control) -> bool:
    """Say whether a taking back is by the side that denied a taking of that place, and later than its word."""
    here = back.place.id == taken.place.id and back.holder == denial.claim.speaker_side != taken.holder
    return here and denial.kind.against and (back.began.last or denial.said) > denial.said


def _earliest_and_rest(support: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Part the statements at the earliest day: those that can share it, and those that cannot."""
    dated = sorted(support, key=lambda s: (s.latest, s.order))
    first = dated[0]
    same = [s for s in dated if intersect(days_told(first), days_told(s))]
    return same, [s for s in dated if s not in same]


def _over_stages(states: Sequence[State]) -> Iterator[Dispute]:
    """Yield a fight and a fall told of the same days by different voices: one came before the other."""
    fights: dict[str, list[State]] = {}
    for state in states:
        if state.row.state == "contested":
            fights.setdefault(state.row.place.id, []).append(state)
    for fall in states:
        if fall.row.state != "held" or fall.row.change == "none" or not fall.support:
            continue
        voices, told_else = {s.voice for s in fall.support}, {s.claim.id for s in (*fall.stale, *fall.against)}
        for fight in fights.get(fall.row.place.id, ()):
            told = [
                s for s in fight.support
                if s.voice not in voices and s.claim.id not in told_else and _same_days(s, fall)
            ]  # fmt: skip
            yield from _fallen_or_fought(fall, told)


def _fallen_or_fought(fall: State, told: Sequence[Statement]) -> Iterator[Dispute]:
    """Yield a fall with the fights told of its days: a fight that one report of it says goes on is no earlier stage."""
    name = fall.row.place.name
    of_falls = {s.report.id for s in fall.support}
    still = [s for s in told if s.report.id in of_falls and is_going_on(s) and not _is_fallen_since(fall, s)]
    earlier = [s for s in told if s not in still]
    if still:
        stands = fall.row.status in ("admitted", "corroborated")
        yield _dispute(
            f"{name}: fallen or still fought over", name, "true_conflict", fall.support, still,
            f"the fall stands: {fall.row.status}" if stands else "open", "one report tells both of one day",
            resolved=stands,
        )  # fmt: skip
    if earlier:
        yield _dispute(
            f"{name}: fought over or fallen", name, "progress", fall.support, earlier, "fought over, then fallen",
            "both can hold: one is an earlier stage", resolved=True,
        )  # fmt: skip


def _is_fallen_since(fall: State, fight: Statement) -> bool:
    """Say whether somebody who is no party tells of a fall on a later day than that on which a fight still went on."""
    return any(s.kind.lifts and s.said > fight.said for s in fall.support)


def _same_days(statement: Statement, fall: State) -> bool:
    began = fall.row.began
    since = began.first or began.last
    return intersect(days_told(statement), began) is not None and (since is None or statement.said >= since)


def _over_parts(states: Sequence[State], statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Yield a place that is said to be taken where somebody says that a part of its division was not."""
    denials = [s for s in statements if s.kind.against and s.type.startswith("territory.") and s.where]
    for state in states:
        row = state.row
        if row.change == "none" or not row.place.admin1 or row.place.kind == "facility" or not state.support:
            continue
        parts = [s for s in denials if _is_part(s, state)]
        if parts:
            yield _dispute(
                f"{row.place.name}: all of it or a part", row.place.name, "scope", state.support, parts,
                "a part is said not to be taken", "the two speak of different extents",
            )  # fmt: skip


def _is_part(statement: Statement, state: State) -> bool:
    where, place = statement.where, state.row.place
    same_division = where is not None and (where.admin1, where.country) == (place.admin1, place.country)
    return same_division and where is not None and where.kind == "facility" and where.id != place.id


def _over_holders(states: Sequence[State], foes: Mapping[str, Collection[str]]) -> Iterator[Dispute]:
    """Yield two sides, which are surely two, that are each said to have taken a place on the same days."""
    taken: dict[str, list[State]] = {}
    for state in states:
        if state.row.change != "none" and state.row.status not in ("denied", "predicted"):
            taken.setdefault(state.row.place.id, []).append(state)
    for one, other in (pair for same in taken.values() for pair in combinations(same, 2)):
        if (
            not _are_one_side(one, other, foes)
            and not _follow(one, other)
            and intersect(one.row.began, other.row.began)
        ):
            party = "claimed" in (one.row.status, other.row.status)
            yield _dispute(
                f"{one.row.place.name}: who took it", one.row.place.name,
                "party_claim" if party else "true_conflict", one.support, other.support,
                "the word that is no party's stands" if party else "open", "two takers, about the same days",
                resolved=party,
            )  # fmt: skip


def _are_one_side(one: State, other: State, foes: Mapping[str, Collection[str]]) -> bool:
    """Say whether two takers can be one side under two names: a telling word in common is enough."""
    return not are_parted(one.row.holder, other.row.holder, foes) or bool(agree(one.row.holder, other.row.holder))


def _follow(one: State, other: State) -> bool:
    """Say whether one of two takings came after the other, as far as it is told: it has a later day, or took back."""
    again = "retaken" in (one.row.change, other.row.change) or told_again(one.support) or told_again(other.support)
    return again or one.row.began.last != other.row.began.last


def _over_manner(states: Sequence[State], statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Yield takings that are said to have met nobody, where a fight is told of what was taken."""
    for takings, fights in fought_for(states, statements):
        where = takings[0].where
        name = where.name if where else ""
        yield _dispute(
            f"{name or takings[0].actor}: taken without a fight", name, "true_conflict", takings, fights,
            "open" if where else "fighting is told of some of what was taken: it does not hold of all",
            "a fight is told of the week before", resolved=not where,
        )  # fmt: skip


def _over_totals(statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Yield totals of one base that differ: of one day, of which one is a later stage, or a smaller one told later.

    An ordinal is dated by the fall it is said of, and "three major cities" are no total: neither can differ from one.
    Nor do the dead of two places, and those of whom nobody says where they died can be of any.
    """
    series: dict[tuple[str, str], list[tuple[float, Statement]]] = {}
    for statement in statements:
        quantity = statement.claim.quantity
        value = _value(quantity) if quantity else None
        if value is None or statement.type != "count" or statement.kind.against:
            continue
        if not is_ordinal(statement) and not counts_chosen(statement):
            where = statement.where
            if where or not _counts_people(statement):
                series.setdefault((_unit(statement), where.id if where else ""), []).append((value, statement))
    for (unit, _), told in series.items():
        yield from _of_one_day(unit, told)
        yield from _of_older_state(unit, told)


def _of_one_day(unit: str, told: Sequence[tuple[float, Statement]]) -> Iterator[Dispute]:
    for day in sorted({statement.said for _, statement in told}):
        values = [value for value, statement in told if statement.said == day]
        least, largest = min(values), max(values)
        if least != largest:
            yield _dispute(
                f"total: {unit}", "", "progress", [s for value, s in told if (value, s.said) == (least, day)],
                [s for value, s in told if (value, s.said) == (largest, day)], "both stand, as a series",
                f"{least:g} and {largest:g} were told on one day", resolved=True,
            )  # fmt: skip


def _of_older_state(unit: str, told: Sequence[tuple[float, Statement]]) -> Iterator[Dispute]:
    """Yield the totals told after a larger one, with the largest told before: an older state."""
    for day in sorted({statement.said for _, statement in told}):
        most = max((value for value, statement in told if statement.said < day), default=0)
        smaller = [s for value, s in told if s.said == day and value < most]
        if smaller:
            larger = [s for value, s in told if s.said < day and value == most]
            yield _dispute(
                f"total: {unit}", "", "stale", smaller, larger, "both stand, as a series",
                f"less than {most:g}, which had been told before: an older state, unless some were lost again",
                resolved=True,
            )  # fmt: skip


def _counts_people(statement: Statement) -> bool:
    """Say whether a total is of people to whom something happened, and not of places."""
    quantity = statement.claim.quantity
    return quantity is not None and not _PEOPLE.isdisjoint(quantity.unit.split())


def _value(quantity: Quantity) -> float | None:
    return quantity.best if quantity.best is not None else quantity.low


def _unit(statement: Statement) -> str:
    quantity = statement.claim.quantity
    return " ".join(filter(None, (quantity.unit, quantity.of))) if quantity else ""


def _dispute(
    topic: str,
    place: str,
    kind: DisputeKind,
    one: Iterable[Statement],
    other: Iterable[Statement],
    resolution: str,
    reason: str,
    *,
    resolved: bool = False,
) -> Dispute:
    side_a, side_b = (tuple(t.claim for t in gather_testimonies(side)[:MOST]) for side in (one, other))
    return Dispute(
        content_id("dispute", topic, kind, side_a[0], side_b[0]), topic, place, kind, side_a, side_b, resolution,
        resolved, reason,
    )  # fmt: skip
