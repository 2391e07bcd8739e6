"""The tree of one sentence while it is put right: heads, relations and dependants that may be changed."""

from __future__ import annotations

from dataclasses import replace

from factbox.records import Sentence


class Hanging:
    """The heads and relations of a sentence's words, to be changed; no change makes a circle of them.

    Attributes:
        words: in lower case.
        lemmas: in lower case.
        children: the dependants of each word, in order.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = [token.text.lower() for token in self.tokens]
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.tags = [token.tag for token in self.tokens]
        self.heads = [token.head for token in self.tokens]
        self.relations = [token.relation for token in self.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self.heads):
            if head >= 0:
                self.children[head].append(i)

    def result(self) -> Sentence:
        """Return the sentence with the tree as it is now; the same one where nothing was changed."""
        now = zip(self.tokens, self.heads, self.relations, strict=True)
        tokens = tuple(
            token if (token.head, token.relation) == (head, relation) else replace(token, head=head, relation=relation)
            for token, head, relation in now
        )
        changed = any(old is not new for old, new in zip(self.tokens, tokens, strict=True))
        return replace(self.sentence, tokens=tokens) if changed else self.sentence

    def hang(self, i: int, head: int, relation: str | None = None) -> None:
        """Hang a word on a head, in another relation if one is given, unless the head hangs below it."""
        above = head
        while above >= 0 and above != i:
            above = self.heads[above]
        if above == i:
            return
        if self.heads[i] >= 0:
            self.children[self.heads[i]].remove(i)
        if head >= 0:
            self.children[head].append(i)
            self.children[head].sort()
        self.heads[i] = head
        self.relations[i] = self.relations[i] if relation is None else relation

    def kind(self, i: int) -> str:
        """Return a word's relation without its subtype."""
        return self.relations[i].partition(":")[0]

    def is_a(self, i: int, *relations: str) -> bool:
        """Say whether a word stands in one of some relations to its head, subtypes left out."""
        return self.kind(i) in relations

    def has(self, i: int, *relations: str) -> bool:
        """Say whether a word has a dependant in one of the relations, with or without subtype."""
        return any(self.relations[j] in relations or self.kind(j) in relations for j in self.children[i])


__all__ = ["Hanging"]
