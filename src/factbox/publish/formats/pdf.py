"""The factbox on paper: A4, with its own type, numbered citations that can be followed, and no clock in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import as_file, files
from typing import BinaryIO

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from factbox.publish.document import (
    Citation,
    Factbox,
    Group,
    Line,
    Row,
    Section,
    cite_line,
    end_sentence,
    full_sentence,
    head,
    one_line,
    reports_note,
    set_aside_note,
)
from factbox.publish.factbox import build_factbox
from factbox.publish.formats.options import Options
from factbox.publish.privacy import Names
from factbox.records import Report, View

_FONT = "DejaVu"
_FACES = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf", "I": "DejaVuSansCondensed-Oblique.ttf"}
"""Type of our own, as PDF's built-in one has no letters beyond western Europe's."""

_INK, _FAINT, _LINK, _RULE = (26, 28, 30), (92, 96, 102), (29, 79, 145), (200, 200, 195)
_STATUS = {
    "admitted": (29, 107, 58),
    "corroborated": (29, 107, 58),
    "reported": _LINK,
    "disputed": (163, 38, 31),
    "denied": (163, 38, 31),
    "retracted": (163, 38, 31),
}
"""Colours of the web page; every other status has that of what is weak."""
_WEAK = (138, 90, 0)
_MARGIN, _INDENT, _NUMBER = 20.0, 4.0, 9.0
_LEADING = 1.42
"""From one line to the next, in sizes of its type."""

_BOX = "\u25a1"


def write_pdf(view: View, stream: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the factbox of a view as PDF; names of private persons in its quotations are blacked out by default."""
    factbox = build_factbox(view)
    names = Names(view, shown=options.private_names)
    page = _Page(factbox)
    page.set_creation_date(view.known)
    page.print_head()
    cited = {citation.number: view.report(citation.report_id) for citation in factbox.citations}
    for section in factbox.sections:
        page.print_section(_without_names(section, names, cited))
    quotes = {c.number: names.hide(view.report(c.report_id), c.quote) for c in factbox.citations}
    page.print_citations(quotes)
    if factbox.not_used:
        page.print_list("Not used, or only in part", (end_sentence(reason) for reason in factbox.not_used))
    stream.write(page.output())
    return (f"pdf: characters that its type does not have, printed as {_BOX} ({page.lost})",) if page.lost else ()


def _without_names(section: Section, names: Names, cited: Mapping[int, Report]) -> Section:
    """Return a section in whose sentences the private names of the reports they rest on are blacked out."""

    def hidden(line: Line) -> Line:
        for number in line.citations:
            line = names.hide_in(line, cited[number])
        return line

    groups = (replace(group, lines=tuple(map(hidden, group.lines))) for group in section.groups)
    return replace(section, groups=tuple(groups))


class _Page(FPDF):
    """A4 paper that knows how a factbox is set; lengths are millimetres, sizes of type points."""

    def __init__(self, factbox: Factbox) -> None:
        super().__init__(format="A4")
        self.box = factbox
        for style, face in _FACES.items():
            with as_file(files("factbox.publish") / "fonts" / face) as path:
                self.add_font(_FONT, style, path)
        self.c_margin = 0  # text begins at the margin, where the rules begin
        self.known = set.intersection(*(set(font.cmap) for font in self.fonts.values() if isinstance(font, TTFFont)))
        self.lost = 0
        self.leading = 0.0
        self.marks = {citation.number: self.add_link(page=1) for citation in factbox.citations}
        self.set_title(one_line(factbox.title))
        self.set_lang("en")
        self.set_creator("factbox")
        self.set_margin(_MARGIN)
        self.set_auto_page_break(auto=True, margin=_MARGIN)
        self.add_page()

    def footer(self) -> None:
        """Print the title and the number of the page at its foot."""
        self.set_y(-13)
        self.face(7.5, colour=_FAINT)
        self.cell(0, 4, self.clean(self.box.title))
        self.set_x(_MARGIN)
        short = self.get_string_width("{nb}") - self.get_string_width("0")  # a digit or two takes its place at the end
        self.cell(self.epw + short, 4, f"{self.page_no()} / {{nb}}", align="R")

    def face(self, size: float, style: str = "", colour: tuple[int, int, int] = _INK) -> None:
        """Choose the type that is printed with next."""
        self.set_font(_FONT, style, size)
        self.set_text_color(*colour)

    def clean(self, text: str) -> str:
        """Return text on one line, with a box for each character that the type does not have."""
        known = [character if ord(character) in self.known else _BOX for character in one_line(text)]
        self.lost += known.count(_BOX) - text.count(_BOX)
        return "".join(known)

    def run(self, text: str, link: int | None = None) -> None:
        """Print words after those before them, and go on in the next line, at a space, where the line is full."""
        words = self.clean(text)
        room = self.w - self.r_margin - self.x
        if self.get_string_width(words.partition(" ")[0]) > room and self.x > self.l_margin:
            self.ln(self.leading)
        self.write(self.leading, words if link else f"{words} ", link=link or "")

    def paragraph(self, text: str) -> None:
        """Print a paragraph."""
        self.multi_cell(0, self.font_size * _LEADING, self.clean(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def keep(self, millimetres: float) -> None:
        """Begin a new page if there is not so much room left on this one."""
        if self.will_page_break(millimetres):
            self.add_page()

    def print_head(self) -> None:
        """Print the title, and the whole in short."""
        self.face(17, "B")
        self.paragraph(self.box.title)
        self.ln(2)
        top = self.get_y()
        self.set_left_margin(_MARGIN + _INDENT)
        self.set_y(top)
        self.face(10.5)
        self.paragraph(" ".join(self.box.in_short))
        self.set_left_margin(_MARGIN)
        self.set_draw_color(*_RULE)
        self.set_line_width(1)
        self.line(_MARGIN + 0.5, top, _MARGIN + 0.5, self.get_y())

    def print_title(self, title: str) -> None:
        """Print the title of a section under a rule, where at least a few lines of it follow on the page."""
        self.ln(5)
        self.keep(28)
        self.set_draw_color(*_INK)
        self.set_line_width(0.5)
        self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
        self.ln(2)
        self.face(12.5, "B")
        self.start_section(one_line(title))
        self.paragraph(title)
        self.ln(1)

    def note(self, text: str) -> None:
        """Print what a reader must know beside it."""
        self.face(8.5, "I", _FAINT)
        self.paragraph(text)

    def print_section(self, section: Section) -> None:
        """Print a section: its lines, or its table."""
        self.print_title(section.title)
        if section.note:
            self.note(section.note)
        if section.rows:
            self.print_table(section.columns, section.rows)
        for group in section.groups:
            self.print_group(group)

    def print_group(self, group: Group) -> None:
        """Print lines under their heading."""
        if group.title:
            self.ln(1)
            self.keep(16)
            self.face(10, "B")
            self.paragraph(group.title)
            self.ln(0.8)
        for line in group.lines:
            self.print_line(line)
        if group.note:
            self.note(group.note)

    def print_line(self, line: Line) -> None:
        """Print a line of the factbox: when and where, what and who says so, its status, its citations."""
        self.begin_item()
        if head(line):
            self.face(9.5, "B")
            self.run(f"{head(line)}.")
        self.face(9.5)
        self.run(full_sentence(line))
        if line.notes:
            self.face(8.5, "I", _FAINT)
            self.run(" ".join(end_sentence(note) for note in line.notes))
        if line.status:
            self.face(8, "B", _STATUS.get(line.status, _WEAK))
            self.run(line.status)
        self.print_marks(line.citations, line.more)
        self.end_item()

    def begin_item(self) -> None:
        """Begin an item of a list: a dot, and an indent that all of its lines have."""
        self.face(9.5)
        self.begin_hanging("•", _INDENT)

    def begin_hanging(self, mark: str, indent: float) -> None:
        """Begin a paragraph whose lines all stand to the right of a mark."""
        self.leading = self.font_size * _LEADING
        self.keep(2 * self.leading)
        self.cell(indent, self.leading, mark)
        self.set_left_margin(_MARGIN + indent)

    def end_item(self, gap: float = 0.8) -> None:
        """End an item of a list, with a gap below it."""
        self.set_left_margin(_MARGIN)
        self.ln(self.leading + gap)

    def print_marks(self, numbers: Iterable[int], more: int = 0) -> None:
        """Print the numbers of citations, each a link to it."""
        self.face(7.5, colour=_LINK)
        for number in numbers:
            self.run(f"[{number}]", self.marks[number])
        if more:
            self.face(7.5, colour=_FAINT)
            self.run(f" and {more} more")

    def print_table(self, columns: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        """Print a table; the numbers of its citations stand in the last cell."""
        self.face(8.5)
        self.set_draw_color(*_RULE)
        self.set_line_width(0.2)
        with self.table(
            borders_layout="HORIZONTAL_LINES", text_align="LEFT", line_height=self.font_size * 1.4, padding=0.8
        ) as table:
            table.row([self.clean(name) for name in columns])
            for row in rows:
                *first, last = (self.clean(cell) for cell in row.cells)
                numbers = "".join(f"[{number}]" for number in row.citations)
                table.row([*first, f"{last} {numbers}".strip()])

    def print_citations(self, quotes: dict[int, str]) -> None:
        """Print what the numbers stand for, and the reports from which nothing is cited."""
        self.print_title("Reports read")
        self.note(reports_note(self.box))
        self.ln(1)
        for citation in self.box.citations:
            self.print_citation(citation, quotes[citation.number])
        if self.box.not_cited:
            self.face(8.5)
            self.paragraph("Read, and nothing cited from it:")
            for report in self.box.not_cited:
                self.paragraph(report)
        if self.box.set_aside:
            self.face(8.5)
            self.paragraph(set_aside_note(self.box))
            for report in self.box.set_aside:
                self.paragraph(report)

    def print_citation(self, citation: Citation, quote: str) -> None:
        """Print one citation, to which its number elsewhere leads."""
        self.face(8, "B")
        self.begin_hanging(f"[{citation.number}]", _NUMBER)
        self.set_link(self.marks[citation.number], y=self.get_y(), page=self.page_no())
        self.face(8, colour=_FAINT)
        self.run(f"{cite_line(citation)}:")
        self.face(8)
        self.run(f"“{quote}”")
        self.end_item(gap=0.3)

    def print_list(self, title: str, items: Iterable[str]) -> None:
        """Print a list under a title."""
        self.print_title(title)
        for item in items:
            self.begin_item()
            self.run(item)
            self.end_item()
