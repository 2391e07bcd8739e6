"""What stands before every page: whose address is asked, where a request comes from, and what a page may load."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the map's buttons are drawn in its style sheet
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""The Content-Security-Policy of every answer: nothing from elsewhere, and no script or style inside a page."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

LONGEST_BODY = 500_000
"""The longest body of a request, in bytes: more than any form of ours fills. A longer one is refused and never cut, or
some of the names that somebody withholds would stay public."""


def is_loopback(host: str) -> bool:
    """Say whether a host name or address is this machine itself and no other can reach it."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


class Guard:
    """Refuses what does not come from the page itself, and puts the policy on every answer, refusals too."""

    def __init__(self, app: ASGIApp, *, any_host: bool = False) -> None:
        """Take the app behind it.

        Where nobody logs in, it answers to the names of this machine alone: a page on the web whose own name was made
        to lead here could otherwise read it. Where users log in, their cookies go to the name that they know.
        """
        self._app = app
        self._any_host = any_host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(refusal, status_code=403) if refusal else self._app
        await answer(scope, bounded(receive), send_guarded)

    def _refusal(self, method: str, headers: Headers) -> str:
        """Return why a request is refused; empty if it is not."""
        host = headers.get("host", "")
        if not (self._any_host or is_loopback(_host_name(host))):
            return "This page does not answer to that host name.\n"
        if method not in SAFE and not (same_origin(headers, host) or (self._any_host and by_program(headers))):
            return "This came from another page, and was not done.\n"
        return ""


def bounded(receive: Receive) -> Receive:
    """Return what receives a request, and refuses one whose body is too long as soon as it is."""
    size = 0

    async def receive_bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LONGEST_BODY:
            raise HTTPException(
                413, f"This is longer than {LONGEST_BODY} bytes, and nothing of it was done. Send less."
            )
        return message

    return receive_bounded


def _host_name(host: str) -> str:
    """Return the name in a host header, without its port; empty where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host.isascii() else ""
    except ValueError:
        return ""


def _host_of(origin: str) -> str:
    """Return the host, with its port, of an origin; empty where it has none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def same_origin(headers: Headers, host: str) -> bool:
    """Say whether a request that changes something was made by a page of ours.

    Every browser of today sends ``Sec-Fetch-Site``, which no page can forge; an older one sends ``Origin``. What sends
    neither is no browser that we know.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return bool(host) and _host_of(headers.get("origin", "")) == host


def by_program(headers: Headers) -> bool:
    """Say whether a request that changes something carries a token and comes from no page.

    A browser sends no such header of its own accord, so no other page can have it sent; whether the token is one is
    asked afterwards, and a cookie that comes with it is not looked at.
    """
    fetched = "sec-fetch-site" in headers or "origin" in headers
    return not fetched and headers.get("authorization", "").casefold().startswith("bearer ")
