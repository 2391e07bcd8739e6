"""In whose favour words are: what a party claims, what it admits, and what is only somebody's word.

A party's word in its own favour is *claimed*, against its own interest *confirmed*, and anybody else's *attributed*
(CONTRACT). A party is never taken for a neutral voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, known_actor, load_nouns, party_side
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, Mention, Stance
from factbox.resolve.admissions import (
    ADMITTING,
    KILLED,
    OWN_SIDE,
    TAKEN,
    TELLS_LOSS,
    admits_loss,
    confirms_loss,
    is_ambushed,
    is_own_dead,
    is_own_loss,
    may_be_party,
    owns_up,
    serves,
    side_fighting,
    tells_of_lost_place,
    words_after_actor,
)
from factbox.resolve.laid_at import (
    HARM,
    LAID_TO_OTHERS,
    is_foes_word,
    is_own_sides_word,
    lays_at_party,
    tells_of_another,
)
from factbox.resolve.parties import ACTS
from factbox.resolve.states import is_of_state

_OF_NAMES = r"(?!(?-i:Liberation|Restoration)|security)"
"""No such words: "the Liberation Army took X", "security forces"."""
_TELLS_REGAIN = re.compile(
    rf"\b{_OF_NAMES}(?:liberat|recaptur|retak|retook|regain|reclaim|restor|recover|secur)", re.IGNORECASE
)
"""Words by which those who held a place before tell that they have it again."""
_TRIED = re.compile(r"\b(?:tried|attempted|failed) to (?:re\w+|liberate|drive|dislodge|enter|take)\b", re.IGNORECASE)
"""Who tells that his own side tried owns that it did not succeed."""
_TELLS_RESTORED = re.compile(rf"\b{_OF_NAMES}(?:liberat|restor|recover|reclaim|secur)", re.IGNORECASE)
"""Words for a taking that nobody uses of the other side's."""
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
_OF_PARTIES = ("territory.capture", "territory.enter", "territory.held", "territory.withdraw", "territory.handover")
"""Types that only parties do: who says "we hold the town" speaks for one, whatever it is called."""
_OF_FIGHTERS = ("territory.", "battle.", "strike.", "defection", "detention.")
"""What those who fight tell in their own favour, whoever they are."""
_BOASTED = ("deployment.", "aid", "visit", "diplomacy.", "detention.")
"""Acts that whoever does them tells in the own favour."""
_BOASTED_BY_GROUPS = (*_BOASTED, "evacuation", "strike.", "attack.", "killing.")
"""And those that a party does which is no authority."""
_DONE_TO_FOES = (*HARM, "detention.arrest")
"""What a party tells in its own favour where it did it to its enemy, and against itself where to others."""
_OWN_LOSSES = re.compile(r"\b(?:its|their|his|our) own (?:losses|dead|wounded|casualties)\b")
_GIVEN_UP = ("defection", "detention.arrest")
"""What befalls those who lose."""
_FOUGHT = re.compile(
    r"\b(?:inflict|neutrali[sz]|eliminat|liquidat|repel|repuls)\w*|\barmed (?:men|gangs?|groups?|elements)\b",
    re.IGNORECASE,
)
"""Verbs that take an enemy for their object, and names for one that say that he is armed and nobody's army."""
_OWN_PEOPLE = re.compile(
    r"\b(?:its|their|his|our) (?:own )?(?:men|soldiers|troops|fighters|officers|comrades|losses|dead)\b"
    r"|\b(?:loses?|losing|lost|loss of|losses are|losses were) (?!control|contact|(?:his|her|its|their) li(?:fe|ves))"
)
"""Words by which somebody tells of the own people; who loses men is the speaker, who loses his life is anybody."""
_LOST_LIVES = re.compile(r"\blos(?:es?|ing|t) (?:his|her|its|their) li(?:fe|ves)\b")
"""What is said of soldiers of one's own, and never of an enemy's."""
_AND_OTHERS = re.compile(r"\b(?:\d+|[a-z]+ty|some|many|several|dozens of|scores of|hundreds of) others\b")
"""More of those whom the clause before counted, which is where it is told whose they are."""
_ESCAPED = re.compile(r"\b(?:escap\w+|br(?:oke|eak|oken) out|fled)\b", re.IGNORECASE)
_OWN_LOSS = ("casualties", "attack.bombing", "killing.assassination", "battle.clash", "strike.", "defection")
"""What befalls a party's own people, which it admits."""
_ON_GROUND = ("territory.", "battle.")
_OF_THE_WAR = (*_ON_GROUND, *HARM, "deployment.", "detention.", "defection", "quantity.other", "count", "displacement")
"""What a party tells in its own favour, where nothing says that it is against it."""


def sides_at_war(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the sides that fight in a report, on either end of an act of war; a state only if on the ground.

    Who bombs from above may be a third in another's war.

    Args:
        claims: those of one report, with their parties resolved.
    """
    acts = [claim for claim in claims if claim.type.startswith(ACTS)]
    found = {(side_fighting(party), claim.type) for claim in acts for party in (claim.actor, claim.recipient)}
    return frozenset(
        side for side, kind in found if side and (kind.startswith(_ON_GROUND) or not side.startswith(GOVERNMENT))
    )


_WARRING = frozenset(
    {"each side", "both sides", "the two sides", "the sides", "both parties", "the warring sides", "the two armies"}
    | {"both armies", "the two countries", "both countries", "the two governments", "both governments", "the rivals"}
)
"""Words for all those who fight, as speakers."""


def settle_stance(claim: Claim, side: str, home: str, at_war: frozenset[str] = frozenset()) -> Stance:
    """Return the stance of attributed words once the speaker's side is known.

    A party's word in its own favour is *claimed*, its word against its own interest *confirmed*, anybody else's
    *attributed*. What a clause hedges, denies or expects stays as it is.

    Args:
        claim: the claim, with actor, recipient and the kind of its speaker resolved.
        side: the party that the speaker speaks for; empty if none.
        home: the government of the country that the place lies in; empty if unknown.
        at_war: the sides that fight in the report; empty if it tells of no fighting.
    """
    if claim.stance == "claimed":
        return "confirmed" if is_own_loss(claim) else "claimed"
    if claim.stance != "attributed":
        return claim.stance
    stance = _settled(claim, side, home, at_war)
    distancing = load_cues()["distancing"]
    if stance == "confirmed" and ((claim.cue,) in distancing or _accuses_takers(claim) or tells_of_another(claim)):
        return "claimed"  # who "claims to have left the town" owns up to nothing
    if (claim.cue,) in load_cues()["accusing"] and _lays_at_foe(claim, side, at_war, stance):
        return "claimed"
    upheld = (claim.cue,) in (*distancing, *load_cues()["upholding"]) and may_be_party(claim)
    told_of_foe = (
        is_foes_word(claim)
        or is_own_sides_word(claim)
        or (_said_by_words(claim) in _WARRING and claim.type.startswith(_OF_THE_WAR))
    )
    partial = upheld or told_of_foe or _calls_names(claim) or is_own_dead(claim, side) or _bears_arms(claim, side)
    return "claimed" if stance == "attributed" and partial else stance


def _bears_arms(claim: Claim, side: str) -> bool:
    """Say whether words about the war are those of a group in it, or of somebody who is called as its fighters are.

    What a rebel officer says of the dead is no bystander's word, whomever it names. A state's may be.
    """
    nouns = load_nouns()
    said_by = _said_by(claim) | set(re.findall(r"[a-z]+", side.casefold()))
    on_ground = claim.type.startswith("territory.") and claim.type != "territory.contested"
    of_war = claim.type.startswith((*_OF_THE_WAR, "evacuation")) and not on_ground
    if (
        not of_war
        or side.startswith(GOVERNMENT)
        or not said_by.isdisjoint(nouns.of_third_parties | nouns.of_nobodys_side)
    ):
        return False
    known = known_actor((claim.speaker and claim.speaker.name) or "")
    if "group" in said_by or (known is not None and known.kind == "organisation"):
        return False  # it may be one that counts
    return bool(side) or not said_by.isdisjoint(nouns.insurgent | nouns.partisans | nouns.fighting_bodies)


def _said_by_words(claim: Claim) -> str:
    return claim.speaker.text.casefold() if claim.speaker else ""


def _lays_at_foe(claim: Claim, side: str, at_war: frozenset[str], stance: Stance) -> bool:
    """Say whether one of those who fight lays a deed at another's door: he admits nothing, and is no bystander."""
    if _said_by_words(claim) in _WARRING:
        return True
    own = bool(side) and party_side(claim.actor) == side
    party = side in at_war or not side.startswith(GOVERNMENT)
    return bool(side) and not own and (stance == "confirmed" or party)


def _accuses_takers(claim: Claim) -> bool:
    """Say whether a taking is told of "terrorists": who says so lays it at their door, and owns up to nothing."""
    return claim.type in TAKEN and claim.cue not in (*ADMITTING, "confirm") and _calls_names(claim)


def _calls_names(claim: Claim) -> bool:
    """Say whether an official or a body calls those who fight what only their enemies do: "terrorists had attacked"."""
    called = " ".join(party.text for party in (claim.actor, claim.recipient) if party is not None)
    words = set(re.findall(r"[a-z]+", f"{claim.quote} {called}".casefold()))
    on_a_side = claim.speaker_kind in ("official", "organisation") or bool(claim.speaker_side)
    return on_a_side and not words.isdisjoint(load_nouns().labels)


def _settled(claim: Claim, side: str, home: str, at_war: frozenset[str]) -> Stance:
    if claim.type in _OF_PARTIES and _tells_of_own(claim):
        return "confirmed" if claim.type == "territory.withdraw" or _tells_own_loss(claim) else "claimed"
    if not side:
        return _of_no_known_side(claim)
    winner, loser, home = _parties(claim, home)
    winner, home = (_own_where_unnamed(party, side, claim.actor) for party in (winner, home))
    loser = _own_where_unnamed(loser, side, claim.actor) if party_side(claim.recipient) else _losing(loser, side)
    if _told_against_himself(claim, side, winner, home, at_war):
        return "confirmed"
    if _may_be_either(claim, side, winner):
        return "claimed"
    if _yields_to_government(claim, side, winner, loser, at_war):
        return "confirmed"
    if claim.type == "territory.handover":
        winner, loser = loser, winner
    winner = home if side == home and _is_own_army(claim, winner) else winner
    party = is_party(side, home, at_war)
    if claim.type.startswith("territory."):
        stance = _about_territory(claim, side, winner, loser or home)
    else:
        stance = _about_others(claim, side, winner, home, party=party)
    shelled = not winner and side == home and claim.type.startswith("strike.") and _wages_war(claim)
    if shelled and stance == "attributed" and not _suffers(claim, side, attacked=False):
        return "claimed"  # who shot is not told: the army of a country that is shelled tells it of its enemy
    if party and (stance == "attributed" or (stance == "claimed" and _suffers(claim, side, attacked=bool(winner)))):
        return _word_of_party(claim, side, winner)
    return stance


def _told_against_himself(claim: Claim, side: str, winner: str, home: str, at_war: frozenset[str]) -> bool:
    """Say whether somebody admits, whatever it is, or tells of a loss or an ambush that his side suffered."""
    if admits_loss(claim) and not (winner and side.startswith(GOVERNMENT)):
        return True
    if claim.cue in ADMITTING and (side == home or not side.startswith(GOVERNMENT) or is_party(side, home, at_war)):
        return True
    return is_ambushed(claim, side, winner) or (confirms_loss(claim) and side != winner)


def tells_restored(claim: Claim) -> bool:
    """Say whether a clause tells a taking by a word that nobody uses of the other side's: "liberated"."""
    return _TELLS_RESTORED.search(claim.quote) is not None


def is_party(side: str, home: str, at_war: frozenset[str]) -> bool:
    """Say whether a side fights in a report: it is seen to, or it rules where others do.

    Where nobody fights, an authority has no side; a state abroad has none in another's war.
    """
    known = known_actor(side)
    return side in at_war or bool(at_war and side == home) or (known is not None and known.kind == "group")


def _word_of_party(claim: Claim, side: str, winner: str) -> Stance:
    """Settle the stance of what a party tells of nobody's act: its own losses it admits, all else it claims."""
    if winner != side and _suffers(claim, side, attacked=bool(winner)):
        return "confirmed"
    gains = _wages_war(claim) or _complains(claim) or _governs(claim) if side.startswith(GOVERNMENT) else True
    return "claimed" if gains and claim.type.startswith(_OF_THE_WAR) else "attributed"


def _complains(claim: Claim) -> bool:
    """Say whether those who govern or defend a town under fire tell of it, which is their enemy's doing."""
    holds = not load_nouns().serving.isdisjoint(_said_by(claim))
    return claim.type.startswith("strike.") and (holds or _governs(claim))


def _governs(claim: Claim) -> bool:
    """Say whether a speaker is one whom a state sets over a province, who may speak of those whom it besieges there."""
    return not load_nouns().governing.isdisjoint(_said_by(claim))


def _said_by(claim: Claim) -> set[str]:
    """Return the words for a speaker, in small letters; the name has "Colonel" where the words have "Col."."""
    said_by = f"{claim.speaker.text} {claim.speaker.name or ''}" if claim.speaker else ""
    return set(re.findall(r"[a-z]+", said_by.casefold()))


def _suffers(claim: Claim, side: str, *, attacked: bool) -> bool:
    """Say whether a clause tells what a party suffered; where it names an attacker, the blow may be one beaten off."""
    if side.startswith(GOVERNMENT) and claim.type == "detention.release":
        return attacked or _ESCAPED.search(claim.quote) is not None
    kinds = _OWN_LOSS if not attacked else ("casualties", "attack.bombing")
    number = claim.quantity and (claim.quantity.best or claim.quantity.low or claim.quantity.high)
    harmed = claim.type != "casualties" or bool(number)
    return harmed and claim.type.startswith(kinds) and _tells_of_own_people(claim, side)


def _tells_of_own_people(claim: Claim, side: str) -> bool:
    """Say whether a clause tells what befell people of the speaker's own: "three soldiers", "two of its own men".

    Soldiers are a state's, unless words before say that they are another's; fighters and comrades are a group's.
    """
    state = side.startswith(GOVERNMENT)
    words = re.findall(r"[\w-]+", claim.quote)
    foes = load_nouns().foes | (load_nouns().insurgent if state else frozenset())
    if foes & {word.casefold() for word in words}:
        return False
    if claim.type == "defection" and not state and any(word.casefold() in load_nouns().serving for word in words):
        return False  # "soldiers had surrendered", an armed group says: those of the state
    suffers = _own_where_unnamed(party_side(claim.recipient), side, None)
    if suffers == side or suffers.startswith(GOVERNMENT):
        return suffers == side
    if _OWN_PEOPLE.search(claim.quote):
        return True
    if _LOST_LIVES.search(claim.quote) and not load_nouns().serving.isdisjoint(words):
        return True
    nouns = load_nouns().serving if state else load_nouns().partisans
    nouns |= load_nouns().own_units if state and claim.type == "defection" else frozenset()
    own = [at for at, word in enumerate(words) if word.casefold() in nouns]
    return any(not _of_another(words[:at], side) for at in own)


def _of_another(before: list[str], side: str) -> bool:
    """Say whether the word right before a noun, in a capital, makes people another's ("nine Ellandic soldiers")."""
    if len(before) < 2 or not before[-1][:1].isupper():
        return False
    return not is_of_state(before[-1], side.removeprefix(GOVERNMENT))


def _parties(claim: Claim, home: str) -> tuple[str, str, str]:
    """Return who acts, who suffers and the home; insurgents of no name are those who speak, or their foes."""
    return _called(claim.actor), _called(claim.recipient), home


def _called(party: Mention | None) -> str:
    """Return the side of who acts or suffers, or the words for insurgents of no name."""
    side = party_side(party)
    return party.text if party is not None and not side and party.hint == "insurgent" else side


def _losing(rebels: str, side: str) -> str:
    """Return who loses where that is only called rebels: whoever speaks for rebels speaks of his own."""
    return side if rebels and not side.startswith(GOVERNMENT) and not _is_army(side) else rebels


def _own_where_unnamed(party: str, side: str, actor: Mention | None) -> str:
    """Return the speaker's own side for one that is not named: "the troops" of a state's spokesman are its own.

    Where the state that speaks is not named either, it may be the one that is: that is the more careful reading.
    """
    unnamed = GOVERNMENT + NOT_NAMED
    if side.startswith(GOVERNMENT) and party.startswith(GOVERNMENT) and unnamed in (party, side):
        return side
    if actor is not None and party == actor.name and _is_common_unit(actor.text, side):
        return side
    rebels = actor is not None and not actor.name and actor.hint == "insurgent" and party == actor.text
    return side if rebels and not side.startswith(GOVERNMENT) and not _is_army(side) else party


def _is_army(side: str) -> bool:
    """Say whether a side that no table knows is called as armies are, to whom rebels are others: "General Command"."""
    words = set(side.casefold().split())
    return known_actor(side) is None and not words.isdisjoint(load_nouns().regular_bodies)


def _is_common_unit(words: str, side: str) -> bool:
    """Say whether words name people under arms by a common noun alone, as a side does its own: "units", "a brigade"."""
    tokens = words.split()
    common = all(token.islower() or token.isdigit() or at == 0 for at, token in enumerate(tokens))
    own = load_nouns().serving if side.startswith(GOVERNMENT) else load_nouns().partisans
    return common and bool({token.casefold() for token in tokens} & (own | load_nouns().own_units))


def _wages_war(claim: Claim) -> bool:
    """Say whether a state's speaker is one that wages its war and tells of fighting in its favour; a mayor does not."""
    return claim.speaker_kind == "outlet" or not load_nouns().warring.isdisjoint(_said_by(claim))


def _tells_own_loss(claim: Claim) -> bool:
    """Say whether somebody who tells of the own side tells what it lost; what fell to it, it gained."""
    return TELLS_LOSS.search(claim.quote) is not None and _FELL_TO_OWN.search(claim.quote) is None


def _tells_of_own(claim: Claim) -> bool:
    """Say whether a speaker tells what the speaker's own side did or holds: "We hold X", "his men took X"."""
    if OWN_SIDE.search(claim.quote):
        return True
    return claim.speaker_kind in ("official", "organisation") and _ITS_SIDE.search(claim.quote) is not None


_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Speakers of whom a headline says no more."""


def _of_no_known_side(claim: Claim) -> Stance:
    """Settle the stance of words whose speaker no table puts on a side: who counts "enemy dead" is on one."""
    if claim.type in _OF_PARTIES and _tells_of_speaker(claim):
        return "confirmed" if claim.type == "territory.withdraw" or _tells_own_loss(claim) else "claimed"
    said_by = claim.speaker.text.casefold() if claim.speaker else ""
    neutral = load_nouns().of_third_parties & set(re.findall(r"[a-z]+", said_by))
    office = any(word in said_by for word in ("official", "spokesman", "spokeswoman", "spokesperson"))
    officials = (office or claim.speaker_kind == "official") and " and " not in said_by and not neutral
    if tells_of_lost_place(claim, said_by):
        return "confirmed"
    gains = ("territory.capture", "territory.enter", "territory.held")
    bodies = not load_nouns().party_bodies.isdisjoint(re.findall(r"[a-z]+", said_by)) and not neutral
    if lays_at_party(claim, said_by) and not neutral:
        return "claimed"  # a council or a front that lays a deed at a party's door is on the other side of it
    if bodies and claim.type == "territory.held" and claim.actor is None:
        return "claimed"  # "X is calm", a council says: it holds the town, or would have it so
    officials = officials or not load_nouns().party_bodies.isdisjoint(re.findall(r"[a-z]+", said_by))
    own = party_side(claim.actor).startswith(GOVERNMENT) or serves(claim.actor)
    if officials and claim.type in gains and own:
        return "claimed"  # whose officials they are is not told; most often those of the army that they praise
    if claim.type in gains and said_by in _SPOKESMEN and side_fighting(claim.actor):
        return "claimed"  # "Rebels seize X: spokesman": whose he is a headline leaves out, and he is somebody's
    if officials and claim.type.startswith(_GIVEN_UP) and _called_insurgents(claim):
        return "claimed"  # whoever's official tells that gunmen gave up is glad of it
    if _speaks_for_arms(claim):
        return "confirmed" if admits_loss(claim) else "claimed"
    speaks_for_some = claim.speaker_kind in ("official", "organisation") or OWN_SIDE.search(claim.quote)
    if claim.type.startswith(_DONE_TO_FOES) and speaks_for_some and words_after_actor(claim) & load_nouns().foes:
        return "claimed"
    return "confirmed" if admits_loss(claim) or owns_up(claim) else "attributed"


def _called_insurgents(claim: Claim) -> bool:
    """Say whether those who gave up or were taken are called as only those are who fight a state."""
    before = claim.quote.casefold().partition(" to ")[0]  # who defects to the rebels is none of them
    if claim.actor is not None and claim.type == "detention.arrest":
        before = before.replace(claim.actor.text.casefold(), "")  # nor is whom gunmen take
    return not load_nouns().insurgent.isdisjoint(re.findall(r"[a-z]+", before))


def _speaks_for_arms(claim: Claim) -> bool:
    """Say whether whoever tells of fighting is called as those are who fight: "the battalion", "a sergeant".

    What others took from them they tell against themselves, and their own dead they admit.
    """
    said_by = f"{claim.speaker.text} {claim.speaker.name or ''}" if claim.speaker else ""
    words = set(re.findall(r"[a-z]+", said_by.casefold()))
    nouns = load_nouns()
    if claim.type.startswith(("casualties", "killing.")):
        own = (
            _OWN_PEOPLE.search(claim.quote)
            or TELLS_LOSS.search(claim.quote)
            or words_after_actor(claim) & nouns.partisans
        )
        return not words.isdisjoint(nouns.fighting_bodies) and not own and KILLED.search(claim.quote) is not None
    if not claim.type.startswith(_OF_FIGHTERS) or not words.isdisjoint(nouns.of_third_parties | nouns.of_nobodys_side):
        return False
    if claim.type in TAKEN and claim.actor is not None and not party_side(claim.actor).startswith(GOVERNMENT):
        return False
    return not words.isdisjoint(nouns.fighting_bodies | nouns.own_units | nouns.fighting_ranks)


def _tells_of_speaker(claim: Claim) -> bool:
    """Say whether words tell what their speaker did: "separatists said they had taken", of whoever they are."""
    called = claim.actor.text.casefold().strip(" -–—") if claim.actor else ""
    spoken = claim.speaker.text.casefold() if claim.speaker else ""
    nouns = load_nouns()
    armed = nouns.insurgent | nouns.armed_groups | {"self-defence", "self-defense", "vigilante", "vigilantes"}
    own = _THEY.match(claim.quote) is not None and bool(set(spoken.replace(",", "").split()) & armed)
    return own and called in spoken


def _yields_to_government(claim: Claim, side: str, winner: str, loser: str, at_war: frozenset[str]) -> bool:
    """Say whether a group tells that it lost a place, or that a government took one.

    Where several groups fight, the place may have been a rival's; then it must say that it was its own, or own to it.
    """
    if side.startswith(GOVERNMENT) or not claim.type.startswith(TAKEN):
        return False
    if loser == side and winner != side:
        return TELLS_LOSS.search(claim.quote) is not None or winner.startswith(GOVERNMENT)
    groups = {party for party in at_war if not party.startswith(GOVERNMENT)}
    owns = claim.cue in (*ADMITTING, "confirm") or groups <= {side} or len(groups) == 1
    return winner.startswith(GOVERNMENT) and bool(groups) and owns


def _may_be_either(claim: Claim, side: str, winner: str) -> bool:
    """Say whether a state that is not named may be the one that acts, or its enemy: its word is no admission then."""
    named = party_side(claim.actor)
    return side == GOVERNMENT + NOT_NAMED != named and winner == side and named.startswith(GOVERNMENT)


def _is_own_army(claim: Claim, winner: str) -> bool:
    """Say whether an actor that no table knows is a government's by its words: "units of the National Army"."""
    actor = claim.actor
    if actor is None or winner != actor.name:
        return False
    first, last = actor.text.removeprefix("the ").removeprefix("The ").split()[:1], actor.text.split()[-1:]
    if len(actor.text.split()) > 1 and _names_another(first[0]):
        return False
    own = load_nouns().government | load_nouns().regulars
    return bool(own & {word.casefold() for word in last})


def _is_of_others(claim: Claim) -> bool:
    """Say whether those who act are called somebody else's than a government's own: "foreign troops"."""
    words = claim.actor.text.casefold().split() if claim.actor else []
    return not load_nouns().others.isdisjoint(words)


def _names_another(word: str) -> bool:
    """Say whether a word before "soldiers" or "army" says whose they are: "Ellandic", not "National" or "units"."""
    return word[:1].isupper() and word.casefold() not in load_nouns().kinds_of_government | load_nouns().government


def _about_territory(claim: Claim, side: str, winner: str, loser: str) -> Stance:
    """Settle the stance of words about a place; that it is still fought over an army claims, and a mayor admits."""
    if claim.type == "territory.withdraw":
        own = side == winner or (not winner and side == loser)
        return "attributed" if own and _is_of_others(claim) else "confirmed" if own else "claimed"
    if claim.type == "territory.contested" and side == loser:
        if _TRIED.search(claim.quote):
            return "confirmed"
        officials = claim.speaker is not None and "official" in claim.speaker.text.casefold()
        return "claimed" if officials or _wages_war(claim) else "confirmed"
    if claim.type == "territory.siege" and not winner and _wages_war(claim):
        return "claimed"  # who is near the place is not told; it may be the speaker's own army
    if side == winner or not (side.startswith(GOVERNMENT) or winner):
        return "claimed"
    if claim.type in TAKEN and not winner and _wages_war(claim) and not TELLS_LOSS.search(claim.quote):
        return "claimed"  # "announced the capture of X": an army tells what its own troops took
    if side == loser and tells_restored(claim):
        return "claimed"  # nobody calls it so that he lost a place: who did it is on his side
    if loser.startswith(GOVERNMENT) and winner != loser and not side.startswith(GOVERNMENT):
        return "claimed"  # who fights a government tells of its losses in his own favour, whoever took the place
    if side == loser and not winner and (claim.type == "territory.held" or _TELLS_REGAIN.search(claim.quote)):
        return "claimed"
    taken = claim.type in ("territory.capture", "territory.enter", "territory.handover") and not _wages_war(claim)
    within = claim.place is None or claim.place.hint != "facility"  # nobody's side is in a road that is cut
    cut_off = claim.type == "territory.siege" and not _governs(claim) and within  # by whomever: the own side is in it
    lost = winner or taken or cut_off or TELLS_LOSS.search(claim.quote)
    return "confirmed" if side == loser and lost else "attributed"


def _about_others(claim: Claim, side: str, winner: str, home: str, *, party: bool) -> Stance:
    """Settle the stance of words about fighting and harm: what a party tells of either is told in its own favour.

    An authority that tells its own act admits it, unless the act was against its enemy; what a party lays at another's
    door it claims, and its enemy's losses too.
    """
    fights = side == home or not side.startswith(GOVERNMENT)
    if claim.type.startswith("battle."):
        told_by_party = side == winner or fights if winner else fights and (side != home or _wages_war(claim))
        return "claimed" if told_by_party else "attributed"
    if side == winner:
        return _about_own_act(claim, side, fights=fights, party=party)
    if not winner and _owns_to_dead(claim, side):
        return "confirmed"
    if not winner and fights and claim.type.startswith("detention.") and _wages_war(claim):
        return "claimed"
    foe = not winner and claim.type.startswith(_DONE_TO_FOES) and _is_against_foe(claim, side)
    accuses = winner and winner != NOT_NAMED and claim.type.startswith(LAID_TO_OTHERS)
    return "claimed" if fights and (foe or accuses) else "attributed"


def _about_own_act(claim: Claim, side: str, *, fights: bool, party: bool) -> Stance:
    """Settle the stance of what a speaker tells of the own side; to count the dead is no deed that one admits."""
    if claim.type == "count":
        ours = fights and (
            side.startswith(GOVERNMENT) or side != (claim.actor and claim.actor.name) or known_actor(side)
        )
        stance: Stance = "claimed" if ours else "attributed"
        return "confirmed" if _OWN_LOSSES.search(claim.quote) else stance
    if claim.type.startswith(_DONE_TO_FOES) and _is_against_foe(claim, side):
        return "claimed"
    if claim.type == "defection" and claim.actor is not None and not claim.span.contains(claim.actor.span):
        return "claimed"  # who gave himself up is not named here, and an army does not tell it of its own
    boasted = _BOASTED_BY_GROUPS if not side.startswith(GOVERNMENT) else _BOASTED if party else ()
    return "claimed" if claim.type.startswith(boasted) else "confirmed"


def _owns_to_dead(claim: Claim, side: str) -> bool:
    """Say whether a side tells that it lost people of its own: with a word of losing, or by owning to it."""
    number = claim.quantity and (claim.quantity.best or claim.quantity.low or claim.quantity.high)
    told = claim.cue in ADMITTING or TELLS_LOSS.search(claim.quote) is not None
    own = party_side(claim.recipient) == side and not words_after_actor(claim) & load_nouns().foes
    return bool(claim.type == "casualties" and number and told and own)


def _is_against_foe(claim: Claim, side: str) -> bool:
    """Say whether a clause tells what was done to those whom a side fights: by their side, or by what it calls them."""
    words = words_after_actor(claim)
    called = {word.casefold() for word in re.findall(r"\w+", claim.recipient.text)} if claim.recipient else set()
    if (words | called) & load_nouns().foes:
        return True
    suffers = party_side(claim.recipient)
    if suffers == side:
        return False
    words = words | called
    fought = suffers.startswith(GOVERNMENT) or (claim.recipient is not None and _fights(claim.recipient))
    states = load_nouns().government | load_nouns().serving
    rebels = load_nouns().insurgent | (load_nouns().partisans - load_nouns().partisan)
    others = rebels if side.startswith(GOVERNMENT) else states
    if claim.type.startswith("strike.") and words & load_nouns().targets:
        return True
    return fought or bool(words & others) or any(way.search(claim.quote) for way in (_FOUGHT, _AND_OTHERS))


def _fights(mention: Mention) -> bool:
    known = known_actor(mention.name or "")
    return known is not None and known.kind in ("group", "forces")
