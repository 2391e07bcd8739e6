"""What a negated verb makes of the happening that its subject names: "the fighting has NOT REACHED X", "NOT STOPPED".

Some verbs bring a happening about or to a place, others end it: where it has not reached a town it is not there, and
where it has not stopped it goes on. The bare "not" beside it does not tell which.
"""

from __future__ import annotations

from factbox.extract.events.happenings import Happening
from factbox.extract.sentence.line import negates
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues


def has_not_come(tree: Tree, happening: Happening) -> bool:
    """Say whether what a noun names is told not to have begun or not to have come where it would be."""
    return _negated_by(tree, happening, "arriving")


def has_not_ended(tree: Tree, happening: Happening) -> bool:
    """Say whether what a noun names is told not to have ended: "the siege of X has NOT been LIFTED"."""
    return _negated_by(tree, happening, "ending")


def _negated_by(tree: Tree, happening: Happening, cue: str) -> bool:
    verb = tree.head(happening.first) if tree.parsed and happening.nominal else -1
    if verb < 0 or tree.tag(verb) != "VERB" or not tree.is_a(happening.first, "nsubj", "nsubj:pass"):
        return False
    negated = any(negates(tree.words[i]) for i in tree.dependants(verb, "advmod", "aux", "neg"))
    return negated and (tree.lemma(verb),) in load_cues()[cue]


__all__ = ["has_not_come", "has_not_ended"]
