"""Words of a clause by which it tells that it speaks of the own side, of a loss, or of the dead."""

from __future__ import annotations

import re

from factbox.records import Claim

ADMITTING = ("admit", "concede", "acknowledge")
OWN_SIDE = re.compile(
    r"^[“\"']?(?:[Ww]e|[Oo]ur)\b|\b(?:in|under) our\b|\bours\b|\bto us\b"
    r"|^(?:[Hh]is|[Hh]er|[Mm]y) (?:men|side|fighters|forces|troops|soldiers|units|unit)\b"
)
KILLED = re.compile(r"\b(?:kill|wound|execut|massacr|shot)", re.IGNORECASE)
"""What is done to those whom it befalls, and no accident."""
TELLS_LOSS = re.compile(r"\b(?:fall|falls|fell|fallen|falling|lose|loses|losing|loss|lost)\b", re.IGNORECASE)
"""Words that tell a loss whoever took the place, so that its government admits one with them."""


def words_after_actor(claim: Claim) -> set[str]:
    """Return the words of a clause, in small letters, without those that come before its actor or are the actor's."""
    _, _, after = claim.quote.partition(claim.actor.text) if claim.actor else ("", "", "")
    return set(re.findall(r"\w+", (after or claim.quote).casefold()))


def counts_any(claim: Claim) -> bool:
    """Say whether a claim has a number, and not that of nobody."""
    number = claim.quantity
    return bool(number and (number.best or number.low or number.high))
