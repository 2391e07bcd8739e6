"""What the benchmarks share: the example they read, and how they take the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "afghanistan-2021"
REPEATS = 5


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the best of several runs: the one least disturbed.

    Args:
        work: what is run.
        clock: what tells the time; ``time.process_time`` leaves out what other programs take.
    """
    times = []
    for _ in range(REPEATS):
        start = clock()
        work()
        times.append(clock() - start)
    return min(times)
