"""What became of how many: "killed 12", "12 were wounded", "the deaths of two men", "some 3,000 people fled".

A number is followed up its tree to the word that says what became of those it counts; where the tree has no answer, the
word right beside it may. Two numbers with one verb are two tolls. A number that only says who some of those counted
were ("including five children", "16 of them soldiers") is a part of the toll and no toll of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from factbox.extract.line import STOPS, Line
from factbox.extract.numbers import Number, Settled
from factbox.extract.tree import Tree
from factbox.knowledge.events import load_event_types
from factbox.knowledge.fates import Fate, load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.numbers import load_numbers
from factbox.records import Quantity

NOUN_REACH = 6
"""Tokens between a number and the noun it counts ("12 lightly armed local policemen")."""

LONGEST_CHAIN = 8
"""Steps up the tree from those counted to the first of a list."""

_NOUNS = ("NOUN", "PROPN", "ADJ")
_COLLECTIVES = frozenset({"total", "group", "crowd", "number", "force", "convoy", "column", "party", "team", "family"})
"""Nouns that stand for those counted of them: "a group of 12 was killed"."""

_PART_OF = frozenset({"them", "whom", "these", "those", "which", "us"})
_INCLUDING = frozenset({"including", "among", "amongst", "include", "includes", "included"})
_LOCATES = frozenset({"in", "inside", "at", "on", "outside", "around", "near"})
_AT = (("in",), ("at",), ("near",), ("around",), ("outside",))
_YEARS = range(1800, 2101)

_HARM = ("casualties", "killing.civilians", "killing.assassination")
_ONE_UNIT = {
    "displacement": "displaced",
    "evacuation": "evacuated",
    "detention.arrest": "arrested",
    "detention.release": "released",
}
"""Types that count people in one unit."""

_MATTERS = (
    _HARM,
    ("displacement", "evacuation", "deployment.in", "deployment.out", "defection"),
    ("detention.arrest", "detention.release"),
)


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


@dataclass(frozen=True, slots=True)
class Toll:
    """What became of how many.

    Attributes:
        fate: what became of them.
        type: the event type.
        at: the word that says so.
        part: its part of speech: verb, noun or adjective.
        of_object: whether a verb says it of its object.
        counted: the number with its noun.
        quantity: how many.
        gapped: whether its verb is left out, so that its place is the one that stands right behind it.
        settled: whether a correction makes this number right or wrong ("12, not 30").
    """

    fate: Fate
    type: str
    at: int
    part: str
    of_object: bool
    counted: Counted
    quantity: Quantity
    settled: Settled = ""
    gapped: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A word that tells a fate of a noun, before it is clear that the noun can have it."""

    fate: Fate
    at: int
    part: str
    of_object: bool = True


def same_matter(one: str, other: str) -> bool:
    """Say whether two event types can tell of the same people: the killed and wounded, those who left or were moved."""
    return one == other or any(one in types and other in types for types in _MATTERS)


def counts_by_type(kind: str) -> bool:
    """Say whether a number alone can stand for an event of a type: so many killed, so many displaced."""
    return kind in _HARM or kind == "displacement"


def counts_somebody(line: Line, tree: Tree, number: Number) -> bool:
    """Say whether a number counts: it is no date, measure or name, and not the whole that another is part of."""
    return not tree.parsed or TollFinder(line, tree).counted(number) is not None


@cache
def _civilians() -> frozenset[str]:
    """Return the nouns whose bearers fight for nobody, from the table of ``killing.civilians``."""
    tables = (event_type for event_type in load_event_types() if event_type.name == "killing.civilians")
    return frozenset(noun for table in tables for predicate in table.predicates for noun in predicate.victims)


def find_tolls(line: Line, tree: Tree, numbers: Sequence[Number], persons: Collection[int] = ()) -> tuple[Toll, ...]:
    """Return the tolls of a parsed sentence, in the order of their numbers.

    Args:
        line: the sentence.
        tree: its tree.
        numbers: its numbers.
        persons: first tokens of the persons that it names.
    """
    finder = TollFinder(line, tree)
    counting = [number for number in numbers if number.kind in ("cardinal", "vague")]
    taken = {i for number in numbers for i in range(number.first, number.last)}
    singles = (finder.single(number) for number in finder.singles() if number.first not in taken)
    tolls = _in_order([*finder.tolls(counting), *(toll for toll in singles if toll is not None and _harms(toll))])
    told = {toll.at for toll in tolls}
    unnumbered = (*filter(_harms, finder.named(persons)), *finder.nobody())
    return _in_order([*tolls, *(toll for toll in unnumbered if toll.at not in told)])


def _in_order(tolls: Iterable[Toll]) -> tuple[Toll, ...]:
    return tuple(sorted(tolls, key=lambda toll: toll.counted.first))


def _harms(toll: Toll) -> bool:
    """Say whether one person alone makes a toll: one killed, hurt, arrested or missing, but not one who fled."""
    return toll.type in (*_HARM, "detention.arrest") or toll.fate.unit in ("missing", "trapped", "rescued")


def unit_told(line: Line, tree: Tree, lemma: str, kind: str, counted: tuple[int, int]) -> str:
    """Return what a number counts that a predicate gives without a toll: by its word, by its type, or the noun counted.

    Args:
        line: the sentence.
        tree: its tree.
        lemma: the predicate's base form.
        kind: its event type.
        counted: the tokens of number and noun.
    """
    known = load_fates()
    verbs = (verb.fate for verb in known.verbs.get(lemma, ()) if not verb.words)
    fates = (*verbs, *known.nouns.get(lemma, ()), *known.adjectives.get(lemma, ()))
    unit = next((fate.unit for fate in fates if fate.unit and same_matter(fate.type, kind)), "")
    if unit or kind in _ONE_UNIT:
        return unit or _ONE_UNIT[kind]
    nouns = [i for i in range(*counted) if tree.tag(i) == "NOUN" or not tree.parsed]
    return line.words[nouns[-1]] if nouns and kind not in _HARM else ""


@dataclass(frozen=True)
class TollFinder:
    """Follows numbers of one sentence to what became of those they count."""

    line: Line
    tree: Tree

    def tolls(self, numbers: Iterable[Number]) -> Iterator[Toll]:
        """Yield what became of those that numbers count; a list may tell it once ("12 died in X, three in Y")."""
        last: Toll | None = None
        for number in numbers:
            toll = self.toll(number) or self.gapped(number, last)
            if toll is None or (last is not None and toll.at == last.at and self.is_part(toll.counted)):
                continue
            last = toll
            yield toll

    def toll(self, number: Number) -> Toll | None:
        """Return what became of those that a number counts, if the sentence says so."""
        counted = self.counted(number)
        if counted is None:
            return None
        return self._toll(counted, self._told_of_part(counted) if self.is_part(counted) else self._told(counted))

    def single(self, number: Number) -> Toll | None:
        """Return what a verb says became of one: "a soldier was killed", "gunmen shot dead a judge"."""
        counted = self.counted(number)
        return None if counted is None or self.is_part(counted) else self._of_one(counted)

    def named(self, persons: Collection[int]) -> Iterator[Toll]:
        """Yield what became of those whom the sentence names: "Jan Roe was killed", "Jan Roe and Ann Poe were"."""
        tops = {self._bearer(i) for i in persons}
        for top in sorted(tops):
            if self.tree.is_a(top, "conj") and self.tree.head(top) in tops:
                continue
            joined = [i for i in self.tree.conjuncts(top) if i in tops]
            number = Number(joined[0], joined[0], "cardinal", len(joined))
            toll = self._of_one(Counted(number, top, top, *self.tree.phrase(top)))
            if toll is not None and len(joined) == len(self.tree.conjuncts(top)):
                yield toll

    def _bearer(self, i: int) -> int:
        """Return the noun that a name belongs to: "the photographer JAN ROE"."""
        head = self.tree.head(i)
        named = head >= 0 and self.tree.is_a(i, "flat", "appos", "compound", "nmod:desc") and not self.tree.case(i)
        return head if named and self.tree.tag(head) in ("NOUN", "PROPN") else i

    def _of_one(self, counted: Counted) -> Toll | None:
        above = (told for i in self._above(counted.top) for told in self._governed(i))
        candidates = (*self._described(counted.top), *self._governed(counted.top), *above)
        return self._toll(counted, [told for told in candidates if told.part == "verb"])

    def nobody(self) -> Iterator[Toll]:
        """Yield what became of nobody: "no one was hurt", "there were no casualties"."""
        for i, word in enumerate(self.words):
            one = self.line.at(i, ("no", "one"))
            if word not in ("nobody", "none", "no"):
                continue
            at = self.tree.head(i) if word == "no" and not one else i + one
            if not i <= at < min(i + NOUN_REACH, len(self.line)):
                continue
            noun = at if word == "no" and not one else None
            counted = Counted(Number(i, i + 1 + one, "vague", None), at, noun, i, at + 1)
            candidates = (*self._described(at), *self._governed(at), *(self._named(noun) if noun is not None else ()))
            toll = self._toll(counted, candidates)
            if toll is not None:
                yield replace(toll, quantity=Quantity(), settled="wrong")

    def gapped(self, number: Number, last: Toll | None) -> Toll | None:
        """Return the toll of a bare number in a list that leaves its verb out: "12 died in Hama, THREE IN HOMS"."""
        counted = self.counted(number) if last is not None else None
        if last is None or counted is None or counted.noun is not None:
            return None
        if (
            self.words[number.first - 1] not in (",", "and", ";")
            or self.words[number.last : number.last + 1] not in _AT
        ):
            return None
        quantity = number.quantity(last.quantity.unit)
        return replace(last, at=counted.top, part="noun", counted=counted, quantity=quantity, settled="", gapped=True)

    def _toll(self, counted: Counted, candidates: Iterable[_Told]) -> Toll | None:
        told = next((told for told in candidates if self._fits(told.fate, counted)), None)
        if told is None:
            return None
        quantity = replace(counted.number.quantity(self._unit(told, counted)), of=self._whole_of(counted))
        kind = self._type(told, counted)
        return Toll(told.fate, kind, told.at, told.part, told.of_object, counted, quantity, self._settled(counted))

    # --- what is counted

    def singles(self) -> Iterator[Number]:
        """Yield what counts one without a number: "a soldier", "another child"."""
        for i, word in enumerate(self.words):
            noun = self.tree.head(i)
            if word in ("a", "an", "another") and self.tree.is_a(i, "det") and i < noun:
                plain = self.words[noun] == self.tree.lemma(noun) and self.tree.tag(noun) == "NOUN"
                if plain and self.words[noun] not in load_fates().no_person:
                    yield Number(i, i + 1, "cardinal", 1, extra=word == "another")

    def counted(self, number: Number) -> Counted | None:
        """Return a number with its noun; None where it measures or names something and counts nobody."""
        if self._labels(number) or self._is_whole(number) or self._is_name(number):
            return None
        core = self._core(number)
        top, noun = core, None
        head = self.tree.head(core)
        if head >= 0 and self.words[head] == "strong" and self.tree.is_a(head, "amod", "appos", "acl"):
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

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.line.words

    def _core(self, number: Number) -> int:
        """Return the word of a number that hangs on the rest of the sentence."""
        inside = range(number.first, number.last)
        tops = [i for i in inside if self.tree.head(i) not in inside]
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
        while at > 0 and self.words[at] in load_function_words().determiners:
            at -= 1
        part = at > 0 and self.words[at] == "of"
        return part and (
            self.tree.tag(at - 1) == "NUM" or self.words[at - 1] in ("half", "most", "all", "thirds", "third")
        )

    def _whole_of(self, counted: Counted) -> str:
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
        if before in known.labels | calendar or after in known.measures | calendar:
            return True
        if self.line.at(number.last, ("-",)) and "year" in self.words[number.last + 1 : number.last + 2]:
            return True
        if number.value in _YEARS and number.last - number.first == 1 and "," not in self.words[number.first]:
            return before in load_function_words().prepositions
        core = self._core(number)
        named = self.tree.is_a(core, "nummod", "flat", "nmod") and 0 <= self.tree.head(core) == number.first - 1
        return named and before not in load_fates().tolls

    # --- parts

    def is_part(self, counted: Counted) -> bool:
        """Say whether a number counts some of those counted before: "seven of them", "including two children"."""
        if self._of_them(counted):
            return True
        before = self.words[max(counted.first - 2, 0) : counted.first]
        if set(before[-1:]) & _INCLUDING or before in (("among", "them"), ("of", "whom"), ("of", "them")):
            return True
        head = self.tree.head(counted.top)
        if self.among(counted) is not None:
            return True
        if not self.tree.is_a(counted.top, "conj") or head < 0:
            return False
        first = self.tree.phrase(head)[0]
        return first > 0 and self.words[first - 1] in _INCLUDING

    def among(self, counted: Counted) -> int | None:
        """Return the noun among whom those counted are: "two were among the DEAD", "among the DEAD were two"."""
        own = (noun for case, noun in self.tree.obliques(counted.top) if case == "among" and noun < counted.first)
        head = self.tree.head(counted.top)
        above = head if head >= 0 and self.tree.is_a(counted.top, "nsubj") and self.tree.case(head) == "among" else None
        return next(own, above)

    def _of_them(self, counted: Counted) -> bool:
        """Say whether those counted are taken up: "seven of them", "two of the dead"."""
        at = counted.number.last + 1
        if not self.line.at(at - 1, ("of",)) or at >= len(self.line):
            return False
        if self.words[at] in _PART_OF:
            return True
        again = self.words[at] in ("the", "its", "their", "those") and self.words[at + 1 : at + 2]
        return bool(again) and self.words[at + 1] in load_fates().tolls

    def _told_of_part(self, counted: Counted) -> Iterator[_Told]:
        """Yield what is said of a part alone: "nineteen of them were dead", not "20 people, including two boys"."""
        if self._of_them(counted):
            yield from self._governed(counted.top)

    # --- what became of them

    def described(self, noun: int) -> Fate | None:
        """Return what a clause of a noun's own says became of it: "the third journalist killed", "the first to die"."""
        lemma = self.tree.lemma(noun)
        fates = (
            told.fate for told in self._described(noun) if told.part == "verb" and lemma not in load_fates().no_person
        )
        return next((fate for fate in fates if fate.whose is None or lemma in fate.whose), None)

    def _told(self, counted: Counted) -> Iterator[_Told]:
        """Yield the words that may say what became of those counted, the likeliest first."""
        own = dict.fromkeys(i for i in (counted.top, counted.noun) if i is not None)
        if counted.noun is None:
            yield from self._beside_right(counted)
        for i in own:
            yield from self._described(i)
        yield from self._beside_right(counted)
        yield from self._governed(counted.top)
        if counted.noun is not None:
            yield from self._named(counted.noun)
        for i in own:
            yield from self._adjectives(i)
        if counted.noun is not None:
            yield from self._as_adjective(counted.number.last)
        for i in self._above(counted.top):
            yield from self._governed(i)
        yield from self._beside_left(counted)
        for i in self.tree.dependants(counted.top, "conj"):
            yield from self._described(i)

    def _above(self, i: int) -> Iterator[int]:
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

    def _described(self, i: int) -> Iterator[_Told]:
        """Yield what a clause of the noun's own says: "12 people killed in", "people who died", "12 dead"."""
        for clause in self.tree.dependants(i, "acl"):
            if any(self.tree.tag(j) == "NUM" for j in range(i + 1, clause)):
                continue
            of_object = self._gap_of(clause)
            if of_object is None:
                continue
            yield from self._predicate(clause, of_object=of_object)
        for j in self.tree.dependants(i, "amod", "parataxis", "appos", "dep", "advmod"):
            if j > i and set(self.words[i + 1 : j]) <= load_function_words().adverbs:
                yield from self._as_adjective(j)

    def _gap_of(self, clause: int) -> bool | None:
        """Say whether the noun that a clause describes is its object, or its subject; None where it is neither."""
        relative = self._relative_of(clause)
        if relative is not None:
            return self.tree.is_a(relative, "nsubj:pass", "obj") or self.tree.passive(clause)
        if self.tree.dependants(clause, "nsubj"):
            return True if self.tree.is_a(clause, "acl:relcl") else None
        marks = {self.words[j] for j in self.tree.dependants(clause, "mark")}
        if marks:
            return bool(self.tree.dependants(clause, "aux:pass")) if marks == {"to"} else None
        return not self.words[clause].endswith("ing")

    def _relative_of(self, clause: int) -> int | None:
        words = load_function_words().relative
        return next((j for j in self.tree.dependants(clause, "nsubj", "obj") if self.words[j] in words), None)

    def _adjectives(self, i: int) -> Iterator[_Told]:
        for j in self.tree.dependants(i, "amod"):
            yield from self._as_adjective(j)

    def _as_adjective(self, i: int) -> Iterator[_Told]:
        for fate in load_fates().adjectives.get(self.words[i], ()):
            yield _Told(fate, i, "adjective")

    def _named(self, i: int) -> Iterator[_Told]:
        """Yield what the noun counted says itself: "31 deaths", "19 wounded"."""
        for fate in self._noun_fates(i):
            yield _Told(fate, i, "noun")
        yield from self._as_adjective(i)

    def _noun_fates(self, i: int) -> Sequence[Fate]:
        if self.tree.tag(i) not in _NOUNS:
            return ()
        if self.tree.lemma(i) == "case" and not any(self.tree.case(j) == "of" for j in self.tree.dependants(i, "nmod")):
            return ()
        lemma, word = self.tree.lemma(i), self.words[i]
        fates = load_fates().nouns
        return () if lemma == word == "body" else fates.get(lemma) or fates.get(word) or ()

    def _governed(self, i: int) -> Iterator[_Told]:
        """Yield what the verb, the adjective or the noun above a noun says of it."""
        head = self.tree.head(i)
        if head < 0:
            return
        if self.tree.is_a(i, "obj", "nsubj:pass"):
            yield from self._predicate(head, of_object=True)
        elif self.tree.is_a(i, "nsubj"):
            yield from self._predicate(head, of_object=self.tree.passive(head))
            if self.tree.dependants(head, "cop") and self.tree.case(head) in _LOCATES:
                yield from (_Told(verb.fate, head, "verb", of_object=False) for verb in load_fates().verbs["be"])
        elif self.tree.is_a(i, "nmod") and self.tree.case(i) == "of":
            for fate in self._noun_fates(head):
                yield _Told(fate, head, "noun")
            if self.tree.lemma(head) == "life":
                yield from self._governed(head)

    def _predicate(self, i: int, *, of_object: bool, deep: bool = True) -> Iterator[_Told]:
        """Yield what a predicate says of its object or subject, and what those joined to it or below it say."""
        yield from self._as_verb(i, of_object=of_object)
        yield from self._named(i)
        if not deep:
            return
        for j in self.tree.dependants(i, "xcomp"):
            below = self.tree.tag(j) == "VERB" and not self._infinitive(j)
            passive = below or bool(self.tree.dependants(j, "aux:pass"))
            yield from self._predicate(j, of_object=passive, deep=False)
            yield from self._as_adjective(j)
        for case, j in self.tree.obliques(i):
            if case == "as":
                yield from self._named(j)
        for j in self.tree.dependants(i, "conj"):
            if not self.tree.dependants(j, "nsubj", "obj"):
                yield from self._predicate(j, of_object=of_object and self.tree.passive(i), deep=False)

    def _infinitive(self, i: int) -> bool:
        return any(self.words[j] == "to" for j in self.tree.dependants(i, "mark")) or self.words[i].endswith("ing")

    def _as_verb(self, i: int, *, of_object: bool) -> Iterator[_Told]:
        for verb in (
            load_fates().verbs.get(self.tree.lemma(i), ()) if self.words[i] not in load_function_words().be else ()
        ):
            if verb.of_object == of_object and self._words_stand(i, verb.words):
                yield _Told(verb.fate, i, "verb", of_object)

    def _words_stand(self, i: int, words: Sequence[str]) -> bool:
        """Say whether the further words of a verb stand near it, below it: "lost their LIVES", "were driven OUT"."""
        low, high = self.tree.subtree(i)
        near = range(max(low, i - 3), min(high, i + NOUN_REACH))
        return not words or {w for j in near for w in (self.words[j], self.tree.lemma(j))}.issuperset(words)

    # --- beside the number

    def _beside_right(self, counted: Counted) -> Iterator[_Told]:
        """Yield what the words right after those counted say: "12 wounded", "12 were killed", "20 more wounded"."""
        i = self._past_aside(counted)
        skipped = load_function_words().auxiliaries | load_function_words().adverbs | load_numbers().extra_after
        skipped -= {"to", "not", "never"}
        while i < len(self.line) and (self.words[i] in skipped or self.words[i].endswith("ly")):
            i += 1
        if i >= len(self.line) or self.words[i].endswith("ing"):
            return
        yield from self._as_adjective(i)
        if i > counted.last or not self.tree.dependants(i, "obj"):
            if self._past(i) and not self.tree.dependants(i, "obj"):
                yield from self._as_verb(i, of_object=True)
            yield from self._as_verb(i, of_object=False)
        if counted.noun is None:
            yield from (_Told(fate, i, "noun") for fate in self._noun_fates(i) if i == counted.last)

    def _past_aside(self, counted: Counted) -> int:
        """Return what follows those counted and an aside that corrects them: "eleven, not 19, died"."""
        i = counted.last
        if self.line.at(i, (",", "not")) and (comma := self.line.find([(",",)], i + 1, i + NOUN_REACH)):
            return comma[1]
        return i + (self._negated(counted) and self.line.at(i, (",",)))

    def _beside_left(self, counted: Counted) -> Iterator[_Told]:
        """Yield what a verb right before those counted says: "killed 12"."""
        i = counted.first - 1
        while i > 0 and self.words[i] in load_function_words().adverbs | {"and", "or"}:
            i -= 1
        if i >= 0 and self.tree.tag(i) == "VERB" and not self.tree.passive(i):
            yield from self._as_verb(i, of_object=True)

    def _past(self, i: int) -> bool:
        return (self.tree.tag(i) in ("VERB", "ADJ") and self.words[i] != self.tree.lemma(i)) or self.words[i] == "hurt"

    # --- does it fit

    def _fits(self, fate: Fate, counted: Counted) -> bool:
        """Say whether those counted can have had a fate: houses are not killed, and a bare number counts people."""
        if counted.noun is None:
            return fate.bare
        nouns = {self.tree.lemma(counted.noun), self.words[counted.noun]}
        if fate.whose is not None:
            named = self.tree.tag(counted.noun) == "PROPN" and "people" in fate.whose
            return named or bool(nouns & fate.whose)
        return not nouns & load_fates().things

    def _type(self, told: _Told, counted: Counted) -> str:
        """Return the event type: who kills civilians does more than the dead alone say."""
        killed = told.fate.unit == "killed" and told.part == "verb" and told.of_object
        civilians = counted.noun is not None and self.words[counted.noun] in _civilians()
        return "killing.civilians" if killed and civilians else told.fate.type

    def _unit(self, told: _Told, counted: Counted) -> str:
        people = counted.noun is None or self.tree.lemma(counted.noun) in load_fates().persons
        if told.fate.unit and (people or told.fate.unit != "troops"):
            return self._joined_unit(told)
        return self.words[counted.noun] if counted.noun is not None else ""

    def _joined_unit(self, told: _Told) -> str:
        """Return the unit; of "killed and wounded 30" nobody can say how many were killed."""
        units = {told.fate.unit}
        for joint in (told.at - 1, told.at + 1):
            other = 2 * joint - told.at
            if not (0 < joint < len(self.line) and 0 <= other < len(self.line)):
                continue
            if self.words[joint] in ("and", "or"):
                units |= {said.fate.unit for said in (*self._as_verb(other, of_object=True), *self._named(other))}
        if {"killed", "wounded"} <= units:
            return "killed or wounded"
        return "killed" if {"killed", "shot"} <= units else told.fate.unit

    def _settled(self, counted: Counted) -> Settled:
        """Say whether a correction stands beside those counted: "12, not 30, died", "killed 12 and not 30"."""
        if self._negated(counted):
            return "wrong"
        after = self.words[counted.last : counted.last + 2]
        return "right" if after in ((",", "not"), ("and", "not")) else ""

    def _negated(self, counted: Counted) -> bool:
        return self.words[max(counted.first - 1, 0) : counted.first] == ("not",)
