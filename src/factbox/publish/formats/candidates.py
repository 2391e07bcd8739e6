"""What happened, as data sets of conflict events count it: takings, fights, sieges and events, each as one candidate.

A candidate is a row of ours that a coder may take over, and never a row of the data set itself. A state in which
nothing happened (a town that is held all along) is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from factbox.knowledge.actors import party_side
from factbox.knowledge.places import open_gazetteer
from factbox.publish.attribution import WEAK, claims_of, is_weak, supporting
from factbox.publish.citations import Citations
from factbox.publish.document import Line
from factbox.publish.sections import control_line, dispute_group, event_line
from factbox.publish.wording import list_words, voice_words
from factbox.records import Claim, Control, Days, Dispute, Event, Mention, Place, Report, Stance, Status, View

OWN_WORD: frozenset[Stance] = frozenset({"claimed", "unconfirmed"})
"""Stances in which a party, or nobody, vouches for a claim."""

_TAKINGS = ("territory.capture", "territory.handover", "territory.withdraw")


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: by the name that the reports' words were resolved to, and the side it is on."""

    name: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that happened.

    Attributes:
        record: the row of the view that it is.
        type: an event type; for a taking, how the reports tell of it.
        days: when it happened or began.
        actor, recipient: who did it, to whom; in a fight both take part.
        place: where; None where that stayed open.
        status: what the ledger can say.
        only_claimed: nobody but a party in its own favour vouches for it.
        claims: the claims that bear it.
        line: the same in words, as the factbox prints it.
    """

    record: Control | Event
    type: str
    days: Days
    actor: Party
    recipient: Party
    place: Place | None
    status: Status
    only_claimed: bool
    claims: tuple[Claim, ...]
    line: Line

    @property
    def told(self) -> bool:
        """Say whether it is told as having happened: neither forecast, nor denied, nor taken back."""
        return self.status == "claimed" or self.status not in WEAK

    @property
    def taking(self) -> bool:
        """Say whether a place changed hands."""
        return isinstance(self.record, Control) and self.record.state == "held"


def find_candidates(view: View) -> tuple[Candidate, ...]:
    """Return the candidates of a view: of the states of control first, then of the events, in the view's order."""
    citations = Citations(view)
    states = (_of_control(view, citations, row) for row in view.control if row.state != "held" or row.change != "none")
    events = (_of_event(view, citations, event) for event in view.events)
    return (*states, *events)


def _of_control(view: View, citations: Citations, row: Control) -> Candidate:
    claims = supporting(view, row) or claims_of(view, row.claims)
    holder = Party(row.holder, row.holder) if row.holder not in ("", "both") else Party()
    others = _others(claims, row.holder)
    taken = row.state == "held"
    return Candidate(
        record=row,
        type=_type(row, claims),
        days=row.began,
        actor=holder if taken else next(others, Party()),
        recipient=next(others, Party()) if taken else holder if holder.name else next(others, Party()),
        place=row.place,
        status=row.status,
        only_claimed=is_weak(row),
        claims=claims,
        line=control_line(view, citations, row),
    )


def _type(row: Control, claims: Iterable[Claim]) -> str:
    types = {claim.type for claim in claims}
    if row.state == "held":
        return next((kind for kind in _TAKINGS if kind in types), "territory.capture")
    if row.state == "besieged":
        return "territory.siege"
    return "battle.clash" if "battle.clash" in types else "territory.contested"


def _others(claims: Iterable[Claim], holder: str) -> Iterator[Party]:
    """Yield who else takes part in a state, each side once: attackers first, as the claims name them."""
    mentions = [m for claim in claims for m in (claim.actor, claim.recipient)]
    seen = {holder}
    for mention in mentions:
        party = _party(mention)
        if party.name and not {party.name, party.side} & seen:
            seen |= {party.name, party.side}
            yield party


def _party(mention: Mention | None) -> Party:
    return Party(mention.name, party_side(mention)) if mention and mention.name else Party()


def _of_event(view: View, citations: Citations, event: Event) -> Candidate:
    claims = claims_of(view, event.claims)
    return Candidate(
        record=event,
        type=event.type,
        days=event.days,
        actor=_named(event.actor, (claim.actor for claim in claims)),
        recipient=_named(event.recipient, (claim.recipient for claim in claims)),
        place=event.place,
        status=event.status,
        only_claimed=event.status == "claimed" or _own_word(event, claims),
        claims=claims,
        line=event_line(view, citations, event),
    )


def _own_word(event: Event, claims: Iterable[Claim]) -> bool:
    return event.status == "disputed" and all(claim.stance in OWN_WORD for claim in claims)


def _named(side: str, mentions: Iterable[Mention | None]) -> Party:
    """Return an event's actor by the name of the first claim that names one of that side."""
    parties = (_party(mention) for mention in mentions)
    return next((party for party in parties if side and party.side == side), Party(side, side))


# --- what several exports say of a candidate


def reports_of(view: View, candidate: Candidate) -> tuple[Report, ...]:
    """Return the reports that bear it, earliest first."""
    found = {claim.report_id: view.report(claim.report_id) for claim in candidate.claims}
    return tuple(sorted(found.values(), key=_when))


def _when(report: Report) -> tuple[bool, float, str, str]:
    published = report.published.timestamp() if report.published else 0.0
    return report.published is None, published, report.file, report.id


def last_day(view: View, candidate: Candidate) -> date | None:
    """Return the last day on which it can have happened: its own bound, else the day of the first report of it."""
    days = [report.published_day for report in reports_of(view, candidate) if report.published_day]
    return candidate.days.last or min(days, default=None)


def open_disputes(view: View, candidate: Candidate) -> tuple[Dispute, ...]:
    """Return the disputes about it that are not settled."""
    own = {claim.id for claim in candidate.claims} | set(candidate.record.claims)
    return tuple(d for d in view.disputes if not d.resolved and own & {*d.side_a, *d.side_b})


def dispute_words(view: View, dispute: Dispute) -> str:
    """Return a dispute in one sentence: its topic, and what each side says and who says so."""
    group = dispute_group(view, Citations(view), dispute)
    sides = " / ".join(f"{line.sentence}, {line.attribution}" for line in group.lines)
    return f"Disputed ({group.title}): {sides}. {group.note}"


def place_names(places: Iterable[Place | None]) -> str:
    """Return the names of places as words, each once."""
    return list_words(sorted(place.name for place in places if place))


def voices_of(view: View, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return who vouches for claims, each voice once, private persons by their role."""
    return tuple(dict.fromkeys(voice_words(claim, view.report(claim.report_id)) for claim in claims))


def country_named(place: Place | None) -> str:
    """Return the name of the country that a place lies in; empty where it is not known."""
    country = open_gazetteer().country(place.country) if place and place.country else None
    return country.name if country else ""
