"""A deal that the one who should have struck it denies beside: whoever says that he did is no neutral voice on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factbox.knowledge.actors import load_nouns, party_side
from factbox.records import Claim

_DEALS = "diplomacy.agreement"
_NEAR = 400
"""Characters between what somebody says of a deal and the word against it, in which the one answers the other."""


def as_denied_beside(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims with an attributed deal as claimed, where somebody else denies it near by.

    "The colonel says that we agreed. I do not know who agreed, we did not": who is told to have agreed knows it.
    Mediators and witnesses, who are on no side, keep their word.
    """
    denials = [claim for claim in claims if claim.type == _DEALS and claim.stance == "denied" and claim.speaker]
    return [
        replace(claim, stance="claimed") if any(_answers(denial, claim) for denial in denials) else claim
        for claim in claims
    ]


def _answers(denial: Claim, claim: Claim) -> bool:
    """Say whether a denial is of the deal that a claim tells on somebody's word."""
    if claim.type != _DEALS or claim.stance != "attributed" or _is_bystander(claim):
        return False
    told, denied = party_side(claim.actor), {party_side(denial.actor), denial.speaker_side}  # "his men have not"
    gap = max(denial.span.start - claim.span.end, claim.span.start - denial.span.end)
    return _name(denial) != _name(claim) and gap <= _NEAR and (not told or told in denied or not any(denied))


def _is_bystander(claim: Claim) -> bool:
    nouns, words = load_nouns(), set(re.findall(r"[a-z]+", _name(claim)))
    neutral = words & (nouns.of_third_parties | nouns.of_nobodys_side)
    return claim.speaker is None or claim.speaker_kind in ("witness", "outlet") or bool(neutral)


def _name(claim: Claim) -> str:
    return (claim.speaker.name or claim.speaker.text).casefold() if claim.speaker else ""
