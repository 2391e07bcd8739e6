"""What became of those that a number counts: the words that may say so, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from factbox.extract.quantities.counted import INCLUDING, NOUN_REACH, Counted, Counting
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.actors import load_nouns
from factbox.knowledge.fates import Fate, load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers

LONGEST_CHAIN = 8
"""Steps up the tree from those counted to the first of a list."""

_HELD = "held"
"""The unit of prisoners."""

CLAUSE_REACH = 30
"""Tokens after a noun among which another number shows that a clause is that one's."""

_NOUNS = ("NOUN", "PROPN", "ADJ")
_COLLECTIVES = frozenset({"total", "group", "crowd", "number", "force", "convoy", "column", "party", "team", "family"})
"""Nouns that stand for those counted of them: "a group of 12 was killed"."""

_SOME = frozenset(
    {"mostly", "mainly", "most", "many", "some", "all", "half", "both", "none", "several", "nearly", "almost"}
)
"""Words that open an aside on those counted: "14 others, MOSTLY children, wounded"."""

REMAINS = frozenset({"body", "corpse", "remains"})
"""Nouns for the dead that tell nothing of who killed them."""

_LOCATES = frozenset({"in", "inside", "at", "on", "outside", "around", "near"})


@dataclass(frozen=True, slots=True)
class Told:
    """A word that may tell a fate of a noun, before it is clear that the noun can have it.

    Attributes:
        fate: what became of those counted.
        at: the word that says so.
        part: its part of speech: verb, noun or adjective.
        of_object: whether a verb says it of its object.
    """

    fate: Fate
    at: int
    part: str
    of_object: bool = True


@dataclass(frozen=True)
class FateFinder:
    """Follows nouns and numbers of one sentence to the words that say what became of them."""

    line: Line
    tree: Tree

    @cached_property
    def counting(self) -> Counting:
        """What the numbers of the sentence count."""
        return Counting(self.line, self.tree)

    def of_part(self, counted: Counted) -> Iterator[Told]:
        """Yield what is said of a part alone: "nineteen of them were dead", not "20 people, including two boys"."""
        if self.counting.of_them(counted):
            yield from self.governed(counted.top)

    def described(self, noun: int) -> Fate | None:
        """Return what a clause of a noun's own says became of it: "the third journalist killed", "the first to die"."""
        lemma = self.tree.lemma(noun)
        fates = (
            told.fate for told in self.clauses(noun) if told.part == "verb" and lemma not in load_fates().no_person
        )
        return next((fate for fate in fates if fate.whose is None or lemma in fate.whose), None)

    def told(self, counted: Counted) -> Iterator[Told]:
        """Yield the words that may say what became of those counted, the likeliest first."""
        own = dict.fromkeys(i for i in (counted.top, counted.noun) if i is not None)
        if counted.noun is None:
            yield from self._beside_right(counted)
        for i in own:
            yield from self.clauses(i)
        yield from self._beside_right(counted)
        yield from self.governed(counted.top)
        if counted.noun is not None:
            yield from self.named(counted.noun)
        for i in own:
            yield from self._adjectives(i)
        if counted.noun is not None:
            yield from self._as_adjective(counted.number.last)
        for i in self.above(counted.top):
            yield from self.governed(i)
        yield from self._beside_left(counted)
        for i in self.tree.dependants(counted.top, "conj"):
            yield from self.clauses(i)

    def remains(self, i: int) -> bool:
        """Say whether only bodies are told of: "the BODIES of five men who had been shot"."""
        head = self.tree.head(i)
        return head >= 0 and self.tree.case(i) == "of" and self.tree.lemma(head) in REMAINS

    def above(self, i: int) -> Iterator[int]:
        """Yield the nouns that a noun is joined to or counted in: "two soldiers and 12 civilians", "a group of 12"."""
        seen = {i}
        while (head := self.tree.head(i)) >= 0 and head not in seen and len(seen) < LONGEST_CHAIN:
            joined = self.tree.is_a(i, "conj") and self.tree.tag(head) in (*_NOUNS, "NUM", "PRON")
            inside = self.tree.is_a(i, "nmod") and self.tree.case(i) == "of" and self.tree.lemma(head) in _COLLECTIVES
            if not (joined or inside):
                return
            seen.add(head)
            i = head
            yield i

    def clauses(self, i: int) -> Iterator[Told]:
        """Yield what a clause of the noun's own says: "12 people killed in", "people who died", "12 dead"."""
        for clause in self.tree.dependants(i, "acl"):
            of_object = self._gap_of(clause)
            between = range(i + 1, min(clause, i + CLAUSE_REACH))
            if of_object is not None and not any(self.tree.tag(j) == "NUM" for j in between):
                yield from self._predicate(clause, of_object=of_object)
        behind = self._behind_aside(i)
        if behind is not None:
            yield from self._predicate(behind, of_object=True)
        for j in self.tree.dependants(i, "amod", "parataxis", "appos", "dep", "advmod"):
            if j > i and set(self.line.words[i + 1 : j]) <= load_function_words().adverbs:
                yield from self._as_adjective(j)

    def _behind_aside(self, i: int) -> int | None:
        """Return the participle of a noun past an aside, wherever it hangs: "12 men, including two boys, KILLED"."""
        words = self.line.words
        if words[i + 1 : i + 2] != (",",) or not set(words[i + 2 : i + 3]) & (INCLUDING | _SOME):
            return None
        comma = next((j for j in range(i + 3, min(i + CLAUSE_REACH, len(words) - 1)) if words[j] == ","), None)
        if comma is None or self.tree.tag(comma + 1) != "VERB" or words[comma + 1].endswith("ing"):
            return None
        return None if self.tree.dependants(comma + 1, "nsubj", "aux", "obj") else comma + 1

    def _gap_of(self, clause: int) -> bool | None:
        """Say whether the noun that a clause describes is its object, or its subject; None where it is neither."""
        relative = self._relative_of(clause)
        if relative is not None:
            return self.tree.is_a(relative, "nsubj:pass", "obj") or self.tree.passive(clause)
        if self.tree.dependants(clause, "nsubj"):
            return True if self.tree.is_a(clause, "acl:relcl") else None
        marks = {self.line.words[j] for j in self.tree.dependants(clause, "mark")}
        if marks:
            return bool(self.tree.dependants(clause, "aux:pass")) if marks == {"to"} else None
        return not self.line.words[clause].endswith("ing")

    def _relative_of(self, clause: int) -> int | None:
        words = load_function_words().relative
        return next((j for j in self.tree.dependants(clause, "nsubj", "obj") if self.line.words[j] in words), None)

    def _adjectives(self, i: int) -> Iterator[Told]:
        for j in self.tree.dependants(i, "amod"):
            yield from self._as_adjective(j)

    def _as_adjective(self, i: int) -> Iterator[Told]:
        for fate in load_fates().adjectives.get(self.line.words[i], ()):
            yield Told(fate, i, "adjective")

    def named(self, i: int) -> Iterator[Told]:
        """Yield what the noun counted says itself: "31 deaths", "19 wounded"."""
        for fate in self._noun_fates(i):
            yield Told(fate, i, "noun")
        yield from self._as_adjective(i)

    def _noun_fates(self, i: int) -> Sequence[Fate]:
        if self.tree.tag(i) not in _NOUNS:
            return ()
        if self.tree.lemma(i) == "case" and not any(self.tree.case(j) == "of" for j in self.tree.dependants(i, "nmod")):
            return ()
        lemma, word = self.tree.lemma(i), self.line.words[i]
        fates = load_fates().nouns
        return () if lemma == word == "body" else fates.get(lemma) or fates.get(word) or ()

    def governed(self, i: int) -> Iterator[Told]:
        """Yield what the verb, the adjective or the noun above a noun says of it."""
        head = self.tree.head(i)
        if head < 0:
            return
        if self.tree.is_a(i, "obj", "nsubj:pass"):
            yield from self._predicate(head, of_object=True)
        elif self.tree.is_a(i, "nsubj"):
            yield from self._predicate(head, of_object=self.tree.passive(head))
            if self.tree.dependants(head, "cop") and self.tree.case(head) in _LOCATES:
                yield from (Told(verb.fate, head, "verb", of_object=False) for verb in load_fates().verbs["be"])
        elif self.tree.is_a(i, "nmod") and self.tree.case(i) == "of":
            for fate in self._noun_fates(head):
                yield Told(fate, head, "noun")
            if self.tree.lemma(head) == "life":
                yield from self.governed(head)

    def _predicate(self, i: int, *, of_object: bool, deep: bool = True) -> Iterator[Told]:
        """Yield what a predicate says of its object or subject, and what those joined to it or below it say."""
        yield from self.as_verb(i, of_object=of_object)
        yield from self.named(i)
        if not deep:
            return
        for j in self.tree.dependants(i, "xcomp"):
            below = self.tree.tag(j) == "VERB" and not (self._infinitive(j) or self.tree.dependants(j, "obj"))
            passive = below or bool(self.tree.dependants(j, "aux:pass"))
            yield from self._predicate(j, of_object=passive, deep=False)
            yield from self._as_adjective(j)
        for case, j in self.tree.obliques(i):
            if case == "as":
                yield from self.named(j)
            if case == "with" and of_object:
                yield from (Told(fate, j, "noun") for fate in load_fates().borne.get(self.tree.lemma(j), ()))
        for j in self.tree.dependants(i, "conj"):
            if not self.tree.dependants(j, "nsubj", "obj", "nummod"):  # "received 15 bodies and 40 WOUNDED"
                yield from self._predicate(j, of_object=of_object and self.tree.passive(i), deep=False)

    def _infinitive(self, i: int) -> bool:
        return any(self.line.words[j] == "to" for j in self.tree.dependants(i, "mark")) or self.line.words[i].endswith(
            "ing"
        )

    def as_verb(self, i: int, *, of_object: bool) -> Iterator[Told]:
        """Yield what a verb says of its object, or else of its subject."""
        if self.line.words[i] in load_function_words().be or self.tree.tag(i) == "PROPN":
            return  # "since March" is no march
        for verb in load_fates().verbs.get(self.tree.lemma(i), ()):
            if verb.fate.unit == _HELD and self._only_contains(i):
                continue
            if verb.of_object == of_object and self._words_stand(i, verb.words):
                yield Told(verb.fate, i, "verb", of_object)

    def _only_contains(self, i: int) -> bool:
        """Say whether nobody is a prisoner: "the galleries HELD 41 people", "a convoy was HELD UP"."""
        if any(self.line.words[j] in ("up", "back") for j in self.tree.dependants(i, "compound:prt", "advmod")):
            return True
        subject = None if self.tree.passive(i) else next(iter(self.tree.dependants(i, "nsubj")), None)
        if subject is None or self.tree.tag(subject) != "NOUN":
            return False
        nouns, known = load_nouns(), load_fates()
        people = nouns.under_arms | nouns.insurgent | nouns.government | nouns.fighters | known.persons | known.several
        return {self.tree.lemma(subject), self.line.words[subject]}.isdisjoint(people | {"group", "movement", "side"})

    def _words_stand(self, i: int, words: Sequence[str]) -> bool:
        """Say whether the further words of a verb stand near it: "lost their LIVES", "driven OUT", "200 LIVES lost"."""
        low, high = self.tree.subtree(i)
        near = [*range(max(low, i - 3), min(high, i + NOUN_REACH))]
        if self.tree.is_a(i, "acl") and not self.tree.is_a(i, "acl:relcl"):
            near.append(self.tree.head(i))
        return not words or {w for j in near for w in (self.line.words[j], self.tree.lemma(j))}.issuperset(words)

    # --- beside the number

    def _beside_right(self, counted: Counted) -> Iterator[Told]:
        """Yield what the words right after those counted say: "12 wounded", "12 were killed", "20 more wounded"."""
        if self.counting.describes(counted):
            return
        i = self._past_aside(counted)
        skipped = load_function_words().auxiliaries | load_function_words().adverbs | load_numbers().extra_after
        skipped -= {"to", "not", "never"}
        while i < len(self.line) and (self.line.words[i] in skipped or self.line.words[i].endswith("ly")):
            i += 1
        if i >= len(self.line) or self.line.words[i].endswith("ing"):
            return
        if self._of_another(i, counted):
            return
        yield from self._as_adjective(i)
        if i > counted.last or not self.tree.dependants(i, "obj"):
            if self._past(i) and not self.tree.dependants(i, "obj"):
                yield from self.as_verb(i, of_object=True)
            yield from self.as_verb(i, of_object=False)
        if counted.noun is None:
            yield from (Told(fate, i, "noun") for fate in self._noun_fates(i) if i == counted.last)

    def _of_another(self, i: int, counted: Counted) -> bool:
        """Say whether a verb is that of a noun before: "A CONVOY with rations for 6,000 people WAS HELD"."""
        subject = next(iter(self.tree.dependants(i, "nsubj", "nsubj:pass")), None)
        if subject is None or subject >= counted.first or self.tree.tag(subject) not in _NOUNS:
            return False
        case = self.tree.case(counted.top)
        return bool(case) and case != "of" and counted.top in range(*self.tree.subtree(subject))

    def _past_aside(self, counted: Counted) -> int:
        """Return what follows those counted and an aside that corrects them: "eleven, not 19, died"."""
        i = counted.last
        if self.line.at(i, (",", "not")) and (comma := self.line.find([(",",)], i + 1, i + NOUN_REACH)):
            return comma[1]
        return i + (self.counting.negated(counted) and self.line.at(i, (",",)))

    def _beside_left(self, counted: Counted) -> Iterator[Told]:
        """Yield what a verb right before those counted says: "killed 12"."""
        i = counted.first - 1
        while i > 0 and self.line.words[i] in load_function_words().adverbs | {"and", "or"}:
            i -= 1
        if i >= 0 and self.tree.tag(i) == "VERB" and not self.tree.passive(i):
            yield from self.as_verb(i, of_object=True)

    def _past(self, i: int) -> bool:
        return (self.tree.tag(i) in ("VERB", "ADJ") and self.line.words[i] != self.tree.lemma(i)) or self.line.words[
            i
        ] == "hurt"
