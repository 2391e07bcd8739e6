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


def whole_of(place: Place, places: Iterable[Place]) -> Place | None:
    """Return the city that a part is called by ("Harun barracks", "barracks (Harun)"); None if none or several are.

    A name that goes on in capitals ("San Juan del Sur") is a place of its own, unless it is a facility's.
    """
    if place.kind not in ("facility", "city"):
        return None
    found = {whole.id: whole for whole in places if whole.id != place.id and _is_called_by(place, whole)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_called_by(part: Place, whole: Place) -> bool:
    if whole.kind != "city" or (part.country and whole.country and part.country != whole.country):
        return False
    rest = part.name.removeprefix(f"{whole.name} ")
    begins = rest != part.name and (part.kind == "facility" or rest.islower())
    return begins or part.name.endswith(f" ({whole.name})")
