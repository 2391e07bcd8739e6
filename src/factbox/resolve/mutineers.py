"""Soldiers who act against their own state, and so are not its forces: "they locked up THEIR COMMANDER and hold X"."""

from __future__ import annotations

import re
from dataclasses import replace

from factbox.knowledge.actors import GOVERNMENT
from factbox.knowledge.cues import load_cues
from factbox.records import Claim, Report

_CALLED_SO = 40
"""Characters before the words for who acts in which "mutinous" stands."""


def without_mutineers(claim: Claim, report: Report) -> Claim:
    """Return a claim whose soldiers are on no side that is known, where its sentence tells that they mutiny.

    Args:
        claim: a claim with its actor resolved.
        report: the report that it stands in.
    """
    actor = claim.actor
    if actor is None or not actor.side.startswith(GOVERNMENT):
        return claim
    before = report.text[max(actor.span.start - _CALLED_SO, 0) : actor.span.end]
    called = _MUTINOUS.search(before[before.rfind(".") + 1 :]) is not None
    if not (called or _AGAINST_SUPERIORS.search(claim.quote)):
        return claim
    return replace(claim, actor=replace(actor, id="", name="", side="", reason="soldiers who mutiny"))


def _phrases(key: str) -> str:
    return "|".join(" ".join(words) for words in load_cues()[key])


_MUTINOUS = re.compile(rf"(?i)\b(?:{_phrases('mutinous')})\b")
_AGAINST_SUPERIORS = re.compile(rf"(?i)\b(?:{_phrases('overpowering')}) (?:{_phrases('superiors')})\b")
