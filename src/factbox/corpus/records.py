"""The records of an annotated corpus: what people marked in a report, with offsets into its plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, get_args

from factbox.records import Days, Extent, Passage, Quantity, Span, SpeakerKind, Stance

NameKind = Literal["person", "place", "facility", "group", "org", "outlet", "people", "date", "number"]
ReportKind = Literal[
    "wire", "newspaper", "radio", "state_media", "party_media", "un", "ngo", "stringer", "live_blog", "analysis",
    "opinion", "aggregator", "repost", "translation", "newsletter",
]  # fmt: skip
CopyKind = Literal["whole", "partial", "update"]
Topic = Literal["conflict", "disaster", "health", "other"]
Split = Literal["train", "dev", "test"]

NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)
COPY_KINDS: tuple[CopyKind, ...] = get_args(CopyKind)
TOPICS: tuple[Topic, ...] = get_args(Topic)
SPLITS: tuple[Split, ...] = get_args(Split)


ALWAYS = Days()
"""Days without a bound."""


@dataclass(frozen=True, slots=True)
class Name:
    """A marked stretch that names something, or refers to a member of the cast without naming it.

    Attributes:
        span: where it stands in the plain text.
        kind: what it names; empty for a reference.
        id: the member of the cast; empty if it has none.
        reference: ``""`` for a name, ``mention`` for words such as "the city", ``capital`` for a capital named
            through its division.
    """

    span: Span
    kind: NameKind | Literal[""]
    id: str = ""
    reference: Literal["", "mention", "capital"] = ""


@dataclass(frozen=True, slots=True)
class AttributionMark:
    """Who says what, and by which words: each of the three as stretches in order, empty where the text has none.

    ``layer`` is 0 for an outermost attribution and one more for each other whose content it lies in.
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what takes part: a member of the cast, words of the text, or both."""

    id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedClaim:
    """A claim as annotated; the fields mean what they mean in :class:`factbox.records.Claim`.

    Attributes:
        span: the shortest clause that carries it.
        trigger: the predicate's head word inside the clause; None for a number without one.
        retaken: a capture that gives the place back to who had held it before.
        line: its line in the annotated file, for messages.
    """

    span: Span
    trigger: Span | None
    type: str
    stance: Stance
    actor: Role | None = None
    recipient: Role | None = None
    where: Role | None = None
    days: Days = ALWAYS
    time: str = ""
    speaker: Role | None = None
    speaker_kind: SpeakerKind | Literal[""] = ""
    side: str = ""
    via: tuple[str, ...] = ()
    extent: Extent = ""
    quantity: Quantity | None = None
    historical: bool = False
    as_of: date | None = None
    retaken: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its layers.

    Attributes:
        number: its number in the story, the name of its file ("07").
        file: where the annotated text lies.
        text: the plain text that every offset points into; paragraphs are parted by an empty line.
        outlet, kind, url, origin, topic: what the head of the file says.
        published: the moment of publication, UTC; a bare day is its end. None if unknown.
        day: the day of publication.
        passages: the parts that are not plain body.
        paragraphs: every paragraph, in order.
        copies: the number of the report that it takes words from, and how much of it.
        corrects, withdraws: the number of the report that it sets right or takes back; empty if none.
    """

    number: str
    file: Path
    text: str
    outlet: str = ""
    kind: ReportKind = "newspaper"
    url: str = ""
    origin: str = ""
    topic: Topic = "conflict"
    published: datetime | None = None
    day: date | None = None
    passages: tuple[Passage, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    attributions: tuple[AttributionMark, ...] = ()
    claims: tuple[AnnotatedClaim, ...] = ()
    copies: tuple[tuple[str, CopyKind], ...] = ()
    corrects: str = ""
    withdraws: str = ""

    def words(self, span: Span) -> str:
        """Return the text of a stretch."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Member:
    """One of a story's cast; ``GUIDE.md``, section 7, says what the fields mean."""

    id: str
    name: str
    kind: NameKind
    side: str = ""
    role: str = ""
    place: str = ""
    within: str = ""
    capital_of: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that really happened in the story, whatever the reports say."""

    on: date
    what: str
    place: str = ""
    state: str = ""
    holder: str = ""
    counts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExpectedControl:
    """A row of control that a careful editor would keep; ``began`` and ``ended`` are earliest and latest day."""

    place: str
    state: str
    holder: str
    change: str = ""
    began: tuple[date | None, date | None] = (None, None)
    ended: tuple[date | None, date | None] = (None, None)
    status: str = ""
    misled: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedCount:
    """A toll or total in the view of a moment."""

    what: str
    place: str = ""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    on: date | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The expected ledger at one moment of knowing; ``never`` has what would be wrong to say then."""

    known: datetime
    control: tuple[ExpectedControl, ...] = ()
    counts: tuple[ExpectedCount, ...] = ()
    never: tuple[ExpectedControl, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """An unfolding story: its sheet and its reports."""

    name: str
    folder: Path
    split: Split
    title: str
    kind: str
    country: str
    names: tuple[str, ...]
    summary: str
    cast: Mapping[str, Member]
    truth: tuple[Fact, ...]
    ledger: tuple[Moment, ...]
    reports: tuple[AnnotatedReport, ...]
