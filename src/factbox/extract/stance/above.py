"""What the clauses above a verb leave of it: it is too early to say so, only ordered, or a means still to be used.

"It was PREMATURE to say that X had fallen", "ORDERED them to stop firing and begin WITHDRAWING", "CAN win trust by
LEAVING X": none of these tells that it came about.
"""

from __future__ import annotations

from factbox.extract.sentence.tree import Tree
from factbox.extract.stance.signs import Modality
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words

_SAYING = ("csubj", "advcl", "xcomp", "acl", "ccomp")
"""How "to say" hangs on what is said of saying so."""


def called_too_early(tree: Tree, at: int) -> Modality:
    """Return what a verdict on saying so makes of a verb: unconfirmed where it is too early, negated where wrong."""
    said = next((i for i in (at, *tree.governors(at)) if tree.is_a(i, "ccomp")), None) if tree.parsed else None
    saying = tree.head(said) if said is not None else -1
    if saying < 0 or not tree.is_a(saying, *_SAYING) or (tree.lemma(saying),) not in load_cues()["said_too_early"]:
        return ""
    verdict = tree.head(saying)
    if not 0 <= verdict < saying or "to" not in tree.words[verdict + 1 : saying]:
        return ""
    words = tuple(tree.words[j] for j in tree.dependants(verdict, "advmod") if j < verdict)
    if tree.negated(verdict):
        return ""
    if (*words, tree.words[verdict]) in load_cues()["too_early"]:
        return "unconfirmed"
    return "negated" if (tree.words[verdict],) in load_cues()["wrong"] else ""


def ordered_or_means(tree: Tree, at: int) -> Modality:
    """Return "forecast" for a verb that only says what somebody orders, or by what he could do something.

    Args:
        tree: of the sentence.
        at: the verb.
    """
    if not tree.parsed or tree.tag(at) != "VERB":
        return ""
    i, completes = at, False
    while tree.is_a(i, "xcomp", "conj") and 0 <= tree.head(i) < i:
        completes = completes or tree.is_a(i, "xcomp")
        i = tree.head(i)
        if completes and i != tree.head(at) and (tree.lemma(i),) in load_cues()["ordering"]:
            return "forecast"
    marks = {tree.words[j] for j in tree.dependants(i, "mark", "case")}
    verb = tree.head(i)
    if verb < 0 or not tree.is_a(i, "advcl") or "by" not in marks or not tree.words[i].endswith("ing"):
        return ""
    open_still = {tree.words[j] for j in tree.dependants(verb, "aux")} & load_function_words().open_modals
    return "forecast" if open_still else ""


__all__ = ["called_too_early", "ordered_or_means"]
