"""Who calls a place taken: "the rebels REGARD X AS captured", "they DECLARED themselves IN CONTROL of X".

What somebody calls, sees or counts a place as is his word, and none of the report's own. What he names it by stands
behind the verb: "as ...", a participle, "in control", "among ...".
"""

from __future__ import annotations

from collections.abc import Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.records import Mention

_NAMED_BY = frozenset({"as", "in", "among", "amongst"})
"""Words that open what something is called, behind the verb."""

_MEASURED = frozenset({"well", "many", "much", "few", "little"})
"""Words beside an "as" that calls nothing so: "has seen raids AS WELL AS shelling", "AS MANY AS 40"."""

_REACH = 8
"""Tokens from the verb to what something is called."""


def find_deemed(line: Line, tree: Tree) -> Iterator[Attribution]:
    """Yield what somebody calls a place, or himself, in order; the speaker stays open where nobody is named."""
    for i in tree.verbs:
        lemma = tree.lemma(i)
        kinds = {kind for verb, kind in load_cues()["deeming"].by_first_word.get(lemma, ())}
        first = _called_from(tree, i, kinds) if kinds else None
        if first is None:
            continue
        yield Attribution(_who(line, tree, i), lemma, denied=False, contents=((first, tree.subtree(i)[1]),), at=i)


def is_deemed(attribution: Attribution) -> bool:
    """Say whether somebody calls something so, and says no more of it."""
    return any(attribution.cue == verb for verb, _ in load_cues()["deeming"])


def _called_from(tree: Tree, i: int, kinds: set[str]) -> int | None:
    """Return where the words begin by which something is called; None where the verb calls nothing so."""
    itself = any(tree.words[j] in load_function_words().reflexives for j in range(i + 1, min(i + 3, len(tree))))
    for j in range(i + 1, min(i + _REACH, len(tree))):
        word = tree.words[j]
        if word == "as" and not _MEASURED.isdisjoint(tree.words[j - 1 : j + 2]):
            continue
        if word in _NAMED_BY and ((word in kinds) or (itself and "itself" in kinds and word == "in")):
            return j
        if "so" in kinds and tree.is_a(j, "xcomp", "ccomp") and tree.head(j) == i:
            return j if (j > i + 1 or tree.passive(i)) and _tells_state(tree, j) else None
    return None


def _tells_state(tree: Tree, j: int) -> bool:
    """Say whether a word is a participle or an adjective: "liberated", "lost"."""
    participle = tree.words[j] != tree.lemma(j) and not tree.words[j].endswith("ing")
    if tree.tag(j) == "ADV":  # what the core may take "liberated" for
        return tree.words[j].endswith("ed")
    return tree.tag(j) == "ADJ" or (tree.tag(j) == "VERB" and participle)


def _who(line: Line, tree: Tree, i: int) -> Mention | None:
    """Return who calls it so: the subject, or whom "by" leads to."""
    said_by = next(iter(tree.agents(i)), None) if tree.passive(i) else tree.subject(i)
    if said_by is None:
        return None
    first, last = tree.phrase(said_by)
    if first <= i < last:  # a relative clause is no part of the name
        last = said_by + 1
    return Mention(line.span(first, last), line.slice(first, last), "speaker")


__all__ = ["find_deemed", "is_deemed"]
