"""What an engine costs over bare processes, and how the rate holds as reports grow.

Run it with ``python benchmarks/scale.py WHAT ...``; all reports are made here.

- ``engines [REPORTS] [ROUNDS] [NAME...]`` reads the same reports by two bare processes side by side, by each engine,
  and, where Daft is installed, by Daft on its own runner and on Ray; in turn, round after round, since other programs
  have their part in each figure.
- ``kill [REPORTS]`` reads by Ray while a worker is killed, and serially, and compares the digests.
- ``curve [REPORTS...]`` reads more and more reports, all of them news of a conflict, and loads them into a ledger.
- ``archive [REPORTS...]`` does so with an archive of all kinds of news (``benchmarks/made_archive.py``) behind
  ``--prefilter``.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
for variable in ("FACTBOX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # before numpy is loaded
    os.environ.setdefault(variable, "1")

from benchmarks.made_archive import write_archive  # noqa: E402
from benchmarks.process_tree import run_measured  # noqa: E402
from tests.scale.made import write_made  # noqa: E402

import factbox  # noqa: E402
from factbox.ledger import open_ledger  # noqa: E402
from factbox.scale import Reading, batch_reports, load_shards  # noqa: E402
from factbox.scale.plan import Shard, plan_shards  # noqa: E402
from factbox.scale.tables import finished, manifest_of  # noqa: E402
from factbox.scale.worker import Manifest, Worker  # noqa: E402

WORKERS = 2
SIZE = 50
READING = Reading()


Commands = list[list[str]]


def commands(name: str, rows: Path, out: Path) -> Commands:
    """Return what runs reports in one way: two programs for bare processes, else one."""
    if name == "bare":
        return [_own("half", rows, out, which) for which in range(WORKERS)]
    if name.startswith("daft"):  # which has one runner a process, for good
        return [_own("daft", rows, out, name.rsplit(maxsplit=1)[-1])]
    return [_own("engine", rows, out, name)]


def _own(*words: object) -> list[str]:
    return [sys.executable, __file__, *map(str, words)]


def half(rows: str, out: str, which: str) -> None:
    """Read every second shard, as one of two bare processes that know nothing of each other."""
    worker = Worker(READING, Path(out))
    for shard in list(plan_shards([rows], size=SIZE, options=READING.options()))[int(which) :: WORKERS]:
        worker.read(shard)


def engine_run(rows: str, out: str, name: str) -> None:
    """Read by an engine."""
    batch_reports([rows], Path(out), reading=READING, engine=name, workers=WORKERS, size=SIZE)


def daft_run(rows: str, out: str, kind: str) -> None:
    """Read shards by Daft: a column of shards, a class with the model as user-defined function, manifests back."""
    import daft  # noqa: PLC0415 - tried here, and no dependency

    if kind == "ray":
        daft.set_runner_ray()

    @daft.cls(max_concurrency=WORKERS, use_process=True)
    class Reader:
        def __init__(self) -> None:
            self.worker = Worker(READING, Path(out))

        @daft.method(return_dtype=daft.DataType.python())
        def read(self, shard: Shard) -> Manifest:
            return self.worker.read(shard)

    shards = list(plan_shards([rows], size=SIZE, options=READING.options()))
    frame = daft.from_pydict({"shard": shards})
    frame = frame.into_partitions(len(shards)) if kind == "ray" else frame.into_batches(1)
    manifests = list(frame.select(Reader().read(frame["shard"])).iter_rows())
    assert len(manifests) == len(shards)  # noqa: S101


@dataclass
class Run:
    """One run: seconds by the clock, of a core, of a core within shards; memory of the largest worker."""

    whole: float
    computed: float
    in_shards: float
    peak_mb: int


def timed(name: str, rows: Path) -> Run:
    """Read reports in one way."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        out.mkdir()
        whole, computed = run_measured(*commands(name, rows, out))
        manifests = [manifest_of(path) for path in finished(out).values()]
    in_shards = sum(manifest["processor_seconds"] for manifest in manifests)
    return Run(whole, computed, in_shards, max(int(manifest["peak_mb"]) for manifest in manifests))


def engines(reports: int, rounds: int, *names: str) -> None:
    """Print the median time of each way to run the same reports, and what it is beside bare processes."""
    ways = ["bare", *(names or ("local", "ray", *(("daft native", "daft ray") if find_spec("daft") else ())))]
    found: dict[str, list[Run]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as folder:
        # As for an installed package, modules are compiled once, and not by each process again: in runs not counted.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        few, rows = write_made(Path(folder) / "few.jsonl", WORKERS * SIZE), Path(folder) / "rows.jsonl"
        for name in ways:
            timed(name, few)
        write_made(rows, reports)
        for _ in range(rounds):
            for name in ways:
                run = timed(name, rows)
                found[name].append(run)
                print(f"{name:12} {run.whole:7.1f} s, of a core {run.computed:7.1f} s", flush=True)
    for name, runs in found.items():
        whole, computed = (
            statistics.median(values) for values in zip(*((r.whole, r.computed) for r in runs), strict=True)
        )
        # Each round beside its own bare run: other programs come and go between rounds.
        beside = [(b.whole / r.whole, b.computed / r.computed) for b, r in zip(found["bare"], runs, strict=True)]
        rate, rate_of_core = (statistics.median(values) for values in zip(*beside, strict=True))
        outside = statistics.median(1 - run.in_shards / run.computed for run in runs)
        print(
            f"{name:12} median {whole:6.1f} s, of a core {computed:6.1f} s  {reports / whole:5.1f} reports/s  "
            f"{rate:.2f} of bare by the clock, {rate_of_core:.2f} of a core  {outside:.0%} of a core not in shards  "
            f"{max(run.peak_mb for run in runs)} MB a worker"
        )


def curve(sizes: Sequence[int], write: Callable[[Path, int], Path], reading: Reading) -> None:
    """Print reading and loading rates for more and more reports."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows, out = write(Path(folder) / "rows.jsonl", size), Path(folder) / "out"
            start, worked = time.perf_counter(), processor()
            told = batch_reports([rows], out, reading=reading, workers=WORKERS)
            read, reading_s = time.perf_counter() - start, processor() - worked
            with open_ledger(Path(folder) / "ledger.db") as ledger:
                load_shards(out, ledger, recorded=datetime.now(UTC))
                loaded, loading_s = time.perf_counter() - start - read, processor() - worked - reading_s
            peak = max(int(manifest_of(path)["peak_mb"]) for path in finished(out).values())
            bytes_ = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        kept = size - told.inputs["set aside"]
        print(
            f"{size:>8,} reports, {kept:,} not set aside  {told.claims:>8,} claims  "
            f"read {size / read:6.1f}/s, {1000 * reading_s / size:5.2f} ms of a core each  "
            f"load {kept / loaded:6.1f}/s, {1000 * loading_s / kept:5.2f} ms each  {peak} MB a worker  "
            f"{bytes_ / size:,.0f} bytes a report",
            flush=True,
        )


def processor() -> float:
    """Return the seconds that this process and those that it has waited for have computed."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def kill(reports: int) -> None:
    """Read by Ray with two workers, one of which is killed on the way, and compare with a serial run."""
    extractor = "tests.scale.killing:die_once"
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"FACTBOX_TEST_FLAG": f"{folder}/died", "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
        rows, out = write_made(Path(folder) / "rows.jsonl", reports), Path(folder) / "out"
        reading = Reading(extractor=extractor)
        serial = subprocess.Popen([sys.executable, __file__, "digest", str(rows)], stdout=subprocess.PIPE, text=True)
        start = time.perf_counter()
        told = batch_reports([rows], out, reading=reading, engine="ray", workers=WORKERS, size=100)
        print(f"ray: {told.shards} shards, {told.inputs} in {time.perf_counter() - start:.0f} s", flush=True)
        print("a worker was killed:", (Path(folder) / "died").exists())
        with open_ledger(None) as ledger:
            load_shards(out, ledger, recorded=datetime.now(UTC))
            found = ledger.digest()
        wanted = serial.communicate()[0].strip()
        print(f"digest by ray    {found}\ndigest serially  {wanted}\nthe same: {found == wanted}")


if __name__ == "__main__":
    what, *arguments = sys.argv[1:] or ["curve"]
    sizes = [int(size) for size in arguments if size.isdecimal()]
    if what in ("half", "daft", "engine"):  # a process of one of the others
        {"half": half, "daft": daft_run, "engine": engine_run}[what](*arguments)
    elif what == "digest":
        print(factbox.read(arguments).digest())
    elif what == "engines":
        engines(int((arguments or ["400"])[0]), int((arguments[1:] or ["5"])[0]), *arguments[2:])
    elif what == "kill":
        kill((sizes or [5_000])[0])
    elif what == "archive":
        curve(sizes or [1_000, 10_000, 100_000], write_archive, Reading(prefilter=True))
    else:
        curve(sizes or [1_000, 10_000], write_made, READING)
