"""Whether stories reach the ledger that a careful editor would keep, at each of their moments of knowing.

Each story is told twice. *Read*: its reports are read as any others, and the view of each moment is compared with the
expected one. *Verdict*: the annotated claims are put to the verdict, so that what is missed is its own fault and none
of reading's.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from factbox.corpus.records import AnnotatedClaim, AnnotatedReport, ExpectedControl, Member, Moment, Role, Story
from factbox.corpus.rows import report_passage, speaker_kind_of
from factbox.corpus.stories import load_corpus
from factbox.evaluate.claims import folded, same_name
from factbox.evaluate.gold import share
from factbox.pipeline import read, view
from factbox.reconcile import reconcile_claims
from factbox.records import (
    Claim,
    Control,
    Mention,
    MentionKind,
    PassageKind,
    Place,
    PlaceKind,
    Report,
    Span,
    SpeakerKind,
    claim_id,
    content_id,
)

STRONG = frozenset({"reported", "corroborated", "admitted"})
"""What a page prints as so. A taking of any other status is told as somebody's claim, a dispute or a denial."""

_FACTS = ("change", "began", "status")

_GOVERNMENT = ("government", "gov")
"""What a story's cast may call the side that governs."""

Tell = Callable[[Moment], Sequence[Control]]
"""What one telling of a story says at a moment."""


def evaluate_ledgers(folder: Path) -> dict[str, float | int]:
    """Return how much of the expected ledgers is reached.

    Args:
        folder: annotated stories (``corpus/GUIDE.md``), at any depth.

    Returns:
        ``stories``, ``moments`` and ``states`` (rows expected, moment by moment); and for each telling, ``read_`` and
        ``verdict_``: the counts ``found`` and ``missed`` (place, state and holder); ``false`` (a row that the story
        says must never be said, or a taking printed as so that no expected row has); of the found ones the shares
        ``change``, ``began`` and ``status`` that are as expected; ``recall``.

    Raises:
        UsageError: the folder holds no story.
    """
    stories, _ = load_corpus(folder)
    counts: Counter[str] = Counter(stories=len(stories))
    for story in stories:
        counts["moments"] += len(story.ledger)
        counts["states"] += sum(len(at.control) for at in story.ledger)
        for name, tell in (("read", _told_by_reports(story)), ("verdict", _told_by_claims(story))):
            for at in story.ledger:
                counts.update({f"{name}_{key}": n for key, n in compare(story, at, tell(at)).items()})
    return _figures(counts)


def _figures(counts: Counter[str]) -> dict[str, float | int]:
    figures: dict[str, float | int] = {name: counts[name] for name in ("stories", "moments", "states")}
    for name in ("read", "verdict"):
        found = counts[f"{name}_found"]
        figures |= {f"{name}_{key}": counts[f"{name}_{key}"] for key in ("found", "missed", "false")}
        figures[f"{name}_recall"] = share(found, counts["states"])
        figures |= {f"{name}_{key}": share(counts[f"{name}_{key}"], found) for key in _FACTS}
    return figures


def compare(story: Story, at: Moment, rows: Iterable[Control]) -> Counter[str]:
    """Count what of a moment's expected rows was found and missed, and what must not have been said."""
    standing = [row for row in rows if row.ended is None or row.ended > at.known.date()]
    counts: Counter[str] = Counter()
    for wanted in at.control:
        like = [row for row in standing if is_expected(story, wanted, row)]
        best = max(like, key=lambda row: _agreements(wanted, row), default=None)
        counts["found" if best else "missed"] += 1
        if best:
            counts.update(key for key, same in zip(_FACTS, _agree(wanted, best), strict=True) if same)
    counts["false"] = sum(is_false(story, at, row) for row in standing)
    return counts


def is_expected(story: Story, wanted: ExpectedControl, row: Control) -> bool:
    """Say whether a row tells of the expected state, whatever its days and its status."""
    return row.state == wanted.state and _is_place(story, wanted.place, row.place) and _is_side(story, wanted, row)


def is_false(story: Story, at: Moment, row: Control) -> bool:
    """Say whether a row must not be said: it is ruled out, or prints as so a taking that is not expected.

    Of places that are not in the cast (a factory, a street) the story's ledger says nothing.
    """
    if row.status not in STRONG:
        return False
    if any(is_expected(story, never, row) for never in at.never):
        return True
    taking = row.state == "held" and row.change in ("taken", "retaken")
    told_of = any(
        _is_place(story, one.id, row.place) for one in story.cast.values() if one.kind in ("place", "facility")
    )
    return taking and told_of and not any(_may_be(story, wanted, row) for wanted in _in_force(story, at, row.place))


def _may_be(story: Story, wanted: ExpectedControl, row: Control) -> bool:
    """Say whether a taking is an expected one, or may be: one by somebody without a name contradicts no holder."""
    nameless = not row.holder and wanted.state == "held" and wanted.change in ("taken", "retaken")
    return nameless or is_expected(story, wanted, row)


def _in_force(story: Story, at: Moment, place: Place) -> Sequence[ExpectedControl]:
    """Return what the ledger of the last moment that speaks of a place expects there.

    A moment tells what is news at it, so that a place it leaves out is as it was.
    """
    for moment in sorted(story.ledger, key=lambda one: one.known, reverse=True):
        rows = [wanted for wanted in moment.control if _is_place(story, wanted.place, place)]
        if rows and moment.known <= at.known:
            return rows
    return ()


def _agreements(wanted: ExpectedControl, row: Control) -> int:
    return sum(_agree(wanted, row))


def _agree(wanted: ExpectedControl, row: Control) -> tuple[bool, bool, bool]:
    """Say whether change, days and status are as expected."""
    began = (row.began.first, row.began.last)
    return (wanted.change in ("", row.change), wanted.began in (began, (None, None)), wanted.status in ("", row.status))


# --- names of the cast


def _is_place(story: Story, wanted: str, place: Place) -> bool:
    member = story.cast.get(wanted)
    names = (member.name, *member.aliases) if member else (wanted,)
    return any(folded(name) == folded(place.name) for name in names)


def _is_side(story: Story, wanted: ExpectedControl, row: Control) -> bool:
    """Say whether a row's holder is on the expected side, by any name of the side's members.

    A besieged or contested place may have nobody as its holder in either.
    """
    if not row.holder or not wanted.holder:
        return row.state != "held"
    return any(same_name(name, row.holder) for name in _names_of_side(story, wanted.holder))


def _names_of_side(story: Story, holder: str) -> Iterator[str]:
    member = story.cast.get(holder)
    side = (member.side if member else "") or holder
    yield side
    ours = [one for one in story.cast.values() if one.id in (holder, side) or one.side == side]
    for one in ours:
        yield from (one.name, *one.aliases)
    if any(one.kind == "org" for one in ours) and _governing_side(story) in ("", side):
        yield from (f"{office} of {story.country}" for office in ("Government", "Forces"))


def _governing_side(story: Story) -> str:
    """Return the side that the story calls the government; empty where it calls none so."""
    own = [one for one in story.cast.values() if one.name == f"Government of {story.country}"]
    named = {one.side or one.id for one in own or story.cast.values() if one.name.startswith("Government of ")}
    sides = named or {one.side for one in story.cast.values()}.intersection(_GOVERNMENT)
    return next(iter(sides)) if len(sides) == 1 else ""


# --- the story as its reports tell it


def _told_by_reports(story: Story) -> Tell:
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / f"{story.name}.jsonl"
        rows = (
            {"outlet": r.outlet, "url": r.url, "published": r.published and r.published.isoformat(), "text": r.text}
            for r in story.reports
        )
        lines = (json.dumps({key: value for key, value in row.items() if value}) for row in rows)
        file.write_text("\n".join(lines), encoding="utf-8")
        ledger = read([file], recorded=max(r.published for r in story.reports if r.published))
    return lambda at: view(ledger, known=at.known).control


# --- the story as its annotation tells it


def _told_by_claims(story: Story) -> Tell:
    reports = [plain_report(report) for report in story.reports]
    claims = [annotated_claim(story, report, claim) for report in story.reports for claim in report.claims]
    capitals = frozenset(member.id for member in story.cast.values() if member.capital_of)
    return lambda at: reconcile_claims(reports, claims, known=at.known, capitals=capitals).control


def plain_report(report: AnnotatedReport) -> Report:
    """Return an annotated report as the verdict takes it."""
    return Report(
        report.number, str(report.file), report.text, outlet=report.outlet, url=report.url,
        published=report.published, published_day=report.day, passages=report.passages,
    )  # fmt: skip


def annotated_claim(story: Story, report: AnnotatedReport, told: AnnotatedClaim) -> Claim:
    """Return an annotated claim as reading and resolving would have given it."""
    speaker = story.cast.get(told.speaker.id) if told.speaker else None
    claim = Claim(
        id="",
        report_id=report.number,
        span=told.span,
        quote=report.words(told.span),
        type=told.type,
        stance=told.stance,
        actor=_mention(story, told.actor, "actor"),
        recipient=_mention(story, told.recipient, "actor"),
        place=_mention(story, told.where, "place"),
        tense="present" if told.days.first is None and told.days.last == report.day else "past",
        speaker=_mention(story, told.speaker, "speaker"),
        speaker_kind=told.speaker_kind or cast("SpeakerKind", speaker_kind_of(speaker)),
        speaker_side=told.side or (speaker.side if speaker else ""),
        via=told.via,
        extent=told.extent,
        quantity=told.quantity,
        historical=told.historical,
        passage=cast("PassageKind", report_passage(report, told.span)),
        where=_place(story, told.where),
        days=told.days,
        as_of=told.as_of,
    )
    return replace(claim, id=content_id(claim_id(claim), told.line))  # one clause may name two places, or two speakers


def _mention(story: Story, role: Role | None, kind: MentionKind) -> Mention | None:
    if role is None:
        return None
    member = story.cast.get(role.id)
    words = role.words or (member.name if member else role.id)
    if member is None:
        return Mention(Span(0, 1), words, kind)
    return Mention(Span(0, 1), words, kind, id=member.id, name=member.name, side=member.side or member.id)


def _place(story: Story, role: Role | None) -> Place | None:
    if role is None:
        return None
    member = story.cast.get(role.id)
    if member is None:
        return Place(f"local:{role.words}", role.words, "facility", country=story.country) if role.words else None
    kind = "facility" if member.kind == "facility" else member.place or "city"
    if kind not in get_args(PlaceKind):
        kind = "city" if kind in ("town", "village") else "region"  # a river or a mountain has no edge either
    return Place(member.id, member.name, cast("PlaceKind", kind), _division(story, member), story.country)


def _division(story: Story, member: Member) -> str:
    """Return the name of the province that a place lies in, or is; empty if the cast has none."""
    at: Member | None = member
    while at is not None and at.place != "province":
        at = story.cast.get(at.within)
    return at.name if at else ""
