"""Powers that are no more and wars that are over: what a report tells of them is history, whatever its tense.

Features and opinion go back to them without a year: "the Soviet Union had freed half of the continent".
"""

from __future__ import annotations

from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import Phrases, load_cues
from factbox.knowledge.past import load_past
from factbox.knowledge.verbs import is_present

_IN_WAR = ("in", "during", "of", "at", "throughout", "for")
"""Before a war, what happened in it: "since the second world war" tells of now."""

_FROM = ("by", "from", "to", "against", "of", "with")
"""Before those who take part."""

_CAMPAIGNS = ("territory.", "battle.", "strike.", "deployment.")

_TAKINGS = ("territory.capture", "territory.handover", "territory.held")
_HOURS = frozenset({"hour", "minute"})
_SPANS = _HOURS | {"day", "week", "month", "night", "while"}
"""What a taking lasts that did not: nobody "takes a town for three days" and keeps it."""

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


def is_over_again(tree: Tree, happening: Happening) -> bool:
    """Say whether it is told how long a taking lasted, which is over: "lost control of X FOR SEVERAL HOURS".

    Who "held X for six hours" held it no longer than that; who "has held it for years" holds it.
    """
    at = happening.first
    if not tree.parsed or tree.tag(at) != "VERB" or not happening.type.startswith(_TAKINGS):
        return False
    heads = (at, *tree.objects(at))
    spans = (tree.lemma(j) for head in heads for case, j in tree.obliques(head) if case == "for")
    units = _HOURS if happening.type == "territory.held" else _SPANS
    now = any(tree.words[j] in ("has", "have", "'ve") for j in tree.dependants(at, "aux"))
    past = not is_present(tree.words[at], tree.lemma(at)) and not tree.words[at].endswith("ing")
    return past and not now and any(unit in units for unit in spans)


def is_held_until_left(tree: Tree, happening: Happening) -> bool:
    """Say whether a hold is told only of those who have left or had to: "the units THAT HELD X were taken back".

    Who took another town, or did not withdraw, holds it as before.
    """
    at = happening.first
    if not tree.parsed or happening.type != "territory.held" or not tree.is_a(at, "acl:relcl"):
        return False
    now = is_present(tree.words[at], tree.lemma(at)) or any(
        tree.words[j] in ("is", "are", "has", "have", "'s", "'re", "'ve")
        for j in tree.dependants(at, "aux", "aux:pass", "cop")
    )
    them = tree.head(at)
    over = tree.head(them) if tree.is_a(them, "nsubj", "nsubj:pass") else -1
    if now or over < 0 or tree.negated(over) or any(tree.words[j] == "never" for j in tree.dependants(over, "advmod")):
        return False
    cues = load_cues()
    return (tree.lemma(over),) in (cues["moved_off"] if tree.is_a(them, "nsubj:pass") else cues["moving_off"])


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
