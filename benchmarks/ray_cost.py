"""What a Ray cluster of this machine takes of a core, process by process: to start, and while it stands.

Run it with ``python benchmarks/ray_cost.py [SECONDS]``. The cluster is the one that ``factbox batch --engine ray``
starts; its two workers only wait, so that nothing counts but the engine. Bare processes have none of it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.process_tree import descendants  # noqa: E402

from factbox.scale.engines import ray_cluster  # noqa: E402

WORKERS = 2
KINDS = {
    "raylet/raylet": "raylet",
    "gcs_server": "gcs",
    "dashboard.py": "dashboard, without its pages",
    "DashboardAgent": "the dashboard's agent",
    "RuntimeEnvAgent": "agent for environments",
    "log_monitor.py": "log monitor",
    "monitor.py": "autoscaler's monitor",
    "ray::": "workers",
}
"""What stands in the command of each process, looked for in this order."""


def kind_of(process: int) -> str:
    """Return what a process is, in words."""
    if process == os.getpid():
        return "driver: importing Ray, starting the others"
    try:
        command = Path(f"/proc/{process}/cmdline").read_text().split("\0")
    except OSError:
        return "gone"
    words = " ".join(command[:5] if "raylet" not in command[0] else command[:1])
    return next((kind for sign, kind in KINDS.items() if sign in words), "other")


def only_wait(seconds: float) -> None:
    """Do nothing for so long."""
    time.sleep(seconds)


def main(seconds: float) -> None:
    """Print the seconds of a core that starting takes, and the share of one while the cluster stands."""
    imported, clock = time.process_time(), time.perf_counter()
    with ray_cluster(WORKERS) as (ray, how):
        wait = ray.remote(num_cpus=1, **how)(only_wait)
        ray.get([wait.remote(0) for _ in range(WORKERS)])
        print(f"started after {time.perf_counter() - clock:.1f} s by the clock")
        waiting = [wait.remote(seconds + 5) for _ in range(WORKERS)]
        time.sleep(3)
        before, clock = descendants(os.getpid()), time.perf_counter()
        time.sleep(seconds)
        after, stood = descendants(os.getpid()), time.perf_counter() - clock
        rows: dict[str, tuple[int, float, float]] = {}
        for process in before.keys() & after.keys():
            kind = kind_of(process)
            started = before[process] - (imported if process == os.getpid() else 0)
            number, start, standing = rows.get(kind, (0, 0.0, 0.0))
            rows[kind] = number + 1, start + started, standing + (after[process] - before[process]) / stood
        del waiting
        clock = time.perf_counter()
    print(f"ended after {time.perf_counter() - clock:.1f} s")
    rows["all"] = tuple(map(sum, zip(*rows.values(), strict=True)))  # type: ignore[assignment]
    for kind, (number, start, standing) in sorted(rows.items(), key=lambda row: row[1][1]):
        print(f"{number:3} {kind:44} start {start:5.2f} s of a core, then {standing:6.2%} of one")


if __name__ == "__main__":
    main(float((sys.argv[1:] or ["60"])[0]))
