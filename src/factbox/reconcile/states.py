"""States of control with the statements behind them, and how those of one place are kept."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec

from factbox.knowledge.testimony import voice_kind
from factbox.reconcile.rows import Kept, hash_of
from factbox.reconcile.testimony import Statement
from factbox.records import Control


@dataclass(frozen=True, slots=True)
class State:
    """A row of control with the statements behind it, which the disputes need and the contract does not.

    Attributes:
        row: the row.
        support: what carries it.
        against: live words against it.
        stale: statements of an older state, told after the news of this one; they change nothing.
    """

    row: Control
    support: tuple[Statement, ...]
    against: tuple[Statement, ...] = ()
    stale: tuple[Statement, ...] = ()


_OF_ROWS = ("place", "holder", "began", "status", "because", "date_reason")
_OF_TESTIMONIES = ("origin", "weight", "known")
"""What many rows and testimonies tell alike; no one has seen those that were just read."""

_Packed = list[tuple[Control, list[list[tuple[int, str]]]]]
"""For each state its row, and for its support, what is against it and what is stale the numbers of the statements, with
the kind of voice that each is there."""


class KeptStates:
    """States of places, found again by a hash of all that is said of a place and of what else decides."""

    def __init__(self, kept: Kept, *, again: bool = False) -> None:
        """Begin with what is kept; where the same statements will be asked about again, their hashes are held."""
        self._kept = kept
        self._again = again
        self._marks: dict[int, tuple[Statement, bytes]] = {}
        self._reports: dict[str, bytes] = {}
        self._told: dict[Any, Any] = {}
        self._same: dict[object, tuple[Sequence[Statement], list[State]]] | None = None

    def aside(self) -> KeptStates:
        """Return these states for questions of "what if": what is judged for one is not kept after it.

        Most places are asked about with the very same statements again and again, and are known by these.
        """
        aside = KeptStates(ChainMap({}, self._kept), again=True)
        aside._marks, aside._reports = self._marks, self._reports
        aside._same = {}
        return aside

    def recall(self, said: Sequence[Statement], judge: Callable[[], Sequence[State]], *context: object) -> list[State]:
        """Return the states of one place: as they are kept, or judged now.

        Args:
            said: what is said of the place.
            judge: judges the place by these alone and the context.
            context: plain values on which the states depend beside what is said.
        """
        if self._same is None:
            return self._recall(said, judge, context)
        key = (tuple(map(id, said)), context)
        if key not in self._same:
            self._same[key] = said, self._recall(said, judge, context)  # kept alive, or others might get their ids
        return self._same[key][1]

    def _recall(
        self, said: Sequence[Statement], judge: Callable[[], Sequence[State]], context: tuple[object, ...]
    ) -> list[State]:
        marks = blake2b(b"".join(map(self._mark, said)), digest_size=16).hexdigest()
        key = hash_of("states", marks, *context)
        packed = self._kept.get(key)
        if packed is None:
            states = judge()
            self._kept[key] = _pack(states, said)
            return list(states)
        states = _unpack(packed, said)
        for state in states:
            self._share(state.row)
        return states

    def _share(self, row: Control) -> None:
        """Hold once what many rows that are read again tell alike: a large verdict has half a million testimonies."""
        parts = [(row, _OF_ROWS), *((testimony, _OF_TESTIMONIES) for testimony in row.testimonies)]
        for record, names in parts:
            for name in names:
                if value := getattr(record, name):
                    object.__setattr__(record, name, self._told.setdefault(value, value))

    def _mark(self, statement: Statement) -> bytes:
        """Return a hash of a statement, made once for each where it is asked for again."""
        if id(statement) in self._marks:
            return self._marks[id(statement)][1]
        fields = [getattr(statement, name) for name in ("claim", "voice", "said", "known", "text", "dated_by")]
        origin = (statement.origin.id, sorted(statement.origin.lineage), statement.origin.evidence)
        mark = hash_of(fields, self._mark_of_report(statement), origin, statement.kind.name)
        if self._again:
            self._marks[id(statement)] = (statement, mark)  # kept alive, or another might get its id
        return mark

    def _mark_of_report(self, statement: Statement) -> str:
        report = statement.report
        if report.id not in self._reports:
            self._reports[report.id] = hash_of(report)
        return self._reports[report.id].hex()


def _pack(states: Sequence[State], said: Sequence[Statement]) -> bytes:
    number = {statement.claim.id: at for at, statement in enumerate(said)}
    return msgspec.json.encode(
        [
            (s.row, [[(number[o.claim.id], o.kind.name) for o in told] for told in (s.support, s.against, s.stale)])
            for s in states
        ]
    )


def _unpack(packed: bytes, said: Sequence[Statement]) -> list[State]:
    return [
        State(row, *(tuple(_as_kind(said[at], kind) for at, kind in one) for one in told))
        for row, told in msgspec.json.decode(packed, type=_Packed)
    ]


def _as_kind(statement: Statement, kind: str) -> Statement:
    return statement if statement.kind.name == kind else statement.of_kind(voice_kind(kind))
