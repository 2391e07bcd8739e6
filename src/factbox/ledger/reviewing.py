"""What makes a review one that a ledger can take in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from factbox.errors import UsageError
from factbox.records import EVENT_TYPES, REVIEW_ACTIONS, STANCES, Correction, Review, Target

TextOf = Callable[[str], str | None]

_OF_TWO = ("copy", "merge", "split")


def check_review(review: Review, text_of: TextOf) -> None:
    """Make sure that a review can be understood by whoever reads the ledger later.

    Args:
        review: as it is to be appended.
        text_of: gives the text of a report by its id, or None.

    Raises:
        UsageError: an unknown action, a report or clause that is not there, or a part that its action needs or forbids.
    """
    if review.action not in REVIEW_ACTIONS:
        raise UsageError(f"There is no review {review.action!r}; there are: {', '.join(REVIEW_ACTIONS)}.")
    _check_parts(review)
    for target in filter(None, (review.target, review.other)):
        _check_target(target, text_of, whole=review.action == "copy")
    if review.correction:
        _check_correction(review.correction)
    if review.added:
        _check_added(review, text_of)


def repeated_review(review: Review, earlier: Iterable[Review]) -> int:
    """Return the number of the latest review of the same target if it stands and says the same; else 0.

    Only the latest counts: who accepts what another has rejected since says something new.
    """
    latest = max((one for one in earlier if one.target == review.target), key=lambda one: one.number, default=None)
    if latest is None or latest.undone:
        return 0
    said = replace(latest, number=0, decided=review.decided, reason=review.reason)
    return latest.number if said == review else 0


def _check_parts(review: Review) -> None:
    given = {
        "other": review.other is not None,
        "correction": review.correction not in (None, Correction()),
        "added": review.added is not None,
    }
    wanted = {
        "other": review.action in _OF_TWO,
        "correction": review.action == "correct",
        "added": review.action == "add",
    }
    for name, there in given.items():
        if there != wanted[name]:
            raise UsageError(f"To {review.action}, give {name if wanted[name] else f'no {name}'}.")
    if review.other and _same(review.target, review.other, whole=review.action == "copy"):
        raise UsageError(f"To {review.action}, name two; both are the same.")


def _same(one: Target, other: Target, *, whole: bool) -> bool:
    return one.report == other.report if whole else one == other


def _check_target(target: Target, text_of: TextOf, *, whole: bool) -> None:
    text = text_of(target.report)
    if text is None:
        raise UsageError(f"This ledger has no report {target.report}. Take the id from one of its claims.")
    if not whole and not 0 <= target.span.start < target.span.end <= len(text):
        raise UsageError(f"Report {target.report} has no clause at {target.span.start}-{target.span.end}.")
    if not whole and not target.type:
        raise UsageError("A review of a claim needs the claim's type.")


def _check_correction(correction: Correction) -> None:
    if correction.type is not None and correction.type not in EVENT_TYPES:
        raise UsageError(f"There is no event type {correction.type!r}; there are: {', '.join(EVENT_TYPES)}.")
    if correction.stance is not None and correction.stance not in STANCES:
        raise UsageError(f"There is no stance {correction.stance!r}; there are: {', '.join(STANCES)}.")


def _check_added(review: Review, text_of: TextOf) -> None:
    claim, target = review.added, review.target
    if claim is None:
        return
    if (claim.report_id, claim.span, claim.type) != (target.report, target.span, target.type):
        raise UsageError("An added claim has the report, span and type that the review names.")
    text = text_of(target.report) or ""
    if claim.quote != text[claim.span.start : claim.span.end]:
        raise UsageError("The quote of an added claim is the text of its report at its span, letter by letter.")
    _check_correction(Correction(type=claim.type, stance=claim.stance))
