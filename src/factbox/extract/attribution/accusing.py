"""Who accuses somebody of something: it is the accuser's word, who vouches for it as for what he says.

"Rights groups ACCUSED the League OF torturing prisoners", "..., the minister said, ACCUSING the rebels of looting",
"the League was accused BY residents of looting". Where nobody is named who accuses ("a man accused of murder"), it is
no attribution, and a hedge as any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.records import Mention

_LOOSE = ("advcl", "xcomp", "conj", "parataxis")
"""How a participle hangs on the verb whose subject accuses."""

_ASIDES = (("where",), ("which",), ("who",), ("whose",))
_WHEN = (("after",), ("before",), ("since",), ("when",), ("while",), ("as",))


def accuses(lemma: str) -> bool:
    """Say whether a verb is one of accusing."""
    return (lemma,) in load_cues()["accusing"]


def find_accusations(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield what somebody who is named accuses somebody of, in order."""
    for i in tree.verbs:
        if not accuses(tree.lemma(i)) or tree.negated(i):
            continue
        accuser, accused = _accuser(tree, i), _accused(tree, i)
        if accuser is None or accused is None or accuser == accused:
            continue
        first, last = tree.phrase(accuser)
        if first <= i < last:  # a relative clause is no part of the name
            last = max(first + 1, accuser + 1)
        speaker = Mention(line.span(first, last), line.slice(first, last), "speaker")
        content = _content(tree, i, accused)
        yield Attribution(speaker, tree.lemma(i), denied=False, contents=(content,), at=i)


def _accuser(tree: Tree, i: int) -> int | None:
    """Return who accuses: the subject, whom "by" leads to, or who says what the participle hangs on."""
    if _is_passive(tree, i):
        return next(iter(tree.agents(i)), None)
    own = tree.subject(i)
    above = tree.head(i)
    if own is None and above >= 0 and tree.is_a(i, *_LOOSE) and not tree.passive(above):
        own = tree.subject(above)
    return own


def _accused(tree: Tree, i: int) -> int | None:
    """Return whom; the parser takes him for the subject or the object of what he is accused of, too."""
    if _is_passive(tree, i):
        return tree.subject(i) if tree.passive(i) else tree.head(i)
    clauses = tree.dependants(i, "advcl", "ccomp", "xcomp")
    of = (j for clause in clauses for j in tree.dependants(clause, "nsubj", "obj") if j < clause)
    return next((j for j in (*tree.dependants(i, "obj", "iobj"), *of) if j > i), None)


def _content(tree: Tree, i: int, accused: int) -> tuple[int, int]:
    """Return the tokens from the accused, or from what a passive is followed by, to the end of the clause."""
    first = i + 1 if _is_passive(tree, i) else max(tree.phrase(accused)[0], i + 1)
    own = [j for j in tree.dependants(i, "obj", "iobj", "obl", "advcl", "ccomp", "xcomp") if j > i]
    last = max([first + 1, *(tree.subtree(j)[1] for j in own)])
    return first, next((j for j in range(first + 1, last) if _is_reports_own(tree, j)), last)


def _is_reports_own(tree: Tree, j: int) -> bool:
    """Say whether a word opens what the report adds: ", where nine died", "after capturing the town"."""
    aside = tree.words[j] == "," and tree.words[j + 1 : j + 2] in _ASIDES
    return aside or (tree.words[j : j + 1] in _WHEN and tree.is_a(j, "mark"))


def _is_passive(tree: Tree, i: int) -> bool:
    return tree.passive(i) or (tree.is_a(i, "acl") and tree.words[i].endswith("ed"))


__all__ = ["accuses", "find_accusations"]
