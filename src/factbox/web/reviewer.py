"""Who reviews: the user who is logged in, or where nobody logs in, a name that is asked for once."""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
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
    try:
        cookies = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return ""
    return unquote(cookies[COOKIE].value) if COOKIE in cookies else ""


def keep_name(answer: Response, name: str) -> None:
    """Let the browser remember a name.

    Raises:
        UsageError: it is empty, too long, or has characters that do not print.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(f"Give the name that shall stand beside your decisions, in at most {LONGEST_NAME} letters.")
    answer.set_cookie(COOKIE, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
