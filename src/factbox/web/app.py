"""The app: which pages there are, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib import metadata

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from factbox.errors import FactboxError, UsageError
from factbox.web import access, adding, api, assets, evidence, front, lists, pairing, review, twins, withholding
from factbox.web.access import Access, Gate, open_gate
from factbox.web.asked import Asked
from factbox.web.desk import Desk
from factbox.web.failures import Failure, is_for_programs
from factbox.web.guard import Guard
from factbox.web.templating import load_templates, render


def create_app(desk: Desk, gate: Gate | None = None) -> ASGIApp:
    """Return the app that answers for a desk.

    Args:
        desk: what knows the ledger.
        gate: who its users are; by default it stands open, to this machine alone.
    """
    gate = gate or open_gate(None)
    app = FastAPI(
        title="factbox",
        version=metadata.version("factbox"),
        description="What a ledger of news reports can say, as of any moment. Read-only without a reviewer's token.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_ready,
    )
    app.state.desk = desk
    app.state.gate = gate
    for pages in (access, assets, twins, front, evidence, pairing, lists, review, adding, withholding, api):
        app.include_router(pages.router)
    app.add_exception_handler(FactboxError, _refused)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _not_found)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)  # 6: 1.4 % less room, 1.6 times as long
    # Outside of everything, so that the policy stands on failures too.
    return Guard(Access(app, gate), any_host=gate.users is not None)


@asynccontextmanager
async def _ready(app: FastAPI) -> AsyncIterator[None]:
    """Make what the first visitor would wait for: templates, and routes, which are made when one is looked for."""
    load_templates()
    for route in app.routes:
        route.matches({"type": "http", "method": "GET", "path": "/", "root_path": "", "headers": []})
    yield


def _refused(request: Request, error: Exception) -> Response:
    status = HTTPStatus.BAD_REQUEST if isinstance(error, UsageError) else HTTPStatus.SERVICE_UNAVAILABLE
    return _told(request, str(error), status)


def _not_valid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for nothing else
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _told(request, told, HTTPStatus.UNPROCESSABLE_ENTITY)


def _not_found(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    words = error.detail if isinstance(error, HTTPException) else ""
    return _told(request, words, HTTPStatus(status))


def _told(request: Request, message: str, status: HTTPStatus) -> Response:
    if is_for_programs(request.url.path):
        return JSONResponse(Failure(error=message).model_dump(), status_code=status)
    return render(request, "error.html", Asked(), status_code=status, title=status.phrase, message=message)
