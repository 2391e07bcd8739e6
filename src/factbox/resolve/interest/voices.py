"""What the words for a speaker say of him: whether he wages the war, governs, bears arms, or is nobody's."""

from __future__ import annotations

import re

from factbox.knowledge.actors import known_actor, load_nouns, party_side
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.records import Claim
from factbox.resolve.interest.phrases import ADMITTING
from factbox.resolve.interest.told import Told


def called(claim: Claim) -> str:
    """Return the words for a speaker, in small letters."""
    return claim.speaker.text.casefold() if claim.speaker else ""


def words_for(claim: Claim) -> set[str]:
    """Return the single words for a speaker and of his name, which has "Colonel" where the words have "Col."."""
    name = (claim.speaker.name or "") if claim.speaker else ""
    return set(re.findall(r"[a-z]+", f"{called(claim)} {name.casefold()}"))


def wages_war(told: Told) -> bool:
    """Say whether a state's speaker is one that wages its war and tells of fighting in its favour; a mayor does not."""
    return told.claim.speaker_kind == "outlet" or not load_nouns().warring.isdisjoint(words_for(told.claim))


def governs(told: Told) -> bool:
    """Say whether a state has set the speaker over a province: he may speak of those whom it besieges there."""
    return not load_nouns().governing.isdisjoint(words_for(told.claim))


def speaks_for_party(told: Told) -> bool:
    """Say whether a party tells of its war; a state's speaker only if he wages it, or is shelled where he governs."""
    if not told.by_party or not told.interest.war:
        return False
    serves = not load_nouns().serving.isdisjoint(words_for(told.claim))
    shelled = told.claim.type.startswith("strike.") and serves
    return not told.by_state or wages_war(told) or governs(told) or shelled


def speaks_for_both(told: Told) -> bool:
    """Say whether those who fight are the speakers, all of them: "both armies"."""
    return called(told.claim) in load_nouns().warring_sides


def is_third_party(told: Told) -> bool:
    """Say whether the words for a speaker are those for one who has no part in the war."""
    return not load_nouns().of_third_parties.isdisjoint(re.findall(r"[a-z]+", called(told.claim)))


def is_neutral(told: Told) -> bool:
    """Say whether a speaker is a third party, or a body that looks on, helps or counts."""
    return (
        _is_known_body(told)
        or is_third_party(told)
        or not words_for(told.claim).isdisjoint(load_nouns().of_nobodys_side)
    )


def _is_known_body(told: Told) -> bool:
    """Say whether a speaker is a body that the tables know, and no side of a war."""
    known = known_actor((told.claim.speaker and told.claim.speaker.name) or "")
    return known is not None and known.kind == "organisation"


def may_be_party(told: Told) -> bool:
    """Say whether a speaker may be on a side, and is no bystander or third party."""
    claim, nouns = told.claim, load_nouns()
    neutral = nouns.of_third_parties | nouns.of_nobodys_side | {"activist", "activists", "witness"}
    known = claim.speaker is not None and claim.speaker_kind not in ("witness", "outlet")
    return known and neutral.isdisjoint(words_for(claim))


def is_foes_word(told: Told) -> bool:
    """Say whether a text calls who says so an enemy, and so one of the two sides: "the ENEMY's radio"."""
    return not load_nouns().foes.isdisjoint(re.findall(r"[a-z]+", called(told.claim)))


def is_own_sides_word(told: Told) -> bool:
    """Say whether a party's page names people of its own as who says so: "by the reckoning of OUR BRANCH"."""
    words, nouns = re.findall(r"[a-z]+", called(told.claim)), load_nouns()
    return words[:1] == ["our"] and not (nouns.party_arms | nouns.party_branches).isdisjoint(words[1:3])


def is_word_of_both(told: Told) -> bool:
    """Say whether those who fight tell of the war, all of them."""
    return speaks_for_both(told) and told.interest.war


def calls_names(told: Told) -> bool:
    """Say whether an official or a body calls those who fight what only their enemies do: "terrorists had attacked"."""
    claim = told.claim
    parties = " ".join(party.text for party in (claim.actor, claim.recipient) if party is not None)
    words = re.findall(r"[a-z]+", f"{claim.quote} {parties}".casefold())
    if _is_known_body(told):
        return False  # to whom robbers are bandits
    on_a_side = claim.speaker_kind in ("official", "organisation") or bool(claim.speaker_side)
    return on_a_side and not load_nouns().labels.isdisjoint(words)


def bears_arms(told: Told) -> bool:
    """Say whether words about the war are those of a group in it, or of somebody who is called as its fighters are.

    What a rebel officer says of the dead is no bystander's word, whomever it names. A state's may be.
    """
    nouns, claim = load_nouns(), told.claim
    said_by = words_for(claim) | set(re.findall(r"[a-z]+", told.side.casefold()))
    on_ground = claim.type.startswith("territory.") and claim.type != "territory.contested"
    of_war = (told.interest.war and not on_ground) or claim.type == "evacuation"
    if not of_war or told.by_state or not said_by.isdisjoint(nouns.of_third_parties | nouns.of_nobodys_side):
        return False
    if ("group" in said_by and not _has_name(told.side)) or _is_known_body(told):
        return False  # it may be one that counts
    return bool(told.side) or not said_by.isdisjoint(nouns.insurgent | nouns.partisans | nouns.fighting_bodies)


def _has_name(side: str) -> bool:
    """Say whether a side goes by a name, and not by a noun such as "group"."""
    return any(word[:1].isupper() for word in side.split())


def upholds_own_word(told: Told) -> bool:
    """Say whether somebody who may be a party "claims", "boasts" or "insists"."""
    cues = load_cues()
    return (told.claim.cue,) in (*cues["distancing"], *cues["upholding"]) and may_be_party(told)


def accuses(told: Told) -> bool:
    """Say whether somebody on a side accuses another of it: he admits nothing."""
    if (told.claim.cue,) not in load_cues()["accusing"]:
        return False
    return speaks_for_both(told) or (bool(told.side) and party_side(told.claim.actor) != told.side)


def accuses_as_party(told: Told) -> bool:
    """Say whether one of those who fight accuses another of it: he is no bystander."""
    return accuses(told) and (speaks_for_both(told) or told.side in told.at_war or not told.by_state)


def only_claims(told: Told) -> bool:
    """Say whether the verb leaves words as no more than claimed: who "claims to have left X" owns up to nothing."""
    return (told.claim.cue,) in load_cues()["distancing"]


def accuses_takers(told: Told) -> bool:
    """Say whether a taking is told of "terrorists": who says so lays it at their door, and owns up to nothing."""
    return told.interest.taken and told.claim.cue not in (*ADMITTING, "confirm") and calls_names(told)


def tells_of_another(told: Told) -> bool:
    """Say whether the clause itself has its speaker in it, who says it of another: "which THE FRONT SAYS has fled"."""
    claim = told.claim
    if claim.speaker is None or claim.speaker.text not in claim.quote:
        return False
    _, _, behind = claim.quote.partition(claim.speaker.text)
    says, *then = behind.split()[:2] or [""]
    return says in saying_verbs() and then[:1] in (["has"], ["have"], ["had"], ["is"], ["are"], ["was"], ["were"])
