"""Logging in and out, and who may do what. Without users everybody who reaches the server may do everything."""

from __future__ import annotations

import asyncio
import ipaddress
from dataclasses import dataclass, field
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from factbox.web.asked import Asked
from factbox.web.failures import is_for_programs
from factbox.web.forms import inside, read_form
from factbox.web.guard import SAFE
from factbox.web.sessions import LONGEST, Rate, Sessions
from factbox.web.templating import render
from factbox.web.users import Role, Users

COOKIE = "factbox_session"
LOGIN, STATIC = "/login", "/static/"
"""What can be had without logging in."""

API = "/api/"
"""Where programs decide, with a reviewer's token; what they read is the twin of each page."""

MOST_CHECKED = 2
"""How many passwords are checked at a time; each takes 64 MiB for a moment."""

LONGEST_NAME = 80

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is looking; without users, nobody in particular, who may do everything.

    Attributes:
        name: the user.
        role: what they may do.
        program: whether it is a program, known by its token.
    """

    name: str = ""
    role: Role = "reviewer"
    program: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """What the server knows of its users: who they are, who is logged in, how often they may ask.

    Attributes:
        users: those who may log in; None where nobody needs to.
        sessions: who is logged in.
        requests: how often one address may ask: 300 at once, then 30 a second.
        logins: how often one address may try a password: 10 at once, then one in 30 seconds.
        names: how often a password may be tried for one name, from wherever: 50 at once, then one in 6 seconds. It is
            more than one address may, so that nobody locks another out by himself.
        secure: whether cookies go over TLS alone.
        checking: what lets few passwords be checked at a time.
    """

    users: Users | None
    sessions: Sessions
    requests: Rate
    logins: Rate
    names: Rate
    secure: bool = False
    checking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_CHECKED))


def open_gate(users: Users | None, *, secure: bool = False) -> Gate:
    """Return a gate for some users, or one that stands open."""
    return Gate(users, Sessions(), Rate(300, 30), Rate(10, 1 / 30), Rate(50, 1 / 6), secure)


class Access:
    """Lets through who may: everybody to look where there are no users, else those who are logged in."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on with the visitor in its state."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visitor = self._visitor(scope)
        refusal = self._refusal(scope, visitor)
        scope.setdefault("state", {})["visitor"] = visitor
        await (refusal or self._app)(scope, receive, send)

    def _visitor(self, scope: Scope) -> Visitor | None:
        if self._gate.users is None:
            return Visitor()
        headers = Headers(scope=scope)
        if "authorization" in headers:
            # Whatever cookie comes with it counts for nothing: who sends a token is not asked where a form comes from.
            user = self._gate.users.of_token(bearer_of(headers))
            return Visitor(user.name, user.role, program=True) if user else None
        then = self._gate.sessions.user(token_of(HTTPConnection(scope)))
        user = self._gate.users.find(then.name) if then else None
        same = user is not None and then is not None and user.password == then.password  # a new one ends the session
        return Visitor(user.name, user.role) if user and same else None

    def _refusal(self, scope: Scope, visitor: Visitor | None) -> ASGIApp | None:
        if self._gate.users is None:
            return None
        path: str = scope["path"]
        if not self._gate.requests.allow(address_of(scope)):
            return PlainTextResponse("Too many requests; wait a little.\n", 429, {"Retry-After": "10"})
        if path == LOGIN or path.startswith(STATIC):
            return None
        if visitor is None:
            return _to_login(scope)
        if visitor.program and scope["method"] not in SAFE and not path.startswith(API):
            return JSONResponse({"error": f"programs decide at {API} alone; see /openapi.json"}, 403)
        if scope["method"] not in SAFE and path != "/logout" and visitor.role != "reviewer":
            return PlainTextResponse("A reader may look and not decide; ask for the role of a reviewer.\n", 403)
        return None


def address_of(scope: Scope) -> str:
    """Return the address that a request comes from; of IPv6 the /64, all of which one asker has."""
    client = scope.get("client")
    told = str(client[0]) if client else ""
    try:
        address = ipaddress.IPv6Address(told)
    except ValueError:
        return told
    return str(address.ipv4_mapped or ipaddress.IPv6Network((int(address), 64), strict=False))


def bearer_of(headers: Headers) -> str:
    """Return the token that a program sends of its own accord; empty if it sends none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


def token_of(request: HTTPConnection) -> str:
    """Return the token of the session that a request belongs to; empty if it has none."""
    return request.cookies.get(COOKIE, "")


def _to_login(scope: Scope) -> ASGIApp:
    path: str = scope["path"]
    if is_for_programs(path) or scope["method"] not in SAFE or "authorization" in Headers(scope=scope):
        told_how = "log in first, at /login, or send a token: Authorization: Bearer TOKEN"
        return JSONResponse({"error": told_how}, 401, {"WWW-Authenticate": "Bearer"})
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(f"/login?{urlencode({'then': path + ('?' if query else '') + query})}", 303)


@router.get("/login")
def login_page(request: Request, then: str = "/") -> Response:
    """Ask for name and password."""
    return render(request, "login.html", Asked(), then=inside(then), wrong=False)


@router.post("/login")
async def login(request: Request) -> Response:
    """Begin a session for who knows the password; a wrong name and a wrong password look alike."""
    gate: Gate = request.app.state.gate
    form = await read_form(request)
    name, then = form.get("name", ""), inside(form.get("then", "/"))
    if gate.users is None:
        return RedirectResponse("/", 303)
    if not (gate.logins.allow(address_of(request.scope)) and gate.names.allow(name[:LONGEST_NAME])):
        return PlainTextResponse("Too many attempts; wait some minutes.\n", 429, {"Retry-After": "300"})
    async with gate.checking:
        user = await run_in_threadpool(gate.users.check, name, form.get("password", ""))
    if user is None:
        return render(request, "login.html", Asked(), status_code=401, then=then, wrong=True)
    answer = RedirectResponse(then, 303)
    answer.set_cookie(
        COOKIE, gate.sessions.begin(user), max_age=int(LONGEST), httponly=True, secure=gate.secure, samesite="lax"
    )
    return answer


@router.post("/logout")
async def logout(request: Request) -> Response:
    """End the session."""
    gate: Gate = request.app.state.gate
    gate.sessions.end(token_of(request))
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer
