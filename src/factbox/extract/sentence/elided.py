"""Participles that share the auxiliary of the verb before them: "could be killed and dozens INJURED".

"Nine men were allegedly killed, and 20 ARRESTED", "200 troops will be sent and 3,000 people EVACUATED": what is left
out is the auxiliary with all that it makes open. A participle alone would read as told by the report itself.
"""

from __future__ import annotations

from collections.abc import Callable

from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import Modality
from factbox.knowledge.fates import load_fates

_COUNTED = ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "DET", "PRON")
"""Parts of speech of those who precede such a participle: "20", "dozens", "at least 40 other people"."""

_OPENING = frozenset({",", ";", "and", "but", "or", "while"})
"""Words before those."""

_AUXILIARIES = ("aux", "aux:pass", "cop", "mark")

_OPEN: tuple[Modality, ...] = ("conditional", "forecast", "unconfirmed", "attributed")
"""What is shared; a "not" need not be ("were not killed but 20 wounded")."""


def as_elided(tree: Tree, at: int, at_verb: Callable[[int], Modality]) -> Modality:
    """Return what the verb before makes of a participle whose auxiliary is left out; empty if it has its own, or none.

    Args:
        tree: the sentence.
        at: the participle.
        at_verb: what the text makes of another verb of the sentence.
    """
    if not tree.parsed or not _is_bare(tree, at):
        return ""
    first = next((i for i in range(_sufferers(tree, at) - 1, -1, -1) if not _shares(tree, i)), -1)
    if first < 0 or not tree.dependants(first, "aux:pass"):
        return ""
    made = at_verb(first) or _wanted(tree, first)
    return made if made in _OPEN else ""


def _wanted(tree: Tree, verb: int) -> Modality:
    """Return that it is yet to be done, of an infinitive: "want aid TO BE SENT", not "are known to have been sent"."""
    before = {tree.words[j] for j in tree.dependants(verb, "mark", "aux")}
    return "forecast" if "to" in before and "have" not in before else ""


def _is_bare(tree: Tree, at: int) -> bool:
    """Say whether a word is a participle of what is done to people, with those before it and nothing to help it."""
    fates = load_fates().verbs.get(tree.lemma(at), ())
    participle = tree.words[at] != tree.lemma(at) and not tree.words[at].endswith("ing")
    if not participle or not any(fate.of_object for fate in fates):
        return False
    return not tree.dependants(at, *_AUXILIARIES, "obj") and _sufferers(tree, at) > 0


def _sufferers(tree: Tree, at: int) -> int:
    """Return where those who precede a participle are joined to what comes before them; 0 if they are not."""
    i = at - 1
    while i >= 0 and (tree.tag(i) in _COUNTED or tree.words[i] == "of") and tree.words[i] not in _OPENING:
        i -= 1
    return i if 0 < i < at - 1 and tree.words[i] in _OPENING else 0


def _shares(tree: Tree, i: int) -> bool:
    """Say whether a word is no verb that stands by itself: a participle may be bare as well."""
    return tree.tag(i) != "VERB" or _is_bare(tree, i)
