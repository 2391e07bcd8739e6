"""What blew up is no doer: "an Ariana Airlines PLANE blew up, killing all on board" tells of no deed of the airline."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.happenings import Happening
from factbox.extract.tree import Tree
from factbox.knowledge.events import munitions
from factbox.knowledge.fates import load_fates

_HARM = ("attack.bombing", "casualties", "killing.")


def without_what_exploded(tree: Tree, found: Happening) -> Happening:
    """Return a happening without an actor who only gives his name to what exploded; a bomb of his is his deed.

    Args:
        tree: the sentence.
        found: what it tells: that it exploded, or whom that killed.
    """
    actor, at = found.actor, found.first
    if actor is None or not found.type.startswith(_HARM) or not tree.parsed or tree.tag(at) != "VERB":
        return found
    verb = tree.head(at) if tree.is_a(at, "advcl") and not tree.dependants(at, "nsubj") else at
    if verb < 0 or tree.lemma(verb) not in load_fates().exploding or tree.dependants(verb, "obj"):
        return found
    subject = tree.subject(verb)
    if subject is None or actor.first <= subject < actor.last or tree.words[subject] in munitions():
        return found
    first, last = tree.phrase(subject)
    return replace(found, actor=None) if first <= actor.first and actor.last <= last else found


__all__ = ["without_what_exploded"]
