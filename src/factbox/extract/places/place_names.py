"""Names of places in a sentence: those that the English core takes for one, and those that a gazetteer knows."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass, field

from factbox.extract.sentence.line import OPENING, Line
from factbox.knowledge.actors import load_nouns, load_persons
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer

LONGEST_NAME = 7
"""Tokens in the longest place name looked up ("Mazar - i - Sharif" has five)."""


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """What the English core says of a sentence's names, as first token to the token after the last.

    Attributes:
        places: names of places and facilities, whether a gazetteer has them or not.
        facilities: which of these are facilities.
        others: names of persons, groups, organisations and outlets.
    """

    places: Mapping[int, int] = field(default_factory=dict)
    facilities: frozenset[int] = frozenset()
    others: Mapping[int, int] = field(default_factory=dict)

    def in_longer_name(self, first: int, last: int) -> bool:
        """Say whether tokens lie inside a longer name of something else: "Boston" of "Boston Post"."""
        spans = self.others.items()
        return any(start <= first and last <= end and end - start > last - first for start, end in spans)


_PLAIN = ("NOUN", "VERB", "ADV")
_NO_NAMES = ("VERB", "ADV", "AUX")
_WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "into", "towards", "toward"})


_MONTHS = frozenset(name.casefold() for name in month_name if name)
_BEFORE_MONTHS = frozenset(
    {"in", "since", "until", "till", "by", "last", "early", "late", "mid", "from", "to", "through", "before", "after"}
)
"""What stands before a month; before a day of it stands the day."""


def is_month(line: Line, i: int) -> bool:
    """Say whether a name is that of a month by the word before it: "killed IN MAY", "by late March"."""
    return i > 0 and line.words[i] in _MONTHS and line.words[i - 1] in _BEFORE_MONTHS


def is_titled(line: Line, i: int) -> bool:
    """Say whether a name is that of a person by the title before it: "captured GENERAL Karsen"."""
    if not 0 < i < len(line) or not (line.capital(i - 1) and line.name_like(i)):
        return False
    words = load_place_words()
    built = line.words[i] in words.heads or line.words[i] in words.facilities  # "the General HOSPITAL"
    return not built and line.words[i - 1] in load_persons().titles | load_persons().before_names


@dataclass(frozen=True)
class NameFinder:
    """Finds the names of places in one sentence; its attributes are those of ``PlaceFinder``."""

    line: Line
    gazetteer: Gazetteer
    taken: frozenset[int]
    common: frozenset[str]
    core: NamedPlaces
    persons: frozenset[str]

    def find(self) -> dict[int, int]:
        """Return the toponyms, as first token to the token after the last: the core's, and those a gazetteer knows."""
        found: dict[int, int] = {}
        i = 0
        while i < len(self.line.words):
            name = self._core_name_end(i) or self._second_of_two(i) or self._name_end(i) or self._name_by_kind(i)
            person = is_titled(self.line, i) or (name == i + 1 and is_titled(self.line, i + 1))
            other = person or is_month(self.line, i) or (name is not None and self._is_of_other(i, name))
            last = None if other else name
            if last is not None:
                last = self._with_number(last)
                found[i] = last
            i = last or i + 1
        return found

    def _with_number(self, last: int) -> int:
        """Return where a name ends that is one by the number behind: "KILOMETRE 12", "HILL 402"."""
        line = self.line
        numbered = line.capital(last - 1) and line.words[last - 1] in load_place_words().numbered
        if not numbered or last >= len(line) or not line.words[last].isdecimal():
            return last
        counts = line.open_class(last + 1) and line.sentence.tokens[last].head > last  # "at Camp 7 PEOPLE died"
        return last if counts else last + 1

    def _is_of_other(self, first: int, last: int) -> bool:
        """Say whether a name is a reporter's outlet's, or arms that open a sentence: "an EASTGATE photographer"."""
        words, nouns = self.line.words, load_nouns()
        behind, led = words[last : last + 1], words[max(first - 1, 0) : first]
        outlet = not nouns.reporters.isdisjoint(behind) and led in (("a",), ("an",), ("the",))
        opens = first == 0 or (first == 1 and words[0] in OPENING)
        arms = opens and last == first + 1 and words[first] in nouns.armed | nouns.forces | nouns.equipment
        return outlet or arms

    def _core_name_end(self, i: int) -> int | None:
        """Return where a name ends that the core takes for a place's; its kind ("Orel province") is no part of it."""
        last = self.core.places.get(i)
        if last is None or not self.taken.isdisjoint(range(i, last)) or self.line.words[i] in load_place_words().plans:
            return None
        heads = load_place_words().heads
        if last - 1 > i and self.line.at(last, ("by", self.line.words[last - 1])):
            last -= 1  # "took X HOUSE BY HOUSE"
        while last - 1 > i and self.line.words[last - 1] in heads and i not in self.core.facilities:
            if last - 2 == i and self.line.capital(last - 1) and self.line.words[i] in load_place_words().quarters:
                break
            last -= 1
        while last - 1 > i and self.line.words[last - 1] in load_function_words().conjunctions:
            last -= 1  # "in ULLA AND Brenn"
        return self._first_of_two(i, last) or last

    def _first_of_two(self, i: int, last: int) -> int | None:
        """Return where the first of two names ends that the core takes for one: "Hama and Rastan".

        A name with "and" inside is known ("Bosnia and Herzegovina"), a building's, or says what it is ("Tyne and Wear
        county").
        """
        joint = next((j for j in range(i + 1, last - 1) if self.line.at(j, ("and",))), None)
        kind = self.line.words[last] if last < len(self.line) else ""
        one = i in self.core.facilities or kind in load_place_words().heads
        if joint is None or one or self.gazetteer.knows(self.line.slice(i, last)):
            return None
        return joint

    def _second_of_two(self, i: int) -> int | None:
        """Return where the second of two names ends of which the core made one, the first having been found."""
        joined = self.line.words[i - 1 : i] == ("and",)
        return next((last for first, last in self.core.places.items() if joined and first < i < last), None)

    def _name_end(self, i: int) -> int | None:
        """Return where the longest known name that begins at token ``i`` ends, unless a longer name holds it."""
        line = self.line
        if not line.name_like(i) or i in self.taken:
            return None
        for last in range(min(i + LONGEST_NAME, len(line)), i, -1):
            if not line.capital(last - 1) or not self.taken.isdisjoint(range(i, last)):
                continue
            kind = i == 0 and self._is_kind(line.words[i])  # "Town falls to rebels" is of no place Town
            if last == i + 1 and (kind or is_titled(line, last) or self._says_nothing(i)):
                return None
            if self.gazetteer.knows(line.slice(i, last)):
                longer = self._in_longer_name(i, last) or self.core.in_longer_name(i, last)
                return None if longer else last
        return None

    def _is_kind(self, word: str) -> bool:
        """Say whether a word only says what a place is: "town", "port"."""
        words = load_place_words()
        return word in words.heads or (word,) in words.facilities.get(word, ())

    def _says_nothing(self, i: int) -> bool:
        """Say whether the capital of a word is no place's: it opens a sentence, or is a person's or a people's.

        "Called on MUBARAK to go", "ARAB troops"; who is "in Mubarak" is in a place all the same.
        """
        if self.line.words[i] in self.common or self._opens_plainly(i):
            return True
        before = self.line.words[i - 1] if i else ""
        people = i > 0 and self.line.sentence.tokens[i].tag == "ADJ" and i not in self.core.places
        return before not in _WHERE and (people or self.line.words[i] in self.persons)

    def _opens_plainly(self, i: int) -> bool:
        """Say whether a word has its capital only from where it stands: "SNOW fell", though X has a Snow.

        A verb or an adverb has it so in a headline or behind a bar too: "Life | SEND money", "as shelling GOES on".
        """
        tag = self.line.sentence.tokens[i].tag
        if tag in _NO_NAMES and (self.line.title_case or self.line.words[i - 1 : i] == ("|",)):
            return i not in self.core.places
        opens = i == 0 or (i == 1 and self.line.words[0] in OPENING)
        return opens and tag in _PLAIN and not self.line.title_case

    def _name_by_kind(self, i: int) -> int | None:
        """Return where a name ends that the words around it show to be a place's: "city of X", "the X district"."""
        line = self.line
        if not self._is_own_name(i) or line.title_case:
            return None
        last = next((j for j in range(i + 1, min(i + LONGEST_NAME, len(line))) if not self._is_own_name(j)), i + 1)
        words = load_place_words()
        led = line.words[max(i - 2, 0) : i]
        before = len(led) == 2 and led[1] == "of" and (led[0] in words.named | words.ports)
        behind = line.words[i - 1 : i] == ("the",) and last < len(line) and line.words[last] in words.named
        return last if before or (behind and words.heads[line.words[last]] == "district") else None

    def _is_own_name(self, i: int) -> bool:
        """Say whether a word is a proper noun by capital and tag, and nobody's else."""
        if i >= len(self.line.words) or i in self.taken or not self.line.name_like(i):
            return False
        other = any(first <= i < last for first, last in self.core.others.items())
        return not other and self.line.sentence.tokens[i].tag == "PROPN"

    def _in_longer_name(self, first: int, last: int) -> bool:
        """Say whether the name is cut out of a longer one: "Boston" of "Boston Post"."""
        if self._hyphened(first - 1, first) or self._hyphened(last, last + 1):
            return True
        return not self.line.title_case and (self._name_part(first - 1) or self._name_part(last))

    def _hyphened(self, mark: int, word: int) -> bool:
        """Say whether a hyphen without spaces joins the name to another capital ("Roe-Lund")."""
        if not (0 < mark < len(self.line) and word < len(self.line) and self.line.words[mark] == "-"):
            return False
        other = mark - 1 if mark == word - 1 else mark + 1
        tight = self.line.slice(mark - 1, mark + 2) if mark + 1 < len(self.line) else ""
        return (
            " " not in tight
            and 0 <= other < len(self.line)
            and self.line.capital(mark - 1)
            and self.line.capital(mark + 1)
        )

    def _name_part(self, i: int) -> bool:
        line = self.line
        if not 0 <= i < len(line) or i in self.taken or not line.name_like(i):
            return False
        word, words = line.words[i], load_place_words()
        says_what = word in words.heads or word in words.compass or word == "provincial"
        return not (
            says_what or (i == 0 and word in self.common) or self.gazetteer.country_of_demonym(line.slice(i, i + 1))
        )
