"""Sentences with hand-made trees for the tests of this room."""

from __future__ import annotations

from factbox.extract.tree import Tree
from factbox.records import Sentence, Span, Token


def parsed(*words: str) -> Tree:
    """Return the tree of words written ``word/TAG/head/relation``; the head is the number of a word, 0 for the root."""
    tokens, at = [], 0
    for word in words:
        text, tag, head, relation = word.rsplit("/", 3)
        tokens.append(Token(Span(at, at + len(text)), text, text.lower(), tag, int(head) - 1, relation))
        at += len(text) + 1
    return Tree(Sentence(Span(0, at - 1), tuple(tokens)))


def shown(tree: Tree, bounds: tuple[int, int]) -> str:
    """Return the words of a stretch."""
    return " ".join(token.text for token in tree.sentence.tokens[slice(*bounds)])
