"""Posted forms: their fields, and the page that they lead back to."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs, quote

from fastapi import Request, Response
from starlette.responses import RedirectResponse


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a posted form, the last of each name; the guard has bounded its length."""
    fields = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in fields.items()}


def inside(address: str) -> str:
    """Return an address of this server as it is, and the front page instead of any other."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return quote(address, safe="/?&=%:+-._~,") if plain else "/"


def back(form: Mapping[str, str], otherwise: str, at: str = "") -> Response:
    """Lead back to the page that a form came from, at one of its parts."""
    return RedirectResponse(inside(form.get("then", otherwise)) + (f"#{at}" if at else ""), 303)
