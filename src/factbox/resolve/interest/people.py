"""Whose people a clause tells of: those of who speaks, or his enemies."""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, known_actor, load_nouns, party_side
from factbox.records import Claim
from factbox.resolve.interest.phrases import ADMITTING, KILLED, TELLS_LOSS, counts_any, words_after_actor
from factbox.resolve.interest.told import Told, own_if_unnamed
from factbox.resolve.states import is_of_state

OWN_PEOPLE = re.compile(
    r"\b(?:its|their|his|our) (?:own )?(?:men|soldiers|troops|fighters|officers|comrades|losses|dead)\b"
    r"|\b(?:loses?|losing|lost|loss of|losses are|losses were) (?!control|contact|(?:his|her|its|their) li(?:fe|ves))"
)
"""Words by which somebody tells of the own people; who loses men is the speaker, who loses his life is anybody."""
_LOST_LIVES = re.compile(r"\blos(?:es?|ing|t) (?:his|her|its|their) li(?:fe|ves)\b")
"""What is said of soldiers of one's own, and never of an enemy's."""
_AND_OTHERS = re.compile(r"\b(?:\d+|[a-z]+ty|some|many|several|dozens of|scores of|hundreds of) others\b")
"""More of those whom the clause before counted, which is where it is told whose they are."""
_ESCAPED = re.compile(r"\b(?:escap\w+|br(?:oke|eak|oken) out|fled)\b", re.IGNORECASE)
_FOUGHT = re.compile(
    r"\b(?:inflict|neutrali[sz]|eliminat|liquidat|repel|repuls)\w*|\barmed (?:men|gangs?|groups?|elements)\b",
    re.IGNORECASE,
)
"""Verbs that take an enemy for their object, and names for one that say that he is armed and nobody's army."""


def suffers(told: Told) -> bool:
    """Say whether a side tells what befell its own; where an attacker is named, the blow may be one beaten off."""
    claim = told.claim
    if told.by_state and claim.type == "detention.release":
        return bool(told.does) or _ESCAPED.search(claim.quote) is not None
    a_loss = told.interest.loss_to_foe if told.does else told.interest.loss
    return a_loss and (claim.type != "casualties" or counts_any(claim)) and tells_of_own_people(told)


def tells_of_own_people(told: Told) -> bool:
    """Say whether a clause tells what befell people of the speaker's own: "three soldiers", "two of its own men".

    Soldiers are a state's, unless words before say that they are another's; fighters and comrades are a group's.
    """
    nouns, words = load_nouns(), re.findall(r"[\w-]+", told.claim.quote)
    small = {word.casefold() for word in words}
    went_over = told.claim.type == "defection"
    if small & (nouns.foes | (nouns.insurgent if told.by_state else frozenset())):
        return False
    if went_over and not told.by_state and small & nouns.serving:
        return False  # "soldiers had surrendered", an armed group says: those of the state
    whose = own_if_unnamed(party_side(told.claim.recipient), told.side)
    if whose == told.side or whose.startswith(GOVERNMENT):
        return whose == told.side
    if OWN_PEOPLE.search(told.claim.quote):
        return True
    if _LOST_LIVES.search(told.claim.quote) and not nouns.serving.isdisjoint(words):
        return True
    own = nouns.serving if told.by_state else nouns.partisans
    own |= nouns.own_units if told.by_state and went_over else frozenset()
    return any(word.casefold() in own and not _is_of_another(words[:at], told.side) for at, word in enumerate(words))


def _is_of_another(before: list[str], side: str) -> bool:
    """Say whether the word right before a noun, in a capital, makes people another's ("nine Ellandic soldiers")."""
    if len(before) < 2 or not before[-1][:1].isupper():
        return False
    return not is_of_state(before[-1], side.removeprefix(GOVERNMENT))


def tells_own_dead(told: Told) -> bool:
    """Say whether whoever governs tells that people of his own were killed, which is what his enemies did."""
    own = told.by_state and party_side(told.claim.recipient) == told.side
    return own and told.claim.type == "casualties" and KILLED.search(told.claim.quote) is not None


def owns_to_dead(told: Told) -> bool:
    """Say whether a side tells that it lost people of its own: with a word of losing, or by owning to it."""
    claim = told.claim
    lost = claim.cue in ADMITTING or TELLS_LOSS.search(claim.quote) is not None
    own = party_side(claim.recipient) == told.side and not words_after_actor(claim) & load_nouns().foes
    return claim.type == "casualties" and counts_any(claim) and lost and own


def is_against_foe(told: Told) -> bool:
    """Say whether a clause tells what was done to those whom a side fights: by their side, or by what it calls them."""
    claim, nouns = told.claim, load_nouns()
    called = claim.recipient.text.casefold() if claim.recipient else ""
    words = words_after_actor(claim) | set(re.findall(r"\w+", called))
    if words & nouns.foes:
        return True
    whose = party_side(claim.recipient)
    if whose == told.side:
        return False
    if whose.startswith(GOVERNMENT) or _fights(claim):
        return True
    rebels = nouns.insurgent | (nouns.partisans - nouns.partisan)
    if words & (rebels if told.by_state else nouns.government | nouns.serving):
        return True
    if claim.type.startswith("strike.") and words & nouns.targets:
        return True
    return any(way.search(claim.quote) for way in (_FOUGHT, _AND_OTHERS))


def _fights(claim: Claim) -> bool:
    """Say whether those whom it befalls are a known armed group or a state's forces."""
    known = known_actor((claim.recipient and claim.recipient.name) or "")
    return known is not None and known.kind in ("group", "forces")
