"""The status ladder of the contract, as one small policy: from who speaks to the word the ledger may use.

predicted < claimed < reported < corroborated < admitted; beside it disputed, denied and retracted. A count of outlets
never "confirms".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from factbox.reconcile.copies import count_separate
from factbox.reconcile.testimony import TAKING, WITHDRAWAL, Statement
from factbox.records import Status

_HELD = "territory.held"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the ladder says, the rule that said it, and how many origins of reporting stand behind it."""

    status: Status
    because: str
    origins: int
    at_least: bool


def rule_status(
    support: Sequence[Statement], against: Collection[Statement] = (), conceded: Collection[Statement] = ()
) -> Ruling:
    """Return the word the ledger may use for what ``support`` says, given live contrary words ``against``.

    Args:
        support: the statements that carry it; at least one, or ``against`` must not be empty.
        against: contrary statements that :func:`live_contrary` let through.
        conceded: those of a side that has taken the place back since: what it denied is no more than reported.
    """
    origins = [s.origin for s in support or against]
    status, because = _ladder(support, against)
    if conceded and status in ("admitted", "corroborated"):
        status, because = "reported", f"contradicted by {_names(conceded)}, until the place was taken back"
    return Ruling(status, because, count_separate(origins), at_least=not all(o.known for o in origins))


def live_contrary(support: Collection[Statement], contrary: Collection[Statement], *, since: date) -> list[Statement]:
    """Return the contrary statements that still stand against what ``support`` says.

    A word is dead when it was said before ``since`` (it speaks of an earlier stage) or tells only who held the place on
    a day before, when its voice, its side or its outlet later says the opposite, or when two provably separate voices
    that are no party say so on a later day. So is what a report itself denies beside what it tells as so: "the quarter
    was not theirs ... soldiers took it" is one story; and who held it by the very clause that tells of the fall.
    Words of unknown lineage stand only against words of unknown lineage: a flood of unknown sites must not pull down
    what is known.
    """
    known_support = any(s.origin.known for s in support)
    live = (s for s in contrary if _spoken_of(s) >= since and (s.origin.known or not known_support))
    over = (_taken_back, _outweighed, _told_before, _told_within)
    return [s for s in live if not any(is_over(s, support) for is_over in over)]


def _told_within(statement: Statement, support: Collection[Statement]) -> bool:
    """Say whether a sentence tells of the fall, and within it whose the place was: "X, a stronghold of theirs, fell".

    So does "took X, the last army-held town", where the one clause stands beside the other.
    """
    claim = statement.claim
    if claim.type != _HELD:
        return False
    falls = [s for s in support if s.report.id == statement.report.id and s.type in TAKING]
    adjective = _ADJECTIVE.search(claim.quote) is not None
    return any(s.claim.span.overlaps(claim.span) or (adjective and _beside(s, statement)) for s in falls)


_ADJECTIVE = re.compile(r"-(?:held|controlled|occupied|ruled|run)\b")
"""A hold that only describes the place: "the last army-held town"."""

_STOP = re.compile(r"[.;!?](?=\s)|\n")


def _beside(one: Statement, other: Statement) -> bool:
    """Say whether two statements of a report stand in one sentence."""
    first, last = sorted((one.claim.span, other.claim.span), key=lambda span: span.start)
    return _STOP.search(one.report.text[first.end : last.start]) is None


def _told_before(statement: Statement, support: Collection[Statement]) -> bool:
    """Say whether a negation is a report's own, and what speaks for the other is that report's own word too."""
    own = statement.claim.stance == "negated" and statement.claim.speaker is None
    return own and any(s.claim.speaker is None and s.report.id == statement.report.id for s in support if s.kind.lifts)


def _spoken_of(statement: Statement) -> date:
    """Return the last day that a statement speaks of for certain: who holds a place it tells of its own day.

    Who "held it last week" is told to have held it on some day of that week, which may be its first.
    """
    if statement.claim.type != _HELD:
        return statement.said
    days = statement.claim.days
    loose = days.precision in _LOOSE and days.first is not None
    return min(days.first if loose and days.first else statement.latest, statement.said)


_LOOSE = ("week", "month", "year")
"""How exactly a time is told of which any day may be meant."""


def _ladder(support: Sequence[Statement], against: Collection[Statement]) -> tuple[Status, str]:
    rungs = {s.kind.rung for s in support}
    if not support:
        return "denied", f"only denials: {_names(against)}"
    if rungs == {"predicted"}:
        return "predicted", f"forecast only: {_names(support)}"
    if is_taken_back(support, against):
        taken_back = [word for word in against if any(_withdraws(word, s) for s in support)]
        return "retracted", f"taken back by {_names(taken_back)}"
    if against:
        return "disputed", f"contradicted by {_names(against)}, about the same time and not taken back"
    return _uncontested(support)


def _uncontested(support: Sequence[Statement]) -> tuple[Status, str]:
    voices = [s for s in support if s.kind.lifts]
    known = [s for s in voices if s.origin.known]
    admissions = [s for s in voices if s.kind.rung == "admitted" and (s.origin.known or s.kind.anywhere)]
    separate = count_separate(s.origin for s in support if s.kind.lifts or s.kind.name == "party")
    if not voices:
        return "claimed", f"on the word of parties or of nobody who vouches for it: {_names(support)}"
    if admissions:
        only_left = all(s.type == WITHDRAWAL for s in admissions)
        return "admitted", f"{'withdrawal ' if only_left else ''}admitted by {_names(admissions)}"
    if known and separate > 1:
        return "corroborated", f"{separate} origins provably separate, at least one no party: {_names(support)}"
    if not known:
        return "reported", f"only outlets that nobody knows, who together count as one: {_names(voices)}"
    return "reported", f"one origin that can be told apart: {_names(voices)}"


def _taken_back(statement: Statement, support: Collection[Statement]) -> bool:
    return any(
        _same_mouth(s, statement) and (s.said, s.known) > (statement.said, statement.known)
        for s in support
        if s.kind.lifts
    )


def is_taken_back(support: Sequence[Statement], against: Collection[Statement]) -> bool:
    """Say whether all who vouch for something later said that it was not so; what nobody vouches for carries nothing.

    Args:
        support: the statements that carry it.
        against: the live words against it.
    """
    vouched = [s for s in support if s.kind.name != "unvouched"] or support
    return all(any(_withdraws(word, s) for word in against) for s in vouched)


def _withdraws(word: Statement, statement: Statement) -> bool:
    """Say whether whoever made a statement, or the outlet that vouched for its speaker, says later it was not so.

    That a side does not hold a place is no word on whether it took it some days before.
    """
    later = (word.said, word.known) > (statement.said, statement.known)
    same = word.type != _HELD or statement.type == _HELD
    return word.kind.against and later and same and (_same_mouth(word, statement) or _takes_back(word, statement))


def _takes_back(word: Statement, statement: Statement) -> bool:
    """Say whether an outlet's own word takes back what it printed on the word of people it did not name."""
    speaker = statement.claim.speaker
    nameless = speaker is not None and (statement.voice.startswith("unnamed:") or speaker.text.islower())
    own = word.claim.speaker is None and not (word.origin.borrowed or statement.origin.borrowed)
    return nameless and own and bool(word.report.outlet) and word.report.outlet == statement.report.outlet


def _same_mouth(one: Statement, other: Statement) -> bool:
    """Say whether two statements are of one voice, one side or one outlet; who prints another's words says nothing."""
    side = one.claim.speaker_side
    own = not any(s.claim.speaker or s.origin.borrowed for s in (one, other))
    return (
        one.voice == other.voice
        or bool(side and side == other.claim.speaker_side)
        or bool(own and one.report.outlet and one.report.outlet == other.report.outlet)
    )


def _outweighed(statement: Statement, support: Collection[Statement]) -> bool:
    later = [s.origin for s in support if s.kind.lifts and s.said > statement.said]
    return bool(later) and count_separate(later) > 1


def _names(statements: Collection[Statement]) -> str:
    """Return who says so, each once: names as written, and the report's own voice by its outlet."""
    return ", ".join(dict.fromkeys(map(_name, sorted(statements, key=lambda s: s.order))))


def _name(statement: Statement) -> str:
    speaker = statement.claim.speaker
    if speaker:
        return speaker.name or speaker.text
    return " or ".join(sorted(statement.origin.lineage)) or statement.report.outlet or "an outlet that is not known"
