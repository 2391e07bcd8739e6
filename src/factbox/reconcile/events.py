"""What happened otherwise: each happening once, merged across reports, its numbers never added."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain, islice
from types import MappingProxyType

from factbox.knowledge.actors import party_side
from factbox.knowledge.testimony import load_families, telling_words
from factbox.language.sentences import sentence_spans
from factbox.reconcile.dates import OPEN, agree_on_days, as_days, days_told, intersect
from factbox.reconcile.nearby import SHORT, Nearby, add_number, numbers_in
from factbox.reconcile.rows import Kept, hash_of
from factbox.reconcile.status import rule_status
from factbox.reconcile.testimony import Statement, as_party, gather_testimonies, strongest
from factbox.records import Claim, Days, Event, Link, Mention, Place, Quantity, content_id
from factbox.stored import give_back

APART = 3.0
"""Two numbers that differ by more than this factor count different things."""

MEETING = "talks"
"""The family of talks and what they agree on."""

WIDE = ("country", "province", "region")
"""Kinds of places that hold others in which a happening can be."""

RUNNING_TOLL = "toll of weeks"
"""Stands for the types of claims that count the dead of more than a week."""

MOVEMENT = "movement"
"""The family of flight and evacuation."""

SIDE = "a side"
"""Stands for somebody with a name, as opposed to people of whom there are many."""

ASSASSINATION = "killing.assassination"
"""The type that says of whoever it was done to that he is dead."""

TELLING = 100
"""A number from which two statements that give the same one, in the same unit, tell of one happening."""


@dataclass(frozen=True, slots=True)
class _Clues:
    """What a statement tells that can set one happening apart from another."""

    place: Place | None
    days: Days
    actor: str
    recipient: str
    size: tuple[str, float] | None


_NO_SIZES: Mapping[str, tuple[float, float]] = MappingProxyType({})


@dataclass(slots=True)
class _Happening:
    """What one or more statements tell of one happening; grows while statements join it.

    ``kind`` is what it is to be compared with, ``number`` its place in the order of finding. ``days`` is what all its
    statements share; ``sizes`` the least and the largest number given in each unit. Most have neither dead and wounded
    nor numbers, and nothing to hold them in.
    """

    kind: tuple[str, bool]
    number: int
    said: list[Statement] = field(default_factory=list)
    toll: list[Statement] | tuple[()] = ()
    days: Days = OPEN
    place: Place | None = None
    actor: str = ""
    recipient: str = ""
    sizes: Mapping[str, tuple[float, float]] = field(default_factory=lambda: _NO_SIZES)

    def add(self, statement: Statement, clues: _Clues) -> None:
        """Take in a statement and what it knows better."""
        self.said.append(statement)
        self.days = intersect(self.days, clues.days) or self.days
        self.place = _finer(self.place, clues.place)
        self.actor = self.actor or clues.actor
        self.recipient = self.recipient or clues.recipient
        if clues.size:
            unit, value = clues.size
            least, largest = self.sizes.get(unit, (value, value))
            self.sizes = {**self.sizes, unit: (min(least, value), max(largest, value))}

    def count(self, toll: Statement) -> None:
        """Take in a statement of the dead and wounded."""
        if isinstance(self.toll, list):
            self.toll.append(toll)
        else:
            self.toll = [toll]


class _Judged:
    """What people judged of pairs of claims: that they tell of one happening, or of two; the latest word counts."""

    def __init__(self, links: Iterable[Link]) -> None:
        latest = {frozenset((link.left, link.right)): link.score > 0 for link in links if link.relation == "same_event"}
        self.merged = {pair for pair, same in latest.items() if same}
        self._apart = {pair for pair, same in latest.items() if not same}

    def same(self, statement: Statement, happening: _Happening) -> bool:
        """Say whether somebody merged a statement with one of a happening."""
        return any(pair in self.merged for pair in _pairs(statement, happening))

    def apart(self, statement: Statement, happening: _Happening) -> bool:
        """Say whether somebody split a statement from one of a happening."""
        return bool(self._apart) and any(pair in self._apart for pair in _pairs(statement, happening))


def _pairs(statement: Statement, happening: _Happening) -> Iterator[frozenset[str]]:
    return (frozenset((statement.claim.id, other.claim.id)) for other in (*happening.said, *happening.toll))


class _Happenings:
    """The happenings found so far, with an index by what kind they are of.

    Args:
        judged: what people judged of pairs of claims.
        again: the texts in which several statements stand.
    """

    def __init__(self, judged: _Judged, again: Collection[str]) -> None:
        self.all: list[_Happening] = []
        self._judged = judged
        self._again = again
        self._by_kind: dict[tuple[str, bool], Nearby[_Happening]] = defaultdict(lambda: Nearby(self.all))
        self._by_text: dict[tuple[str, str], list[_Happening]] = defaultdict(list)
        self._by_report: dict[str, int | array[int]] = {}

    def place(self, statement: Statement) -> None:
        """Put a statement to the happening it tells of, or let it be the first to tell of one.

        What people judged goes first. Where several would fit, the one with the same large number is meant, or else one
        told in the same report; else nobody can say which.
        """
        kind = (_family(statement), statement.kind.rung == "predicted")
        clues = _clues(statement)
        told = self._by_text[statement.text, kind[0]] if statement.text in self._again else []
        home = self.merged(statement) or next((h for h in told if not _parted(h, clues)), None)
        if home and self._judged.apart(statement, home):
            home = None
        home = home or self._chosen(statement, clues, self._by_kind[kind])
        if home is None:
            home = _Happening(kind, len(self.all))
            self.all.append(home)
        home.add(statement, clues)
        self._by_kind[home.kind].file(home.number, home, clues.size)
        add_number(self._by_report, statement.report.id, home.number)
        if home not in told:
            told.append(home)

    def _chosen(self, statement: Statement, clues: _Clues, near: Nearby[_Happening]) -> _Happening | None:
        """Return the one happening that a statement can be about; no more than two are looked for."""

        def same(happenings: Iterable[_Happening]) -> Iterator[_Happening]:
            return (h for h in happenings if not self._judged.apart(statement, h) and _may_be_same(h, clues))

        found = list(islice(same(near.about(clues, clues.size)), 2))
        if len(found) < 2:
            return next(iter(found), None)
        sized = [h for h in same(near.sized(clues.size)) if _same_size(h, clues.size)]
        return sized[0] if len(sized) == 1 else next(same(self._told_in(statement.report.id, found[0].kind)), None)

    def _told_in(self, report: str, kind: tuple[str, bool]) -> Iterator[_Happening]:
        """Yield the happenings of one kind that a report tells of, in the order of finding."""
        told = (self.all[number] for number in numbers_in(self._by_report, report))
        return (happening for happening in told if happening.kind == kind)

    def merged(self, statement: Statement) -> _Happening | None:
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


def _find_happenings(statements: Sequence[Statement], judged: _Judged, kept: Kept) -> deque[_Happening]:
    """Return what the statements tell of, each happening with those that tell of it, in the order of finding."""
    tolls, others = _tolls_apart(statements)
    told = Counter(text for statement in chain(tolls, others) if (text := statement.text))
    happenings = _Happenings(judged, {text for text, times in told.items() if times > 1})
    del told
    for statement in others:
        happenings.place(statement)
    attacks = _attacks(happenings.all, {toll.report.id for toll in tolls})
    left: list[Statement] = []
    for toll in tolls:
        attack = happenings.merged(toll) or _attack_of(toll, attacks.get(toll.report.id, ()), kept)
        (attack.count if attack else left.append)(toll)
    for toll in left:
        attack = _attack_retold(toll, attacks.get(toll.report.id, ()))
        if attack:
            attack.count(toll)
        elif _anchored(toll.claim):
            happenings.place(toll)
    return deque(happenings.all)


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
    number = claim.quantity and _values(claim.quantity)
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


def _clues(statement: Statement) -> _Clues:
    claim = statement.claim
    people = _who(claim.actor), _who(claim.recipient)
    return _Clues(statement.where, _week_told(statement), *people, _size(claim.quantity))


def _week_told(statement: Statement) -> Days:
    """Return when a happening can have been that others are compared with: news without a first day is a week old.

    "Shelled", with no day, was at any time before; but who prints it prints what came about since he last did. Two of
    which neither says when are one only where their weeks meet. What it costs: one that is told again weeks later, and
    not dated then either, is printed twice. A running toll ("since March") is of the week in which it had run so far.
    """
    days = days_told(statement)
    if days.last is None or (days.first and not _is_running_toll(statement)):
        return days
    return as_days(days.last - timedelta(days=SHORT - 1), days.last)


def _may_be_same(happening: _Happening, clues: _Clues) -> bool:
    """Say whether a statement can be about a happening: nothing differs, and somebody, somewhere or a number agrees."""
    place = _same_place(happening.place, clues.place)
    if place is None and happening.place and clues.place and happening.kind[0] == MEETING:
        place = True  # delegations meet in one town of a country: "talks in Doha" are the "talks in Qatar"
    if place is False or _parted(happening, clues):
        return False
    people = (_agree(happening.actor, clues.actor), _agree(happening.recipient, clues.recipient))
    agreeing = (place, *people, _same_size(happening, clues.size))
    return False not in agreeing and True in agreeing


def _parted(happening: _Happening, clues: _Clues) -> bool:
    """Say whether days or numbers part a statement from a happening, also where one sentence tells of both."""
    return intersect(happening.days, clues.days) is None or not _compatible(happening, clues.size)


def _same_size(happening: _Happening, size: tuple[str, float] | None) -> bool | None:
    """Say whether a large number is told alike of both, as it hardly is of two happenings; None where that is open."""
    if size is None or size[1] < TELLING or size[0] not in happening.sizes:
        return None
    return True if happening.sizes[size[0]] == (size[1], size[1]) else None


def _family(statement: Statement) -> str:
    """Return what a statement is to be compared with; a toll of weeks is no toll of one attack or of one day.

    A side that flees is none of the people who are driven out by it.
    """
    kind = statement.type
    if _is_running_toll(statement):
        return RUNNING_TOLL
    family = load_families().families.get(kind, kind)
    return f"{family} of {SIDE}" if family == MOVEMENT and _is_side(statement.claim.actor) else family


def _is_side(mention: Mention | None) -> bool:
    """Say whether somebody goes by a name, and not by a noun such as "residents"."""
    return mention is not None and bool(mention.name) and not (mention.name or "").islower()


def _is_running_toll(statement: Statement) -> bool:
    return statement.type in load_families().tolls and _over_weeks(days_told(statement))


def _who(mention: Mention | None) -> str:
    """Return the side of somebody we know, or the words for somebody we do not ("residents"); empty for nobody."""
    if mention is None:
        return ""
    return party_side(mention) or mention.text


def _agree(one: str, other: str) -> bool | None:
    """Say whether two can be the same people: a word in common is enough; None where one is missing or anybody."""
    if not (one and other):
        return None
    if one == other:
        return True if _unlike_unknown(one) else None
    return not telling_words(one).isdisjoint(telling_words(other))


def _unlike_unknown(name: str) -> bool:
    """Say whether a name is more than "armed men": two that are called so are hardly the same."""
    return bool(telling_words(name)) or load_families().unknown.isdisjoint(name.casefold().split())


def _same_place(one: Place | None, other: Place | None) -> bool | None:
    """Say whether two places can be one: the same, or a country or division and a place in it."""
    if one is None or other is None:
        return None
    if one.id == other.id:
        return True
    wide, narrow = (one, other) if one.kind in WIDE else (other, one)
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


def _compatible(happening: _Happening, size: tuple[str, float] | None) -> bool:
    if size is None or size[0] not in happening.sizes:
        return True
    least, largest = happening.sizes[size[0]]
    return max(largest, size[1]) <= APART * max(min(least, size[1]), 1)


def _size(quantity: Quantity | None) -> tuple[str, float] | None:
    values = _values(quantity) if quantity else []
    return (quantity.unit, max(values)) if quantity and values else None


def _values(quantity: Quantity) -> list[float]:
    return [v for v in (quantity.low, quantity.best, quantity.high) if v is not None]


def _attacks(
    happenings: Iterable[_Happening], reports: Collection[str]
) -> dict[str, list[tuple[Statement, _Happening]]]:
    """Return the attacks that each of some reports tells of."""
    told: dict[str, list[tuple[Statement, _Happening]]] = {}
    for happening in happenings:
        for statement in happening.said:
            if statement.report.id in reports and statement.type in load_families().attacks:
                told.setdefault(statement.report.id, []).append((statement, happening))
    return told


def _attack_of(toll: Statement, attacks: Iterable[tuple[Statement, _Happening]], kept: Kept) -> _Happening | None:
    """Return the attack that the dead and wounded follow most closely in their report; None if they follow none.

    One that is told within the clause of theirs is followed: "shells hit a market, killing 14".
    """
    end = toll.claim.span.end
    before = [(s.claim.span, h) for s, h in attacks if s.claim.span.start < end and _fits(s, h, toll, kept)]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _attack_retold(toll: Statement, attacks: Iterable[tuple[Statement, _Happening]]) -> _Happening | None:
    """Return the attack of which a report gives the same toll elsewhere, as a headline does before the attack."""
    size = _size(toll.claim.quantity)
    same = {
        happening.number: happening
        for attack, happening in attacks
        if _same_place(attack.where, toll.where) is not False
        and intersect(days_told(attack), days_told(toll)) is not None
        and any(t.report.id == toll.report.id and size == _size(t.claim.quantity) for t in happening.toll)
    }
    return next(iter(same.values())) if size and len(same) == 1 else None


def _fits(attack: Statement, happening: _Happening, toll: Statement, kept: Kept) -> bool:
    """Say whether the dead and wounded can be those of an attack that their report tells of before.

    They are where they are said to be of its very place, or where they are told on from it. A toll of the country, of
    months, or of another order of size is one of the country or of months, whatever stands before it.
    """
    one, other = attack.where, toll.where
    if _same_place(one, other) is False or intersect(days_told(attack), days_told(toll)) is None:
        return False
    if _is_longer(days_told(toll), days_told(attack)) or not _of_one_size(happening, toll):
        return False
    if one and other and one.id == other.id:
        return True
    if other and other.kind in WIDE:
        return _sentences(attack, toll, kept) == 1
    told = [attack, *(t for t in happening.toll if t.report.id == toll.report.id)]
    return any(_sentences(before, toll, kept) <= 2 for before in told)


def _is_longer(toll: Days, attack: Days) -> bool:
    """Say whether a toll is counted over more than a week, and over longer than an attack can have gone on."""
    if not (toll.first and toll.last and _over_weeks(toll)):
        return False
    return attack.first is None or attack.last is None or attack.last - attack.first < toll.last - toll.first


def _over_weeks(days: Days) -> bool:
    return days.first is not None and days.last is not None and (days.last - days.first).days >= SHORT


def _of_one_size(happening: _Happening, toll: Statement) -> bool:
    """Say whether a number can count what those count that an attack has by now, in the same unit."""
    size = _size(toll.claim.quantity)
    others = [_size(t.claim.quantity) for t in happening.toll]
    values = [other[1] for other in others if size and other and other[0] == size[0]]
    return not (size and values) or max(*values, size[1]) <= APART * max(min(*values, size[1]), 1)


def _sentences(one: Statement, other: Statement, kept: Kept) -> int:
    """Return how many sentences of a report go from one statement to a later one, with both of theirs."""
    start, end = one.claim.span.start, max(one.claim.span.end, other.claim.span.end)
    stretch = one.report.text[start:end]
    key = hash_of("sentences", stretch)
    if (told := kept.get(key)) is None:
        told = kept[key] = b"%d" % len(sentence_spans(stretch))
    return int(told)


def _event(happening: _Happening) -> tuple[Event, tuple[Link, ...]]:
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
        if quantity and _values(quantity):
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
