"""The lists: reports, outlets, copies, disputes, totals, inputs, changes, and what a search finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from factbox.errors import UsageError
from factbox.knowledge.outlets import Outlet, find_outlet
from factbox.publish.changes import Changes, compare_views
from factbox.publish.changes_forms import TITLES, by_words, sentence_of
from factbox.publish.formats import FORMATS
from factbox.publish.wording import outlet_words
from factbox.records import Report
from factbox.web.asked import Asked, AskedNow, as_moment, without
from factbox.web.desk import Desk
from factbox.web.evidence import disagreement
from factbox.web.exhibits import copies_of, evidence_of
from factbox.web.paging import CITATIONS, ROWS, PageNow, page_of
from factbox.web.search import SoughtNow, find_claims, find_reports
from factbox.web.seen import Seen
from factbox.web.templating import DeskNow, render

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """List the reports that were known, the latest first."""
    seen = desk.see(asked)
    rows = page_of(seen.view.reports[::-1], page)
    return render(request, "reports.html", asked, page=rows, counted=seen.claims_by_report, view=seen.view)


# --- outlets ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutletSeen:
    """An outlet of a view: what our table knows of it, its reports, claims, and how often it prints others' words."""

    name: str
    known: Outlet | None
    reports: int
    claims: int
    copies: int
    first: Report
    last: Report


def outlets_of(seen: Seen) -> tuple[OutletSeen, ...]:
    """Return the outlets of a view, the one with most reports first."""
    counted = seen.claims_by_report
    copied = {link.left for link in copies_of(seen.view)}
    mine: dict[str, list[Report]] = {}
    for report in seen.view.reports:
        mine.setdefault(outlet_words(report), []).append(report)
    found = (
        OutletSeen(
            name,
            find_outlet(name),
            len(reports),
            sum(counted[report.id] for report in reports),
            sum(report.id in copied for report in reports),
            reports[0],
            reports[-1],
        )
        for name, reports in mine.items()
    )
    return tuple(sorted(found, key=lambda outlet: (-outlet.reports, outlet.name)))


@router.get("/outlets")
def outlets(request: Request, asked: AskedNow, desk: DeskNow) -> Response:
    """List who published the reports."""
    return render(request, "outlets.html", asked, outlets=outlets_of(desk.see(asked)))


# --- citations, copies, disputes, totals, inputs ------------------------------------------------------------------


@router.get("/citations")
def citations(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """List what the numbers of the factbox stand for."""
    cited = desk.see(asked).factbox.citations
    return render(request, "citations.html", asked, page=page_of(cited, page, CITATIONS))


@router.get("/copies")
def copies(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """List which reports print the words of which, and how that was judged."""
    seen = desk.see(asked)
    section = next((one for one in seen.factbox.sections if one.key == "copies"), None)
    return render(
        request, "copies.html", asked, page=page_of(copies_of(seen.view), page), section=section, view=seen.view
    )


@router.get("/disputes")
def disputes(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """List where the reports disagree, side by side, the open ones first."""
    view = desk.see(asked).view
    found = sorted(view.disputes, key=lambda dispute: dispute.resolved)
    shown = page_of(found, page)
    return render(
        request, "disputes.html", asked, page=shown, disputes=[disagreement(view, one) for one in shown.items]
    )


@router.get("/totals")
def totals(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """List the stated totals as series, each against what the ledger can name."""
    view = desk.see(asked).view
    series = sorted(view.counts, key=lambda count: (count.what, count.place, count.days.last or date.max))
    shown = page_of(series, page)
    told = [(count, [evidence_of(view, view.claim(one)) for one in count.claims]) for count in shown.items]
    return render(request, "totals.html", asked, page=shown, totals=told)


@router.get("/inputs")
def inputs(request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1, outcome: str = "") -> Response:
    """List what became of every input: read, partly read or refused, and why."""
    found = desk.inputs(asked)
    counted = {word: sum(one.outcome == word for one in found) for word in ("read", "partly read", "refused")}
    kept = [one for one in found if outcome in ("", one.outcome)]
    return render(request, "inputs.html", asked, page=page_of(kept, page), counted=counted, outcome=outcome)


# --- changes ------------------------------------------------------------------------------------------------------


@router.get("/changes")
def changes(request: Request, asked: AskedNow, desk: DeskNow, since: str = "") -> Response:
    """List what is new, upgraded, downgraded or retracted since an earlier moment, and by which report."""
    found = changes_since(desk, asked, since)
    groups = [(kind, TITLES[kind], [one for one in found.changes if one.kind == kind]) for kind in found.count()]
    return render(
        request,
        "changes.html",
        asked,
        changes=found,
        groups=groups,
        since=since or found.since.date().isoformat(),
        days=desk.days(asked),
        sentence_of=sentence_of,
        by_words=by_words,
    )


def changes_since(desk: Desk, asked: Asked, since: str) -> Changes:
    """Return what changed since a moment; by default since the end of the day before.

    Raises:
        UsageError: the moment is none, or it is later than the one asked about.
    """
    # The world as it is now, at both moments of knowing: what was so on one day does not change into what is so.
    after = desk.see(without(asked, "valid")).view
    earlier = as_moment(since) or day_before(after.known.date()).isoformat()
    before = desk.see(Asked(earlier, "", asked.recorded, asked.country, asked.actor)).view
    if before.known > after.known:
        raise UsageError(f"{since} is later than the known clock; name an earlier moment")
    return compare_views(before, after)


def day_before(day: date) -> date:
    """Return the day before; of the first day of our calendar, that day."""
    return day - timedelta(days=1) if day > date.min else day


# --- search -------------------------------------------------------------------------------------------------------


@router.get("/search")
def search(request: Request, asked: AskedNow, sought: SoughtNow, desk: DeskNow, page: PageNow = 1) -> Response:
    """Search the claims and the reports."""
    seen = desk.see(asked)
    view = seen.view
    claims = page_of(find_claims(view, sought), page)
    found = find_reports(view, sought) if sought.words else ()
    return render(
        request,
        "search.html",
        asked,
        sought=sought,
        page=claims,
        found=[evidence_of(view, claim) for claim in claims.items],
        reports=found[:ROWS],
        types=sorted({claim.type for claim in view.claims}),
        stances=sorted({claim.stance for claim in view.claims}),
    )


@router.get("/about")
def about(request: Request, asked: AskedNow) -> Response:
    """Say what the words and marks mean, and whose files the page is made of."""
    return render(request, "about.html", asked, formats=FORMATS)
