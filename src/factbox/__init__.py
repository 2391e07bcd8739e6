"""factbox: from news reports on a conflict to a factbox with a sentence behind every line.

::

    import factbox

    ledger = factbox.read(["reports/"])
    view = factbox.view(ledger, known=date(2021, 8, 13))
    for row in view.control:
        print(row.place.name, row.state, row.holder, row.status)

What does the work is imported when it is first asked for: numpy, tables and all take a second that ``import factbox``
and ``factbox --help`` need not pay.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbox.errors import FactboxError, Problem, UsageError
    from factbox.ledger import Ledger, open_ledger
    from factbox.moments import moment
    from factbox.notation import format_claim, parse_claim
    from factbox.pipeline import claims_of, read, view
    from factbox.publish import compare_views, publish_factbox, view_tables, write_export
    from factbox.records import (
        Claim,
        Control,
        Correction,
        Count,
        Days,
        Dispute,
        Event,
        Mention,
        Place,
        Quantity,
        Report,
        Review,
        Span,
        View,
        target_of,
    )

__version__ = "0.1.0"

_ROOMS = {
    "errors": ("FactboxError", "Problem", "UsageError"),
    "ledger": ("Ledger", "open_ledger"),
    "moments": ("moment",),
    "notation": ("format_claim", "parse_claim"),
    "pipeline": ("claims_of", "read", "view"),
    "publish": ("compare_views", "publish_factbox", "view_tables", "write_export"),
    "records": (
        "Claim", "Control", "Correction", "Count", "Days", "Dispute", "Event", "Mention", "Place", "Quantity",
        "Report", "Review", "Span", "View", "target_of",
    ),
}  # fmt: skip
_HOMES = {name: f"factbox.{room}" for room, names in _ROOMS.items() for name in names}
"""Where each public name lives; it is imported when it is first asked for."""

__all__ = [
    "Claim",
    "Control",
    "Correction",
    "Count",
    "Days",
    "Dispute",
    "Event",
    "FactboxError",
    "Ledger",
    "Mention",
    "Place",
    "Problem",
    "Quantity",
    "Report",
    "Review",
    "Span",
    "UsageError",
    "View",
    "__version__",
    "claims_of",
    "compare_views",
    "format_claim",
    "moment",
    "open_ledger",
    "parse_claim",
    "publish_factbox",
    "read",
    "target_of",
    "view",
    "view_tables",
    "write_export",
]


def __getattr__(name: str) -> object:
    """Import a name of :data:`_HOMES` and keep it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factbox' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """This module, its names safe from its rooms: to import the room ``factbox.read`` must not hide the verb."""

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, unless it is a room that has the name of one of our verbs."""
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
