"""A claim with its words and who says so, before it is known what it says."""

from __future__ import annotations

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.attribution.citing import CITING
from factbox.extract.findings import Findings
from factbox.extract.reference.references import References
from factbox.extract.sentence.line import Tokens
from factbox.knowledge.outlets import find_outlet
from factbox.records import Claim, Report, Span


def claim_said(
    report: Report, found: Findings, references: References, attribution: Attribution | None, tokens: Tokens, kind: str
) -> Claim:
    """Return a claim with its words and its speaker, to be filled with what it says."""
    span = found.line.span(*tokens)
    return Claim(
        id="",
        report_id=report.id,
        span=Span(span.start, span.end),
        quote=report.text[span.start : span.end],
        type=kind,
        stance="asserted",
        spoken=attribution.spoken if attribution else None,
        speaker=references.speaker(attribution, found),
        cue=attribution.cue if attribution else "",
        via=_via(found, attribution),
        historical=found.historical,
        passage=found.passage,
    )


def _via(found: Findings, attribution: Attribution | None) -> tuple[str, ...]:
    """Return the outlets that the words came through, nearest first: who was told, who quotes, whose block it is."""
    words: list[str] = []
    if attribution is not None:
        outer = (a for a in found.attributions if a is not attribution and _is_around(a, attribution))
        words = [attribution.addressee, *(a.speaker.text for a in outer if a.speaker)]
    outlets = [outlet.name for said in words if said and (outlet := find_outlet(said))]
    return tuple(dict.fromkeys([*outlets, *([found.quoted] if found.quoted else [])]))


def _is_around(one: Attribution, inner: Attribution) -> bool:
    """Say whether somebody's words hold those of another, or are those that he cites another for."""
    return one.size > inner.size or (one.contents == inner.contents and inner.cue in CITING)
