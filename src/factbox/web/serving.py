"""Starting the server: where it listens, and when it refuses to."""

from __future__ import annotations

import gc
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from factbox.errors import UsageError
from factbox.web.access import open_gate
from factbox.web.app import create_app
from factbox.web.desk import Desk
from factbox.web.guard import is_loopback
from factbox.web.users import load_users

__all__ = ["Address", "check_address", "is_loopback", "make_app", "serve"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen: host, port, and the files of a certificate where there is one."""

    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None

    @property
    def url(self) -> str:
        """The address for a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.cert else 'http'}://{host}:{self.port}"


def check_address(at: Address, *, users: bool) -> None:
    """Refuse to listen where others can reach it and nobody has to say who they are.

    Raises:
        UsageError: the address is not loopback, and there are no users; or half a certificate is given.
    """
    if not is_loopback(at.host) and not users:
        raise UsageError(
            f"on {at.host} others can reach this page, and there are no users: add some with"
            " `factbox users add FILE NAME` and start with --users FILE, or stay on 127.0.0.1"
        )
    if (at.cert is None) != (at.key is None):
        raise UsageError("give both --cert and --key, or neither")


def make_app(ledger: Path, *, places: Sequence[str], users: Path | None, secure: bool) -> ASGIApp:
    """Return the app for a ledger, whose first answers are made meanwhile.

    Raises:
        UsageError: the file of users cannot be used.
    """
    gate = open_gate(load_users(users) if users else None, secure=secure)
    desk = Desk(ledger, places=places)
    threading.Thread(target=desk.prepare, daemon=True).start()
    return create_app(desk, gate)


def serve(app: ASGIApp, at: Address) -> None:
    """Answer until it is stopped."""
    gc.freeze()  # what was imported stays; looking through it for garbage held up an answer now and then by 60 ms
    uvicorn.run(
        app,
        host=at.host,
        port=at.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ssl_certfile=at.cert,
        ssl_keyfile=at.key,
    )
