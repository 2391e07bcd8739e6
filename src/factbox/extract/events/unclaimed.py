"""Deeds that nobody owns to: "NO GROUP CLAIMED RESPONSIBILITY for the blast" is nobody's word, and it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factbox.extract.attribution.attributions import Attribution
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.responsibility import load_responsibility


def without_unclaimed(tree: Tree, said: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the attributions of a sentence without those by whose verb nobody takes responsibility or says anything."""
    for one in said:
        if not tree.parsed or one.at < 0:
            yield one
        elif _is_only_supposed(tree, one):
            yield from _of_whom_supposed(tree, one)
        elif not _is_unclaimed(tree, one.at):
            yield one


def _is_only_supposed(tree: Tree, one: Attribution) -> bool:
    """Say whether a speaker is only thought to be somebody, and thinks nothing: "GUNMEN believed to be rebels fled"."""
    supposing = tree.lemma(one.at) in load_responsibility().suspecting and tree.is_a(one.at, "acl")
    return supposing and tree.words[one.at + 1 : one.at + 2] == ("to",) and one.speaker is not None


def _of_whom_supposed(tree: Tree, one: Attribution) -> Iterator[Attribution]:
    """Yield what is thought of whom a participle describes as nobody's word; what he does behind it is told plainly."""
    start, end = tree.subtree(one.at)
    inside = ((max(first, start), min(last, end)) for first, last in one.contents)
    contents = tuple((first, last) for first, last in inside if first < last)
    if contents:
        yield replace(one, speaker=None, unconfirmed=True, contents=contents)


def _is_unclaimed(tree: Tree, verb: int) -> bool:
    words = load_responsibility()
    subject = tree.subject(verb) if tree.lemma(verb) in words.owning else None
    if subject is None:
        return False
    owns = any(tree.words[j] in words.nouns for j in tree.objects(verb))
    first, last = tree.phrase(subject)
    return owns and not words.nobody.isdisjoint(tree.words[max(first - 1, 0) : max(last, subject + 1)])


__all__ = ["without_unclaimed"]
