"""Which words on a fight or a siege are of the same time: one of last autumn does not bear out one of this spring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factbox.records import Claim, View

NOW = timedelta(days=14)
"""How far apart at most two tell of one fight or siege."""


def last_day(view: View, claim: Claim) -> date:
    """Return the last day that a claim speaks of, or else that of its text; the first of all days for one without."""
    published = view.report(claim.report_id).published
    return claim.days.last or claim.as_of or (published.date() if published else date.min)


def of_one_time(view: View, claims: Sequence[Claim], beside: Claim) -> list[Claim]:
    """Return the claims that tell of the same time as one of them, or go on from it with no longer pause than ``NOW``.

    Args:
        view: the view.
        claims: what is told of a fight or siege, in any order.
        beside: the one whose sentence stands in the line.
    """
    days = sorted({last_day(view, one) for one in (*claims, beside)})
    at = days.index(last_day(view, beside))
    first = last = at
    while first > 0 and days[first] - days[first - 1] <= NOW:
        first -= 1
    while last < len(days) - 1 and days[last + 1] - days[last] <= NOW:
        last += 1
    return [one for one in claims if days[first] <= last_day(view, one) <= days[last]]
