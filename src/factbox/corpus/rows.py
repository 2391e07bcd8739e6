"""Annotated reports as plain rows, for training, for other programs and for scorers that read the exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, AttributionMark, Member, Role, Story
from factbox.records import Span, content_id


def report_rows(stories: Sequence[Story]) -> Iterator[dict[str, Any]]:
    """Yield one row a report, all its layers with offsets into its text: the published form of the corpus."""
    for story in stories:
        for report in story.reports:
            yield _report_row(story, report)


def _report_row(story: Story, report: AnnotatedReport) -> dict[str, Any]:
    return {
        "id": f"{story.name}/{report.number}",
        "story": story.name,
        "split": story.split,
        "outlet": report.outlet,
        "kind": report.kind,
        "topic": report.topic,
        "url": report.url,
        "published": report.published.isoformat() if report.published else "",
        "origin": report.origin,
        "copies": [{"report": f"{story.name}/{number}", "kind": kind} for number, kind in report.copies],
        "corrects": report.corrects and f"{story.name}/{report.corrects}",
        "withdraws": report.withdraws and f"{story.name}/{report.withdraws}",
        "text": report.text,
        "passages": [{**_ends(p.span), "kind": p.kind, "outlet": p.outlet} for p in report.passages],
        "names": [
            {**_ends(name.span), "kind": name.kind, "id": name.id, "reference": name.reference} for name in report.names
        ],
        "attributions": [_attribution_row(mark) for mark in report.attributions],
        "claims": list(claim_rows(story, report)),
    }


def claim_rows(story: Story, report: AnnotatedReport) -> Iterator[dict[str, Any]]:
    """Yield the claims of a report in the shape of the contract's ``claims`` export, with the trigger beside."""
    for claim in report.claims:
        yield _claim_row(story, report, claim)


def _claim_row(story: Story, report: AnnotatedReport, claim: AnnotatedClaim) -> dict[str, Any]:
    place = story.cast.get(claim.where.id) if claim.where else None
    passage = report_passage(report, claim.span)
    speaker = story.cast.get(claim.speaker.id) if claim.speaker else None
    return {
        "id": content_id(story.name, report.number, claim.span.start, claim.span.end, claim.type, claim.line),
        "report": report.file.name,
        **_ends(claim.span),
        "quote": report.words(claim.span),
        "trigger": _ends(claim.trigger) if claim.trigger else None,
        "type": claim.type,
        "actor": _named(story, claim.actor),
        "recipient": _named(story, claim.recipient),
        "place": _named(story, claim.where),
        "place_id": place.id if place else "",
        "place_kind": _place_kind(place),
        "place_as_written": _as_written(report, claim),
        "valid_from": _iso(claim.days.first),
        "valid_to": _iso(claim.days.last),
        "time_precision": claim.days.precision,
        "time_as_written": claim.time,
        "stance": claim.stance,
        "historical": claim.historical,
        "speaker": _named(story, claim.speaker),
        "speaker_kind": claim.speaker_kind or speaker_kind_of(speaker),
        "speaker_side": claim.side or (speaker.side if speaker else ""),
        "via": list(claim.via),
        "extent": claim.extent,
        "quantity": asdict(claim.quantity) if claim.quantity else None,
        "passage": passage,
        "as_of": _iso(claim.as_of),
        "retaken": claim.retaken,
    }


def report_passage(report: AnnotatedReport, span: Span) -> str:
    """Return the kind of passage that a stretch lies in."""
    return next((p.kind for p in report.passages if p.span.contains(span)), "body")


def _named(story: Story, role: Role | None) -> str:
    if role is None:
        return ""
    member = story.cast.get(role.id)
    return member.name if member else role.words


def _as_written(report: AnnotatedReport, claim: AnnotatedClaim) -> str:
    """Return the words that name the place: those given, else the mention in the clause, else the one before it."""
    if claim.where is None:
        return ""
    if claim.where.words:
        return claim.where.words
    mentions = [name.span for name in report.names if name.id == claim.where.id]
    inside = next((span for span in mentions if claim.span.contains(span)), None)
    before = next((span for span in reversed(mentions) if span.end <= claim.span.start), None)
    span = inside or before or next(iter(mentions), None)
    return report.words(span) if span else ""


def _place_kind(place: Member | None) -> str:
    if place is None:
        return ""
    return "facility" if place.kind == "facility" else place.place or "city"


def speaker_kind_of(speaker: Member | None) -> str:
    """Return the kind of speaker that a member of the cast is; empty for nobody."""
    if speaker is None:
        return ""
    return speaker.role or {"outlet": "outlet", "person": "person"}.get(speaker.kind, "organisation")


def _attribution_row(mark: AttributionMark) -> dict[str, Any]:
    spans = {role: [_ends(span) for span in getattr(mark, role)] for role in ("speaker", "cue", "content")}
    return {**spans, "layer": mark.layer}


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
