"""What a time expression can mean, before anybody knows the day on which its words were written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from factbox.records import Span

TimeKind = Literal[
    "unknown", "calendar", "weekday", "holiday", "unit", "span", "ago", "relative", "duration", "ordinal", "season",
    "decade", "part", "reference", "same", "set", "range", "bound",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What the words of one time expression mean, before anybody knows the day they were written.

    Attributes:
        kind: ``calendar`` (year, month, day, as far as given), ``weekday``, ``holiday``, ``unit`` (this, last or next
            week), ``span`` (the past 24 hours, the coming weeks), ``ago`` (a distance from the day of writing),
            ``relative`` (a distance from another event), ``duration``, ``ordinal`` (the third quarter), ``season``,
            ``decade``, ``part`` (of a day that is not named), ``reference`` (now, recently, soon), ``same`` (that
            day), ``set`` (every day), ``range`` (two children), ``bound`` (one child and a link), or ``unknown``.
        span: where the words stand in what was parsed.
        year: four digits; for a decade its first year.
        month: 1 to 12.
        day: of the month.
        weekday: 0 is Monday.
        unit: second to century; ``half`` and ``period`` too.
        number: how many units, or which one (``ordinal``); None where the words do not say ("several").
        shift: -1 last or back, 0 this, 1 next or ahead; None where the words do not say. For a ``unit`` of days it
            counts days: yesterday is -1, the day before yesterday -2.
        part: dawn, morning, midday, afternoon, evening, night, midnight or overnight.
        edge: early, mid, late, start, end, earlier or later.
        bound: less, more or about, said of ``number``.
        link: by, before, after, since, until, within, for or in (``bound``).
        name: of a holiday, a season or a reference; the words of a time of day; ``whole`` for the calendar unit
            before or after ("the following year").
        bare: the words speak of a time only beside others ("for weeks") or when asked for alone.
        children: the ends of a range, what a bound bounds, or the period that a weekday or an ordinal lies in.
    """

    kind: TimeKind
    span: Span = field(compare=False, default=Span(0, 0))
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    number: float | None = None
    shift: int | None = None
    part: str = ""
    edge: str = ""
    bound: str = ""
    link: str = ""
    name: str = ""
    bare: bool = field(compare=False, default=False)
    children: tuple[TimeExpression, ...] = ()
