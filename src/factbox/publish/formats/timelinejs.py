"""TimelineJS in its JSON form (https://timeline.knightlab.com/docs/json-format.html): one slide for each line.

TimelineJS takes its texts for HTML, so every text is escaped. What is only claimed stands in a row of its own on a
grey ground.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import escape
from typing import TextIO

from factbox.publish.attribution import WEAK, is_weak, supporting
from factbox.publish.citations import Citations, quoted
from factbox.publish.document import Line, dump_json, end_sentence, one_line
from factbox.publish.exports import Row
from factbox.publish.factbox import in_short
from factbox.publish.formats.candidates import find_candidates, last_day
from factbox.publish.formats.options import Options, left_out
from factbox.publish.formats.tolls import Clauses, together_words
from factbox.publish.privacy import Names
from factbox.publish.sections import control_line
from factbox.publish.wording import capitalise, day_words, outlet_words, published_words, wordings
from factbox.records import Claim, Control, View, content_id

CLAIMED = "Claimed, not confirmed"
_CHANGES, _FIGHTS, _HELD = "Changes of control", "Contested or besieged", "Held"
_DARK = "#4d5359"
"""The ground of what is only claimed; TimelineJS sets the text white wherever a slide has a ground of its own."""


def write_timelinejs(view: View, stream: TextIO, options: Options) -> tuple[str, ...]:
    """Write the timeline, and return a note on what has no slide: what is forecast, denied, withdrawn or undated."""
    missing: Counter[str] = Counter()
    names = Names(view, shown=options.private_names)
    slides = [*_states(view, names, missing), *_events(view, names, missing)]
    timeline = {"scale": "human", "title": _title(view), "events": sorted(slides, key=_order)}
    stream.write(dump_json(timeline, indent=1) + "\n")
    return left_out("timelinejs", missing)


def _order(slide: Row) -> tuple[object, ...]:
    start = slide["start_date"]
    return (*start.values(), slide["unique_id"]) if isinstance(start, dict) else ()


def _title(view: View) -> Row:
    headline = f"Factbox: who holds what, {day_words(view.valid or view.known.date())}"
    return {"text": {"headline": headline, "text": escape(" ".join(in_short(view)))}, "autolink": False}


def _states(view: View, names: Names, missing: Counter[str]) -> list[Row]:
    citations = Citations(view)
    slides = []
    for row in view.control:
        start = row.began.first or row.began.last
        if row.status in WEAK and row.status != "claimed":
            missing["states forecast, denied or withdrawn"] += 1
        elif start is None:
            missing["states without a date"] += 1
        else:
            line = control_line(view, citations, row)
            group = CLAIMED if is_weak(row) else _group(row)
            name = content_id("timelinejs", row.place.id, row.state, row.holder, *row.claims)
            slides.append(
                _slide(view, names, line, supporting(view, row), group, (start, row.began.last or start), name)
            )
    return slides


def _group(row: Control) -> str:
    if row.state != "held":
        return _FIGHTS
    return _HELD if row.change == "none" else _CHANGES


def _events(view: View, names: Names, missing: Counter[str]) -> list[Row]:
    slides = []
    clauses = Clauses(view)
    for candidate in find_candidates(view):
        last = last_day(view, candidate)
        if isinstance(candidate.record, Control):
            continue
        if not candidate.told:
            missing["events forecast, denied or withdrawn"] += 1
        elif last is None:
            missing["events without a date"] += 1
        else:
            group = CLAIMED if candidate.only_claimed else wordings().groups[wordings().type(candidate.type).group]
            span = (candidate.days.first or last, last)
            notes = (*candidate.line.notes, *together_words(clauses.together(candidate)))
            line = names.hide_in(replace(candidate.line, notes=notes), view.report(candidate.claims[0].report_id))
            slides.append(_slide(view, names, line, candidate.claims, group, span, candidate.record.id))
    return slides


def _slide(
    view: View, names: Names, line: Line, claims: tuple[Claim, ...], group: str, span: tuple[date, date], name: str
) -> Row:
    start, end = span
    slide: dict[str, object] = {
        "start_date": _date(start),
        "display_date": escape(capitalise(line.date)),
        "text": {"headline": escape(_headline(line)), "text": _text(view, names, line, claims)},
        "group": group,
        "unique_id": name,
        "autolink": False,
    }
    ground: dict[str, object] = {"background": {"color": _DARK}} if group == CLAIMED else {}
    return slide | ground | ({"end_date": _date(end)} if end > start else {})


def _date(day: date) -> Row:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(line: Line) -> str:
    return f"{line.place}: {line.sentence}" if line.place else line.sentence


def _text(view: View, names: Names, line: Line, claims: tuple[Claim, ...]) -> str:
    """Return who says so, the notes, and the clause of the first report with a link to it, as HTML."""
    parts = [end_sentence(capitalise(line.attribution)), *map(end_sentence, line.notes)]
    said = f"<p>{escape(' '.join(part for part in parts if part))}</p>"
    return said + (_quotation(view, names, claims[0]) if claims else "")


def _quotation(view: View, names: Names, claim: Claim) -> str:
    report = view.report(claim.report_id)
    words = escape(one_line(names.hide(report, quoted(claim, report))))
    outlet = escape(", ".join(part for part in (outlet_words(report), published_words(report)) if part))
    linked = re.fullmatch(r"https?://[^\s\"'<>]+", report.url)
    cited = f'<a href="{escape(report.url)}">{outlet}</a>' if linked else outlet
    return f"<blockquote>{words}</blockquote><p>{cited}</p>"
