"""Mends of what stands beside a noun: numbers, appositions, and adverbs that say something of one phrase.

A number that counts is ``nummod`` of the noun counted (u/dep/nummod); what is set beside a noun, to say the same, is
``appos`` (u/dep/appos).
"""

from __future__ import annotations

from factbox.extract.sentence.mends.hanging import Hanging
from factbox.knowledge.function_words import load_function_words


def number_set_apart(tree: Hanging, i: int) -> None:
    """A number behind a noun and a comma is set beside it, and counts nothing of it: "eleven people, not 19"."""
    noun = tree.heads[i]
    if tree.tags[i] == "NUM" and noun < i and "," in tree.words[noun:i]:
        tree.name(i, "appos")


def number_of_phrase(tree: Hanging, i: int) -> None:
    """A number counts the noun of a whole phrase and describes no name in it: "30 Hill Front FIGHTERS"."""
    if tree.tags[i] != "NUM":
        return
    noun = tree.heads[i]
    while noun > i and tree.is_a(noun, "compound") and tree.heads[noun] > noun:
        noun = tree.heads[noun]
    if noun > tree.heads[i] > i:
        tree.hang(i, noun, "nummod")


def number_of_size(tree: Hanging, i: int) -> None:
    """A number right before an adjective of size goes with it: "the mission, 165 STRONG"."""
    size = i + 1
    if tree.tags[i] != "NUM" or tree.tags[size : size + 1] != ["ADJ"] or tree.has(i, "case"):
        return
    beside = tree.words[size] == "strong" and tree.heads[i] == tree.heads[size] < i
    if beside or tree.heads[i] == size:
        tree.hang(i, size, "nummod")


def number_before_noun(tree: Hanging, i: int) -> None:
    """A bare number right before the subject of its verb counts that: "at least TWELVE porters were killed"."""
    noun = i + 1
    if tree.tags[i] != "NUM" or tree.has(i, "case") or noun >= len(tree.heads):
        return
    counted = tree.tags[noun] == "NOUN" and tree.is_a(noun, "nsubj") and tree.heads[noun] == tree.heads[i]
    if counted and not tree.has(noun, "det", "nummod"):
        tree.hang(i, noun, "nummod")


def town_told_of(tree: Hanging, i: int) -> None:
    """A noun with an article behind a name and a comma is set beside it: "in Osk, a railway TOWN the rebels hold"."""
    name, first = tree.heads[i], tree.first_of(i)
    if tree.tags[i] != "NOUN" or tree.has(i, "nsubj", "cop", "case", "mark", "cc"):
        return
    comma = first if tree.words[first] == "," else first - 1
    if name == comma - 1 and tree.words[comma] == "," and tree.tags[name] == "PROPN" and tree.has(i, "det"):
        tree.name(i, "appos")


def person_told_of(tree: Hanging, i: int) -> None:
    """A noun with "a" between commas, right behind the object, is set beside it: "seized Roe, A TEACHER, there"."""
    verb, comma = tree.heads[i], tree.first_of(i) - 1
    if tree.words[tree.first_of(i)] == ",":
        comma += 1
    some = any(tree.words[j] in ("a", "an") for j in tree.below(i, "det"))
    if not some or tree.tags[i] != "NOUN" or not verb < comma or tree.has(i, "case", "mark", "cc", "nsubj", "cop"):
        return
    if tree.words[comma] != "," or tree.words[i + 1 : i + 2] not in ([","], ["."]):
        return
    noun = tree.object_right_before(comma, verb)
    if noun >= 0 and tree.tags[noun] == "PROPN" and tree.words[i] not in load_function_words().calendar:
        tree.hang(i, noun, "appos")


def noun_set_beside(tree: Hanging, i: int) -> None:
    """A noun behind another with neither preposition nor possessive is set beside it: "the fall of X 'a MATTER'"."""
    led = any(tree.heads[i] < j < i for j in tree.below(i, "det"))
    if tree.relations[i] == "nmod" and led and tree.tags[i] == "NOUN" and not tree.has(i, "case", "mark"):
        tree.name(i, "appos")


def adverb_of_phrase(tree: Hanging, i: int) -> None:
    """An adverb that opens a phrase behind a comma says it of that: "was carried out by X, PRESUMABLY on Monday"."""
    verb = tree.heads[i]
    opens = verb < i - 1 and tree.words[i - 1] == "," and tree.relations[i + 1 : i + 2] == ["case"]
    if opens and tree.heads[tree.heads[i + 1]] == verb:
        tree.hang(i, tree.heads[i + 1])


__all__ = [
    "adverb_of_phrase",
    "noun_set_beside",
    "number_before_noun",
    "number_of_phrase",
    "number_of_size",
    "number_set_apart",
    "person_told_of",
    "town_told_of",
]
