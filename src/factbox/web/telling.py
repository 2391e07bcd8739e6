"""What pages show beside the lines of a factbox: marks, links to places, and the citations themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factbox.publish.document import Citation, Group, Line, Section
from factbox.web.marks import Mark, Palette
from factbox.web.seen import Seen


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


def told_sections(seen: Seen, palette: Palette, status: str) -> tuple[ToldSection, ...]:
    """Return the sections of the factbox; with a status, only the lines that have it."""
    teller = _Teller(seen, palette, status)
    sections = (teller.section(section) for section in seen.factbox.sections)
    return tuple(one for one in sections if one.rows or any(group.lines for group in one.groups))


class _Teller:
    """Puts beside the lines of a factbox what a page shows of them."""

    def __init__(self, seen: Seen, palette: Palette, status: str) -> None:
        self._seen = seen
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
        state = self._seen.states.get((line.place, line.sentence))
        place = state.place_id if state else self._seen.place_ids.get(line.place, "")
        mark = self._palette.colour(state.drawn) if state and state.drawn else None
        return Told(line, mark, place, self._cited(line.citations))

    def _cited(self, numbers: Iterable[int]) -> tuple[Citation, ...]:
        return tuple(self._citations[number] for number in numbers)
