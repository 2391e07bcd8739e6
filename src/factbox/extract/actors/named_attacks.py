"""Attacks that bear the name of whoever made them: "killed in a League ATTACK on the village"."""

from __future__ import annotations

from factbox.extract.sentence.tree import Tree
from factbox.knowledge.responsibility import load_responsibility

_DURING = frozenset({"in", "during"})


def attackers(tree: Tree, at: int) -> tuple[int, ...]:
    """Return the nouns right before the attack that a word is, or in which a verb says it was done; none without one.

    "In a League attack" says whose attack it was; "the Sadr killing" would say who was killed, so that only nouns for
    attacks are asked. Whether the noun is an armed group is for whoever asks.
    """
    verb = tree.tag(at) == "VERB"
    attacks = [j for case, j in tree.obliques(at) if case in _DURING] if verb else [at]
    told = (j for j in attacks if tree.lemma(j) in load_responsibility().attacks)
    return tuple(i for j in told for i in tree.dependants(j, "compound", "nmod:poss") if i < j)


__all__ = ["attackers"]
