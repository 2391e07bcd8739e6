"""Who did it by whose weapon it was: "killed by shots FIRED BY X", "a bomb PLANTED BY X killed two"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from factbox.extract.actors.actor_phrases import ActorPhrase
from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.conduct import load_class
from factbox.knowledge.events import munitions

_HARM = ("attack.bombing", "casualties", "killing.", "looting")


def with_wielder(tree: Tree, found: Happening, actor_of: Callable[[int], ActorPhrase | None]) -> Happening:
    """Return harm that nobody is told to have done with whoever is said to have used what did it.

    Args:
        tree: the sentence.
        found: what it tells.
        actor_of: the actor that a noun names, or that is named in its phrase.
    """
    if (
        found.actor is not None
        or not tree.parsed
        or not found.type.startswith(_HARM)
        or tree.tag(found.first) != "VERB"
    ):
        return found
    users = (user for weapon in _weapons(tree, found.first) for user in _users(tree, weapon))
    return replace(found, actor=next(filter(None, map(actor_of, users)), None))


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
