"""One large ledger to the end, once: a view, what is printed of it, its front page, and ``why`` of a place.

Run it with ``python benchmarks/whole.py [REPORTS | LEDGER]``; by default 100,000 reports of the made war of
``growth.py``; the file of a ledger of that war is used as it is, and what is worked out is kept beside it. After each
step come the seconds of the processor and of the clock so far, the memory that is held, the most so far, and the load;
and of what was found a hash, by which two programs, or two ways to hold the same claims, can be compared.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from growth import fill

from factbox import pipeline, reconcile
from factbox.ledger import open_ledger
from factbox.publish.why import explain
from factbox.reconcile import events
from factbox.web.exhibits import make_exhibits
from factbox.web.seen import make_sheet

PLACE = "Town 77"
STEPS: dict[ModuleType, tuple[str, ...]] = {
    pipeline: ("_read_by_then", "related_reports"),
    reconcile: (
        "by_id", "agree_places", "agree_states", "agree_sides", "trace_origins", "read_statements", "judge_control",
        "merge_events", "count_totals", "find_disputes",
    ),
    events: ("_find_happenings",),
}  # fmt: skip
"""The steps of a view that are told, by the modules that call them."""

BEGUN = time.time()
QUIET: set[int] = set()
"""The modules whose steps are told no more."""


def memory() -> tuple[float, float]:
    """Return how many megabytes of memory are held, and how many were at most; Linux alone tells."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    told = dict(line.split(":", 1) for line in lines if line.startswith("Vm"))
    held, most = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return held, most


def say(step: str) -> None:
    """Print what was used by the end of a step."""
    held, most = memory()
    print(
        f"{step:32} {time.process_time():8.0f} s, clock {time.time() - BEGUN:7.0f} s; {held:6,.0f} MB, at most"
        f" {most:6,.0f}; load {os.getloadavg()[0]:.0f}",
        flush=True,
    )


def told(module: ModuleType, name: str) -> None:
    """Have a step of the view told when it has ended."""
    step: Callable[..., Any] = getattr(module, name)

    @wraps(step)
    def timed(*args: Any, **named: Any) -> Any:
        found = step(*args, **named)
        if id(module) not in QUIET:
            say(f"  {name.strip('_').replace('_', ' ')}")
        return found

    setattr(module, name, timed)


def hashed(records: Iterable[object]) -> str:
    """Return a short hash of records."""
    whole = hashlib.sha256()
    for record in records:
        whole.update(msgspec.json.encode(record))
    return whole.hexdigest()[:12]


def run(path: Path) -> None:
    """Make a view and all that is printed of it."""
    with open_ledger(path, create=False) as ledger:
        seen = pipeline.view(ledger, related=True, remember=True)
        say("the view")
        verdict = seen.verdict
        for name in ("control", "events", "counts", "disputes", "links"):
            found = getattr(verdict, name)
            print(f"  {len(found):,} {name}, {hashed(found)}", flush=True)
        sheet = make_sheet(seen)
        say(f"factbox {hashed([sheet.factbox])} and page")
        exhibits = make_exhibits(seen, [one.claims[0] for one in sheet.factbox.citations])
        say(f"what numbers open {hashed([exhibits])}")
        del seen, verdict
        QUIET.add(id(reconcile))  # a place is judged once for each of its voices
        why = explain(pipeline.view(ledger, weigh=PLACE, remember=True), PLACE)
        say(f"why {PLACE} {hashed([why])}")


def main(wanted: str) -> None:
    """Measure a ledger of some size, or one in a file."""
    for module, names in STEPS.items():
        for name in names:
            told(module, name)
    number = wanted.replace(",", "")
    if not number.isdecimal():
        run(Path(wanted))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.factbox"
        fill(path, 0, int(number))
        run(path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "100,000")
