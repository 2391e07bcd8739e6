"""Who did it by whose weapon or attack it was: "killed by shots FIRED BY X", "died in an ambush SET BY X".

A verb with an object may share its subject with the one before: "X seized the town and BURNED a mill".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.conduct import load_class
from factbox.knowledge.events import munitions
from factbox.knowledge.responsibility import load_responsibility

_HARM = ("attack.bombing", "casualties", "killing.", "looting", "battle.clash")

_DONE = ("attack.bombing", "killing.", "looting")
"""Types of what somebody does to others, by a verb with an object."""

_IN = frozenset({"in", "during", "by", "from"})
"""Prepositions before the attack in which somebody was hurt."""


def with_wielder(tree: Tree, found: Happening, actor_of: Callable[[int], ActorPhrase | None]) -> Happening:
    """Return harm that nobody is told to have done with whoever is said to have used or made what did it.

    Args:
        tree: the sentence.
        found: what it tells.
        actor_of: the actor that a noun names, or that is named in its phrase.
    """
    if found.actor is not None or not tree.parsed or not found.type.startswith(_HARM):
        return found
    doers = (actor_of(user) for user in _users_of_what_did_it(tree, found))
    own = found.recipient
    named = (a for a in doers if a is not None and a.kind != "again")
    others = (a for a in named if own is None or a.last <= own.first or own.last <= a.first)
    doer = next(others, None)
    return found if doer is None else replace(found, actor=doer, clause=found.bounds())


def _users_of_what_did_it(tree: Tree, found: Happening) -> Iterator[int]:
    at = found.first
    if tree.tag(at) == "NOUN":
        yield from _makers(tree, at)
    if tree.tag(at) != "VERB":
        return
    yield from (user for weapon in _weapons(tree, at) for user in _users(tree, weapon))
    yield from _sharing(tree, found)
    joined = (j for j in tree.dependants(at, "conj") if tree.passive(j))  # "died and nine WERE HURT in an attack"
    attacks = (j for verb in (at, *joined) for case, j in tree.obliques(verb) if case in _IN)
    yield from (maker for attack in attacks for maker in _makers(tree, attack))


def _sharing(tree: Tree, found: Happening) -> Iterator[int]:
    """Yield the subject that a verb with an object shares with the one before: "X came and BURNED a mill"."""
    at = found.first
    if not (tree.is_a(at, "conj") and found.type.startswith(_DONE)) or tree.passive(at) or tree.passive(tree.head(at)):
        return
    subject = tree.subject(at)
    if subject is not None and tree.dependants(at, "obj") and not tree.dependants(at, "nsubj"):
        yield subject


def _makers(tree: Tree, attack: int) -> Iterator[int]:
    """Yield who made an attack: "an attack BY X", "an ambush set BY X"."""
    if tree.lemma(attack) not in load_responsibility().attacks.keys() | load_class("assaults"):
        return
    yield from tree.agents(attack)
    made = load_responsibility().carrying | load_class("uses")
    for verb in tree.dependants(attack, "acl", "acl:relcl"):
        if tree.passive(verb) and tree.lemma(verb) in made:
            yield from tree.agents(verb)


def _weapons(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the nouns for what a verb says that the harm was done with: its agent, or the subject of the active."""
    subject = tree.subject(verb)
    did = tree.agents(verb) if tree.passive(verb) else () if subject is None else (subject,)
    arms = munitions() | load_class("explosives") | load_class("shots")
    yield from (noun for noun in did if tree.lemma(noun) in arms)


def _users(tree: Tree, weapon: int) -> Iterator[int]:
    """Yield who is said to have fired, thrown or planted something; a pistol may stand between: "from a gun by X"."""
    for verb in tree.dependants(weapon, "acl", "acl:relcl"):
        if tree.passive(verb) and tree.lemma(verb) in load_class("uses"):
            yield from tree.agents(verb)
            yield from (j for _, noun in tree.obliques(verb) for case, j in tree.obliques(noun) if case == "by")


__all__ = ["with_wielder"]
