"""Mends of function words: what a preposition leads, where an auxiliary belongs, and that nothing hangs on either.

Universal Dependencies hangs function words on the content word that they go with, and content words on content words
only (u/overview/syntax, "The Status of Function Words").
"""

from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.tree_words import load_tree_words

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")

_FUNCTION = ("case", "mark", "cc", "det", "aux", "cop")

_OF_FUNCTION_WORDS = ("fixed", "goeswith", "punct", "conj", "cc", "advmod", "nummod", "case", "det")
"""Relations in which a word may hang on a function word."""

_CLAUSES = ("advcl", "ccomp", "xcomp", "acl")
"""Relations of clauses: of one that hangs on a function word it is open where it belongs."""

_AS_NOUN = ("obl", "nmod", "obl:unmarked", "nmod:unmarked")


def preposition_hung_as_noun(tree: Hanging, i: int) -> None:
    """A preposition is no circumstance: it leads the noun behind it. "were left IN Gelmo"."""
    noun, verb = i + 1, tree.heads[i]
    if tree.tags[i] != "ADP" or tree.relations[i] not in _AS_NOUN or tree.below(i, "fixed") or noun >= len(tree.heads):
        return
    if tree.tags[noun] in _NOMINAL and tree.heads[noun] == verb and tree.is_a(noun, "obl", "nmod", "obj"):
        tree.hang(i, noun, "case")


def preposition_hung_on_verb(tree: Hanging, i: int) -> None:
    """What stands right before a noun that hangs bare on its verb is the noun's preposition: "called ON both sides"."""
    beside = tree.relations[i] == "compound:prt" or (tree.relations[i] == "advmod" and tree.tags[i] == "ADP")
    if not beside or tree.words[i] not in load_function_words().prepositions:
        return
    bare = (j for j in tree.children[tree.heads[i]] if j > i and tree.relations[j] == "obl" and not tree.has(j, "case"))
    noun = next(bare, None)
    if noun is not None and tree.first_of(noun) == i + 1:
        tree.hang(i, noun, "case")


def preposition_behind_noun(tree: Hanging, i: int) -> None:
    """A preposition leads a noun behind it, and none before: "on the map, X is UNDER their control"."""
    if tree.tags[i] != "ADP" or tree.heads[i] > i:
        return
    if tree.words[i] in load_tree_words().comparing or tree.below(i, "fixed"):
        return
    noun = _noun_of_phrase(tree, i + 1)
    if noun >= len(tree.heads) or not tree.is_noun(noun) or tree.is_a(noun, "nsubj"):
        return
    open_to_both = tree.is_a(noun, "nmod") and tree.heads[noun] == tree.heads[i]
    if not open_to_both:
        tree.hang(i, noun, "case")


def _noun_of_phrase(tree: Hanging, i: int) -> int:
    """Return the noun of the phrase that begins at a word."""
    while i < len(tree.heads) and tree.relations[i] in ("det", "amod", "nummod", "nmod:poss") and tree.heads[i] > i:
        i += 1
    while i < len(tree.heads) and tree.relations[i] == "compound" and tree.heads[i] > i:
        i = tree.heads[i]
    return i


def preposition_before_name(tree: Hanging, i: int) -> None:
    """A preposition leads the bare name right behind it, and no later noun: "the fall OF Karsa 'a matter of time'".

    But a name right before a noun is that noun's: "in SELVA province".
    """
    name, head = i + 1, tree.heads[i]
    if not name < head or tree.tags[name] != "PROPN":
        return
    bare = tree.relations[name] == "nmod" and not tree.has(name, "case")
    if not bare or not 0 <= tree.heads[name] < i:
        return
    if name + 1 == head and tree.heads[head] == tree.heads[name] and tree.tags[head] == "NOUN":
        tree.hang(name, head, "compound")
    else:
        tree.hang(i, name)


def direction_as_preposition(tree: Hanging, i: int) -> None:
    """A point of the compass before "of" is an adverb, and no part of the preposition: "fought WEST of the town"."""
    compass = tree.words[i] in load_place_words().compass
    if tree.tags[i] == "ADV" and compass and tree.words[i + 1 : i + 2] == ["of"]:
        tree.name(i, "advmod")


def auxiliary_before_to(tree: Hanging, i: int) -> None:
    """An auxiliary before "to" belongs to what stands before "to": "HAD BEEN due to meet"."""
    verb = tree.heads[i]
    above = tree.heads[verb]
    to = next((j for j in tree.below(verb, "mark") if tree.words[j] == "to"), -1)
    if i < above < to:
        tree.hang(i, above, tree.relations[i])


def hung_on_function_word(tree: Hanging, i: int) -> None:
    """What hangs on a function word belongs to the word that has this: the subject of "has been UNDER fire"."""
    for _ in range(2):
        head = tree.heads[i]
        if head < 0 or not tree.is_a(head, *_FUNCTION) or tree.heads[head] < 0 or tree.is_verb(head):
            return
        if tree.is_a(i, *_OF_FUNCTION_WORDS, *_CLAUSES):
            return
        tree.hang(i, tree.heads[head])


__all__ = [
    "auxiliary_before_to",
    "direction_as_preposition",
    "hung_on_function_word",
    "preposition_before_name",
    "preposition_behind_noun",
    "preposition_hung_as_noun",
    "preposition_hung_on_verb",
]
