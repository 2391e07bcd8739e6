"""This project's own annotated reports (``corpus/``), read by ``factbox.corpus``: every head learns from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from factbox.corpus import AnnotatedClaim, AnnotatedReport, AttributionMark, Name, load_corpus
from factbox.records import Span, Stance
from training.examples import Example, Named
from training.labels import EVENT_TYPES, write_spans
from training.text import Word, cover, sentences_of

KINDS = {"org": "organisation"}
"""Kinds of the corpus whose type has another name here."""

FACTUALITY: dict[Stance, float] = {
    "asserted": 3.0, "confirmed": 3.0, "claimed": 2.5, "attributed": 2.5, "unconfirmed": 1.0, "forecast": 0.0,
    "conditional": -0.5, "denied": -2.0, "negated": -3.0,
}  # fmt: skip
"""Where a stance lies on UDS-IH2's scale, which asks whether a reader takes the thing to have happened. Set by us."""

IRRELEVANT_TOPICS = frozenset({"other"})

Spans = list[tuple[int, int, str]]


def read_corpus(folder: Path) -> dict[str, list[Example]]:
    """Return the sentences of all stories by their split: train, dev and test."""
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    stories, _ = load_corpus(folder)
    for story in stories:
        for report in story.reports:
            found[story.split].extend(report_examples(report))
    return found


def report_examples(report: AnnotatedReport) -> Iterator[Example]:
    """Yield the sentences of a report; boilerplate, in which nothing is annotated, is left out."""
    dull = [passage.span for passage in report.passages if passage.kind == "boilerplate"]
    for words in sentences_of(report.text):
        start, end = words[0][1], words[-1][2]
        if not any(span.start < end and start < span.end for span in dull):
            yield _example(report, words)


def _example(report: AnnotatedReport, words: list[Word]) -> Example:
    return Example(
        words=[word for word, _, _ in words],
        origin="corpus",
        names=list(_names(report.names, words)),
        hidden=frozenset({"misc"}),
        attribution=_layer(report.attributions, words, 0),
        inner=_layer(report.attributions, words, 1),
        factuality=_factuality(report.claims, words),
        triggers=_triggers(report.claims, words),
        relevant=0.0 if report.topic in IRRELEVANT_TOPICS else 1.0,
    )


def _names(names: Iterable[Name], words: list[Word]) -> Iterator[Named]:
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: name.span.start - name.span.end):
        inside = cover(words, name.span.start, name.span.end)
        if inside and name.kind and not name.reference and not taken & set(range(*inside)):
            taken |= set(range(*inside))
            yield Named(*inside, frozenset({KINDS.get(name.kind, name.kind)}))


def _layer(marks: Iterable[AttributionMark], words: list[Word], layer: int) -> list[str]:
    found: Spans = []
    for mark in marks:
        if mark.layer == layer:
            for kind, stretches in (("cue", mark.cue), ("speaker", mark.speaker), ("content", mark.content)):
                found += _covered(stretches, words, kind)
    return write_spans(len(words), found)


def _covered(stretches: Iterable[Span], words: list[Word], kind: str) -> Spans:
    return [(*inside, kind) for span in stretches if (inside := cover(words, span.start, span.end))]


def _triggers(claims: Iterable[AnnotatedClaim], words: list[Word]) -> list[str]:
    found: Spans = []
    for claim in claims:
        if claim.trigger is not None and claim.type in EVENT_TYPES:
            found += _covered([claim.trigger], words, claim.type)
    return write_spans(len(words), found)


def _factuality(claims: Iterable[AnnotatedClaim], words: list[Word]) -> list[float] | None:
    values = [math.nan] * len(words)
    for claim in claims:
        inside = cover(words, claim.trigger.start, claim.trigger.end) if claim.trigger else None
        if inside:
            values[inside[0]] = FACTUALITY[claim.stance]
    return values if any(not math.isnan(value) for value in values) else None
