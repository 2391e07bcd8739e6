"""Who holds, contests or besieges each place, and since when.

A place is told as a short story: takings in order (:mod:`.episodes`), what else is said of who holds it, and fights and
sieges between. Only what somebody says *happened* makes a state: a forecast, a condition, a negation and background
never do. A fallen part (a police post, a suburb) never makes its city fall, and a part of a place makes it contested.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.numbers import load_numbers
from factbox.knowledge.testimony import load_families, voice_kind
from factbox.reconcile.dates import as_days, begun_by, days_told, hull
from factbox.reconcile.episodes import CLOSE, Episode, affirm, lost_on, order_takings
from factbox.reconcile.ordinals import last_days
from factbox.reconcile.places import find_wholes
from factbox.reconcile.probability import estimate_rows
from factbox.reconcile.sequences import date_by_others, find_sequences
from factbox.reconcile.states import KeptStates, State
from factbox.reconcile.status import Ruling, live_contrary, rule_status
from factbox.reconcile.takers import with_takers
from factbox.reconcile.testimony import HANDOVER, TAKING, WITHDRAWAL, Statement, as_party, gather_testimonies, strongest
from factbox.records import Change, Claim, Control, ControlState, Days, Extent, Mention, Place

HOLDING = frozenset({"territory.held"})
FIGHTING = frozenset({"territory.enter", "territory.contested", "battle.clash"})
SIEGE = frozenset({"territory.siege"})
TERRITORY = TAKING | HOLDING | FIGHTING | SIEGE | {WITHDRAWAL}

SOMEBODY = ""
"""Whose a place is that has fallen to nobody who is named."""

REBELS = "insurgent"
"""The hint of a mention that calls somebody rebels, a gang or the like."""

DESCRIBED = "words"
"""The hint of a mention that describes somebody without naming him or his side."""

_UNTOLD = ("forecast", "denial")
"""Kinds of testimony that tell of nothing that happened."""

_PARTIAL = frozenset({"most", "parts", "outskirts"})
_EXTENTS: tuple[Extent, ...] = ("outskirts", "parts", "most", "full", "")


@dataclass(frozen=True, slots=True)
class _Story:
    """What is said of one place, sorted by what it tells."""

    place: Place
    takings: tuple[tuple[str, Statement], ...]
    holdings: tuple[tuple[str, Statement], ...]
    fights: tuple[Statement, ...]
    sieges: tuple[Statement, ...]
    withdrawals: tuple[tuple[str, Statement], ...]
    denials: tuple[tuple[str, Statement], ...]
    changes: tuple[Statement, ...]


def judge_control(
    statements: Sequence[Statement],
    *,
    today: date,
    stale_after: int,
    capitals: Collection[str] = (),
    kept: KeptStates | None = None,
) -> tuple[State, ...]:
    """Return every state of every place, oldest first.

    Args:
        statements: what the reports say; those about territory in a resolved place count, a whole country does not.
        today: the day of knowing.
        stale_after: days after which a state that nobody has affirmed is stale.
        capitals: ids of the places that "the first capital to fall" is the first of.
        kept: the states of places that were judged before; what is new is put in.
    """
    kept = kept or KeptStates({})
    statements = with_takers(statements)
    opening = _opening_day(statements) if capitals else None
    last = last_days(statements, capitals)
    foes = find_foes(statements)
    fighting = tuple(sorted((side, tuple(sorted(foe))) for side, foe in foes.items()))
    by_place: dict[str, list[Statement]] = {}
    for statement in statements:
        where = statement.where
        if where and where.kind != "country" and statement.type in TERRITORY:
            by_place.setdefault(where.id, []).append(statement)

    def judge(place: str, said: Sequence[Statement]) -> list[State]:
        after, before = opening if place in capitals else None, last.get(place)

        def anew() -> list[State]:
            return _with_probabilities(list(_judge_place(_tell(said, foes), after=after, before=before)), said)

        return kept.recall(said, anew, after, before, fighting)

    judged = {place: judge(place, said) for place, said in by_place.items()}
    for place, said in _date_by_others(by_place, judged):
        judged[place] = judge(place, said)
    told = _lose_parts([state for states in judged.values() for state in states])
    aged = (_age(state, today, stale_after) for state in told)
    return tuple(sorted(aged, key=lambda state: oldest_first(state.row)))


def _lose_parts(states: Sequence[State]) -> Iterator[State]:
    """Yield the states; who lost all of a place has lost what he took in it, unless he is told to be there since."""
    names = {state.row.place.id: state.row.place for state in states}
    around = {part: whole.id for part, whole in find_wholes(names.values()).items()}
    won: dict[str, list[Control]] = {}
    for state in states:
        if state.row.change != "none" and not state.against and any(s.kind.lifts for s in state.support):
            won.setdefault(state.row.place.id, []).append(state.row)
    for state in states:
        wholes = won.get(around.get(state.row.place.id, ""), ())
        days = [row.began.last for row in wholes if row.holder != state.row.holder and row.began.last]
        yield _lost_with_whole(state, days)


def _lost_with_whole(state: State, days: Collection[date]) -> State:
    """Return the state of a part, ended on the first of the days on which the whole went to another side after it."""
    row = state.row
    since = max(day for day in (row.began.last, max((s.latest for s in state.support), default=None), date.min) if day)
    later = min((day for day in days if day > since), default=None)
    if row.change == "none" or row.ended or later is None:
        return state
    return replace(state, row=replace(row, ended=later, date_reason=row.date_reason or "lost with the place it is in"))


def _with_probabilities(states: Sequence[State], said: Sequence[Statement]) -> list[State]:
    found = estimate_rows([state.row for state in states], said)
    return [
        replace(state, row=replace(state.row, p_low=p[0], p=p[1], p_high=p[2])) if p else state
        for state, p in zip(states, found, strict=True)
    ]


def _date_by_others(
    by_place: Mapping[str, Sequence[Statement]], judged: Mapping[str, Sequence[State]]
) -> Iterator[tuple[str, list[Statement]]]:
    """Yield the places whose takings are counted from another place's, with what is said of them dated so."""
    sequences = find_sequences(s for said in by_place.values() for s in said)
    others = {one.other for one in sequences}
    dated = date_by_others(sequences, [state.row for place in others for state in judged.get(place, ())])
    for place, said in by_place.items():
        if any(s.claim.id in dated for s in said):
            yield place, [dated.get(s.claim.id, s) for s in said]


def oldest_first(row: Control) -> tuple[object, ...]:
    """Return a key that sorts states by when they began, and then by content alone."""
    began = row.began.last or row.began.first or date.max
    return (began, row.began.first or date.min, row.place.name, row.place.id, row.state, row.holder, row.claims)


def find_foes(statements: Iterable[Statement]) -> dict[str, frozenset[str]]:
    """Return for each side the sides that fight it or take places from it, by any statement that tells both.

    Where the reports speak of one state alone, who takes or attacks places of nobody's named does so against it. Who is
    only described ("12 officers on duty") is no side that a place could be put to.
    """
    told = [s for s in statements if s.type in TERRITORY and s.kind.name not in _UNTOLD and not _described(s)]
    sides = {side for s in told for side in (s.actor, s.recipient, s.claim.speaker_side)}
    states = [side for side in sides if side.startswith(GOVERNMENT)]
    only = states[0] if len(states) == 1 else ""
    foes: dict[str, frozenset[str]] = {}
    for statement in told:
        attacks = statement.type != WITHDRAWAL and statement.type not in HOLDING
        pair = (statement.actor, _lost_by(statement) or (only if attacks else ""))
        if all(pair) and pair[0] != pair[1]:
            for side, foe in (pair, pair[::-1]):
                foes[side] = foes.get(side, frozenset()) | {foe}
    return foes


def _described(statement: Statement) -> bool:
    return any(m and m.hint == DESCRIBED for m in (statement.claim.actor, statement.claim.recipient))


def _tell(said: Sequence[Statement], foes: Mapping[str, Collection[str]]) -> _Story:
    """Sort what is said of one place. A fall that names no taker is put to the only side that can be meant.

    Where no side can be, and nobody is told to take or hold the place, it is somebody's who has no name ("rebels").
    """
    positive = [s for s in said if s.kind.name not in _UNTOLD]
    whole = [s for s in positive if not _is_partial(s)]
    takings = [s for s in whole if s.type in TAKING]

    def taker(statement: Statement) -> str:
        return statement.actor or _only_taker(statement, whole, foes)

    won = (
        *(_won(s, side) for s in takings if (side := taker(s))),
        *_losses_owned(takings, whole),
        *_rest_given_up(positive),
        *_taken_over(positive),
    )
    holdings = tuple(_won(s, s.actor) for s in whole if s.type in HOLDING and s.actor)
    named = {side for side, _ in (*won, *holdings)}
    nameless = tuple((SOMEBODY, s) for s in takings if not taker(s) and _is_by_another(s, named))
    told_of = {s.claim.id for _, s in nameless}
    return _Story(
        place=min((s.where for s in said if s.where), key=lambda p: (p.name, p.admin1, p.country, p.kind)),
        takings=(*won, *nameless),
        holdings=holdings,
        fights=tuple(s for s in positive if s.type in FIGHTING or _is_partial_taking(s)),
        sieges=tuple(s for s in positive if s.type in SIEGE),
        withdrawals=(
            *((s.actor, s) for s in whole if s.type == WITHDRAWAL and s.actor),
            *((lost, s) for s in takings if not taker(s) and (lost := _lost_by(s))),
        ),
        denials=tuple((taker(s), s) for s in said if s.kind.against),
        changes=tuple(
            s for s in takings
            if s.kind.lifts and not taker(s) and not _lost_by(s) and s.claim.id not in told_of
        ),
    )  # fmt: skip


def _is_by_another(statement: Statement, named: Collection[str]) -> bool:
    """Say whether a fall without a taker is by none of the sides that are named at a place.

    That is so where the only one is who lost it, and of rebels without a name where all are governments.
    """
    if _is_by_rebels(statement):
        return all(side.startswith(GOVERNMENT) for side in named)
    return {*named} <= {_lost_by(statement)}


def _is_by_rebels(statement: Statement) -> bool:
    """Say whether a clause calls the taker rebels, a gang or the like, which no government is, without a name.

    Where it calls the loser so too it is not clear who of the two is meant.
    """
    actor, loser = statement.claim.actor, statement.claim.recipient
    return _is_nameless(actor) and not _is_nameless(loser)


def _is_nameless(mention: Mention | None) -> bool:
    return mention is not None and not mention.name and mention.hint == REBELS


def _only_taker(statement: Statement, whole: Sequence[Statement], foes: Mapping[str, Collection[str]]) -> str:
    """Return the only side that a fall without a taker can mean; empty if there are several or none.

    Whoever lost the place did not take it, no government is called rebels, and no party claims a gain of its foe. Of
    the others, the one that is named as its taker or its holder counts, by a voice that is no party if there is one;
    and where none is named, the only foe that the loser has in all reports.
    """
    lost = _lost_by(statement)
    foes_gain = foes.get(statement.claim.speaker_side, ()) if statement.kind.name == "party" else ()
    had = _last_holder_before(statement, whole) if _told_again([statement]) else ""
    again = _told_again([statement])
    named = [s for s in whole if s.type in TAKING | HOLDING and s.actor and s.actor not in (lost, had, *foes_gain)]
    named = [s for s in named if again or not _told_again([s])]  # who took it back is not who had taken it
    rebels = _is_by_rebels(statement)
    named = [s for s in named if not (rebels and s.actor.startswith(GOVERNMENT))]
    for group in (
        [s for s in named if s.type in TAKING],
        [s for s in named if s.type in HOLDING and s.said >= statement.said and lost],
    ):
        sides = {s.actor for s in group if s.kind.lifts} or {s.actor for s in group}
        if sides:
            return sides.pop() if len(sides) == 1 else ""
    others = [foe for foe in foes.get(lost or had, ()) if not (rebels and foe.startswith(GOVERNMENT))]
    return others[0] if len(others) == 1 else ""


def _last_holder_before(statement: Statement, whole: Sequence[Statement]) -> str:
    """Return who was last told to have taken a place before a word that it was retaken: from him it was."""
    before = [s for s in whole if s.type in TAKING and s.actor and s.latest < statement.latest]
    return max(before, key=lambda s: (s.latest, s.order)).actor if before else ""


def _losses_owned(takings: Sequence[Statement], whole: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield each withdrawal as a word for the taking that drove it out: by the one side that took the place since.

    A withdrawal alone gives a place to nobody, and neither does one beside an undated word of some earlier taking, nor
    one by whoever was still there after the taking. Who has taken the place back since had left it before that.
    """
    for statement in (s for s in whole if s.type == WITHDRAWAL and s.actor):
        mine = [s.latest for s in takings if s.actor == statement.actor]
        own = max((day for day in mine if day <= statement.latest), default=date.min)
        back = min((day for day in mine if day > statement.latest), default=date.max)
        others = [s for s in takings if s.actor not in ("", statement.actor) and s.latest <= back]
        since = [s for s in others if own == date.min or (s.days.first or date.min) > own]
        sides = {s.actor for s in since}
        if len(sides) == 1 and not _outlasted(statement, since, whole):
            yield sides.pop(), statement


def _outlasted(left: Statement, takings: Sequence[Statement], whole: Iterable[Statement]) -> bool:
    """Say whether a side is told to have held on after all that is told of the taking, and to have left later."""
    taken = max(s.latest for s in takings)
    held = (s.latest for s in whole if s.type in HOLDING and s.actor == left.actor)
    return any(taken < day <= left.latest for day in held)


def _rest_given_up(positive: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield the words that make a part the whole: one side took most of a place, and all of the other one left it.

    The two must be told of days near each other. A lesser part makes nothing, and neither does a third side there.
    """
    mosts = [s for s in positive if s.extent == "most" and s.type in TAKING and s.actor]
    leaving = [s for s in positive if s.type == WITHDRAWAL and s.actor and not _is_partial(s)]
    for statement in leaving:
        taken = [s for s in mosts if s.actor != statement.actor and abs((s.latest - statement.latest).days) <= CLOSE]
        if len({s.actor for s in taken}) == 1:
            yield from (_won(s, s.actor) for s in taken)
            yield taken[0].actor, statement


def _taken_over(positive: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """Yield the words that one side left all of a place and another one moved in then, of one voice that is no party.

    Both must be told in one report: "guerrillas left the town on Saturday and soldiers moved in".
    """
    leaving = [s for s in positive if s.type == WITHDRAWAL and s.actor and s.kind.lifts and not _is_partial(s)]
    entering = [s for s in positive if s.type == "territory.enter" and s.actor and s.kind.lifts]
    told: dict[tuple[str, str], Statement] = {}
    for left in leaving:
        after = [s for s in entering if _moves_in(s, left)]
        if len({s.actor for s in after}) == 1:
            told |= {(after[0].actor, s.claim.id): s for s in (left, *after)}
    yield from ((side, s) for (side, _), s in told.items())


def _moves_in(statement: Statement, left: Statement) -> bool:
    other = statement.actor != left.actor and not _is_partial(statement)
    return other and statement.report.id == left.report.id and statement.latest >= left.latest


def _won(statement: Statement, winner: str) -> tuple[str, Statement]:
    return winner, statement.of_kind(as_party(statement, winner))


def _is_partial_taking(statement: Statement) -> bool:
    return _is_partial(statement) and statement.type in TAKING | HOLDING


def _is_partial(statement: Statement) -> bool:
    """Say whether only a part is meant. A region ("the north") has no edge, so nobody can say that all of it fell."""
    where = statement.where
    wide = where is not None and (where.kind == "region" or (where.kind == "province" and _tells_of_one(statement)))
    return statement.extent in _PARTIAL or wide


def _tells_of_one(statement: Statement) -> bool:
    """Say whether a clause tells of one place of a division: "the third village of the province to fall"."""
    return _one_of_many().search(statement.claim.quote) is not None


@cache
def _one_of_many() -> re.Pattern[str]:
    ordinals = "|".join(map(re.escape, load_numbers().ordinals))
    return re.compile(rf"(?i)\b(?:{ordinals}|another|one) (?:village|town|post|base|commune)s? (?:of|in)\b")


def _opening_day(statements: Sequence[Statement]) -> date | None:
    """Return the day on which the first capital of the story fell: no other of the list can have fallen before."""
    firsts = (
        s.days.first
        for s in strongest(statements)
        if s.type == "count" and s.claim.quantity and s.claim.quantity.best == 1
        and "capital" in s.claim.quantity.unit and s.days.first == s.days.last
    )  # fmt: skip
    return min((day for day in firsts if day), default=None)


def _judge_place(story: _Story, *, after: date | None, before: date | None) -> Iterator[State]:
    after = max((day for day in (after, _last_seen_otherwise(story)) if day), default=None)
    episodes = _weigh(story, order_takings(story.takings, after=after, before=before))
    firm = tuple(e for e in episodes if e.firm)
    for episode in episodes:
        yield _taken(story, episode, episodes)
    yield from _held(story, episodes)
    yield from _phases("contested", story.fights, story, firm)
    yield from _phases("besieged", story.sieges, story, firm)
    yield from _denied(story, episodes)


def _weigh(story: _Story, episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    """Return the episodes with what affirms them and what is said against them, which depend on each other.

    A taking that is in dispute ends nobody's hold, so that who says later that he still has the place speaks for him.
    """
    weighed = _contradict(story, affirm(episodes, story.holdings))
    if not any(e.against for e in weighed):
        return weighed
    return _contradict(story, affirm(weighed, story.holdings))


def _contradict(story: _Story, episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    """Return the episodes with the live words against each; the last first, since later takings end a contradiction."""
    done: list[Episode] = []
    for episode in reversed(episodes):
        against = live_contrary(episode.support, list(_contrary(story, episode, done)), since=episode.by)
        done.insert(0, replace(episode, against=tuple(against)))
    return tuple(done)


def _last_seen_otherwise(story: _Story) -> date | None:
    """Return the last day before the first report of a fall on which a report still had the place untaken."""
    if not story.takings:
        return None
    takers = {side for side, _ in story.takings}
    first_report = min(s.said for _, s in story.takings)
    others = [s for side, s in story.holdings if side not in takers]
    still = [s for s in (*others, *story.fights, *story.sieges) if s.kind.lifts and _is_present(s)]
    return max((s.latest for s in still if s.said < first_report), default=None)


def _is_present(statement: Statement) -> bool:
    days = statement.days
    return statement.claim.tense == "present" or (days.first is not None and days.first == days.last)


def _taken(story: _Story, episode: Episode, episodes: Sequence[Episode]) -> State:
    """Return the state that one taking made."""
    at = episodes.index(episode)
    earlier, later = episodes[:at], episodes[at + 1 :]
    ends = [lost_on(episode, later), _left(story, episode.side, episodes, since=episode.by)]
    row = _row(
        story.place, "held", episode.side, episode.support, rule_status(episode.support, episode.against),
        began=episode.days, change=_change(story, episode, earlier), ended=min(filter(None, ends), default=None),
        date_reason=episode.date_reason,
    )  # fmt: skip
    news = min(s.known for s in episode.statements)
    stale = tuple(
        s for s in (*story.fights, *story.sieges)
        if (s.known > news or _is_below(s, episode)) and _is_outdated(s, episode)
    )  # fmt: skip
    return State(row, episode.support, episode.against, stale)


def _is_below(statement: Statement, episode: Episode) -> bool:
    """Say whether a page tells of the fight, without a day, below its news of the fall: older text that was kept."""
    above = (s for s in episode.statements if s.report.id == statement.report.id)
    undated = statement.days.first is None and statement.claim.speaker is None
    return undated and any(s.claim.span.end < statement.claim.span.start for s in above)


def _left(story: _Story, side: str, episodes: Sequence[Episode], *, since: date) -> date | None:
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


def _changed_hands(story: _Story, ours: Sequence[Statement], *, since: date) -> Iterator[date]:
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


def _change(story: _Story, episode: Episode, earlier: Sequence[Episode]) -> Change:
    """Say whether the taker had held the place before another side took it."""
    lost = [e for e in earlier if e.sound and e.side != episode.side]
    if not lost or episode.side == SOMEBODY:
        return "retaken" if _told_again(episode.statements) else "taken"
    had = any(e.sound and e.side == episode.side for e in earlier)
    held = any(side == episode.side and s.latest <= lost[-1].by for side, s in story.holdings)
    robbed = any(episode.side in (s.recipient, _losing_side(s)) for e in lost for s in e.statements)
    left = any(side == episode.side and s.latest <= lost[-1].by for side, s in story.withdrawals)
    return "retaken" if had or held or robbed or left or _told_again(episode.statements) else "taken"


def _lost_by(statement: Statement) -> str:
    """Return the side that a fall is told of; empty if nobody says whose loss it was."""
    return statement.recipient or _losing_side(statement)


def _losing_side(statement: Statement) -> str:
    """Return the side that speaks when it admits a loss; empty for any other voice."""
    side = statement.claim.speaker_side
    return side if statement.kind.rung == "admitted" else ""


def _told_again(statements: Iterable[Statement]) -> bool:
    """Say whether a clause has "recaptured", or another such word: the taker had the place before."""
    quotes = " ".join(f" {s.claim.quote.casefold()} " for s in statements if not _is_loss_regained(s.claim))
    return any(f" {word} " in quotes for word in load_families().again)


def _is_loss_regained(claim: Claim) -> bool:
    """Say whether a clause tells a loss beside its being made good: "had retaken the town, a day after losing it"."""
    return claim.actor is None and claim.recipient is not None and _AFTER_LOSS.search(claim.quote) is not None


_AFTER_LOSS = re.compile(r"\bafter (?:the )?(?:losing|loss|fall)\b")


def _contrary(story: _Story, episode: Episode, later: Sequence[Episode]) -> Iterator[Statement]:
    """Yield what speaks against a taking: denials, the loser's word that only a part fell, and other sides holding on.

    Another side's word that it holds counts from the day of the taking on; what a neutral voice said the same day
    before the news of the fall was an earlier stage.
    """
    undone = lost_on(episode, later) or date.max
    yield from (s for side, s in story.denials if _denies(s, side, episode) and (side or s.said < undone))
    yield from (s for s in story.fights if _is_partial_taking(s) and s.kind.name == "admission")
    yield from _taken_back_by_word(episode, later)
    first_news = min(s.known for s in episode.statements)
    for side, statement in story.holdings:
        told_since = statement.known > first_news or statement.kind.name == "party"
        if side != episode.side and told_since and statement.latest < undone:
            yield statement


def _denies(statement: Statement, denied: str, episode: Episode) -> bool:
    """Say whether a denial speaks against a taking; "the town has not fallen" does against any but the speaker's own.

    "They do not hold the town" speaks against theirs, if it is said of the days since.

    Args:
        statement: the denial.
        denied: the side that it says has not taken the place; empty if nobody can say which.
        episode: the taking.
    """
    if statement.type in HOLDING:
        return statement.actor == episode.side and statement.latest >= episode.by
    own = (statement.claim.speaker_side, _lost_by(statement))
    return statement.type in TAKING and (denied == episode.side or (not denied and episode.side not in own))


def _taken_back_by_word(episode: Episode, later: Sequence[Episode]) -> Iterator[Statement]:
    """Yield the words of parties, or of nobody who vouches, that another side has taken the place since.

    They stand if nobody else told of it after, against what rests on one origin of reporting; what was admitted or
    corroborated needs more than a word.
    """
    others = [e for e in later if e.side != episode.side and not e.sound]
    if others and rule_status(episode.support).status == "reported":
        told = max((s.said for s in episode.support if s.kind.lifts), default=date.min)
        yield from (s for e in others for s in e.statements if s.kind.rung == "claimed" and s.said >= told)


def _is_outdated(statement: Statement, episode: Episode) -> bool:
    """Say whether a fight or siege tells a state before a taking: it goes into the past and changes nothing.

    Nobody lays siege to what he holds, nor enters it: such words are older text in a newer page.
    """
    by_holder = statement.actor in ("", episode.side) and statement.type in SIEGE | {"territory.enter"}
    return (by_holder or statement.latest <= episode.by) and not _dated_after(statement, episode)


def _dated_after(statement: Statement, episode: Episode) -> bool:
    first = statement.days.first
    return first is not None and first > episode.by


def _held(story: _Story, episodes: Sequence[Episode]) -> Iterator[State]:
    """Yield who is said to hold a place that no report says he took."""
    placed = {s.claim.id for e in episodes for s in e.affirming}
    loose: dict[str, list[Statement]] = {}
    for side, statement in story.holdings:
        if statement.claim.id not in placed:
            loose.setdefault(side, []).append(statement)
    for side, said in sorted(loose.items()):
        first, last = min(s.latest for s in said), max(s.latest for s in said)
        sound = [e for e in episodes if e.sound and e.side != side]
        others = [s for holder, s in story.holdings if holder != side and s.kind.lifts and s.claim.id not in placed]
        ends = [e.by for e in sound if e.firm and e.by >= first] + [s.latest for s in others if s.latest > last]
        left = _left(story, side, episodes, since=first)
        if left and any(s.kind.lifts and s.latest > left for s in said):
            left = None  # who is told to be there later has not left, or has come back
        against = [s for e in sound if e.by < first for s in e.support if s.kind.lifts]
        against += [s for s in others if first <= s.latest <= last]
        live = live_contrary(said, against, since=date.min)
        ended = min([*ends, *([left] if left else [])], default=None)
        row = _row(story.place, "held", side, said, rule_status(said, live), began=_start(said), ended=ended)
        yield State(row, tuple(said), tuple(live))


def _phases(
    state: ControlState, statements: Sequence[Statement], story: _Story, firm: Sequence[Episode]
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
    state: ControlState, said: Sequence[Statement], story: _Story, before: Sequence[Episode], later: Sequence[Episode]
) -> State:
    """Return one fight or siege; who is under attack holds the place meanwhile."""
    closing = later[0].by if later else None
    told = [s for s in strongest(said) if not closing or s.latest <= closing] or list(said)
    began = _start(told)
    if closing and began.last and began.last > closing:
        began = as_days(began.first, closing)
    kinds = {s.type for s in said}
    denials = [s for _, s in story.denials if s.type in kinds and s.said >= min(t.latest for t in told)]
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


def _no_loss(statement: Statement) -> Statement:
    """Return a word of a fight or a siege as that of any voice: who says that he is attacked has admitted no loss."""
    admitted = statement.kind.rung == "admitted" and not _is_partial_taking(statement)
    return statement.of_kind(voice_kind("neutral")) if admitted else statement


def _relief(story: _Story, siege: Sequence[Statement], holder: str) -> list[Statement]:
    """Return who tells that troops of no besieger came into a place after the last word that it is cut off.

    That breaks a siege; on the word of a party alone it is in dispute.
    """
    besiegers = {s.actor for s in siege if s.actor}
    last = max((s.said for s in siege if s.kind.lifts), default=date.max)
    return [
        s for s in story.fights
        if besiegers and s.type == "territory.enter" and s.latest > last and not _is_partial(s)
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


def _holder_at(story: _Story, before: Sequence[Episode], said: Sequence[Statement]) -> str:
    """Return who holds a place under attack: the last taker, who is said to hold it, or else the one attacked."""
    if before:
        return before[-1].side
    attackers = {s.actor for s in said}
    holders = sorted({side for side, s in story.holdings if side not in attackers})
    attacked = sorted({s.recipient for s in said if s.recipient})
    return next(iter([*holders, *attacked]), "")


def _denied(story: _Story, episodes: Sequence[Episode]) -> Iterator[State]:
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


def _age(state: State, today: date, stale_after: int) -> State:
    affirmed = state.row.last_affirmed
    old = affirmed is not None and affirmed + timedelta(days=stale_after) < today
    return replace(state, row=replace(state.row, stale=old))
