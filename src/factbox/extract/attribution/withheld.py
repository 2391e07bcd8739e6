"""What is refused and no words denied: "the rebels DENIED the Red Cross ACCESS when they took X"."""

from __future__ import annotations

from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues


def withholds(tree: Tree, verb: int) -> bool:
    """Say whether a verb of denying has something as its object that people are given or let have."""
    things = load_cues()["withheld"]
    return tree.lemma(verb) == "deny" and any((tree.words[j],) in things for j in tree.dependants(verb, "obj"))
