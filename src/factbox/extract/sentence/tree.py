"""A sentence's dependency tree, and the questions that the extract room asks of it.

Words are token indexes. Relations are those of Universal Dependencies 2; a relation asked for without its subtype
("nsubj") is met by any ("nsubj:pass").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from factbox.extract.sentence.line import negates
from factbox.knowledge.cues import load_cues
from factbox.knowledge.function_words import load_function_words
from factbox.records import Sentence

_OWN_CLAUSE = ("acl:relcl", "advcl", "parataxis", "ccomp", "conj", "cc", "punct", "appos", "acl", "discourse")
"""Dependants that are no part of the short phrase of a noun."""

_COUNT_REACH = 6
"""Tokens from "by" to the count: "by a U.N. COUNT", "by the state news agency's COUNT"."""


@cache
def _counts() -> frozenset[str]:
    return frozenset(word for phrase in load_cues()["count_kept"] for word in phrase)


@dataclass(frozen=True)
class Tree:
    """The tree of one sentence; without a parser it has no arcs, and ``parsed`` is False."""

    sentence: Sentence

    @cached_property
    def parsed(self) -> bool:
        """Whether a parser has read the sentence."""
        return any(token.tag for token in self.sentence.tokens)

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(token.text.lower().replace("’", "'") for token in self.sentence.tokens)

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        """The dictionary forms in lower case; of a word without one, the word."""
        lemmas = (token.lemma.lower() for token in self.sentence.tokens)
        return tuple(lemma or word for lemma, word in zip(lemmas, self.words, strict=True))

    @cached_property
    def _relations(self) -> tuple[tuple[str, str], ...]:
        """The relation of each word to its head, with and without its subtype."""
        return tuple((token.relation, token.relation.partition(":")[0]) for token in self.sentence.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependants of each word, in order."""
        found: list[list[int]] = [[] for _ in self.sentence.tokens]
        for i, token in enumerate(self.sentence.tokens):
            if token.head >= 0:
                found[token.head].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def _bounds(self) -> tuple[tuple[int, int], ...]:
        """The first word of each subtree and the one after its last, from the leaves up, without recursion."""
        bounds = [(i, i + 1) for i in range(len(self))]
        for i in self._leaves_first():
            head = self.head(i)
            if head >= 0:
                first, last = bounds[head]
                bounds[head] = min(first, bounds[i][0]), max(last, bounds[i][1])
        return tuple(bounds)

    def _leaves_first(self) -> list[int]:
        order = [i for i in range(len(self)) if self.head(i) < 0]
        for i in order:
            order.extend(self.children[i])
        return order[::-1]

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The words that are verbs, auxiliaries apart, in order."""
        return tuple([i for i, token in enumerate(self.sentence.tokens) if token.tag == "VERB"])

    @cached_property
    def main_subjects(self) -> tuple[int, ...]:
        """The subjects of the main clause, in order."""
        tokens = self.sentence.tokens
        roots = [i for i in range(len(tokens)) if self.is_a(i, "root")]
        return tuple(sorted(j for root in roots for j in self.dependants(root, "nsubj")))

    # --- single words

    def head(self, i: int) -> int:
        """Return the head of a word; -1 for the root."""
        return self.sentence.tokens[i].head

    def relation(self, i: int) -> str:
        """Return a word's relation to its head."""
        return self.sentence.tokens[i].relation

    def lemma(self, i: int) -> str:
        """Return a word's dictionary form, in lower case."""
        return self._lemmas[i]

    def tag(self, i: int) -> str:
        """Return a word's universal part of speech."""
        return self.sentence.tokens[i].tag

    def is_a(self, i: int, *relations: str) -> bool:
        """Say whether a word stands in one of the relations to its head."""
        relation, kind = self._relations[i]
        return kind in relations or relation in relations

    def dependants(self, i: int, *relations: str) -> tuple[int, ...]:
        """Return the dependants of a word in one of the relations, in order."""
        below = self.children[i]
        if not below:  # as of most words
            return ()
        told = self._relations
        return tuple([j for j in below if told[j][1] in relations or told[j][0] in relations])

    def governors(self, i: int) -> Iterator[int]:
        """Yield the head of a word, the head of that, and so on up to the root."""
        while (i := self.head(i)) >= 0:
            yield i

    # --- stretches

    def subtree(self, i: int) -> tuple[int, int]:
        """Return the tokens ``[first, last)`` from the first to the last word below a word."""
        return self._bounds[i]

    def phrase(self, i: int) -> tuple[int, int]:
        """Return the tokens of a noun with its articles, adjectives and prepositional phrases, no clause of its own."""
        first, last = i, i + 1
        for child in self.children[i]:
            if not self.is_a(child, *_OWN_CLAUSE) and not (child < i and self.is_a(child, "case", "mark")):
                low, high = self.phrase(child) if child > i else self.subtree(child)
                first, last = min(first, low), max(last, high)
        return first, last

    def tops(self, first: int, last: int) -> tuple[int, ...]:
        """Return the words of the tokens ``[first, last)`` that hang on none of them, in order."""
        tokens = self.sentence.tokens
        return tuple([i for i in range(first, last) if not first <= tokens[i].head < last])

    def top(self, first: int, last: int) -> int:
        """Return the first of those, on which the others of a phrase hang; the first token where there is none."""
        return next(iter(self.tops(first, last)), first)

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Return a word and all that are joined to it by "and", "or" or a comma."""
        return (i, *(child for child in self.children[i] if self.is_a(child, "conj")))

    # --- roles

    def passive(self, i: int) -> bool:
        """Say whether a verb is passive, also as a bare participle ("the town, overrun by rebels")."""
        if self.dependants(i, "aux:pass", "nsubj:pass"):
            return True
        if self.dependants(i, "obl:agent") and not self.dependants(i, "obj"):
            return True
        bare = self.is_a(i, "acl") and not self.is_a(i, "acl:relcl") and not self.dependants(i, "mark", "aux")
        return bare and self.tag(i) == "VERB" and not self.words[i].endswith("ing")

    def subject(self, i: int) -> int | None:
        """Return the grammatical subject of a predicate, looked for also where verbs share one.

        A relative clause has the noun it belongs to, a participle the noun it describes, a verb joined to another or
        governed by it (``xcomp``, ``advcl``) the subject of that one.
        """
        seen: set[int] = set()
        while i not in seen:
            seen.add(i)
            own = self.dependants(i, "nsubj", "csubj")
            if own:
                return self._antecedent(i, max((j for j in own if j < i), default=own[0]))
            head = self.head(i)
            if head < 0:
                return None
            if self.is_a(i, "acl"):
                return head
            if self.is_a(i, "xcomp") and (objects := self.dependants(head, "obj", "iobj")):
                return objects[0]
            if not self.is_a(i, "conj", "xcomp", "advcl"):
                return None
            i = head
        return None

    def is_what(self, i: int) -> tuple[int, ...]:
        """Return what a noun is said to be: X for "town" in "X is the third town to fall"."""
        return self.dependants(i, "nsubj") if self.dependants(i, "cop") else ()

    def _antecedent(self, verb: int, noun: int) -> int:
        """Return the noun that "who" or "which" stands for."""
        relative = self.words[noun] in load_function_words().relative
        head = self.head(verb)
        if (
            relative and head > verb and self.is_a(verb, "acl")
        ):  # "rebels, who burned farms, want": hung on what follows
            head = noun - 2 if self.words[noun - 1 : noun] == (",",) else noun - 1
            return head if head >= 0 and self.tag(head) in ("NOUN", "PROPN") else noun
        joined = self.is_a(verb, "conj") and self.tag(head) in ("NOUN", "PROPN")  # "the rebels, who burned": misread
        return head if relative and head >= 0 and (joined or self.is_a(verb, "acl")) else noun

    def objects(self, i: int) -> tuple[int, ...]:
        """Return the direct objects of a verb; of a relative clause without one, the noun it belongs to."""
        own = self.dependants(i, "obj")
        if own:
            return tuple(self._antecedent(i, noun) for noun in own)
        head = self.head(i)
        gap = self.is_a(i, "acl:relcl") and self.dependants(i, "nsubj") and self.subject(i) != head
        return (head,) if gap and head >= 0 else ()

    def agents(self, i: int) -> tuple[int, ...]:
        """Return who did it, after a passive: "by the rebels"; what the parser calls a subject with "by" is none."""
        led = ((j, self.case(j)) for j in self.dependants(i, "obl", "nmod", "nsubj"))
        acting = (j for j, case in led if case == "by" or (self.is_a(j, "obl:agent") and not case))
        return tuple(j for j in acting if all(self.count_behind(k) != j for k in self.dependants(j, "case")))

    def count_behind(self, by: int) -> int:
        """Return the noun of a count that is given as the reason of a number: ", BY a U.N. count"; -1 for none."""
        if self.words[by] != "by" or (by and self.words[by - 1] not in (",", "-", "–", "—")):
            return -1
        ahead = range(by + 1, min(by + 1 + _COUNT_REACH, len(self)))
        marks = next((j for j in ahead if self.tag(j) in ("PUNCT", "VERB") and self.words[j] != "'s"), ahead.stop)
        return next((j for j in ahead if j < marks and self.lemma(j) in _counts()), -1)

    def case(self, i: int) -> str:
        """Return the preposition of a noun, with its fixed parts ("in front of" is "in front of")."""
        words = [
            word
            for mark in self.dependants(i, "case")
            if mark < i  # the parser may hang the next preposition on a noun: "of soldiers NEAR the town"
            for word in sorted((mark, *self.dependants(mark, "fixed")))
            if self.words[word] not in ("'s", "'")
        ]
        return " ".join(self.words[word] for word in words)

    def obliques(self, i: int) -> tuple[tuple[str, int], ...]:
        """Return the prepositional phrases of a word: preposition and noun, in order."""
        return tuple((case, j) for j in self.dependants(i, "obl", "nmod") if (case := self.case(j)))

    def negated(self, i: int) -> bool:
        """Say whether a verb or its auxiliary is negated: "has NOT fallen", "didn't fall"."""
        return any(negates(self.words[j]) for j in self.dependants(i, "advmod", "aux"))

    def possessors(self, i: int) -> tuple[int, ...]:
        """Return who or what a noun belongs to: "X's fall", "its fall"."""
        return self.dependants(i, "nmod:poss")
