"""What a program gets where it does not get what it asked for, as ``/openapi.json`` describes it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel


class Failure(BaseModel):
    """Why there is no other answer, in a sentence that says what to do."""

    error: str


_TOLD = {
    400: "What was asked cannot be answered, or what was sent cannot be done.",
    401: "Nobody is logged in, and no token came with the request.",
    403: "This visitor may not do this, or it came from another page.",
    404: "There is no such thing, or it was not known then.",
    413: "What was sent is too long; nothing of it was done.",
    422: "A value is not of the kind that it must be.",
    503: "The ledger cannot be opened now.",
}

FAILURES: dict[int | str, dict[str, Any]] = {
    **{code: {"model": Failure, "description": told} for code, told in _TOLD.items()},
    429: {"content": {"text/plain": {}}, "description": "Too many requests; wait as long as Retry-After says."},
}
FAILURES[403]["content"] = {"text/plain": {}}  # said before it is known what was asked for
"""Every status of a failure, for the description of a route."""


def is_for_programs(path: str) -> bool:
    """Say whether an address is asked by programs, which are told of a failure as JSON and led to no page."""
    ends, begins = (".json", ".csv", ".atom", ".md", ".txt"), ("/api/", "/export/", "/changes.")
    return path.endswith(ends) or path.startswith(begins)
