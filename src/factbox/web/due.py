"""What is due for review: every claim that nobody has decided about, by what would change if it were wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factbox.publish.attribution import is_weak
from factbox.publish.state_phrases import state_words
from factbox.publish.wording import event_words, place_words
from factbox.records import Claim, Control, View
from factbox.web.judged import WORDS, claims_met

STEPS = (
    "alone carries a state that a voice vouches for",
    "alone carries a state that is only claimed",
    "stands in an open dispute",
    "carries a state together with others",
    "alone tells of an event",
    "stands behind another line",
    "repeats a voice that carries a state",
    "stands behind no line",
)
"""The order of the queue; a claim has the first step that is true of it."""


@dataclass(frozen=True, slots=True)
class Due:
    """A claim in the queue: its step, and the line that hangs on it, in words."""

    claim: Claim
    step: int
    line: str

    @property
    def why(self) -> str:
        """Why it stands where it does."""
        return STEPS[self.step] + (f": {self.line}" if self.line else "")


def due_claims(view: View) -> tuple[Due, ...]:
    """Return the claims of a view that nobody has decided about: by step, captures first, then the latest report."""
    decided = decided_claims(view)
    steps: dict[str, tuple[int, str]] = {}
    for claim, step, line in _found(view):
        if claim not in steps or step < steps[claim][0]:
            steps[claim] = (step, line)
    late = {report.id: -number for number, report in enumerate(view.reports)}
    due = (Due(one, *steps.get(one.id, (len(STEPS) - 1, ""))) for one in view.claims if one.id not in decided)
    return tuple(sorted(due, key=lambda one: (one.step, not _is_capture(one.claim), late[one.claim.report_id])))


def decided_claims(view: View) -> dict[str, int]:
    """Return the claims about which somebody's decision stands, each with the number of the latest one.

    Who adds a claim has decided about it; that two claims were merged or split says of neither that it is right.
    """
    met = (one for one in view.reviews if one.fits and one.review.action in (*WORDS, "add"))
    return {claim.id: one.review.number for one in met for claim in claims_met(one)}


def _is_capture(claim: Claim) -> bool:
    return claim.type == "territory.capture"


def _found(view: View) -> Iterator[tuple[str, int, str]]:
    """Yield what hangs on claims: the claim, its step, the line."""
    for row in view.control:
        yield from _carrying(view, row)
    for dispute in view.disputes:
        if not dispute.resolved:
            yield from ((claim, 2, dispute.topic) for claim in (*dispute.side_a, *dispute.side_b))
    for event in view.events:
        step = 4 if len(event.claims) == 1 else 5
        yield from ((claim, step, event_words(event)) for claim in event.claims)
    for count in view.counts:
        yield from ((claim, 5, count.what) for claim in count.claims)


def _carrying(view: View, row: Control) -> Iterator[tuple[str, int, str]]:
    """Yield the claims of a state; what repeats a voice changes nothing while the voice stands."""
    state = state_words(view, row)
    line = f"{place_words(row.place)} {state[:1].lower()}{state[1:]}" + f" ({row.status})" * (row.status not in state)
    alone = len(row.testimonies) == 1
    for voice in row.testimonies:
        yield voice.claim, (int(is_weak(row)) if alone else 3), line
        yield from ((claim, 6, line) for claim in voice.also)
    yield from ((claim, 5, line) for claim in row.claims)
