"""Which happenings a statement may be about, found by what both must share rather than by looking at them all.

A statement joins a happening only where a place, a name or a large number of both agrees, and where their days do not
part them. Happenings are therefore filed under their place, the words of their names and their numbers, each for the
days on which they can have been. What is found is every happening that may be meant, and some more: whoever asks still
has to compare. A happening that becomes better known is filed again, and stays where it was filed before.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta
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


class Nearby(Generic[Happening]):
    """An index of happenings of one kind."""

    def __init__(self) -> None:
        self._filed: dict[tuple[Hashable, date | str], dict[int, Happening]] = {}

    def file(self, number: int, happening: Happening, size: Size | None, report: str) -> None:
        """File a happening.

        Args:
            number: its number in the order of finding.
            happening: what is known of it by now.
            size: a number that a statement gives of it.
            report: a report that tells of it.
        """
        self._filed.setdefault((("report", report), _EVER), {})[number] = happening
        for feature in (*_places(happening.place), *_names(happening, local=_is_local(happening.place)), *_sizes(size)):
            for when in (_EVER, *_dates(happening.days)):
                self._filed.setdefault((feature, when), {})[number] = happening

    def about(self, told: Known, size: Size | None) -> Iterator[Happening]:
        """Yield every happening that can be the one that is told, each once, in no order."""
        features = [*_can_be(told.place), *_names(told, local=False), *_sizes(size)]
        if not _is_local(told.place):
            features += _names(told, local=True)
        dates = _dates(told.days)
        seen: set[int] = set()
        for key in ((feature, when) for feature in features for when in _wanted(dates)):
            filed = self._filed.get(key, {})
            yield from (filed[number] for number in filed if number not in seen)
            seen.update(filed)

    def sized(self, size: Size | None) -> list[Happening]:
        """Return the happenings of which a statement gives just this number, in the order of finding."""
        return [happening for feature in _sizes(size) for happening in self._in_order(feature)]

    def told_in(self, report: str) -> list[Happening]:
        """Return the happenings that a report tells of, in the order of finding."""
        return self._in_order(("report", report))

    def _in_order(self, feature: Hashable) -> list[Happening]:
        return [happening for _, happening in sorted(self._filed.get((feature, _EVER), {}).items(), key=_number)]


_DIVISIONS = ("province", "region")
_EVER = "ever"
_UNDATED = "undated"


def _number(filed: tuple[int, object]) -> int:
    return filed[0]


def _dates(days: Days) -> list[date | str]:
    """Return each day of a short interval; that it is undated for any other."""
    if days.first is None or days.last is None or not 0 <= (days.last - days.first).days < SHORT:
        return [_UNDATED]
    return [days.first + timedelta(days=more) for more in range((days.last - days.first).days + 1)]


def _wanted(dates: list[date | str]) -> list[date | str]:
    """Return under which days to look for what was on some: on each of them or undated; an undated one on any."""
    return [_EVER] if dates == [_UNDATED] else [*dates, _UNDATED]


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
