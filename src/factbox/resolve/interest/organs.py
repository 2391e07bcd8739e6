"""Who accuses the other side through a medium of his own: a party's radio is no neutral voice."""

from __future__ import annotations

import re

from factbox.knowledge.actors import load_nouns
from factbox.knowledge.function_words import load_function_words
from factbox.resolve.interest.told import Told
from factbox.resolve.interest.voices import called, is_neutral

_MEDIA = "|".join((*sorted(load_nouns().party_media, key=len, reverse=True), "mouthpiece", "organ"))
_MEDIUM_OF = re.compile(rf"(?:the |an? )?(?:[\w-]+ )?(?:{_MEDIA}) of (?:the )?(.+)")
_MAY_COUNT = frozenset({"committee"})
"""A body that may be one of nobody's side, which counts."""
_OWN_MEDIUM = re.compile(rf"(.+?)(?:['’]s?)? (?:{_MEDIA})$")


def accuses_by_organ(told: Told) -> bool:
    """Say whether a medium of those who fight or rule lays harm at another's door: "the radio of the Council"."""
    owner = _owner(called(told.claim))
    nouns, words = load_nouns(), set(re.findall(r"[a-z]+", owner))
    fights = words & (nouns.party_bodies - _MAY_COUNT | nouns.regular_bodies | nouns.fighting_bodies | nouns.insurgent)
    own = told.claim.actor is not None and told.claim.actor.text.casefold().removeprefix("the ") in owner
    return bool(fights) and _lays_blame(told) and not own


def accuses_us(told: Told) -> bool:
    """Say whether a body or a medium lays harm at the door of people whom the page calls its own: "our boys"."""
    actor = told.claim.actor
    ours = actor is not None and actor.text.split()[0].casefold() in load_function_words().first_person
    return ours and told.claim.speaker_kind in ("organisation", "outlet", "official") and _lays_blame(told)


def _lays_blame(told: Told) -> bool:
    """Say whether a claim is harm done by somebody, told by none of those who are on nobody's side."""
    harm = told.interest.blamed or told.claim.type.startswith("battle.")
    return told.claim.actor is not None and harm and not is_neutral(told)


def _owner(words: str) -> str:
    """Return whose medium the words for a speaker name; empty where they name no medium, or not whose."""
    found = _MEDIUM_OF.match(words) or _OWN_MEDIUM.match(words)
    return found[1] if found else ""
