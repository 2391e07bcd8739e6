"""Who owns up to something: by "admits", by its own dead, or as one who governs where rebels came.

What somebody admits is *confirmed* (CONTRACT): it is told against the own interest, and nobody has to be asked further.
"""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, load_nouns, party_side
from factbox.records import Claim, Mention

ADMITTING = ("admit", "concede", "acknowledge")
TAKEN = ("territory.capture", "territory.enter")
"""Types by which one side has what was another's."""
OWN_SIDE = re.compile(
    r"^[“\"']?(?:[Ww]e|[Oo]ur)\b|\b(?:in|under) our\b|\bours\b|\bto us\b"
    r"|^(?:[Hh]is|[Hh]er|[Mm]y) (?:men|side|fighters|forces|troops|soldiers|units|unit)\b"
)
KILLED = re.compile(r"\b(?:kill|wound|execut|massacr|shot)", re.IGNORECASE)
"""What is done to those whom it befalls, and no accident."""
_UNNAMED_REBELS = "insurgents"
"""The side of those who fight a government and are called by no name."""
TELLS_LOSS = re.compile(r"\b(?:fall|falls|fell|fallen|falling|lose|loses|losing|loss|lost)\b", re.IGNORECASE)
"""Words that tell a loss whoever took the place, so that its government admits one with them."""
_LEFT_ITSELF = re.compile(
    r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Hh]e) (?:had |has |have )?\w+|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Oo]ur) \w+"
)
"""Words by which who admits a retreat tells that it is the own one."""
_AMBUSHED = re.compile(r"\b(?:ambush|raid)", re.IGNORECASE)
"""What is done to those who did not expect it, and is not beaten off."""
_OWN_LOSS_TOLD = re.compile(
    r"\b[Oo]ur (?:own )?(?:losses|dead|wounded|casualties|martyrs|fallen)\b"
    r"|\b[Oo]urs are\b|\b[Ww]e (?:have )?(?:lost|mourn)\b|\bof ours (?:have )?(?:fell|fallen|died|went|gave)\b"
)
"""Words by which a party's page tells what it lost."""


def owns_up(claim: Claim) -> bool:
    """Say whether somebody of no known side, who is no third party or bystander, admits something."""
    return claim.cue in ADMITTING and may_be_party(claim)


def may_be_party(claim: Claim) -> bool:
    """Say whether a speaker may be on a side, and is no bystander or third party."""
    said_by = f"{claim.speaker.text} {claim.speaker.name or ''}".casefold() if claim.speaker else "witness"
    neutral = load_nouns().of_third_parties | load_nouns().of_nobodys_side | {"activist", "activists", "witness"}
    kind = claim.speaker_kind
    return kind not in ("witness", "outlet") and neutral.isdisjoint(re.findall(r"[a-z]+", said_by))


def is_own_loss(claim: Claim) -> bool:
    """Say whether a party's page tells what its own people suffered, or that they left: "our units pulled back"."""
    if claim.type == "territory.withdraw":
        return OWN_SIDE.search(claim.quote) is not None or (claim.actor is not None and _is_ours(claim.actor.text))
    own = claim.recipient is not None and _is_ours(claim.recipient.text)
    told = own or _OWN_LOSS_TOLD.search(claim.quote) is not None
    number = claim.quantity and (claim.quantity.best or claim.quantity.low or claim.quantity.high)
    return bool(claim.type == "casualties" and number and told and not words_after_actor(claim) & load_nouns().foes)


def _is_ours(words: str) -> bool:
    tokens = words.casefold().split()
    arms = load_nouns().under_arms | load_nouns().partisans | load_nouns().own_units
    return tokens[:1] == ["our"] and not arms.isdisjoint(tokens)


def admits_loss(claim: Claim) -> bool:
    """Say whether somebody of no known side admits a loss: to admit is to speak against one's own interest."""
    if claim.type == "territory.withdraw":
        return claim.cue in ADMITTING and _LEFT_ITSELF.search(claim.quote) is not None
    lost = claim.type == "territory.capture" and TELLS_LOSS.search(claim.quote) is not None
    return claim.cue in ADMITTING and claim.speaker_kind in ("official", "organisation", "anonymous") and lost


def confirms_loss(claim: Claim) -> bool:
    """Say whether a party confirms or admits the loss or the fall of a place, which nobody does of what he took."""
    noun = re.match(r"(?:the )?(?:loss|fall) of\b", claim.quote, re.IGNORECASE)
    return claim.type == "territory.capture" and claim.cue in (*ADMITTING, "confirm") and noun is not None


def is_ambushed(claim: Claim, side: str, winner: str) -> bool:
    """Say whether a side tells that others ambushed or raided its own people, of which nobody boasts."""
    if claim.type != "battle.clash" or not side or winner == side or not _AMBUSHED.search(claim.quote):
        return False
    words = set(re.findall(r"[a-z]+", claim.quote.casefold()))
    nouns = load_nouns()
    own = nouns.serving | nouns.own_units | nouns.government if side.startswith(GOVERNMENT) else nouns.partisans
    foes = nouns.foes | nouns.insurgent if side.startswith(GOVERNMENT) else nouns.foes
    called = set(re.findall(r"[a-z]+", claim.actor.text.casefold())) if claim.actor else set()
    suffers = party_side(claim.recipient)
    return bool((words - called) & own) and not (words - called) & foes and suffers in ("", side)


def tells_of_lost_place(claim: Claim, said_by: str) -> bool:
    """Say whether an official of nowhere else tells that rebels came or the army left: who rules there admits it.

    With "officials and residents" it is those of no side who say so too. A headline does not say whose official it is.
    """
    if claim.passage == "headline":
        return False
    nouns = load_nouns()
    parts = [set(re.findall(r"[a-z-]+", part)) for part in said_by.split(",")]
    if not any(part <= nouns.who_governs | nouns.beside_who_governs and part & nouns.who_governs for part in parts):
        return False
    if claim.type == "territory.withdraw":
        return party_side(claim.actor).startswith(GOVERNMENT)
    fights = side_fighting(claim.actor)
    return claim.type in (*TAKEN, "territory.handover") and bool(fights) and not fights.startswith(GOVERNMENT)


def serves(actor: Mention | None) -> bool:
    """Say whether who acts is called only as a state's people are: "officers", "police"."""
    return actor is not None and bool(set(actor.text.casefold().split()) & load_nouns().serving)


def is_own_dead(claim: Claim, side: str) -> bool:
    """Say whether whoever governs tells that people of his own were killed, which is what his enemies did."""
    own = side.startswith(GOVERNMENT) and party_side(claim.recipient) == side
    return own and claim.type == "casualties" and KILLED.search(claim.quote) is not None


def side_fighting(party: Mention | None) -> str:
    """Return the side of who acts or suffers; insurgents whom a report calls by no name are one side."""
    return party_side(party) or (_UNNAMED_REBELS if party is not None and party.hint == "insurgent" else "")


def words_after_actor(claim: Claim) -> set[str]:
    """Return the words of a clause, in small letters, without those that come before its actor or are the actor's."""
    _, _, after = claim.quote.partition(claim.actor.text) if claim.actor else ("", "", "")
    return set(re.findall(r"\w+", (after or claim.quote).casefold()))
