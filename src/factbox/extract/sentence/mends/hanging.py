"""The tree of one sentence while it is put right: heads, relations, dependants and tags that may be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factbox.language.lemmas import lemma_of
from factbox.records import Sentence


class Hanging:
    """The heads and relations of a sentence's words, to be changed; no change makes a circle of them.

    Attributes:
        words: in lower case.
        lemmas: in lower case.
        tags: of Universal Dependencies, as the core has them.
        relations, kinds: of each word to its head, with and without their subtypes.
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
        self.kinds = [relation.partition(":")[0] for relation in self.relations]
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
        tokens = tuple(
            token if token.tag == tag else replace(token, tag=tag, lemma=lemma)
            for token, tag, lemma in zip(tokens, self.tags, self.lemmas, strict=True)
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
        if relation is not None:
            self.name(i, relation)

    def name(self, i: int, relation: str) -> None:
        """Give a word another relation to the head that it has."""
        self.relations[i], self.kinds[i] = relation, relation.partition(":")[0]

    def read_as_verb(self, i: int) -> None:
        """Make a word a verb, with the base form that it has as one."""
        self.tags[i], self.lemmas[i] = "VERB", lemma_of(self.words[i], "VERB")

    def swap(self, i: int, relation: str) -> None:
        """Make a word the head of its head, which hangs on it in a relation from now on."""
        head = self.heads[i]
        above, old = self.heads[head], self.relations[head]
        self.hang(i, above, old)
        self.hang(head, i, relation)

    def is_a(self, i: int, *relations: str) -> bool:
        """Say whether a word stands in one of some relations to its head, subtypes left out."""
        return self.kinds[i] in relations

    def has(self, i: int, *relations: str) -> bool:
        """Say whether a word has a dependant in one of the relations, with or without subtype."""
        return any(self.kinds[j] in relations or self.relations[j] in relations for j in self.children[i])

    def below(self, i: int, *relations: str) -> list[int]:
        """Return the dependants of a word in one of some relations, subtypes left out."""
        return [j for j in self.children[i] if self.kinds[j] in relations]

    def is_noun(self, i: int) -> bool:
        """Say whether a word is a noun or a name."""
        return self.tags[i] in ("NOUN", "PROPN")

    def is_verb(self, i: int) -> bool:
        """Say whether a word is a verb, auxiliaries left out."""
        return self.tags[i] == "VERB"

    def may_be_past_participle(self, i: int) -> bool:
        """Say whether a word is a verb of a form that may be the past participle."""
        return self.is_verb(i) and not self.words[i].endswith(("ing", "s"))

    def led_by(self, i: int) -> str:
        """Return the preposition by which a word's phrase begins, empty where it has none."""
        led = (j for j in self.children[i] if j < i and self.relations[j] == "case" and self.tags[j] == "ADP")
        return next((self.words[j] for j in led), "")

    def first_of(self, i: int) -> int:
        """Return the first of a word and its dependants."""
        return min((i, *self.children[i]))

    def object_right_before(self, i: int, verb: int) -> int:
        """Return the object of a verb whose phrase ends right before a word, -1 where there is none."""
        noun = i - 1
        while self.heads[noun] > verb:
            noun = self.heads[noun]
        return noun if self.heads[noun] == verb and self.is_a(noun, "obj") else -1


Mend = Callable[[Hanging, int], None]
"""Looks at one word of a tree, which is not the root and stands in a relation that ``MENDS`` has beside the mend, and
hangs it or a word beside it otherwise, or does nothing."""


__all__ = ["Hanging", "Mend"]
