"""The ledger room: an append-only store of what was read, that can say what was known at any moment.

Takes:   what became of each input: :class:`~factbox.records.Intake`, its resolved claims, its problems.
Gives:   reports, claims and problems as of two moments: *known* (published by then) and *recorded* (taken in by then).
         The third clock, *valid*, belongs to the claims themselves and to the reconcile room.
Plug in: nothing yet. Whatever has the methods of :class:`Ledger` can stand in for it.

One SQLite file is one ledger. Nothing in it is ever changed: a second sighting of a report, or a newer program's
reading of it, is appended beside the first, and a view chooses. The rule of choice is :class:`Ledger`'s to tell;
``docs/ledger.md`` explains it with examples.

It is kept safe by a hash chain over all that is appended (:func:`verify_ledger`), by copies that are whole or not there
(:func:`copy_ledger`), and by redactions, which keep a name out of every view (:func:`withhold_names`; for what is in no
view, :func:`mark_names`). What people decide about claims is appended too, and a view has the claims as they are after
that (:func:`apply_reviews`). Words are found by an index beside it (:func:`search_ledger`), and verdicts on much are
kept beside it too (:func:`recall_verdict`), as are whole answers, which are found without reading it
(:func:`recall_answer`).
"""

from factbox.ledger.answers import Question, find_answer, make_answer, recall_answer
from factbox.ledger.copying import copy_ledger
from factbox.ledger.corrections import read_correction
from factbox.ledger.kept import kept_facts, recall_verdict
from factbox.ledger.opening import open_ledger
from factbox.ledger.redaction import Tally, mark_names, tally_names, withhold_names
from factbox.ledger.reviews import apply_reviews, corrected, paired_decisions, review_links
from factbox.ledger.search import Asked, Hit, has_full_text, search_ledger
from factbox.ledger.store import Ledger
from factbox.ledger.verifying import Verification, verify_ledger

__all__ = [
    "Asked",
    "Hit",
    "Ledger",
    "Question",
    "Tally",
    "Verification",
    "apply_reviews",
    "copy_ledger",
    "corrected",
    "find_answer",
    "has_full_text",
    "kept_facts",
    "make_answer",
    "mark_names",
    "open_ledger",
    "paired_decisions",
    "read_correction",
    "recall_answer",
    "recall_verdict",
    "review_links",
    "search_ledger",
    "tally_names",
    "verify_ledger",
    "withhold_names",
]
