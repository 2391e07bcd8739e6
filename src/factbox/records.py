"""Every record that passes between rooms.

Frozen, slotted dataclasses of the standard library, from the bytes of a report to the lines of a factbox. Three layers
are never mixed: a :class:`Mention` is words, a :class:`Claim` is what somebody asserts with them, and an
:class:`Event` or a :class:`Control` is what a ledger makes of many claims. What the *text* says (``stance``) is
stored; what the *ledger* can say (``status``) is derived for one :class:`View` and never stored.

Offsets are code points of the stored text, end exclusive. Days are inclusive. Moments are aware and in UTC.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, Protocol, TypeVar, get_args, runtime_checkable

from factbox.errors import Problem

Found = TypeVar("Found")

Stance = Literal[
    "asserted", "attributed", "claimed", "confirmed", "denied", "unconfirmed", "forecast", "negated", "conditional"
]
"""What the text does with a claim; CONTRACT, "Stance"."""

Status = Literal["predicted", "claimed", "reported", "corroborated", "admitted", "disputed", "denied", "retracted"]
"""What the ledger can say; the first five are a ladder, weakest first."""

Precision = Literal["day", "interval", "week", "month", "year", "by", "since", "vague"]
PlaceKind = Literal["city", "district", "province", "region", "facility", "country"]
SpeakerKind = Literal["person", "organisation", "outlet", "official", "witness", "anonymous"]
PassageKind = Literal["headline", "body", "caption", "quoted_outlet", "boilerplate"]
PageKind = Literal["text", "boilerplate", "hidden"]
MentionKind = Literal["place", "actor", "speaker", "time"]
EntityKind = Literal[
    "person", "place", "facility", "organisation", "group", "outlet", "people", "date", "number", "misc"
]
RoleName = Literal["actor", "recipient", "place", "number", "time"]
Modality = Literal["fact", "negated", "conditional", "forecast", "unconfirmed"]
Extent = Literal["", "full", "most", "parts", "outskirts"]
ControlState = Literal["held", "contested", "besieged"]
Change = Literal["taken", "retaken", "none"]
Relation = Literal["copies", "same_event", "contradicts", "denies", "updates"]
ReviewAction = Literal["accept", "reject", "correct", "add", "copy", "merge", "split"]
DisputeKind = Literal["true_conflict", "party_claim", "progress", "stale", "precision", "scope", "wording"]

STANCES: tuple[Stance, ...] = get_args(Stance)
REVIEW_ACTIONS: tuple[ReviewAction, ...] = get_args(ReviewAction)
STATUSES: tuple[Status, ...] = get_args(Status)
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)

EVENT_TYPES: tuple[str, ...] = (
    "territory.capture", "territory.enter", "territory.siege", "territory.contested", "territory.held",
    "territory.withdraw", "territory.handover", "battle.clash", "strike.air", "strike.shelling",
    "attack.bombing", "killing.assassination", "killing.civilians", "detention.arrest", "detention.release",
    "displacement", "evacuation", "looting", "deployment.in", "deployment.out", "defection",
    "diplomacy.talks", "diplomacy.statement", "diplomacy.agreement", "visit", "aid", "abuse",
    "casualties", "quantity.other", "count", "other",
)  # fmt: skip
"""The event types of the contract. A user's own table may add to them; these never change meaning."""


def content_id(*parts: object) -> str:
    """Return a stable id made of content: 16 hex digits of a SHA-256 over the parts, ``None`` being empty.

    64 bits keep the chance of one collision among ten million records below one in 300,000.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the stored text: ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


# --- read: bytes -> Report ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a report that is not plain body text.

    Attributes:
        span: where it lies.
        kind: headline, caption, quoted_outlet (a block another outlet wrote) or boilerplate (no claim is read there).
        outlet: who wrote it, for a quoted block; else empty.
    """

    span: Span
    kind: PassageKind
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class PageStretch:
    """A stretch of a web page, by its place in the page as stored, with its mark-up.

    Attributes:
        page: where it stands in the decoded page (code points).
        kind: text (words of the report), boilerplate (left out of it) or hidden (no reader sees it).
        text: where its words stand in the report; None for what is not in it. The letters are the same in both, white
            space, tags and character references aside.
    """

    page: Span
    kind: PageKind
    text: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One article as published.

    Attributes:
        id: hash of the text with its outlet or URL, never its path: two mastheads are two reports.
        file: the file name or URL as given.
        text: the stored text that every offset points into.
        outlet: who published it; empty if unknown.
        url: where it was published; empty if unknown.
        title: its headline, when that is not part of ``text``.
        byline: its author line.
        dateline: the place words of its dateline ("KABUL"), empty if it has none.
        wires: outlets and wires its credit lines name, nearest first.
        language: ISO 639-1 code.
        published: the moment from which it counts as public, UTC; a bare day counts as its end. None if unknown.
        published_day: the calendar day on its page, to which "Friday" and "overnight" refer. None if unknown.
        published_basis: how the day is known: stated, sidecar, url, metadata, inferred or unknown, with the reason.
        passages: the parts that are not plain body, in order.
        sha256: hash of the raw bytes it was read from.
        page: of a web page, where each stretch of it went, in the order of the page; empty for any other file.
    """

    id: str
    file: str
    text: str
    outlet: str = ""
    url: str = ""
    title: str = ""
    byline: str = ""
    dateline: str = ""
    wires: tuple[str, ...] = ()
    language: str = "en"
    published: datetime | None = None
    published_day: date | None = None
    published_basis: str = "unknown"
    passages: tuple[Passage, ...] = ()
    sha256: str = ""
    page: tuple[PageStretch, ...] = ()

    def passage_at(self, span: Span) -> Passage | None:
        """Return the passage that the stretch begins in, or None where that is plain body."""
        return next((p for p in self.passages if p.span.start <= span.start < p.span.end), None)


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one input: a file, a line of a JSONL file, or standard input.

    Attributes:
        file: its name as given; a line of a file is ``name#line``.
        report: what was read; None if it was refused.
        problems: why it was refused, or what of it could not be read.
    """

    file: str
    report: Report | None
    problems: tuple[Problem, ...] = ()

    @property
    def outcome(self) -> Literal["read", "partly read", "refused"]:
        """One of three; they add up to what was given."""
        if self.report is None:
            return "refused"
        return "partly read" if self.problems else "read"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input, as a ledger remembers it.

    Attributes:
        input: its name as given; a line of a file is ``name#line``.
        outcome: read, partly read or refused.
        reason: the codes of its problems, sorted, with ``, `` between them; empty if it has none.
        message: what the problems say, a sentence each.
    """

    input: str
    outcome: Literal["read", "partly read", "refused"]
    reason: str
    message: str


# --- language: text -> Analysis -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark; what a splitter alone does not know is empty.

    Attributes:
        span: where it stands; ``text == report.text[start:end]``.
        text: the word as written.
        lemma: its dictionary form.
        tag: its universal part of speech (UPOS).
        head: the index of its head in its sentence; -1 for the root.
        relation: its universal dependency relation to the head ("nsubj:pass").
        factuality: at a predicate, whether what it tells happened: from 3 (certainly) to -3 (certainly not).
    """

    span: Span
    text: str
    lemma: str = ""
    tag: str = ""
    head: int = -1
    relation: str = ""
    factuality: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens, in order; no token lies outside ``span``."""

    span: Span
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, date or number in a text.

    Attributes:
        span: where it stands.
        text: the words; ``text == report.text[start:end]``.
        kind: what it names; ``group`` is an armed group, ``people`` a nationality or a creed ("Afghan", "Shia").
        score: how sure, 0 to 1.
        reason: what a second opinion changed about it and why, for a person to read; empty where nothing was.
    """

    span: Span
    text: str
    kind: EntityKind
    score: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what; any of the three may be empty, and each may stand in several stretches.

    Attributes:
        speaker: who says so.
        cue: the words that say that it is said.
        content: what is said.
        layer: 0 for what the report attributes, 1 for what stands inside the content of another.
        score: how sure, 0 to 1.
    """

    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    layer: int = 0
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class TriggerRole:
    """Words that fill a role of a trigger, with how sure that is, 0 to 1."""

    name: RoleName
    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that tell an event of a type of ``EVENT_TYPES``, with how sure that is, 0 to 1.

    Attributes:
        span: where they stand.
        type: the event type.
        score: how sure the type is.
        second: what a second reader, which learnt of control alone, says of the same words; None where it says nothing.
        modality: what the text does with it, its speaker left aside; empty if nobody judged it.
        modality_score: how sure that is.
        roles: who, to whom, where, when and how many, in the same sentence, in order.
    """

    span: Span
    type: str
    score: float = 1.0
    modality: Modality | Literal[""] = ""
    modality_score: float = 0.0
    roles: tuple[TriggerRole, ...] = ()
    second: Trigger | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language room knows of a text.

    Attributes:
        sentences: in order.
        entities: in order, none overlapping another.
        attributions: in the order of their first words, outer before nested.
        triggers: in order.
        relevance: how likely the text belongs to an unfolding conflict, 0 to 1; None if nobody judged it.
    """

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    relevance: float | None = None


# --- extract and resolve: Report + Analysis -> Claims -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place.

    Attributes:
        id: a GeoNames id (``gn:1138958``), or a ledger-local one (``local:...``) for a place that no gazetteer has.
        name: its canonical name.
        kind: city, district, province, region, facility or country.
        admin1: its first-order division; empty for a country or where unknown.
        country: ISO 3166-1 alpha-2; empty where unknown.
        latitude: degrees north, if known.
        longitude: degrees east, if known.
    """

    id: str
    name: str
    kind: PlaceKind
    admin1: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names something; resolving fills the last four fields and never changes the words.

    Attributes:
        span: where the words stand; ``text == report.text[start:end]``.
        text: the words used.
        kind: place, actor, speaker or time.
        hint: what the words around it say it is: for a place ``city``, ``district``, ``province``, ``region``,
            ``facility`` or ``capital`` (the capital *of* what is named); for a time the tense of its verb,
            ``past``, ``present`` or ``future``; for a speaker ``said`` or a role.
        within: the words of the place it lies in, where the text names one ("the police headquarters" of *Herat*).
        id: what it was resolved to; None until then, or where it stayed open.
        name: the canonical name.
        score: how sure, 0 to 1; before resolving, set where the English core takes the words for a name of this kind.
        reason: why this and no other, or why nothing, for a person to read.
        side: for an actor, the party it is on that day; empty until resolved.
    """

    span: Span
    text: str
    kind: MentionKind
    hint: str = ""
    within: str = ""
    id: str | None = None
    name: str | None = None
    score: float | None = None
    reason: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """An inclusive interval of days in which something was so, as far as the words allow.

    Either end is None where the words give no bound. ``precision`` says what kind of words they were.
    """

    first: date | None = None
    last: date | None = None
    precision: Precision = "vague"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a time expression: "Monday last week" has two."""

    days: Days
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated.

    Attributes:
        low, best, high: what the words allow; "at least 8" has only a low.
        unit: what is counted ("killed", "provincial capitals", "share of the country").
        of: the whole it is part of ("34 provincial capitals"); empty if none.
        baseline: since or compared to what ("since Friday").
        qualifier: the hedging words ("more than", "dozens").
    """

    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: str = ""
    of: str = ""
    baseline: str = ""
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a speaker asserts in a report, with the shortest clause that carries it.

    The extract room fills the words; the resolve room fills ``where``, ``days``, ``readings``, ``as_of``, the
    names in the mentions, ``speaker_kind``, ``speaker_side`` and what of ``stance`` depends on the speaker's side.

    Attributes:
        id: hash of the report and of what the text says, so that a better resolution keeps it.
        report_id: the report it stands in.
        span: where its clause stands.
        quote: the words of the clause, ``report.text[span.start:span.end]``.
        type: an event type.
        stance: what the text does with it.
        actor: who did it.
        recipient: to whom.
        place: the words that name where; None where the text names none.
        time: the words that date the happening.
        spoken: the words that date the statement; they bound only the end of the happening.
        tense: past, present or future, of the verb that carries the claim.
        speaker: who says so; None for the report's own voice.
        cue: the word that introduces the speaker's words ("said", "alleged").
        speaker_kind, speaker_side: who the speaker is, and the side spoken for; empty if open or none.
        via: outlets and wires the words came through, nearest first.
        extent: how much of the place.
        quantity: how many, if it says so.
        historical: background that is no part of the unfolding story.
        passage: where in the report it stands.
        where: the resolved place; None where it stayed open.
        days: when it was so, from this report alone.
        readings: all readings of the date, best first, where there are several.
        as_of: the day the words were first true to say, where the text shows that it is older than the page.
        unresolved: why something stayed open, one sentence each.
    """

    id: str
    report_id: str
    span: Span
    quote: str
    type: str
    stance: Stance
    actor: Mention | None = None
    recipient: Mention | None = None
    place: Mention | None = None
    time: Mention | None = None
    spoken: Mention | None = None
    tense: Literal["past", "present", "future"] = "past"
    speaker: Mention | None = None
    cue: str = ""
    speaker_kind: SpeakerKind | Literal[""] = ""
    speaker_side: str = ""
    via: tuple[str, ...] = ()
    extent: Extent = ""
    quantity: Quantity | None = None
    historical: bool = False
    passage: PassageKind = "body"
    where: Place | None = None
    days: Days = Days()
    readings: tuple[Reading, ...] = ()
    as_of: date | None = None
    unresolved: tuple[str, ...] = ()


def claim_id(claim: Claim) -> str:
    """Return the id that a claim's own words give it; resolving does not change it."""
    words = (claim.actor, claim.recipient, claim.place, claim.time, claim.speaker)
    spans = ";".join("" if m is None else f"{m.kind}:{m.span.start}-{m.span.end}:{m.hint}" for m in words)
    quantity = claim.quantity and (claim.quantity.low, claim.quantity.best, claim.quantity.high, claim.quantity.unit)
    return content_id(claim.report_id, claim.span.start, claim.span.end, claim.type, spans, quantity or "")


def with_id(claim: Claim) -> Claim:
    """Return a claim with the id that its words give it."""
    return replace(claim, id=claim_id(claim))


# --- reconcile: Claims -> what can be said ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A judgement about two records; undone by filling ``undone``, never by deletion."""

    left: str
    right: str
    relation: Relation
    score: float
    reason: str
    decided_by: str
    decided: datetime | None = None
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Redaction:
    """A decision that a name is withheld from everything published; undone by filling ``undone``, never by deletion.

    Attributes:
        number: its number in the ledger, by which it can be spoken of without the name.
        name: what is withheld, as given; not shown in the ``repr``, which may end up in a log.
        decided_by: who decided.
        reason: why.
        decided: when it was recorded.
        undone: when it was undone; None while it holds.
    """

    number: int
    name: str = field(repr=False)
    decided_by: str
    reason: str
    decided: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a review speaks of, by what outlives a new reading of the report.

    Attributes:
        report: the id of the report; all there is where a whole report is meant, as in marking a copy.
        span: where the clause stands.
        type: the event type as the program read it.
        claim: the id of the claim when it was reviewed; settles which is meant where several have this clause and type.
        place: the words that name where, as the claim had them; settles the same once the ids are others.
    """

    report: str
    span: Span = Span(0, 0)
    type: str = ""
    claim: str = ""
    place: str = ""


def target_of(claim: Claim) -> Target:
    """Return what a review of a claim is bound to."""
    return Target(claim.report_id, claim.span, claim.type, claim.id, claim.place.text if claim.place else "")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person reads otherwise in a claim; None leaves it as it was.

    Attributes:
        type, stance, extent, historical: as in :class:`Claim`.
        place: the right place.
        days: when it was so.
        actor, recipient: canonical names; empty: the clause names none.
        speaker: who says so, by name; empty: the report's own voice.
        speaker_kind, speaker_side: of that speaker; left None beside a new speaker, what our tables know or empty.
        quantity: how many.
        no_place, no_quantity: True where the clause names none.
    """

    type: str | None = None
    stance: Stance | None = None
    place: Place | None = None
    days: Days | None = None
    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    speaker_kind: SpeakerKind | Literal[""] | None = None
    speaker_side: str | None = None
    extent: Extent | None = None
    quantity: Quantity | None = None
    historical: bool | None = None
    no_place: bool = False
    no_quantity: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision about what the program read; undone by filling ``undone``, never by deletion.

    Attributes:
        number: its number in the ledger.
        action: ``accept`` (the claim is right), ``reject`` (it is none), ``correct``, ``add`` (a claim that the program
            did not find), ``copy`` (a report's words are those of another), ``merge`` and ``split`` (two claims tell of
            one event, or of two).
        target: the claim, or for ``copy`` the report that is the copy.
        decided_by: who decided.
        reason: why.
        decided: when it was recorded.
        other: for ``copy`` the report whose words they are, for ``merge`` and ``split`` the other claim.
        correction: for ``correct``, what is to be read otherwise.
        added: for ``add``, the claim.
        undone: when it was undone; None while it stands.
        undone_by, undone_reason: who undid it, and why.
    """

    number: int
    action: ReviewAction
    target: Target
    decided_by: str
    reason: str
    decided: datetime
    other: Target | None = None
    correction: Correction | None = None
    added: Claim | None = None
    undone: datetime | None = None
    undone_by: str = ""
    undone_reason: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review meets in a view.

    Attributes:
        review: the review, which stands.
        machine: the claim that it speaks of, as the program read it; None for one that only a person found, for a
            review of a whole report, and where it fits no claim.
        other: the other claim of two that are merged or split.
        fits: whether what it speaks of is there; False after a reading that has no such claim, or several.
    """

    review: Review
    machine: Claim | None = None
    other: Claim | None = None
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Testimony:
    """One voice on one proposition, however many outlets print it.

    Attributes:
        claim: the claim that stands for it, the earliest known.
        also: the other claims that repeat it (copies, relays, restatements).
        origin: the id of the origin of reporting it came from.
        origin_known: whether that origin is provably separate from the others.
        weight: what the voice is: own_voice, neutral, witness, party, unvouched, admission, forecast or denial.
        known: the moment it first became public.
    """

    claim: str
    also: tuple[str, ...]
    origin: str
    origin_known: bool
    weight: str
    known: datetime | None


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place, contests it or besieges it, from when to when, and by which claims.

    ``began`` is no narrower than the reports allow. ``because`` names the rule that decided and what it saw;
    ``date_reason`` says where a date was inferred. ``independent_origins`` counts origins of reporting, and
    ``origins_at_least`` is True where some lineage is unknown.
    """

    place: Place
    state: ControlState
    holder: str
    change: Change
    began: Days
    ended: date | None
    last_affirmed: date | None
    status: Status
    independent_origins: int
    origins_at_least: bool
    reports: int
    extent: Extent
    first_known: datetime | None
    claims: tuple[str, ...]
    testimonies: tuple[Testimony, ...] = ()
    because: str = ""
    date_reason: str = ""
    stale: bool = False
    p_low: float | None = None
    p: float | None = None
    p_high: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A happening other than a state of control, once, merged across reports."""

    id: str
    type: str
    days: Days
    actor: str
    recipient: str
    place: Place | None
    low: float | None
    best: float | None
    high: float | None
    unit: str
    status: Status
    speakers: tuple[str, ...]
    independent_origins: int
    reports: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A stated total, ordinal or share, with its base, and what of it the ledger can name."""

    what: str
    place: str
    days: Days
    known: datetime | None
    low: float | None
    best: float | None
    high: float | None
    of: str
    baseline: str
    speaker: str
    via: tuple[str, ...]
    status: Status
    named_in_ledger: int | None
    unnamed: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where reports disagree; at most eight testimonies a side."""

    id: str
    topic: str
    place: str
    kind: DisputeKind
    side_a: tuple[str, ...]
    side_b: tuple[str, ...]
    resolution: str
    resolved: bool
    reason: str


FurtherWord = Literal["another_outlet", "admission", "denial"]
"""What nobody has said yet: the word of one more known outlet, of the losing side against itself, or a denial."""


@dataclass(frozen=True, slots=True)
class Without:
    """What a state would be if one of its testimonies had not been heard.

    Attributes:
        testimony: the claim that stands for the testimony.
        status: the word for the state then; None if there were no such state.
        began, ended, independent_origins: as in :class:`Control`.
        contrary: whether the testimony speaks against the state, so that the state is disputed with it.
    """

    testimony: str
    status: Status | None
    began: Days = Days()
    ended: date | None = None
    independent_origins: int = 0
    contrary: bool = False


@dataclass(frozen=True, slots=True)
class Would:
    """A further word that would change the status of a state, and what that would be."""

    word: FurtherWord
    status: Status


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What one state rests on; ``place`` (an id), ``state`` and ``claims`` are those of its row of :class:`Control`."""

    place: str
    state: ControlState
    claims: tuple[str, ...]
    without: tuple[Without, ...]
    would: tuple[Would, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the reconcile room makes of a set of claims.

    ``sensitivity`` is there only where it was asked for; ``superseded`` has the ids of reports that carry nothing,
    since their outlet took them back or replaced them.
    """

    control: tuple[Control, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    links: tuple[Link, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    superseded: tuple[str, ...] = ()


@runtime_checkable
class Findable(Protocol):
    """Claims that are not held in memory, and can be found by their ids where they are."""

    def find(self, claim_id: str, /) -> Claim | None:
        """Return the claim with that id; None if there is none."""
        ...

    def in_report(self, report_id: str, /) -> tuple[Claim, ...]:
        """Return the claims of the report with that id."""
        ...


# --- publish: View -> artefacts -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """What a ledger can say at three moments; everything that is published is made from one.

    Attributes:
        known: only what had been published by then.
        valid: about the world on that day; None for all of the story.
        recorded: only what the ledger had taken in by then; None for everything.
        reports: the reports seen, by publication, then file.
        claims: their claims, by report, then span; of very many a sequence that reads each from a file.
        verdict: what follows from them.
        problems: what could not be used, and why.
        denominator: the list of places the user asked about (the 34 capitals), by place id; empty if none.
        reviews: what people decided about these claims, each with the claim as the program read it; ``claims`` has them
            as they are after that.
        set_aside: the reports that were left out since they do not tell of the conflict; none of ``reports``.
    """

    known: datetime
    valid: date | None
    recorded: datetime | None
    reports: tuple[Report, ...]
    claims: Sequence[Claim]
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    denominator: tuple[Place, ...] = ()
    reviews: tuple[Reviewed, ...] = ()
    set_aside: tuple[Report, ...] = ()
    _claims_by_id: dict[str, Claim] = field(default_factory=dict, init=False, repr=False, compare=False)
    _reports_by_id: dict[str, Report] = field(default_factory=dict, init=False, repr=False, compare=False)
    _disputes_by_claim: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _found: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _stored: Findable | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.claims, Findable):
            object.__setattr__(self, "_stored", self.claims)
        else:
            self._claims_by_id.update((claim.id, claim) for claim in self.claims)
        self._reports_by_id.update((report.id, report) for report in self.reports)
        for at, dispute in enumerate(self.verdict.disputes):
            for claim in (*dispute.side_a, *dispute.side_b):
                self._disputes_by_claim.setdefault(claim, []).append(at)

    @property
    def control(self) -> tuple[Control, ...]:
        """Who holds what, oldest first."""
        return self.verdict.control

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened otherwise, oldest first."""
        return self.verdict.events

    @property
    def counts(self) -> tuple[Count, ...]:
        """Stated totals as a series."""
        return self.verdict.counts

    @property
    def copies(self) -> tuple[Link, ...]:
        """Which reports print the words of which, as far as nobody has undone it."""
        return tuple(link for link in self.verdict.links if link.relation == "copies" and link.undone is None)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Where reports disagree."""
        return self.verdict.disputes

    def disputes_about(self, claims: Iterable[str]) -> tuple[Dispute, ...]:
        """Return the disputes in which any of these claims stands, by their ids, in the order of :attr:`disputes`."""
        found = {at for claim in claims for at in self._disputes_by_claim.get(claim, ())}
        return tuple(self.disputes[at] for at in sorted(found))

    def once(self, name: str, find: Callable[[], Found]) -> Found:
        """Return what was found of this view under a name, found now if it was not before; a view never changes."""
        if name not in self._found:
            self._found[name] = find()
        found: Found = self._found[name]
        return found

    def again(self, name: str, about: Sequence[object], find: Callable[[], Found]) -> Found:
        """Return what was found under a name about some records, found now where others were asked about last."""
        held = self._found.get(name)
        if held is None or any(one is not other for one, other in zip(held[0], about, strict=True)):
            held = self._found[name] = about, find()
        found: Found = held[1]
        return found

    def of_each(self, name: str, record: object, find: Callable[[], Found]) -> Found:
        """Return what was found under a name of a record, found now if it was not before."""
        held: dict[int, tuple[object, Found]] = self._found.setdefault(name, {})
        if id(record) not in held:
            held[id(record)] = record, find()  # with the record, or another might get its id
        return held[id(record)][1]

    def claim(self, claim_id: str) -> Claim:
        """Return the claim with that id; raises KeyError for one that is not in this view."""
        found = self._claims_by_id.get(claim_id)
        if found is None and self._stored is not None:
            found = self._stored.find(claim_id)
        if found is None:
            raise KeyError(claim_id)
        return found

    def claims_in(self, report_id: str) -> tuple[Claim, ...]:
        """Return the claims of the report with that id, in the order of :attr:`claims`."""
        if self._stored is not None:
            return self._stored.in_report(report_id)
        return self.once("claims by report", self._by_report).get(report_id, ())

    def _by_report(self) -> dict[str, tuple[Claim, ...]]:
        told: dict[str, list[Claim]] = {}
        for claim in self.claims:
            told.setdefault(claim.report_id, []).append(claim)
        return {report: tuple(claims) for report, claims in told.items()}

    def report(self, report_id: str) -> Report:
        """Return the report with that id; raises KeyError for one that is not in this view."""
        return self._reports_by_id[report_id]

    def why(self, place: str) -> tuple[Control, ...]:
        """Return the control rows about a place, by its name or id, with the testimonies and the rule of each."""
        wanted = place.casefold()
        return tuple(c for c in self.control if wanted in (c.place.name.casefold(), c.place.id.casefold()))


class Analyser(Protocol):
    """What turns text into an :class:`Analysis`; the English core is the default one."""

    def __call__(self, text: str) -> Analysis:
        """Return sentences and tokens with exact offsets; pure, and total over any text."""
        ...
