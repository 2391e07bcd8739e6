"""In whose favour words about fighting and harm are: what a party did, what befell it, what it lays to another.

An authority that tells its own act admits it, unless the act was against its enemy; what a party lays at another's door
it claims, and its enemy's losses too.
"""

from __future__ import annotations

import re

from factbox.knowledge.actors import NOT_NAMED, known_actor
from factbox.resolve.interest.people import is_against_foe, owns_to_dead, suffers
from factbox.resolve.interest.told import Told
from factbox.resolve.interest.voices import wages_war

_OWN_LOSSES = re.compile(r"\b(?:its|their|his|our) own (?:losses|dead|wounded|casualties)\b")


def tells_own_harm(told: Told) -> bool:
    """Say whether a party tells what befell its own people, which was not its own doing."""
    return told.by_party and not told.of_own_act and suffers(told)


def tells_of_battle(told: Told) -> bool:
    """Say whether one of those who fight tells of a battle; of one that nobody is named in, a state's who wages war."""
    if told.does:
        return told.of_own_act or told.by_fighter
    return told.by_fighter and (told.side != told.home or wages_war(told))


# --- what the own side did


def counts_own_losses(told: Told) -> bool:
    """Say whether a side counts its own dead."""
    return _counts(told) and _OWN_LOSSES.search(told.claim.quote) is not None


def counts_as_party(told: Told) -> bool:
    """Say whether a side that fights counts the dead, which is no deed that one admits; a hospital is none."""
    itself = told.claim.actor is not None and told.side == told.claim.actor.name
    return _counts(told) and told.by_fighter and (told.by_state or not itself or known_actor(told.side) is not None)


def struck_foe(told: Told) -> bool:
    """Say whether the own side did to its enemy what one does to enemies."""
    return told.of_own_act and told.interest.on_foes and is_against_foe(told)


def tells_of_others_surrender(told: Told) -> bool:
    """Say whether those who gave themselves up are not named here: an army does not tell it of its own."""
    elsewhere = told.claim.actor is not None and not told.claim.span.contains(told.claim.actor.span)
    return told.of_own_act and told.claim.type == "defection" and elsewhere


def boasts(told: Told) -> bool:
    """Say whether a party tells of its own what serves it."""
    kind = told.interest
    if not told.of_own_act:
        return False
    return (kind.boasted and told.by_party) if told.by_state else (kind.boasted or kind.boasted_by_groups)


def did_it(told: Told) -> bool:
    """Say whether the own side did it."""
    return told.of_own_act and told.claim.type != "count"


def _counts(told: Told) -> bool:
    return told.of_own_act and told.claim.type == "count"


# --- what others did, or nobody named


def lost_people(told: Told) -> bool:
    """Say whether a side owns to dead of its own, whom nobody is named to have killed."""
    return not told.does and owns_to_dead(told)


def made_arrests(told: Told) -> bool:
    """Say whether those who fight tell of people taken or freed, by nobody named."""
    return not told.does and told.by_fighter and told.claim.type.startswith(("detention.", "count")) and wages_war(told)


def hit_foe(told: Told) -> bool:
    """Say whether those who fight tell what befell their enemy, by nobody named."""
    return not told.does and told.by_fighter and told.interest.on_foes and is_against_foe(told)


def blames(told: Told) -> bool:
    """Say whether those who fight lay harm at another's door."""
    other = told.does and not told.of_own_act and told.does != NOT_NAMED
    return bool(other) and told.by_fighter and told.interest.blamed


def is_shelled(told: Told) -> bool:
    """Say whether the army of a country that is shelled tells it, of its enemy, though who shot is not told."""
    shelled = not told.does and told.side == told.home and told.claim.type.startswith("strike.")
    return shelled and wages_war(told) and not suffers(told)
