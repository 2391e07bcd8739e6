"""When two words on who has a place cannot both be so: they are of two sides that are parted, and of one time.

Two reports that put a place into other hands need not disagree. One side goes by many names, so that only a state
stands against a group, or who is told to fight the other. And who holds a place days after it was taken may have come
by it since: he speaks against the taking where he is said to have held on, or on the day itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from factbox.knowledge.actors import (
    FORCES,
    GOVERNMENT,
    NOT_NAMED,
    is_governments_guard,
    is_numbered_unit,
    known_actor,
)
from factbox.knowledge.cues import tells_held_on
from factbox.reconcile.episodes import CLOSE, Episode
from factbox.reconcile.status import rule_status
from factbox.reconcile.testimony import TAKING, Statement

_NEXT_DAY = timedelta(days=1)
"""How long after a taking who holds the place is told of the day of the taking: news has a day."""


def are_parted(one: str, other: str, foes: Mapping[str, Collection[str]]) -> bool:
    """Say whether two sides are surely two: a state and a group, two states by name, or who fight each other.

    Two groups may be one under two names ("the Alliance", "the rebels", "fighters of a coalition") unless a table knows
    both; an army of no name may be that of any state, and so may "the Seventh Division" and a guard of the state's.

    Args:
        one: a side; empty for somebody without a name.
        other: another one.
        foes: for each side, those who fight it or take places from it, by any report.
    """
    if one == other:
        return False
    if other in foes.get(one, ()):
        return True
    if is_numbered_unit(one) or is_numbered_unit(other):
        return False
    states = [side.startswith((GOVERNMENT, FORCES)) for side in (one, other)]
    if any(states) and any(map(is_unit_of_state, (one, other))):
        return False
    if not any(states):
        return known_actor(one) is not None and known_actor(other) is not None
    return not may_be_one_state(one, other)


def may_be_one_state(one: str, other: str) -> bool:
    """Say whether two sides are states of which one has no name: "government forces" may be those of the other."""
    states = all(side.startswith((GOVERNMENT, FORCES)) for side in (one, other))
    return states and any(side.endswith(NOT_NAMED) for side in (one, other))


def is_unit_of_state(side: str) -> bool:
    """Say whether a name is that of a part of some state's army: "Republican Guard", "66th Division"."""
    return is_governments_guard(side) or is_numbered_unit(side) or side.casefold().split()[-1:] in _OF_STATES


_OF_STATES = (["division"], ["police"], ["infantry"])
"""What only a state's own are called by the last word."""


def is_told_as_before(hold: Statement, taking: Iterable[Statement]) -> bool:
    """Say whether the report that has somebody hold a place vouches itself for its taking by another: that was before.

    Who is said to hold on is there still, and who has the place days after its taking has it by then.
    """
    own = (s for s in taking if s.report.id == hold.report.id and s.kind.lifts and s.type in TAKING)
    return any(s.latest >= hold.latest for s in own) and not tells_held_on(hold.claim.quote)


def is_next_stage(statement: Statement, episode: Episode) -> bool:
    """Say whether who holds a place on a named later day, by a voice that is no party, has it by then.

    He does where he is not said to hold on to it, or is said to have it since a day after the taking. Of a taking that
    more than a party tells: a boast that is followed by who is seen in the town is gainsaid by that.
    """
    dated = statement.claim.time is not None and statement.latest > episode.by and statement.kind.lifts
    return (
        dated and not _is_boast(episode) and (_is_since(statement, episode) or not tells_held_on(statement.claim.quote))
    )


def _is_since(statement: Statement, episode: Episode) -> bool:
    """Say whether somebody is told to hold a place since a day that comes after its taking."""
    days = statement.days
    return days.precision == "since" and days.first is not None and days.first > episode.by


def is_of_later(statement: Statement, episode: Episode) -> bool:
    """Say whether who holds a place is told of a time after its taking, so that both can be so, whoever tells it.

    Weeks after a boast too he has it by then.
    """
    if _is_boast(episode):
        return statement.kind.lifts and (statement.latest - episode.by).days > CLOSE
    later = statement.latest - episode.by > _NEXT_DAY
    return is_next_stage(statement, episode) or (later and not tells_held_on(statement.claim.quote))


def _is_boast(episode: Episode) -> bool:
    return rule_status(episode.support).status == "claimed"


def is_own_word(statement: Statement, support: Collection[Statement]) -> bool:
    """Say whether one side tells both who has a place and who else has it: its army, its police, its government.

    What it denies is another matter.
    """
    side = statement.claim.speaker_side
    told = [s for s in support if not s.kind.against]
    return bool(side and told) and not statement.kind.against and all(s.claim.speaker_side == side for s in told)
