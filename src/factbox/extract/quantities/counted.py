"""What a number counts: its noun, the whole it is part of, and whether it counts anybody at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from factbox.extract.quantities.numbers import Number, Settled
from factbox.extract.sentence.line import STOPS, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.fates import load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.records import Quantity

NOUN_REACH = 6
"""Tokens between a number and the noun it counts ("12 lightly armed local policemen")."""

_NOUNS = ("NOUN", "PROPN", "ADJ")
_PART_OF = frozenset({"them", "whom", "these", "those", "which", "us"})
INCLUDING = frozenset({"including", "among", "amongst", "include", "includes", "included"})
_RATES = frozenset({("for", "every"), ("for", "each")})
"""Words before that to which a number stands in a ratio: "FOR EVERY soldier ten civilians have died"."""
_FEW = frozenset({"one", "two", "three"})
"""Numbers before the whole of a ratio: "one in four"."""
_YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts.

    Attributes:
        number: the number.
        top: the word that stands for it in its clause.
        noun: the noun counted; None for a bare number ("killed 12").
        first, last: the tokens of number and noun.
    """

    number: Number
    top: int
    noun: int | None
    first: int
    last: int

    @property
    def bounds(self) -> tuple[int, int]:
        """The tokens of number and noun."""
        return self.first, self.last


_AMID_COUNT = ("strong", "more")
"""Adjectives that the tree may put between a number and its noun: "3 million MORE people", "400 STRONG"."""


def counts_somebody(line: Line, tree: Tree, number: Number) -> bool:
    """Say whether a number counts: it is no date, measure or name, and not the whole that another is part of."""
    counting = Counting(line, tree)
    counted = counting.counted(number) if tree.parsed else None
    return not tree.parsed or (counted is not None and not counting.describes(counted))


@dataclass(frozen=True)
class Counting:
    """Finds what the numbers of one sentence count."""

    line: Line
    tree: Tree

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.line.words

    def singles(self) -> Iterator[Number]:
        """Yield what counts one without a number: "a soldier", "another child"."""
        for i, word in enumerate(self.words):
            if word not in ("a", "an", "another"):
                continue
            noun = self.tree.head(i)
            if self.tree.is_a(i, "det") and i < noun:
                plain = self.words[noun] == self.tree.lemma(noun) and self.tree.tag(noun) == "NOUN"
                if plain and self.words[noun] not in load_fates().no_person:
                    yield Number(i, i + 1, "cardinal", 1, extra=word == "another")

    def counted(self, number: Number) -> Counted | None:
        """Return a number with its noun; None where it measures or names something and counts nobody."""
        if self._labels(number) or self._is_whole(number) or self._is_name(number) or self._is_rate(number):
            return None
        core = self._core(number)
        top, noun = core, None
        head = self.tree.head(core)
        if head >= 0 and self.words[head] in _AMID_COUNT and self.tree.is_a(head, "amod", "appos", "acl"):
            core, head = head, self.tree.head(head)
        if self.tree.is_a(core, "nummod", "amod", "det", "compound", "advmod") and self._near(number, head):
            top = noun = self._before_preposition(number.last, head)
        elif number.kind == "vague" or self.line.at(number.last, ("of",)):
            of = [j for j in self.tree.dependants(core, "nmod") if self.tree.case(j) == "of" and j > core]
            noun = of[0] if of and of[0] - number.last <= NOUN_REACH else None
        last = number.last if noun is None else noun + 1
        if noun is not None and self.words[noun] in load_numbers().measures:
            return None
        return Counted(number, top, noun, number.first, last)

    def describes(self, counted: Counted) -> bool:
        """Say whether those counted only describe somebody or something else: "the leader OF 40 REBELS was shot".

        A noun for many ("a group of 12") or for what became of them ("the deaths of 12") counts them itself.
        """
        top, case = counted.top, self.tree.case(counted.top)
        head = self.tree.head(top)
        if not case or not self.tree.is_a(top, "nmod") or self.tree.tag(head) not in ("NOUN", "PROPN"):
            return False
        known, lemma = load_fates(), self.tree.lemma(head)
        many = lemma in known.forces or (lemma in known.no_person and lemma not in known.things)
        told = lemma in known.nouns or lemma in known.tolls or lemma == "life"
        if (lemma,) in load_cues()["belonging"] and case == "of":
            return True  # "FAMILIES of the 43 students marched"
        subject = self.tree.is_a(head, "nsubj") and head < top
        return subject and not (many or told) and (case in ("for", "in") or (case == "of" and self._is_one(head)))

    def _is_one(self, noun: int) -> bool:
        """Say whether a noun is of one: "THE LEADER of 40 rebels", and not "bodies" or "men"."""
        led = any(self.words[j] in ("a", "an", "the") for j in self.tree.dependants(noun, "det"))
        return led and self.words[noun] == self.tree.lemma(noun)

    def strength(self, number: Number) -> tuple[Quantity, Counted] | None:
        """Return how strong those are who act in a clause: "some 400 men hold the town"."""
        counted = self.counted(number) if number.kind in ("cardinal", "vague") else None
        if counted is None or counted.noun is None:
            return None
        acts = self.tree.is_a(counted.top, "nsubj", "obl:agent") or self.tree.case(counted.top) == "by"
        if not acts or not {self.tree.lemma(counted.noun), self.words[counted.noun]} & load_fates().forces:
            return None
        people = self.tree.lemma(counted.noun) in load_fates().persons
        return number.quantity("troops" if people else self.words[counted.noun]), counted

    def _core(self, number: Number) -> int:
        """Return the word of a number that hangs on the rest of the sentence."""
        tops = list(self.tree.tops(number.first, number.last))
        counting = [i for i in tops if self.tree.tag(i) in ("NUM", "NOUN", "ADJ", "PROPN")]
        return (counting or tops or [number.last - 1])[-1]

    def _before_preposition(self, i: int, head: int) -> int:
        """Return the head of the noun phrase at a token where the tree leapt a preposition: "34 wounded in 3 days"."""
        last = next((j for j in range(i + 1, head) if self.tree.tag(j) == "ADP"), head + 1) - 1
        return last if self.tree.tag(last) in _NOUNS else head

    def _near(self, number: Number, head: int) -> bool:
        between = self.words[number.last : head]
        return (
            number.last <= head < number.last + NOUN_REACH
            and self.tree.tag(head) in _NOUNS
            and not any(
                word in STOPS | {",", "(", "-"} and self._spaced(j) for j, word in enumerate(between, number.last)
            )
        )

    def _spaced(self, i: int) -> bool:
        """Say whether a mark stands apart from the word before it, or is no hyphen: "12 hard-line fighters" has one."""
        tokens = self.line.sentence.tokens
        return self.words[i] != "-" or tokens[i].span.start > tokens[i - 1].span.end

    def _is_name(self, number: Number) -> bool:
        """Say whether a number is part of a name: "the Nine Passes Front", "Twelve Doors"."""
        i = number.last - 1
        if not (self.words[i].isalpha() and self.line.capital(i)) or self.line.title_case or i + 1 >= len(self.line):
            return False
        head = self.tree.head(i)
        opens = not any(word[0].isalnum() for word in self.words[:i])
        return self.line.name_like(i + 1) and (not opens or (head == i + 1 and self.tree.tag(head) == "PROPN"))

    def _is_whole(self, number: Number) -> bool:
        """Say whether a number is what another is part of: "two of the FOUR engineers"."""
        at = number.first - 1
        if at > 0 and self._is_ratio(at):
            return True  # "ONE IN FOUR people has fled", "nine out of ten"
        while at > 0 and self.words[at] in load_function_words().determiners:
            at -= 1
        part = at > 0 and self.words[at] == "of"
        if part and self.words[at - 1] == "one":
            return False  # "one of FOUR officials killed" tells of four
        return part and (
            self.tree.tag(at - 1) == "NUM" or self.words[at - 1] in ("half", "most", "all", "thirds", "third")
        )

    def _is_ratio(self, at: int) -> bool:
        """Say whether a word leads to the whole of a ratio: "one IN four", "nine out OF ten"."""
        if self.words[at - 1 : at + 1] == ("out", "of"):
            return at > 1 and self.tree.tag(at - 2) == "NUM"
        return self.words[at] == "in" and self.words[at - 1] in _FEW

    def _is_rate(self, number: Number) -> bool:
        """Say whether a number is part of a ratio: "NINE out of ten", "for every soldier TEN died", "each lost ONE"."""
        before = self.words[: number.first]
        if any(pair in _RATES for pair in pairwise(before)) and not {".", ";"} & set(before):
            return True
        verb = next((j for j in self.tree.governors(self._core(number)) if self.tree.tag(j) == "VERB"), None)
        doer = self.tree.subject(verb) if verb is not None else None
        if doer is not None and any(self.words[j] in ("each", "every") for j in self.tree.dependants(doer, "det")):
            return doer < number.first
        at = number.last + (2 if self.line.at(number.last, ("out", "of")) else 1)
        return at < len(self.words) and self.tree.tag(at) == "NUM" and self._is_ratio(at - 1)

    def whole_of(self, counted: Counted) -> str:
        """Return the whole that those counted are part of, where it is counted too ("the four engineers")."""
        start = counted.number.last + 1
        while start < counted.last and self.words[start] in load_function_words().determiners:
            start += 1
        inside = any(self.tree.tag(i) == "NUM" for i in range(start, counted.last))
        return self.line.slice(start, counted.last) if inside and self.line.at(counted.number.last, ("of",)) else ""

    def _labels(self, number: Number) -> bool:
        """Say whether a number is a date, an amount, or the number of a road, and counts nothing."""
        known, calendar = load_numbers(), load_function_words().calendar
        before = self.words[number.first - 1] if number.first else ""
        after = self.words[number.last] if number.last < len(self.line) else ""
        if before in known.labels or before in calendar or after in known.measures or after in calendar:
            return True
        if self.line.at(number.last, ("-",)) and "year" in self.words[number.last + 1 : number.last + 2]:
            return True
        if number.value in _YEARS and number.last - number.first == 1 and "," not in self.words[number.first]:
            named = self.tree.is_a(number.first, "compound")  # "a 1982 massacre"
            return named or before in ("a", "an") or before in load_function_words().prepositions
        core = self._core(number)
        named = self.tree.is_a(core, "nummod", "flat", "nmod") and 0 <= self.tree.head(core) == number.first - 1
        return named and before not in load_fates().tolls

    # --- parts

    def is_part(self, counted: Counted) -> bool:
        """Say whether a number counts some of those counted before: "seven of them", "including two children"."""
        if self.of_them(counted):
            return True
        if self._is_all_of(counted):
            return False
        before = self.words[max(counted.first - 2, 0) : counted.first]
        if set(before[-1:]) & INCLUDING or before in (("among", "them"), ("of", "whom"), ("of", "them")):
            return True
        head = self.tree.head(counted.top)
        if self.among(counted) is not None or self.listed_in(counted) is not None:
            return True
        if not self.tree.is_a(counted.top, "conj") or head < 0:
            return False
        if set(self.words[counted.number.last : counted.number.last + 1]) & load_fates().adjectives.keys():
            return False  # "killed, including two children, and 13 WOUNDED"
        first = self.tree.phrase(head)[0]
        return first > 0 and self.words[first - 1] in INCLUDING

    def among(self, counted: Counted) -> int | None:
        """Return the noun among whom those counted are: "two were among the DEAD", "among the DEAD were two"."""
        own = (noun for case, noun in self.tree.obliques(counted.top) if case == "among" and noun < counted.first)
        head = self.tree.head(counted.top)
        above = head if head >= 0 and self.tree.is_a(counted.top, "nsubj") and self.tree.case(head) == "among" else None
        inverted = (i for i in self.tree.dependants(counted.top, "nsubj") if self.tree.case(i) == "among")
        fronted = () if head < 0 or not self.tree.is_a(counted.top, "nsubj") else self.tree.obliques(head)
        led = (noun for case, noun in fronted if case == "among" and noun < head < counted.first)
        return next(own, next(inverted, next(led, above)))

    def listed_in(self, counted: Counted) -> int | None:
        """Return the noun for those who shared a fate of whom some are listed: "the DEAD included five children"."""
        i = counted.top
        while self.tree.is_a(i, "conj"):
            i = self.tree.head(i)
        verb = self.tree.head(i)
        if verb < 0 or not self.tree.is_a(i, "obj") or self.words[verb] not in INCLUDING:
            return None
        subject = self.tree.subject(verb)
        return subject if subject is not None and self.words[subject] in load_fates().tolls else None

    def _is_all_of(self, counted: Counted) -> bool:
        """Say whether those counted are all of whom some are said to be: "three children were among NINE PEOPLE"."""
        among = self.words[max(counted.first - 1, 0) : counted.first] in (("among",), ("amongst",))
        return among and bool(self.tree.dependants(counted.top, "nsubj", "acl"))

    def of_them(self, counted: Counted) -> bool:
        """Say whether those counted are taken up: "seven of them", "two of the dead"."""
        at = counted.number.last + 1
        if not self.line.at(at - 1, ("of",)) or at >= len(self.line):
            return False
        if self.words[at] in _PART_OF:
            return True
        again = self.words[at] in ("the", "its", "their", "those") and self.words[at + 1 : at + 2]
        return bool(again) and self.words[at + 1] in load_fates().tolls

    def settled(self, counted: Counted) -> Settled:
        """Say whether a correction stands beside those counted: "12, not 30, died", "killed 12 and not 30"."""
        if self.negated(counted):
            return "wrong"
        after = self.words[counted.last : counted.last + 2]
        return "right" if after in ((",", "not"), ("and", "not")) else ""

    def negated(self, counted: Counted) -> bool:
        """Say whether a number is given as wrong: "not 30"."""
        return self.words[max(counted.first - 1, 0) : counted.first] == ("not",)
