"""A land, and the adjective made of it, are no rebels' name: "Ostravian rebels" and "Ostravia rebels" are rebels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from factbox.knowledge.actors import is_of_state, load_nouns
from factbox.knowledge.actors.states import SHORTEST_STEM
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.records import Claim, Report

INSURGENT = "insurgent"
"""The hint of a mention that calls somebody rebels, guerrillas or insurgents."""


def find_peoples(names: Iterable[str], reports: Sequence[Report]) -> set[str]:
    """Return the names that are a land in some report, or the adjective of one: "Ostravia", "Ostravian"."""
    endings = tuple(load_nouns().adjective_endings)
    found = set()
    for name in (one for one in names if " " not in one):
        if any(_as_land(name).search(report.text) for report in reports):
            found.add(name)
            continue
        if not name.endswith(endings):
            continue
        alike = re.compile(rf"\b{re.escape(name[:SHORTEST_STEM])}\w*")
        lands = {word for report in reports for word in alike.findall(report.text) if not word.startswith(name)}
        if any(not word.endswith(endings) and is_of_state(name, word) for word in lands):
            found.add(name)
    return found


@cache
def _as_land(name: str) -> re.Pattern[str]:
    """Return the pattern of a name as that of a land: "in eastern Ostravia", and not "in Front positions"."""
    words, own = load_function_words(), re.escape(name)
    prepositions = "|".join(sorted(words.prepositions | words.auxiliaries))
    compass = "|".join(sorted(load_place_words().compass))
    return re.compile(rf"\b(?:in|across|throughout|{compass}) {own}(?=[,.;:)]|\s+(?:{prepositions})\b|\s*$)")


class CalledRebels:
    """Whom the reports call rebels by their land alone: "Ostravian rebels", "Ostravia rebels"."""

    def __init__(self, reports: Iterable[Report], peoples: Iterable[str]) -> None:
        self._text = {report.id: report.text for report in reports}
        names, nouns = ("|".join(map(re.escape, sorted(words))) for words in (peoples, load_nouns().insurgent))
        self._called = re.compile(rf"(?:{names}) (?:{nouns})\b") if names else None

    def unnamed(self, claim: Claim) -> Claim:
        """Return a claim in which rebels who are called by their land alone are rebels of no name."""
        actor = claim.actor
        if actor is None or self._called is None or not actor.name:
            return claim
        if not self._called.match(self._text.get(claim.report_id, ""), actor.span.start):
            return claim
        reason = "a land is no name for its rebels"
        return replace(claim, actor=replace(actor, id=None, name=None, side="", hint=INSURGENT, reason=reason))
