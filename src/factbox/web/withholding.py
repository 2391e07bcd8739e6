"""Names that are withheld: the page that lists the decisions, without the names, and what takes them."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from factbox.errors import UsageError
from factbox.ledger import Ledger, Tally, tally_names
from factbox.web.asked import AskedNow
from factbox.web.deciding import REASONS, now, who_decides, why_of
from factbox.web.desk import Desk
from factbox.web.forms import back, read_form
from factbox.web.reviewer import reviewing
from factbox.web.templating import DeskNow, render

router = APIRouter(include_in_schema=False)


@router.get("/withheld")
def withheld(request: Request, asked: AskedNow, desk: DeskNow) -> Response:
    """List who withheld a name, when and why, and how often it stands in reports; the names are not shown."""
    return render(
        request,
        "withheld.html",
        asked,
        redactions=desk.redactions()[::-1],
        tallies=_tallies(desk),
        by=reviewing(request, asked),
        reasons=REASONS,
    )


def _tallies(desk: Desk) -> dict[int, Tally]:
    return desk.ask(lambda ledger: tally_names(ledger.reports(), ledger.redactions()))


@router.post("/withheld")
async def withhold(request: Request, desk: DeskNow) -> Response:
    """Withhold names, one a line, from everything that is published."""
    form = await read_form(request)
    who, names = who_decides(request), [line for line in form.get("names", "").splitlines() if line.strip()]
    if not names:
        raise UsageError("Give the name as it is printed; several on lines of their own.")

    def decision(ledger: Ledger) -> object:
        return ledger.redact(names, decided_by=who, reason=why_of(form, "withhold"), recorded=now())

    await run_in_threadpool(desk.decide, decision)
    return back(form, "/withheld")


@router.post("/withheld/{number}/undo")
async def publish_again(request: Request, number: int, desk: DeskNow) -> Response:
    """Publish a name again."""
    form = await read_form(request)
    who = who_decides(request)

    def decision(ledger: Ledger) -> None:
        ledger.undo_redaction(number, decided_by=who, reason=why_of(form, "undo"), recorded=now())

    await run_in_threadpool(desk.decide, decision)
    return back(form, "/withheld")
