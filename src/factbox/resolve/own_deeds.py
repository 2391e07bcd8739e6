"""Of whom a group speaks that says "it": of itself, whoever was named in the sentence before.

"The authorities hold both towns. The gang says that it has taken one back": the gang has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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
