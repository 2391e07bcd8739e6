"""Of whom a group speaks that says "it": of itself, whoever was named in the sentence before.

"The authorities hold both towns. The gang says that it has taken one back": the gang has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import load_nouns
from factbox.records import Claim, Mention, Report

_ITSELF = re.compile(r"(?i)(?:it|they)\b")
_SAYS = re.compile(r"[\s\w'’-]{0,40}\Z")
"""What stands between a speaker and the words for himself: a verb, and no mark, quotation or new sentence."""

LONGEST = 5
"""Words from a speaker to what he says of himself at most: "has since claimed again that"."""


def of_themselves(claims: Sequence[Claim], report: Report) -> list[Claim]:
    """Return the claims with a party that says "it" as who acts, where somebody named before the party was taken.

    So is it in what another denies of the same words: "the gang says that it has taken it. The army denied that".

    Args:
        claims: claims whose speakers are resolved.
        report: the report they stand in.
    """
    own = [_of_itself(claim, report) for claim in claims]
    meant = {(c.span, c.actor): one.actor for c, one in zip(claims, own, strict=True) if one is not c}
    return [replace(one, actor=meant.get((one.span, one.actor), one.actor)) if meant else one for one in own]


def _of_itself(claim: Claim, report: Report) -> Claim:
    speaker, actor = claim.speaker, claim.actor
    if speaker is None or actor is None or not speaker.name or claim.speaker_side != speaker.name:
        return claim
    if not claim.type.startswith(("territory.", "battle.")) or not _ITSELF.match(claim.quote):
        return claim
    if actor.span.end > speaker.span.start or speaker.span.end > claim.span.start or actor.side == claim.speaker_side:
        return claim
    between = report.text[speaker.span.end : claim.span.start]
    if not _SAYS.fullmatch(between) or len(between.split()) > LONGEST:
        return claim
    return replace(claim, actor=_as_actor(speaker, claim.speaker_side))


def _as_actor(speaker: Mention, side: str) -> Mention:
    reason = "whoever speaks says it of himself"
    return replace(speaker, kind="actor", hint="name", id=f"actor:{side}", name=side, side=side, reason=reason)


def body_of_own_arms(speaker: Mention, text: str) -> bool:
    """Say whether a bare name that says something speaks of "its" soldiers: so a state or a party does, and no person.

    Args:
        speaker: whoever speaks, as resolved: a person whose name is not published.
        text: the text of the report.
    """
    one = speaker.id is None and " " not in speaker.text and speaker.text[:1].isupper()
    return one and re.search(rf"\b{re.escape(speaker.text)}{_its_arms()}", text) is not None


@cache
def _its_arms() -> str:
    """Return the pattern of what follows who speaks of his own: " said on Monday that its jets"."""
    nouns = load_nouns()
    arms = "|".join(sorted(nouns.government | nouns.under_arms | {"air force", "navy", "aircraft", "planes"}))
    return rf" [a-z]+ (?:on [A-Z][a-z]+ )?(?:that )?its (?:[a-z-]+ )?(?:{arms})\b"


def as_body(claim: Claim) -> Claim:
    """Return a claim whose speaker is a body by his name, and what it calls its own in it as its own."""
    speaker = claim.speaker
    if speaker is None:
        return claim
    name = speaker.text
    told = replace(speaker, id=f"speaker:{name}", name=name, reason="it speaks of its own people under arms")
    actor = claim.actor
    if actor is not None and actor.text.casefold().startswith("its "):
        actor = replace(actor, id=f"actor:{name}", name=name, side=name, reason="whoever speaks calls them its own")
    return replace(claim, speaker=told, speaker_kind="organisation", speaker_side=name, actor=actor)
