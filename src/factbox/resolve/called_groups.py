"""Whom a report calls an armed group: "the Harbour Boys, a gang of the port"; and whose men it calls the rebels.

The spokesman of an armed group is a party; and "the guerrillas" of a report are those whom it calls the Accord's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from factbox.knowledge.actors import load_nouns

_NAME = r"[A-Z][\w’-]+(?: (?:of (?:the )?)?[A-Z][\w’-]+){0,4}"


def called_groups(text: str) -> Iterator[str]:
    """Yield the names which a text says are those of gangs, militias or armed groups, as often as it says so.

    A movement or a front is one only where a word says that it is armed: others are parties of voters.
    """
    for match in _called().finditer(text):
        yield match[match.lastgroup or 0]


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of a name beside what its bearer is called."""
    nouns = load_nouns()
    armed = "|".join(sorted(nouns.armed_groups))
    said = "|".join(sorted(nouns.saying_armed))
    any_group = "|".join(sorted(nouns.groups))
    kind = rf"(?:(?:{said}) (?:{any_group})|{armed})"
    after = "of|in|on|from|that|which|whose|based|led|active|operating|with|and|allied|fighting"  # and no "commander"
    described = r"(?:an?|the|one of the|another) (?:[a-z-]+ ){0,3}?"
    return re.compile(
        rf"\b(?P<before>{_NAME}) (?:{armed})\b"
        rf"|\b(?P<apposed>{_NAME}), {described}{kind}(?=[,.;:)]| (?:{after})\b)"
        rf"|\b{kind} (?:{'|'.join(sorted(nouns.calling))}) (?:the )?(?P<after>{_NAME})"
    )


def are_called_rebels(names: Sequence[str], text: str) -> bool:
    """Say whether a text calls those of a group rebels, by any of its names: "guerrillas of the X", "X rebels"."""
    group = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    nouns = load_nouns()
    rebels = "|".join(sorted(nouns.insurgent | nouns.saying_armed | {"fighters", "militia", "militiamen"}))
    beside = rf"\b(?:{rebels})\s+(?:(?:fighters|forces|members)\s+)?(?:of|from)\s+(?:the\s+)?(?:{group})\b"
    before = rf"\b(?:{group})(?:\s*[\[(][^\[\]()]+[\])])?(?:['’]s?)?\s+(?:{rebels})\b"
    return re.search(rf"(?i:{beside}|{before})", text) is not None
