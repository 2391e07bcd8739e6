"""What pages show beside the lines of a factbox: marks, links to places, and the citations themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factbox.publish.document import Citation, Group, Line, Section
from factbox.publish.wording import place_words
from factbox.records import STATUSES, Place, View
from factbox.web.asked import Asked
from factbox.web.desk import Desk, Seen
from factbox.web.marks import Mark, Palette, rows_by_line


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the factbox as the page shows it: with its mark, the page of its place and its citations."""

    line: Line
    mark: Mark | None
    place_id: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ToldGroup:
    """A group of lines as the page shows it."""

    title: str
    note: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A section as the page shows it; a table has rows instead of groups."""

    section: Section
    groups: tuple[ToldGroup, ...]
    rows: tuple[tuple[tuple[str, ...], tuple[Citation, ...]], ...]


def palette_of(desk: Desk, asked: Asked) -> Palette:
    """Return the colours of holders, which are those of the whole story whatever day is asked about."""
    return Palette(desk.see(asked.whole).view.control)


def told_sections(seen: Seen, palette: Palette, status: str) -> tuple[ToldSection, ...]:
    """Return the sections of the factbox; with a status, only the lines that have it."""
    teller = _Teller(seen, palette, status)
    sections = (teller.section(section) for section in seen.factbox.sections)
    return tuple(one for one in sections if one.rows or any(group.lines for group in one.groups))


class _Teller:
    """Puts beside the lines of a factbox what a page shows of them."""

    def __init__(self, seen: Seen, palette: Palette, status: str) -> None:
        self._rows = rows_by_line(seen.view)
        self._places = places_by_words(seen.view)
        self._citations = {citation.number: citation for citation in seen.factbox.citations}
        self._palette = palette
        self._status = status

    def section(self, section: Section) -> ToldSection:
        rows = () if self._status else section.rows
        cited = tuple((row.cells, self._cited(row.citations)) for row in rows)
        return ToldSection(section, tuple(map(self._group, section.groups)), cited)

    def _group(self, group: Group) -> ToldGroup:
        kept = (line for line in group.lines if self._status in ("", line.status))
        return ToldGroup(group.title, group.note, tuple(map(self._line, kept)))

    def _line(self, line: Line) -> Told:
        row = self._rows.get((line.place, line.sentence))
        place = row.place.id if row else self._places.get(line.place, "")
        return Told(line, self._palette.mark(row) if row else None, place, self._cited(line.citations))

    def _cited(self, numbers: Iterable[int]) -> tuple[Citation, ...]:
        return tuple(self._citations[number] for number in numbers)


def places_by_words(view: View) -> dict[str, str]:
    """Return the id of each place of a view by the words it is printed as."""
    found: dict[str, str] = {}
    for place in places_of(view):
        found.setdefault(place_words(place), place.id)
    return found


def places_of(view: View) -> tuple[Place, ...]:
    """Return the places that the claims of a view name, and those with a state, each once."""
    stated = (row.place for row in view.control)
    named = (claim.where for claim in view.claims if claim.where is not None)
    return tuple({place.id: place for place in (*named, *stated)}.values())


def statuses_of(seen: Seen) -> tuple[tuple[str, int], ...]:
    """Return the words of the ladder that lines of a factbox have, with how many, weakest first."""
    lines = [line.status for section in seen.factbox.sections for group in section.groups for line in group.lines]
    return tuple((status, lines.count(status)) for status in STATUSES if status in lines)


def actors_of(view: View) -> tuple[str, ...]:
    """Return those who hold, act or suffer in a view, by name."""
    held = (row.holder for row in view.control)
    acted = (name for event in view.events for name in (event.actor, event.recipient))
    return tuple(sorted({name for name in (*held, *acted) if name and name != "both"}))
