"""What finding claims costs: extraction and resolution side by side with the language room, in one run.

Run it with ``python benchmarks/claims.py [FOLDER]``; the folder defaults to the example. The analyses that the claims
are found in are made beforehand, so that each side is timed alone. By the clock the language room has its two threads,
and finding claims one; by the processor's time they are alike. The last line says whether time grows as the text does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from timing import EXAMPLE, seconds

from factbox.language import analyse
from factbox.pipeline import claims_of, dated
from factbox.read import read_reports
from factbox.records import Report


def find(reports: list[Report]) -> Callable[[], object]:
    """Return what finds the claims of reports whose texts are analysed already."""
    analyses = {report.text: analyse(report.text) for report in reports}
    return lambda: [claims_of(report, analyser=analyses.__getitem__) for report in reports]


def doubled(report: Report) -> Report:
    """Return a report whose text stands in it twice."""
    text = f"{report.text}\n\n{report.text}"
    return replace(report, text=text, passages=())


def main(folder: Path) -> None:
    """Measure and print."""
    reports = [dated(intake.report) for intake in read_reports([folder]) if intake.report]
    claims, twice = find(reports), find([doubled(report) for report in reports])
    clocks = {"the processor's time": time.process_time, "the clock": time.perf_counter}
    print(f"{len(reports)} reports, {sum(len(report.text) for report in reports):,} code points")
    for told, clock in clocks.items():
        found, read = seconds(claims, clock), seconds(lambda: [analyse(report.text) for report in reports], clock)
        print(f"by {told}: claims {found:.2f} s, the language room {read:.2f} s, {found / read:.2f} times")
    once, again = (seconds(work, time.process_time) for work in (claims, twice))
    print(f"twice the text: {again / once:.2f} times the time")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
