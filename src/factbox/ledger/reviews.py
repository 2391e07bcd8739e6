"""What people decided about claims, applied to those of a view: pure functions, nothing is written.

A review binds to report, span and type, so that it outlives a new reading of the report. What a program read stays in
the ledger and beside the review (:class:`~factbox.records.Reviewed`); what no longer fits is listed, never guessed at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import combinations
from operator import itemgetter
from typing import Any

from factbox.knowledge.actors import known_actor, side_of
from factbox.records import Claim, Correction, Link, Mention, MentionKind, Report, Review, Reviewed, Target, claim_id
from factbox.stored import StoredClaims

_PLAIN = ("type", "stance", "days", "extent", "historical", "quantity", "speaker_kind", "speaker_side")
_DECISIONS = ("accept", "reject", "correct")


@dataclass(slots=True)
class _Reading:
    """The claims of the reports of a view, as they are reviewed one review after the other.

    ``machine`` has what programs read and people added; ``now`` what is otherwise by now; ``out`` what was rejected.
    """

    reports: Mapping[str, Report]
    machine: dict[tuple[object, ...], list[Claim]] = field(default_factory=lambda: defaultdict(list))
    now: dict[str, Claim] = field(default_factory=dict)
    added: dict[str, Claim] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)

    def find(self, target: Target) -> Claim | None:
        """Return the one claim that a target means; None if there is none, or nobody can say which."""
        same = self.machine.get((target.report, target.span, target.type), [])
        exact = [claim for claim in same if claim.id == target.claim]
        placed = [claim for claim in same if (claim.place.text if claim.place else "") == target.place]
        best = exact or (same if len(same) == 1 else placed)
        return best[0] if len(best) == 1 else None


def apply_reviews(
    reports: Sequence[Report], claims: Sequence[Claim], reviews: Iterable[Review]
) -> tuple[Sequence[Claim], tuple[Reviewed, ...]]:
    """Return the claims as people left them, and what each review met.

    A rejected claim is left out; a corrected one carries the correction; the latest of accepting, rejecting and
    correcting decides whether it is in. The claims of a report that was marked a copy have come by way of the other
    report, as if their words said so. Accepting, merging and splitting change no claim.

    Args:
        reports: the reports of a view.
        claims: their claims, as the program read them.
        reviews: in the order in which they were made; those that are undone, and those of other reports, are left out.

    Returns:
        The claims in the order of the reports, then by span and id; the reviews in their order.
    """
    here = {report.id: report for report in reports}
    standing = [one for one in reviews if one.undone is None and one.target.report in here]
    if not standing:
        return claims, ()
    place = {report.id: number for number, report in enumerate(reports)}
    if not isinstance(claims, StoredClaims):
        return _reviewed(here, place, claims, standing)
    touched = {target.report for one in standing for target in (one.target, one.other) if target}
    reviewed = [claim.report_id in touched for claim in claims]
    mine = [claims[at] for at, touches in enumerate(reviewed) if touches]
    now, met = _reviewed(here, place, mine, standing)
    others: Iterable[tuple[int, int | Claim]] = (
        (place[claim.report_id], at) for at, claim in enumerate(claims) if not reviewed[at]
    )
    parts = merge(others, ((place[claim.report_id], claim) for claim in now), key=itemgetter(0))
    return claims.mixed(part for _, part in parts), met


def _reviewed(
    here: Mapping[str, Report], place: Mapping[str, int], claims: Sequence[Claim], standing: Iterable[Review]
) -> tuple[tuple[Claim, ...], tuple[Reviewed, ...]]:
    """Return claims as people left them, and what each review met; the claims are all of the reports reviewed."""
    reading = _Reading(here)
    for claim in dict.fromkeys(claims):
        reading.machine[claim.report_id, claim.span, claim.type].append(claim)
    met = tuple(_apply(reading, one, claims) for one in standing)
    found = {claim.id for claim in claims}
    every = (*claims, *(claim for claim in reading.added.values() if claim.id not in found))
    left = (reading.now.get(claim.id, claim) for claim in every if claim.id not in reading.out)
    return tuple(sorted(left, key=lambda c: (place[c.report_id], c.span, c.id))), met


def review_links(reviewed: Iterable[Reviewed]) -> tuple[Link, ...]:
    """Return what people judged of pairs: one link for each copy, merging and splitting that fits.

    A split is the judgement that two claims tell of two events, a ``same_event`` with score 0.
    """
    return tuple(_link(one, one.review.other) for one in reviewed if one.fits and one.review.other)


def paired_decisions(reviews: Iterable[Review]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return, for each two people, what they decided about the claims that both accepted or rejected.

    The latest word of each counts. A correction is neither: it keeps the claim and says that it was wrong.
    """
    said: dict[str, dict[Target, str]] = defaultdict(dict)
    for one in reviews:
        if one.undone is None and one.action in _DECISIONS:
            said[one.decided_by][one.target] = one.action
    plain = {who: {t: a for t, a in of.items() if a != "correct"} for who, of in said.items()}
    return {
        (one, other): [(plain[one][target], plain[other][target]) for target in plain[one] if target in plain[other]]
        for one, other in combinations(sorted(plain), 2)
        if plain[one].keys() & plain[other].keys()
    }


def _apply(reading: _Reading, review: Review, claims: Sequence[Claim]) -> Reviewed:
    if review.action == "copy":
        return _copied(reading, review, claims)
    if review.action == "add" and review.added:
        return _added(reading, review, review.added)
    machine = reading.find(review.target)
    other = reading.find(review.other) if review.other else None
    if machine is None or (review.other and other is None):
        return Reviewed(review, fits=False)
    if review.action in _DECISIONS:
        (reading.out.add if review.action == "reject" else reading.out.discard)(machine.id)
    if review.correction:
        now = reading.now.get(machine.id, machine)
        reading.now[machine.id] = corrected(now, review.correction, _because(review))
    return Reviewed(review, machine, other)


def _added(reading: _Reading, review: Review, claim: Claim) -> Reviewed:
    """Add a claim, in the place of one of the same words that the program has found by itself since."""
    claim = replace(claim, id=claim.id or claim_id(claim))
    same = reading.machine[claim.report_id, claim.span, claim.type]
    machine = next((one for one in same if one.id == claim.id), None)
    if machine is None:
        same.append(claim)
    reading.added[claim.id] = reading.now[claim.id] = claim
    reading.out.discard(claim.id)
    return Reviewed(review, machine)


def _copied(reading: _Reading, review: Review, claims: Sequence[Claim]) -> Reviewed:
    """Let the words of a report have come by way of the outlet, or the wires, of the one it copies."""
    copied = review.other and reading.reports.get(review.other.report)
    if not copied:
        return Reviewed(review, fits=False)
    for claim in (one for one in (*claims, *reading.added.values()) if one.report_id == review.target.report):
        now = reading.now.get(claim.id, claim)
        chain = (name for name in (*now.via, copied.outlet, *copied.wires) if name)
        reading.now[claim.id] = replace(now, via=tuple(dict.fromkeys(chain)))
    return Reviewed(review)


def corrected(claim: Claim, correction: Correction, because: str) -> Claim:
    """Return a claim with what a person reads otherwise; its id, its clause and its words stay what they were.

    Args:
        claim: as the program read it, or as it was corrected before.
        correction: what is otherwise.
        because: who says so, for a person to read; becomes the reason of every name that is changed.
    """
    changed: dict[str, Any] = {name: value for name in _PLAIN if (value := getattr(correction, name)) is not None}
    for name in ("actor", "recipient"):
        if (given := getattr(correction, name)) is not None:
            changed[name] = _named(claim, name, "actor", given, because)
    if correction.speaker is not None:
        changed = _spoken(claim, correction.speaker, because) | changed
    if correction.place is not None:
        place = _named(claim, "place", "place", correction.place.name, because)
        changed |= {"where": correction.place, "place": place and replace(place, id=correction.place.id)}
    if correction.days is not None:
        changed["readings"] = ()
    if correction.place is not None or correction.days is not None:
        changed["unresolved"] = ()
    if correction.no_place:
        changed |= {"place": None, "where": None}
    if correction.no_quantity:
        changed["quantity"] = None
    return replace(claim, **changed)


def _spoken(claim: Claim, name: str, because: str) -> dict[str, Any]:
    """Return a claim's new speaker, whose kind and side are those that our tables know, else left open."""
    known = known_actor(name) if name else None
    return {
        "speaker": _named(claim, "speaker", "speaker", name, because),
        "speaker_kind": "organisation" if known else "",
        "speaker_side": side_of(known.name) if known else "",
    }


def _named(claim: Claim, role: str, kind: MentionKind, name: str, because: str) -> Mention | None:
    """Return a mention that means a name: in the words that the program took, else in the whole clause."""
    if not name:
        return None
    words: Mention = getattr(claim, role) or Mention(claim.span, claim.quote, kind)
    side = side_of(name) if kind == "actor" else ""
    return replace(words, id=f"{kind}:{name}", name=name, score=1.0, reason=because, side=side)


def _because(review: Review) -> str:
    return f"corrected by {review.decided_by}: {review.reason}"


def _link(one: Reviewed, other: Target) -> Link:
    review = one.review
    if review.action == "copy":
        return Link(review.target.report, other.report, "copies", 1.0, review.reason, review.decided_by, review.decided)
    left, right = (claim.id if claim else "" for claim in (one.machine, one.other))
    score = 0.0 if review.action == "split" else 1.0
    return Link(left, right, "same_event", score, review.reason, review.decided_by, review.decided)


def unfitting(reviewed: Iterable[Reviewed]) -> Iterator[Review]:
    """Yield the reviews that fit no claim any more."""
    return (one.review for one in reviewed if not one.fits)
