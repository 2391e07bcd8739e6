"""The verdict: from the resolved claims of many reports to what can be said.

Takes reports and claims, in any order and any number of times. Gives a :class:`~factbox.records.Verdict`: who holds
what and since when, what happened otherwise, stated totals and what the reports disagree on, each with the testimonies
that carry it and the rule that decided. Nothing here reads a clock, a file of the user's or the network.

Before all else ``people``, ``places``, ``state_names``, ``sides`` and ``rebels`` give one official, one place and one
party one name in all reports.
One concept a module: ``versions`` (texts that their outlet took back or replaced), ``copies`` (whose words they were
first), ``testimony`` (one voice on one proposition, once), ``status`` (the ladder), ``dates``, ``episodes`` (takings
in order), ``takers`` (falls that name nobody), ``control`` (with ``stories``, what is said of a place, and
``place_states``, what comes of it), ``events`` (with ``happenings``, what tells one from another, ``nearby``, which
finds what can be one, and ``attacks``, whose dead they are), ``counts``, ``disputes``.
Under ``copies`` lies ``reuse`` (which reports take words from which), on ``alignment`` (passages that two texts
share), ``furniture`` (what belongs to no story), ``topics`` (one event or not) and ``shingles`` (reports as words).
``rows`` has reports as numbers, by which ``reuse``, ``standing`` (furniture) and ``clauses`` (claims in one text) find
what many of them share; what is slow there and depends on one or two reports is kept from one verdict to the next.
What a voice weighs is data: ``factbox/knowledge/testimony/kinds.yaml``. ``docs/verdict.md`` explains the rules.

To plug in: pass another function with the arguments of :func:`reconcile_claims`; it must be pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from factbox.reconcile.common_nouns import without_common_nouns
from factbox.reconcile.control import judge_control
from factbox.reconcile.copies import trace_origins
from factbox.reconcile.counts import count_totals
from factbox.reconcile.disputes import find_disputes
from factbox.reconcile.events import merge_events
from factbox.reconcile.loyalists import agree_loyalists
from factbox.reconcile.members import agree_members
from factbox.reconcile.onlookers import without_onlookers
from factbox.reconcile.people import agree_people
from factbox.reconcile.places import agree_places
from factbox.reconcile.rebels import name_rebels
from factbox.reconcile.related import related_reports
from factbox.reconcile.revised import without_revised
from factbox.reconcile.rows import Kept
from factbox.reconcile.sensitivity import Judge, examine_states
from factbox.reconcile.sequences import linked_places
from factbox.reconcile.sides import agree_sides
from factbox.reconcile.state_names import agree_states
from factbox.reconcile.states import KeptStates, State
from factbox.reconcile.stories import TERRITORY
from factbox.reconcile.takers import with_speakers_gains
from factbox.reconcile.testimony import Statement, read_statements
from factbox.reconcile.unheard import leave_out_outlets, party_words
from factbox.reconcile.versions import judge_versions
from factbox.records import Claim, Control, Days, Event, Link, Report, Sensitivity, Verdict
from factbox.stored import by_id, give_back

__all__ = ["keep_day", "leave_out_outlets", "party_claims", "reconcile_claims", "related_reports"]


def reconcile_claims(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    known: datetime,
    valid: date | None = None,
    stale_after: int = 14,
    capitals: Collection[str] = (),
    known_outlets: Collection[str] = (),
    judged: Collection[Link] = (),
    unheard: Collection[str] = (),
    weigh: str = "",
    only_weighed: bool = False,
    kept: Kept | None = None,
) -> Verdict:
    """Return what can be said on the strength of some reports.

    Args:
        reports: the reports; those published after ``known`` are left out, those without a date are not.
        claims: their claims, resolved; those of a report that is not given are left out.
        known: the moment of knowing, an aware datetime.
        valid: keep only what may have been so on that day; None keeps the whole story.
        stale_after: days after which a state that nobody has affirmed is stale.
        capitals: ids of the places that a total of capitals counts; empty: every city, and "the first capital to
            fall" then dates no other.
        known_outlets: names of outlets that count as known beside those of our table.
        judged: what people judged of pairs of claims: ``same_event``, with score 0 where they tell of two events.
        unheard: ids of claims that nobody is to have made, such as those of :func:`party_claims`.
        weigh: a place, by its name, its id or the words of a report, whose states are judged again without each of
            their testimonies.
        only_weighed: leave out events, counts and disputes, for whoever has them and asks for ``sensitivity`` alone.
        kept: what was worked out before, each piece under a hash of what it rests on; what is new is put in. It saves
            time and changes nothing.

    Returns:
        The verdict; the same for any order of reports and claims, and for any number of repetitions.
    """
    kept = {} if kept is None else kept
    ordered_reports, ordered_claims = _by_then(reports, claims, known)
    states_kept = KeptStates(kept, again=bool(weigh))
    judge_states = partial(judge_control, today=known.date(), stale_after=stale_after, capitals=capitals)
    judge_aside = partial(judge_states, kept=states_kept.aside())

    def judge(carrying: Sequence[Claim]) -> Verdict:
        stated, links = _statements(ordered_reports, carrying, known, known_outlets, kept)
        statements = tuple(s for s in stated if s.claim.id not in unheard) if unheard else stated
        states = judge_states(statements, kept=states_kept)
        weighed = _sensitivity(weigh, states, statements, judge_aside) if weigh else ()
        if only_weighed:
            return Verdict(control=tuple(state.row for state in states), links=links, sensitivity=weighed)
        events, same = merge_events(statements, judged, kept)
        return Verdict(
            control=tuple(state.row for state in states),
            events=events,
            counts=count_totals(statements, states, capitals=capitals),
            disputes=find_disputes(states, statements),
            links=(*links, *same),
            sensitivity=weighed,
        )

    verdict = judge_versions(ordered_reports, ordered_claims, judge)
    return keep_day(verdict, valid) if valid else verdict


def _sensitivity(
    weigh: str, states: Sequence[State], statements: Sequence[Statement], judge: Judge
) -> tuple[Sensitivity, ...]:
    """Examine the states of one place; other places change them only where a report counts its days from theirs."""
    asked = weigh.casefold()
    named = {
        s.where.id
        for s in statements
        if s.where and asked in (s.where.name.casefold(), s.where.id, s.claim.place and s.claim.place.text.casefold())
    }
    linked = linked_places(statements)
    needed = named.union(*(linked.get(place, ()) for place in named))
    about = [
        s for s in statements
        if s.type == "count" or s.type in TERRITORY or (s.where and s.where.id in needed)
    ]  # fmt: skip
    return examine_states(states, about, judge, places=named)


def party_claims(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    known: datetime,
    known_outlets: Collection[str] = (),
    kept: Kept | None = None,
) -> frozenset[str]:
    """Return the ids of the claims that parties to the conflict make; the arguments are :func:`reconcile_claims`'s."""
    ordered_reports, ordered_claims = _by_then(reports, claims, known)
    return party_words(_statements(ordered_reports, ordered_claims, known, known_outlets, kept)[0])


def _by_then(
    reports: Sequence[Report], claims: Sequence[Claim], known: datetime
) -> tuple[Sequence[Report], Sequence[Claim]]:
    """Return the reports known by a moment and their claims, each once, in the order of their ids."""
    seen = _once([r for r in reports if r.published is None or r.published <= known])
    told = [seen[key] for key in sorted(seen)]
    named = without_common_nouns(told, by_id(claims, lambda claim: claim.report_id in seen))
    mine = agree_members(told, agree_people(told, named))
    agreed = agree_loyalists(told, agree_sides(told, agree_states(told, agree_places(mine))))
    return told, with_speakers_gains(name_rebels(told, without_onlookers(told, agreed)))


def _statements(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    known: datetime,
    known_outlets: Collection[str],
    kept: Kept | None,
) -> tuple[tuple[Statement, ...], tuple[Link, ...]]:
    """Return what was stated by a moment, and which reports copied which."""
    origins = trace_origins(reports, claims, known_outlets=known_outlets, kept=kept)
    give_back(len(claims))
    return without_revised(read_statements(reports, claims, origins, today=known.date())), origins.links


def _once(reports: Sequence[Report]) -> dict[str, Report]:
    """Return reports by their ids: of several copies of one record the earliest published."""
    times = Counter(report.id for report in reports)
    several = sorted((report for report in reports if times[report.id] > 1), key=_last_first)
    return {report.id: report for report in (*reports, *several)}


def _last_first(report: Report) -> tuple[bool, float, str]:
    """Sort so that of several copies of one record the earliest published is seen last, and stays."""
    published = report.published.timestamp() if report.published else 0.0
    return report.published is not None, -published, repr(report)


def keep_day(verdict: Verdict, day: date) -> Verdict:
    """Return what of a verdict may have been so on a day: states that may include it, what may have begun by then."""
    return replace(
        verdict,
        control=tuple(row for row in verdict.control if _may_include(row, day)),
        events=tuple(event for event in verdict.events if _may_have_begun(event, day)),
        counts=tuple(count for count in verdict.counts if _begun(count.days, day)),
    )


def _may_include(row: Control, day: date) -> bool:
    return _begun(row.began, day) and (row.ended is None or row.ended >= day)


def _may_have_begun(event: Event, day: date) -> bool:
    return _begun(event.days, day)


def _begun(days: Days, day: date) -> bool:
    return days.first is None or days.first <= day
