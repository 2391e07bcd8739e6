"""Marks: how a state is drawn, the same beside a line and on the map.

Its shape says what the state is, its fill how firm it is, its colour who holds the place. What is only claimed is
hollow and dashed and can never be taken for what is reported; what is disputed is half filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from factbox.publish.attribution import WEAK, is_weak
from factbox.publish.citations import Citations
from factbox.publish.document import Line
from factbox.publish.sections import control_line, told_words
from factbox.publish.wording import place_words
from factbox.records import Control, ControlState, Place, Status, View

Fill = Literal["solid", "half", "hollow"]

COLOURS = 6
"""How many holders have a colour of their own; the others share one."""

_NO_ONE = ("", "both")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state is drawn.

    Attributes:
        shape: what the state is.
        fill: solid where a voice that is no party bears it, half where it is disputed, hollow where it is only said.
        colour: the number of its holder's colour, from 1; 0 for nobody or both.
        firm: corroborated or admitted, which has a sign of its own inside; else empty.
    """

    shape: ControlState
    fill: Fill
    colour: int
    firm: Literal["", "corroborated", "admitted"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a state is drawn, but for its colour, which depends on the whole story; ``holder`` may be nobody or both."""

    shape: ControlState
    fill: Fill
    holder: str
    firm: Literal["", "corroborated", "admitted"]


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map: how its state is drawn, and what is said of it besides."""

    place: Place
    drawn: Drawn
    besides: tuple[Drawn, ...]
    lines: tuple[Line, ...]
    status: Status


class Palette:
    """Which holder has which colour: by how many states they have in the whole story, so that it lasts."""

    def __init__(self, counted: Mapping[str, int]) -> None:
        order = sorted(counted, key=lambda holder: (-counted[holder], holder))
        self._numbers = {holder: min(number, COLOURS + 1) for number, holder in enumerate(order, start=1)}

    def number(self, holder: str) -> int:
        """Return the number of a holder's colour; 0 for nobody."""
        return 0 if holder in _NO_ONE else self._numbers.get(holder, COLOURS + 1)

    def holders(self) -> tuple[tuple[str, int], ...]:
        """Return the holders that have a colour of their own, with its number."""
        return tuple((holder, number) for holder, number in self._numbers.items() if number <= COLOURS)

    def colour(self, drawn: Drawn) -> Mark:
        """Return the mark of what is drawn so."""
        return Mark(drawn.shape, drawn.fill, self.number(drawn.holder), drawn.firm)

    def mark(self, row: Control) -> Mark:
        """Return the mark of a row of control."""
        return self.colour(drawn(row))

    def beside(self, pin: Pin) -> tuple[Mark, ...]:
        """Return the marks of what is said of a place besides, each once."""
        marks = dict.fromkeys(map(self.colour, pin.besides))
        return tuple(one for one in marks if one != self.colour(pin.drawn))


def count_holders(rows: Iterable[Control]) -> dict[str, int]:
    """Return how many states each holder has."""
    return dict(Counter(row.holder for row in rows if row.holder not in _NO_ONE))


def drawn(row: Control) -> Drawn:
    """Return how a row of control is drawn."""
    fill: Fill = "hollow" if is_weak(row) else "half" if row.status == "disputed" else "solid"
    firm = row.status if row.status == "corroborated" or row.status == "admitted" else ""
    return Drawn(row.state, fill, row.holder, firm)


def rows_of_lines(view: View, lines: Iterable[Line]) -> dict[tuple[str, str], Control]:
    """Return the row of control that each line stands for, by the line's place and its sentence as printed.

    A line may tell less than its row says. It then stands for a row of the same place and status, if all of these are
    drawn in one way; else it has no mark.
    """
    rows = view.control
    told = {(place_words(row.place), told_words(view, row)): row for row in rows}
    like: dict[tuple[str, str], list[Control]] = {}
    for row in rows:
        like.setdefault((place_words(row.place), row.status), []).append(row)
    found: dict[tuple[str, str], Control] = {}
    for line in lines:
        same = like.get((line.place, line.status), [])
        exact = told.get((line.place, line.sentence))
        if exact or len(set(map(drawn, same))) == 1:
            found[line.place, line.sentence] = exact or same[0]
    return found


def pins(view: View) -> tuple[Pin, ...]:
    """Return the places that have a state now, or on the day asked about, by name."""
    rows: dict[str, list[Control]] = {}
    for row in view.control:
        if is_now(row, view.valid) and (row.status == "claimed" or row.status not in WEAK):
            rows.setdefault(row.place.id, []).append(row)
    made = (_pin(view, mine) for mine in rows.values())
    return tuple(sorted(made, key=lambda pin: (pin.place.name, pin.place.id)))


def is_now(row: Control, day: date | None) -> bool:
    """Say whether a state lasts, or lasted on a day."""
    return row.ended is None or (day is not None and row.ended >= day)


def _pin(view: View, rows: Sequence[Control]) -> Pin:
    main, *others = sorted(rows, key=_latest_and_firmest, reverse=True)
    beside = tuple(drawn(row) for row in others if is_weak(row))
    lines = tuple(control_line(view, Citations(view), row) for row in (main, *others))
    return Pin(main.place, drawn(main), tuple(dict.fromkeys(beside)), lines, main.status)


def _latest_and_firmest(row: Control) -> tuple[bool, bool, date]:
    """Return what comes first: what somebody but a party bears; trouble before calm; the latest."""
    began = row.began.last or row.began.first or (row.first_known.date() if row.first_known else date.min)
    return (not is_weak(row), row.state != "held", began)
