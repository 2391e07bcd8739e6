"""Which reports print the text of another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from factbox.publish.citations import Citations
from factbox.publish.document import Line, Section, one_line
from factbox.publish.sections.lines import UNDATED, one_group
from factbox.publish.wording import list_words, outlet_words, published_words
from factbox.records import Link, Report, View

MOST_COPIED = 8
"""How many copied texts are named; the others are counted."""

MOST_COPIERS = 6
"""How many outlets that print a text again are named, earliest first; the others are counted."""


def copies(view: View, citations: Citations) -> Section:  # noqa: ARG001 - no line of it rests on a clause
    """Return the texts that other reports print again, wholly or in part, the most copied first."""
    order = _by_publication(view.reports)
    printed: dict[str, set[str]] = {}
    for copy, first in _first_prints(view.copies, order).items():
        printed.setdefault(first, set()).add(copy)
    most = sorted(printed, key=lambda first: (-len(printed[first]), order[first]))
    lines = tuple(_copied_line(view, first, printed[first]) for first in most[:MOST_COPIED])
    left = f" {len(most) - MOST_COPIED} further texts were copied." if len(most) > MOST_COPIED else ""
    return Section("copies", "Copies", f"A text is one voice, however often it is printed.{left}", one_group(lines))


def _by_publication(reports: Sequence[Report]) -> dict[str, int]:
    """Return the place of each report in the order of publication; of one moment, in that of their ids, as links go."""
    ordered = sorted(reports, key=lambda report: (report.published is None, report.published or 0, report.id))
    return {report.id: place for place, report in enumerate(ordered)}


def _first_prints(copies: Iterable[Link], order: Mapping[str, int]) -> dict[str, str]:
    """Return for each report that copies another the first print of its words, over any number of copies."""
    copied: dict[str, str] = {}
    for link in copies:
        if order[link.right] < order[link.left]:
            copied[link.left] = min(link.right, copied.get(link.left, link.right), key=order.__getitem__)
    for copy in sorted(copied, key=order.__getitem__):
        copied[copy] = copied.get(copied[copy], copied[copy])
    return copied


def _copied_line(view: View, first: str, again: Collection[str]) -> Line:
    report = view.report(first)
    others = sorted(map(view.report, again), key=lambda one: (one.published is None, one.published or 0, one.id))
    times = "1 other report" if len(again) == 1 else f"{len(again)} other reports"
    by = list_words(dict.fromkeys(map(outlet_words, others)), MOST_COPIERS)
    words = ", ".join(dict.fromkeys((outlet_words(report), one_line(report.title or report.file))))
    undated = any(one.published is None for one in (report, *others))
    doubt = "; which of them was first is not known, as not all have a date" if undated else ""
    return Line(
        sentence=f"{words}: printed again, whole or in part, in {times} by {by}{doubt}",
        date=published_words(report) or UNDATED,
    )
