"""Of which day a word is: one on a fight of last autumn does not bear out one of this spring."""

from __future__ import annotations

from datetime import date, timedelta

from factbox.records import Claim, View

NOW = timedelta(days=14)
"""How far apart at most two tell of one fight or siege."""


def last_day(view: View, claim: Claim) -> date:
    """Return the last day that a claim speaks of, or else that of its text; the first of all days for one without."""
    published = view.report(claim.report_id).published
    return claim.days.last or claim.as_of or (published.date() if published else date.min)
