"""Who tells of the very thing that a line tells: of that kind of happening, by no other side, and of its days.

The verdict gathers what may be told of one state or happening: a fight and the entry that followed it, a strike and its
dead, a promise and what came of it. Each is true of the whole, and none bears out the sentence of another. So a line
names and cites those alone whose own clause tells what its sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from factbox.knowledge.actors import FORCES, GOVERNMENT, party_side
from factbox.knowledge.testimony import telling_words
from factbox.publish.document import one_line
from factbox.publish.grounds import bears_type
from factbox.publish.grounds_table import any_of, load_grounds
from factbox.publish.quoting import quote_sentence
from factbox.publish.state_phrases import contest
from factbox.publish.timely import last_day
from factbox.records import Claim, Control, Event, Testimony, View

_DAY = timedelta(days=1)
"""How long after a happening at most it is news without a day of its own."""

_TELLING = 20
"""A number from which two that are the same are one."""

_TAKEN = ("territory.capture", "territory.handover")
_LEFT = "territory.withdraw"
_HELD = "territory.held"
_AGREED = "diplomacy.agreement"
_DEATHS = ("casualties", "killing.")
_FOUGHT = {"contested": "fighting"}
"""What tells of one state under two words."""


def state_as_told(view: View, row: Control, beside: Claim) -> Control:
    """Return a state as it rests on those alone who tell of it what one sentence tells, and on the word against it.

    Args:
        view: the view.
        row: the state.
        beside: the claim whose sentence stands in the line.
    """
    alike = _same_hold if row.state == "held" else _same_fight
    told = tuple(_alike_in(view, row, one, lambda claim: alike(view, claim, beside)) for one in row.testimonies)
    kept = tuple(one for one in told if one is not None)
    if kept == row.testimonies:
        return row
    reports = {view.claim(claim).report_id for one in kept for claim in (one.claim, *one.also)}
    known = {one.origin for one in kept if one.origin_known and one.weight != "denial"}
    fewer = row.status == "corroborated" and len(known) <= 1
    extents = {view.claim(one.claim).extent for one in kept}
    return replace(
        row,
        extent=row.extent if row.extent in extents else "",
        claims=tuple(one.claim for one in kept),
        testimonies=kept,
        reports=min(row.reports, len(reports)),
        independent_origins=1 if fewer else min(row.independent_origins, max(len(known), 1)),
        status="reported" if fewer else row.status,
    )


def _alike_in(view: View, row: Control, one: Testimony, alike: Callable[[Claim], bool]) -> Testimony | None:
    """Return what one voice tells of a state that is alike, or that is against it or owns up to it; None if nothing."""
    if one.weight == "denial" or (one.weight == "admission" and row.status == "admitted"):
        return one
    told = [claim for claim in (one.claim, *one.also) if alike(view.claim(claim))]
    return replace(one, claim=told[0], also=tuple(told[1:])) if told else None


def event_as_told(view: View, event: Event, beside: Claim) -> Event:
    """Return a happening as it rests on those alone who tell of it what one sentence tells.

    Args:
        view: the view.
        event: the happening.
        beside: the claim whose sentence stands in the line.
    """
    sentence = quote_sentence(view, beside)
    borne = bears_type(event.type, sentence)

    def alike(claim: Claim) -> bool:
        if not borne:  # it was perhaps misread, and others told of something else
            return quote_sentence(view, claim) == sentence
        return _same_deed(view, event, claim, beside)

    kept = [one for one in event.claims if one == beside.id or alike(view.claim(one))]
    if len(kept) == len(event.claims):
        return event
    reports = len({view.claim(one).report_id for one in kept})
    fewer = event.status == "corroborated" and reports <= 1
    return replace(
        event,
        claims=tuple(kept),
        independent_origins=min(event.independent_origins, reports),
        status="reported" if fewer else event.status,
    )


def _same_hold(view: View, claim: Claim, beside: Claim) -> bool:
    """Say whether a claim tells that a place was taken, or is held, as another does; or who left it in those days."""
    if claim.type == _LEFT and beside.type != _HELD:
        return beside.type == _LEFT or _meet(view, claim, beside)
    if beside.type in _TAKEN:
        named = claim.days.first and beside.days.first
        return claim.type in _TAKEN and (not named or _meet(view, claim, beside))
    return claim.type == beside.type


def _same_fight(view: View, claim: Claim, beside: Claim) -> bool:
    kinds = [_FOUGHT.get(key := contest(view, one), key) for one in (claim, beside)]
    directed = kinds[1] != "fighting"  # of a fight either side can be named first
    return kinds[0] == kinds[1] and not (directed and _are_contrary(claim, beside)) and _meet(view, claim, beside)


def _same_deed(view: View, event: Event, claim: Claim, beside: Claim) -> bool:
    deaths = claim.type.startswith(_DEATHS) and beside.type.startswith(_DEATHS)
    same = claim.type == beside.type or deaths or bears_type(event.type, quote_sentence(view, claim))
    if event.type == _AGREED:
        same = same and tells_of_settling(one_line(claim.quote)) == tells_of_settling(one_line(beside.quote))
    return same and not _are_contrary(claim, beside) and (_same_number(claim, beside) or _meet(view, claim, beside))


def _same_number(claim: Claim, beside: Claim) -> bool:
    """Say whether two claims give one large number of the same: that is told on one day, and told again on another."""
    one, other = claim.quantity, beside.quantity
    if one is None or other is None or one.unit != other.unit or one.best is None:
        return False
    return one.best == other.best and one.best >= _TELLING


def _are_contrary(claim: Claim, beside: Claim) -> bool:
    """Say whether two claims have two sides acting: the attack of one is no word for that of the other."""
    one, other = party_side(claim.actor), party_side(beside.actor)
    if not (one and other) or one == other:
        return False
    if one.startswith((GOVERNMENT, FORCES)) and other.startswith((GOVERNMENT, FORCES)):
        return False
    return telling_words(one).isdisjoint(telling_words(other))


def _meet(view: View, claim: Claim, beside: Claim) -> bool:
    """Say whether a claim can be of the days of another: what is told without a day, of the day before it at most.

    Of two without a day, the one that is told later is of a later day. Who tells of what goes on tells of his own day.
    """
    dated = [one.days.first is not None for one in (claim, beside)]
    (first, last), (since, until) = (_span(view, one, loose=any(dated)) for one in (claim, beside))
    early = timedelta(0) if any(dated) else _DAY
    return first <= until and since - last <= early


def _span(view: View, claim: Claim, *, loose: bool) -> tuple[date, date]:
    """Return the first and the last day that a claim can be of as news."""
    first, last = claim.days.first, last_day(view, claim)
    if first is not None:
        return first, last
    return last - (_DAY if loose and claim.tense == "past" and last > date.min else timedelta(0)), last


def tells_of_settling(sentence: str) -> bool:
    """Say whether a sentence has a word by which something was agreed on, and not only that it holds: "signed"."""
    return _settling().search(sentence) is not None


@cache
def _settling() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_of(load_grounds().settling)}")
