"""Builds the factbox of a view: one structured document that every form of it is rendered from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC
from typing import TypeVar

from factbox.errors import Problem
from factbox.publish.citations import Citations
from factbox.publish.document import Factbox, one_line
from factbox.publish.sections import SECTIONS, told_attacks, told_changes, told_claims
from factbox.publish.wording import (
    capitalise,
    day_words,
    iso_day,
    iso_moment,
    list_words,
    moment_words,
    outlet_words,
    published_words,
    with_article,
)
from factbox.records import Control, Report, View

Thing = TypeVar("Thing")

MOST_LISTED = 250
"""How many reports that no line rests on are listed, and how many that could not be used."""

_PLURALS = {"city": "cities", "facility": "facilities", "country": "countries"}


def build_factbox(view: View, citations: Citations | None = None) -> Factbox:
    """Return the factbox of a view: sections, lines and numbered citations, without any markup.

    Args:
        view: what the ledger can say.
        citations: what numbers its clauses, for somebody who wants to know which sentences are quoted; by default new.

    Raises:
        AssertionError: a line rests on a quote that is not in its report; see :func:`citations.quoted`.
    """
    citations = citations or Citations(view)
    sections = tuple(section for build in SECTIONS if not (section := build(view, citations)).empty)
    cited = citations.all()
    bearing = {citation.report_id for citation in cited}
    silent = [report for report in view.reports if report.id not in bearing]
    return Factbox(
        title=f"Factbox: who holds what, {day_words(view.valid or view.known.astimezone(UTC).date())}",
        known=iso_moment(view.known),
        valid=iso_day(view.valid),
        recorded=iso_moment(view.recorded),
        in_short=in_short(view),
        sections=sections,
        citations=cited,
        reports_read=len(view.reports),
        not_cited=_listed(silent, _report_words),
        not_used=_listed(view.problems, _problem_words),
        set_aside=_listed(view.set_aside, _report_words),
        reports_set_aside=len(view.set_aside),
    )


def _listed(things: Sequence[Thing], words: Callable[[Thing], str]) -> tuple[str, ...]:
    """Return things as printed, of very many the last alone, and before them how many there are besides."""
    left = len(things) - MOST_LISTED
    others = (f"{left} other{'s' if left > 1 else ''}",) if left > 0 else ()
    return (*others, *map(words, things[max(left, 0) :]))


def _problem_words(problem: Problem) -> str:
    return f"{one_line(problem.report) or problem.room}: {one_line(problem.message)} ({problem.reason})"


def _report_words(report: Report) -> str:
    outlet = outlet_words(report)
    file = one_line(report.file)
    parts = (outlet, published_words(report) or "publication date unknown", file if file != outlet else "")
    return ", ".join(part for part in parts if part)


def in_short(view: View) -> tuple[str, ...]:
    """Return the factbox in one or two sentences: how many of how many places, by whom, as of which hour."""
    changed = [row for row in told_changes(view) if row.ended is None]
    taken = _by_place([row for row in changed if row.status != "disputed"])
    reports = "1 report" if len(view.reports) == 1 else f"{len(view.reports)} reports"
    opening = f"From {reports}, as of {moment_words(view.known)}: {_how_many(view, taken)}."
    return tuple(part for part in (opening, _what_else(view, taken)) if part)


def _by_place(rows: Sequence[Control]) -> dict[str, Control]:
    return {row.place.id: row for row in rows}


def _how_many(view: View, taken: dict[str, Control]) -> str:
    rows = list(taken.values())
    if not rows:
        return f"{f'none of {len(view.denominator)} places' if view.denominator else 'no place'} is reported taken"
    number = f"{len(rows)} of {len(view.denominator)} places" if view.denominator else _kinds(rows)
    verb = "is" if len(rows) == 1 else "are"
    if len({(row.change, row.holder) for row in rows}) == 1:
        return f"{number} {verb} reported {rows[0].change}{_by(rows[0].holder)}"
    return f"{number} {verb} reported to have changed hands, {_by_whom(rows)}"


def _kinds(rows: Sequence[Control]) -> str:
    counted = Counter(row.place.kind for row in rows)
    return list_words(
        f"{number} {kind if number == 1 else _PLURALS.get(kind, f'{kind}s')}" for kind, number in counted.items()
    )


def _by_whom(rows: Sequence[Control]) -> str:
    counted = Counter((row.change, row.holder) for row in rows)
    return list_words(f"{number} {change}{_by(holder)}" for (change, holder), number in counted.items())


def _by(holder: str) -> str:
    return f" by {with_article(holder)}" if holder else ""


def _what_else(view: View, taken: dict[str, Control]) -> str:
    changed = [row for row in told_changes(view) if row.ended is None and row.place.id not in taken]
    disputed = _by_place([row for row in changed if row.status == "disputed"])
    weak = [row for row in told_claims(view) if row.change != "none" and row.ended is None]
    only_claimed = [row for row in weak if row.status in ("claimed", "disputed") and row.place.id not in taken]
    claimed = _by_place([row for row in only_claimed if row.place.id not in disputed])
    fought = _by_place(told_attacks(view))
    clauses = (
        _clause(len(disputed), "further capture is disputed", "further captures are disputed"),
        _clause(len(claimed), "is claimed by a party only", "are claimed by a party only"),
        _clause(len(fought), "place is contested or besieged", "places are contested or besieged"),
    )
    told = "; ".join(clause for clause in clauses if clause)
    return f"{capitalise(told)}." if told else ""


def _clause(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
