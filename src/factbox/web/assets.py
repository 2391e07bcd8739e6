"""The files that pages load: styles, scripts, fonts and the base map; only those of the table, from memory."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request, Response

router = APIRouter(include_in_schema=False)

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",  # a browser loads no module of another type
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}

ASSETS = (
    "page.css",
    "page.js",
    "review.js",
    "map.mjs",
    "countries.json",
    "icon.svg",
    "vendor/htmx.min.js",
    "vendor/maplibre-gl.css",
    "vendor/maplibre-gl.mjs",
    "vendor/maplibre-gl-worker.mjs",
    "vendor/inter.woff2",
    "vendor/source-serif-4.woff2",
    "vendor/source-serif-4-italic.woff2",
)
"""Every file that can be asked for, by its address below ``/static/``."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its bytes plain and packed, its type and the mark by which a browser knows it again."""

    plain: bytes
    packed: bytes
    media_type: str
    mark: str


@cache
def load_asset(name: str) -> Asset:
    """Return one of :data:`ASSETS`."""
    plain = (files("factbox.web") / "static" / name).read_bytes()
    packed = plain if name.endswith("woff2") else gzip.compress(plain, 6, mtime=0)
    return Asset(plain, packed, _TYPES[name.rpartition(".")[2]], f'"{hashlib.sha256(plain).hexdigest()[:16]}"')


@cache
def version() -> str:
    """Return a mark of all assets together, for their addresses, so that a newer program's are fetched anew."""
    return hashlib.sha256("".join(load_asset(name).mark for name in ASSETS).encode()).hexdigest()[:8]


@router.get("/static/{name:path}")
def asset(name: str, request: Request) -> Response:
    """Send a file of the page."""
    if name not in ASSETS:
        raise HTTPException(404)
    found = load_asset(name)
    headers = {"ETag": found.mark, "Cache-Control": "public, max-age=86400", "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == found.mark:
        return Response(status_code=304, headers=headers)
    if found.packed is not found.plain and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(found.plain, media_type=found.media_type, headers=headers)


@cache
def _divisions() -> dict[str, object]:
    """Return the borders of first-order divisions, by country."""
    found: dict[str, object] = json.loads((files("factbox.web") / "static" / "divisions.json").read_bytes())
    return found


@router.get("/divisions/{country}.json")
def divisions(country: str) -> Response:
    """Send the borders of a country's first-order divisions, as GeoJSON lines; none where none are known."""
    lines = _divisions().get(country.upper(), {"type": "MultiLineString", "coordinates": []})
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(json.dumps(lines), media_type="application/json", headers=headers)
