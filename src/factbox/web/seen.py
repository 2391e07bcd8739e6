"""What pages make of one view, each thing once; and what the front page shows of it, which can be kept without it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import cached_property
from itertools import chain
from typing import Protocol, TypeVar

from factbox.publish.document import Factbox
from factbox.publish.factbox import build_factbox
from factbox.publish.wording import place_words
from factbox.records import STATUSES, Place, Report, View
from factbox.web.exhibits import Exhibit, Exhibits, make_exhibit, make_exhibits
from factbox.web.marks import Drawn, Palette, Pin, count_holders, drawn, pins, rows_of_lines

Answer = TypeVar("Answer")

MOST_DAYS = 400
"""How many days the time bar has at most; of a longer story it has only the days with reports."""


STATES = frozenset(("changes", "claimed", "contested", "held"))
"""The sections whose lines are states of control."""

SHEET = 2_000
"""As how many records what the front page shows of a view weighs."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the time bar, with how many reports were published on it."""

    day: date
    reports: int


@dataclass(frozen=True, slots=True)
class State:
    """What the page shows beside a line: the page of its place, and how its state is drawn where it is one."""

    place: str
    sentence: str
    place_id: str
    drawn: Drawn | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the front page shows of a view, so that it can be kept and shown again without the view.

    Attributes:
        factbox: the factbox.
        states: the lines of it that are of a state.
        places: the id of each place that a line names, by the words it is printed as.
        pins: the marks of the map, without colours.
        holders: how many states each holder has.
        actors: those who hold, act or suffer, by name.
        days: the days of the time bar: from the first publication to the last, each with its reports.
    """

    factbox: Factbox
    states: tuple[State, ...]
    places: tuple[tuple[str, str], ...]
    pins: tuple[Pin, ...]
    holders: tuple[tuple[str, int], ...]
    actors: tuple[str, ...]
    days: tuple[Day, ...]


def make_sheet(view: View) -> Sheet:
    """Return what the front page shows of a view."""
    factbox = build_factbox(view)
    lines = [line for section in factbox.sections for group in section.groups for line in group.lines]
    of_states = (one for one in factbox.sections if one.key in STATES)
    printed = [line for section in of_states for group in section.groups for line in group.lines]
    named = {line.place for line in lines}
    rows = rows_of_lines(view, printed)
    states = (State(*told, row.place.id, drawn(row)) for told, row in rows.items())
    ids = {words: place.id for place in reversed(places_of(view)) if (words := place_words(place)) in named}
    return Sheet(
        factbox=factbox,
        states=tuple(states),
        places=tuple(ids.items()),
        pins=pins(view),
        holders=tuple(count_holders(view.control).items()),
        actors=_actors(view),
        days=days_of(view.reports),
    )


def places_of(view: View) -> tuple[Place, ...]:
    """Return the places that claims name, and those with a state, each once."""
    stated = (row.place for row in view.control)
    named = (claim.where for claim in view.claims if claim.where is not None)
    return tuple({place.id: place for place in chain(named, stated)}.values())


def _actors(view: View) -> tuple[str, ...]:
    """Return those who hold, act or suffer, by name."""
    held = (row.holder for row in view.control)
    acted = (name for event in view.events for name in (event.actor, event.recipient))
    return tuple(sorted({name for name in (*held, *acted) if name and name != "both"}))


class Recall(Protocol):
    """What returns an answer to the question of a view: as it was kept, or made now and kept."""

    def __call__(self, what: str, kind: type[Answer], make: Callable[[], Answer], /) -> Answer:
        """Return the answer of that name and kind."""
        ...


class Seen:
    """One view, and what pages make of it: each is there when it is first asked for.

    Args:
        load: returns the view.
        recall: returns an answer, as it was kept or made now.
    """

    def __init__(self, load: Callable[[], View], recall: Recall) -> None:
        self._load = load
        self._recall = recall
        self._view: View | None = None
        self._sheet: Sheet | None = None
        self._exhibits: Exhibits | None = None
        # Until Python 3.12 a cached property has all its instances wait for one, so these two are none.
        self._lock = threading.RLock()

    @property
    def weight(self) -> int:
        """As how many records it weighs."""
        view, sheet = self._view, self._sheet
        return 1 + (SHEET if sheet else 0) + (len(view.claims) + len(view.reports) if view else 0)

    @property
    def view(self) -> View:
        """The view."""
        with self._lock:
            if self._view is None:
                self._view = self._load()
            return self._view

    @property
    def sheet(self) -> Sheet:
        """What the front page shows of it."""
        with self._lock:
            if self._sheet is None:
                self._sheet = self._recall("sheet", Sheet, lambda: make_sheet(self.view))
            return self._sheet

    @property
    def exhibits(self) -> Exhibits:
        """What is shown of the claims that the factbox cites, which can be kept without the view."""
        with self._lock:
            if self._exhibits is None:
                self._exhibits = self._recall("exhibits", Exhibits, lambda: make_exhibits(self.view, self._cited()))
            return self._exhibits

    def _cited(self) -> list[str]:
        return [citation.claims[0] for citation in self.factbox.citations]

    def exhibit(self, claim_id: str) -> Exhibit:
        """Return what is shown of a claim; raises KeyError for one that is not in the view."""
        if self._view is None and claim_id in self._cited():
            return self.exhibits.by_claim[claim_id]
        return make_exhibit(self.view, claim_id)

    @property
    def factbox(self) -> Factbox:
        """The factbox."""
        return self.sheet.factbox

    @cached_property
    def palette(self) -> Palette:
        """The colours of holders by this view alone; pages use those of the whole story, which last."""
        return Palette(dict(self.sheet.holders))

    @cached_property
    def states(self) -> dict[tuple[str, str], State]:
        """The states behind lines of the factbox, by their place and sentence as printed."""
        return {(state.place, state.sentence): state for state in self.sheet.states}

    @cached_property
    def place_ids(self) -> dict[str, str]:
        """The id of each place that a line of the factbox names, by the words it is printed as."""
        return dict(self.sheet.places)

    @cached_property
    def statuses(self) -> tuple[tuple[str, int], ...]:
        """The words of the ladder that lines of the factbox have, with how many, weakest first."""
        sections = self.sheet.factbox.sections
        counted = Counter(line.status for section in sections for group in section.groups for line in group.lines)
        return tuple((status, counted[status]) for status in STATUSES if status in counted)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that claims name, and those with a state, each once."""
        return places_of(self.view)

    @cached_property
    def claims_by_report(self) -> dict[str, int]:
        """How many claims each report makes."""
        counted = dict.fromkeys((report.id for report in self.view.reports), 0)
        for claim in self.view.claims:
            counted[claim.report_id] += 1
        return counted


def days_of(reports: Sequence[Report]) -> tuple[Day, ...]:
    """Return every day from the first publication to the last, or only those with reports if the story is long."""
    counted = Counter(day for report in reports if (day := published_day(report)))
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    length = (last - first).days + 1
    days = sorted(counted) if length > MOST_DAYS else [first + timedelta(days=more) for more in range(length)]
    return tuple(Day(day, counted[day]) for day in days)


def published_day(report: Report) -> date | None:
    """Return the day in UTC at whose end a report was surely published; None if that is not known."""
    return report.published.astimezone(UTC).date() if report.published else report.published_day
