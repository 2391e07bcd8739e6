"""Words that only describe whom or what a sentence speaks of, and tell of nothing that happened.

"The DISPLACED sleep in schools", "a FREED prisoner said", "the EVACUATION order was lifted", "DEFECTIONS worry the
army": what they take for known is told elsewhere, with its place and its day. With a number, or with who, whom or where
of its own, the same word tells something.
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree

_STATES_OF_PEOPLE = ("displacement", "detention.", "killing.assassination", "defection", "evacuation")
"""Types whose participle before a noun says who is meant: "the ARRESTED men", "the ASSASSINATED mayor"."""

_KNOWN = ("evacuation", "defection", "displacement", "detention.")
"""Types whose noun alone names a matter: "EVACUATION", "DEFECTIONS"."""

_COMING = frozenset({"arrive", "reach", "come", "flee", "shelter", "pour", "cross", "stream", "register"})
"""What is said of displaced people who are counted, where it tells their flight: "300 displaced people ARRIVED"."""

_COMPOUND = ("compound", "nmod", "amod")


def only_describes(tree: Tree, found: Happening) -> bool:
    """Say whether a happening is no more than a word for whom or what is spoken of."""
    victims = range(*(found.victims or (0, 0)))
    counted = found.quantity is not None or any(tree.tag(i) == "NUM" for i in victims)
    if not tree.parsed or counted or found.last - found.first > 1:
        return False
    if found.type == "displacement" and found.place is not None:
        people = tree.head(found.first)
        come = bool(tree.dependants(people, "nummod")) and tree.lemma(tree.head(people)) in _COMING
        return _is_attribute(tree, found) and tree.tag(people) == "NOUN" and not come  # where they are, or are arrested
    if found.place is not None:
        return False
    return _is_attribute(tree, found) or _is_bare_noun(tree, found)


def _is_attribute(tree: Tree, found: Happening) -> bool:
    """Say whether a participle stands before its noun, or for one: "FREED prisoners", "the DISPLACED"."""
    i = found.first
    if not found.type.startswith(_STATES_OF_PEOPLE) or not tree.words[i].endswith(("ed", "en", "ght")):
        return False
    if tree.is_a(i, "amod", "compound") and tree.head(i) > i:
        return True
    return bool(tree.dependants(i, "det")) and tree.tag(i) in ("ADJ", "NOUN", "VERB") and not tree.objects(i)


def _is_bare_noun(tree: Tree, found: Happening) -> bool:
    """Say whether a noun has nobody beside it who did it or to whom it was done: "an EVACUATION route"."""
    i = found.first
    done = found.actor is not None or found.recipient is not None
    if done or not found.type.startswith(_KNOWN) or tree.tag(i) != "NOUN":
        return False
    own = (*tree.possessors(i), *(j for case, j in tree.obliques(i) if case in ("of", "by", "from", "in", "at", "to")))
    told = tree.is_a(i, "nsubj", "root", "obj") and not tree.words[i].endswith("s")
    return not own and (tree.is_a(i, *_COMPOUND) or not told)


__all__ = ["only_describes"]
