"""Whether a text tells of people under arms at all, so that who "took" a town did not win an election or a match.

Some reports call nobody a rebel or a soldier: a ward's bulletin has "the Company" leave by the gate. They tell of arms
by what they speak of ("rifles", "the checkpoint"), and the English core sees places held and fought for in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from factbox.knowledge.actors import known_actor, load_nouns
from factbox.records import Trigger

SURE = 0.8
"""The core's own probability from which it counts that a word tells of a place held or fought for."""

ENOUGH = 4
"""Such words and signs of arms that a text must have together; a few the core finds in reports on anniversaries too."""

_AT_LEAST = 2
"""Such words among them."""

_OF_FIGHTING = ("battle.", "strike.")
_OF_WAR = ("territory.", *_OF_FIGHTING)


def tells_of_arms(text: str, triggers: Iterable[Trigger] = ()) -> bool:
    """Say whether a text speaks of anybody armed at all; without that, who "took" a town may have won an election.

    Args:
        text: the text of a report.
        triggers: what the English core takes for words that tell an event in it.
    """
    nouns = load_nouns()
    words = _words(text)
    if words & (nouns.insurgent | nouns.forces | {"fighters", "militia"}) or _nations_forces().search(text):
        return True
    if any(known_actor(word) is not None for word in set(re.findall(r"[A-Z][\w-]+", text))):
        return True
    return tells_of_war(text, triggers)


def tells_of_war(text: str, triggers: Iterable[Trigger]) -> bool:
    """Say whether a text has both signs of arms and several words by which places are held or fought for."""
    signs = len(_words(text) & load_nouns().signs_of_arms)
    if not signs:
        return False
    told = len(_told_of_war(triggers))
    return told >= _AT_LEAST and told + signs >= ENOUGH


def tells_of_fighting(triggers: Iterable[Trigger]) -> bool:
    """Say whether the core is sure that a text tells of fighting, and of a place held or fought for besides."""
    told = _told_of_war(triggers)
    return len(told) >= _AT_LEAST and any(trigger.type.startswith(_OF_FIGHTING) for trigger in told)


def tells_of_bands(text: str, triggers: Iterable[Trigger]) -> bool:
    """Say whether a text has people under arms without a name ("militiamen", "armed men") where the core sees war."""
    bands = _words(text) & load_nouns().bare_bands or _armed_men().search(text)
    return bool(bands) and bool(_told_of_war(triggers))


def _told_of_war(triggers: Iterable[Trigger]) -> list[Trigger]:
    return [trigger for trigger in triggers if trigger.score >= SURE and trigger.type.startswith(_OF_WAR)]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold()))


@cache
def _nations_forces() -> re.Pattern[str]:
    """Return the pattern of a nation's forces: "Ostravian forces", where "market forces" are nobody's."""
    return re.compile(rf"\b[A-Z]\w+(?:{'|'.join(sorted(load_nouns().adjective_endings))}) forces\b")


@cache
def _armed_men() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Aa]rmed|[Mm]asked) (?:\w+ )?(?:men|group|groups|youths|tribesmen|villagers)\b")


__all__ = ["tells_of_arms", "tells_of_bands", "tells_of_fighting", "tells_of_war"]
