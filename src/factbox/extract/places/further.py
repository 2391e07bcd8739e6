"""Places beyond the first of which one verb tells: "control X, Y and most of Z", "took X on Monday and Y a week later".

The finder of places joins plain lists ("X, Y and Z"). What it leaves is read here over the dependency tree: items that
are only in part, or of another kind, than the first ("the port and most of X", "X as well as villages around Y"), and
items whose verb is left out and that have a time or a direction of their own; and the names of towns that were only
counted ("six towns, INCLUDING X AND Y").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factbox.extract.events.happenings import Happening
from factbox.extract.places.place_phrases import UNNAMED, PlacePhrase
from factbox.extract.sentence.line import DASHES, STOPS
from factbox.extract.sentence_finder import PlaceFinder
from factbox.knowledge.function_words import load_function_words
from factbox.knowledge.place_words import load_place_words

_OF = ("territory.capture", "territory.held", "territory.enter", "territory.withdraw", "territory.handover")
"""Types that are told of each place of such a list; of fighting and sieges the tree lists them all already."""

_NAMING = (("including",), ("among", "them"), ("such", "as"), ("namely",), (":",))
"""What opens the names of places that were counted."""

_TAKER = 12
"""Tokens from a verb to what opens the names of its subject, with who took them: "fallen TO THE FRONT THIS WEEK:"."""

_LEADING = (("in",), ("at",), ("inside",), ("from",))
_JOINTS = frozenset({"and", ",", "or"})
_AS_WELL = (("as", "well", "as"), ("along", "with"), ("together", "with"))
_APART = frozenset({"not", "but", "except", "besides", "than"})
_ADDED = 6
"""Tokens of time or direction that may follow an item: "X on 3 March and Y", "X to its west, and Y"."""


@dataclass(frozen=True)
class Further(PlaceFinder):
    """Finds them in one sentence."""

    def of(self, found: Happening) -> Iterator[Happening]:
        """Yield the same happening of each further place, in order."""
        place = found.place
        if (
            place is None
            or place.again
            or not found.type.startswith(_OF)
            or found.trigger.predicate.part == "adjective"
        ):
            return
        if (named := self._named_of(place, found)) is not None:
            first, end = found.bounds()
            yield replace(found, place=named, clause=(first, max(end, named.last)))
            return
        last, seen, behind = place, [place], place.last
        for other in sorted(self.places, key=lambda p: p.first):
            itself = other.first <= found.first < other.last  # "X, A REBEL STRONGHOLD, and Y"
            if other.first < last.last or other.again or itself or self.line.at(other.first, ("other",)):
                continue
            if self._lies_in(seen[-1], other) or self._is_distance(last, behind, other):
                behind = other.last
                continue
            elided = self._elided(found, seen, other)
            led = self._led_by_day(found, last, other)
            listed = self._listed(seen, behind, other) or self._led_alike(found, behind, other)
            if not (elided or led or listed) or self._acts(other):
                return
            first, end = found.bounds()
            told = replace(found, place=other, clause=(first, max(end, other.last)))
            yield replace(told, elided=led or self._elided_clause(other)) if elided or led else told
            seen.append(other)
            last, behind = other, other.last

    def _named_of(self, place: PlacePhrase, found: Happening) -> PlacePhrase | None:
        """Return the names of places that were counted or called several: "three villages near X: Y and Z".

        They may stand behind the verb of which those counted are the subject: "three towns HAVE FALLEN to them: X".
        """
        words = self.line.words
        if words[place.last - 1] not in load_place_words().several or len(place.mentions) > 1:
            return None
        start, reach = (found.last, _TAKER) if place.last <= found.first else (place.last, _ADDED)
        for at in range(start, min(start + reach, len(words))):
            naming = next((naming for naming in _NAMING if self.line.at(at, naming)), None)
            if naming is not None or words[at] in DASHES:
                behind = at + (len(naming) if naming else 1)
                named = (p for p in self.places if behind <= p.first <= behind + 1 and not p.again)
                listed = next((p for p in named if p.first == behind or words[behind] == "the"), None)
                return listed if naming or (listed and self._is_closed(listed.last)) else None
            if self.tree.tag(at) in ("VERB", "AUX") or words[at] in STOPS:
                return None
        return None

    def _is_closed(self, at: int) -> bool:
        """Say whether names between dashes are over: "two towns - X and Y - and lost one", and not "- X was spared"."""
        return at >= len(self.line) or self.line.words[at] in DASHES | STOPS | {"."}

    def _lies_in(self, place: PlacePhrase, other: PlacePhrase) -> bool:
        """Say whether a name only says where the place before it lies: "X IN Y fell on Monday, and Z on Friday"."""
        top = self.tree.top(other.first, other.last)
        located = self.tree.is_a(top, "nmod") and self.tree.case(top) in ("in", "of", "near")
        return located and place.first <= self.tree.head(top) < place.last

    def _is_distance(self, place: PlacePhrase, behind: int, other: PlacePhrase) -> bool:
        """Say whether words behind a comma only say how far off a place lies: "X, 46 KILOMETRES EAST OF Z, and Y"."""
        between = self.line.words[behind : other.first]
        if behind > place.last and set(between) <= {"of", "from", "the"}:
            return True
        return between == (",",) and self.tree.tag(other.first) == "NUM" and other.mentions[0].hint == UNNAMED

    def _listed(self, seen: list[PlacePhrase], behind: int, other: PlacePhrase) -> bool:
        """Say whether a place is an item of the list that the places before begin, which ends at ``behind`` so far."""
        between = self.line.words[behind : other.first]
        if not self._joins(between):
            return False
        if between[:2] == (",", "and") and len(seen) == 1 and self.line.at(other.last, (",",)):
            return False  # "took X, and Y, a market town, braced for an attack"
        top = self.tree.top(other.first, other.last)
        head = self.tree.head(top)
        return self.tree.is_a(top, "conj") and any(p.first <= head < p.last for p in seen)

    def _joins(self, between: tuple[str, ...]) -> bool:
        """Say whether words only join the items of a list: "and", ", as well as"."""
        joint = tuple(word for word in between if word not in (",", "the", "both"))
        return bool(between) and (joint in ((), ("and",), ("or",)) or joint in _AS_WELL)

    def _led_alike(self, found: Happening, behind: int, other: PlacePhrase) -> bool:
        """Say whether an item has a preposition of its own: "remain in X, AT Y AND IN THE TOWN OF Z".

        A comma alone joins only where the list goes on with "and": "in X, IN THE NORTH OF Y," says where X lies.
        """
        words = self.line.words[behind : other.first]
        if words[:1] not in ((",",), ("and",)) or other.mentions[0].hint in ("province", "region", "country"):
            return False
        lead = words[1:] if words[1:2] != ("and",) else words[2:]
        plain = all(
            self.tree.tag(i) in ("DET", "ADJ", "NOUN", "ADP") for i in range(other.first - len(lead) + 1, other.first)
        )
        item = self.tree.top(other.first, other.last)
        if self.tree.is_a(item, "nmod") and self.tree.case(item) == "of":
            item = self.tree.head(item)
        first = self.tree.head(item) if self.tree.is_a(item, "conj") else item
        led = self.tree.is_a(first, "obl") and found.first <= self.tree.head(first) < found.last
        goes_on = "and" in words or any(self.tree.is_a(j, "conj") for j in self.tree.children[item])
        return lead[:1] in _LEADING and plain and led and goes_on and item >= behind

    def _elided(self, found: Happening, seen: list[PlacePhrase], other: PlacePhrase) -> bool:
        """Say whether the verb is left out before a place with a time of its own: "fell on Monday, and Y on Friday"."""
        words, start = self.line.words, other.first
        while words[start - 1] in ("of", "the", "from", "into"):
            start -= 1
        between = words[seen[-1].last : start]
        bare = between[-1:] == (",",) and self.line.at(other.last, ("on",))  # "X fell on Monday, Y on Friday"
        if (
            len(between) < 2
            or not (bare or between[-1] == "and")
            or not _APART.isdisjoint(between)
            or not STOPS.isdisjoint(between)
        ):
            return False
        if any(self.tree.tag(i) == "VERB" for i in range(max(seen[-1].last, found.last), start)):
            return False
        top = self.tree.top(other.first, other.last)
        # The parser hangs an item on the verb, on the place before, or on that one's day.
        heads = {*range(found.first, found.last), *(i for p in seen for i in range(p.first, start))}
        joined = (
            self.tree.is_a(top, "conj")
            or bare
            or (self.tree.dependants(top, "cc") and self.tree.is_a(top, "nmod", "obl"))
        )
        return bool(joined) and self.tree.head(top) in heads and self._dated(other.last)

    def _led_by_day(self, found: Happening, before: PlacePhrase, other: PlacePhrase) -> tuple[int, int] | None:
        """Return an item that its own day opens, with that day: "took X on Monday, AND ON FRIDAY Y".

        Nothing may follow it: "and on Friday Y burned" tells of Y otherwise.
        """
        words, first = self.line.words, other.first
        closed = other.last >= len(words) or words[other.last] in STOPS | {".", ","}
        opened = next(
            (j for j in range(first - 1, max(first - _ADDED, before.last) - 1, -1) if words[j] == "and"), None
        )
        if not closed or opened is None or opened < found.last:
            return None
        day = tuple(word for word in words[opened + 1 : first] if word != ",")
        calendar = load_function_words().calendar
        if day[:1] != ("on",) or len(day) < 2 or not all(word in calendar or word.isdecimal() for word in day[1:]):
            return None
        verbs = any(self.tree.tag(j) in ("VERB", "AUX") for j in range(max(before.last, found.last), first))
        return None if verbs else (opened + 1, other.last)

    def _dated(self, at: int) -> bool:
        """Say whether a time or a direction follows an item, an apposition between commas skipped."""
        words = self.line.words
        if self.line.at(at, (",",)) and words[at + 1 : at + 2] in (("on",), ("in",), ("at",)):
            at += 1
        elif self.line.at(at, (",",)):
            closing = next((j for j in range(at + 1, min(at + 10, len(words))) if words[j] == ","), None)
            if closing is None or any(self.tree.tag(j) == "VERB" for j in range(at, closing)):
                return False
            at = closing + 1
        end = min(at + _ADDED, len(words))
        end = next((j for j in range(at, end) if self._joins_clause(j)), end)
        ahead = words[at:end]
        if not ahead or any(self.tree.tag(j) in ("VERB", "AUX") for j in range(at, end)):
            return False
        return ahead[0] in ("on", "in", "at", "early", "late", "to", "a", "two", "the", "last") or bool(
            {"later", "before", "earlier"}.intersection(ahead)
        )

    def _joins_clause(self, at: int) -> bool:
        """Say whether a comma joins a clause with a subject of its own: "X on Tuesday, AND Z was surrendered".

        An aside may have its verb behind it: "X on Tuesday, the army said, was calm".
        """
        if self.line.words[at] == ";":
            return True
        joined = self.line.words[at] == "," and self.line.words[at + 1 : at + 2] in (("and",), ("but",), ("while",))
        return joined and at + 2 < len(self.line) and self.tree.tag(at + 2) not in ("VERB", "AUX", "ADP", "ADV")

    def _elided_clause(self, other: PlacePhrase) -> tuple[int, int]:
        """Return the tokens from an item up to the end of its clause, in which its own time stands."""
        end = other.last
        while end < len(self.line) and self.line.words[end] not in STOPS | {"."} | load_function_words().clause:
            end += 1
        return other.first, end

    def _acts(self, place: PlacePhrase) -> bool:
        """Say whether a verb or a noun of its own follows a place, which is then its subject or only describes it."""
        top = self.tree.top(place.first, place.last)
        if (
            any(self.tree.is_a(i, "nsubj") for i in range(place.first, place.last))
            and self.tree.relation(top) != "conj"
        ):
            return True
        follows = self.line.words[place.last : place.last + 1]
        tags = ("VERB", "AUX", "NOUN")
        return bool(follows) and (follows[0] == "'s" or self.tree.tag(place.last) in tags)


__all__ = ["Further"]
