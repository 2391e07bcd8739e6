"""Fits the weights of ``knowledge/second_reading.tsv``: how far to believe the reader of control alone.

``python -m training.second_reading STORY...`` prints the rows. The stories are folders of ``corpus/taught`` and
``corpus/plain`` that the reader of the core (``FACTBOX_CORE``) has not learnt from: it is far surer of what it has. All
that the reader sees is read as a claim; right is what ``factbox evaluate claims`` finds in the gold, in its place. The
fit is that of ``training/belief.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from factbox.evaluate.claims import control_matches
from factbox.extract.control.second_reading import SecondReading
from factbox.extract.events.happenings import Happening
from factbox.records import Trigger
from training.belief import SMALLEST, Case, fit

LEAST = 0.3
"""How sure the reader must be of a word that is fitted on."""

RIDGE = 3.0
"""On all weights but the first; chosen among 1, 3 and 10 with stories left out."""


def cases_in(story: Path) -> Iterator[Case]:
    """Yield the cases of a story: the claims that only the reader of control makes, each right or not."""
    seen: dict[tuple[str, int, str], Mapping[str, float]] = {}
    reports: list[str] = []

    def keep(reading: SecondReading, found: Happening, second: Trigger) -> float:
        if second.type != found.type or second.score < LEAST:
            return 0.0
        at = reading.line.span(found.first, found.first + 1).start
        seen[reports[-1], at, found.type] = reading.signs(found, second)
        return 1.0

    with patch.object(SecondReading, "of", keep):
        rows = control_matches(story, reports.append)
    for row, right in rows:
        for (report, at, kind), signs in seen.items():
            if report == row.report and kind == row.type and row.span.start <= at < row.span.end:
                yield Case(signs, right)


def main(words: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m training.second_reading", description=__doc__.splitlines()[0])
    parser.add_argument("stories", type=Path, nargs="+", help="folders of stories that the reader has not learnt from")
    args = parser.parse_args(words)
    cases = [case for story in args.stories for case in cases_in(story)]
    print(f"# Fitted on {len(cases)} claims, {sum(case.right for case in cases)} of them right.")
    for sign, weight in sorted(fit(cases, RIDGE).items()):
        if not sign or abs(weight) >= SMALLEST:
            print(f"{sign}\t{weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
