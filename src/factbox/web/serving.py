"""Starting the server: where it listens, and when it refuses to."""

from __future__ import annotations

import uvicorn
from starlette.types import ASGIApp

from factbox.errors import UsageError
from factbox.web.guard import is_loopback


def check_address(host: str, *, users: bool) -> None:
    """Refuse to listen where others can reach it and nobody has to say who they are.

    Raises:
        UsageError: the address is not loopback, and there are no users.
    """
    if not is_loopback(host) and not users:
        raise UsageError(
            f"on {host} others can reach this page, and there are no users: add some with `factbox users add FILE NAME`"
            " and start with --users FILE, or stay on 127.0.0.1"
        )


def serve(app: ASGIApp, host: str, port: int) -> None:
    """Answer until it is stopped."""
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
