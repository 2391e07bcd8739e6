"""Whether a text tells of people under arms at all, so that who "took" a town did not win an election or a match.

Some reports call nobody a rebel or a soldier: a ward's bulletin has "the Company" leave by the gate. They tell of arms
by what they speak of ("rifles", "the checkpoint"), and the English core sees places held and fought for in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factbox.knowledge.actors import known_actor, load_nouns
from factbox.knowledge.events.signs import signs_of_peace, signs_of_unrest, signs_of_war
from factbox.knowledge.events.taking import taking_verbs
from factbox.knowledge.place_words import load_place_words
from factbox.records import Trigger

SURE = 0.8
"""The core's own probability from which it counts that a word tells of a place held or fought for."""

ENOUGH = 4
"""Such words and signs of arms that a text must have together; a few the core finds in reports on anniversaries too."""

_AT_LEAST = 2
"""Such words among them."""

_KINDS_OF_UNREST = 3
"""Kinds of words of unrest by which a report with police in it is one of unrest."""

_KINDS_OF_WAR = 2
"""Kinds of words of war by which a report that calls nobody armed is one of a war."""

_WAR_IN_ONE = 3
"""Kinds of such words that a taking of another nation's town counts for."""

_POLICE = frozenset({"police", "policemen", "constables", "gendarmes", "gendarmerie"})

_OF_PLACES = "territory."

_OF_FIGHTING = ("battle.", "strike.")
_OF_WAR = ("territory.", *_OF_FIGHTING)


@dataclass(frozen=True, slots=True)
class ArmsTold:
    """What a text shows of people under arms.

    Attributes:
        text: the text of a report.
        words: its words, in small letters.
        told: the words of it of which the English core is sure that they tell of a place held or fought for.
    """

    text: str
    words: frozenset[str]
    told: tuple[Trigger, ...]

    @property
    def of_anybody(self) -> bool:
        """Whether it speaks of anybody armed at all; without that, who "took" a town may have won an election."""
        nouns = load_nouns()
        armed = nouns.insurgent | nouns.forces | {"fighters", "militia"}
        if not armed.isdisjoint(self.words) or _nations_forces().search(self.text):
            return True
        names = set(re.findall(r"[A-Z][\w-]+", self.text))
        return any(known_actor(name) is not None for name in names) or self.of_war

    @property
    def of_war(self) -> bool:
        """Whether it has both signs of arms and several words by which places are held or fought for."""
        signs = len(self.words & load_nouns().signs_of_arms)
        return bool(signs) and len(self.told) >= _AT_LEAST and len(self.told) + signs >= ENOUGH

    @property
    def of_states_war(self) -> bool:
        """Whether it tells of a war though it calls nobody armed: "Ruvania has taken X, its defence minister said".

        Who wins elections, cups and markets takes towns too; so words of these count double against those of war.
        """
        if not self.told:
            return False
        kinds = signs_of_war(self.text) - 2 * signs_of_peace(self.text) + _WAR_IN_ONE * _takes_of_nation(self.text)
        return kinds >= _KINDS_OF_WAR and kinds + len(self.told) >= ENOUGH

    @property
    def of_fighting(self) -> bool:
        """Whether it surely tells of fighting, and of a place held or fought for besides."""
        return len(self.told) >= _AT_LEAST and any(trigger.type.startswith(_OF_FIGHTING) for trigger in self.told)

    @property
    def of_bands(self) -> bool:
        """Whether it has people under arms without a name ("militiamen", "armed men") where the core sees war.

        Or those who lead them: "rebel commanders".
        """
        bands = not load_nouns().bare_bands.isdisjoint(self.words) or _armed_men().search(self.text) is not None
        bands |= _rebel_leaders().search(self.text) is not None
        return bands and bool(self.told)

    @property
    def of_unrest(self) -> bool:
        """Whether police face several kinds of unrest in it, and the core is sure of a place held or taken besides.

        Clashes alone may be those of a match.
        """
        places = any(trigger.type.startswith(_OF_PLACES) for trigger in self.told)
        return places and not _POLICE.isdisjoint(self.words) and signs_of_unrest(self.text) >= _KINDS_OF_UNREST


def read_arms(text: str, triggers: Iterable[Trigger]) -> ArmsTold:
    """Return what a text shows of people under arms.

    Args:
        text: the text of a report.
        triggers: what the English core takes for words that tell an event in it.
    """
    told = (trigger for trigger in triggers if trigger.score >= SURE and trigger.type.startswith(_OF_WAR))
    return ArmsTold(text, frozenset(re.findall(r"[a-z]+", text.casefold())), tuple(told))


@cache
def _nations_forces() -> re.Pattern[str]:
    """Return the pattern of a nation's forces: "Ostravian forces", where "market forces" are nobody's."""
    return re.compile(rf"\b[A-Z]\w+(?:{'|'.join(sorted(load_nouns().adjective_endings))}) forces\b")


def _takes_of_nation(text: str) -> bool:
    """Say whether a text has a town of a nation taken: "captured the Tavenian border town of X"."""
    return _nations_town().search(text) is not None


@cache
def _nations_town() -> re.Pattern[str]:
    """Return the pattern of a verb of taking before a nation's town; to take a city, or in one, is said of cups too."""
    taken = "|".join(sorted(word for word in taking_verbs() if " " not in word))
    endings = "|".join(sorted(load_nouns().adjective_endings))
    towns = "|".join(sorted(word for word, kind in load_place_words().heads.items() if kind == "city"))
    return re.compile(rf"\b(?:{taken}) (?:the )?[A-Z]\w+(?:{endings}) (?:[a-z]+ )?(?:{towns}) of [A-Z]")


@cache
def _armed_men() -> re.Pattern[str]:
    bands = "|".join(sorted({"men", "group", "groups"} | load_nouns().crowds))
    return re.compile(rf"\b(?:[Aa]rmed|[Mm]asked) (?:\w+ )?(?:{bands})\b")


@cache
def _rebel_leaders() -> re.Pattern[str]:
    rebels = "|".join(sorted(word for word in load_nouns().insurgent if not word.endswith("s")))
    return re.compile(rf"\b(?:{rebels}) (?:leader|commander|chief)s?\b", re.IGNORECASE)


__all__ = ["ArmsTold", "read_arms"]
