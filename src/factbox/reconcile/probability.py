"""How probable it is that a side held a place, for exports; no word of a page and no status rests on it.

Per place and side a model of three states (another holds it, it is fought over, the side holds it), which last from
half a day to the next and pass into each other, with hand-over and recapture: a hidden Markov model, solved forwards
and backwards. What is observed are voices, each once however often it is printed; what each weighs is data
(``weights.yaml``). The dates of rows never come from here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise, product

from factbox.knowledge.testimony import load_weights
from factbox.reconcile.testimony import Statement, as_party
from factbox.records import Control

Vector = tuple[float, float, float]
"""One number for each of: another side holds the place, it is fought over, the side holds it."""

Matrix = tuple[Vector, Vector, Vector]

_NEW_WORD = 14
"""Days of silence after which a voice that repeats itself is heard anew."""

_EVEN: Vector = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Heard:
    """One voice on who held a place: when, how strongly, and whether it may owe its words to another one.

    ``at`` counts half days: what is told of a fight, a siege or an older holder was before a fall of the same day.
    """

    at: int
    says: str
    strength: float
    shared: bool


@dataclass(frozen=True, slots=True)
class _Setting:
    """One choice of the numbers that nobody knows exactly; ``weights.yaml`` says what each is."""

    power: float
    shared: float
    stays: float


def estimate_rows(rows: Sequence[Control], said: Sequence[Statement]) -> list[tuple[float, float, float] | None]:
    """Return for each row of one place the least, the middle and the largest probability of it; None for a siege.

    A row is as probable as its state on the last day on which it can have begun. A siege is no state of the model.

    Args:
        rows: who holds or contests the place.
        said: all statements about its control.
    """
    heard: dict[str, list[_Heard]] = {}
    taker = _taker(said)
    implied = {row.holder for row in rows if row.holder and row.change != "none"}
    found: list[tuple[float, float, float] | None] = []
    for row in rows:
        side = row.holder if row.state == "held" else taker or row.holder
        if row.state != "besieged" and side not in heard:
            heard[side] = _heard(said, side, implied)
        found.append(None if row.state == "besieged" else _estimate(row, heard[side]))
    return found


def _estimate(row: Control, heard: Sequence[_Heard]) -> tuple[float, float, float]:
    day = row.began.last or row.began.first or row.last_affirmed or date.min
    at = _half_day(day, late=row.state == "held")
    prior = load_weights().prior["none" if row.change == "none" and row.state == "held" else "taken"]
    start = (prior["other"], prior["contested"], prior["side"])
    wanted = 2 if row.state == "held" else 1
    found = [_smoothed(heard, start, at, setting)[wanted] for setting in _settings()]
    return _bounded(min(found)), _bounded(found[0]), _bounded(max(found))


def _taker(said: Iterable[Statement]) -> str:
    return min((s.actor for s in said if s.actor and _said_of(s) == "taken"), default="")


def _said_of(statement: Statement) -> str:
    return load_weights().says.get(statement.type, "")


@cache
def _settings() -> tuple[_Setting, ...]:
    """Return the middle setting, and then all extremes."""
    weights = load_weights()
    ranges: tuple[Mapping[str, float], ...] = (weights.power, weights.shared, weights.stays)
    middle = _Setting(*(values["middle"] for values in ranges))
    return (middle, *(_Setting(*ends) for ends in product(*((r["low"], r["high"]) for r in ranges))))


def _bounded(probability: float) -> float:
    least = load_weights().least
    return round(min(max(probability, least), 1 - least), 3)


# --- what was heard


def _heard(said: Sequence[Statement], side: str, implied: Collection[str]) -> list[_Heard]:
    """Return each voice on a side's hold once, the strongest of each kind of word first where they may share words.

    Where no voice says who took the place ("X was lost"), it speaks for whom the rows say so of.
    """
    takers = {s.actor for s in said if s.actor and _said_of(s) == "taken"} or implied
    only = next(iter(takers)) if len(takers) == 1 else ""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in said:
        word = _word(statement, side, only)
        if word and statement.kind.name != "forecast":
            groups.setdefault((_mouth(statement), word), []).append(statement)
    found = [one for (_, word), group in groups.items() for one in _runs(group, word, side)]
    found.sort(key=lambda pair: (-pair[0].strength, pair[0].at, pair[0].says, sorted(pair[1])))
    return list(_mark_shared(found))


def _word(statement: Statement, side: str, only: str) -> str:
    """Return what a statement says of a side's hold: for it, against it, that it is fought over; empty for neither."""
    says, actor = _said_of(statement), statement.actor or only
    if statement.kind.against:
        return "lost" if says == "taken" and actor == side else ""
    if says == "contested" or statement.extent in ("parts", "most", "outskirts"):
        return "contested"
    if says == "taken":
        return "" if not actor else "taken" if actor == side else "lost"
    if says == "siege":
        return "" if not actor else "half lost" if actor == side else "half taken"
    return "" if not actor else "lost" if actor == side else "half taken"


def _mouth(statement: Statement) -> str:
    """Return whose voice it is; all outlets of unknown lineage together are one."""
    named = statement.voice.startswith("named:")
    return statement.voice if named or statement.origin.known else "unknown"


def _runs(group: Sequence[Statement], word: str, side: str) -> Iterator[tuple[_Heard, frozenset[str]]]:
    """Yield one voice's word with its lineage; again where it comes back after a long silence."""
    run: list[Statement] = []
    for statement in sorted(group, key=lambda s: (s.latest, s.order)):
        if run and (statement.latest - run[-1].latest).days > _NEW_WORD:
            yield _one(run, word, side)
            run = []
        run.append(statement)
    yield _one(run, word, side)


def _one(run: Sequence[Statement], word: str, side: str) -> tuple[_Heard, frozenset[str]]:
    weights = load_weights()
    strength = max(_strength(s, side if word == "taken" else "") for s in run)
    if _mouth(run[0]) == "unknown":
        strength = min(strength, weights.unknown)
    lineage = frozenset().union(*(s.origin.lineage for s in run))
    late = word in ("taken", "half taken") or run[0].kind.against or run[0].kind.name == "party"
    return _Heard(_half_day(run[0].latest, late=late), word, strength, shared=False), lineage


def _half_day(day: date, *, late: bool) -> int:
    return 2 * day.toordinal() + late


def _strength(statement: Statement, side: str) -> float:
    """Return how strong a voice is; a report that says in its own voice that something is not so is its own voice."""
    kind = as_party(statement, side).name
    if kind == "denial" and statement.claim.stance == "negated":
        kind = "own_voice"
    return load_weights().strength[kind]


def _mark_shared(found: Iterable[tuple[_Heard, frozenset[str]]]) -> Iterator[_Heard]:
    """Yield what was heard, marking each that may owe its words to an outlet of a stronger one that says the same."""
    used: dict[str, set[str]] = {}
    for heard, lineage in found:
        mine = used.setdefault(heard.says, set())
        yield heard if mine.isdisjoint(lineage) else replace(heard, shared=True)
        mine |= lineage


# --- the model


def _smoothed(heard: Sequence[_Heard], start: Vector, at: int, setting: _Setting) -> Vector:
    """Return the probability of each state in one half day, given all that was heard of it, before it and after."""
    times = sorted({at, *(one.at for one in heard)})
    seen = dict.fromkeys(times, _EVEN)
    for one in heard:
        seen[one.at] = _times(seen[one.at], _likelihood(one, setting))
    forward = _scaled(_times(start, seen[times[0]]))
    for before, time in pairwise(t for t in times if t <= at):
        forward = _scaled(_times(_after(forward, _steps(setting.stays, time - before)), seen[time]))
    backward = _EVEN
    for time, later in reversed(list(pairwise(t for t in times if t >= at))):
        backward = _scaled(_before(_steps(setting.stays, later - time), _times(backward, seen[later])))
    return _scaled(_times(forward, backward))


def _likelihood(heard: _Heard, setting: _Setting) -> Vector:
    """Return how likely a word is in each state, beside the state that it tells."""
    power = setting.power * (setting.shared if heard.shared else 1.0)
    weak = heard.strength**-power
    middle = weak ** load_weights().fight_apart
    shapes: dict[str, Vector] = {
        "taken": (weak, middle, 1.0),
        "lost": (1.0, middle, weak),
        "contested": (middle, 1.0, middle),
        "half taken": (weak**0.5, middle**0.5, 1.0),
        "half lost": (1.0, middle**0.5, weak**0.5),
    }
    return shapes[heard.says]


@cache
def _steps(stays: float, times: int) -> Matrix:
    """Return how states pass into each other over so many half days, by repeated squaring."""
    if times == 0:
        return ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    if times == 1:
        over = (1 - stays) * load_weights().without_a_fight
        fight, half = 1 - stays - over, (1 - stays) / 2
        return ((stays, fight, over), (half, stays, half), (over, fight, stays))
    half_way = _steps(stays, times // 2)
    whole = _product(half_way, half_way)
    return _product(whole, _steps(stays, 1)) if times % 2 else whole


def _product(one: Matrix, other: Matrix) -> Matrix:
    first, second, third = (_after(row, other) for row in one)
    return (first, second, third)


def _after(state: Vector, steps: Matrix) -> Vector:
    first, second, third = (sum(state[i] * steps[i][j] for i in range(3)) for j in range(3))
    return (first, second, third)


def _before(steps: Matrix, state: Vector) -> Vector:
    first, second, third = (sum(steps[i][j] * state[j] for j in range(3)) for i in range(3))
    return (first, second, third)


def _times(one: Vector, other: Vector) -> Vector:
    return (one[0] * other[0], one[1] * other[1], one[2] * other[2])


def _scaled(state: Vector) -> Vector:
    total = sum(state)
    return (state[0] / total, state[1] / total, state[2] / total)
