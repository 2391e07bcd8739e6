"""Decisions of programs: the same that a reviewer takes in the page, with the token of one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from pydantic import BaseModel, Field

from factbox.errors import UsageError
from factbox.ledger import Ledger, read_correction
from factbox.publish.wording import iso_moment
from factbox.records import Claim, ReviewAction, Target, target_of
from factbox.web.access import API, Visitor
from factbox.web.deciding import claim_in, now, report_in
from factbox.web.failures import FAILURES
from factbox.web.templating import DeskNow

router = APIRouter(prefix=API.rstrip("/"), tags=["decisions"], responses=FAILURES)

Text = Annotated[str, Field(max_length=2000)]
Number = Annotated[int, Path(ge=1, le=2**31)]


class Named(BaseModel):
    """A claim by its report, or a report alone."""

    report: Text
    claim: Text = ""


class Decision(Named):
    """A decision about a claim, or in ``copy`` about a report."""

    action: ReviewAction
    why: Text
    other: Named | None = None
    correction: Text = ""


class Names(BaseModel):
    """Names to withhold, each as it is printed."""

    names: list[Text] = Field(min_length=1, max_length=50)
    why: Text


class Why(BaseModel):
    """Why a decision is taken back."""

    why: Text


class Done(BaseModel):
    """The numbers under which the ledger has what was decided, and when."""

    numbers: list[int]
    recorded: str


def _who(request: Request) -> str:
    """Return the reviewer whose token came with the request; without users there are no tokens, and nobody decides."""
    visitor: Visitor = request.state.visitor
    if not visitor.program:
        raise HTTPException(403, "programs decide with the token of a reviewer: factbox users token FILE NAME")
    return visitor.name


@router.post("/reviews.json", summary="Decide about a claim, or mark a report as a copy.")
def review(request: Request, asked: Decision, desk: DeskNow) -> Done:
    """Append a decision; a correction is written as in ``factbox review --set``."""
    who = _who(request)

    def decision(ledger: Ledger) -> int:
        if asked.action == "add":
            raise UsageError("a claim is added in the page, from words of its report")
        claim = None if asked.action == "copy" else claim_in(ledger, asked.report, asked.claim)
        return ledger.review(
            asked.action,
            target_of(claim) if claim else Target(report_in(ledger, asked.report).id),
            decided_by=who,
            reason=asked.why,
            recorded=now(),
            other=_other(ledger, asked),
            correction=read_correction(asked.correction, country=_country(claim)) if asked.correction else None,
        )

    return _done([desk.decide(decision)])


@router.post("/reviews/{number}/undo.json", summary="Let a decision stand no longer.")
def undo(request: Request, number: Number, asked: Why, desk: DeskNow) -> Done:
    """Take a decision back; both stay on record."""
    who = _who(request)
    desk.decide(lambda ledger: ledger.undo_review(number, decided_by=who, reason=asked.why, recorded=now()))
    return _done([number])


@router.post("/withheld.json", summary="Withhold names from everything that is published.")
def withhold(request: Request, asked: Names, desk: DeskNow) -> Done:
    """Withhold names; the answer has their numbers and not the names."""
    who = _who(request)
    return _done(
        desk.decide(lambda ledger: ledger.redact(asked.names, decided_by=who, reason=asked.why, recorded=now()))
    )


@router.post("/withheld/{number}/undo.json", summary="Publish a name again.")
def publish_again(request: Request, number: Number, asked: Why, desk: DeskNow) -> Done:
    """Publish a name again."""
    who = _who(request)
    desk.decide(lambda ledger: ledger.undo_redaction(number, decided_by=who, reason=asked.why, recorded=now()))
    return _done([number])


def _other(ledger: Ledger, asked: Decision) -> Target | None:
    if asked.other is None:
        return None
    if asked.action == "copy":
        return Target(report_in(ledger, asked.other.report).id)
    return target_of(claim_in(ledger, asked.other.report, asked.other.claim))


def _country(claim: Claim | None) -> str:
    return claim.where.country if claim and claim.where else ""


def _done(numbers: list[int] | tuple[int, ...]) -> Done:
    return Done(numbers=list(numbers), recorded=iso_moment(now()))
