"""What the benchmarks share: the example they read, and how they take the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "afghanistan-2021"
REPEATS = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the best of several runs: the one least disturbed."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
