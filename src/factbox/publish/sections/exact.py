"""A state told twice, once under a vague place or a vague holder: only the exact one is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.publish.attribution import claims_of
from factbox.records import Control, View

_NEAR = timedelta(days=3)
"""How far apart at most two words on a holder are of one time."""

_SHORTEST = 4
"""Letters of the shortest word by which a place is known again."""


def without_told_below(view: View, rows: Sequence[Control]) -> list[Control]:
    """Return states without those that headlines alone tell, where their texts have the place by its fuller name.

    "Gangs seize fuel terminal in Alder" stands above "took control of the Port Quay fuel terminal".
    """
    told = [(row, claims_of(view, _all_claims(row))) for row in rows]
    below = [(row, one) for row, claims in told for one in claims if one.passage != "headline"]

    def again(row: Control) -> bool:
        claims = next(claims for one, claims in told if one is row)
        return bool(claims) and all(
            one.passage == "headline"
            and any(
                other is not row
                and (claim.report_id, claim.type) == (one.report_id, one.type)
                and other.place.id != row.place.id
                and _words(row.place.name) <= _words(claim.quote)
                for other, claim in below
            )
            for one in claims
        )

    return [row for row in rows if not again(row)]


def _all_claims(row: Control) -> list[str]:
    """Return the claims that a state rests on, with those that repeat them."""
    again = (one for testimony in row.testimonies for one in testimony.also)
    return list(dict.fromkeys((*row.claims, *again)))


def _words(name: str) -> set[str]:
    """Return the longer words of a clause, or of a place without its town: "fuel terminal (Alder)"."""
    return {word for word in re.findall(r"\w+", name.partition(" (")[0].casefold()) if len(word) >= _SHORTEST}


def without_unnamed(rows: Sequence[Control]) -> list[Control]:
    """Return holdings without those by "armed groups" of places that a group with a name is told to hold then."""
    named = [row for row in rows if row.holder and not _is_unnamed(row.holder)]
    return [row for row in rows if not (_is_unnamed(row.holder) and any(_is_of_one_time(row, one) for one in named))]


def _is_of_one_time(row: Control, other: Control) -> bool:
    days = [one.last_affirmed or one.began.last for one in (row, other)]
    first, last = min(filter(None, days), default=None), max(filter(None, days), default=None)
    return row.place.name == other.place.name and (first is None or last is None or last - first <= _NEAR)


@cache
def _is_unnamed(holder: str) -> bool:
    """Say whether a holder is called by common nouns for people under arms alone: "Armed groups"."""
    nouns = load_nouns()
    common = nouns.armed | nouns.insurgent | nouns.bands | nouns.describing | nouns.others | nouns.fighters | _GROUPS
    words = holder.casefold().split()
    return bool(words) and all(word in common for word in words)


_GROUPS = frozenset({"group", "groups", "faction", "factions", "gang", "gangs", "ethnic", "armed"})
