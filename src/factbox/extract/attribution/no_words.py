"""Verbs of saying where nobody says anything: a patrol is POSTED, an agreement WRITTEN, a bomb CLAIMS lives.

What such a verb tells is the report's own, and so is what stands around it.
"""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.fates import load_fates

_LIVES_REACH = 5
"""Tokens from "claimed" to the lives: "has claimed at least 15 LIVES"."""


def tells_no_words(line: Line, i: int, lemma: str, *, passive: bool) -> bool:
    """Say whether a verb of saying tells no words of anybody.

    Args:
        line: the sentence.
        i: the token of the verb.
        lemma: its base form.
        passive: whether it is passive.
    """
    if lemma == "claim":
        lives = line.find(load_cues()["lives"], i + 1, min(i + _LIVES_REACH, len(line)))
        return lives is not None
    if not passive or (lemma,) not in load_cues()["done_to_things"]:
        return False
    after = line.words[i + 1 : i + 2]
    impersonal = "it" in line.words[max(i - 3, 0) : i]
    return not impersonal and after not in load_cues()["of_words"]


def takes_in_people(tree: Tree, i: int) -> bool:
    """Say whether a verb tells whom a hospital has as patients: "the clinic ADMITTED 264 wounded people"."""
    subject = tree.subject(i) if tree.parsed and tree.lemma(i) == "admit" and not tree.passive(i) else None
    if subject is None or (tree.lemma(subject),) not in load_cues()["care"]:
        return False
    if i + 1 < len(tree) and tree.tag(i + 1) == "NUM":
        return True
    return not tree.dependants(i, "ccomp", "xcomp") and any(
        tree.tag(j) == "NUM" or tree.dependants(j, "nummod") or _is_patient(tree, j) for j in tree.objects(i)
    )


def _is_patient(tree: Tree, j: int) -> bool:
    fates = load_fates()
    return tree.lemma(j) in fates.persons or tree.words[j] in fates.adjectives


def own_start(tree: Tree, i: int, start: int) -> int:
    """Return where the words begin of whom a participle describes: "detained THREE MEN said to belong to X"."""
    described = tree.is_a(i, "acl") and 0 <= tree.head(i) < i and tree.tag(tree.head(i)) in ("NOUN", "PROPN")
    return max(start, tree.phrase(tree.head(i))[0]) if described else start


def own_end(tree: Tree, i: int, lemma: str, end: int) -> int:
    """Return where the words end that declare something: "a curfew was declared, AFTER a mob had killed three"."""
    if (lemma,) not in load_cues()["performed"]:
        return end
    clauses = (j for j in tree.dependants(i, "advcl") if j > i)
    marks = (k for j in clauses for k in tree.dependants(j, "mark") if k > i and tree.words[k] in ("after", "as"))
    return min(end, *marks, end)
