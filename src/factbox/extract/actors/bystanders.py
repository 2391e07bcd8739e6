"""Who stands before those who were killed and did not kill them: who buries, mourns or leaves somebody over them.

"POLICE buried nine men shot dead in X", "several GENERALS have left him after a massacre": the subject of another verb
did what that verb says. Nor is it known of whoever is held or asked for a deed: "arrested three REBELS in connection
with the bombing". Whose deed it was stays open, as the sentence leaves it.
"""

from __future__ import annotations

from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues

_HARM = ("killing.", "casualties", "attack.", "abuse")

_CAUSING = frozenset({"leave", "have", "get", "see", "report", "keep", "make"})
"""Verbs by whose object the subject tells what it did: "the raid LEFT nine men wounded"."""

_BESIDE = frozenset({"after", "before", "since", "following", "amid", "despite", "over", "during", "because of"})
"""Before a noun for harm, beside which its verb tells another thing."""


def without_bystander(tree: Tree, found: Happening) -> Happening:
    """Return a happening without the actor who is only the subject of another verb.

    Args:
        tree: the tree of its sentence.
        found: the happening.
    """
    i, actor = found.first, found.actor
    if actor is None or not tree.parsed or not found.type.startswith(_HARM) or actor.last > i:
        return found
    if any(actor.first <= j < actor.last for j in tree.agents(i)):
        return found
    other = _acts_on_the_dead(tree, i, actor) or _acts_beside(tree, i, actor) or _is_held_for(tree, i, actor)
    return replace(found, actor=None) if other else found


def _acts_on_the_dead(tree: Tree, i: int, actor: ActorPhrase) -> bool:
    """Say whether an actor does something to people whom a participle calls killed: "buried nine men SHOT DEAD"."""
    if not tree.is_a(i, "acl") or tree.is_a(i, "acl:relcl") or not tree.passive(i):
        return False
    above = next((j for j in tree.governors(i) if tree.tag(j) == "VERB"), -1)
    return _is_subject(tree, above, actor) and tree.lemma(above) not in _CAUSING


def _acts_beside(tree: Tree, i: int, actor: ActorPhrase) -> bool:
    """Say whether an actor does something after or over it: "left him AFTER A MASSACRE"."""
    above = tree.head(i)
    if tree.tag(i) != "NOUN" or above < 0 or tree.tag(above) != "VERB" or tree.case(i) not in _BESIDE:
        return False
    return _is_subject(tree, above, actor)


def _is_held_for(tree: Tree, i: int, actor: ActorPhrase) -> bool:
    """Say whether an actor is only held or asked for a deed: "arrested three REBELS in connection with the bombing"."""
    if tree.tag(i) != "NOUN" or not tree.case(i):
        return False
    for above in tree.governors(i):
        if (tree.lemma(above),) in load_cues()["holding"]:
            held = tree.phrase(above) if tree.tag(above) == "NOUN" else None
            nouns = (*tree.dependants(above, "nsubj:pass"), *tree.objects(above))
            return any(
                first < actor.last and actor.first < last
                for first, last in (*((held,) if held else ()), *map(tree.phrase, nouns))
            )
    return False


def _is_subject(tree: Tree, verb: int, actor: ActorPhrase) -> bool:
    subject = tree.subject(verb) if verb >= 0 else None
    return subject is not None and actor.first <= subject < actor.last
