"""What changed between two views of one ledger: what is new, upgraded, downgraded or taken back, and by which report.

A pure comparison: two views go in, with the moments they were asked for, and a list comes out. Rows of two views are
one and the same where they rest on a common claim; a claim once known stays known, so none is lost on the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from factbox.publish.attribution import contrary
from factbox.publish.citations import Citations
from factbox.publish.document import Line, one_line
from factbox.publish.privacy import Names
from factbox.publish.sections import control_line, dispute_group, event_line
from factbox.publish.wording import count_words, days_words, voice_words
from factbox.records import Control, Count, Dispute, Event, Report, View, content_id

Kind = Literal["new", "upgraded", "downgraded", "retracted", "revised", "dropped"]
"""What became of a line. ``revised``: its status stayed, what it says did not. ``dropped``: no line says it now."""

Layer = Literal["control", "event", "total", "dispute"]

KINDS: tuple[Kind, ...] = get_args(Kind)

LADDER = ("retracted", "denied", "predicted", "disputed", "claimed", "reported", "corroborated", "admitted")
"""What is said more firmly comes later. A contrary word lowers whatever it meets, even a party's own claim."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line that is not as it was.

    Attributes:
        id: hash of what changed and into what, the same for the same two views.
        kind: what became of it.
        layer: what it is a line of.
        date, place, sentence, attribution, notes: the line now, in words; of what was dropped, the line as it was.
        status, before: the status now and then; ``open`` or ``settled`` for a dispute; empty where there was no line.
        sentence_before: what was said then, where that differs.
        reports: by which reports, earliest first; empty where none of the new ones tells of it.
        known: the moment of the first of them; of a change that time alone made, the later moment asked about.
    """

    id: str
    kind: Kind
    layer: Layer
    date: str
    place: str
    sentence: str
    attribution: str
    notes: str
    status: str
    before: str
    sentence_before: str
    reports: tuple[Report, ...]
    known: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one moment of knowing to another, in the order of :data:`KINDS`, then of the views."""

    since: datetime
    until: datetime
    changes: tuple[Change, ...]

    def count(self) -> dict[Kind, int]:
        """Return how many changes there are of each kind."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in KINDS}


def compare_views(before: View, after: View) -> Changes:
    """Return what changed from one view of a ledger to a later one of the same.

    Args:
        before: the view of the earlier moment.
        after: the view of the later one, with the same *recorded* and the same places asked about.
    """
    old, new = list(_entries(before)), list(_entries(after))
    pairs = _pair(old, new)
    fresh = _Fresh(before, after)
    found = [change for entry in new if (change := _change(pairs.get(id(entry)), entry, after, fresh))]
    matched = {id(entry) for entry in pairs.values()}
    found += [_drop(entry, after, fresh) for entry in old if id(entry) not in matched]
    return Changes(before.known, after.known, tuple(sorted(found, key=lambda change: KINDS.index(change.kind))))


# --- what a view says, line by line


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of a view: what it is about, on which claims it rests, and what of it counts as changed."""

    layer: Layer
    about: tuple[str, ...]
    place: str
    evidence: frozenset[str]
    against: frozenset[str]
    status: str
    line: Line
    facts: tuple[object, ...]


def _entries(view: View) -> Iterator[_Entry]:
    citations, names = Citations(view), Names(view)
    yield from (_of_control(view, citations, row) for row in view.control)
    yield from (_of_event(view, citations, names, event) for event in view.events)
    yield from (_of_count(view, count) for count in view.counts)
    yield from (_of_dispute(view, citations, dispute) for dispute in view.disputes)


def _of_control(view: View, citations: Citations, row: Control) -> _Entry:
    copies = {claim for testimony in row.testimonies for claim in testimony.also}
    return _Entry(
        "control",
        (row.place.id, row.state, row.holder),
        row.place.id,
        frozenset(row.claims) | copies,
        frozenset(claim.id for claim in contrary(view, row)),
        row.status,
        control_line(view, citations, row),
        (row.place.id, row.state, row.holder, row.change, row.extent, row.began, row.ended, row.stale),
    )


def _of_event(view: View, citations: Citations, names: Names, event: Event) -> _Entry:
    place = event.place.id if event.place else ""
    return _Entry(
        "event",
        (event.type, place),
        place,
        frozenset(event.claims),
        frozenset(),
        event.status,
        names.hide_in(event_line(view, citations, event), view.report(view.claim(event.claims[0]).report_id)),
        (event.type, place, event.days, event.actor, event.recipient, event.low, event.best, event.high, event.unit),
    )


def _of_count(view: View, count: Count) -> _Entry:
    what = " ".join(part for part in (one_line(count.what), one_line(count.place)) if part)
    unnamed = f" ({count.unnamed} not named in the reports)" if count.unnamed else ""
    said = count.speaker or next((voice_words(c, view.report(c.report_id)) for c in map(view.claim, count.claims)), "")
    line = Line(
        f"{what}: {count_words(count)}{unnamed}", days_words(count.days), attribution=f"said by {one_line(said)}"
    )
    facts = (count.what, count.place, count.days, count.low, count.best, count.high, count.of, count.unnamed)
    return _Entry("total", (count.what, count.of), "", frozenset(count.claims), frozenset(), count.status, line, facts)


def _of_dispute(view: View, citations: Citations, dispute: Dispute) -> _Entry:
    group = dispute_group(view, citations, dispute)
    sides = " / ".join(f"{line.sentence}, {line.attribution}" for line in group.lines)
    line = Line(f"{group.title}: {sides}", attribution=group.note.rstrip("."))
    status = "settled" if dispute.resolved else "open"
    evidence = frozenset((*dispute.side_a, *dispute.side_b))
    return _Entry(
        "dispute", (dispute.topic,), "", evidence, frozenset(), status, line, (dispute.kind, dispute.resolution)
    )


# --- which row was which


def _pair(old: Sequence[_Entry], new: Sequence[_Entry]) -> dict[int, _Entry]:
    """Return for each later entry, by its identity, the earlier one that it continues.

    Two are one if they share a claim; those about the same thing are paired first, those with most in common before
    others. An entry continues at most one.
    """
    by_claim: dict[tuple[str, str], list[int]] = {}
    for at, entry in enumerate(old):
        for claim in entry.evidence:
            by_claim.setdefault((entry.layer, claim), []).append(at)
    shared = Counter(
        (place, at) for place, entry in enumerate(new) for claim in entry.evidence
        for at in by_claim.get((entry.layer, claim), ())
    )  # fmt: skip
    ranked = sorted(shared, key=lambda pair: (old[pair[1]].about != new[pair[0]].about, -shared[pair], pair))
    pairs: dict[int, _Entry] = {}
    taken: set[int] = set()
    for place, at in ranked:
        if id(new[place]) not in pairs and at not in taken:
            pairs[id(new[place])] = old[at]
            taken.add(at)
    return pairs


# --- what became of it


def _change(old: _Entry | None, new: _Entry, after: View, fresh: _Fresh) -> Change | None:
    kind = _kind(old, new)
    if kind is None:
        return None
    return _made(kind, new, after, fresh, before=old)


def _drop(old: _Entry, after: View, fresh: _Fresh) -> Change:
    return _made("dropped", old, after, fresh, before=old)


def _kind(old: _Entry | None, new: _Entry) -> Kind | None:
    if new.status == "retracted" and (old is None or old.status != "retracted"):
        return "retracted"
    if old is None:
        return "new"
    if old.status != new.status and new.layer != "dispute":
        return "upgraded" if LADDER.index(new.status) > LADDER.index(old.status) else "downgraded"
    return "revised" if (old.status, old.facts) != (new.status, new.facts) else None


def _made(kind: Kind, entry: _Entry, after: View, fresh: _Fresh, *, before: _Entry | None) -> Change:
    reports = fresh.that_made(entry)
    told = entry.line
    status = "" if kind == "dropped" else entry.status
    was = before.status if before else ""
    moments = [report.published for report in reports if report.published]
    then = _told(before.line) if before and before is not entry and _told(before.line) != _told(told) else ""
    return Change(
        id=content_id(
            "change", kind, entry.layer, *entry.about, *sorted(entry.evidence), was, status, *map(str, entry.facts)
        ),
        kind=kind,
        layer=entry.layer,
        date=told.date,
        place=told.place,
        sentence=told.sentence,
        attribution=told.attribution,
        notes="; ".join(told.notes),
        status=status,
        before=was,
        sentence_before=then,
        reports=reports,
        known=min(moments, default=after.known),
    )


def _told(line: Line) -> str:
    words = "; ".join(part for part in (line.sentence, line.attribution, *line.notes) if part)
    return f"{line.date}: {words}" if line.date else words


class _Fresh:
    """The reports that a later view has seen and an earlier one had not, by their claims and the places they name."""

    def __init__(self, before: View, after: View) -> None:
        seen = {report.id for report in before.reports}
        self._reports = {report.id: at for at, report in enumerate(after.reports) if report.id not in seen}
        self._after = after.reports
        self._by_claim: dict[str, str] = {}
        self._by_place: dict[str, set[str]] = {}
        for claim in after.claims:
            if claim.report_id not in seen:
                self._by_claim[claim.id] = claim.report_id
                self._by_place.setdefault(claim.where.id if claim.where else "", set()).add(claim.report_id)

    def that_made(self, entry: _Entry) -> tuple[Report, ...]:
        """Return the reports that made a change: those that bear or deny the line, else those that name its place."""
        words = entry.evidence | entry.against
        found = {self._by_claim[claim] for claim in words if claim in self._by_claim}
        if not found and entry.place:
            found = self._by_place.get(entry.place, set())
        return tuple(self._after[at] for at in sorted(self._reports[report] for report in found))
