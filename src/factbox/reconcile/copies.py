"""Which words are copies, and whose words they were first.

Two claims whose clauses share eight words in a row are one text: independent writers do not do that, and the one thing
that both would quote word for word is a speaker, who is one voice anyway. Only stretches around a claim are compared,
so web forms, menus and sidebars, which carry none, prove nothing. Where a report copies another, wholly or in part
(:mod:`.reuse`), claims in the passages that they share are one text too, though words were changed all over. A copy
takes the lineage of what it copies.

Lineage is the set of outlets any of which may have written the words: from a relay ("Reuters says, quoted by ..."), a
quoted block, a credit line or the masthead; empty where the table of outlets knows none of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

import numpy as np

from factbox.knowledge.actors import party_side
from factbox.knowledge.outlets import find_outlet
from factbox.reconcile.clauses import sharing_words
from factbox.reconcile.reuse import KEPT, NEVER, Judgement, in_order, judge_reuse
from factbox.reconcile.rows import Kept, Places, Rows
from factbox.reconcile.shingles import SHINGLE
from factbox.records import Claim, Link, Report, Span, content_id

LONG_FORM = 60
"""Words in a passage that no web form, menu or legal notice runs to: whoever shares so many has copied news."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words came from.

    Attributes:
        id: one per lineage; where that is unknown, one per report that printed it first.
        lineage: outlets any of which may have written the words; empty if unknown.
        evidence: how that is known, for a person to read.
        borrowed: whether who printed them here is not among those who may have written them.
    """

    id: str
    lineage: frozenset[str]
    evidence: str
    borrowed: bool = False

    @property
    def known(self) -> bool:
        """Whether it can be shown to be separate from another one."""
        return bool(self.lineage)


@dataclass(frozen=True, slots=True)
class Origins:
    """What is known of where the words of claims came from.

    Attributes:
        of: the origin of each claim, in the order of the claims.
        text: which text a claim stands in that others print too, by its number in that order; prints of one text share
            one.
        links: one for each report that repeats another's words.
        repeats: for a claim in another outlet's copy, the claim that it repeats, by their numbers.
    """

    of: Sequence[Origin]
    text: Mapping[int, str]
    links: tuple[Link, ...]
    repeats: Mapping[int, int]


def trace_origins(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    known_outlets: Collection[str] = (),
    kept: Kept | None = None,
) -> Origins:
    """Return where the words of each claim came from.

    Args:
        reports: the reports; their order does not matter.
        claims: their claims.
        known_outlets: names of outlets that count as known beside those of our table.
        kept: what was worked out before of reports and pairs of them; what is new is put in.
    """
    kept = {} if kept is None else kept
    rows = Rows(in_order(reports), kept)
    printed = _Printed(rows, claims, known_outlets)
    reuse = _of_claims(judge_reuse(rows, kept), printed)
    repeated = list(_repeated(reuse, printed))
    texts = _join((*sharing_words(rows, printed.report, printed.spans), *repeated))
    inherited = _inherited(printed, texts, reuse, known_outlets)
    first = {number: best for text in texts for best in [min(text, key=printed.priority)] for number in text}
    of: list[Origin] = []
    same: dict[Origin, Origin] = {}
    for number in range(len(claims)):
        by = first.get(number, number)
        origin = _origin(printed, number, by, inherited)
        if _is_borrowed(printed, number, by, origin, known_outlets):
            origin = replace(origin, borrowed=True)
        of.append(same.setdefault(origin, origin))
    return Origins(
        of=of,
        text={number: name for text in texts for name in [claims[text[0]].id] for number in text},
        links=tuple(_links(printed, texts, reuse)),
        repeats=_repeats(printed, repeated),
    )


class _Printed:
    """Claims by their numbers, with what their reports tell of them: all that is held of each of very many.

    Attributes:
        claims: the claims.
        report: the number of the report of each.
        spans: where the clause of each begins and ends, one row a claim.
        own: what its report alone tells of the lineage of each.
    """

    def __init__(self, rows: Rows, claims: Sequence[Claim], known: Collection[str]) -> None:
        self.claims = claims
        self._reports: Sequence[Report] = rows.reports
        texts_of = [_own_text(report, known) for report in rows.reports]
        self.own: list[_Own] = []
        report, spans = array("q"), array("q")
        for claim in claims:
            number = rows.number[claim.report_id]
            report.append(number)
            spans.extend((claim.span.start, claim.span.end))
            self.own.append(_credited(rows.reports[number], claim, known) or texts_of[number])
        self.report: Places = np.frombuffer(report, np.int64) if report else np.zeros(0, np.int64)
        self.spans: Places = np.frombuffer(spans, np.int64).reshape(-1, 2) if spans else np.zeros((0, 2), np.int64)

    def report_of(self, number: int) -> Report:
        """Return the report in which a claim stands."""
        return self._reports[int(self.report[number])]

    def priority(self, number: int) -> tuple[object, ...]:
        """Rank the prints of one text by how well they tell whose it is: who credits somebody, then the earliest."""
        own, report = self.own[number], self.report_of(number)
        credits_somebody = own.credited and bool(own.lineage)
        when = (_published(report), not own.lineage, sorted(own.lineage), report.id)
        return (not credits_somebody, *when, self.claims[number].id)

    def by_report(self, reports: Collection[str]) -> dict[str, list[int]]:
        """Return the claims of some reports, by the ids of these."""
        told: dict[str, list[int]] = {}
        wanted = np.fromiter((report.id in reports for report in self._reports), bool, len(self._reports))
        for number in np.flatnonzero(wanted[self.report]).tolist():
            told.setdefault(self.report_of(number).id, []).append(number)
        return told


def count_separate(origins: Iterable[Origin]) -> int:
    """Return how many of the origins are provably separate: at least one; all unknown ones together add nothing.

    Lineages are taken smallest first, each that shares no outlet with those already taken, so that "with inputs from
    A and B" never counts beside A or B alone.
    """
    taken: set[str] = set()
    count = 0
    for lineage in sorted({o.lineage for o in origins if o.known}, key=lambda names: (len(names), sorted(names))):
        if taken.isdisjoint(lineage):
            taken |= lineage
            count += 1
    return max(count, 1)


@dataclass(frozen=True, slots=True)
class _Own:
    """What one report alone tells of the lineage of one claim; ``credited`` if it names somebody else."""

    lineage: frozenset[str]
    evidence: str
    credited: bool


def _credited(report: Report, claim: Claim, known: Collection[str]) -> _Own | None:
    """Return who may have written the words of a claim, where its own words or the passage say so."""
    if claim.via:
        return _Own(_names([_farthest(claim.via)], known), f"relayed from {_farthest(claim.via)}", credited=True)
    if claim.speaker_kind == "outlet" and claim.speaker:
        name = claim.speaker.name or claim.speaker.text
        return _Own(_names([name], known), f"said by {name}", credited=True)
    passage = report.passage_at(claim.span)
    if passage and passage.kind == "quoted_outlet" and passage.outlet:
        return _Own(_names([passage.outlet], known), f"a block quoted from {passage.outlet}", credited=True)
    return None


def _own_text(report: Report, known: Collection[str]) -> _Own:
    """Return who may have written a report, by its credit line and its masthead."""
    if report.wires:
        lineage = _names([*report.wires, report.outlet], known)
        return _Own(lineage, f"credit line: {', '.join(report.wires)}", credited=True)
    return _Own(_names([report.outlet], known), f"own text of {report.outlet or 'an unnamed outlet'}", credited=False)


def _farthest(via: Sequence[str]) -> str:
    """Return the one whose words they were first: a wire where one is named, else the last of the chain."""
    wires = [name for name in via if (outlet := find_outlet(name)) and outlet.kind == "wire"]
    return wires[-1] if wires else via[-1]


def _names(words: Iterable[str], known: Collection[str]) -> frozenset[str]:
    """Return the canonical names of the outlets that we know among these."""
    found = (outlet.name if (outlet := find_outlet(name)) else name if name in known else "" for name in words if name)
    return frozenset(filter(None, found))


def _of_claims(reuse: Sequence[Judgement], printed: _Printed) -> list[Judgement]:
    """Return the judgements that claims hang on: two pages may share forms and menus, and no news."""
    short = [words.report.id for judged in reuse if not _is_long(judged) for words in (judged.later, judged.earlier)]
    told = printed.by_report(set(short))
    return [judged for judged in reuse if _is_long(judged) or _holds_claim(judged, told, printed)]


def _is_long(judged: Judgement) -> bool:
    """Say whether more is shared than any form: in one passage, or in several that are a good part of a text."""
    several = sum(len(passage.in_other) for passage in judged.shared)
    return judged.longest >= LONG_FORM or (several >= LONG_FORM and judged.share >= KEPT)


def _holds_claim(judged: Judgement, told: Mapping[str, Sequence[int]], printed: _Printed) -> bool:
    """Say whether a claim of either report stands in a passage that both share."""
    return any(
        span.overlaps(Span(*printed.spans[number].tolist()))
        for spans in judged.spans
        for span, words in zip(spans, (judged.later, judged.earlier), strict=True)
        for number in told.get(words.report.id, ())
    )


def _repeated(reuse: Sequence[Judgement], printed: _Printed) -> Iterator[tuple[int, int]]:
    """Yield each claim of a copied passage with the claim that it repeats, that one first.

    What an outlet says anew in a later state of its own story is news of its own, and no repetition.
    """
    copied = [judged for judged in reuse if judged.likeness != "same_outlet_update"]
    told = printed.by_report({words.report.id for judged in copied for words in (judged.later, judged.earlier)})
    for judged in copied:
        candidates = [(printed.claims[at], at) for at in told.get(judged.earlier.report.id, ())]
        numbers = {claim.id: at for claim, at in candidates}
        for number in told.get(judged.later.report.id, ()):
            first = _counterpart(judged, printed.claims[number], [claim for claim, _ in candidates])
            if first:
                yield numbers[first.id], number


def _counterpart(judged: Judgement, claim: Claim, candidates: Iterable[Claim]) -> Claim | None:
    """Return the claim of the copied report that says the same in the words for which these stand.

    Of a whole copy also in others: where a headline or a lead sums up what was copied, or the copied words were changed
    beyond knowing. What is added below them is the copier's own. A partial copy's lead sums up what was copied too,
    unless that is no more than a paragraph in a new story.
    """
    same = sorted((c for c in candidates if _says_the_same(c, claim)), key=lambda c: (c.span, c.id))
    inside = judged.later.numbers(claim.span)
    places = [passage.counterpart(inside) for passage in judged.shared]
    spans = [judged.earlier.stretch(place) for place in places if place]
    found = [c for c in same if any(map(c.span.overlaps, spans))]
    if not found and same:
        copied = [earlier for _, earlier in judged.spans]
        above = inside.start < min(run.other for passage in judged.shared for run in passage.runs if run.length)
        whole = judged.likeness == "copy"
        if above and (whole or judged.share >= KEPT):
            return same[0]
        found = [c for c in same if not any(map(c.span.overlaps, copied))] if whole else []
    return next(iter(found), None)


def _says_the_same(one: Claim, other: Claim) -> bool:
    """Say whether two claims are one in substance: type, place and number, and no other side acts."""
    sides = {side for side in (party_side(one.actor), party_side(other.actor)) if side}
    places = [claim.where and claim.where.id for claim in (one, other)]
    return one.type == other.type and places[0] == places[1] and one.quantity == other.quantity and len(sides) < 2


def _repeats(printed: _Printed, repeated: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return which claims repeat which others, as far as other outlets printed them, and earlier."""
    found: dict[int, int] = {}
    for first, claim in repeated:
        one, again = printed.report_of(first), printed.report_of(claim)
        if _published(one) < _published(again) and (one.outlet != again.outlet or not again.outlet):
            found.setdefault(claim, first)
    return found


def _join(groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """Return the classes of several numbers, such that no group has members in two of them (union-find)."""
    leader: dict[int, int] = {}

    def find(key: int) -> int:
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for group in groups:
        heads = sorted({find(number) for number in group})
        leader.update(dict.fromkeys(heads[1:], heads[0]))
    classes: dict[int, list[int]] = {}
    for number in sorted(leader):
        classes.setdefault(find(number), []).append(number)
    return list(classes.values())


def _published(report: Report) -> datetime:
    return report.published or NEVER


def _inherited(
    printed: _Printed, texts: Iterable[Sequence[int]], reuse: Iterable[Judgement], known: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return what each report may have copied from earlier ones that it shares words with, as outlets."""
    lent: dict[str, frozenset[str]] = {}
    for judged in reuse:
        for lender, borrower in _lending(judged):
            names = _names([*lender.wires, lender.outlet], known)
            lent[borrower.id] = lent.get(borrower.id, frozenset()) | names
    for text in texts:
        reports = [printed.report_of(number) for number in text]
        if len({report.id for report in reports}) == 1:
            continue
        earliest = min(map(_published, reports))
        first = (number for number, report in zip(text, reports, strict=True) if _published(report) == earliest)
        names = frozenset().union(*(printed.own[number].lineage for number in first))
        for report in reports:
            lent[report.id] = lent.get(report.id, frozenset()) | names
    return lent


def _lending(judged: Judgement) -> Iterator[tuple[Report, Report]]:
    """Yield who may have lent words to whom: either to the other, where both were published at the same moment."""
    later, earlier = judged.later.report, judged.earlier.report
    yield earlier, later
    if _published(later) == _published(earlier):
        yield later, earlier


def _origin(printed: _Printed, claim: int, first: int, inherited: Mapping[str, frozenset[str]]) -> Origin:
    """Return the origin of a claim, given the claim of the same text that tells best whose it is."""
    own, report, by = printed.own[first], printed.report_of(claim), printed.report_of(first)
    lineage, evidence = own.lineage, own.evidence
    if by.id != report.id:
        evidence = f"same words as {by.file}; {evidence}"
    elif lineage and not own.credited and (more := inherited.get(report.id, frozenset()) - lineage):
        evidence += f"; the report shares other words with {', '.join(sorted(more))}"
        lineage |= more
    key = "|".join(sorted(lineage)) if lineage else f"unknown:{by.id}"
    return Origin(_origin_id(key), lineage, evidence)


@lru_cache(maxsize=2**14)
def _origin_id(key: str) -> str:
    return content_id("origin", key)


def _is_borrowed(printed: _Printed, claim: int, first: int, origin: Origin, known: Collection[str]) -> bool:
    """Say whether the outlet of a claim prints what others wrote: by lineage, else by who printed the text first."""
    outlet = printed.report_of(claim).outlet
    if origin.known:
        return _names([outlet], known).isdisjoint(origin.lineage)
    return outlet != printed.report_of(first).outlet


def _links(printed: _Printed, texts: Iterable[Sequence[int]], reuse: Iterable[Judgement]) -> Iterator[Link]:
    """Yield one link for each report that repeats another's words, by its passages, its claims or both.

    A sentence that one outlet prints on several of its pages makes no copy of any, unless a passage around it does.
    """
    told = {(link.left, link.right): link for judged in reuse if (link := judged.link)}
    claims, outlets = _claims_shared(printed, texts)
    for later, earlier in sorted({*claims, *told}):
        number, link = claims.get((later, earlier), 0), told.get((later, earlier))
        reason = f"{number} claims share {SHINGLE} words in a row or more" if number else ""
        if link:
            yield replace(link, reason="; ".join(filter(None, (link.reason, reason))))
        elif not outlets[later] or outlets[later] != outlets[earlier]:
            yield Link(later, earlier, "copies", 1.0, reason, decided_by="reconcile.copies")


def _claims_shared(
    printed: _Printed, texts: Iterable[Sequence[int]]
) -> tuple[dict[tuple[str, str], int], dict[str, str]]:
    """Count the texts that each report shares with the first that printed them; and return the outlet of each."""
    shared: dict[tuple[str, str], int] = {}
    outlets: dict[str, str] = {}
    for text in texts:
        reports = {report.id: report for report in map(printed.report_of, text)}
        ids = sorted(reports, key=lambda key: (_published(reports[key]), key))
        outlets |= {key: report.outlet for key, report in reports.items()}
        for later in ids[1:]:
            shared[later, ids[0]] = shared.get((later, ids[0]), 0) + 1
    return shared, outlets
