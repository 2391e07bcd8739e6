"""Who lays harm at another's door, and so is on the other side: a council that blames a front, "the enemy's radio"."""

from __future__ import annotations

import re

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.cues import saying_verbs
from factbox.records import Claim

HARM = ("casualties", "killing.", "abuse", "looting", "attack.", "strike.")
"""Harm, which is told of an enemy in one's own favour."""

LAID_TO_OTHERS = (*HARM, "detention.arrest", "defection")
"""What a party tells of its enemy in its own favour."""


def is_foes_word(claim: Claim) -> bool:
    """Say whether a text calls who says so an enemy, and so one of the two sides: "the ENEMY's radio"."""
    said_by = claim.speaker.text.casefold() if claim.speaker else ""
    return not load_nouns().foes.isdisjoint(re.findall(r"[a-z]+", said_by))


def is_own_sides_word(claim: Claim) -> bool:
    """Say whether a party's page names people of its own as who says so: "by the reckoning of OUR BRANCH"."""
    words = re.findall(r"[a-z]+", claim.speaker.text.casefold() if claim.speaker else "")
    nouns = load_nouns()
    return words[:1] == ["our"] and not (nouns.party_arms | nouns.party_branches).isdisjoint(words[1:3])


def tells_of_another(claim: Claim) -> bool:
    """Say whether the clause itself has its speaker in it, who says it of another: "which THE FRONT SAYS has fled"."""
    if claim.speaker is None or claim.speaker.text not in claim.quote:
        return False
    _, _, behind = claim.quote.partition(claim.speaker.text)
    says, *then = behind.split()[:2] or [""]
    return says in saying_verbs() and then[:1] in (["has"], ["have"], ["had"], ["is"], ["are"], ["was"], ["were"])


def lays_at_party(claim: Claim, said_by: str) -> bool:
    """Say whether a council or a body under arms tells harm of a party that is named, and is not the one that speaks.

    A committee may be one that counts.

    Args:
        claim: the claim, with its actor as the report names it.
        said_by: the words for the speaker, in small letters.
    """
    nouns, words = load_nouns(), set(re.findall(r"[a-z]+", said_by))
    fights = bool(words & (nouns.fighting_bodies | {"council", "leadership"})) and not words & nouns.of_nobodys_side
    actor = claim.actor if claim.type.startswith(LAID_TO_OTHERS) else None
    return fights and actor is not None and actor.hint == "name" and actor.text.casefold() not in said_by


__all__ = ["HARM", "LAID_TO_OTHERS", "is_foes_word", "is_own_sides_word", "lays_at_party", "tells_of_another"]
