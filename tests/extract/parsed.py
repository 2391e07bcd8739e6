"""Sentences with hand-made trees for the tests of this room."""

from __future__ import annotations

from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.language.lemmas import lemma_of
from factbox.records import Sentence, Span, Token


def parsed(*words: str) -> Tree:
    """Return the tree of words written ``word/TAG/head/relation``; the head is the number of a word, 0 for the root.

    One space stands between words, and none around a hyphen.
    """
    tokens, at = [], 0
    for word in words:
        text, tag, head, relation = word.rsplit("/", 3)
        at -= text == "-" and bool(tokens)
        tokens.append(Token(Span(at, at + len(text)), text, lemma_of(text, tag), tag, int(head) - 1, relation))
        at += len(text) + (text != "-")
    return Tree(Sentence(Span(0, at - 1), tuple(tokens)))


def shown(tree: Tree, bounds: tuple[int, int]) -> str:
    """Return the words of a stretch."""
    return " ".join(token.text for token in tree.sentence.tokens[slice(*bounds)])


def lined(tree: Tree) -> Line:
    """Return the sentence of a tree as a line; its words are joined by single spaces, hyphens by none."""
    return Line(" ".join(token.text for token in tree.sentence.tokens).replace(" - ", "-"), tree.sentence)


def stretch(tree: Tree, words: str) -> Span:
    """Return where words stand in the text of a tree."""
    start = lined(tree).text.index(words)
    return Span(start, start + len(words))
