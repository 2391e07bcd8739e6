"""Powers that are no more and wars that are over: what a report tells of them is history, whatever its tense.

Features and opinion go back to them without a year: "the Soviet Union had freed half of the continent".
"""

from __future__ import annotations

from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import Phrases
from factbox.knowledge.past import load_past

_IN_WAR = ("in", "during", "of", "at", "throughout", "for")
"""Before a war, what happened in it: "since the second world war" tells of now."""

_FROM = ("by", "from", "to", "against", "of", "with")
"""Before those who take part."""

_CAMPAIGNS = ("territory.", "battle.", "strike.", "deployment.")

AFTERMATH = 1
"""Years after its last in which a power or war is news still."""


def is_of_the_past(line: Line, tree: Tree, happening: Happening, year: int) -> bool:
    """Say whether a power that is no more takes part in a happening, or it happened in a war long over.

    Args:
        line: its sentence.
        tree: the tree of that.
        happening: the happening.
        year: the year of the report.
    """
    if not tree.parsed:
        return False
    if _is_old_invasion(happening, year):
        return True
    first = happening.first
    led = tree.obliques(first)
    subject = tree.subject(first)
    taking_part = [*tree.agents(first), *tree.dependants(first, "obj"), *(j for case, j in led if case in _FROM)]
    taking_part += [] if subject is None else [subject]
    if any(_names(line, tree, j, _powers(year)) for j in taking_part):
        return True
    return any(_names(line, tree, j, _wars(year)) for case, j in led if case in _IN_WAR)


def _is_old_invasion(happening: Happening, year: int) -> bool:
    """Say whether a state goes into or leaves a country that it went into years ago: "Iraq invaded Kuwait"."""
    if happening.place is None or not happening.type.startswith(_CAMPAIGNS):
        return False
    known = load_past().invasions.get(happening.place.mentions[0].text.casefold().removeprefix("the "))
    if known is None or known.last + AFTERMATH >= year:
        return False
    actor = happening.actor.mention.text.casefold().split() if happening.actor else []
    leaves = happening.actor is None and happening.type in ("deployment.out", "territory.withdraw")
    return leaves or not known.by.isdisjoint(actor)


def _names(line: Line, tree: Tree, noun: int, names: Phrases) -> bool:
    """Say whether a noun is what one of some names stands for: "the Soviet UNION", and no "veterans of" it."""
    first, last = tree.phrase(noun)
    found = line.find(names, first, last)
    return found is not None and found[0] <= noun < found[1]


@cache
def _powers(year: int) -> Phrases:
    return Phrases(name for name, last in load_past().powers.items() if last + AFTERMATH < year)


@cache
def _wars(year: int) -> Phrases:
    return Phrases(name for name, last in load_past().wars.items() if last + AFTERMATH < year)
