"""Who owns up to something: by "admits", by its own dead, or as one who governs where rebels came.

What somebody admits is *confirmed* (CONTRACT): it is told against the own interest, and nobody has to be asked further.
"""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, load_nouns, party_side
from factbox.knowledge.interests import interest_in
from factbox.records import Claim
from factbox.resolve.interest.phrases import ADMITTING, OWN_SIDE, TELLS_LOSS, counts_any, words_after_actor
from factbox.resolve.interest.told import Told, side_fighting
from factbox.resolve.interest.voices import called, may_be_party

_LEFT_ITSELF = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Hh]e) (?:had |has |have )?\w+|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Oo]ur) \w+"
)
"""Words by which who admits a retreat tells that it is the own one."""
_AMBUSHED = re.compile(r"\b(?:ambush|raid)", re.IGNORECASE)
"""What is done to those who did not expect it, and is not beaten off."""
_LOSS_OF = re.compile(r"(?:the )?(?:loss|fall) of\b", re.IGNORECASE)
_OUR_LOSS = re.compile(
    r"\b[Oo]ur (?:own )?(?:losses|dead|wounded|casualties|martyrs|fallen)\b"
    r"|\b[Oo]urs are\b|\b[Ww]e (?:have )?(?:lost|mourn)\b|\bof ours (?:have )?(?:fell|fallen|died|went|gave)\b"
)
"""Words by which a party's page tells what it lost."""


def is_own_loss(claim: Claim) -> bool:
    """Say whether a party's page tells what its own people suffered, or that they left: "our units pulled back"."""
    if claim.type == "territory.withdraw":
        return OWN_SIDE.search(claim.quote) is not None or (claim.actor is not None and _is_ours(claim.actor.text))
    told = (claim.recipient and _is_ours(claim.recipient.text)) or _OUR_LOSS.search(claim.quote)
    foes = words_after_actor(claim) & load_nouns().foes
    return claim.type == "casualties" and counts_any(claim) and bool(told) and not foes


def _is_ours(words: str) -> bool:
    tokens = words.casefold().split()
    arms = load_nouns().under_arms | load_nouns().partisans | load_nouns().own_units
    return tokens[:1] == ["our"] and not arms.isdisjoint(tokens)


def admits_loss(told: Told) -> bool:
    """Say whether somebody admits a retreat or the loss of a place; a state, only if nobody is named who took it."""
    claim = told.claim
    if claim.cue not in ADMITTING or (told.does and told.by_state):
        return False
    if claim.type == "territory.withdraw":
        return _LEFT_ITSELF.search(claim.quote) is not None
    speaks = claim.speaker_kind in ("official", "organisation", "anonymous")
    return speaks and claim.type == "territory.capture" and TELLS_LOSS.search(claim.quote) is not None


def admits_as_party(told: Told) -> bool:
    """Say whether one who may be a party to what he admits does so: a state abroad is none."""
    return told.claim.cue in ADMITTING and (told.by_fighter or told.by_party)


def admits_of_no_side(told: Told) -> bool:
    """Say whether somebody of no known side, who is no third party or bystander, admits something."""
    return told.claim.cue in ADMITTING and may_be_party(told)


def confirms_loss(told: Told) -> bool:
    """Say whether a party confirms or admits the loss or the fall of a place, which nobody does of what he took."""
    claim = told.claim
    upheld = claim.type == "territory.capture" and claim.cue in (*ADMITTING, "confirm")
    return upheld and _LOSS_OF.match(claim.quote) is not None and not told.of_own_act


def is_ambushed(told: Told) -> bool:
    """Say whether a side tells that others ambushed or raided its own people, of which nobody boasts."""
    claim, nouns = told.claim, load_nouns()
    if claim.type != "battle.clash" or told.of_own_act or not _AMBUSHED.search(claim.quote):
        return False
    actor = claim.actor.text.casefold() if claim.actor else ""
    words = set(re.findall(r"[a-z]+", claim.quote.casefold())) - set(re.findall(r"[a-z]+", actor))
    own = nouns.serving | nouns.own_units | nouns.government if told.by_state else nouns.partisans
    foes = nouns.foes | nouns.insurgent if told.by_state else nouns.foes
    return bool(words & own) and not words & foes and party_side(claim.recipient) in ("", told.side)


def admits_lost_place(told: Told) -> bool:
    """Say whether an official of nowhere else tells that rebels came or the army left: who rules there admits it.

    With "officials and residents" it is those of no side who say so too. A headline does not say whose official it is.
    """
    claim, nouns = told.claim, load_nouns()
    parts = [set(re.findall(r"[a-z-]+", part)) for part in called(claim).split(",")]
    local = any(part <= nouns.who_governs | nouns.beside_who_governs and part & nouns.who_governs for part in parts)
    if claim.passage == "headline" or not local:
        return False
    if claim.type == "territory.withdraw":
        return party_side(claim.actor).startswith(GOVERNMENT)
    fights = side_fighting(claim.actor)
    came = interest_in(claim.type).taken or claim.type == "territory.handover"
    return came and bool(fights) and not fights.startswith(GOVERNMENT)
