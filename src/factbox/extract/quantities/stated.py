"""Totals and parts of tolls: "the toll rose to six", "the dead at 43", "16 of them soldiers", "a third of the wounded".

Neither is a happening of its own: a total sums up what was told elsewhere, a part says who some of those counted were.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factbox.extract.quantities.counted import NOUN_REACH, Counted, Counting
from factbox.extract.quantities.fates import FateFinder
from factbox.extract.quantities.numbers import Number
from factbox.extract.quantities.places_counted import Total
from factbox.extract.quantities.tolls import Toll
from factbox.extract.sentence.line import DASHES, Line
from factbox.extract.sentence.tree import Tree
from factbox.knowledge.cues import load_cues
from factbox.knowledge.fates import fate_units, load_fates
from factbox.knowledge.function_words import load_function_words
from factbox.records import Quantity

TOLL_REACH = 14
"""Tokens between "the toll" and its number ("the toll from the fire in the old market on Monday rose to six")."""

FORMER_REACH = 8
"""Tokens between a total and the number that it was before ("to 15 from 12")."""

_KEPT_WHOLES = 8
"""Numbers before in which the whole of a part is sought."""

_OWN = frozenset({"the", "its", "their", "his", "our", "'s", "'", "put", "death"})
"""Words before "dead" or "wounded" that show a noun: "the dead", "the League's dead"."""

_HOURS = frozenset({"morning", "dawn", "noon", "midday", "midnight", "yesterday", "afternoon", "evening"})
_FEW_WORDS = 4
"""Words of "since early Sunday morning"; a longer stretch tells of another beginning ("since the truce of Friday")."""

_GIVEN_REACH = 8
"""Tokens from "had" to an earlier toll: "HAD EARLIER GIVEN the toll as 14"."""

OPENS_LIST = tuple((mark,) for mark in (*sorted(DASHES), "-", ":"))
"""What stands between a total and those who make it up."""

_CLAUSE_ENDS = frozenset({".", ",", ";", "and", "but", "or", ")", '"', "”"})
_ADJECTIVES = frozenset({"dead", "wounded", "injured", "missing", "displaced"})


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a later number may be part of: where it ends, its unit and its words."""

    last: int
    unit: str
    words: str


def sum_up(
    line: Line,
    tree: Tree,
    numbers: Sequence[Number],
    tolls: Sequence[Toll],
    last_unit: str = "",
    given: frozenset[int] = frozenset(),
) -> tuple[tuple[Toll, ...], tuple[Total, ...]]:
    """Return the tolls that are happenings, and the totals and parts among the numbers of a sentence.

    Args:
        line: the sentence.
        tree: its tree.
        numbers: its numbers.
        tolls: what it tells of how many.
        last_unit: what the last number told before counts ("killed"), which "the figure" takes up; empty if none.
        given: tokens that tell of people by themselves, as the core reads them ("the ministry's 190").
    """
    totals = StatedFinder(line, tree, numbers, tolls, last_unit, given).totals()
    events = []
    for toll in tolls:
        since = since_of(line, tree, toll)
        dated = replace(toll, quantity=replace(toll.quantity, baseline=since))
        if toll.counted.number in totals:
            continue
        if toll.share_of:
            first, last = toll.counted.bounds
            totals[toll.counted.number] = Total(first, last, replace(toll.quantity, of=toll.share_of), people=True)
            continue
        if since and not _recent(since) and toll.fate.type == "casualties":
            totals[toll.counted.number] = Total(*toll.counted.bounds, dated.quantity, people=True, at=toll.at)
        else:
            events.append(dated)
    return tuple(events), tuple(totals.values())


def _recent(since: str) -> bool:
    """Say whether it is since some day of this week or hour of this day: the toll of a fight, and no running total."""
    words = since.lower().split()
    days = load_function_words().weekdays | _HOURS
    return len(words) <= _FEW_WORDS and any(word in days for word in words[1:])


def counts_people(quantity: Quantity) -> bool:
    """Say whether a quantity counts people who shared a fate, and no places."""
    return any(quantity.unit.removeprefix("share of the ").startswith(unit) for unit in fate_units())


@dataclass(frozen=True)
class StatedFinder:
    """Finds the totals and parts of one sentence among its numbers.

    Attributes:
        line, tree: the sentence.
        numbers: its numbers.
        tolls: what it tells of how many, by itself.
        last_unit: what the last number told before counts ("killed"), which "the figure" takes up; empty if none.
        given: tokens that tell of people by themselves, as the core reads them.
    """

    line: Line
    tree: Tree
    numbers: Sequence[Number]
    tolls: Sequence[Toll]
    last_unit: str = ""
    given: frozenset[int] = frozenset()

    def totals(self) -> dict[Number, Total]:
        """Return the totals and parts by their numbers, in order."""
        found: dict[Number, Total] = {}
        wholes: list[_Whole] = []
        for number in self.numbers:
            total = self._total(number, wholes)
            if total is not None:
                found[number] = total
                words = f"{self.line.slice(number.first, number.last)} {total.quantity.unit}"
                part = total.quantity.of or self._was_given(number)
                wholes += [] if part else [_Whole(total.last, total.quantity.unit, words)]
            elif (toll := self._own.get(number)) is not None:
                wholes.append(_Whole(toll.counted.last, toll.quantity.unit, self._words(toll)))
        return found

    def _was_given(self, number: Number) -> bool:
        """Say whether a toll is only an earlier one: "had EARLIER GIVEN the toll as 14", of which none are part."""
        words = self.line.words[max(number.first - _GIVEN_REACH, 0) : number.first]
        had = next((i for i, word in enumerate(words) if word == "had"), None)
        return had is not None and any((word,) in load_cues()["told_formerly"] for word in words[had:])

    def _total(self, number: Number, wholes: Sequence[_Whole]) -> Total | None:
        if number.kind == "ordinal":
            return self._ordinal(number)
        total = self._stated(number) or self._broken_down(number, wholes) or self._said_alone(number)
        return total or self._part(number, wholes) or self._share(number)

    @cached_property
    def _own(self) -> dict[Number, Toll]:
        """What the sentence tells of a number by itself."""
        return {toll.counted.number: toll for toll in self.tolls}

    @cached_property
    def _number_at(self) -> dict[int, Number]:
        """The number that a token belongs to."""
        return {i: number for number in self.numbers for i in range(number.first, number.last)}

    @cached_property
    def _counting(self) -> Counting:
        """What the numbers of the sentence count."""
        return Counting(self.line, self.tree)

    # --- totals

    def _stated(self, number: Number) -> Total | None:
        """Return the total that a noun such as "toll" gives with a number."""
        counted = self._counting.counted(number) if number.kind == "cardinal" else None
        if counted is None or self._superseded(number) or self._counting.among(counted) is not None:
            return None
        own = self._own.get(number)
        if own is not None and own.part == "verb" and self._listed_after(number) is None and not self._summed(own):
            return None
        at = self._toll_before(number) or self._toll_after(number) or self._listed_after(number)
        if at is None:
            return None
        if self.line.words[at] == "losses" and own is None and not (counted.noun and self._counts_people(counted)):
            return None  # towns are lost as well as men
        unit = (own.quantity.unit if own else "") or self._unit(at, number)
        if not unit or (counted.noun is not None and own is None and not self._counts_people(counted)):
            return None
        if own is None and counted.noun is not None and self._in_list(number):
            unit = f"{unit} {self.line.words[counted.noun]}"  # two parts of one toll are no two tolls
        first, last = min(at, number.first), max(at + 1, counted.last if own or counted.noun else number.last)
        quantity = replace(self._bounded(number).quantity(unit), baseline=self._former(number))
        lost = self.line.words[at] == "losses" and quantity.unit in ("killed", "wounded", "killed or wounded")
        kind = "casualties" if lost else "count"
        return Total(first, last, quantity, people=True, at=max(at + 1, number.first), kind=kind)

    def _summed(self, own: Toll) -> bool:
        """Say whether a participle only says what a total counts: "brought the TOTAL KILLED to 45"."""
        return own.at < own.counted.first and self.line.words[own.at - 1] in load_fates().tolls

    def _broken_down(self, number: Number, wholes: Sequence[_Whole]) -> Total | None:
        """Return a part of a total right behind it: "put the toll at 3,800 - 2,400 CIVILIANS AND 1,400 SOLDIERS"."""
        whole = wholes[-1] if wholes and number.kind == "cardinal" and number not in self._own else None
        counted = self._counting.counted(number) if whole is not None else None
        if whole is None or counted is None:
            return None
        if counted.noun is None and self.tree.tag(min(number.last, len(self.line) - 1)) == "NOUN":
            counted = replace(counted, noun=number.last, last=number.last + 1)  # "3,800 - 2,400 CIVILIANS"
        if counted.noun is not None and not self._counts_people(counted) and self._is_person(counted.last):
            counted = replace(counted, noun=counted.last, last=counted.last + 1)  # "1,400 security forces PERSONNEL"
        if counted.noun is None or not self._counts_people(counted):
            return None
        between = range(whole.last, number.first)
        listed = all(self.tree.tag(i) in ("NUM", "NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "SYM") for i in between)
        if not listed or self.line.words[whole.last : whole.last + 1] not in OPENS_LIST:
            return None
        unit = f"{whole.unit} {self.line.words[counted.noun]}"
        return Total(
            number.first, counted.last, replace(number.quantity(unit), of=whole.words), people=True, listed=True
        )

    def _ordinal(self, number: Number) -> Total | None:
        """Return the total of "a 13th death", "the third journalist to be killed"."""
        noun = self.tree.head(number.last - 1)
        if not number.last <= noun <= number.last + 1 or self.tree.tag(noun) != "NOUN":
            return None
        fates = load_fates().nouns.get(self.tree.lemma(noun))
        fate = fates[0] if fates else FateFinder(self.line, self.tree).described(noun)
        if fate is None or fate.type != "casualties":
            return None
        who = "" if fates or self.tree.lemma(noun) == "person" else f" {self.line.words[noun]}s"
        return Total(number.first, noun + 1, number.quantity(fate.unit + who), people=True)

    def _bounded(self, number: Number) -> Number:
        """Return the number of "could pass 150" as one that is bounded from below."""
        lead = self.line.words[number.first - 1] if number.first else ""
        passes = lead in load_fates().passing and number.bound == ""
        return replace(number, bound="low", qualifier=lead) if passes else number

    def _counts_people(self, counted: Counted) -> bool:
        noun = counted.noun or counted.top
        return self.tree.lemma(noun) in load_fates().persons | {"dead"}

    def _is_person(self, i: int) -> bool:
        return i < len(self.line) and self.tree.tag(i) == "NOUN" and self.tree.lemma(i) in load_fates().persons

    def _superseded(self, number: Number) -> bool:
        """Say whether a number is the one before the change: "to 11 from 19", "up from 14"."""
        return bool(number.first) and self.line.words[number.first - 1] in ("from", "than")

    def _former(self, number: Number) -> str:
        """Return the words that say from what a total was changed ("from 12")."""
        near = range(max(number.first - FORMER_REACH, 0), number.last + FORMER_REACH)
        for i in near:
            other = self._number_at.get(i)
            if other not in (None, number) and self.line.words[i - 1 : i] == ("from",):
                return self.line.slice(i - 1, other.last if other else i)
        return ""

    def _toll_before(self, number: Number) -> int | None:
        """Return the noun whose number this is, left of it: "the toll rose to six", "toll now six"."""
        words, known = self.line.words, load_fates()
        lead = number.first - 1
        if lead < 0 or (words[lead] not in known.leading and words[lead] not in known.tolls):
            return None
        if words[lead] in ("at", "to") and self._dated(number):
            return None
        for i in range(lead, max(lead - TOLL_REACH, -1), -1):
            other = self._number_at.get(i)
            if (other is not None and not self._superseded(other)) or words[i] in (
                ";",
                "who",
                "that",
                "which",
                "because",
                "while",
                "but",
            ):
                return None
            if words[i] in known.tolls and self._is_noun(i):
                return i
        return None

    def _listed_after(self, number: Number) -> int | None:
        """Return the noun whose second number this is: "put its losses at 12 dead AND 40 wounded"."""
        at = number.first - 1
        if self.line.words[max(at, 0) : number.first] != ("and",):
            return None
        words = self.line.words[number.last : number.last + 1]
        before = next((n for n in reversed(self.numbers) if at - NOUN_REACH < n.last < at), None)
        if before is None or before.kind != "cardinal":
            return None
        hurt = bool(words) and words[0] in load_fates().adjectives and before.last == at - 1
        return self._toll_before(before) if hurt or self._people_beside(before, number) else None

    def _in_list(self, number: Number) -> bool:
        """Say whether a toll is given by those who make it up, of whom this number counts some."""
        at = self.numbers.index(number)
        pairs = (self.numbers[max(at - 1, 0) : at + 1], self.numbers[at : at + 2])
        return any(len(pair) == 2 and self._people_beside(*pair) for pair in pairs)

    def _people_beside(self, before: Number, number: Number) -> bool:
        """Say whether two numbers count people side by side: "1,400 CIVILIANS and 360 SOLDIERS"."""
        one, other = self._counting.counted(before), self._counting.counted(number)
        if one is None or other is None or one.noun is None or other.noun is None:
            return False
        joined = one.noun in (self.tree.head(other.noun), number.first - 2) or other.noun in self.tree.conjuncts(
            one.noun
        )
        return joined and self._counts_people(one) and self._counts_people(other)

    def _dated(self, number: Number) -> bool:
        """Say whether a number tells a time or a day: "at 10 a.m."."""
        after = self.line.words[number.last : number.last + 1]
        clock = after == (":",) and self.line.slice(number.last, number.last + 2)[1:2].isdecimal()  # "18:30"
        return clock or (bool(after) and after[0] in load_function_words().calendar | {"a.m.", "p.m.", "am", "pm"})

    def _toll_after(self, number: Number) -> int | None:
        """Return the noun whose number this is, right of it: "taking to six the dead"."""
        words = self.line.words
        leads = number.first > 0 and words[number.first - 1] in ("to", "at")
        if not leads or not self.line.at(number.last, ("the",)):
            return None
        at = number.last + 1
        if words[at : at + 1] == ("death",):
            at += 1
        return at if at < len(words) and words[at] in load_fates().tolls else None

    def _is_noun(self, i: int) -> bool:
        """Say whether a word is a noun that names a toll: "the dead", not "dead soldiers"; "toll", not "toll booth"."""
        words = self.line.words
        if self.tree.is_a(i, "compound", "amod", "aux", "advmod"):
            return False
        if words[i] in _ADJECTIVES:
            return i > 0 and words[i - 1] in _OWN
        return self.tree.tag(i) in ("NOUN", "PROPN")

    def _unit(self, at: int, number: Number) -> str:
        """Return what a toll counts: as its own word says, as the words after "of" say, or as the number before did."""
        word, known = self.line.words[at], load_fates()
        if known.tolls[word]:
            compound = any(self.line.words[j] == "casualty" for j in self.tree.dependants(at, "compound"))
            return "killed or wounded" if compound else known.tolls[word]
        if any(self.line.words[j] == "death" for j in self.tree.dependants(at, "compound")):
            return "killed"  # "the death COUNT"
        if self.line.at(at + 1, ("of",)) and number.first != at + 2:
            return self._unit_in(at + 2, number.first if number.first > at else len(self.line))
        return self._unit_in(at + 1, at + 2) or self.last_unit  # "the total KILLED"

    def _unit_in(self, first: int, last: int) -> str:
        """Return the unit that words such as "people killed", "dead", "displaced families" name."""
        known = load_fates()
        for i in range(first, min(last, first + 4, len(self.line))):
            word, lemma = self.line.words[i], self.tree.lemma(i)
            fates = known.adjectives.get(word) or known.nouns.get(lemma) or known.nouns.get(word)
            if fates or lemma in known.sharing:
                return fates[0].unit if fates else known.sharing[lemma]
            verb = next((v for v in known.verbs.get(lemma, ()) if not v.words and v.fate.unit), None)
            if verb is not None and self.tree.tag(i) == "VERB":
                return verb.fate.unit
        return ""

    # --- parts

    def _part(self, number: Number, wholes: Sequence[_Whole]) -> Total | None:
        """Return the part of a toll that a number gives: "seven of them", "including two children"."""
        if number in self._own:
            return None
        counted = self._counting.counted(number)
        if counted is None or number.kind == "vague" or not self._counting.is_part(counted):
            return None
        whole = self._whole(counted, wholes)
        last, noun = self._attribute(counted)
        if not whole.unit or (last < len(self.line) and not noun and self.tree.tag(last) == "ADV"):
            return None
        noun = "" if noun in load_fates().tolls else noun
        fate = self._unit_of_clause(counted) or whole.unit
        unit = f"share of the {fate}" if number.kind == "share" else f"{fate} {noun}".strip()
        return Total(number.first, last, replace(number.quantity(unit), of=whole.words), people=True)

    def _whole(self, counted: Counted, wholes: Sequence[_Whole]) -> _Whole:
        """Return what a part is part of: what was counted before it, or "the dead" that it names."""
        unit = self._unit_named(counted)
        before = (whole for whole in reversed(wholes[-_KEPT_WHOLES:]) if whole.last <= counted.number.first)
        fitting = (whole for whole in before if not unit or whole.unit == unit)
        among = self._counting.among(counted) or self._counting.listed_in(counted)
        named = "" if among is None else self.line.slice(max(among - 1, 0), among + 1)
        at = counted.number.last
        if unit and self.line.words[at : at + 2] == ("of", "the"):
            named = self.line.slice(at + 1, at + 3)  # "12 OF THE DEAD"
        return next(fitting, _Whole(0, unit, named))

    def _words(self, toll: Toll) -> str:
        words = self.line.slice(*toll.counted.bounds)
        return words if toll.counted.noun is not None else f"{words} {toll.quantity.unit}"

    def _unit_named(self, counted: Counted) -> str:
        """Return the unit that a part names itself: "two of the dead", "15 of those killed", "among the dead"."""
        at, tolls = counted.number.last + 1, load_fates().tolls
        if self.line.at(at - 1, ("of",)):
            following = self.line.words[at : at + 2]
            named = next((tolls[word] for word in following if word in tolls), "")
            return self._unit_in(at + 1, at + 2) if not named and following[:1] == ("those",) else named
        among = self._counting.among(counted) or self._counting.listed_in(counted)
        return "" if among is None else tolls.get(self.line.words[among], "")

    def _unit_of_clause(self, counted: Counted) -> str:
        """Return what the verb of a part's own clause says became of it: "93 were wounded, OF WHOM 12 DIED"."""
        if self.line.words[max(counted.first - 2, 0) : counted.first] != ("of", "whom"):
            return ""
        verb = self.tree.head(counted.top)
        fates = load_fates().verbs.get(self.tree.lemma(verb), ()) if verb >= 0 else ()
        done_to = self.tree.passive(verb) if verb >= 0 else False
        return next((one.fate.unit for one in fates if one.of_object == done_to and not one.words), "")

    def _said_alone(self, number: Number) -> Total | None:
        """Return the number that somebody gives without saying of what: "Police still say 14."."""
        if number.kind != "cardinal" or not self.last_unit or number in self._own:
            return None
        if not (self._is_given(number) or not self.given.isdisjoint(range(number.first, number.last))):
            return None
        people = any(self.last_unit == unit for unit in fate_units())
        return Total(max(number.first - 1, 0), number.last, number.quantity(self.last_unit), people=people)

    def _is_given(self, number: Number) -> bool:
        """Say whether a number stands alone after "say", "put it at" and the like, with its clause over."""
        before = self.line.words[max(number.first - 3, 0) : number.first]
        after = self.line.words[number.last : number.last + 1]
        says = any(before[-len(phrase) :] == phrase for phrase in load_fates().giving)
        return says and bool(after) and after[0] in _CLAUSE_ENDS

    def _share(self, number: Number) -> Total | None:
        """Return the share of people or buildings that a clause is about: "two-thirds of the clinics have closed"."""
        counted = self._counting.counted(number) if number.kind == "share" else None
        if counted is None or counted.noun is None or not self.tree.is_a(counted.top, "nsubj"):
            return None
        noun = self.tree.lemma(counted.noun)
        if noun not in load_fates().persons | load_fates().homes:
            return None
        first = counted.noun - len(self.tree.dependants(counted.noun, "compound"))
        quantity = number.quantity(f"share of the {self.line.slice(first, counted.last)}")
        return Total(number.first, counted.last, quantity, at=self.tree.head(counted.top))

    def _attribute(self, counted: Counted) -> tuple[int, str]:
        """Return where a part's words end, and the noun that says who they were ("16 of them soldiers")."""
        last = counted.last
        if self.line.at(counted.number.last, ("of",)):
            last = counted.number.last + 2
        elif counted.noun is not None:
            return counted.last, self.line.words[counted.noun]
        skipped = load_function_words().auxiliaries | {"a", "the"}
        while last < len(self.line) and self.line.words[last] in skipped:
            last += 1
        named = last < len(self.line) and self.tree.tag(last) == "NOUN"
        return (last + 1, self.line.words[last]) if named else (min(last, len(self.line)), "")


def since_of(line: Line, tree: Tree, toll: Toll) -> str:
    """Return since when a toll is reckoned ("since Friday"), which makes it a total; empty if it is not."""
    for i in (toll.at, *tree.governors(toll.at)):
        for noun in tree.dependants(i, "obl"):
            first, last = tree.subtree(noun)
            if not tree.case(noun) and line.words[max(first, 1) - 1 : first + 1].count("since"):
                return line.slice(first if line.words[first] == "since" else first - 1, last)
        for case, noun in tree.obliques(i):
            if case == "since":
                first, last = tree.phrase(noun)
                return (
                    line.slice(min(first, noun), last)
                    if line.words[first] == "since"
                    else "since " + line.slice(first, last)
                )
        when = any(tree.words[j] == "when" for j in tree.dependants(i, "advmod", "mark"))  # "since May, WHEN 14 died"
        if when or (tree.tag(i) == "VERB" and i != toll.at):
            return ""
    return ""
