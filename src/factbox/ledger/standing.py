"""How far a ledger has come, by which it is known again that nothing was added since, or nothing that matters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a ledger has come.

    Attributes:
        place, link: the number of the last record in the chain, and its hash, which binds all before it.
        intake, review, claim: the numbers of the last row of these tables.
    """

    place: int
    link: bytes
    intake: int
    review: int
    claim: int
