"""Who holds, contests or besieges each place, and since when.

A place is told as a short story: takings in order (:mod:`.episodes`), what else is said of who holds it, and fights and
sieges between. Only what somebody says *happened* makes a state: a forecast, a condition, a negation and background
never do. A fallen part (a police post, a suburb) never makes its city fall, and a part of a place makes it contested.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from factbox.reconcile.allies import with_allies
from factbox.reconcile.contrary import is_conceded, words_against
from factbox.reconcile.episodes import Episode, affirm, order_takings
from factbox.reconcile.ordinals import last_days
from factbox.reconcile.place_states import denied_states, held_states, phase_states, taken_state
from factbox.reconcile.places import find_wholes
from factbox.reconcile.probability import estimate_rows
from factbox.reconcile.sequences import date_by_others, find_sequences
from factbox.reconcile.states import KeptStates, State
from factbox.reconcile.status import live_contrary
from factbox.reconcile.stories import TERRITORY, Story, find_foes, tell_story
from factbox.reconcile.takers import with_takers
from factbox.reconcile.testimony import Statement, strongest
from factbox.records import Control


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
    statements = with_allies(with_takers(statements))
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
            story = tell_story(said, foes)
            return _with_probabilities(list(_judge_place(story, foes, after=after, before=before)), said)

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


def _opening_day(statements: Sequence[Statement]) -> date | None:
    """Return the day on which the first capital of the story fell: no other of the list can have fallen before."""
    firsts = (
        s.days.first
        for s in strongest(statements)
        if s.type == "count" and s.claim.quantity and s.claim.quantity.best == 1
        and "capital" in s.claim.quantity.unit and s.days.first == s.days.last
    )  # fmt: skip
    return min((day for day in firsts if day), default=None)


def _judge_place(
    story: Story, foes: Mapping[str, Collection[str]], *, after: date | None, before: date | None
) -> Iterator[State]:
    after = max((day for day in (after, _last_seen_otherwise(story, foes)) if day), default=None)
    episodes = _weigh(story, order_takings(story.takings, after=after, before=before))
    firm = tuple(e for e in episodes if e.firm)
    for episode in episodes:
        yield taken_state(story, episode, episodes)
    yield from held_states(story, episodes)
    yield from phase_states("contested", story.fights, story, firm)
    yield from phase_states("besieged", story.sieges, story, firm)
    yield from denied_states(story, episodes)


def _weigh(story: Story, episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    """Return the episodes with what affirms them and what is said against them, which depend on each other.

    A taking that is in dispute ends nobody's hold, so that who says later that he still has the place speaks for him.
    """
    weighed = _contradict(story, affirm(episodes, story.holdings))
    if not any(e.against for e in weighed):
        return weighed
    return _contradict(story, affirm(weighed, story.holdings))


def _contradict(story: Story, episodes: Sequence[Episode]) -> tuple[Episode, ...]:
    """Return the episodes with the live words against each; the last first, since later takings end a contradiction."""
    done: list[Episode] = []
    for episode in reversed(episodes):
        live = live_contrary(episode.support, list(words_against(story, episode, done)), since=episode.by)
        conceded = tuple(s for s in live if is_conceded(s, done))
        against = tuple(s for s in live if s not in conceded)
        done.insert(0, replace(episode, against=against, conceded=conceded))
    return tuple(done)


def _last_seen_otherwise(story: Story, foes: Mapping[str, Collection[str]]) -> date | None:
    """Return the last day before the first report of a fall on which a report still had the place untaken.

    Who held it then is a foe of who took it, where any foe of his is known; else he may be the same side by another
    name, or a part of it.
    """
    if not story.takings:
        return None
    takers = {side for side, _ in story.takings}
    first_report = min(s.said for _, s in story.takings)
    against = {foe for side in takers for foe in foes.get(side, ())}
    others = [s for side, s in story.holdings if side not in takers and (side in against or not against)]
    still = [s for s in (*others, *story.fights, *story.sieges) if s.kind.lifts and _is_present(s)]
    return max((s.latest for s in still if s.said < first_report), default=None)


def _is_present(statement: Statement) -> bool:
    days = statement.days
    return statement.claim.tense == "present" or (days.first is not None and days.first == days.last)


def _age(state: State, today: date, stale_after: int) -> State:
    affirmed = state.row.last_affirmed
    old = affirmed is not None and affirmed + timedelta(days=stale_after) < today
    return replace(state, row=replace(state.row, stale=old))
