"""Names that the core takes for a place's, and that the words beside them show to be a person's.

"Rebels seized TARO, 43, and beat him", "captured X and nine of HIS men", "took X TO a camp": who takes, takes a town
more often than a man, and a name that nobody knows looks like either. A person read as a place is a town that fell; so
one such word anywhere in the report is enough for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_persons
from factbox.knowledge.place_words import load_place_words

Name = tuple[str, int, int]
"""A name in a sentence: its kind, its first token, and the one after its last."""

_KINDS = ("place", "person")
_AGES = range(14, 100)
_HIS = frozenset({"his", "her"})
_HIM = frozenset({"him", "her", "himself", "herself"})
_CLOSING = frozenset({",", ".", ")", ";"})
_ARTICLES = frozenset({"a", "an", "the"})


def shown_persons(named: Iterable[tuple[Line, Tree, Iterable[Name]]]) -> frozenset[str]:
    """Return the names of places and persons, as they are written, that a report's words show to be a person's.

    Args:
        named: each sentence with its tree and the names in it: kind, first token, and the one after the last.
    """
    return frozenset(
        line.slice(first, last)
        for line, tree, names in named
        for kind, first, last in names
        if kind in _KINDS and _is_person(tree, first, last)
    )


def is_shown(name: str, shown: frozenset[str]) -> bool:
    """Say whether a name is one of those, or the last word of one: "Malund" after "Taro Malund"."""
    return name in shown or (" " not in name and any(full.split()[-1] == name for full in shown))


def _is_person(tree: Tree, first: int, last: int) -> bool:
    i = tree.top(first, last)
    return _has_age(tree, last) or _is_somebody(tree, i) or _has_people(tree, i) or _is_carried_off(tree, i)


def _has_age(tree: Tree, at: int) -> bool:
    """Say whether an age stands behind: "Taro, 43,"."""
    words = tree.words[at : at + 3]
    if len(words) < 3 or words[0] != "," or words[2] not in _CLOSING:
        return False
    return words[1].isdecimal() and int(words[1]) in _AGES


def _is_somebody(tree: Tree, i: int) -> bool:
    """Say whether what he is stands behind: "Koli, A TEACHER,"."""
    return any(
        tree.lemma(j) in _callings() and not _ARTICLES.isdisjoint(tree.words[k] for k in tree.dependants(j, "det"))
        for j in tree.dependants(i, "appos")
    )


def _has_people(tree: Tree, i: int) -> bool:
    """Say whether people of his are taken with him: "X and HER SISTER", "X and nine of HIS men"."""
    verb = tree.head(i)
    joined = (*tree.dependants(i, "conj"), *(tree.dependants(verb, "conj") if verb >= 0 else ()))
    return any(
        tree.lemma(j) in load_persons().kin or any(tree.words[k] in _HIS for k in range(j, tree.subtree(j)[1]))
        for j in joined
        if j > i and tree.tag(j) in ("NOUN", "NUM", "DET", "PRON") and "and" in tree.words[i + 1 : j]
    )


def _is_carried_off(tree: Tree, i: int) -> bool:
    """Say whether he is brought somewhere, or hurt: "took X TO the base", "seized X and beat HIM"."""
    verb = tree.head(i)
    if verb < 0 or not tree.is_a(i, "obj"):
        return False
    joined = (j for j in tree.dependants(verb, "conj") if tree.tag(j) == "VERB" and not _names_another(tree, i, j))
    if any(tree.words[k] in _HIM for j in joined for k in tree.dependants(j, "obj")):
        return True
    compass = load_place_words().compass
    led = (j for case, j in tree.obliques(verb) if case == "to" and j > i)
    return tree.lemma(verb) == "take" and any(tree.words[j] not in compass and _is_whither(tree, j) for j in led)


def _names_another(tree: Tree, i: int, j: int) -> bool:
    """Say whether "him" behind a verb may be somebody named between: "took X, a TEACHER said, and beat him"."""
    return any(tree.lemma(k) in _callings() and not tree.is_a(k, "appos") for k in range(i + 1, j))


def _is_whither(tree: Tree, j: int) -> bool:
    return tree.tag(j) == "PROPN" or tree.lemma(j) in load_place_words().nouns


@cache
def _callings() -> frozenset[str]:
    """Return what one person is called: "teacher", "judge"; "head" and "administration" are no persons alone."""
    persons = load_persons()
    return frozenset({*persons.private, *persons.public}) - load_place_words().nouns - {"administration", "chair"}
