"""How well it is judged whether something happened, against ratings from -3 to 3.

The gold is JSON Lines, one sentence a line, in the form in which UDS-IH2 is carried: ``tokens`` and ``targets``, each
with ``tok`` (the first word and the one after the last) and ``label``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import StatisticsError, correlation

from factbox.errors import UsageError
from factbox.evaluate.gold import gold_rows, share
from factbox.language import analyse_tokens

UNKNOWN = 0.0
"""What counts as our answer where the word was not seen to tell anything."""


def evaluate_factuality(path: Path) -> dict[str, float | int]:
    """Score the factuality of predicates, given the words.

    Args:
        path: the gold, JSON Lines as described above; where rows name splits, those of ``test`` are taken.

    Returns:
        ``mae``, the mean absolute error; ``pearson``, the correlation with the ratings; ``sign_accuracy``, the share
        of predicates judged on the right side of zero, those rated zero left out; and the counts ``predicates`` and
        ``judged``, those that were seen to be predicates at all. The others count as zero.

    Raises:
        UsageError: the file cannot be read as that.
    """
    pairs = list(_pairs(path))
    gold = [rating for rating, _ in pairs]
    ours = [UNKNOWN if judged is None else judged for _, judged in pairs]
    signed = [(rating, judged) for rating, judged in zip(gold, ours, strict=True) if rating]
    return {
        "mae": share(sum(abs(a - b) for a, b in zip(gold, ours, strict=True)), len(pairs)),
        "pearson": _correlation(gold, ours),
        "sign_accuracy": share(sum(a * b > 0 for a, b in signed), len(signed)),
        "predicates": len(pairs),
        "judged": sum(judged is not None for _, judged in pairs),
    }


def _pairs(path: Path) -> Iterator[tuple[float, float | None]]:
    """Yield the rating of each predicate in the gold with ours."""
    for row in gold_rows(path, ("tokens", "targets")):
        tokens = analyse_tokens([row["tokens"]]).sentences[0].tokens
        for target in row["targets"]:
            try:
                first, last = target["tok"]
                judged = [t.factuality for t in tokens[first:last] if t.factuality is not None]
                yield float(target["label"]), judged[0] if judged else None
            except (KeyError, TypeError, ValueError) as error:
                raise UsageError(f"{path}: a target has no tok and label: {error}") from error


def _correlation(gold: list[float], ours: list[float]) -> float:
    try:
        return round(correlation(gold, ours), 4)
    except StatisticsError:  # fewer than two, or all the same
        return 0.0
