"""Whoever takes a place from those who are against the government is on its side: no table has to know his name.

"The Harbour Guard retook the square from anti-government protesters" in one report, and "the square is in the hands of
the lawful authorities" in another, are one state and no quarrel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT
from factbox.reconcile.sides import UNNAMED, own_name
from factbox.records import Claim, Mention, Report
from factbox.stored import changed

_TAKEN = ("territory.capture", "territory.handover", "territory.enter")

_FROM = re.compile(r"^[\w ,'’-]{0,60}?\bfrom (?:the )?(?:[\w-]+ ){0,2}?anti-?\s?government\b", re.IGNORECASE)
"""What follows a taking by somebody who is on the government's side: "from anti-government protesters"."""

_BEYOND = 120
"""Characters behind a clause in which those stand from whom a place was taken."""


def agree_loyalists(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims with those on the government's side who took a place from its opponents.

    That is the government which the claims of their reports show, or one that is not named; and nobody of whom any
    report tells that he acts against a government.
    """
    by_id = {report.id: report for report in reports}
    loyal: dict[str, set[str]] = {}
    against: set[str] = set()
    shown: dict[str, set[str]] = {}
    for claim in claims:
        shown.setdefault(claim.report_id, set()).update(_governments(claim))
        name = own_name(claim.actor)
        if name and claim.recipient is not None and claim.recipient.side.startswith(GOVERNMENT):
            against.add(name)
        if name and claim.type in _TAKEN and _from_opponents(claim, by_id.get(claim.report_id)):
            loyal.setdefault(name, set()).add(claim.report_id)
    sides = {name: _side(shown, told) for name, told in loyal.items() if name not in against}
    if not sides:
        return claims

    def sided(claim: Claim) -> Claim:
        actor, recipient, speaker = (_on_side(one, sides) for one in (claim.actor, claim.recipient, claim.speaker))
        spoken_for = sides.get(claim.speaker_side, claim.speaker_side)
        if (actor, recipient, speaker, spoken_for) == (claim.actor, claim.recipient, claim.speaker, claim.speaker_side):
            return claim
        return replace(claim, actor=actor, recipient=recipient, speaker=speaker, speaker_side=spoken_for)

    return changed(claims, sided)


def _from_opponents(claim: Claim, report: Report | None) -> bool:
    """Say whether a clause goes on with those from whom the place was taken, who are against the government."""
    behind = report.text[claim.span.end : claim.span.end + _BEYOND] if report else ""
    return _FROM.match(behind) is not None or re.search(r"\bfrom (?:the )?anti-?government\b", claim.quote) is not None


def _governments(claim: Claim) -> set[str]:
    sides = [claim.speaker_side, *(one.side for one in (claim.actor, claim.recipient) if one)]
    return {side for side in sides if side.startswith(GOVERNMENT)} - {UNNAMED}


def _side(shown: dict[str, set[str]], reports: Iterable[str]) -> str:
    """Return the one government that some reports show; that of no name where they show none, or several."""
    named = {side for report in reports for side in shown.get(report, ())}
    return next(iter(named)) if len(named) == 1 else UNNAMED


def _on_side(mention: Mention | None, sides: dict[str, str]) -> Mention | None:
    if mention is None or not mention.name or mention.name not in sides or mention.side not in ("", mention.name):
        return mention
    return replace(mention, side=sides[mention.name])
