"""Whoever is of a party is that party: its fighters, its battalions, its initials.

"Rebels of the Congress for Lake Liberation", "two battalions of the Congress" and "the CLL" are the Congress for Lake
Liberation; read as sides of their own they take places from each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.reconcile.sides import own_name
from factbox.records import Claim, Mention, Report
from factbox.stored import changed

_INITIALS = re.compile(r"\(([A-Z]{2,6})\)")
"""What a name in full has behind it once: "the Congress for Lake Liberation (CLL)"."""

_LONGEST = 100
"""Characters before initials among which the name in full stands."""


def agree_members(reports: Sequence[Report], claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims, people who are said to be of a party and its initials by the party's own name.

    Initials are those that some report writes behind one name in full, and no report behind another; people are of a
    party whose name, or its initials, some claim has.
    """
    names = {name for claim in claims for one in _told(claim) if (name := _name(one))}
    if not names:
        return claims
    full = _initials(reports)
    meant = {name: party for name in names if (party := _party(name, names, full)) != name}
    if not meant:
        return claims

    def renamed(claim: Claim) -> Claim:
        actor, recipient, speaker = (_as_party(one, meant) for one in _told(claim))
        side = meant.get(claim.speaker_side, claim.speaker_side)
        return replace(claim, actor=actor, recipient=recipient, speaker=speaker, speaker_side=side)

    return changed(claims, renamed)


def _told(claim: Claim) -> tuple[Mention | None, Mention | None, Mention | None]:
    return claim.actor, claim.recipient, claim.speaker


def _name(mention: Mention | None) -> str:
    """Return the name of a party that no table knows, or of people who are said to be of one; else empty."""
    if mention is None or not mention.name or mention.side not in ("", mention.name):
        return ""
    return mention.name if _of_party().match(mention.name) else own_name(mention)


def _initials(reports: Iterable[Report]) -> dict[str, str]:
    """Return the names in full by the initials that stand in brackets behind them, where all reports have one name."""
    found: dict[str, set[str]] = {}
    for report in reports:
        for short in _INITIALS.finditer(report.text):
            if name := _spelled(report.text[max(0, short.start() - _LONGEST) : short.start()], short[1]):
                found.setdefault(short[1], set()).add(name)
    return {initials: next(iter(names)) for initials, names in found.items() if len(names) == 1}


def _spelled(before: str, initials: str) -> str:
    """Return the last words of a text whose capitals are some initials; empty if none are."""
    words = re.split(r"[.,;:!?()\n\"“”]", before)[-1].split()
    for at in range(len(words) - 1, -1, -1):
        capitals = "".join(word[0] for word in words[at:] if word[0].isupper())
        if words[at][0].isupper() and capitals == initials:
            return " ".join(words[at:])
    return ""


def _party(name: str, names: AbstractSet[str], full: Mapping[str, str]) -> str:
    """Return the party that a name stands for; the name itself where it stands for no other."""
    for one, other in _halves(name):
        if full.get(one) == other:
            return other  # "the CLL, Congress for Lake Liberation"
    head = _of_party().match(name)
    owner = name[head.end() :] if head else name
    party = full.get(owner, owner)
    return party if not head or owner in full or not names.isdisjoint((owner, party)) or _is_body(owner) else name


def _halves(name: str) -> list[tuple[str, str]]:
    """Return both orders of a name's two halves, if a comma parts it; else none."""
    first, comma, second = re.sub(r"^[Tt]he ", "", name).partition(", ")
    return [(first, second), (second, first)] if comma else []


@cache
def _is_body(name: str) -> bool:
    """Say whether a name ends in a word for a body under arms: "Ostravian Army"."""
    nouns = load_nouns()
    return name.casefold().split()[-1] in nouns.fighting_bodies | nouns.units | nouns.state_bodies


@cache
def _of_party() -> re.Pattern[str]:
    """Return the pattern of people or units that are of whom the next words name: "two battalions of the "."""
    nouns = load_nouns()
    people = "|".join(sorted(nouns.insurgent | nouns.fighters | nouns.members | nouns.bands | nouns.armed))
    return re.compile(rf"(?i:(?:the )?(?:[a-z\d]+ ){{0,2}}?(?:{people}) (?:of|from) (?:the )?)(?=[A-Z])")


def _as_party(mention: Mention | None, meant: Mapping[str, str]) -> Mention | None:
    name = _name(mention)
    if mention is None or name not in meant:
        return mention
    party = meant[name]
    side = party if mention.side == mention.name else mention.side
    return replace(mention, id=f"actor:{party}", name=party, side=side, reason=f"of {party}")
