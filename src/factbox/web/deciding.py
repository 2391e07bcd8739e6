"""What every decision needs: who makes it, when and why, and which claim or report is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from fastapi import HTTPException, Request

from factbox.errors import UsageError
from factbox.ledger import Ledger
from factbox.records import Claim, Report, claim_id
from factbox.web.reviewer import reviewer_name

REASONS = {
    "accept": "the report says so",
    "reject": "the report does not say so",
    "correct": "the report says otherwise",
    "add": "the report says this too",
    "copy": "the same words",
    "merge": "one event",
    "split": "two events",
    "withhold": "a private person",
    "undo": "taken back",
}
"""What stands as the reason where a reviewer gives none; the page shows it where a reason is typed."""


def who_decides(request: Request) -> str:
    """Return the name that stands beside the decision.

    Raises:
        UsageError: nobody has said who is deciding.
    """
    if not (who := reviewer_name(request)):
        raise UsageError("Say who you are first, above the claims; a decision carries the name of who made it.")
    return who


def now() -> datetime:
    """Return the moment of this request: pages are at the edge, where a clock may be read."""
    return datetime.now(UTC)


def why_of(form: Mapping[str, str], action: str) -> str:
    """Return the reason that a form gives, else the one that its field shows."""
    return " ".join(form.get("why", "").split()) or REASONS[action]


def claim_in(ledger: Ledger, report: str, claim: str) -> Claim:
    """Return a claim of a report as the program read it or a person added it; one that is not there is no page."""
    added = (one.added for one in ledger.reviews() if one.added and one.added.report_id == report)
    every = (*ledger.claims_of(report), *added)
    found = next((one for one in every if (one.id or claim_id(one)) == claim), None)
    if found is None:
        raise HTTPException(404, "This ledger shows no such claim in that report. Load the page again.")
    return replace(found, id=claim)


def report_in(ledger: Ledger, report: str) -> Report:
    """Return a report as the ledger shows it, with its own words; one that is not there is no page."""
    shown = ledger.shown(report)
    if shown is None:
        raise HTTPException(404, "This ledger shows no such report. Load the page again.")
    return shown[1]
