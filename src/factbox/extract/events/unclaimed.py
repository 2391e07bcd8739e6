"""Deeds that nobody owns to: "NO GROUP CLAIMED RESPONSIBILITY for the blast" is nobody's word, and it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.responsibility import load_responsibility


def without_unclaimed(tree: Tree, said: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions of a sentence without those by whose verb nobody takes responsibility."""
    for one in said:
        if not (tree.parsed and one.at >= 0 and _is_unclaimed(tree, one.at)):
            yield one


def _is_unclaimed(tree: Tree, verb: int) -> bool:
    words = load_responsibility()
    subject = tree.subject(verb) if tree.lemma(verb) in words.owning else None
    if subject is None:
        return False
    owns = any(tree.words[j] in words.nouns for j in tree.objects(verb))
    first, last = tree.phrase(subject)
    return owns and not words.nobody.isdisjoint(tree.words[max(first - 1, 0) : max(last, subject + 1)])


__all__ = ["without_unclaimed"]
