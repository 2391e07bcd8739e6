"""Of whom or what a place is cleared: "cleared the town OF REBELS" takes it, "cleared the road OF MINES" does not."""

from __future__ import annotations

from functools import cache

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns


def clears_things(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether a place is cleared of what is nobody: "cleared the town OF MINES" takes it from no one.

    Nor does it if nobody is said to clear it ("the camp was cleared by Monday"), but of foes ("was cleared OF REBELS").
    """
    if found.type != "territory.capture" or tree.lemma(found.first) != "clear":
        return False
    cleared = _cleared(tree, found.first)
    if found.actor is None:
        return not (tree.passive(found.first) and any(line.words[j] in _foes() for j in cleared))
    if any(found.actor.first <= j < found.actor.last for j in cleared):
        return True  # who is cleared out of a town clears nobody out of it
    return any(line.words[j] not in _foes() and tree.tag(j) == "NOUN" for j in cleared)


def clears_foes(line: Line, tree: Tree, found: Happening) -> bool:
    """Say whether somebody clears a place of people under arms: "CLEARED X OF rebels"."""
    clears = found.actor is not None and tree.lemma(found.first) == "clear" and tree.objects(found.first)
    return bool(clears) and any(line.words[j] in _foes() for j in _cleared(tree, found.first))


def _cleared(tree: Tree, verb: int) -> list[int]:
    """Return of whom or what a verb clears a place; "of" may hang on the place as well."""
    heads = (verb, *tree.dependants(verb, "obj"))
    return [j for head in heads for case, j in tree.obliques(head) if case == "of"]


@cache
def _foes() -> frozenset[str]:
    """Return the words for people under arms, and for foes."""
    nouns = load_nouns()
    return nouns.armed | nouns.under_arms | nouns.insurgent | nouns.labels | nouns.foes


__all__ = ["clears_foes", "clears_things"]
