"""factbox: from news reports on a conflict to a factbox with a sentence behind every line.

::

    import factbox

    ledger = factbox.read(["reports/"])
    view = factbox.view(ledger, known=date(2021, 8, 13))
    for row in view.control:
        print(row.place.name, row.state, row.holder, row.status)
"""

from factbox.errors import FactboxError, Problem, UsageError
from factbox.ledger import Ledger, open_ledger
from factbox.notation import format_claim, parse_claim
from factbox.pipeline import claims_of, moment, read, view
from factbox.publish import compare_views, publish_factbox, write_export
from factbox.records import (
    Claim,
    Control,
    Count,
    Days,
    Dispute,
    Event,
    Mention,
    Place,
    Quantity,
    Report,
    Span,
    View,
)

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Control",
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
    "view",
    "write_export",
]
