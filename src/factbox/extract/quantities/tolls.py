"""What became of how many: "killed 12", "12 were wounded", "the deaths of two men", "some 3,000 people fled".

A number is followed up its tree to the word that says what became of those it counts; where the tree has no answer, the
word right beside it may. Two numbers with one verb are two tolls. A number that only says who some of those counted
were ("including five children", "16 of them soldiers") is a part of the toll and no toll of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from factbox.extract.quantities.counted import NOUN_REACH, Counted, Counting
from factbox.extract.quantities.fates import FateFinder, Told
from factbox.extract.quantities.numbers import Number, Settled
from factbox.extract.sentence.line import Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.events import load_event_types
from factbox.knowledge.fates import Fate, load_fates
from factbox.records import Quantity

_AT = (("in",), ("at",), ("near",), ("around",), ("outside",))

_ELSEWHERE = ("elsewhere",)
"""What stands behind the last of such a list."""

_NOT_OF_ONE = (("since",), ("during",), ("until",))
"""What stands before something that went on, and nobody who came to harm: "killed SINCE an uprising"."""

HARM = ("casualties", "killing.civilians", "killing.assassination")
"""Types of what became of people killed and wounded."""

_ONE_UNIT = {
    "displacement": "displaced",
    "evacuation": "evacuated",
    "detention.arrest": "arrested",
    "detention.release": "released",
}
"""Types that count people in one unit."""

_MATTERS = (
    HARM,
    ("displacement", "evacuation", "deployment.in", "deployment.out", "defection"),
    ("detention.arrest", "detention.release"),
)


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
        share_of: the words of the toll that it is a share of; empty where it adds to what was told.
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
    share_of: str = ""


def same_matter(one: str, other: str) -> bool:
    """Say whether two event types can tell of the same people: the killed and wounded, those who left or were moved."""
    return one == other or any(one in types and other in types for types in _MATTERS)


def counts_by_type(kind: str) -> bool:
    """Say whether a number alone can stand for an event of a type: so many killed, so many displaced."""
    return kind in HARM or kind == "displacement"


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
    counting = sorted((*counting, *_anothers(line)), key=lambda number: number.first)
    taken = {i for number in numbers for i in range(number.first, number.last)}
    singles = (finder.single(number) for number in finder.counting.singles() if number.first not in taken)
    tolls = _in_order([*finder.tolls(counting), *(toll for toll in singles if toll is not None and _harms(toll))])
    told = {toll.at for toll in tolls}
    unnumbered = (*filter(_harms, finder.named(persons)), *finder.nobody())
    return _in_order([*tolls, *(toll for toll in unnumbered if toll.at not in told)])


def _anothers(line: Line) -> Iterator[Number]:
    """Yield the "another" that stands alone in a list of places: "three in Hama AND ANOTHER IN HOMS"."""
    for i, word in enumerate(line.words):
        if word == "another" and line.words[i - 1 : i] in (("and",), (",",)) and line.words[i + 1 : i + 2] in _AT:
            yield Number(i, i + 1, "cardinal", 1, extra=True, qualifier="another")


def _in_order(tolls: Iterable[Toll]) -> tuple[Toll, ...]:
    return tuple(sorted(tolls, key=lambda toll: toll.counted.first))


def _harms(toll: Toll) -> bool:
    """Say whether one person alone makes a toll: one killed, hurt, arrested or missing, but not one who fled."""
    return toll.type in (*HARM, "detention.arrest") or toll.fate.unit in ("missing", "trapped", "rescued")


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
    noun = next((i for i in range(*counted) if tree.tag(i) == "NOUN"), None)
    if noun is not None and tree.lemma(noun) in known.several:
        return line.words[noun]
    verbs = (verb.fate for verb in known.verbs.get(lemma, ()) if not verb.words)
    fates = (*verbs, *known.nouns.get(lemma, ()), *known.adjectives.get(lemma, ()))
    own = sorted(fates, key=lambda fate: fate.type != kind)  # "a mission, 165 strong, ARRIVED" fled from nothing
    unit = next((fate.unit for fate in own if fate.unit and same_matter(fate.type, kind)), "")
    if unit or kind in _ONE_UNIT:
        return unit or _ONE_UNIT[kind]
    nouns = [i for i in range(*counted) if tree.tag(i) == "NOUN" or not tree.parsed]
    return line.words[nouns[-1]] if nouns and kind not in HARM else ""


@dataclass(frozen=True)
class TollFinder:
    """Follows numbers of one sentence to what became of those they count."""

    line: Line
    tree: Tree

    @property
    def counting(self) -> Counting:
        """What the numbers of the sentence count."""
        return self.fates.counting

    @cached_property
    def fates(self) -> FateFinder:
        """The words that say what became of whom."""
        return FateFinder(self.line, self.tree)

    def tolls(self, numbers: Iterable[Number]) -> Iterator[Toll]:
        """Yield what became of those that numbers count; a list may tell it once ("12 died in X, three in Y")."""
        last: Toll | None = None
        for number in numbers:
            toll = self.toll(number) or self.gapped(number, last)
            if toll is not None and toll.gapped and last is not None:
                toll = self._shared(last, toll)
            if toll is None or (last is not None and toll.at == last.at and self.counting.is_part(toll.counted)):
                continue
            last = toll
            yield toll

    def toll(self, number: Number) -> Toll | None:
        """Return what became of those that a number counts, if the sentence says so."""
        counted = self.counting.counted(number)
        if counted is None:
            return None
        part = self.counting.is_part(counted)
        return self._toll(counted, self.fates.of_part(counted) if part else self.fates.told(counted))

    def single(self, number: Number) -> Toll | None:
        """Return what a verb says became of one: "a soldier was killed", "gunmen shot dead a judge"."""
        counted = self.counting.counted(number)
        past = self.line.words[max(number.first - 1, 0) : number.first] in _NOT_OF_ONE
        if counted is None or (past and not self.tree.is_a(counted.top, "nsubj")):
            return None
        return None if self.counting.is_part(counted) else self._of_one(counted)

    def named(self, persons: Collection[int]) -> Iterator[Toll]:
        """Yield what became of those whom the sentence names: "Jan Roe was killed", "Jan Roe and Ann Poe were"."""
        tops = {self._bearer(i) for i in persons}
        for top in sorted(tops):
            if self.tree.is_a(top, "conj") and self.tree.head(top) in tops:
                continue
            listed = [i for i in self.tree.conjuncts(top) if not self._is_aside(i)]
            joined = [i for i in listed if i in tops]
            number = Number(joined[0], joined[0], "cardinal", len(joined))
            toll = self._of_one(Counted(number, top, top, *self.tree.phrase(top)))
            if toll is not None and len(joined) == len(listed):
                yield toll

    def _is_aside(self, i: int) -> bool:
        """Say whether a noun between commas says who somebody is, and is nobody else: "Ann Poe, A DANE, and Jan"."""
        first, last = self.tree.phrase(i)
        words = self.line.words
        apart = words[first - 1 : first] == (",",) and words[last : last + 1] == (",",)
        return self.tree.is_a(i, "conj") and apart and words[first] in ("a", "an")

    def _bearer(self, i: int) -> int:
        """Return the noun that a name belongs to: "the photographer JAN ROE"."""
        head = self.tree.head(i)
        named = head >= 0 and self.tree.is_a(i, "flat", "appos", "compound", "nmod:desc") and not self.tree.case(i)
        return head if named and self.tree.tag(head) in ("NOUN", "PROPN") else i

    def _of_one(self, counted: Counted) -> Toll | None:
        above = (told for i in self.fates.above(counted.top) for told in self.fates.governed(i))
        candidates = (*self.fates.clauses(counted.top), *self.fates.governed(counted.top), *above)
        return self._toll(counted, [told for told in candidates if told.part == "verb"])

    def nobody(self) -> Iterator[Toll]:
        """Yield what became of nobody: "no one was hurt", "there were no casualties"."""
        for i, word in enumerate(self.line.words):
            if word not in ("nobody", "none", "no"):
                continue
            counted = self._nobody_at(i)
            if counted is None:
                continue
            named = self.fates.named(counted.top) if counted.noun is not None else ()
            candidates = (*self.fates.clauses(counted.top), *self.fates.governed(counted.top), *named)
            toll = self._toll(counted, candidates)
            if toll is not None:
                yield replace(toll, quantity=Quantity(), settled="wrong")

    def _nobody_at(self, i: int) -> Counted | None:
        """Return "nobody", "no one" or "no casualties" as what it would count."""
        if self.line.words[i] != "no" or self.line.at(i, ("no", "one")):
            top = i + (self.line.words[i] == "no")
            return Counted(Number(i, top + 1, "vague", None), top, None, i, top + 1)
        noun = self.tree.head(i)
        if not i < noun < i + NOUN_REACH:
            return None
        return Counted(Number(i, i + 1, "vague", None), noun, noun, i, noun + 1)

    def gapped(self, number: Number, last: Toll | None) -> Toll | None:
        """Return the toll of a bare number in a list that leaves its verb out: "12 died in Hama, THREE IN HOMS"."""
        counted = self.counting.counted(number) if last is not None else None
        if last is None or counted is None or counted.noun is not None:
            return None
        if self.line.words[number.first - 1] not in (",", "and", ";") or self.line.words[
            number.last : number.last + 1
        ] not in (*_AT, _ELSEWHERE):
            return None
        quantity = number.quantity(last.quantity.unit)
        return replace(last, at=counted.top, part="noun", counted=counted, quantity=quantity, settled="", gapped=True)

    def _shared(self, before: Toll, toll: Toll) -> Toll:
        """Return a gapped toll as a share of what was counted right before: "30 died, 19 IN HAMA and 11 IN HOMS"."""
        if before.share_of:
            return replace(toll, share_of=before.share_of)
        between = self.line.words[max(before.counted.last, before.at + 1) : toll.counted.first]
        most, least = before.counted.number.value, toll.counted.number.value
        if before.gapped or between != (",",) or most is None or least is None or least >= most:
            return toll
        first, last = before.counted.bounds
        words = self.line.slice(first, last)
        return replace(toll, share_of=words if before.counted.noun is not None else f"{words} {toll.quantity.unit}")

    def _toll(self, counted: Counted, candidates: Iterable[Told]) -> Toll | None:
        told = next((told for told in candidates if self._fits(told.fate, counted)), None)
        if told is None:
            return None
        told = self._wounded(told) or told
        quantity = replace(counted.number.quantity(self._unit(told, counted)), of=self.counting.whole_of(counted))
        kind = self._type(told, counted)
        return Toll(
            told.fate, kind, told.at, told.part, told.of_object, counted, quantity, self.counting.settled(counted)
        )

    def _wounded(self, told: Told) -> Told | None:
        """Return the wounding right behind a verb that leaves open who lived: "shot AND WOUNDED a reporter"."""
        hurt = told.at + 2
        if told.fate.unit != "shot" or self.line.words[told.at + 1 : hurt] not in (("and",), ("or",)):
            return None
        while hurt + 1 < len(self.line) and self.line.words[hurt].endswith("ly"):
            hurt += 1
        after = self.fates.as_verb(hurt, of_object=told.of_object) if hurt < len(self.line) else iter(())
        return next((one for one in after if one.fate.unit == "wounded"), None)

    # --- does it fit

    def _fits(self, fate: Fate, counted: Counted) -> bool:
        """Say whether those counted can have had a fate: jets are not shot dead, and a bare number counts people."""
        if counted.noun is None:
            return fate.bare
        nouns = {self.tree.lemma(counted.noun), self.line.words[counted.noun]}
        known = load_fates()
        if fate.whose is not None:
            if fate.type in HARM and not nouns & (known.persons | known.fighters):
                return False  # an army that "lost three tanks" lost no men
            named = self.tree.tag(counted.noun) == "PROPN" and "people" in fate.whose
            return named or bool(nouns & fate.whose)
        return not nouns & (known.things | known.arms if fate.type in HARM else known.things)

    def _type(self, told: Told, counted: Counted) -> str:
        """Return the event type: who kills civilians does more than the dead alone say."""
        killed = told.fate.unit == "killed" and told.part == "verb" and told.of_object
        civilians = counted.noun is not None and self.line.words[counted.noun] in _civilians()
        return "killing.civilians" if killed and civilians else told.fate.type

    def _unit(self, told: Told, counted: Counted) -> str:
        if counted.noun is not None and self.tree.lemma(counted.noun) in load_fates().several:
            return self.line.words[counted.noun]
        people = counted.noun is None or self.tree.lemma(counted.noun) in load_fates().persons
        if told.fate.unit and (people or told.fate.unit != "troops"):
            return self._joined_unit(told, counted)
        return self.line.words[counted.noun] if counted.noun is not None else ""

    def _joined_unit(self, told: Told, counted: Counted) -> str:
        """Return the unit; of "killed and wounded 30" nobody can say how many were killed."""
        units = {told.fate.unit}
        for joint in (told.at - 1, told.at + 1):
            other = 2 * joint - told.at
            if not (0 < joint < len(self.line) and 0 <= other < len(self.line)):
                continue
            if self.line.words[joint] in ("and", "or"):
                units |= {
                    said.fate.unit for said in (*self.fates.as_verb(other, of_object=True), *self.fates.named(other))
                }
        if units == {"shot"} and self.fates.remains(counted.top):
            return "killed"
        if {"killed", "wounded"} <= units:
            return "killed or wounded"
        return "killed" if {"killed", "shot"} <= units else told.fate.unit
