"""Reviewing in the page: the queue, and what takes a decision. Each decision is appended, and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from factbox.errors import UsageError
from factbox.ledger import Ledger
from factbox.records import Claim, Review, ReviewAction, View, claim_id, target_of
from factbox.web.access import inside, read_form
from factbox.web.asked import Asked, AskedNow
from factbox.web.correcting import FORM, REASONS, read_changes
from factbox.web.desk import Desk
from factbox.web.due import STEPS, Due, decided_claims, due_claims
from factbox.web.evidence import Evidence, evidence_of
from factbox.web.judged import Judged, judge
from factbox.web.lists import PageNow, page_of
from factbox.web.reviewer import keep_name, reviewer_name, reviewing
from factbox.web.templating import DeskNow, now, render

router = APIRouter(include_in_schema=False)

ACTIONS: tuple[ReviewAction, ...] = ("accept", "reject", "correct")


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
        view=view,
        **FORM,
    )


def _decided(view: View) -> tuple[Due, ...]:
    """Return the claims that somebody has decided about, as they count now, the latest decision first."""
    numbers = decided_claims(view)
    machine = {one.machine.id: one.machine for one in view.reviews if one.machine}
    claims = machine | {claim.id: claim for claim in view.claims if claim.id in machine}
    latest = sorted(numbers, key=lambda claim: -numbers[claim])
    return tuple(Due(claims[claim], len(STEPS) - 1, "") for claim in latest)


def _beside(view: View, reviews: tuple[Review, ...], rows: tuple[Due, ...]) -> list[tuple[Due, Judged, Evidence]]:
    """Return claims of a queue beside what was decided about them, and the words around them."""
    found = []
    for due in rows:
        report = view.report(due.claim.report_id)
        judged = judge(report, [due.claim], [one for one in view.reviews if _about(one.machine, due)], reviews)
        found += [(due, one, evidence_of(view, one.claim)) for one in judged if one.claim.id == due.claim.id]
    return found


def _about(machine: Claim | None, due: Due) -> bool:
    return machine is not None and machine.id == due.claim.id


# --- deciding -----------------------------------------------------------------------------------------------------


@router.post("/review/name")
async def name(request: Request) -> Response:
    """Remember, in the browser, under which name somebody decides where nobody logs in."""
    form = await read_form(request)
    answer = RedirectResponse(inside(form.get("then", "/review")), 303)
    keep_name(answer, form.get("name", ""))
    return answer


@router.post("/reports/{report_id}/claims/{claim_id}")
async def decide(request: Request, report_id: str, claim_id: str, asked: AskedNow, desk: DeskNow) -> Response:
    """Accept, reject or correct a claim."""
    form = await read_form(request)
    who, action = _who(request), next((one for one in ACTIONS if one == form.get("decision")), None)
    if action is None:
        raise UsageError(f"Say what is decided: {', '.join(ACTIONS)}.")
    correction = await run_in_threadpool(read_changes, form) if action == "correct" else None

    def decision(ledger: Ledger) -> int:
        target = target_of(_claim(ledger, report_id, claim_id))
        return ledger.review(
            action, target, decided_by=who, reason=_why(form, action), recorded=now(), correction=correction
        )

    await run_in_threadpool(desk.decide, decision)
    return await run_in_threadpool(_after, request, asked, desk, (report_id, claim_id), form)


@router.post("/reviews/{number}/undo")
async def undo(request: Request, number: int, asked: AskedNow, desk: DeskNow) -> Response:
    """Let a decision stand no longer."""
    form = await read_form(request)
    who = _who(request)

    def decision(ledger: Ledger) -> str:
        ledger.undo_review(number, decided_by=who, reason=_why(form, "undo"), recorded=now())
        return next(one.target.report for one in ledger.reviews() if one.number == number)

    report = await run_in_threadpool(desk.decide, decision)
    return await run_in_threadpool(_after, request, asked, desk, (report, form.get("claim", "")), form)


def _who(request: Request) -> str:
    if not (who := reviewer_name(request)):
        raise UsageError("Say who you are first, above the claims; a decision carries the name of who made it.")
    return who


def _why(form: Mapping[str, str], action: str) -> str:
    return " ".join(form.get("why", "").split()) or REASONS[action]


def _claim(ledger: Ledger, report: str, claim: str) -> Claim:
    """Return a claim of a report as the program read it or a person added it."""
    added = (one.added for one in ledger.reviews() if one.added and one.added.report_id == report)
    every = (*ledger.claims_of(report), *added)
    found = next((one for one in every if (one.id or claim_id(one)) == claim), None)
    if found is None:
        raise HTTPException(404, "This ledger shows no such claim in that report. Load the page again.")
    return found


def _after(request: Request, asked: Asked, desk: Desk, which: tuple[str, str], form: Mapping[str, str]) -> Response:
    """Lead back to the page; a script gets the claim alone, as it is now, for which no verdict is reached."""
    report_id, claim = which
    then = inside(form.get("then", "/review"))
    if request.headers.get("hx-request") != "true":
        return RedirectResponse(f"{then}#of-{claim}" if claim else then, 303)
    report, judged = desk.judge(report_id)
    one = next((one for one in judged if one.claim.id == claim), None)
    return render(
        request, "judged.html", asked, one=one, report=report, by=replace(reviewing(request, asked), then=then), **FORM
    )
