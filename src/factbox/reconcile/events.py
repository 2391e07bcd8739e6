"""What happened otherwise: each happening once, merged across reports, its numbers never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from factbox.knowledge import testimony
from factbox.knowledge.actors import side_of
from factbox.reconcile.dates import OPEN, agree_on_days, days_told, intersect
from factbox.reconcile.status import rule_status
from factbox.reconcile.testimony import Statement, gather_testimonies, strongest
from factbox.records import Days, Event, Link, Mention, Place, Quantity, content_id

APART = 3.0
"""Two numbers that differ by more than this factor count different things."""


@dataclass(slots=True)
class _Happening:
    """What one or more statements tell of one happening; grows while statements join it."""

    said: list[Statement]
    place: Place | None = None
    actor: str = ""
    recipient: str = ""
    toll: list[Statement] = field(default_factory=list)

    @property
    def first(self) -> Statement:
        return self.said[0]

    def add(self, statement: Statement) -> None:
        """Take in a statement and what it knows better."""
        self.said.append(statement)
        self.place = _finer(self.place, statement.claim.where)
        self.actor = self.actor or _who(statement.claim.actor)
        self.recipient = self.recipient or _who(statement.claim.recipient)


def merge_events(statements: Sequence[Statement]) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """Return the happenings other than states of control, oldest first, and the links that merged them.

    A happening needs somewhere or somebody: "talks have stalled" is a claim, and no line of a factbox. What is denied
    or negated only speaks against; a plan is one event and its fulfilment another.
    """
    told = [s for s in statements if _is_event(s)]
    tolls, others = _tolls_apart(told)
    happenings: list[_Happening] = []
    for statement in sorted(others, key=lambda s: (-_detail(s), s.order)):
        _join_or_start(happenings, statement)
    for toll in tolls:
        _attach_toll(happenings, toll)
    pairs = [_event(h) for h in happenings]
    events = sorted((event for event, _ in pairs), key=lambda e: (str(e.days.last or e.days.first or ""), e.type, e.id))
    return tuple(events), tuple(link for _, links in pairs for link in links)


def _is_event(statement: Statement) -> bool:
    claim = statement.claim
    anchored = claim.where or claim.actor or claim.recipient
    kind = claim.type
    told = not statement.kind.against and kind not in _table()["no_event"] and not kind.startswith("territory.")
    return bool(anchored and told and claim.passage != "caption")


def _tolls_apart(told: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    tolls: list[Statement] = []
    others: list[Statement] = []
    for statement in told:
        (tolls if statement.claim.type in _table()["tolls"] else others).append(statement)
    return tolls, others


def _detail(statement: Statement) -> int:
    """Say how much a statement pins down: the fullest account of a happening is the one the others join."""
    claim = statement.claim
    days = claim.days
    parts = (claim.where, claim.actor, claim.recipient, days.first and days.last, claim.quantity)
    return sum(bool(part) for part in parts)


def _join_or_start(happenings: list[_Happening], statement: Statement) -> None:
    same = [h for h in happenings if _may_be_same(h, statement)]
    here = [h for h in same if any(s.report.id == statement.report.id for s in h.said)]
    fitting = same if len(same) < 2 else here
    if fitting:
        fitting[0].add(statement)
    else:
        happenings.append(_Happening([], None))
        happenings[-1].add(statement)


def _may_be_same(happening: _Happening, statement: Statement) -> bool:
    """Say whether a statement can be about a happening: nothing differs, and somebody or somewhere agrees."""
    agreeing = [
        _agree(happening.actor, _who(statement.claim.actor)),
        _agree(happening.recipient, _who(statement.claim.recipient)),
        _same_place(happening.place, statement.claim.where),
    ]
    return (
        _family(happening.first) == _family(statement)
        and (happening.first.kind.rung == "predicted") == (statement.kind.rung == "predicted")
        and all(agree is not False for agree in agreeing)
        and any(agreeing)
        and all(intersect(days_told(s), days_told(statement)) for s in happening.said)
        and all(_compatible(s.claim.quantity, statement.claim.quantity) for s in happening.said)
    )


def _family(statement: Statement) -> str:
    kind = statement.claim.type
    return next((name for name, types in _table()["families"].items() if kind in types), kind)


def _who(mention: Mention | None) -> str:
    """Return the side of somebody we know, or the words for somebody we do not ("residents"); empty for nobody."""
    if mention is None:
        return ""
    return side_of(mention.name) if mention.name else mention.text


def _agree(one: str, other: str) -> bool | None:
    """Say whether two can be the same people: a word in common is enough; None where one is missing."""
    if not (one and other):
        return None
    return one == other or not _words(one).isdisjoint(_words(other))


def _words(name: str) -> set[str]:
    return set(name.casefold().split()).difference(_table()["empty_words"])


def _same_place(one: Place | None, other: Place | None) -> bool | None:
    """Say whether two places can be one: the same, or a country or division and a place in it."""
    if one is None or other is None:
        return None
    if one.id == other.id:
        return True
    wide, narrow = (one, other) if one.kind in ("country", "province", "region") else (other, one)
    if wide.country != narrow.country:
        return False
    if wide.kind == "country":
        return None
    return wide.kind in ("province", "region") and bool(wide.admin1) and wide.admin1 == narrow.admin1


def _finer(one: Place | None, other: Place | None) -> Place | None:
    """Return the narrower of two places that can be one."""
    order = ("country", "region", "province", "district", "city", "facility")
    known = [place for place in (one, other) if place]
    return max(known, key=lambda p: order.index(p.kind)) if known else None


def _compatible(one: Quantity | None, other: Quantity | None) -> bool:
    values = [_values(q) for q in (one, other) if q]
    if len(values) < 2 or not all(values) or (one and other and one.unit != other.unit):
        return True
    low, high = sorted((max(values[0]), max(values[1])))
    return high <= APART * max(low, 1)


def _values(quantity: Quantity) -> list[float]:
    return [v for v in (quantity.low, quantity.best, quantity.high) if v is not None]


def _attach_toll(happenings: list[_Happening], toll: Statement) -> None:
    """Put the dead and wounded to the attack that they follow in the same report; else they are a happening alone."""
    attacks = [
        (toll.claim.span.start - s.claim.span.start, happening)
        for happening in happenings
        for s in happening.said
        if s.claim.type in _table()["attacks"] and s.report.id == toll.report.id and _fits(s, toll)
    ]
    before = [(distance, happening) for distance, happening in attacks if distance >= 0]
    if before:
        min(before, key=lambda pair: pair[0])[1].toll.append(toll)
    else:
        _join_or_start(happenings, toll)


def _fits(attack: Statement, toll: Statement) -> bool:
    near = _same_place(attack.claim.where, toll.claim.where) is not False
    return near and intersect(days_told(attack), days_told(toll)) is not None


def _event(happening: _Happening) -> tuple[Event, tuple[Link, ...]]:
    said = sorted(happening.said, key=lambda s: s.order)
    ruling = rule_status(said)
    low, best, high, unit = _number([*happening.toll, *said])
    days = agree_on_days(said)[0] if ruling.status != "predicted" else _forecast_days(said)
    everything = [*said, *happening.toll]
    testimonies = gather_testimonies(everything)
    speakers = {s.claim.speaker.name or s.claim.speaker.text for s in everything if s.claim.speaker}
    event = Event(
        id=content_id("event", said[0].claim.type, said[0].claim.id),
        type=said[0].claim.type,
        days=days,
        actor=happening.actor,
        recipient=happening.recipient,
        place=happening.place,
        low=low,
        best=best,
        high=high,
        unit=unit,
        status=ruling.status,
        speakers=tuple(sorted(speakers)),
        independent_origins=ruling.origins,
        reports=len({s.report.id for s in everything}),
        claims=tuple(t.claim for t in testimonies),
    )
    return event, tuple(_link(said[0], s) for s in everything[1:])


def _forecast_days(said: Sequence[Statement]) -> Days:
    days = said[0].claim.days
    for statement in said[1:]:
        days = intersect(days, statement.claim.days) or OPEN
    return days


def _number(said: Sequence[Statement]) -> tuple[float | None, float | None, float | None, str]:
    """Return low, best, high and unit over all statements, for the unit that most voices give; others follow in words.

    Numbers of one happening are alternatives and never added: the best is the latest of those who carry weight.
    """
    by_unit: dict[str, list[tuple[Statement, Quantity]]] = {}
    for statement in said:
        quantity = statement.claim.quantity
        if quantity and _values(quantity):
            by_unit.setdefault(quantity.unit, []).append((statement, quantity))
    if not by_unit:
        return None, None, None, ""
    units = sorted(by_unit, key=lambda unit: (-len({s.voice for s, _ in by_unit[unit]}), _first(by_unit[unit])))
    low, best, high = _range(by_unit[units[0]])
    others = [f"{_shown(*_range(by_unit[unit]))} {unit}".strip() for unit in units[1:]]
    return low, best, high, "; ".join([units[0], *others])


def _first(said: Sequence[tuple[Statement, Quantity]]) -> tuple[object, ...]:
    return min(s.order for s, _ in said)


def _range(said: Sequence[tuple[Statement, Quantity]]) -> tuple[float | None, float | None, float | None]:
    lows = [v for _, q in said for v in (q.low if q.low is not None else q.best,) if v is not None]
    highs = [v for _, q in said for v in (q.high if q.high is not None else q.best,) if v is not None]
    weighty = strongest([s for s, _ in said])
    bests = [(s.said, s.order, q.best) for s, q in said if s in weighty and q.best is not None]
    best = max(bests)[2] if bests else None
    return min(lows, default=None), best, max(highs, default=None)


def _shown(low: float | None, best: float | None, high: float | None) -> str:
    value = next((v for v in (best, low, high) if v is not None), None)
    return "" if value is None else f"{value:g}"


def _link(first: Statement, other: Statement) -> Link:
    reason = "same type, and place, people and days do not differ"
    return Link(other.claim.id, first.claim.id, "same_event", 1.0, reason, decided_by="reconcile.events")


@cache
def _table() -> dict[str, Any]:
    text = files(testimony).joinpath("families.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data
