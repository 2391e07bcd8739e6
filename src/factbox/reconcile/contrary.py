"""What is said against a taking: who denies it, who admits a part alone, who is told to hold on, who took it back.

Not every other word is one. Who holds a place weeks after a boast has it by then, and a promise that a town will not
fall was kept or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from factbox.knowledge.cues import load_cues
from factbox.reconcile.episodes import Episode, lost_on
from factbox.reconcile.quarrels import are_parted, is_of_later, is_own_word, is_told_as_before
from factbox.reconcile.status import rule_status
from factbox.reconcile.stories import HOLDING, Story, is_partial_taking, lost_by
from factbox.reconcile.testimony import TAKING, Statement


def words_against(story: Story, episode: Episode, later: Sequence[Episode]) -> Iterator[Statement]:
    """Yield what speaks against a taking: denials, the loser's word that only a part fell, and other sides holding on.

    That another side holds the place counts from the day of the taking on, where the two are surely two and he is told
    of that time; what a neutral voice said the same day before the news of the fall was an earlier stage.

    Args:
        story: what is said of the place.
        episode: the taking.
        later: the takings after it.
    """
    undone = lost_on(episode, later) or date.max
    denials = ((side or _told_by(s, story), s) for side, s in story.denials if not _is_promise(s))
    yield from (s for side, s in denials if _denies(s, side, episode) and (side or s.said < undone))
    parts = (s for s in story.fights if is_partial_taking(s) and s.kind.name == "admission")
    yield from (s for s in parts if not is_of_later(s, episode))
    yield from _taken_back_by_word(episode, [e for e in later if are_parted(e.side, episode.side, story.foes)])
    first_news = min(s.known for s in episode.statements)
    for side, statement in story.holdings:
        told_since = statement.known > first_news or statement.kind.name == "party"
        parted = are_parted(side, episode.side, story.foes) and not is_own_word(statement, episode.support)
        parted = parted and not is_told_as_before(statement, episode.statements)
        if parted and told_since and statement.latest < undone and not is_of_later(statement, episode):
            yield statement


def is_conceded(denial: Statement, later: Sequence[Episode]) -> bool:
    """Say whether the side that denied a taking is told, if only by itself, to have taken the place since: it was lost.

    Args:
        denial: what is said against a taking.
        later: the takings after it.
    """
    side = denial.claim.speaker_side
    return denial.kind.against and any(e.side == side and e.by > denial.said for e in later)


def _told_by(denial: Statement, story: Story) -> str:
    """Return whose taking an outlet takes back that names nobody: the one side of which it told; empty if none or two.

    "Our report that the town was lost was wrong" says nothing against those who are told to have taken it back.
    """
    own = denial.claim.speaker is None and denial.report.outlet
    told = {side for side, s in story.takings if own and s.report.outlet == own and s.said <= denial.said}
    return told.pop() if len(told) == 1 else ""


def _is_promise(denial: Statement) -> bool:
    """Say whether a denial is of what is to come: "the town will not fall" says nothing on whether it did."""
    return _phrases("promised_not").search(denial.claim.quote) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = (" ".join(words) for words in load_cues()[name])
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _denies(statement: Statement, denied: str, episode: Episode) -> bool:
    """Say whether a denial speaks against a taking; "the town has not fallen" does against any but the speaker's own.

    "They do not hold the town" speaks against theirs, if said of the days since; "no longer" says they had held it.

    Args:
        statement: the denial.
        denied: the side that it says has not taken the place; empty if nobody can say which.
        episode: the taking.
    """
    if statement.type in HOLDING:
        held = statement.actor == episode.side and statement.latest >= episode.by
        return held and _phrases("no_longer").search(statement.claim.quote) is None
    own = (statement.claim.speaker_side, lost_by(statement))
    return statement.type in TAKING and (denied == episode.side or (not denied and episode.side not in own))


def _taken_back_by_word(episode: Episode, later: Sequence[Episode]) -> Iterator[Statement]:
    """Yield the words of parties, or of nobody who vouches, that another side, as in ``later``, has taken it since.

    They stand if nobody else told of it after, against what rests on one origin of reporting; what was admitted or
    corroborated needs more than a word.
    """
    others = [e for e in later if not e.sound]
    if others and rule_status(episode.support).status == "reported":
        told = max((s.said for s in episode.support if s.kind.lifts), default=date.min)
        yield from (s for e in others for s in e.statements if s.kind.rung == "claimed" and s.said >= told)
