"""One place, one identity: local places that reports know more or less about, agreed across them.

A place that no gazetteer has is known by its words and its country. Where a report gives no country, and all others
that name such a place give one and the same, it is that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from factbox.records import Claim, Place

_LOCAL = "local:"


def agree_places(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims with local places of one name and kind brought together where only one country is known."""
    places = {claim.where for claim in claims if claim.where and claim.where.id.startswith(_LOCAL)}
    agreed = {place.id: full for place in places if not place.country and (full := _only(place, places))}
    return tuple(replace(c, where=agreed[c.where.id]) if c.where and c.where.id in agreed else c for c in claims)


def _only(place: Place, places: Iterable[Place]) -> Place | None:
    """Return the one place of that name and kind whose country is known; None if there are several or none."""
    same = {p for p in places if p.country and (p.name.casefold(), p.kind) == (place.name.casefold(), place.kind)}
    return next(iter(same)) if len(same) == 1 else None
