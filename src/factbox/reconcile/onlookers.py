"""A state that looks on from across its border: what its officers see of another's war is no admission of theirs.

Where no gazetteer knows the lands of a war, each state that speaks might be the one that lost the town. The reports
tell which is not: soldiers "crossed into Ostravia", and no report has Ostravia fighting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT, NOT_NAMED, is_of_state
from factbox.records import Claim, Report
from factbox.stored import changed


def without_onlookers(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims, those by which a state that only looks on would own up to another's loss as a neutral's word.

    Args:
        reports: what says that people flee to a state, or that it is a neighbour.
        claims: those of the reports, with each state by one name; who acts in them on the ground, or is fought, fights.
    """
    told = {claim.speaker_side for claim in claims if claim.stance == "confirmed"}
    states = {side for side in told if side.startswith(GOVERNMENT)} - {GOVERNMENT + NOT_NAMED}
    looking = states - _fighting(claims, states) if states else states
    beyond = _beyond_borders(reports) if looking else set()
    abroad = {side for side in looking if any(is_of_state(word, side.removeprefix(GOVERNMENT)) for word in beyond)}
    if not abroad:
        return claims

    def heard(claim: Claim) -> Claim:
        owns = claim.stance == "confirmed" and claim.speaker_side in abroad and claim.type.startswith(_ON_GROUND)
        return replace(claim, stance="attributed") if owns else claim

    return changed(claims, heard)


_ON_GROUND = ("territory.", "battle.")
"""Types of what only those do who fight a war."""


def _fighting(claims: Iterable[Claim], states: set[str]) -> set[str]:
    """Return those of some states that act or suffer on the ground."""
    fought = (claim for claim in claims if claim.type.startswith(_ON_GROUND) and not claim.historical)
    return {one.side for claim in fought for one in (claim.actor, claim.recipient) if one} & states


def _beyond_borders(reports: Iterable[Report]) -> set[str]:
    """Return the names, or adjectives, of lands that texts have as neighbours, or as where people cross to."""
    return {found["land"] or found["side"] for report in reports for found in _BEYOND.finditer(report.text)}


_LAND = r"[A-Z][\w-]{3,}"
_BEYOND = re.compile(
    r"\b(?:[Nn]eighbou?ring|[Aa]cross the (?:border|river|frontier) (?:in|into|to)|(?:shelter|refuge) in"
    rf"|(?:fle[ed]\w*|cross\w*|escap\w+)(?: [a-z]+){{0,4}} (?:in)?to) (?P<land>{_LAND})"
    rf"|\b[Oo]n the (?P<side>{_LAND}) (?:side|bank)\b"
)
"""How a land is told of that lies beyond the border: "NEIGHBOURING Ostravia", "CROSSING the river INTO Ostravia"."""
