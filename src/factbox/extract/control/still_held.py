"""What reads like a taking or an entry, and tells that a place has been held for some time, or is held still."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import generic_predicate

_CAME = ("territory.enter", "deployment.in")
_IN = frozenset({"in", "at", "inside", "on"})


def as_hold(line: Line, tree: Tree, found: Happening) -> Happening:
    """Return who is "still inside X" as holding it, and "has been occupied since May" as a hold since then."""
    return _as_held(found) if _is_there_still(line, tree, found) or _has_been_occupied(tree, found) else found


def _is_there_still(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether somebody is told to be in a place as before: to be there still is no entry."""
    i = found.first
    if found.type not in _CAME or line.words[i] not in _IN or not found.alone:
        return False
    head = tree.head(i)
    around = tree.dependants(head, "advmod") if head >= 0 else ()
    return any(line.words[j] in ("still", "then") for j in around)


def _has_been_occupied(tree: Tree, found: Happening) -> bool:
    """Say whether a place is told to have been occupied ever since: "X, which HAS BEEN OCCUPIED SINCE MAY"."""
    i = found.first
    if found.type != "territory.capture" or tree.lemma(i) != "occupy":
        return False
    perfect = any(tree.words[j] in ("has", "have", "'s", "'ve") for j in tree.dependants(i, "aux"))
    return perfect and any(case == "since" for case, _ in tree.obliques(i))


def _as_held(found: Happening) -> Happening:
    predicate = generic_predicate("territory.held", "verb", found.trigger.predicate.lemma or "be")
    return replace(found, trigger=replace(found.trigger, predicate=predicate))


__all__ = ["as_hold"]
