"""How far two people who reviewed the same claims agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factbox.corpus.agreement import cohen_kappa
from factbox.ledger import paired_decisions
from factbox.records import Review


@dataclass(frozen=True, slots=True)
class ReviewerAgreement:
    """How far two reviewers agree.

    Attributes:
        one, other: who they are.
        claims: how many claims both accepted or rejected.
        equal: the share of these on which they decided the same.
        kappa: Cohen's kappa over the same; 1.0 where both always decide the same way, which measures nothing.
    """

    one: str
    other: str
    claims: int
    equal: float
    kappa: float


def reviewer_agreement(reviews: Iterable[Review]) -> tuple[ReviewerAgreement, ...]:
    """Return the agreement of each two reviewers who decided about a claim in common, by their names."""
    return tuple(
        ReviewerAgreement(one, other, len(pairs), sum(a == b for a, b in pairs) / len(pairs), cohen_kappa(pairs))
        for (one, other), pairs in sorted(paired_decisions(reviews).items())
    )
