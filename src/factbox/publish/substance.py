"""What is enough to be a line: "agreement; reported by the Wire" is a claim, and tells a reader nothing.

What each type of happening must tell is data, ``needs`` in ``wordings.yaml``. What says less stays in the exports, and
its section says how much of it there is.
"""

from __future__ import annotations

from factbox.publish.wording import is_nobody, party_words, recipient_words, wordings
from factbox.records import Claim, Count, Event, Quantity

_WHOLES = frozenset(
    (
        *("capitals", "cities", "city", "town", "towns", "villages", "districts", "province", "provinces", "seats"),
        *("area", "areas", "coast", "country", "countryside", "island", "land", "region", "republic", "territory"),
        *("state", "population"),
    )
)
"""What a share is of if it says something of who holds what; "a third of the houses" needs its place."""


def event_says_enough(event: Event) -> bool:
    """Say whether an event tells what a line of its type must tell."""
    numbered = any(value is not None for value in (event.low, event.best, event.high)) and bool(event.unit)
    kind = wordings().type(event.type)
    whom = recipient_words(kind, event.recipient)
    who = party_words(event.actor) or (whom if kind.to else "")
    return _enough(event.type, number=numbered, who=bool(who), whom=bool(whom), place=event.place is not None)


def claim_says_enough(claim: Claim) -> bool:
    """Say whether a claim tells what a line of its type must tell."""
    told = [mention.name or mention.text for mention in (claim.actor, claim.recipient) if mention]
    who = any(not is_nobody(name) for name in told)
    return _enough(claim.type, number=_counts(claim.quantity), who=who, whom=who, place=claim.place is not None)


def count_says_enough(count: Count) -> bool:
    """Say whether a total tells what it counts: a share of nothing that anybody can hold needs a place."""
    words = frozenset(f"{count.what} {count.of}".casefold().split())
    return bool(count.what) and (
        not count.what.startswith("share") or bool(count.place) or not _WHOLES.isdisjoint(words)
    )


def _counts(quantity: Quantity | None) -> bool:
    return quantity is not None and bool(quantity.unit) and (quantity.low, quantity.best, quantity.high) != (None,) * 3


def _enough(kind: str, **told: bool) -> bool:
    """Say whether all words of one of the alternatives that a type needs are told."""
    return any(all(told[word] for word in needed.split()) for needed in wordings().type(kind).needs)
