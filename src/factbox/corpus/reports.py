"""An annotated file to an :class:`AnnotatedReport`; what cannot be compiled is a problem with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from factbox.corpus.lines import parse_attribution, parse_claim_line
from factbox.corpus.markup import MarkupError, parse_paragraph
from factbox.corpus.records import (
    COPY_KINDS,
    REPORT_KINDS,
    TOPICS,
    AnnotatedClaim,
    AnnotatedReport,
    AttributionMark,
    Name,
)
from factbox.errors import Problem
from factbox.records import Passage, Span

_HEAD_KEYS = ("outlet", "kind", "published", "url", "origin", "topic", "copies", "corrects", "withdraws", "title")
_ANNOTATION = ("@", "+", "%")
_SEPARATOR = "\n\n"


@dataclass(slots=True)
class _Draft:
    """What has been compiled of a report so far."""

    file: Path
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    passages: list[Passage] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    attributions: list[AttributionMark] = field(default_factory=list)
    claims: list[AnnotatedClaim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, line: int, error: object) -> None:
        self.problems.append(Problem("corpus", "markup", str(error), f"{self.file}:{line}"))


def read_annotated(file: Path) -> tuple[AnnotatedReport, tuple[Problem, ...]]:
    """Return a report with what of its markup compiles, and a problem for each line that does not."""
    lines = file.read_text(encoding="utf-8").splitlines()
    draft = _Draft(file)
    fence = next((number for number, line in enumerate(lines) if line.strip() == "----"), None)
    head = _read_head(lines[: fence or 0], draft)
    if fence is None:
        draft.complain(1, "the head ends with a line of four hyphens")
    for number, block in _blocks(lines, (fence or 0) + 1):
        _add_block(draft, number, block)
    report = AnnotatedReport(
        number=file.stem,
        file=file,
        text="".join(draft.pieces),
        passages=tuple(draft.passages),
        paragraphs=tuple(draft.paragraphs),
        names=tuple(draft.names),
        attributions=nested(tuple(draft.attributions)),
        claims=tuple(draft.claims),
        **head,
    )
    return report, tuple(draft.problems)


def nested(attributions: tuple[AttributionMark, ...]) -> tuple[AttributionMark, ...]:
    """Return the attributions with their layers: one lies within another whose content holds all of its words."""
    return tuple(replace(mark, layer=sum(_within(mark, other) for other in attributions)) for mark in attributions)


def _within(inner: AttributionMark, outer: AttributionMark) -> bool:
    """Say whether the inner one's cue and speaker, or all of it where it has neither, lie in the outer's content."""
    if inner is outer:
        return False
    words = (*inner.speaker, *inner.cue) or inner.content
    if not words or (inner.content == outer.content and not (inner.speaker or inner.cue)):
        return False
    return all(any(piece.contains(word) for piece in outer.content) for word in words)


def _blocks(lines: list[str], start: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the stretches of lines between empty lines, each with the number of its first line."""
    block: list[str] = []
    for number, line in enumerate([*lines[start:], ""], start=start + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _add_block(draft: _Draft, number: int, block: list[str]) -> None:
    """Add a paragraph; a block of annotations alone belongs to the paragraph before it."""
    body = [line for line in block if not _is_annotation(line)]
    if body:
        _add_paragraph(draft, number, "\n".join(line.rstrip() for line in body))
    for offset, line in enumerate(block):
        if _is_annotation(line):
            _annotate(draft, number + offset, line.strip())


def _is_annotation(line: str) -> bool:
    return line.lstrip()[:2] in {f"{mark} " for mark in _ANNOTATION}


def _add_paragraph(draft: _Draft, number: int, marked: str) -> None:
    try:
        paragraph = parse_paragraph(marked)
    except MarkupError as error:
        draft.complain(number, error)
        paragraph = parse_paragraph(re.sub(r"[\[\]{}]", "", marked))
    if draft.paragraphs:
        draft.pieces.append(_SEPARATOR)
        draft.length += len(_SEPARATOR)
    start = draft.length
    draft.pieces.append(paragraph.text)
    draft.length += len(paragraph.text)
    span = Span(start, draft.length)
    draft.paragraphs.append(span)
    draft.names.extend(replace(name, span=moved(name.span, start)) for name in paragraph.names)
    if paragraph.passage != "body":
        draft.passages.append(Passage(span, paragraph.passage, paragraph.outlet))  # type: ignore[arg-type]


def _annotate(draft: _Draft, number: int, line: str) -> None:
    if not draft.paragraphs:
        draft.complain(number, "an annotation stands under a paragraph")
        return
    start, text = draft.paragraphs[-1].start, draft.pieces[-1]
    try:
        if line.startswith("@"):
            draft.attributions.append(_moved_mark(parse_attribution(line[1:].strip(), text), start))
        elif line.startswith("+"):
            draft.claims.append(_moved_claim(parse_claim_line(line[1:].strip(), text), start, number))
    except MarkupError as error:
        draft.complain(number, error)


def moved(span: Span, by: int) -> Span:
    """Return a stretch of a paragraph as one of the report."""
    return Span(span.start + by, span.end + by)


def _moved_mark(mark: AttributionMark, by: int) -> AttributionMark:
    speaker, cue, content = (
        tuple(moved(span, by) for span in spans) for spans in (mark.speaker, mark.cue, mark.content)
    )
    return AttributionMark(speaker, cue, content)


def _moved_claim(claim: AnnotatedClaim, by: int, line: int) -> AnnotatedClaim:
    trigger = moved(claim.trigger, by) if claim.trigger else None
    return replace(claim, span=moved(claim.span, by), trigger=trigger, line=line)


def _read_head(lines: list[str], draft: _Draft) -> dict[str, Any]:
    """Return the fields of the head; ``title`` is for people alone."""
    raw: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        key, colon, value = line.partition(":")
        if not line.strip() or line.startswith("#"):
            continue
        if not colon or key.strip() not in _HEAD_KEYS:
            draft.complain(number, f"the head has {', '.join(_HEAD_KEYS)}, not {line!r}")
        raw[key.strip()] = value.strip()
    head: dict[str, Any] = {key: raw.get(key, "") for key in ("outlet", "url", "origin", "corrects", "withdraws")}
    try:
        head |= {"kind": _known("kind", raw.get("kind", ""), REPORT_KINDS)}
        head |= {"topic": _known("topic", raw.get("topic", "conflict"), TOPICS)}
        head |= _published(raw.get("published", ""))
        head |= {"copies": _copies(raw.get("copies", ""))}
    except MarkupError as error:
        draft.complain(1, error)
    return head


def _known(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise MarkupError(f"there is no {what} {value!r}; there are {', '.join(known)}")
    return value


def _published(value: str) -> dict[str, Any]:
    when = parse_moment(value) if value not in ("", "unknown") else None
    return {"published": when, "day": when.date() if when else None}


def parse_moment(value: str) -> datetime:
    """Return a moment in UTC; a bare day is its last second.

    Raises:
        MarkupError: it is neither a day nor a moment in ISO form.
    """
    try:
        if len(value) == len("2031-04-10"):
            day = date.fromisoformat(value)
            return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC)
        when = datetime.fromisoformat(value)
    except ValueError as error:
        raise MarkupError(f"a moment is written 2031-04-10 or 2031-04-10T09:20Z, not {value!r}") from error
    return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)


def _copies(value: str) -> tuple[tuple[str, str], ...]:
    """Read ``03 partial, 05 whole``."""
    found = []
    for part in filter(None, (piece.strip() for piece in value.split(","))):
        number, _, kind = part.partition(" ")
        found.append((number, _known("kind of copy", kind.strip(), COPY_KINDS)))
    return tuple(found)
