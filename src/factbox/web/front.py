"""The front page: the factbox, the marks for the map beside it, and the factbox in other forms."""

from __future__ import annotations

import io
from dataclasses import asdict

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from rich.console import Console

from factbox.publish.document import dump_json, full_sentence, head, to_json
from factbox.publish.markdown import to_markdown
from factbox.publish.terminal import print_factbox
from factbox.web.asked import Asked, AskedNow
from factbox.web.marks import Palette, Pin
from factbox.web.paging import CITATIONS, page_of
from factbox.web.telling import told_sections
from factbox.web.templating import DeskNow, render

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request, asked: AskedNow, desk: DeskNow) -> Response:
    """Show the factbox beside the map, below the time bar."""
    seen = desk.see(asked)
    palette = desk.palette(asked)
    return render(
        request,
        "front.html",
        asked,
        factbox=seen.factbox,
        cited=page_of(seen.factbox.citations, 1, CITATIONS),
        sections=told_sections(seen, palette, asked.status),
        statuses=seen.statuses,
        actors=desk.see(asked.whole).sheet.actors,
        holders=palette.holders(),
        days=desk.days(asked),
    )


@router.get("/map.json")
def map_marks(asked: AskedNow, desk: DeskNow) -> Response:
    """Send the marks of the map: places with their states, and the countries they lie in."""
    seen = desk.see(asked)
    palette = desk.palette(asked)
    kept = [pin for pin in seen.sheet.pins if asked.status in ("", pin.status)]
    drawn = [pin for pin in kept if pin.place.latitude is not None and pin.place.longitude is not None]
    countries = sorted({pin.place.country for pin in drawn if pin.place.country})
    pinned = [_pin(pin, asked, palette) for pin in drawn]
    return Response(
        dump_json({"pins": pinned, "countries": countries, "undrawn": len(kept) - len(drawn)}),
        media_type="application/json",
    )


def _pin(pin: Pin, asked: Asked, palette: Palette) -> dict[str, object]:
    return {
        "id": pin.place.id,
        "name": pin.place.name,
        "kind": pin.place.kind,
        "at": [pin.place.longitude, pin.place.latitude],
        "mark": asdict(palette.colour(pin.drawn)),
        "beside": [asdict(mark) for mark in palette.beside(pin)],
        "told": [f"{head(line)}. {full_sentence(line)}" for line in pin.lines],
        "status": pin.status,
        "url": f"/places/{pin.place.id}{asked.query(status='')}",
    }


@router.get("/factbox.json")
def factbox_json(asked: AskedNow, desk: DeskNow) -> Response:
    """Send the factbox as one JSON document."""
    return Response(to_json(desk.see(asked).factbox), media_type="application/json")


@router.get("/factbox.txt")
def factbox_text(asked: AskedNow, desk: DeskNow) -> Response:
    """Send the factbox as plain text, with its citations, as the command prints it."""
    stream = io.StringIO()
    print_factbox(desk.see(asked).factbox, Console(file=stream, force_terminal=False, color_system=None))
    return PlainTextResponse(stream.getvalue())


@router.get("/factbox.md")
def factbox_markdown(asked: AskedNow, desk: DeskNow) -> Response:
    """Send the factbox as Markdown, with its citations, to be copied into a story."""
    return PlainTextResponse(to_markdown(desk.see(asked).factbox))
