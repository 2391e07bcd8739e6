"""What the lines of several sections of a factbox share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factbox.publish.attribution import as_claimed_state, fighting_sides
from factbox.publish.document import Group, Line
from factbox.publish.grounds import tells_history
from factbox.publish.quoting import quote_sentence
from factbox.publish.wording import day_words, published_words
from factbox.records import Claim, Control, View

UNDATED = "date not known"


def asked_about(view: View) -> tuple[Control, ...]:
    """Return the control rows about the places that were asked for: all of them, where no list was given."""
    return view.once("asked_about", lambda: _weakened(view))


def _weakened(view: View) -> tuple[Control, ...]:
    wanted = {place.id for place in view.denominator}
    fighting = fighting_sides(view)
    rows = (row for row in view.control if not wanted or row.place.id in wanted)
    return tuple(as_claimed_state(view, row, fighting) for row in rows)


def told_as_history(view: View, beside: Claim | None) -> bool:
    """Say whether the sentence of a claim tells of long ago, as seen from the day it speaks of."""
    return beside is not None and tells_history(quote_sentence(view, beside), day_of(view, beside))


def left_out(number: int) -> str:
    """Return how many things of a section say too little for a line, and where they are; empty for none."""
    if not number:
        return ""
    what = "1 further one says" if number == 1 else f"{number} further ones say"
    return f"{what} too little for a line (not who, not how many); the exports have {'it' if number == 1 else 'them'}."


def said_on(view: View, claim: Claim) -> str:
    """Return when the words were said, by the page's day; an older text carries its own."""
    return day_words(claim.as_of) if claim.as_of else published_words(view.report(claim.report_id)) or UNDATED


def day_of(view: View, claim: Claim) -> date:
    """Return the day that a claim speaks of or else was published on; the last day of all, where neither is known."""
    report = view.report(claim.report_id)
    return claim.as_of or report.published_day or (report.published.date() if report.published else date.max)


def one_group(lines: Iterable[Line]) -> tuple[Group, ...]:
    """Return lines as the one group, without a title, of a section; none of no lines."""
    found = tuple(lines)
    return (Group(found),) if found else ()
