"""Claims beside what people decided about them: the machine's version never goes out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factbox.publish.wording import capitalise, claim_words, days_words, voice_words, where_words
from factbox.records import Claim, Report, Review, Reviewed, Target, claim_id

Word = Literal["", "accepted", "rejected", "corrected"]

WORDS: dict[str, Word] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
"""What stands of a claim after each decision."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim as a page shows it to who reviews.

    Attributes:
        claim: as it counts now; a rejected one as the program read it.
        word: what the latest standing decision made of it; empty while nobody has decided.
        standing: the decisions that stand, the latest first.
        undone: those that were taken back, the latest first.
        read: what the program read otherwise than it counts now: label, and its words.
        by_hand: whether a person added it, and the program has not found it by itself.
    """

    claim: Claim
    word: Word
    standing: tuple[Review, ...]
    undone: tuple[Review, ...]
    read: tuple[tuple[str, str], ...]
    by_hand: bool = False


def claims_met(one: Reviewed) -> tuple[Claim, ...]:
    """Return the claims that a review speaks of: one, or the two that are merged or split; one added by hand too."""
    added = one.review.added
    first = one.machine or (replace(added, id=added.id or claim_id(added)) if added else None)
    return tuple(claim for claim in (first, one.other) if claim)


def targets_of(review: Review) -> tuple[Target, ...]:
    """Return what a review speaks of, by what it is bound to."""
    return (review.target, review.other) if review.other else (review.target,)


def judge(
    report: Report, claims: Iterable[Claim], reviewed: Sequence[Reviewed], reviews: Iterable[Review]
) -> tuple[Judged, ...]:
    """Return the claims of a report, rejected ones too, each with what was decided about it, in the report's order.

    Args:
        report: the report.
        claims: claims of a view, at least those of the report, as people left them.
        reviewed: what the standing reviews of the view met.
        reviews: every review, for those that were undone.
    """
    now = {claim.id: claim for claim in claims if claim.report_id == report.id}
    met = [(one.review, claim) for one in reviewed for claim in claims_met(one) if claim.report_id == report.id]
    first = {claim.id: claim for _, claim in reversed(met)}
    hands = {one.target.claim for one, _ in met if one.action == "add"} - {
        one.machine.id for one in reviewed if one.review.action == "add" and one.machine
    }
    gone = [one for one in reviews if one.undone]
    every = sorted((first | now).values(), key=lambda claim: (claim.span, claim.id))

    def judged(claim: Claim) -> Judged:
        standing = tuple(review for review, one in reversed(met) if one.id == claim.id)
        word: Word = next((WORDS[one.action] for one in standing if one.action in WORDS), "")
        undone = tuple(one for one in reversed(gone) if claim.id in {target.claim for target in targets_of(one)})
        read = _read(report, first.get(claim.id, claim), claim)
        return Judged(claim, word, standing, undone, read, by_hand=claim.id in hands)

    return tuple(map(judged, every))


def _read(report: Report, machine: Claim, now: Claim) -> tuple[tuple[str, str], ...]:
    """Return what the machine's version says where it differs from the one that counts."""
    pairs = zip(_told(report, machine), _told(report, now), strict=True)
    return tuple(before for before, after in pairs if before != after)


def _told(report: Report, claim: Claim) -> tuple[tuple[str, str], ...]:
    return (
        ("Says", capitalise(claim_words(claim))),
        ("Stance", claim.stance),
        ("Speaker", voice_words(claim, report)),
        ("When", days_words(claim.days) or "date not known"),
        ("Where", where_words(claim) or "not said"),
    )


def about_report(report: Report, judged: Iterable[Judged], reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews of a report that stand beside none of its claims, undone ones too, in their order.

    These are copies, on both sides, claims that were added and taken back, and what fits no claim any more.
    """
    beside = {review.number for one in judged for review in (*one.standing, *one.undone)}
    mine = (one for one in reviews if report.id in {target.report for target in targets_of(one)})
    return tuple(one for one in mine if one.number not in beside)
