"""In whose favour words about a place are: who took, holds or left it, and whether it was the own side."""

from __future__ import annotations

import re

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, is_numbered_unit, load_nouns, party_side
from factbox.records import Claim
from factbox.resolve.interest.phrases import ADMITTING, OWN_SIDE, TELLS_LOSS
from factbox.resolve.interest.told import Told
from factbox.resolve.interest.voices import called, governs, wages_war

_OF_NAMES = r"(?!(?-i:Liberation|Restoration)|security)"
"""No such words: "the Liberation Army took X", "security forces"."""
_TELLS_REGAIN = re.compile(
    rf"\b{_OF_NAMES}(?:liberat|recaptur|retak|retook|regain|reclaim|restor|recover|secur)", re.IGNORECASE
)
"""Words by which those who held a place before tell that they have it again."""
_TELLS_RESTORED = re.compile(rf"\b{_OF_NAMES}(?:liberat|restor|recover|reclaim|secur)", re.IGNORECASE)
"""Of these, those that nobody uses of the other side's taking."""
_TRIED = re.compile(r"\b(?:tried|attempted|failed) to (?:re\w+|liberate|drive|dislodge|enter|take)\b", re.IGNORECASE)
_ITS_SIDE = re.compile(
    r"\bunder (?:its|their|his) (?:full |complete )?control\b|\bin (?:its|their|his) hands\b"
    r"|(?:^|\b(?:said|says|that) )(?:[Ii]ts|[Tt]heir)(?: own)? (?:men|fighters|forces|troops|soldiers|units)\b"
    r"|\b(?:handed|given|passed|fallen|surrendered|yielded)(?: over)? to (?:its|their|his|her)(?: own)? "
    r"(?:men|fighters|forces|troops|units|side|council|committee|movement|group|party|front|army|brigade|people)\b"
)
"""Words by which somebody tells of the own side; "its" is the speaker's where a body or an officer speaks."""
_FELL_TO_OWN = re.compile(r"\b(?:fall|falls|fell|fallen|lost) to (?:its|their|his|her|our|us)\b")
"""A loss of others', and a gain of the own side."""
_THEY = re.compile(r"(?:they|it|its|their)\b", re.IGNORECASE)


def tells_restored(claim: Claim) -> bool:
    """Say whether a clause tells a taking by a word that nobody uses of the other side's: "liberated"."""
    return _TELLS_RESTORED.search(claim.quote) is not None


# --- "we": whatever side it is


def tells_of_own(told: Told) -> bool:
    """Say whether a speaker tells what his own side did or holds, as only parties do: "We hold X", "his men took X"."""
    claim = told.claim
    if not told.interest.parties:
        return False
    by_body = claim.speaker_kind in ("official", "organisation")
    return bool(
        OWN_SIDE.search(claim.quote)
        or (by_body and _ITS_SIDE.search(claim.quote))
        or (not told.side and _tells_of_speaker(claim))
    )


def tells_of_own_loss(told: Told) -> bool:
    """Say whether a speaker tells that his own side left or lost a place; what fell to it, it gained."""
    quote = told.claim.quote
    lost = TELLS_LOSS.search(quote) is not None and _FELL_TO_OWN.search(quote) is None
    return (told.claim.type == "territory.withdraw" or lost) and tells_of_own(told)


def _tells_of_speaker(claim: Claim) -> bool:
    """Say whether words tell what insurgents who speak did: "separatists said they had taken", of whoever they are."""
    actor = claim.actor.text.casefold().strip(" -–—") if claim.actor else ""
    nouns, spoken = load_nouns(), called(claim)
    armed = nouns.insurgent | nouns.armed_groups | nouns.vigilantes
    own = _THEY.match(claim.quote) is not None and not armed.isdisjoint(spoken.replace(",", "").split())
    return own and actor in spoken


# --- who left


def left_own(told: Told) -> bool:
    """Say whether the own side left a place, and no foreign troops or others who are only with it."""
    words = told.claim.actor.text.casefold().split() if told.claim.actor else []
    return told.side == told.loser and load_nouns().others.isdisjoint(words)


def left_others(told: Told) -> bool:
    """Say whether others left a place."""
    return told.side != told.loser


# --- who took or holds


def fights_on(told: Told) -> bool:
    """Say whether an army tells that its own place is fought over, which it has not lost; a mayor admits as much."""
    officials = "official" in called(told.claim)
    return is_fought_over(told) and not _TRIED.search(told.claim.quote) and (officials or wages_war(told))


def is_fought_over(told: Told) -> bool:
    """Say whether the own place is fought over; who tells that his side tried to take it owns that it has not."""
    return told.claim.type == "territory.contested" and told.side == told.loser


def closes_in(told: Told) -> bool:
    """Say whether an army tells of a siege by nobody named: it may be its own."""
    return told.claim.type == "territory.siege" and not told.gainer and wages_war(told)


def gains(told: Told) -> bool:
    """Say whether the own side gains by it; of what nobody is named to have gained, an armed group does."""
    return told.side == told.gainer or not (told.by_state or told.gainer)


def took(told: Told) -> bool:
    """Say whether an army tells of a taking by nobody named: "announced the capture of X" by its own troops."""
    fallen = TELLS_LOSS.search(told.claim.quote)
    return told.interest.taken and not told.gainer and wages_war(told) and not fallen


def freed(told: Told) -> bool:
    """Say whether a taking is called what nobody calls it who lost the place: whoever did it is on his side."""
    return told.side == told.loser and tells_restored(told.claim)


def harms_state(told: Told) -> bool:
    """Say whether an armed group tells that a government lost a place, which serves it whoever took it."""
    return told.loser.startswith(GOVERNMENT) and told.gainer != told.loser and not told.by_state


def holds_on(told: Told) -> bool:
    """Say whether nobody is named who holds the own place, or has it again."""
    held = told.claim.type == "territory.held" or _TELLS_REGAIN.search(told.claim.quote) is not None
    return told.side == told.loser and not told.gainer and held


def may_be_own(told: Told) -> bool:
    """Say whether a state tells of what a unit without a name of its own took, which may be its own."""
    actor = told.claim.actor
    unit = told.by_state and not told.of_own_act and actor is not None and is_numbered_unit(actor.text)
    return unit and bool(told.gainer) and not TELLS_LOSS.search(told.claim.quote) and told.claim.cue not in ADMITTING


def lost(told: Told) -> bool:
    """Say whether the own side lost a place, or is cut off in it by whomever."""
    if told.side != told.loser:
        return False
    taken = told.claim.type in ("territory.capture", "territory.enter", "territory.handover") and not wages_war(told)
    within = told.claim.place is None or told.claim.place.hint != "facility"  # nobody's side is in a road that is cut
    cut_off = told.claim.type == "territory.siege" and not governs(told) and within
    return bool(told.gainer or taken or cut_off or TELLS_LOSS.search(told.claim.quote))


# --- whoever it is


def yields(told: Told) -> bool:
    """Say whether a group tells that it lost a place, or that a government took one.

    Where several groups fight, the place may have been a rival's; then it must say that it was its own, or own to it.
    """
    if told.by_state or not told.interest.taken:
        return False
    if told.suffers == told.side != told.does:
        return TELLS_LOSS.search(told.claim.quote) is not None or told.does.startswith(GOVERNMENT)
    groups = {party for party in told.at_war if not party.startswith(GOVERNMENT)}
    owns = told.claim.cue in (*ADMITTING, "confirm") or groups <= {told.side} or len(groups) == 1
    return told.does.startswith(GOVERNMENT) and bool(groups) and owns


def may_be_either(told: Told) -> bool:
    """Say whether a state that is not named may be the one that acts, or its enemy: its word is no admission then."""
    named = party_side(told.claim.actor)
    unnamed = told.side == GOVERNMENT + NOT_NAMED != named
    return unnamed and told.of_own_act and named.startswith(GOVERNMENT)
