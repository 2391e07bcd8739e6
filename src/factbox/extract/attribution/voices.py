"""Who can say something at all: a person, a body, a party, or the words that one of them wrote."""

from __future__ import annotations

from functools import cache

from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.cues import load_cues


def is_voice(tree: Tree, i: int) -> bool:
    """Say whether a noun stands for somebody who can be cited, or for what he says; a name does."""
    return tree.tag(i) == "PROPN" or not {tree.words[i], tree.lemma(i)}.isdisjoint(_voices())


@cache
def _voices() -> frozenset[str]:
    nouns, persons, cues = load_nouns(), load_persons(), load_cues()
    heads = {words.split()[-1] for words, _ in nouns.speakers}
    people = {*persons.private, *persons.kin, *persons.public, *persons.titles, *persons.bodies, *persons.voices}
    bodies = nouns.insurgent | nouns.government | nouns.civil_bodies | nouns.observers | nouns.bystanders
    words = {word for name in ("words", "documents", "spoken_in", "hearsay", "news") for (word,) in cues[name]}
    return frozenset(heads | people | bodies | words)


__all__ = ["is_voice"]
