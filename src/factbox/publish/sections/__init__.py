"""The sections of a factbox: each takes a view, and the citations to number its lines with, and gives a Section."""

from __future__ import annotations

from collections.abc import Callable

from factbox.publish.citations import Citations
from factbox.publish.document import Section
from factbox.publish.sections.control import (
    changes,
    claimed,
    contested,
    control_line,
    control_notes,
    held,
    told_attacks,
    told_changes,
    told_claims,
    told_words,
)
from factbox.publish.sections.copies import copies
from factbox.publish.sections.disputes import dispute_group, disputes
from factbox.publish.sections.events import event_line, events
from factbox.publish.sections.lines import UNDATED, asked_about
from factbox.publish.sections.speech import forecasts, statements
from factbox.publish.sections.totals import totals
from factbox.records import View

__all__ = [
    "SECTIONS",
    "UNDATED",
    "asked_about",
    "control_line",
    "control_notes",
    "dispute_group",
    "event_line",
    "told_attacks",
    "told_changes",
    "told_claims",
    "told_words",
]

SECTIONS: tuple[Callable[[View, Citations], Section], ...] = (
    changes, claimed, contested, held, totals, events, statements, forecasts, disputes, copies,
)  # fmt: skip
"""The sections in the order in which a factbox prints them; one that has nothing to say is left out."""
