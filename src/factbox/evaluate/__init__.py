"""The product's measure of itself on a user's gold: ``factbox evaluate NAME DATA``.

Each evaluation is a function from a path to figures by name; ``EVALUATIONS`` is the whole table. To add one of your
own, add a row, or call :func:`evaluate` with your function in ``evaluations``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from factbox.errors import UsageError
from factbox.evaluate.attribution import evaluate_attribution
from factbox.evaluate.claims import evaluate_claims
from factbox.evaluate.copies import evaluate_copies
from factbox.evaluate.dates import evaluate_dates
from factbox.evaluate.entities import evaluate_entities
from factbox.evaluate.factuality import evaluate_factuality
from factbox.evaluate.language import evaluate_language
from factbox.evaluate.ledgers import evaluate_ledgers
from factbox.evaluate.muc import evaluate_muc
from factbox.evaluate.pages import evaluate_pagedates, evaluate_pages
from factbox.evaluate.places import evaluate_places

Evaluation = Callable[[Path], dict[str, float | int]]

EVALUATIONS: Mapping[str, Evaluation] = {
    "attribution": evaluate_attribution,
    "claims": evaluate_claims,
    "copies": evaluate_copies,
    "dates": evaluate_dates,
    "entities": evaluate_entities,
    "factuality": evaluate_factuality,
    "language": evaluate_language,
    "ledgers": evaluate_ledgers,
    "muc": evaluate_muc,
    "pagedates": evaluate_pagedates,
    "pages": evaluate_pages,
    "places": evaluate_places,
}


def evaluate(name: str, data: Path, *, evaluations: Mapping[str, Evaluation] = EVALUATIONS) -> dict[str, float | int]:
    """Return the figures of one evaluation.

    Raises:
        UsageError: there is no evaluation of that name, or no such file; the message lists those there are.
    """
    if name not in evaluations:
        raise UsageError(f"there is no evaluation {name!r}; there are {', '.join(sorted(evaluations))}")
    if not data.exists():
        raise UsageError(f"there is no {data}; docs/evaluate.md says which data each evaluation takes")
    return evaluations[name](data)


__all__ = ["EVALUATIONS", "Evaluation", "evaluate"]
