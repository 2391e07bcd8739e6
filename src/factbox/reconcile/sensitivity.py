"""What each state rests on: what it would be without each testimony, and what further word would change it.

Nothing is estimated: the statements are judged again, with a voice unheard, or with one more voice that is made up for
the question. Copies are traced once, on all that was read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from factbox.knowledge.testimony import voice_kind
from factbox.reconcile.copies import Origin
from factbox.reconcile.states import State
from factbox.reconcile.testimony import Statement, gather_testimonies
from factbox.records import Control, FurtherWord, Sensitivity, Without, Would

Judge = Callable[[Sequence[Statement]], Sequence[State]]

_MADE_UP = "made up"
_NOBODY = Origin(_MADE_UP, frozenset([_MADE_UP]), "made up for the question", borrowed=True)
_KINDS: dict[FurtherWord, str] = {"another_outlet": "own_voice", "admission": "admission", "denial": "denial"}


def examine_states(
    states: Sequence[State], statements: Sequence[Statement], judge: Judge, *, places: Collection[str]
) -> tuple[Sensitivity, ...]:
    """Return what each state of some places rests on.

    Args:
        states: the states, as ``judge`` gave them.
        statements: what they were judged from.
        judge: from statements to states, as for the verdict.
        places: ids of the places.
    """
    return tuple(
        Sensitivity(
            place=state.row.place.id,
            state=state.row.state,
            claims=state.row.claims,
            without=tuple(_without(state, statements, judge)),
            would=tuple(_would(state, statements, judge)),
        )
        for state in states
        if state.row.place.id in places
    )


def _without(state: State, statements: Sequence[Statement], judge: Judge) -> Iterator[Without]:
    """Yield what a row would be without each of the voices that carry it, and then without each that contradicts it."""
    voices = [(testimony, False) for testimony in state.row.testimonies] if state.support else []
    voices += [(testimony, True) for testimony in gather_testimonies(state.against)]
    for testimony, contrary in voices:
        unsaid = {testimony.claim, *testimony.also}
        left = _continued(state, judge([s for s in statements if s.claim.id not in unsaid]))
        if left is None:
            yield Without(testimony.claim, None, contrary=contrary)
        else:
            yield Without(
                testimony.claim, left.status, left.began, left.ended, left.independent_origins, contrary=contrary
            )


def _would(state: State, statements: Sequence[Statement], judge: Judge) -> Iterator[Would]:
    """Yield each further word that would change the status of a state, and the status it would have then."""
    for word in _KINDS if state.support else ():
        more = _further(state, word)
        new = _continued(state, judge([*statements, more]))
        if new and new.status != state.row.status:
            yield Would(word, new.status)


def _further(state: State, word: FurtherWord) -> Statement:
    """Return one more voice on a state, as late as the latest on it: its like if it says so too, or its contrary."""
    latest = max(state.support, key=lambda s: (s.said, s.order))
    first = min(state.support, key=lambda s: s.order)
    claim = replace(
        first.claim,
        id=f"{_MADE_UP}: {word}",
        stance="denied" if word == "denial" else "asserted",
        speaker=None,
        speaker_side="",
        via=(),
        tense="past",
    )
    kind = voice_kind(_KINDS[word])
    return replace(first, claim=claim, origin=_NOBODY, kind=kind, voice=_MADE_UP, said=latest.said, known=latest.known)


def _continued(state: State, states: Sequence[State]) -> Control | None:
    """Return the row that a state has become: of its place and holder, with most of the words on it; None if gone."""
    row = state.row
    mine = _words(row) | {statement.claim.id for statement in state.against}
    like = [
        (len(mine & _words(s.row)), -at, s.row)
        for at, s in enumerate(states)
        if (s.row.place.id, s.row.state, s.row.holder) == (row.place.id, row.state, row.holder)
        and (s.row.change == "none") == (row.change == "none")
    ]
    best = max(like, key=lambda found: found[:2], default=None)
    return best[2] if best and best[0] else None


def _words(row: Control) -> set[str]:
    return {claim for testimony in row.testimonies for claim in (testimony.claim, *testimony.also)}
