"""Small views for the exports: the happenings of a test and nothing else, in Kabul and Herat of the gazetteer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from factbox.knowledge.places import open_gazetteer
from factbox.publish.formats import Options, write_export
from factbox.records import Claim, Days, Event, Mention, Place, Quantity, Report, Span, Verdict, View


def known_place(name: str, country: str = "AF", kind: str = "city") -> Place:
    found = (entry.place for entry in open_gazetteer().candidates(name))
    return next(place for place in found if place.country == country and place.kind == kind)


KABUL, HERAT, KANDAHAR = known_place("Kabul"), known_place("Herat"), known_place("Kandahar")
BOTH = ("River Front", "Hill Guard")


def day(number: int, last: int | None = None) -> Days:
    return Days(date(2031, 5, number), date(2031, 5, last or number), "day" if last is None else "interval")


def killed(low: float | None, best: float | None = None, high: float | None = None, **more: str) -> Quantity:
    return Quantity(low, best, high, "killed", **more)


def exactly(number: float) -> Quantity:
    return killed(number, number, number)


def named(text: str, kind: str = "actor", **more: Any) -> Mention:
    return Mention(Span(0, 1), text, kind, name=text, **more)  # type: ignore[arg-type]


def claim(name: str, stance: str = "asserted", clause: str = "", **more: Any) -> Claim:
    """Return a claim in a report of its own; ``clause`` gives claims one clause of one report."""
    report = clause or name
    settings = {"type": "attack.bombing", "where": KABUL, "days": day(5), "quantity": exactly(8), **more}
    return Claim(name, f"r-{report}", Span(0, len(report)), report, stance=stance, **settings)  # type: ignore[arg-type]


def said_by(name: str, kind: str = "official") -> dict[str, Any]:
    return {"speaker": named(name, "speaker", id=f"speaker:{name}"), "speaker_kind": kind}


def event(*claims: Claim, status: str = "reported", **more: Any) -> Event:
    """Return the event that claims tell of, with the lowest, the first best and the highest of their numbers."""
    first = claims[0]
    numbers = [one.quantity for one in claims if one.quantity]
    lows = [q.low if q.low is not None else q.best for q in numbers]
    highs = [q.high if q.high is not None else q.best for q in numbers]
    settings: dict[str, Any] = {
        "type": first.type, "days": first.days, "place": first.where,
        "actor": first.actor.name if first.actor else "", "recipient": first.recipient.name if first.recipient else "",
        "low": min((n for n in lows if n is not None), default=None),
        "best": next((q.best for q in numbers if q.best is not None), None),
        "high": max((n for n in highs if n is not None), default=None),
        "unit": numbers[0].unit if numbers else "", "speakers": (), "independent_origins": 1,
        "reports": len(claims), "claims": tuple(one.id for one in claims), **more,
    }  # fmt: skip
    return Event(f"e-{first.id}", status=status, **settings)  # type: ignore[arg-type]


def reports_for(claims: Iterable[Claim]) -> tuple[Report, ...]:
    return tuple(
        Report(
            name, f"{name}.txt", f"{name[2:]} and more.", outlet=f"Outlet of {name}", title=f"Title of {name}",
            published=datetime(2031, 5, 12, 8, tzinfo=UTC), published_day=date(2031, 5, 12),
        )
        for name in dict.fromkeys(claim.report_id for claim in claims)
    )  # fmt: skip


def view_of(claims: Iterable[Claim], **verdict: Any) -> View:
    claims = tuple(claims)
    known = datetime(2031, 5, 13, 23, 59, 59, tzinfo=UTC)
    return View(known, None, None, reports_for(claims), claims, Verdict(**verdict))


def with_text(view: View, text: str) -> View:
    """Return a view whose reports all have another text and whose claims quote all of it."""
    reports = tuple(replace(report, text=text) for report in view.reports)
    claims = tuple(replace(one, span=Span(0, len(text)), quote=text) for one in view.claims)
    return View(view.known, None, None, reports, claims, view.verdict)


def written(view: View, name: str, options: Options | None = None) -> tuple[str, tuple[str, ...]]:
    stream = io.StringIO(newline="")
    notes = write_export(view, name, stream, options)
    return stream.getvalue(), notes


def written_bytes(view: View, name: str, options: Options | None = None) -> tuple[bytes, tuple[str, ...]]:
    stream = io.BytesIO()
    notes = write_export(view, name, stream, options)
    return stream.getvalue(), notes


def table(view: View, name: str, options: Options | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(view, name, options)[0], newline=""), strict=True))


def loaded(view: View, name: str, options: Options | None = None) -> Any:
    return json.loads(written(view, name, options)[0])
