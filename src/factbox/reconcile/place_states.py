"""The states of one place: what each taking made, who is said to hold it, fights and sieges, and what is denied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.testimony import voice_kind
from factbox.reconcile.dates import as_days, begun_by, days_told, hull
from factbox.reconcile.episodes import Episode, lost_on
from factbox.reconcile.manner import FIGHTS
from factbox.reconcile.quarrels import are_parted, is_next_stage, is_own_word, is_told_as_before, may_be_one_state
from factbox.reconcile.states import State
from factbox.reconcile.status import Ruling, is_taken_back, live_contrary, rule_status
from factbox.reconcile.stories import (
    HOLDING,
    SIEGE,
    SOMEBODY,
    Story,
    is_partial,
    is_partial_taking,
    losing_side,
    told_again,
)
from factbox.reconcile.testimony import HANDOVER, TAKING, WITHDRAWAL, Statement, gather_testimonies, strongest
from factbox.records import Change, Control, ControlState, Days, Extent, Place

_NEXT_DAY = timedelta(days=1)
"""How long after the last word of a fight a denial is still of that fight."""

_EXTENTS: tuple[Extent, ...] = ("outskirts", "parts", "most", "full", "")


def taken_state(story: Story, episode: Episode, episodes: Sequence[Episode]) -> State:
    """Return the state that one taking made."""
    at = episodes.index(episode)
    earlier, later = episodes[:at], episodes[at + 1 :]
    next_hold = min((_held_by(s) for side, s in story.holdings if _is_lost_to(side, s, episode, later)), default=None)
    ends = [lost_on(episode, later), _left(story, episode.side, episodes, since=episode.by), next_hold]
    ruling = rule_status(episode.support, episode.against, episode.conceded)
    row = _row(
        story.place, "held", episode.side, episode.support, ruling,
        began=episode.days, change=_change(story, episode, earlier), ended=min(filter(None, ends), default=None),
        date_reason=episode.date_reason,
    )  # fmt: skip
    news = min(s.known for s in episode.statements)
    stale = tuple(
        s for s in (*story.fights, *story.sieges)
        if (s.known > news or _is_below(s, episode)) and _is_outdated(s, episode)
    )  # fmt: skip
    return State(row, episode.support, (*episode.against, *episode.conceded), stale)


def _is_lost_to(side: str, hold: Statement, episode: Episode, later: Sequence[Episode]) -> bool:
    """Say whether another side is told to hold a place on a later day, and nobody tells of its taking by that side.

    Who has held it since the very taking is the taker by another name, or a quarrel, and nobody to whom it was lost.
    """
    since = hold.days.first
    if side == episode.side or any(e.side == side for e in later) or (since is not None and since <= episode.by):
        return False
    if may_be_one_state(side, episode.side):
        return False
    return is_next_stage(hold, episode)


def _held_by(hold: Statement) -> date:
    """Return the day by which a side is told to hold a place: "since Sunday" has it by then."""
    days = hold.days
    return days.first if days.precision == "since" and days.first else hold.latest


def _is_below(statement: Statement, episode: Episode) -> bool:
    """Say whether a page tells of the fight, without a day, below its news of the fall: older text that was kept."""
    above = (s for s in episode.statements if s.report.id == statement.report.id)
    undated = statement.days.first is None and statement.claim.speaker is None
    return undated and any(s.claim.span.end < statement.claim.span.start for s in above)


def _left(story: Story, side: str, episodes: Sequence[Episode], *, since: date) -> date | None:
    """Return the day on which a side is soundly said to have left; None if it is not.

    Who leaves while others of his side stay, or comes back, has not left; and a flight that is told for a taking which
    is in dispute is in dispute with it.
    """
    disputed = {s.claim.id for e in episodes if e.against for s in e.statements}
    ours = [s for who, s in (*story.takings, *story.holdings) if who == side and s.type != WITHDRAWAL]
    days = (
        s.latest for who, s in story.withdrawals
        if who == side and s.kind.lifts and s.latest >= since and s.claim.id not in disputed and not _stayed(s, ours)
    )  # fmt: skip
    return min((*days, *_changed_hands(story, ours, since=since)), default=None)


def _changed_hands(story: Story, ours: Sequence[Statement], *, since: date) -> Iterator[date]:
    """Yield the days on which a place is told to have changed hands or fallen, where nobody can say whose it is now.

    Whoever had it until then has it no longer. The day must be told, and lie after all that is told of him there: "the
    town fell" may be his own taking, told again.
    """
    for statement in story.changes:
        day = statement.days.first
        if day and day > since and not any(_is_there_on(s, day) for s in ours):
            yield statement.latest


def _is_there_on(statement: Statement, day: date) -> bool:
    """Say whether a side is told to hold a place on a day or after it, or may have taken it then."""
    first = statement.days.first
    return (first is not None and first >= day) or (statement.type in HOLDING and statement.latest >= day)


def _stayed(left: Statement, ours: Iterable[Statement]) -> bool:
    """Say whether others of the side that left are told to have the place then, or it is told to have come back."""
    return any(
        s.latest >= left.latest and (_other_members(s, left) or (s.type in TAKING and _told_after(s, left)))
        for s in ours
    )


def _other_members(one: Statement, other: Statement) -> bool:
    """Say whether two statements of one side are about different units of it, each by its name."""
    units = [s.claim.recipient if s.type == HANDOVER else s.claim.actor for s in (one, other)]
    names = [unit.name for unit in units if unit and unit.name]
    return len(names) == len(set(names)) == len(units)


def _told_after(statement: Statement, other: Statement) -> bool:
    """Say whether a report goes on to a statement from another one: what comes back in it comes later."""
    same = statement.report.id == other.report.id
    return same and statement.claim.span.end > other.claim.span.end


def _change(story: Story, episode: Episode, earlier: Sequence[Episode]) -> Change:
    """Say whether the taker had held the place before another side took it."""
    lost = [e for e in earlier if e.sound and e.side != episode.side]
    if not lost or episode.side == SOMEBODY:
        return "retaken" if told_again(episode.statements) else "taken"
    had = any(e.sound and e.side == episode.side for e in earlier)
    held = any(side == episode.side and s.latest <= lost[-1].by for side, s in story.holdings)
    robbed = any(episode.side in (s.recipient, losing_side(s)) for e in lost for s in e.statements)
    left = any(side == episode.side and s.latest <= lost[-1].by for side, s in story.withdrawals)
    return "retaken" if had or held or robbed or left or told_again(episode.statements) else "taken"


def _is_outdated(statement: Statement, episode: Episode) -> bool:
    """Say whether a fight or siege tells a state before a taking: it goes into the past and changes nothing.

    Nobody lays siege to what he holds, nor enters it: such words are older text in a newer page.
    """
    by_holder = statement.actor in ("", episode.side) and statement.type in SIEGE | {"territory.enter"}
    return (by_holder or statement.latest <= episode.by) and not _dated_after(statement, episode)


def _dated_after(statement: Statement, episode: Episode) -> bool:
    first = statement.days.first
    return first is not None and first > episode.by


def held_states(story: Story, episodes: Sequence[Episode]) -> Iterator[State]:
    """Yield who is said to hold a place that no report says he took."""
    placed = {s.claim.id for e in episodes for s in e.affirming}
    loose: dict[str, list[Statement]] = {}
    for side, statement in story.holdings:
        if statement.claim.id not in placed:
            loose.setdefault(side, []).append(statement)
    for side, said in sorted(loose.items()):
        first, last = min(s.latest for s in said), max(s.latest for s in said)
        sound = [e for e in episodes if e.sound and e.side != side and not is_taken_back(e.support, e.against)]
        since = [e for e in sound if all(is_told_as_before(s, e.statements) for s in said)]
        others = [(who, s) for who, s in story.holdings if who != side and s.kind.lifts and s.claim.id not in placed]
        ends = [e.by for e in sound if e in since or (e.firm and e.by >= first)] + [
            s.latest for _, s in others if s.latest > last
        ]
        left = _left(story, side, episodes, since=first)
        if left and any(s.kind.lifts and s.latest > left for s in said):
            left = None  # who is told to be there later has not left, or has come back
        before = [e for e in sound if e.by < first and not any(is_next_stage(s, e) for s in said)]
        before = [e for e in before if e not in since]
        against = [s for e in before if are_parted(e.side, side, story.foes) for s in e.support if s.kind.lifts]
        against += [s for who, s in others if first <= s.latest <= last and are_parted(who, side, story.foes)]
        live = live_contrary(said, [s for s in against if not is_own_word(s, said)], since=date.min)
        ended = min([*ends, *([left] if left else [])], default=None)
        row = _row(story.place, "held", side, said, rule_status(said, live), began=_start(said), ended=ended)
        yield State(row, tuple(said), tuple(live))


def phase_states(
    state: ControlState, statements: Sequence[Statement], story: Story, firm: Sequence[Episode]
) -> Iterator[State]:
    """Yield a fight or a siege once for each stretch between takings."""
    stretches: dict[int, list[Statement]] = {}
    for statement in statements:
        at = sum(e.by < statement.latest for e in firm)
        if at and _is_outdated(statement, firm[at - 1]):
            at -= 1
        stretches.setdefault(at, []).append(statement)
    for at, said in sorted(stretches.items()):
        yield _phase(state, said, story, firm[:at], firm[at:])


def _phase(
    state: ControlState, said: Sequence[Statement], story: Story, before: Sequence[Episode], later: Sequence[Episode]
) -> State:
    """Return one fight or siege; who is under attack holds the place meanwhile."""
    closing = later[0].by if later else None
    told = [s for s in strongest(said) if not closing or s.latest <= closing] or list(said)
    began = _start(told)
    if closing and began.last and began.last > closing:
        began = as_days(began.first, closing)
    kinds = {s.type for s in said}
    since = min(t.latest for t in told)
    told_last = max(s.said for s in said)
    denials = [
        s for _, s in story.denials
        if s.type in kinds and s.said >= since and not _is_of_others(s, said) and not _is_long_after(s, told_last)
    ]  # fmt: skip
    lifted = [s.latest for s in denials if not s.claim.speaker and s.said > max(t.said for t in told)]
    gone = [s.latest for side, s in story.withdrawals if s.kind.lifts and side in {t.actor for t in said}]
    ends = [day for day in (closing, *lifted, *gone) if day and day >= (began.first or date.min)]
    holder = _holder_at(story, before, said)
    relief = _relief(story, said, holder) if state == "besieged" else []
    ends += [s.latest for s in relief if s.kind.lifts and s.latest <= (closing or date.max)]
    against = live_contrary(said, denials, since=date.min) if not lifted else []
    against += [s for s in relief if s.kind.rung == "claimed"]
    ruling = rule_status([_no_loss(s) for s in said], against)
    row = _row(story.place, state, holder, said, ruling, began=began, ended=min(ends, default=None))
    return State(row, tuple(said), tuple(against))


def _is_of_others(denial: Statement, told: Sequence[Statement]) -> bool:
    """Say whether a denial is of a side of which nobody tells: who says that he lays no siege denies no other's.

    Who denies that "his men" attacked denies no attack, where those who tell of it do not say whose men they were.
    """
    sides = {s.actor for s in told}
    words = denial.claim.actor.text.casefold().split()[:1] if denial.claim.actor else []
    own = not load_function_words().possessives.isdisjoint(words)
    return bool(denial.actor) and denial.actor not in sides and (own or "" not in sides)


def _is_long_after(denial: Statement, told: date) -> bool:
    """Say whether a word that there is no fight, without a day, comes days after the last word of one: it is over.

    "No shot was fired" at a hand-over says nothing on a fight of the week before.
    """
    return denial.type in FIGHTS and denial.days.first is None and denial.said - told > _NEXT_DAY


def _no_loss(statement: Statement) -> Statement:
    """Return a word of a fight or a siege as that of any voice: who says that he is attacked has admitted no loss."""
    admitted = statement.kind.rung == "admitted" and not is_partial_taking(statement)
    return statement.of_kind(voice_kind("neutral")) if admitted else statement


def _relief(story: Story, siege: Sequence[Statement], holder: str) -> list[Statement]:
    """Return who tells that troops of no besieger came into a place after the last word that it is cut off.

    That breaks a siege; on the word of a party alone it is in dispute.
    """
    besiegers = {s.actor for s in siege if s.actor}
    last = max((s.said for s in siege if s.kind.lifts), default=date.max)
    return [
        s for s in story.fights
        if besiegers and s.type == "territory.enter" and s.latest > last and not is_partial(s)
        and s.actor and s.actor not in besiegers and holder in ("", s.actor)
    ]  # fmt: skip


def _start(told: Sequence[Statement]) -> Days:
    """Return when a state began. "Since Saturday" tells the day; a present state has no beginning in itself."""
    since = [(s.days.first, s) for s in told if s.days.precision == "since" and s.days.first]
    if since:
        return as_days(
            min(first for first, _ in since), max(begun_by(first, s.claim.time, s.latest) for first, s in since)
        )
    return as_days(hull(days_told(s) for s in told).first, min(s.latest for s in told))


def _holder_at(story: Story, before: Sequence[Episode], said: Sequence[Statement]) -> str:
    """Return who holds a place under attack: the last taker, who is said to hold it, or else the one attacked."""
    if before:
        return before[-1].side
    attackers = {s.actor for s in said}
    holders = sorted({side for side, s in story.holdings if side not in attackers})
    attacked = sorted({s.recipient for s in said if s.recipient})
    return next(iter([*holders, *attacked]), "")


def denied_states(story: Story, episodes: Sequence[Episode]) -> Iterator[State]:
    """Yield what somebody by name denies and nobody says: a reader who has heard it elsewhere wants to know."""
    taken = {e.side for e in episodes}
    named = [
        (side, s) for side, s in story.denials
        if side and s.type in TAKING and s.claim.stance == "denied" and s.claim.speaker
    ]  # fmt: skip
    for side in sorted({side for side, _ in named} - taken):
        said = [s for who, s in named if who == side]
        if said:
            began = as_days(None, max(s.said for s in said))
            row = _row(story.place, "held", side, said, rule_status([], said), began=began, change="taken")
            yield State(row, (), tuple(said))


def _row(
    place: Place,
    state: ControlState,
    holder: str,
    said: Sequence[Statement],
    ruling: Ruling,
    *,
    began: Days,
    change: Change = "none",
    ended: date | None = None,
    date_reason: str = "",
) -> Control:
    testimonies = gather_testimonies(said)
    known = [s.report.published for s in said if s.report.published]
    return Control(
        place=place,
        state=state,
        holder=holder,
        change=change,
        began=began,
        ended=ended,
        last_affirmed=max(s.said for s in said),
        status=ruling.status,
        independent_origins=ruling.origins,
        origins_at_least=ruling.at_least,
        reports=len({s.report.id for s in said}),
        extent=_extent(said),
        first_known=min(known, default=None),
        claims=tuple(t.claim for t in testimonies),
        testimonies=testimonies,
        because=ruling.because,
        date_reason=date_reason,
    )


def _extent(said: Iterable[Statement]) -> Extent:
    """Return the most that is said, where all say how much; "" where somebody names the place without limit."""
    return max((s.extent for s in said), key=_EXTENTS.index)
