"""Place phrases: the stretches of a sentence that name places, and what the words around say of them.

"parts of the southern city of Lashkar Gah", "the capitals of Farah and Ghor provinces", "Herat, Kandahar and
Ghazni", "the police headquarters" and "the city" are each one phrase, with one mention for every place named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import takewhile
from typing import cast

from factbox.extract.places.place_line import (
    SEATS,
    and_before,
    capital_end,
    extent_at,
    facility_end,
    facility_of,
    follows_verb,
    goes_on,
    headlined,
    in_opening_clause,
    is_noun,
    is_spot,
    kind_after,
    list_item,
    predicates,
    skip_aside,
    skip_direction,
    skip_kind,
    takes_before,
)
from factbox.extract.places.place_names import NamedPlaces, NameFinder
from factbox.extract.places.place_nouns import PlaceNouns, next_of
from factbox.extract.sentence.line import DASHES, Line
from factbox.knowledge.cues import load_cues, saying_verbs
from factbox.knowledge.events import triggers_by_word
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words
from factbox.knowledge.places import Gazetteer
from factbox.records import Extent, Mention

LONGEST_DESCRIPTION = 6
"""Tokens between an article and its place noun ("the key southern city")."""

NAMED_BY_CORE = 0.5
"""Score of a mention that the English core takes for a place's name, until it is resolved."""

UNNAMED = "unnamed"
"""The hint of a description that names no place ("a western provincial capital")."""


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Tokens ``[first, last)`` of a sentence that name one or more places.

    Attributes:
        first, last: token indexes.
        mentions: one for each place named.
        extent: how much of it is meant.
        again: whether it takes up a place named before ("the city"); its one mention then has the kind as hint.
    """

    first: int
    last: int
    mentions: tuple[Mention, ...]
    extent: Extent = ""
    again: bool = False

    @property
    def is_one_whole(self) -> bool:
        """Whether it names one place and means all of it, so that something may be left out."""
        return len(self.mentions) == 1 and self.mentions[0].hint != UNNAMED and self.extent in ("", "full")


def join_places(first: PlacePhrase, others: Sequence[PlacePhrase]) -> PlacePhrase:
    """Return a phrase with the places of others behind it, as one phrase that ends where the last of them does."""
    mentions = tuple(dict.fromkeys(mention for phrase in (first, *others) for mention in phrase.mentions))
    return replace(first, last=max(phrase.last for phrase in (first, *others)), mentions=mentions)


def place_holding(places: Iterable[PlacePhrase], i: int) -> PlacePhrase | None:
    """Return the place phrase that token ``i`` belongs to."""
    return next((p for p in places if p.first <= i < p.last), None)


def place_over(places: Iterable[PlacePhrase], first: int, last: int) -> PlacePhrase | None:
    """Return the first place phrase that shares a token with ``[first, last)``."""
    return next((p for p in places if p.first < last and first < p.last), None)


_LONGEST_FACILITY = 5
"""Tokens from the first that describes a facility to its name."""

_LARGE = 100_000
"""Inhabitants from which a town is one whose suburbs are named by it: "the HOMS suburb of Y"."""

_ONE_OF = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True)
class PlaceFinder:
    """Finds the place phrases of one sentence.

    Attributes:
        line: the sentence.
        gazetteer: the names that are known.
        taken: tokens that already belong to an actor's name.
        common: words that the report also writes in lower case, so that a capital says nothing.
        core: what the English core takes for names of places, and for names of something else.
        persons: words, in lower case, that the report calls persons by and no place, though some town is called so too.
    """

    line: Line
    gazetteer: Gazetteer
    taken: frozenset[int] = frozenset()
    common: frozenset[str] = frozenset()
    core: NamedPlaces = field(default_factory=NamedPlaces)
    persons: frozenset[str] = frozenset()

    def find(self) -> tuple[PlacePhrase, ...]:
        """Return the phrases, in order and apart from each other."""
        phrases: list[PlacePhrase] = []
        i = 0
        while i < len(self.line.words):
            phrase = None if i in self.taken else self._phrase(i)
            if phrase is not None:
                phrases.append(phrase)
            i = phrase.last if phrase else i + 1
        return tuple(phrases)

    @cached_property
    def names(self) -> dict[int, int]:
        """The toponyms, as first token to the token after the last: the core's, and those a gazetteer knows."""
        finder = NameFinder(self.line, self.gazetteer, self.taken, self.common, self.core, self.persons)
        return finder.find()

    # --- phrases

    def _phrase(self, i: int) -> PlacePhrase | None:
        if not self.line.words[i][0].isalnum():
            return None
        if self.line.at(i, ("all", "but")):
            return self._all_but(i)
        phrase = self._listing(i)
        return None if phrase is None else self._without_exception(phrase)

    def _all_but(self, i: int) -> PlacePhrase | None:
        """Read "all but the airport of X", "all but two districts of X" as most of X, and "all but X" as no name."""
        left_out = self._listing(i + 2)
        if left_out is None:
            return None
        mention = self._mention(i, left_out.last, UNNAMED)
        whole = next((j for j in range(i + 4, left_out.last) if j in self.names and self.line.at(j - 1, ("of",))), None)
        if whole is not None and left_out.mentions[0].hint in ("", "facility"):
            mention = self._mention(whole, self.names[whole], "")
            return PlacePhrase(i, left_out.last, (mention,), "most")
        return PlacePhrase(i, left_out.last, (mention,))

    def _without_exception(self, phrase: PlacePhrase) -> PlacePhrase:
        """Return a phrase with what is left out of it behind: of "X except the airport" it is most of X."""
        at = phrase.last + self.line.at(phrase.last, (",",))
        cue = self.line.first_at(at, load_cues()["excepting"])
        if cue is None and phrase.extent == "full" and not self.line.at(at + 1, ("not",)):
            cue = self.line.first_at(at, (("but",),))
        if cue is None:
            return phrase
        left_out = self._listing(at + len(cue))
        if left_out is None and cue == ("but",):
            return phrase
        last = phrase.last if left_out is None else left_out.last
        return replace(phrase, last=last, extent="most" if phrase.is_one_whole else phrase.extent)

    def _listing(self, i: int) -> PlacePhrase | None:
        """Read one place, or several that are listed."""
        if i >= len(self.line) or not self.line.words[i][0].isalnum():
            return None
        extent, at = extent_at(self.line, i)
        first = self._element(at) if at < len(self.line) else None
        if extent and self.line.words[i] == "the" and self.line.words[at - 1] != "of" and at not in self.names:
            first = self._element(i)  # "the entire city"
        if first is None:
            return None
        if first.extent and not extent:
            return replace(first, first=i)
        if first.again or first.mentions[0].hint == UNNAMED:
            examples = self._examples(first)
            return replace(examples or first, first=i, extent=extent or first.extent)
        mentions, last = list(first.mentions), first.last
        for element in self._rest_of_list(last, is_object=follows_verb(self.line, i)):
            mentions += element.mentions
            last = element.last
        if len(mentions) > len(first.mentions) and extent == "parts" and self._is_of_first_alone(at, first.last, last):
            mentions, extent = mentions[len(first.mentions) :], ""
        return PlacePhrase(i, last, tuple(mentions), extent)

    def _is_of_first_alone(self, i: int, end: int, last: int) -> bool:
        """Say whether only of the first place of a list a side is meant: "western X and Y", "the west of X, Y and Z".

        What is told of the others is told of all of them; of the first it cannot be told in the same phrase.
        """
        compass = load_place_words().compass
        if not compass.isdisjoint(self.line.words[end:last]):
            return False
        side = i > 1 and self.line.words[i - 1] == "of" and self.line.words[i - 2] in compass
        return self.line.words[i - 1] in compass or (side and self.line.words[end] == ",")

    def _examples(self, phrase: PlacePhrase) -> PlacePhrase | None:
        """Read the places that a plural is filled with: "three capitals: X, Y and Z", "including X"."""
        for joint in (
            (":",),
            (",", "among", "them"),
            (",", "including"),
            ("including",),
            (",", "such", "as"),
            (",", "like"),
            ("like",),
        ):
            at = phrase.last + len(joint)
            named = self._named(at) if self.line.at(phrase.last, joint) and at < len(self.line) else None
            if named is not None:
                mentions, last = list(named.mentions), named.last
                for element in self._rest_of_list(last, is_object=True):
                    mentions += element.mentions
                    last = element.last
                return PlacePhrase(phrase.first, last, tuple(mentions))
        return None

    @cached_property
    def _nouns(self) -> PlaceNouns:
        return PlaceNouns(self.line)

    @cached_property
    def _landmarks(self) -> tuple[int, ...]:
        """The tokens to which a phrase leads: names, and the nouns for places."""
        return tuple(sorted({*self.names, *self._nouns.all()}))

    def _leads_to_place(self, i: int) -> bool:
        """Say whether a name or noun of a place is near enough for a phrase to begin at a token, as at few."""
        place = next_of(self._landmarks, i)
        return place is not None and (place < i + LONGEST_DESCRIPTION or self.line.words[i] in _modifiers())

    def _element(self, i: int) -> PlacePhrase | None:
        if not self._leads_to_place(i):
            return None
        return (
            self._described(i) or self._named(i) or self._town_headlined(i) or self._facility(i) or self._undescribed(i)
        )

    def _described(self, i: int) -> PlacePhrase | None:
        """Read "the key southern city of X", "the capital of Y province", "the capitals of X and Y provinces"."""
        head = self._port(i)
        if head is None:
            head = self._head(i, over_names=True)
        if head is None or not self.line.at(head + 1, ("of",)) or self._names_itself(i, head):
            return None
        at = self._skip_modifiers(head + 2)
        words = load_place_words()
        beyond = self.line.words[head] in words.compass and head > i and is_noun(self.line, head - 1)
        if at not in self.names or beyond:  # "a suburb NORTH OF X"
            return None
        hint = load_place_words().heads.get(self.line.words[head], "city")
        starts = self._names_listed(at) if self.line.words[head].endswith("s") else [at]
        mentions = [self._mention(start, self.names[start], hint) for start in starts]
        last = skip_kind(self.line, self.names[starts[-1]])
        if len(starts) > 1 and self.line.at(last, ("in",)) and last + 1 in self.names:
            last = self.names[last + 1]
        if self.line.words[head].endswith("s") and len(mentions) == 1:
            part = words.parts_of_towns.get(self.line.words[head].removesuffix("s"), "")
            if part and self._is_town(mentions[0].text):
                return PlacePhrase(i, last, (replace(mentions[0], hint=""),), cast("Extent", part))
            return PlacePhrase(i, last, (self._mention(i, last, UNNAMED),))
        extent = words.parts_of_towns.get(self.line.words[head], "")
        side = self.line.words[head] in words.compass and self.line.at(i, ("the",))  # and not "X, north of Y"
        one = self.line.words[i] in _ONE_OF or (i < head and self.line.open_class(i) and i not in self.names)
        one = one or (bool(extent) and self._is_side_of_town(i, head, mentions[0].text))
        inner = head > i and self.line.words[head - 1] in words.of_towns  # "the port district of X"
        if (side or (extent and (one or inner))) and len(mentions) == 1:
            extent = "parts" if side else extent
            return PlacePhrase(i, last, (replace(mentions[0], hint=""),), cast("Extent", extent))
        phrase = PlacePhrase(i, last, tuple(mentions))
        return self._apposed(phrase) if len(mentions) == 1 else phrase

    def _is_side_of_town(self, i: int, head: int, name: str) -> bool:
        """Say whether a direction or an age tells which part of a town is meant: "the EASTERN quarter of X".

        What is called a quarter so has no name of its own; of "the eastern suburb of X" X may be its own name,
        unless that is known as a large town's.
        """
        words = load_place_words()
        told = words.compass | words.quarters
        lies = self.line.at(i, ("the",)) and any(self.line.words[j] in told for j in range(i + 1, head))
        known = self.gazetteer.candidates(name)
        large = bool(known) and known[0].place.kind == "city" and known[0].population >= _LARGE
        return lies and (self.line.words[head] == "quarter" or large)

    def _is_town(self, name: str) -> bool:
        """Say whether a name is first of all a town's, whose districts are parts of it; those of a province are not."""
        known = self.gazetteer.candidates(name)
        return bool(known) and known[0].place.kind == "city"

    def _names_listed(self, at: int) -> list[int]:
        """Return where the names of a list begin, up to the one behind "and": "A, B and C"; the first alone without."""
        starts = [at]
        while starts[-1] in self.names:
            end = self.names[starts[-1]]
            if self.line.at(end, ("in",)) and end + 1 in self.names:
                end = self.names[end + 1]  # "the districts of A IN X and B in Y"
            closing = self.line.at(end, ("and",))
            following = self._skip_modifiers(end + 1) if closing or self.line.at(end, (",",)) else -1
            if following not in self.names:
                break
            starts.append(following)
            if closing:
                return starts
        return [at]

    def _port(self, i: int) -> int | None:
        """Return where "port" stands in "the lake port of X", which is a town; "the port of X" is its harbour."""
        j = self._described_by(i, self._nouns.ports, LONGEST_DESCRIPTION)
        if j is None or j == i or self.line.words[j - 1] in load_function_words().determiners:
            return None
        return j if j + 2 in self.names and self.line.at(j + 1, ("of",)) else None

    def _names_itself(self, i: int, head: int) -> bool:
        """Say whether a quarter has its own name before it: "the X district of Y"; not "the Homs suburb of Y".

        Some town somewhere is called as most quarters are: only a large one, and larger than Y, has Y for a suburb.
        """
        before = next((j for j in range(i, head) if self.names.get(j) == head), None)
        if before is None or load_place_words().heads[self.line.words[head]] != "district":
            return False
        known = self.gazetteer.candidates(self.line.slice(before, head))
        if not known or known[0].place.kind not in ("city", "province", "region", "country"):
            return True
        city = self._skip_modifiers(head + 2)
        of = self.gazetteer.candidates(self.line.slice(city, self.names[city])) if city in self.names else ()
        return known[0].place.kind == "city" and known[0].population < max(_LARGE, of[0].population if of else 0)

    def _named(self, i: int) -> PlacePhrase | None:
        """Read "X", "southern X province", "X's capital Z", "X's Y district", "X prison", "X, capital of Y"."""
        at = self._skip_modifiers(i)
        if at not in self.names:
            return None
        last = self.names[at]
        owner = self.line.slice(at, last)
        if self.line.at(last, ("'s",)):
            owned = self._owned(i, last + 1, owner)
            if owned is not None:
                return owned
        facility = facility_end(self.line, last)
        if facility is not None:
            return PlacePhrase(i, facility, (self._mention(at, facility, "facility", within=owner),))
        if last < len(self.line) and self.line.words[last] in load_place_words().lands:
            return PlacePhrase(i, last + 1, (self._mention(at, last + 1, "region"),))
        if last < len(self.line) and is_spot(self.line, last):
            return PlacePhrase(i, last + 1, (self._mention(at, last + 1, "facility"),))
        parts = self._parts_behind(at, last)
        if parts is not None:
            return PlacePhrase(i, last + 1, (self._mention(at, last, ""),), parts)
        hint, end = kind_after(self.line, last)
        city = self._skip_modifiers(end + 1) if hint == "district" and self.line.at(end, ("of",)) else -1
        if city in self.names:
            within = self.line.slice(city, self.names[city])
            return PlacePhrase(i, self.names[city], (self._mention(at, last, hint, within),))
        street = last > at + 1 and self.line.words[last - 1] in load_place_words().streets
        phrase = PlacePhrase(i, end, (self._mention(at, last, "facility" if street else hint),))
        return self._apposed(phrase)

    def _parts_behind(self, at: int, i: int) -> Extent | None:
        """Return how much of a town is meant by a plural right behind its name: "Karsa NEIGHBOURHOODS".

        "The X and Y districts" are two that are called so.
        """
        listed = self.line.words[at - 1 : at] in (("and",), (",",))
        word = self.line.words[i] if i < len(self.line) and not self.line.capital(i) else ""
        part = load_place_words().parts_of_towns.get(word.removesuffix("s"))
        plural = part is not None and word.endswith("s") and not predicates(self.line, i)
        return cast("Extent", part) if plural and self._is_town(self.line.slice(at, i)) and not listed else None

    def _owned(self, i: int, at: int, owner: str) -> PlacePhrase | None:
        """Read what follows "X's": its capital, a district or a facility of it."""
        end = capital_end(self.line, at)
        if end is not None:
            capital = PlacePhrase(i, end, (self._mention(i, at - 1, "capital"),))
            return self._apposed(capital, comma=False)
        if at in self.names:
            hint, last = kind_after(self.line, self.names[at])
            return PlacePhrase(i, last, (self._mention(at, self.names[at], hint, within=owner),))
        facility = facility_end(self.line, at)
        if facility is not None:
            return PlacePhrase(i, facility, (self._mention(at, facility, "facility", within=owner),))
        return None

    def _facility(self, i: int) -> PlacePhrase | None:
        """Read "the governor's office", "police headquarters": a place inside one that is named elsewhere."""
        words = load_place_words()
        at = self._described_by(i, self._nouns.facilities, _LONGEST_FACILITY)
        if at is not None and self.line.words[i] in _PARTICLES:
            return None
        end = None if at is None else facility_end(self.line, at)
        if end is None or (end == i + 1 and self.line.words[i] in words.never_bare):
            return None
        definite = self.line.words[i] in ("the", "its", "their") or self.line.words[end - 1] not in words.unnamed
        hint = "facility" if definite and self.line.words[i] not in ("a", "an", "another", "other") else UNNAMED
        end = facility_of(self.line, end)
        place = self._skip_modifiers(end + 1) if self.line.at(end, ("of",)) or self.line.at(end, ("in",)) else -1
        if hint == "facility" and place in self.names:
            within = self.line.slice(place, self.names[place])
            capital = capital_end(self.line, self.names[place] + 1) if self._owned_at(place) else None
            if capital is not None:  # "the main prison in Norva's capital"
                return PlacePhrase(i, capital, (self._mention(i, end, hint, within),))
            return PlacePhrase(i, self.names[place], (self._mention(i, end, hint, within),))
        return PlacePhrase(i, end, (self._mention(i, end, hint),))

    def _owned_at(self, place: int) -> bool:
        """Say whether a name is followed by "'s"."""
        return self.line.at(self.names[place], ("'s",))

    def _undescribed(self, i: int) -> PlacePhrase | None:
        """Read "the city" and "a western provincial capital", and the name in apposition to it if there is one."""
        bare = headlined(self.line, i)
        head = i if bare else self._head(i)
        if head is None or (head == i and not bare):
            return None
        if self._measures(head, i):
            return None
        if self.line.open_class(head + 1) and not (predicates(self.line, head + 1) or head == i):
            return None
        words = load_place_words()
        word = self.line.words[head]
        definite = self.line.words[i] in ("the", "its", "their", "this", "that") and "'s" not in self.line.words[i:head]
        kind = words.heads[word]
        capital = kind == "capital" and (self.line.at(head - 1, ("provincial",)) or word in SEATS)
        again = definite and word not in words.unnamed and (kind in ("city", "province", "district") or capital)
        hint = ("city" if capital else kind) if again else UNNAMED
        if definite and head == i + 1 and self._is_house(head):
            return PlacePhrase(i, head + 1, (self._mention(i, head + 1, "facility"),))
        phrase = PlacePhrase(i, head + 1, (self._mention(i, head + 1, hint),), again=again)
        plain = self.line.at(i, ("the",)) or self.line.words[i] not in load_function_words().determiners
        named = plain and kind in ("city", "capital")  # "the capital Karsa", "take provincial capital Karsa"
        return self._apposed(phrase, comma=not named)

    def _is_house(self, i: int) -> bool:
        """Say whether a word means the house that a province is run from: "the PREFECTURE, the post office and X"."""
        at = list_item(self.line, i + 1) if self.line.words[i] in load_place_words().houses else None
        return at is not None and at < len(self.line) and self._facility(at) is not None

    def _measures(self, head: int, first: int) -> bool:
        """Say whether a side only says where something was done: "a drone STRIKE EAST of X" is no place."""
        words = load_place_words()
        if self.line.words[head] not in words.compass or not self.line.at(head + 1, ("of",)) or head <= first:
            return False
        before = self.line.words[head - 1]
        return is_noun(self.line, head - 1) and before not in words.heads and before not in words.lengths

    def _town_headlined(self, i: int) -> PlacePhrase | None:
        """Read a town that a headline describes without an article: "seize BORDER TOWN", "take REGIONAL CAPITAL X"."""
        end = next_of(self._nouns.towns, i + 1)
        if (
            end is None
            or end > i + 3
            or not takes_before(self.line, i)
            or self.line.words[end] in load_place_words().unnamed
        ):
            return None
        described = all(self.line.open_class(j) and not predicates(self.line, j) for j in range(i, end))
        if not described or self.line.at(end + 1, ("of",)) or self.line.at(end + 1, ("hall",)):
            return None
        return self._named_in_apposition(PlacePhrase(i, end + 1, (self._mention(i, end + 1, UNNAMED),)), end + 1)

    # --- pieces

    def _mention(self, first: int, last: int, hint: str, within: str = "") -> Mention:
        """Return a mention; its score says that the core takes it for the name of a place."""
        score = NAMED_BY_CORE if any(first <= at < last for at in self.core.places) else None
        return Mention(self.line.span(first, last), self.line.slice(first, last), "place", hint, within, score=score)

    def _head(self, i: int, *, over_names: bool = False) -> int | None:
        """Return where the place noun stands that a description beginning at ``i`` leads to.

        With ``over_names`` a name may stand in it: "the key Darfur city of El Fasher".
        """
        j = self._described_by(i, self._nouns.heads, LONGEST_DESCRIPTION, over_names=over_names)
        return j if j is not None and self._is_seat(j, i) else None

    def _described_by(self, i: int, nouns: Sequence[int], longest: int, *, over_names: bool = False) -> int | None:
        """Return the next of some nouns, if all from ``i`` up to it describes it; None if it is too far off."""
        noun = next_of(nouns, i)
        if noun is None or noun >= i + longest:
            return None
        between = range(i, noun)
        described = all(self._describes(j, i) or (over_names and j > i and j in self.names) for j in between)
        return noun if described else None

    def _is_seat(self, j: int, first: int) -> bool:
        """Say whether a place noun is no "seat", or one that is a town: "the district SEAT", "the SEAT of X"."""
        words = load_place_words()
        if self.line.words[j] not in SEATS:
            return True
        plain = (
            self.line.at(first, ("the",)) and first == j - 1 and j + 2 in self.names and self.line.at(j + 1, ("of",))
        )
        return plain or self.line.words[j - 1] in words.seat_of

    def _describes(self, i: int, first: int) -> bool:
        """Say whether a word may stand between an article, at ``first``, and the noun it belongs to."""
        word = self.line.words[i]
        if word in _no_modifiers() or (i > first and word in load_function_words().determiners) or i in self.names:
            return False
        owns = word == "'" and i > first and self.line.words[i - 1].endswith("s")  # "the gendarmes' square"
        return (word[0].isalnum() or word in ("-", "'s") or owns) and not predicates(self.line, i)

    def _skip_modifiers(self, i: int) -> int:
        """Skip an article and adjectives before a name ("the western", "the central province of", "nearby")."""
        heads, plain = load_place_words().heads, _modifiers()
        while i < len(self.line.words) and i not in self.names:
            if self.line.words[i] in heads and self.line.at(i + 1, ("of",)):
                i += 2
            elif self.line.words[i] in plain:
                i += 1
            else:
                break
        return i

    def _apposed(self, phrase: PlacePhrase, *, comma: bool = True) -> PlacePhrase:
        """Join a name and its apposition to one place, keeping the name: "Y, capital of X", "the capital of X, Y"."""
        at = skip_direction(self.line, phrase.last)
        mark = at < len(self.line) and (self.line.words[at] == "," or self.line.words[at] in DASHES)
        if not mark and (comma or at != phrase.last):
            return phrase
        following = at + 1 if mark else at
        if phrase.mentions[0].hint in ("capital", UNNAMED) or phrase.again:
            return self._named_in_apposition(phrase, following)
        return self._described_in_apposition(phrase, following) if mark else phrase

    def _named_in_apposition(self, phrase: PlacePhrase, at: int) -> PlacePhrase:
        if at not in self.names:
            return phrase
        last = self.names[at]
        if last < len(self.line) and self.line.words[last] in saying_verbs():
            return phrase
        mention = self._mention(at, last, "city")
        if self.line.words[at - 1] in DASHES and last < len(self.line) and self.line.words[last] in DASHES:
            last += 1
        return PlacePhrase(phrase.first, last, (mention,))

    def _described_in_apposition(self, phrase: PlacePhrase, at: int) -> PlacePhrase:
        head = self._head(at)
        if head is None or load_place_words().heads[self.line.words[head]] != "capital":
            return phrase
        described = self._described(at)
        last = described.last if described else head + 1
        mention = replace(phrase.mentions[0], hint="city")
        if described:
            mention = replace(mention, within=described.mentions[0].text)
        return PlacePhrase(phrase.first, last, (mention,))

    # --- lists

    def _rest_of_list(self, at: int, *, is_object: bool) -> Iterator[PlacePhrase]:
        """Yield the rest of a list (", Kandahar and Lashkar Gah", "as well as"); directions and asides are skipped."""
        pending: list[tuple[str, PlacePhrase]] = []
        closed = False
        opening = is_object and in_opening_clause(self.line, at)
        while (start := list_item(self.line, at)) is not None:
            element = self._described(start) or self._named(start) or self._facility(start)
            joint = self.line.words[skip_aside(self.line, skip_direction(self.line, at))]
            over = closed and joint == "," and self.line.words[start - 1] == ","
            closed = closed or and_before(self.line, start)
            alone = not pending and self.line.at(at, (",", "and")) and not self._goes_on_listing(element)
            if over or alone or element is None or element.mentions[0].hint in (UNNAMED, "region"):
                break
            pending.append((joint, element))
            at = element.last
        if is_object and pending and goes_on(self.line, pending[-1][1].last):
            pending = self._without_next_subject(pending)
        if opening:
            pending = list(takewhile(lambda item: item[0] != ",", pending))
        if closed:
            yield from (element for _, element in pending)

    def _goes_on_listing(self, element: PlacePhrase | None) -> bool:
        """Say whether more follows an item: "A, and B" is no list of two ("the fall of A, and B, a town that")."""
        if element is None or self.line.words[element.last : element.last + 1] == (",",):
            return False
        return list_item(self.line, element.last) is not None

    def _without_next_subject(self, items: list[tuple[str, PlacePhrase]]) -> list[tuple[str, PlacePhrase]]:
        """Drop the last items back to a comma: they are the subject of the next clause ("took A, and B fell")."""
        while items:
            joint, element = items[-1]
            items = items[:-1]
            if joint == "," or self.line.words[element.first - 1] != "and" or not items:
                break
        return items


@cache
def _modifiers() -> frozenset[str]:
    """Return the words that stand before the name of a place and say which one it is or where it lies."""
    return load_place_words().compass | {"the", "nearby", "neighbouring", "neighboring", "key", "strategic", "-"}


@cache
def _no_modifiers() -> frozenset[str]:
    """Return the words that stand between no article and its noun, determiners apart: closed classes and verbs."""
    words = load_function_words()
    closed = words.prepositions | words.auxiliaries - {"'s"} | words.clause | words.conjunctions | words.relative
    verbs = (word for word, found in triggers_by_word().items() if any(t.form in ("past", "third") for t in found))
    return closed | words.pronouns | frozenset(saying_verbs()) | frozenset(verbs)


_PARTICLES = frozenset({"up", "back", "off", "away", "out", "over", "down"})
"""What belongs to the verb before it: "gave UP Fort Karsh"."""
