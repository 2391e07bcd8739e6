"""What pages make of one view, each thing once: marks, places, actors, and the days of the time bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import cached_property

from factbox.publish.document import Factbox
from factbox.publish.factbox import build_factbox
from factbox.publish.wording import place_words
from factbox.records import STATUSES, Control, Place, Report, View
from factbox.web.marks import Palette, Pin, pins, rows_by_line

MOST_DAYS = 400
"""How many days the time bar has at most; of a longer story it has only the days with reports."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the time bar, with how many reports were published on it."""

    day: date
    reports: int


class Seen:
    """One view, and what pages make of it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._pins: tuple[Pin, ...] | None = None

    @property
    def weight(self) -> int:
        """How many records it holds."""
        return len(self.view.claims) + len(self.view.reports)

    @cached_property
    def factbox(self) -> Factbox:
        """The factbox of the view."""
        return build_factbox(self.view)

    @cached_property
    def palette(self) -> Palette:
        """The colours of holders by this view alone; pages use those of the whole story, which last."""
        return Palette(self.view.control)

    def pins(self, palette: Palette) -> tuple[Pin, ...]:
        """Return the marks of the map, in the colours of the whole story, which are the same each time."""
        if self._pins is None:
            self._pins = pins(self.view, palette)
        return self._pins

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days of the time bar: from the first publication to the last, each with its reports."""
        return days_of(self.view.reports)

    @cached_property
    def rows(self) -> dict[tuple[str, str], Control]:
        """The row of control behind each line, by its place and its sentence as printed."""
        return rows_by_line(self.view)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that claims name, and those with a state, each once."""
        stated = (row.place for row in self.view.control)
        named = (claim.where for claim in self.view.claims if claim.where is not None)
        return tuple({place.id: place for place in (*named, *stated)}.values())

    @cached_property
    def place_ids(self) -> dict[str, str]:
        """The id of each place by the words it is printed as."""
        return {place_words(place): place.id for place in reversed(self.places)}

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Those who hold, act or suffer, by name."""
        held = (row.holder for row in self.view.control)
        acted = (name for event in self.view.events for name in (event.actor, event.recipient))
        return tuple(sorted({name for name in (*held, *acted) if name and name != "both"}))

    @cached_property
    def statuses(self) -> tuple[tuple[str, int], ...]:
        """The words of the ladder that lines of the factbox have, with how many, weakest first."""
        counted = Counter(
            line.status for section in self.factbox.sections for group in section.groups for line in group.lines
        )
        return tuple((status, counted[status]) for status in STATUSES if status in counted)

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
