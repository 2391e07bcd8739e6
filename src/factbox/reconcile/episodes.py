"""Who took a place, in order: several reports of one taking are one episode, and another side's taking parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factbox.knowledge.testimony import load_families
from factbox.reconcile.dates import agree_on_days, days_told, intersect
from factbox.reconcile.testimony import Statement
from factbox.records import Days

CLOSE = 7
"""Days. A taking dated to a week or less can be put before or after another side's."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One side's taking of a place.

    Attributes:
        side: who took it.
        statements: who says so.
        days: when, as far as the statements allow.
        date_reason: where that was inferred or is in conflict.
        affirming: who says later that the side holds the place.
        against: the live words against it; where there are any, it ends nothing that was so before.
        conceded: denials by a side that has taken the place since, and so has owned up to having lost it.
    """

    side: str
    statements: tuple[Statement, ...]
    days: Days
    date_reason: str
    affirming: tuple[Statement, ...] = ()
    against: tuple[Statement, ...] = ()
    conceded: tuple[Statement, ...] = ()

    @property
    def support(self) -> tuple[Statement, ...]:
        """All that carries the state."""
        return (*self.statements, *self.affirming)

    @property
    def sound(self) -> bool:
        """Whether somebody who is no party in his own favour says so."""
        return any(s.kind.lifts for s in self.support)

    @property
    def firm(self) -> bool:
        """Whether it is sound and nobody with standing says that it is not so."""
        return self.sound and not self.against

    @property
    def by(self) -> date:
        """The last day on which it can have come about."""
        return self.days.last or max(s.said for s in self.statements)


def order_takings(
    takings: Sequence[tuple[str, Statement]], *, after: date | None = None, before: date | None = None
) -> tuple[Episode, ...]:
    """Return the takings of one place as episodes, the earliest first.

    Sound and closely dated statements set the order. An undated one ("the rebels, who took the town") joins a taking of
    the same side that it may be about, rather than make a second: a recapture is never inferred from a repetition. A
    word of parties alone never parts two takings.

    Args:
        takings: sides and statements.
        after: a day before which a single taking cannot have been, by other reports.
        before: a day after which it cannot have been, likewise.
    """
    groups: list[tuple[str, list[Statement]]] = []
    for side, statement in sorted(takings, key=_leading):
        home = _home(groups, side, statement)
        if home is None:
            groups.append((side, [statement]))
        else:
            home.append(statement)
    bounds = (after, before) if len(groups) == 1 else (None, None)
    episodes = [_episode(side, statements, *bounds) for side, statements in groups]
    return tuple(sorted(episodes, key=lambda e: (e.by, e.days.first or date.min, e.side)))


def lost_on(episode: Episode, later: Iterable[Episode]) -> date | None:
    """Return the last day the taker can have held on: that of the next firm taking by another side; None if none."""
    return next((e.by for e in later if e.firm and e.side != episode.side), None)


def affirm(episodes: Sequence[Episode], holdings: Sequence[tuple[str, Statement]]) -> tuple[Episode, ...]:
    """Return the episodes with what is said of who holds the place, each word put to the taking it speaks after."""
    return tuple(
        replace(episode, affirming=tuple(s for side, s in holdings if side == episode.side and _speaks_of(s, *span)))
        for index, episode in enumerate(episodes)
        for span in [(episode.by, lost_on(episode, episodes[index + 1 :]) or date.max)]
    )


def _speaks_of(statement: Statement, since: date, until: date) -> bool:
    return since <= statement.latest < until


def _leading(taking: tuple[str, Statement]) -> tuple[object, ...]:
    """Put sound and closely dated statements first, by day: they set the order that the others join."""
    side, statement = taking
    days = days_told(statement)
    return (not statement.kind.lifts, not _is_close(days), days.last or statement.said, side, statement.order)


def _home(groups: Sequence[tuple[str, list[Statement]]], side: str, statement: Statement) -> list[Statement] | None:
    """Return the group that a statement joins: the last of its side that it may be about, or that nobody undid."""
    for index in range(len(groups) - 1, -1, -1):
        owner, members = groups[index]
        undone = index < len(groups) - 1 or _is_second(members, statement)
        if owner == side and (not undone or intersect(agree_on_days(members)[0], days_told(statement))):
            return members
    return None


def _is_second(members: Sequence[Statement], statement: Statement) -> bool:
    """Say whether a place is told to be taken back on a day after those of its taking by the same side: it was lost.

    Who lost it may have been told by a party's word alone.
    """
    first, then = agree_on_days(members)[0], days_told(statement)
    words = f" {' '.join(re.findall(r'[a-z]+', statement.claim.quote.casefold()))} "
    again = any(f" {word} " in words for word in load_families().again)
    return again and bool(first.first and first.last and then.first and first.last < then.first)


def _is_close(days: Days) -> bool:
    return bool(days.first and days.last and (days.last - days.first).days <= CLOSE)


def _episode(side: str, statements: Sequence[Statement], after: date | None, before: date | None) -> Episode:
    members = tuple(sorted(statements, key=lambda s: s.order))
    days, reason = agree_on_days(members, after=after, before=before)
    return Episode(side, members, days, reason)
