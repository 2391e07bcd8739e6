"""Which event a claim tells of: the page on which claims are merged into one event, and split into two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from factbox.publish.wording import event_words
from factbox.records import Claim, Days, Event, Review, View
from factbox.web.asked import AskedNow
from factbox.web.deciding import REASONS
from factbox.web.exhibits import Evidence, evidence_of
from factbox.web.judged import claims_met
from factbox.web.paging import PageNow, page_of
from factbox.web.reviewer import reviewing
from factbox.web.templating import DeskNow, render

router = APIRouter(include_in_schema=False)

FAR = 10**6
"""Days between two claims of which one has no day."""


@dataclass(frozen=True, slots=True)
class Paired:
    """A claim beside the one that is looked at: its words, the event it tells of, what was decided about the two."""

    evidence: Evidence
    event: str
    decided: tuple[Review, ...]


def may_pair(claim: Claim) -> bool:
    """Say whether a claim may tell of an event; states of control are joined by their place, and a total is none."""
    return not claim.type.startswith("territory.") and claim.type != "count"


@router.get("/claims/{claim_id}/event")
def event(
    request: Request,
    claim_id: str,
    asked: AskedNow,
    desk: DeskNow,
    page: PageNow = 1,
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Show what tells of the same event as a claim, and what may do so, the likeliest first."""
    view = desk.see(asked).view
    try:
        found = view.claim(claim_id)
    except KeyError as error:
        raise HTTPException(404, "No such claim counts now. A rejected one tells of no event.") from error
    home = next((one for one in view.events if claim_id in one.claims), None)
    others = [one for one in view.events if one is not home]
    near = page_of(_nearest(view, found, others, q), page) if home else None
    return render(
        request,
        "event.html",
        asked,
        evidence=evidence_of(view, found),
        home=event_words(home) if home else "",
        same=[_paired(view, found, one, home) for one in (home.claims if home else ()) if one != claim_id],
        near=[_paired(view, found, claim.id, at) for claim, at in near.items] if near else [],
        page=near,
        q=q,
        by=reviewing(request, asked),
        reasons=REASONS,
    )


def _paired(view: View, found: Claim, other: str, event: Event | None) -> Paired:
    pair = {found.id, other}
    decided = (one.review for one in view.reviews if one.fits and {claim.id for claim in claims_met(one)} == pair)
    return Paired(evidence_of(view, view.claim(other)), event_words(event) if event else "", tuple(decided))


def _nearest(view: View, found: Claim, events: list[Event], words: str) -> list[tuple[Claim, Event]]:
    """Return claims that tell of other events: of the same type first, then at the same place, then on near days."""
    wanted = words.casefold().split()
    pairs = [(view.claim(one), event) for event in events for one in event.claims]
    kept = [pair for pair in pairs if _has_words(view, pair[0], wanted)]
    place = found.where.id if found.where else ""

    def far(pair: tuple[Claim, Event]) -> tuple[bool, bool, int]:
        other = pair[0]
        return other.type != found.type, (other.where.id if other.where else "") != place, _gap(found.days, other.days)

    return sorted(kept, key=far)


def _has_words(view: View, claim: Claim, wanted: list[str]) -> bool:
    """Say whether all words stand in a claim's clause, its place, its type or its outlet."""
    place = claim.where.name if claim.where else ""
    told = f"{claim.quote} {place} {claim.type} {view.report(claim.report_id).outlet}".casefold()
    return all(word in told for word in wanted)


def _gap(one: Days, other: Days) -> int:
    mine, theirs = _middle(one), _middle(other)
    return abs((mine - theirs).days) if mine and theirs else FAR


def _middle(days: Days) -> date | None:
    return days.last or days.first
