"""Extractors that die, wait or fail, for the tests of the scale room; named on the command line and to workers."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from factbox.errors import Problem
from factbox.extract import extract_claims
from factbox.knowledge.places import Gazetteer
from factbox.records import Analysis, Claim, Report

FLAG = "FACTBOX_TEST_FLAG"
"""The environment variable with a file that a worker leaves when it has died once; it says on how many threads."""


def die_once(
    report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
) -> Sequence[Claim | Problem]:
    """Kill the process at the report of day 7 (or 70, ...), if no process was killed yet."""
    flag = Path(os.environ[FLAG])
    if "Day 7" in report.title and not flag.exists():
        flag.write_text(os.environ.get("FACTBOX_THREADS", ""))
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_claims(report, analysis, gazetteer=gazetteer, parties=parties)


def die_always(
    report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
) -> Sequence[Claim | Problem]:
    """Kill the process at every report of one day, as a report does that needs more memory than there is."""
    if "Day 7" in report.title:
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_claims(report, analysis, gazetteer=gazetteer, parties=parties)


def slow(
    report: Report, analysis: Analysis, *, gazetteer: Gazetteer | None, parties: frozenset[str]
) -> Sequence[Claim | Problem]:
    """Take a tenth of a second for each report."""
    time.sleep(0.1)
    return extract_claims(report, analysis, gazetteer=gazetteer, parties=parties)
