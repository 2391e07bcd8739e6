"""Claims beside what people decided about them: the machine's version never goes out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from factbox.publish.wording import capitalise, claim_words, days_words, voice_words, where_words
from factbox.records import Claim, Report, Review, Reviewed

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
    """

    claim: Claim
    word: Word
    standing: tuple[Review, ...]
    undone: tuple[Review, ...]
    read: tuple[tuple[str, str], ...]


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
    met = [one for one in reviewed if one.review.target.report == report.id and one.machine]
    machine = {one.machine.id: one.machine for one in met if one.machine}
    gone = [one for one in reviews if one.undone and one.target.report == report.id]
    every = sorted((machine | now).values(), key=lambda claim: (claim.span, claim.id))

    def judged(claim: Claim) -> Judged:
        standing = tuple(one.review for one in reversed(met) if one.machine and one.machine.id == claim.id)
        word: Word = next((WORDS[one.action] for one in standing if one.action in WORDS), "")
        undone = tuple(one for one in reversed(gone) if one.target.claim == claim.id)
        return Judged(claim, word, standing, undone, _read(report, machine.get(claim.id, claim), claim))

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


def about_report(report: Report, reviewed: Iterable[Reviewed]) -> tuple[Review, ...]:
    """Return the standing reviews of a report that speak of none of its claims: copies, and what fits none any more."""
    return tuple(one.review for one in reviewed if one.review.target.report == report.id and one.machine is None)
