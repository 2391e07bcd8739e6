"""Fighting that one sentence tells by two of its words: "BOMBARDING the city with SHELLS" is one shelling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factbox.records import Claim, with_id

_FIGHTING = ("battle.", "strike.", "territory.contested")
"""Types of which a sentence tells one at a place; who took it and who lost it are two claims of the same words."""


def once_each(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of a sentence, each fight and strike once, in the words of the longer telling.

    Two tellings are one where their words overlap, and place, time, stance and speaker are the same; so many killed and
    so many wounded stay two. Who did it, to whom and how many are kept from either.
    """
    kept: list[Claim] = []
    for claim in claims:
        at = next((i for i, other in enumerate(kept) if _is_same(other, claim)), None)
        if at is None:
            kept.append(claim)
        else:
            kept[at] = _merged(kept[at], claim)
    return tuple(kept)


def _is_same(one: Claim, other: Claim) -> bool:
    alike = one.type == other.type and one.stance == other.stance and one.historical == other.historical
    if not (alike and one.type.startswith(_FIGHTING) and one.span.overlaps(other.span)):
        return False
    said = (one.place, one.time, one.speaker) == (other.place, other.time, other.speaker)
    return said and (one.quantity is None or other.quantity is None or one.quantity == other.quantity)


def _merged(one: Claim, other: Claim) -> Claim:
    long, short = (one, other) if len(one.quote) >= len(other.quote) else (other, one)
    return with_id(
        replace(
            long,
            actor=long.actor or short.actor,
            recipient=long.recipient or short.recipient,
            quantity=long.quantity or short.quantity,
        )
    )


__all__ = ["once_each"]
