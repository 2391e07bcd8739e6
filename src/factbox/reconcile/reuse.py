"""Which reports take their words from which others: whole copies, partial ones, and new states of one story.

Reports are compared by the passages that they share (:mod:`.alignment`); words in quotation marks and furniture
(:mod:`.furniture`) are no evidence. Who copied whom is told by the moment of publication. What follows for claims is
worked out in :mod:`.copies`.

Candidates come from an index in which a run of words belongs to the report that printed it first, so that three
hundred copies of one text are compared with that one, and not with each other: the cost is linear in the number of
reports. What two reports are to each other is kept under a hash of both texts and of what their outlets print as
furniture, and judged once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import msgspec
import numpy as np

from factbox.reconcile.alignment import Shared, align
from factbox.reconcile.alike import alike, by_number
from factbox.reconcile.furniture import Furniture, find_furniture, is_no_news, without
from factbox.reconcile.rows import Kept, Rows, hash_of
from factbox.reconcile.shingles import SHINGLE, Shingle, Words, split_words
from factbox.reconcile.standing import Standing
from factbox.reconcile.topics import ONE_EVENT, Names, nearness, weigh_names
from factbox.records import Link, Report, Span

Likeness = Literal["copy", "partial_copy", "same_outlet_update", "same_event_independent", "unrelated"]

NEVER = datetime.max.replace(tzinfo=UTC)

EVIDENCE = 16
"""Words of its own in a passage that proves reuse: a short sentence. Stock phrases and the titles of officials, which
any reporter writes, run to twelve."""

MOSTLY = 2 / 3
"""The share of a text that makes it a whole copy of another outlet's: desks cut the tail, and add a paragraph."""

KEPT = 1 / 4
"""The share of the shorter text that a new state of a story keeps at least; less is an old paragraph in a new story."""

NEWS = 1 / 10
"""The share of its own words from which on the same outlet's later text says something newer."""

NEAR_DAYS = 2
"""How many days apart two states of one story, or two reports on one event, are at most."""

INDEXED = 5
"""Words in a row by which candidates are found; where three words in ten are changed, one run in six is left."""

FEWEST_RUNS = 4
"""Runs in common that make a candidate; a passage of sixteen words has twelve."""

MOST_LENDERS = 5
"""From how many reports one is followed back; whoever cuts and pastes from more is followed to the five largest."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two reports are to each other.

    Attributes:
        likeness: one of five.
        later, earlier: where their words stand; of two published at one moment the one with the larger id is the later.
        shared: the passages that they share, ``in_one`` numbering words of the earlier and ``in_other`` of the later.
        share: how much of the shorter one's own words stands in them, 0 to 1.
        reason: why, for a person to read.
    """

    likeness: Likeness
    later: Words
    earlier: Words
    shared: tuple[Shared, ...]
    share: float
    reason: str

    @property
    def independent(self) -> bool:
        """Whether neither took its words from the other."""
        return self.likeness in ("same_event_independent", "unrelated")

    @property
    def spans(self) -> tuple[tuple[Span, Span], ...]:
        """Where the shared passages stand in the later and in the earlier report."""
        return tuple((self.later.stretch(p.in_other), self.earlier.stretch(p.in_one)) for p in self.shared)

    @property
    def longest(self) -> int:
        """How many words the longest shared passage has."""
        return max((len(passage.in_other) for passage in self.shared), default=0)

    @property
    def link(self) -> Link | None:
        """The judgement as a link from the later to the earlier report; None for unrelated ones."""
        relation = _RELATIONS.get(self.likeness)
        if relation is None:
            return None
        ids = self.later.report.id, self.earlier.report.id
        return Link(*ids, relation, round(self.share, 4), self.reason, decided_by="reconcile.reuse")


_RELATIONS: Mapping[str, Literal["copies", "updates", "same_event"]] = {
    "copy": "copies",
    "partial_copy": "copies",
    "same_outlet_update": "updates",
    "same_event_independent": "same_event",
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Reports with what can be known of each only beside the others.

    Attributes:
        words: each report as words, by its id.
        furniture: what each outlet prints on page after page.
        names: the weighted names of each report, by its id; empty where nobody asks what reports are about.
    """

    words: Mapping[str, Words]
    furniture: Furniture
    names: Mapping[str, Names]


def collect(reports: Iterable[Report]) -> Texts:
    """Return reports ready to be judged in pairs by :func:`judge_pair`."""
    words = {report.id: split_words(report) for report in reports}
    furniture = find_furniture(words.values())
    return Texts(words, furniture, weigh_names(list(words.values()), furniture))


def judge_pair(texts: Texts, one: str, other: str) -> Judgement:
    """Return what two reports, given by their ids, are to each other.

    Raises:
        KeyError: the texts have no such report.
    """
    pair = texts.words[one], texts.words[other]
    furniture = [texts.furniture.get(words.report.outlet, frozenset()) for words in pair]
    judged = _judge(*pair, furniture[0] & furniture[1])
    if not judged.independent:
        return judged
    near = nearness(texts.names[one], texts.names[other])
    days = _days_apart(judged.later.report, judged.earlier.report)
    if near < ONE_EVENT or days is None or days > NEAR_DAYS:
        return judged
    reason = f"no passage of {EVIDENCE} words in common, but names and numbers (nearness {near:.2f}) and the days"
    return Judgement("same_event_independent", judged.later, judged.earlier, judged.shared, near, reason)


def find_reuse(reports: Iterable[Report]) -> tuple[Judgement, ...]:
    """Return for each report the earlier ones that it took words from, those that explain most of it first.

    What stands in several earlier reports is taken from the one that printed it first.
    """
    kept: Kept = {}
    return judge_reuse(Rows(in_order(reports), kept), kept)


def judge_reuse(rows: Rows, kept: Kept) -> tuple[Judgement, ...]:
    """Return what :func:`find_reuse` does.

    Args:
        rows: the reports, in the order of :func:`in_order`.
        kept: what was judged of pairs before.
    """
    standing = Standing(rows)
    return tuple(
        judged for later, earlier in _candidates(rows) for judged in _lenders(rows, later, earlier, standing, kept)
    )


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Return reports in the order in which they were published, as far as that is known."""
    return sorted(reports, key=_order)


def _order(report: Report) -> tuple[datetime, str]:
    return report.published or NEVER, report.id


def _candidates(rows: Rows) -> Iterator[tuple[int, list[int]]]:
    """Yield each report with those earlier ones that printed most of its runs first, by their numbers."""
    borrowed = []
    for runs, report in by_number((runs, report.astype(np.uint32)) for runs, report, _ in rows.runs(INDEXED)):
        same, begins = alike(runs)
        printing = report[same].astype(np.int64)
        owner = np.repeat(printing[begins[:-1]], np.diff(begins))
        borrowed.append((printing * len(rows.reports) + owner)[owner != printing])
    pairs, times = np.unique(np.concatenate(borrowed), return_counts=True)
    found: dict[int, list[tuple[int, int]]] = {}
    for pair, shared in zip(pairs[times >= FEWEST_RUNS].tolist(), times[times >= FEWEST_RUNS].tolist(), strict=True):
        later, earlier = divmod(pair, len(rows.reports))
        found.setdefault(later, []).append((-shared, earlier))
    for later, owners in found.items():
        yield later, [earlier for _, earlier in sorted(owners)[:MOST_LENDERS]]


def _lenders(rows: Rows, later: int, candidates: Iterable[int], standing: Standing, kept: Kept) -> Iterator[Judgement]:
    """Yield the judgements on those candidates that explain words which no better one explains."""
    explained: set[int] = set()
    for earlier in candidates:
        judged = _recall(rows, earlier, later, standing, kept)
        new = {at for passage in judged.shared for at in passage.in_other} - explained
        if not judged.independent and len(new) >= EVIDENCE:
            explained |= new
            yield judged


_Judged = tuple[Likeness, tuple[Shared, ...], float, str]
"""What is kept of a judgement: all but the reports."""


def _recall(rows: Rows, earlier: int, later: int, standing: Standing, kept: Kept) -> Judgement:
    """Return what two reports are to each other: as it is kept, or judged now."""
    reports = (rows.reports[earlier], rows.reports[later])
    furniture = standing.of_both(earlier, later)
    told = [(report.outlet, report.published, report.published_day) for report in reports]
    key = hash_of("pair", rows.keys[earlier].hex(), rows.keys[later].hex(), *told, furniture)
    if key not in kept:
        judged = _judge_anew(rows.spell(earlier), rows.spell(later), furniture)
        kept[key] = msgspec.json.encode((judged.likeness, judged.shared, judged.share, judged.reason))
    likeness, shared, share, reason = msgspec.json.decode(kept[key], type=_Judged)
    return Judgement(likeness, rows.outline(later), rows.outline(earlier), shared, share, reason)


def _judge_anew(earlier: Words, later: Words, furniture: Sequence[Sequence[int]]) -> Judgement:
    places = zip((earlier, later), furniture, strict=True)
    return _judge(
        earlier, later, frozenset(words.folded[at : at + SHINGLE] for words, begins in places for at in begins)
    )


def _judge(one: Words, other: Words, furniture_of_both: Collection[Shingle]) -> Judgement:
    """Return what the passages that two reports share make them."""
    earlier, later = sorted((one, other), key=lambda words: _order(words.report))
    old, new = without(earlier, furniture_of_both), without(later, furniture_of_both)
    shared = tuple(passage for passage in align(old, new) if not is_no_news(later, passage.in_other))
    sides = (
        _weigh(old, earlier.quoted, [passage.in_one for passage in shared]),
        _weigh(new, later.quoted, [passage.in_other for passage in shared]),
    )
    shorter = min(sides, key=lambda side: side.own)
    if sides[1].evidence < EVIDENCE:
        reason = f"no passage of {EVIDENCE} words in common, quotations and furniture left out"
        return Judgement("unrelated", later, earlier, shared, shorter.share, reason)
    copier = sides[1] if _order(later.report)[0] > _order(earlier.report)[0] else shorter
    likeness = _likeness(earlier.report, later.report, shorter, copier)
    return Judgement(likeness, later, earlier, shared, shorter.share, _reason(likeness, later, shared, shorter))


@dataclass(frozen=True, slots=True)
class _Side:
    """How much of one of two texts stands in the other, in words.

    Attributes:
        own: how many it has, boilerplate and the furniture of both outlets left out.
        covered: how many of these stand in shared passages.
        evidence: how many of those in the passage that has most are not in quotation marks.
    """

    own: int
    covered: int
    evidence: int

    @property
    def share(self) -> float:
        return self.covered / self.own if self.own else 0.0


def _weigh(kept: Sequence[str], quoted: bytes, passages: Sequence[range]) -> _Side:
    covered = {at for passage in passages for at in passage if kept[at]}
    evidence = (sum(kept[at] != "" and not quoted[at] for at in passage) for passage in passages)
    return _Side(sum(map(bool, kept)), len(covered), max(evidence, default=0))


def _likeness(earlier: Report, later: Report, shorter: _Side, copier: _Side) -> Likeness:
    """Return what kind of reuse it is, once that much is known to be shared.

    Another outlet's text is a whole copy if most of *it* was copied, however short the copied one was. In one outlet
    a text that says nothing newer is a copy, one that carries on most of an older text, or soon a quarter, its update.
    """
    if not later.outlet or earlier.outlet != later.outlet:
        return "copy" if copier.share >= MOSTLY else "partial_copy"
    if copier.share > 1 - NEWS:
        return "copy"
    days = _days_apart(earlier, later)
    soon = days is not None and days <= NEAR_DAYS
    return "same_outlet_update" if shorter.share >= (KEPT if soon else MOSTLY) else "partial_copy"


def _days_apart(one: Report, other: Report) -> int | None:
    if one.published_day is None or other.published_day is None:
        return None
    return abs((one.published_day - other.published_day).days)


WHOLE_COPY = "whole copy"
"""With what the reason of a link begins that joins a whole copy to what it copies."""

_KINDS = {"copy": WHOLE_COPY, "partial_copy": "partial copy", "same_outlet_update": "new state of the same story"}


def _reason(likeness: Likeness, later: Words, shared: Sequence[Shared], shorter: _Side) -> str:
    longest = max((passage.in_other for passage in shared), key=len)
    text = later.report.text
    span = later.stretch(longest[:8])
    passages = "1 passage" if len(shared) == 1 else f"{len(shared)} passages"
    return (
        f"{_KINDS[likeness]}: {shorter.covered} of the {shorter.own} words of the shorter text in {passages}, "
        f"the longest of {len(longest)} words, “{' '.join(text[span.start : span.end].split())} …”"
    )
