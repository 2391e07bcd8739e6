"""Which happenings a statement may be about, found by what both must share rather than by looking at them all.

A statement joins a happening only where a place, a name or a large number of both agrees, and where their days do not
part them. Happenings are therefore filed under their place, the words of their names and their numbers, each for the
days on which they can have been. What is found is every happening that may be meant, and some more: whoever asks still
has to compare. A happening that becomes better known is filed again, and stays where it was filed before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from factbox.knowledge.testimony import telling_words
from factbox.records import Days, Place

SHORT = 7
"""Days. What is dated no closer is filed under no day, and is compared with whatever else agrees."""

Size = tuple[str, float]
"""The unit and the number."""


class Known(Protocol):
    """What is known of a happening, or of what a statement tells of one."""

    @property
    def place(self) -> Place | None:
        """Where it was."""
        ...

    @property
    def days(self) -> Days:
        """When it was."""
        ...

    @property
    def actor(self) -> str:
        """Who did it."""
        ...

    @property
    def recipient(self) -> str:
        """Who suffered it."""
        ...


Happening = TypeVar("Happening", bound=Known)
Key = TypeVar("Key")


class Nearby(Generic[Happening]):
    """An index of happenings of one kind; numbers in it are those of all happenings in the order of finding.

    One number is kept as it is and several as a row of numbers, since most days of most places have one happening.

    Args:
        happenings: all happenings found so far, which grow while the index is in use.
    """

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._happenings = happenings
        self._filed: dict[Hashable, dict[int, int | array[int]]] = {}

    def file(self, number: int, happening: Happening, size: Size | None) -> None:
        """File a happening.

        Args:
            number: its number in the order of finding.
            happening: what is known of it by now.
            size: a number that a statement gives of it.
        """
        dates = _dates(happening.days)
        for feature in (*_places(happening.place), *_names(happening, local=_is_local(happening.place)), *_sizes(size)):
            days = self._filed.setdefault(feature, {})
            for day in dates:
                add_number(days, day, number)

    def about(self, told: Known, size: Size | None) -> Iterator[Happening]:
        """Yield every happening that can be the one that is told, each once, in no order."""
        features = [*_can_be(told.place), *_names(told, local=False), *_sizes(size)]
        if not _is_local(told.place):
            features += _names(told, local=True)
        dates = _dates(told.days)
        seen: set[int] = set()
        for filed in (self._filed.get(feature, {}) for feature in features):
            for day in filed if dates == _UNDATED else (*dates, *_UNDATED):
                for number in numbers_in(filed, day):
                    if number not in seen:
                        seen.add(number)
                        yield self._happenings[number]

    def sized(self, size: Size | None) -> list[Happening]:
        """Return the happenings of which a statement gives just this number, in the order of finding."""
        filed = (self._filed.get(feature, {}) for feature in _sizes(size))
        numbers = {number for days in filed for day in days for number in numbers_in(days, day)}
        return [self._happenings[number] for number in sorted(numbers)]


def add_number(filed: dict[Key, int | array[int]], key: Key, number: int) -> None:
    """File a number under a key, once."""
    found = filed.get(key)
    if found is None:
        filed[key] = number
    elif isinstance(found, int):
        if found != number:
            filed[key] = array("q", sorted((found, number)))
    elif (at := bisect_left(found, number)) == len(found) or found[at] != number:
        found.insert(at, number)


def numbers_in(filed: Mapping[Key, int | array[int]], key: Key) -> Sequence[int]:
    """Return the numbers that are filed under a key, in order."""
    found = filed.get(key, ())
    return (found,) if isinstance(found, int) else found


_DIVISIONS = ("province", "region")
_UNDATED = [0]
"""Stands for the days of what is dated no closer than a week; no day has that number."""


def _dates(days: Days) -> list[int]:
    """Return each day of a short interval, as a number; that it is undated for any other."""
    if days.first is None or days.last is None or not 0 <= (days.last - days.first).days < SHORT:
        return _UNDATED
    return list(range(days.first.toordinal(), days.last.toordinal() + 1))


def _is_local(place: Place | None) -> bool:
    """Say whether a place sets happenings apart; a country is the place of whatever was in it."""
    return place is not None and place.kind != "country"


def _places(place: Place | None) -> Iterator[Hashable]:
    """Yield under what a happening in a place is filed: its id, its country and division, as all of it or a part."""
    if place is not None:
        yield "place", place.id
        yield "country", place.country, place.kind == "country"
        yield "division", place.country, place.admin1, place.kind in _DIVISIONS


def _can_be(place: Place | None) -> Iterator[Hashable]:
    """Yield under what the places are filed that can be this one: itself, what it is in, what is in it."""
    if place is not None:
        yield "place", place.id
        yield "country", place.country, place.kind != "country"
        yield "division", place.country, place.admin1, True
        if place.kind in _DIVISIONS:
            yield "division", place.country, place.admin1, False


def _names(known: Known, *, local: bool) -> Iterator[Hashable]:
    """Yield the words of the names, each for the part that it plays: one word in common makes two names agree."""
    for part, name in (("actor", known.actor), ("recipient", known.recipient)):
        if name:
            yield from ((part, word, local) for word in telling_words(name) or {name})


def _sizes(size: Size | None) -> Iterator[Hashable]:
    if size is not None:
        yield "size", size
