"""The adjective of a land is nobody's name: "Ostravian rebels" are rebels, and no party called "Ostravian"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from factbox.knowledge.actors import is_of_state, load_nouns
from factbox.knowledge.actors.states import SHORTEST_STEM
from factbox.records import Claim, Report

INSURGENT = "insurgent"
"""The hint of a mention that calls somebody rebels, guerrillas or insurgents."""


def find_peoples(names: Iterable[str], reports: Sequence[Report]) -> set[str]:
    """Return the names that are the adjective of a land which some report names: "Ostravian", and "Ostravia"."""
    endings = tuple(load_nouns().adjective_endings)
    found = set()
    for name in (one for one in names if one.endswith(endings) and " " not in one):
        alike = re.compile(rf"\b{re.escape(name[:SHORTEST_STEM])}\w*")
        lands = {word for report in reports for word in alike.findall(report.text) if not word.startswith(name)}
        if any(not word.endswith(endings) and is_of_state(name, word) for word in lands):
            found.add(name)
    return found


def called_rebels(reports: Iterable[Report], peoples: Iterable[str]) -> set[tuple[str, str]]:
    """Return the reports that have rebels called by their land, with its adjective: "Ostravian rebels"."""
    if not (names := "|".join(map(re.escape, sorted(peoples)))):
        return set()
    called = re.compile(rf"\b({names}) (?:{'|'.join(sorted(load_nouns().insurgent))})\b")
    return {(report.id, name) for report in reports for name in called.findall(report.text)}


def as_rebels(claim: Claim, rebels: Collection[tuple[str, str]]) -> Claim:
    """Return a claim in which rebels that are called by their land alone are rebels of no name."""
    actor = claim.actor
    if actor is None or (claim.report_id, actor.name) not in rebels:
        return claim
    reason = "the adjective of a land is no name for its rebels"
    return replace(claim, actor=replace(actor, id=None, name=None, side="", hint=INSURGENT, reason=reason))
