"""Whose deed it was not: "an Ariana Airlines PLANE blew up" and "the murdered PARTY leaders" name no doer."""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
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
    if actor is None or not found.type.startswith(_HARM) or not tree.parsed or tree.tag(at) not in ("VERB", "ADJ"):
        return found
    if _befell(tree, at, actor):
        return replace(found, actor=None)
    verb = tree.head(at) if tree.is_a(at, "advcl") and not tree.dependants(at, "nsubj") else at
    if verb < 0 or tree.lemma(verb) not in load_fates().exploding or tree.dependants(verb, "obj"):
        return found
    subject = tree.subject(verb)
    if subject is None or actor.first <= subject < actor.last or tree.words[subject] in munitions():
        return found
    first, last = tree.phrase(subject)
    return replace(found, actor=None) if first <= actor.first and actor.last <= last else found


def _befell(tree: Tree, at: int, actor: ActorPhrase) -> bool:
    """Say whether an actor only describes those to whom it was done: "five assassinated LEAGUE leaders"."""
    noun = tree.head(at)
    bare = tree.is_a(at, "acl") and not tree.is_a(at, "acl:relcl") and not tree.dependants(at, "obj", "nsubj")
    if noun < 0 or not (tree.is_a(at, "amod") or bare) or tree.words[at].endswith("ing"):
        return False
    first, last = tree.phrase(noun)
    return first <= actor.first and actor.last <= max(last, noun + 1) and actor.last <= max(at, noun) + 1


__all__ = ["without_what_exploded"]
