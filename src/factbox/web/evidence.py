"""The evidence behind a line: a place with its voices, a report with its claims, a claim with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, HTTPException, Request, Response

from factbox.errors import UsageError
from factbox.publish.citations import Citations, basis_words
from factbox.publish.document import Group
from factbox.publish.explanation import Witness
from factbox.publish.sections import dispute_group
from factbox.publish.why import explain
from factbox.records import Claim, Control, Dispute, Link, Report, View
from factbox.web.asked import AskedNow
from factbox.web.correcting import FORM
from factbox.web.exhibits import Evidence, Exhibit, evidence_of, prints_of
from factbox.web.judged import about_report, judge
from factbox.web.marks import Mark
from factbox.web.reviewer import reviewing
from factbox.web.seen import Day
from factbox.web.templating import DeskNow, render, since_words
from factbox.web.texts import cut

router = APIRouter(include_in_schema=False)

MOST_OTHERS = 100
"""How many reports a page offers as the one whose words another has; any other is named by its address."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: what it says, in words, and the claims that say so."""

    line: object
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A dispute as pages show it, side by side."""

    dispute: Dispute
    group: Group
    sides: tuple[Side, ...]


def disagreement(view: View, dispute: Dispute) -> Disagreement:
    """Return a dispute with its sides and their evidence."""
    group = dispute_group(view, Citations(view), dispute)
    claims = [side for side in (dispute.side_a, dispute.side_b) if side]
    sides = (
        Side(line, tuple(evidence_of(view, view.claim(one)) for one in side))
        for line, side in zip(group.lines, claims, strict=True)
    )
    return Disagreement(dispute, group, tuple(sides))


def disputes_about(view: View, rows: Sequence[Control]) -> tuple[Disagreement, ...]:
    """Return the disputes in which a claim about one of some states takes part."""
    mine = {claim for row in rows for claim in row.claims}
    return tuple(disagreement(view, one) for one in view.disputes if mine & {*one.side_a, *one.side_b})


@dataclass(frozen=True, slots=True)
class Course:
    """A state on the time line of its place, in percent of its length.

    It began after ``first`` and surely by ``sure``; until ``affirmed`` some report says that it is so, and from then to
    ``last`` nobody says otherwise.
    """

    first: float
    sure: float
    affirmed: float
    last: float
    mark: Mark
    told: str


def course_of(rows: Sequence[Control], marks: Sequence[Mark], days: Sequence[Day]) -> tuple[Course, ...]:
    """Return the states of a place on the days of the time bar; what began before them begins with them."""
    if len(days) < 2:
        return ()
    start, length = days[0].day, (days[-1].day - days[0].day).days + 1

    def at(day: date | None, otherwise: float) -> float:
        return min(100.0, max(0.0, (day - start).days / length * 100)) if day else otherwise

    def course(row: Control, mark: Mark) -> Course:
        sure = at(row.began.last or row.began.first, 0.0)
        first = at(row.began.first, sure if row.change == "none" else 0.0)
        last = at(row.ended + timedelta(days=1), 100.0) if row.ended else 100.0
        last = max(last, sure)
        said = at(row.last_affirmed + timedelta(days=1), last) if row.last_affirmed else last
        said = min(max(said, sure), last)
        return Course(round(first, 2), round(sure, 2), round(said, 2), round(last, 2), mark, since_words(row))

    return tuple(course(row, mark) for row, mark in zip(rows, marks, strict=True))


# --- places -------------------------------------------------------------------------------------------------------


@router.get("/places")
def places(request: Request, asked: AskedNow, desk: DeskNow) -> Response:
    """Show every place with a state: the map as a table."""
    seen = desk.see(asked)
    view = seen.view
    palette = desk.palette(asked)
    pins = [pin for pin in seen.sheet.pins if asked.status in ("", pin.status)]
    kept = [(pin, palette.colour(pin.drawn), palette.beside(pin)) for pin in pins]
    stated = {row.place.id for row in view.control}
    named = sorted((place for place in seen.places if place.id not in stated), key=lambda place: place.name)
    silent = [place for place in view.denominator if place.id not in stated]
    return render(request, "places.html", asked, pins=kept, named=named, silent=silent)


@router.get("/places/{place_id}")
def place(request: Request, place_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Explain a place: its states, who says so, grouped by origin, and what the reports disagree on."""
    seen = desk.see(asked)
    view = seen.view
    try:
        explanation = explain(view, place_id)
    except UsageError as error:
        raise HTTPException(404, str(error)) from error
    rows = view.why(place_id)
    palette = desk.palette(asked)
    marks = tuple(map(palette.mark, rows))
    days = desk.days(asked)

    def evidence(witness: Witness) -> Evidence:
        return evidence_of(view, view.claim(witness.claim_id))

    return render(
        request,
        "place.html",
        asked,
        explanation=explanation,
        where=next((one for one in seen.places if one.id == place_id), None),
        states=tuple(zip(explanation.states, rows, marks, strict=False)),
        course=course_of(rows, marks, days),
        evidence=evidence,
        disputes=disputes_about(view, rows),
        days=days,
    )


# --- reports and claims -------------------------------------------------------------------------------------------


@router.get("/reports/{report_id}")
def report(request: Request, report_id: str, asked: AskedNow, desk: DeskNow, claim: str = "") -> Response:
    """Show a report with its claims marked in its text, and beside it what each says."""
    view = desk.see(asked).view
    found = find_report(view, report_id)
    claims = view.claims_in(report_id)
    reviews = desk.reviews(asked)
    judged = judge(found, claims, view.reviews, reviews)
    return render(
        request,
        "report.html",
        asked,
        report=found,
        basis=basis_words(found),
        stretches=cut(found, claims),
        claims=claims,
        judged=judged,
        about=about_report(found, judged, reviews),
        by=reviewing(request, asked),
        **FORM,
        chosen=claim,
        printed=prints_of(view, report_id),
        others=others_near(view, found),
        country=_usual_country(claims),
    )


def _usual_country(claims: Sequence[Claim]) -> str:
    """Return the country that most claims of a report are about; a claim that is added is likely about it too."""
    countries = [claim.where.country for claim in claims if claim.where]
    return max(sorted(set(countries)), key=countries.count, default="")


def others_near(view: View, report: Report) -> tuple[Report, ...]:
    """Return the reports published nearest to one, which may have the same words, the nearest first."""

    def apart(other: Report) -> timedelta:
        return abs(other.published - report.published) if other.published and report.published else timedelta.max

    return tuple(sorted((one for one in view.reports if one.id != report.id), key=apart)[:MOST_OTHERS])


def find_report(view: View, report_id: str) -> Report:
    """Return a report of a view; one that it has not is no page."""
    try:
        return view.report(report_id)
    except KeyError as error:
        raise HTTPException(404, "No such report was known then. Ask with a later known clock.") from error


@router.get("/claims/{claim_id}")
def claim(request: Request, claim_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Show a claim with its sentence: as a page, or as the part of one that the front page opens beside a line."""
    try:
        shown = desk.see(asked).exhibit(claim_id)
    except KeyError as error:
        raise HTTPException(404, "No such claim was known then. Ask with a later known clock.") from error
    return render(request, "claim.html", asked, evidence=shown.evidence, same=shown.same, printed=prints_in(shown))


def prints_in(shown: Exhibit) -> tuple[tuple[Link, Report], ...]:
    """Return the links of copying beside a claim, each with the other report."""
    return tuple((one.link, one.other) for one in shown.printed)
