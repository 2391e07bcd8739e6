"""What happened otherwise: each happening once, merged across reports, its numbers never added."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from factbox.knowledge.testimony import load_families
from factbox.reconcile.attacks import attack_of, attack_retold, attacks_by_report
from factbox.reconcile.dates import OPEN, agree_on_days, intersect
from factbox.reconcile.happenings import (
    Clues,
    Happening,
    are_parted,
    clues_of,
    family_of,
    may_be_same,
    same_size,
    values_of,
)
from factbox.reconcile.nearby import Nearby, add_number, numbers_in
from factbox.reconcile.rows import Kept
from factbox.reconcile.status import rule_status
from factbox.reconcile.testimony import Statement, as_party, gather_testimonies, strongest
from factbox.reconcile.victims import Victims
from factbox.records import Claim, Days, Event, Link, Mention, Quantity, content_id
from factbox.stored import give_back

ASSASSINATION = "killing.assassination"
"""The type that says of whoever it was done to that he is dead."""


class _Judged:
    """What people judged of pairs of claims: that they tell of one happening, or of two; the latest word counts."""

    def __init__(self, links: Iterable[Link]) -> None:
        latest = {frozenset((link.left, link.right)): link.score > 0 for link in links if link.relation == "same_event"}
        self.merged = {pair for pair, same in latest.items() if same}
        self._apart = {pair for pair, same in latest.items() if not same}

    def same(self, statement: Statement, happening: Happening) -> bool:
        """Say whether somebody merged a statement with one of a happening."""
        return any(pair in self.merged for pair in _pairs(statement, happening))

    def apart(self, statement: Statement, happening: Happening) -> bool:
        """Say whether somebody split a statement from one of a happening."""
        return bool(self._apart) and any(pair in self._apart for pair in _pairs(statement, happening))


def _pairs(statement: Statement, happening: Happening) -> Iterator[frozenset[str]]:
    return (frozenset((statement.claim.id, other.claim.id)) for other in (*happening.said, *happening.toll))


class _Happenings:
    """The happenings found so far, with an index by what kind they are of.

    Args:
        judged: what people judged of pairs of claims.
        again: the texts in which several statements stand.
    """

    def __init__(self, judged: _Judged, again: Collection[str]) -> None:
        self.all: list[Happening] = []
        self._judged = judged
        self._again = again
        self._by_kind: dict[tuple[str, bool], Nearby[Happening]] = defaultdict(lambda: Nearby(self.all))
        self._by_text: dict[tuple[str, str], list[Happening]] = defaultdict(list)
        self._by_report: dict[str, int | array[int]] = {}

    def place(self, statement: Statement) -> Happening:
        """Put a statement to the happening it tells of, or let it be the first to tell of one; return that happening.

        What people judged goes first. Where several would fit, the one with the same large number is meant, or else one
        told in the same report; else nobody can say which.
        """
        kind = (family_of(statement), statement.kind.rung == "predicted")
        clues = clues_of(statement)
        told = self._by_text[statement.text, kind[0]] if statement.text in self._again else []
        home = self.merged(statement) or next((h for h in told if not are_parted(h, clues)), None)
        if home and self._judged.apart(statement, home):
            home = None
        if home in told:
            clues = _as_first_told(home, statement, clues)
        home = home or self._chosen(statement, clues, self._by_kind[kind])
        if home is None:
            home = Happening(kind, len(self.all))
            self.all.append(home)
        home.add(statement, clues)
        self._by_kind[home.kind].file(home.number, home, clues.size)
        add_number(self._by_report, statement.report.id, home.number)
        if home not in told:
            told.append(home)
        return home

    def _chosen(self, statement: Statement, clues: Clues, near: Nearby[Happening]) -> Happening | None:
        """Return the one happening that a statement can be about; no more than two are looked for."""

        def same(happenings: Iterable[Happening]) -> Iterator[Happening]:
            return (h for h in happenings if not self._judged.apart(statement, h) and may_be_same(h, clues))

        found = list(islice(same(near.about(clues, clues.size)), 2))
        if len(found) < 2:
            return next(iter(found), None)
        sized = [h for h in same(near.sized(clues.size)) if same_size(h, clues.size)]
        return sized[0] if len(sized) == 1 else next(same(self._told_in(statement.report.id, found[0].kind)), None)

    def _told_in(self, report: str, kind: tuple[str, bool]) -> Iterator[Happening]:
        """Yield the happenings of one kind that a report tells of, in the order of finding."""
        told = (self.all[number] for number in numbers_in(self._by_report, report))
        return (happening for happening in told if happening.kind == kind)

    def merged(self, statement: Statement) -> Happening | None:
        """Return the happening that somebody merged a statement with, if one of its statements is placed already."""
        if not self._judged.merged:
            return None
        return next((h for h in self.all if self._judged.same(statement, h)), None)


def merge_events(
    statements: Sequence[Statement], judged: Iterable[Link] = (), kept: Kept | None = None
) -> tuple[tuple[Event, ...], tuple[Link, ...]]:
    """Return the happenings other than states of control, oldest first, and the links that merged them.

    A happening needs a place, people, a number or a day of its own: "talks have stalled" is a claim, and no line of a
    factbox. What is denied or negated only speaks against; a plan is one event and its fulfilment another.

    Args:
        statements: what the claims state.
        judged: what people judged of pairs of claims: ``same_event`` links, with score 0 where they tell of two.
        kept: what was worked out before of stretches of texts; what is new is put in.
    """
    happenings = _find_happenings(statements, _Judged(judged), {} if kept is None else kept)
    give_back(len(statements))
    events: list[Event] = []
    links: list[Link] = []
    while happenings:  # each is let go when its event is there, since there may be hundreds of thousands
        event, merging = _event(happenings.popleft())
        events.append(event)
        links += merging
    events.sort(key=oldest_first)
    return tuple(events), tuple(links)


def _find_happenings(statements: Sequence[Statement], judged: _Judged, kept: Kept) -> deque[Happening]:
    """Return what the statements tell of, each happening with those that tell of it, in the order of finding."""
    tolls, others = _tolls_apart(statements)
    told = Counter(text for statement in chain(tolls, others) if (text := statement.text))
    happenings = _Happenings(judged, {text for text, times in told.items() if times > 1})
    del told
    for statement in others:
        happenings.place(statement)
    attacks = attacks_by_report(happenings.all, {toll.report.id for toll in tolls})
    left: list[Statement] = []
    for toll in tolls:
        attack = happenings.merged(toll) or attack_of(toll, attacks.get(toll.report.id, ()), kept)
        (attack.count if attack else left.append)(toll)
    victims = Victims(happenings.all)
    for toll in left:
        attack = attack_retold(toll, attacks.get(toll.report.id, ())) or victims.known(toll)
        if attack:
            attack.count(toll)
        elif _anchored(toll.claim):
            victims.file(toll, happenings.place(toll))
    return deque(happenings.all)


def _as_first_told(home: Happening, statement: Statement, clues: Clues) -> Clues:
    """Return what a reprint tells without a place that its words did not have where they were told first.

    On another page the paragraph before names another town, which is none of theirs.
    """
    first = next((one for one in home.said if one.text == statement.text), statement)
    return clues if first.where else replace(clues, place=None)


def oldest_first(event: Event) -> tuple[str, str, str]:
    """Return a key that sorts events by day, and then by content alone."""
    return str(event.days.last or event.days.first or ""), event.type, event.id


def _is_event(statement: Statement) -> bool:
    kind, families = statement.type, load_families()
    if statement.kind.against or kind in families.no_event or kind.startswith("territory."):
        return False
    return statement.claim.passage != "caption" and (kind in families.tolls or _anchored(statement.claim))


def _anchored(claim: Claim) -> bool:
    """Say whether a happening can be told from others: by where, by whom, by how many, or by days of its own."""
    number = claim.quantity and values_of(claim.quantity)
    dated = claim.days.first and claim.days.last and claim.stance != "forecast"
    return bool(claim.where or claim.actor or claim.recipient or number or dated)


def _tolls_apart(told: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Return those that tell of events: the dead and wounded, and all others, the fullest first.

    All that this asks of a claim is asked at once, since it may have to be read for it.
    """
    tolls: list[Statement] = []
    others: list[Statement] = []
    ranks: list[int] = []
    for statement in told:
        if _is_event(statement):
            if statement.type in load_families().tolls:
                tolls.append(statement)
            else:
                others.append(statement)
                ranks.append(_fullest_first(statement))
    fullest = sorted(range(len(others)), key=lambda at: (ranks[at], others[at].order))
    return tolls, [others[at] for at in fullest]


def _fullest_first(statement: Statement) -> int:
    """Return what sorts the fullest accounts of happenings first, which others join; who acts sets most apart."""
    return 10 * (statement.claim.actor is None) - _detail(statement)


def _detail(statement: Statement) -> int:
    """Say how much a statement pins down."""
    claim = statement.claim
    days = claim.days
    parts = (claim.where, claim.actor, claim.recipient, days.first and days.last, claim.quantity)
    return sum(bool(part) for part in parts)


def _event(happening: Happening) -> tuple[Event, tuple[Link, ...]]:
    said = sorted(happening.said, key=lambda s: s.order)
    ruling = rule_status([_of_own_deed(s) for s in said])
    low, best, high, unit = _number([*happening.toll, *said])
    if not unit and best is None and _kills_one(said):
        low, best, high, unit = 1, 1, 1, "killed"
    days = agree_on_days(said)[0] if ruling.status != "predicted" else _forecast_days(said)
    everything = [*said, *happening.toll]
    testimonies = gather_testimonies(everything)
    speakers = {s.claim.speaker.name or s.claim.speaker.text for s in everything if s.claim.speaker}
    event = Event(
        id=content_id("event", said[0].type, said[0].claim.id),
        type=said[0].type,
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


def _kills_one(said: Sequence[Statement]) -> bool:
    """Say whether an assassination is told of one person by name: whoever was assassinated is dead."""
    happened = (s.claim for s in said if s.kind.rung != "predicted")
    victims = [claim.recipient for claim in happened if claim.type == ASSASSINATION and claim.recipient]
    return bool(victims) and all(map(_is_one_name, victims))


def _is_one_name(mention: Mention) -> bool:
    words = (mention.name or mention.text).split()
    return len(words) > 1 and all(word[:1].isupper() and word.isalpha() for word in words)


def _of_own_deed(statement: Statement) -> Statement:
    """Return a statement as its party's own word, where a side or its media tell of their own deed.

    "Captured 44 soldiers" is a boast, whoever prints it; what a side admits of its own stays admitted.
    """
    return statement.of_kind(as_party(statement, statement.actor)) if statement.kind.rung == "reported" else statement


def _forecast_days(said: Sequence[Statement]) -> Days:
    days = said[0].days
    for statement in said[1:]:
        days = intersect(days, statement.days) or OPEN
    return days


def _number(said: Sequence[Statement]) -> tuple[float | None, float | None, float | None, str]:
    """Return low, best, high and unit over all statements, for the unit that most voices give; others follow in words.

    Numbers of one happening are alternatives and never added: the best is the latest of those who carry weight.
    """
    by_unit: dict[str, list[tuple[Statement, Quantity]]] = {}
    for statement in said:
        quantity = statement.claim.quantity
        if quantity and values_of(quantity):
            by_unit.setdefault(quantity.unit, []).append((statement, quantity))
    if len(by_unit) > 1:  # "50 are being cared for" counts nothing that has a name
        by_unit.pop("", None)
    if not by_unit:
        return None, None, None, ""
    units = sorted(by_unit, key=lambda unit: (-len({s.voice for s, _ in by_unit[unit]}), _first(by_unit[unit])))
    low, best, high = _range(by_unit[units[0]])
    others = [f"{_shown(*_range(by_unit[unit]))} {unit}".strip() for unit in units[1:]]
    return low, best, high, "; ".join([units[0], *others])


def _first(said: Sequence[tuple[Statement, Quantity]]) -> int:
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
