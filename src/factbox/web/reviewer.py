"""Who reviews: the user who is logged in, or where nobody logs in, a name that is asked for once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from fastapi import Request, Response

from factbox.errors import UsageError
from factbox.web.access import Visitor
from factbox.web.asked import Asked

COOKIE = "factbox_reviewer"
"""Holds the name that somebody gave on this machine. It opens nothing: where users log in, it is not read."""

LONGEST_NAME = 80
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Whether somebody may decide on this page, and under which name.

    Attributes:
        may: whether the visitor is a reviewer and looks at the ledger as it is now.
        name: who decides; empty until it was given.
        given: whether the name was given here, and so can be changed here.
        then: the address of the page, to come back to.
    """

    may: bool
    name: str
    given: bool
    then: str


def reviewing(request: Request, asked: Asked) -> Reviewing:
    """Return whether the visitor may decide on the page that was asked for; the past cannot be decided about."""
    visitor: Visitor = request.state.visitor
    query = f"?{request.url.query}" if request.url.query else ""
    may = visitor.role == "reviewer" and not asked.recorded
    return Reviewing(may, reviewer_name(request), not visitor.name, request.url.path + query)


def reviewer_name(request: Request) -> str:
    """Return the name under which a visitor decides; empty where none was given yet."""
    visitor: Visitor = request.state.visitor
    if visitor.name:
        return visitor.name
    kept = unquote(request.cookies.get(COOKIE, ""))
    return kept if _is_name(kept) else ""


def keep_name(answer: Response, name: str) -> None:
    """Let the browser remember a name.

    Raises:
        UsageError: it is empty, too long, or has characters that do not print.
    """
    name = " ".join(name.split())
    if not _is_name(name):
        raise UsageError(f"Give the name that shall stand beside your decisions, in at most {LONGEST_NAME} letters.")
    answer.set_cookie(COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")


def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and name.isprintable()
