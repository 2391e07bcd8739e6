"""This project's own annotated reports (``corpus/``), read by ``factbox.corpus``: every head learns from them.

Tags and trees nobody has drawn there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from factbox.corpus import AnnotatedClaim, AnnotatedReport, AttributionMark, Name, load_corpus
from factbox.records import Span, Stance
from training.examples import Example, Named
from training.labels import EVENT_TYPES, write_spans
from training.load.roles import claim_parts
from training.text import Word, cover, sentences_of

KINDS = {"org": "organisation"}
"""Kinds of the corpus whose type has another name here."""

FACTUALITY: dict[Stance, float] = {
    "asserted": 3.0, "confirmed": 3.0, "claimed": 3.0, "attributed": 3.0, "unconfirmed": 1.0, "forecast": 0.0,
    "conditional": 0.0, "denied": -3.0, "negated": -3.0,
}  # fmt: skip
"""Where a stance lies on UDS-IH2's scale, by whoever vouches for it: what is denied is denied by somebody."""

IRRELEVANT_TOPICS = frozenset({"other"})

MODALITY: dict[Stance, str] = {
    "asserted": "fact", "attributed": "fact", "claimed": "fact", "confirmed": "fact", "unconfirmed": "unconfirmed",
    "forecast": "forecast", "conditional": "conditional", "denied": "negated", "negated": "negated",
}  # fmt: skip
"""What a stance says of how a thing is put; who vouches for it is the attribution's."""

Spans = list[tuple[int, int, str]]


def read_corpus(folder: Path) -> dict[str, list[Example]]:
    """Return the sentences of all stories by their split: train, dev and test.

    A story that lies in none of these folders (``corpus/elsewhere``) is only measured on, and left out.
    """
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    stories, _ = load_corpus(folder)
    for story in (one for one in stories if one.folder.parent.name in found):
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
    triggers = _triggers(report.claims, words)
    return Example(
        words=[word for word, _, _ in words],
        origin="corpus",
        names=list(_names(report.names, words)),
        hidden=frozenset({"misc"}),
        attribution=_layer(report.attributions, words, 0),
        inner=_layer(report.attributions, words, 1),
        factuality=_factuality(report.claims, words),
        triggers=triggers,
        modality=_modality(report.claims, words),
        roles=claim_parts(report, words, {at for at, label in enumerate(triggers) if label[0] == "B"}),
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
    here = [mark for mark in marks if mark.layer == layer]
    found: Spans = []
    for mark in here:
        found += _covered(mark.cue, words, "cue") + _covered(mark.speaker, words, "speaker")
    taken = {word for start, end, _ in found for word in range(start, end)}
    for mark in here:
        for start, end, _ in _covered(mark.content, words, "content"):
            found += _free_runs(start, end, taken)
    return write_spans(len(words), found)


def _free_runs(start: int, end: int, taken: set[int]) -> Spans:
    """Return the stretches of a content between the words of cues and speakers, which stand inside some contents."""
    runs: Spans = []
    for word in range(start, end):
        if word in taken:
            continue
        if runs and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1, "content")
        else:
            runs.append((word, word + 1, "content"))
    return runs


def _covered(stretches: Iterable[Span], words: list[Word], kind: str) -> Spans:
    return [(*inside, kind) for span in stretches if (inside := cover(words, span.start, span.end))]


def _triggers(claims: Iterable[AnnotatedClaim], words: list[Word]) -> list[str]:
    found: Spans = []
    for claim in claims:
        if claim.trigger is not None and claim.type in EVENT_TYPES:
            found += _covered([claim.trigger], words, claim.type)
    return write_spans(len(words), found)


def _modality(claims: Iterable[AnnotatedClaim], words: list[Word]) -> list[str]:
    found = [""] * len(words)
    for claim in claims:
        inside = cover(words, claim.trigger.start, claim.trigger.end) if claim.trigger else None
        if inside and not found[inside[0]]:
            found[inside[0]] = MODALITY[claim.stance]
    return found


def _factuality(claims: Iterable[AnnotatedClaim], words: list[Word]) -> list[float] | None:
    values = [math.nan] * len(words)
    for claim in claims:
        inside = cover(words, claim.trigger.start, claim.trigger.end) if claim.trigger else None
        if inside:
            values[inside[0]] = FACTUALITY[claim.stance]
    return values if any(not math.isnan(value) for value in values) else None
