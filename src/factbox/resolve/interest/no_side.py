"""In whose favour words are whose speaker no table puts on a side: who counts "enemy dead" is on one."""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, load_nouns, party_side
from factbox.resolve.interest.people import OWN_PEOPLE
from factbox.resolve.interest.phrases import KILLED, OWN_SIDE, TELLS_LOSS, words_after_actor
from factbox.resolve.interest.told import Told, side_fighting
from factbox.resolve.interest.voices import called, is_third_party, words_for


def blames_party(told: Told) -> bool:
    """Say whether a council or a body under arms lays harm at a named party's door: it is on the other side of it.

    A committee may be one that counts.
    """
    claim, nouns, words = told.claim, load_nouns(), set(re.findall(r"[a-z]+", called(told.claim)))
    fights = words & (nouns.fighting_bodies | {"council", "leadership"}) and not words & nouns.of_nobodys_side
    if not fights or is_third_party(told) or claim.actor is None or claim.actor.hint != "name":
        return False
    return told.interest.blamed and claim.actor.text.casefold() not in called(claim)


_GAINED = ("territory.capture", "territory.handover", "territory.held")


def keeps_calm(told: Told) -> bool:
    """Say whether a council says that "X is calm": it holds the town, or would have it so."""
    quiet = told.claim.type == "territory.held" and told.claim.actor is None
    return quiet and _is_body(told) and not is_third_party(told)


def praises_army(told: Told) -> bool:
    """Say whether officials of nobody's tell what an army took or holds: most often they are of that army."""
    own = party_side(told.claim.actor).startswith(GOVERNMENT) or _serves(told)
    return own and _gains(told) and _are_officials(told)


def leads_crowd(told: Told) -> bool:
    """Say whether a body as crowds have one tells what a crowd took or holds: "in the workers' hands, it said"."""
    actor = told.claim.actor
    crowd = actor is not None and not load_nouns().crowds.isdisjoint(actor.text.casefold().split())
    return crowd and told.claim.type in _GAINED and _is_body(told) and not is_third_party(told)


def heads_line(told: Told) -> bool:
    """Say whether a headline says no more of a speaker than "spokesman": he is somebody's who fights."""
    bare = called(told.claim) in load_nouns().spokesmen
    return bare and _gains(told) and bool(side_fighting(told.claim.actor))


def has_foes_in_hand(told: Told) -> bool:
    """Say whether officials tell that gunmen gave up or were taken: whoever's they are, they are glad of it."""
    claim = told.claim
    if not told.interest.given_up or not _are_officials(told):
        return False
    before = claim.quote.casefold().partition(" to ")[0]  # who defects to the rebels is none of them
    if claim.actor is not None and claim.type == "detention.arrest":
        before = before.replace(claim.actor.text.casefold(), "")  # nor is whom gunmen take
    return not load_nouns().insurgent.isdisjoint(re.findall(r"[a-z]+", before))


_FIRMS = frozenset({"company", "companies"})
"""What may be troops, and hardly ever is where it speaks."""


def tells_of_fighting(told: Told) -> bool:
    """Say whether whoever tells of fighting is called as those are who fight: "the battalion", "a sergeant".

    What others took from them they tell against themselves.
    """
    claim, nouns, words = told.claim, load_nouns(), words_for(told.claim) - _FIRMS
    if not told.interest.fighters or not words.isdisjoint(nouns.of_third_parties | nouns.of_nobodys_side):
        return False
    if told.interest.taken and claim.actor is not None and not party_side(claim.actor).startswith(GOVERNMENT):
        return False
    return not words.isdisjoint(nouns.fighting_bodies | nouns.own_units | nouns.fighting_ranks)


def tells_of_killing(told: Told) -> bool:
    """Say whether a body that fights tells whom it killed; its own dead it admits."""
    claim, nouns = told.claim, load_nouns()
    words = words_for(claim) - _FIRMS
    if not claim.type.startswith(("casualties", "killing.")) or words.isdisjoint(nouns.fighting_bodies):
        return False
    own = OWN_PEOPLE.search(claim.quote) or TELLS_LOSS.search(claim.quote) or words_after_actor(claim) & nouns.partisans
    return not own and KILLED.search(claim.quote) is not None


def harms_foe(told: Told) -> bool:
    """Say whether somebody who speaks for others tells what befell whom he calls the enemy."""
    claim = told.claim
    for_some = claim.speaker_kind in ("official", "organisation") or OWN_SIDE.search(claim.quote) is not None
    return for_some and told.interest.on_foes and not load_nouns().foes.isdisjoint(words_after_actor(claim))


def _gains(told: Told) -> bool:
    return told.interest.parties and told.interest.actor == "gains"


def _are_officials(told: Told) -> bool:
    """Say whether officials, spokesmen or a body speak, with nobody else and for no third party."""
    said_by = called(told.claim)
    office = "official" in said_by or any(word in said_by for word in load_nouns().spokesmen)
    alone = " and " not in said_by and not is_third_party(told)
    return ((office or told.claim.speaker_kind == "official") and alone) or _is_body(told)


def _is_body(told: Told) -> bool:
    return not load_nouns().party_bodies.isdisjoint(re.findall(r"[a-z]+", called(told.claim)))


def _serves(told: Told) -> bool:
    """Say whether who acts is called only as a state's people are: "officers", "police"."""
    actor = told.claim.actor
    return actor is not None and not load_nouns().serving.isdisjoint(actor.text.casefold().split())
