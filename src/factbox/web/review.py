"""Reviewing in the page: the queue, and what takes a decision. Each decision is appended, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from factbox.errors import UsageError
from factbox.evaluate.reviewers import reviewer_agreement
from factbox.ledger import Ledger
from factbox.records import Review, ReviewAction, Reviewed, Target, View, target_of
from factbox.web.asked import Asked, AskedNow
from factbox.web.correcting import FORM, read_changes
from factbox.web.deciding import claim_in, now, who_decides, why_of
from factbox.web.desk import Desk
from factbox.web.due import STEPS, Due, decided_claims, due_claims
from factbox.web.exhibits import Evidence, evidence_of
from factbox.web.forms import back, inside, read_form
from factbox.web.judged import Judged, claims_met, judge
from factbox.web.paging import PageNow, page_of
from factbox.web.reviewer import keep_name, reviewing
from factbox.web.templating import DeskNow, render

router = APIRouter(include_in_schema=False)

ACTIONS: tuple[ReviewAction, ...] = ("accept", "reject", "correct", "merge", "split")
"""What can be decided about a claim; what is decided about a report is in ``adding.py``."""


@router.get("/review")
def queue(
    request: Request, asked: AskedNow, desk: DeskNow, page: PageNow = 1, show: Literal["due", "decided"] = "due"
) -> Response:
    """Show the claims that are due for review, or those that were decided about, the latest decision first."""
    view = desk.see(asked).view
    due, decided = due_claims(view), _decided(view)
    rows = page_of(due if show == "due" else decided, page)
    return render(
        request,
        "review.html",
        asked,
        page=rows,
        show=show,
        counted={"due": len(due), "decided": len(decided)},
        rows=_beside(view, desk.reviews(asked), rows.items),
        lost=[one.review for one in view.reviews if not one.fits],
        steps=STEPS,
        by=reviewing(request, asked),
        **FORM,
    )


@router.get("/review/agreement")
def agreement(request: Request, asked: AskedNow, desk: DeskNow) -> Response:
    """Show how far each two reviewers agree on the claims that both accepted or rejected."""
    return render(request, "agreement.html", asked, rows=reviewer_agreement(desk.reviews(asked)))


def _decided(view: View) -> tuple[Due, ...]:
    """Return the claims that somebody has decided about, as they count now, the latest decision first."""
    numbers = decided_claims(view)
    met = {claim.id: claim for one in view.reviews for claim in claims_met(one)}
    claims = met | {claim.id: claim for claim in view.claims if claim.id in met}
    latest = sorted(numbers, key=lambda claim: -numbers[claim])
    return tuple(Due(claims[claim], len(STEPS) - 1, "") for claim in latest)


def _beside(view: View, reviews: tuple[Review, ...], rows: tuple[Due, ...]) -> list[tuple[Due, Judged, Evidence]]:
    """Return claims of a queue beside what was decided about them, and the words around them."""
    found = []
    for due in rows:
        report = view.report(due.claim.report_id)
        judged = judge(report, [due.claim], [one for one in view.reviews if due.claim.id in _met(one)], reviews)
        found += [(due, one, evidence_of(view, one.claim)) for one in judged if one.claim.id == due.claim.id]
    return found


def _met(one: Reviewed) -> set[str]:
    return {claim.id for claim in claims_met(one)}


# --- deciding -----------------------------------------------------------------------------------------------------


@router.post("/review/name")
async def name(request: Request) -> Response:
    """Remember, in the browser, under which name somebody decides where nobody logs in."""
    form = await read_form(request)
    answer = back(form, "/review")
    keep_name(answer, form.get("name", ""))
    return answer


@router.post("/reports/{report_id}/claims/{claim_id}")
async def decide(request: Request, report_id: str, claim_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Accept, reject or correct a claim, merge it with another or split it from one."""
    form = await read_form(request)
    who, action = who_decides(request), next((one for one in ACTIONS if one == form.get("decision")), None)
    if action is None:
        raise UsageError(f"Say what is decided: {', '.join(ACTIONS)}.")
    correction = await run_in_threadpool(read_changes, form) if action == "correct" else None

    def decision(ledger: Ledger) -> int:
        return ledger.review(
            action,
            target_of(claim_in(ledger, report_id, claim_id)),
            decided_by=who,
            reason=why_of(form, action),
            recorded=now(),
            other=_other(ledger, form) if action in ("merge", "split") else None,
            correction=correction,
        )

    await run_in_threadpool(desk.decide, decision)
    return await run_in_threadpool(_after, request, asked, desk, (report_id, claim_id), form)


def _other(ledger: Ledger, form: Mapping[str, str]) -> Target:
    """Return the other claim of two, which a form names with its report."""
    return target_of(claim_in(ledger, form.get("other_report", ""), form.get("other", "")))


@router.post("/reviews/{number}/undo")
async def undo(request: Request, number: int, asked: AskedNow, desk: DeskNow) -> Response:
    """Let a decision stand no longer."""
    form = await read_form(request)
    who = who_decides(request)

    def decision(ledger: Ledger) -> str:
        ledger.undo_review(number, decided_by=who, reason=why_of(form, "undo"), recorded=now())
        return next(one.target.report for one in ledger.reviews() if one.number == number)

    report = await run_in_threadpool(desk.decide, decision)
    return await run_in_threadpool(_after, request, asked, desk, (report, form.get("claim", "")), form)


def _after(request: Request, asked: Asked, desk: Desk, which: tuple[str, str], form: Mapping[str, str]) -> Response:
    """Lead back to the page; a script gets the claim alone, as it is now, for which no verdict is reached."""
    report_id, claim = which
    if request.headers.get("hx-request") != "true":
        return back(form, "/review", at=f"of-{claim}" if claim else "")
    then = inside(form.get("then", "/review"))
    report, judged = desk.judge(report_id)
    one = next((one for one in judged if one.claim.id == claim), None)
    return render(
        request, "judged.html", asked, one=one, report=report, by=replace(reviewing(request, asked), then=then), **FORM
    )
