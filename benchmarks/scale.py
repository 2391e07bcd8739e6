"""What an engine costs over bare processes, and how the rate holds as reports grow.

Run it with ``python benchmarks/scale.py engines [REPORTS] [ROUNDS] [NAME...]`` or ``... curve [REPORTS...]``.
``engines`` reads the same made reports by two bare processes side by side, by each engine, and, where Daft is
installed, by Daft on its own runner and on Ray; in turn, round after round, since other programs have their part in
each figure. ``kill`` reads 5,000 made reports by Ray while a worker is killed, and serially, and compares the digests.
``curve`` reads 1,000 and then 10,000 made reports by the default engine and loads them into a ledger.
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
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
for variable in ("FACTBOX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):  # before numpy is loaded
    os.environ.setdefault(variable, "1")

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


def bare(rows: Path, out: Path) -> None:
    """Read one half of the shards in each of two processes that know nothing of each other."""
    command = [sys.executable, __file__, "half", str(rows), str(out)]
    halves = [subprocess.Popen([*command, str(half)]) for half in range(WORKERS)]
    assert [half.wait() for half in halves] == [0] * WORKERS  # noqa: S101


def half(rows: str, out: str, which: str) -> None:
    """Read every second shard, as one bare process."""
    worker = Worker(READING, Path(out))
    for shard in list(plan_shards([rows], size=SIZE, options=READING.options()))[int(which) :: WORKERS]:
        worker.read(shard)


def engine(name: str) -> Callable[[Path, Path], None]:
    """Return what runs an engine."""

    def run(rows: Path, out: Path) -> None:
        batch_reports([rows], out, reading=READING, engine=name, workers=WORKERS, size=SIZE)

    return run


def by_daft(kind: str) -> Callable[[Path, Path], None]:
    """Return what runs Daft in a process of its own, since it has one runner for good."""

    def run(rows: Path, out: Path) -> None:
        command = [sys.executable, __file__, "daft", str(rows), str(out), kind]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    return run


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


def timed(run: Callable[[Path, Path], None], rows: Path) -> tuple[float, float, int]:
    """Return seconds, the share of the workers' time that went into shards, and the largest worker in MB."""
    with tempfile.TemporaryDirectory() as folder:
        out, start = Path(folder) / "out", time.perf_counter()
        out.mkdir()
        run(rows, out)
        whole = time.perf_counter() - start
        manifests = [manifest_of(path) for path in finished(out).values()]
    busy = sum(manifest["seconds"] for manifest in manifests) / (WORKERS * whole)
    return whole, busy, max(int(manifest["peak_mb"]) for manifest in manifests)


def engines(reports: int, rounds: int, *names: str) -> None:
    """Print the median time of each way to run the same reports, and what it is over bare processes."""
    ways: dict[str, Callable[[Path, Path], None]] = {"bare": bare, "local": engine("local"), "ray": engine("ray")}
    if find_spec("daft"):
        ways |= {"daft native": by_daft("native"), "daft on ray": by_daft("ray")}
    ways = {name: run for name, run in ways.items() if name == "bare" or not names or name in names}
    found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as folder:
        rows = write_made(Path(folder) / "rows.jsonl", reports)
        for _ in range(rounds):
            for name, run in ways.items():
                found[name].append(timed(run, rows))
                print(f"{name:12} {found[name][-1][0]:7.1f} s", flush=True)
    bare_time = statistics.median(whole for whole, _, _ in found["bare"])
    for name, runs in found.items():
        whole, busy = (statistics.median(values) for values in list(zip(*runs, strict=True))[:2])
        print(
            f"{name:12} median {whole:6.1f} s  {reports / whole:5.1f} reports/s  {bare_time / whole:.2f} of bare  "
            f"{1 - busy:.0%} not in shards  {max(peak for _, _, peak in runs)} MB a worker"
        )


def curve(sizes: Sequence[int]) -> None:
    """Print reading and loading rates for more and more reports."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows, out = write_made(Path(folder) / "rows.jsonl", size), Path(folder) / "out"
            start, worked = time.perf_counter(), processor()
            told = batch_reports([rows], out, reading=READING, workers=WORKERS)
            read, reading = time.perf_counter() - start, processor() - worked
            with open_ledger(Path(folder) / "ledger.db") as ledger:
                load_shards(out, ledger, recorded=datetime.now(UTC))
                loaded, loading = time.perf_counter() - start - read, processor() - worked - reading
            peak = max(int(manifest_of(path)["peak_mb"]) for path in finished(out).values())
            bytes_ = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        print(
            f"{size:>8,} reports  {told.claims:>8,} claims  read {size / read:6.1f}/s, {1000 * reading / size:5.1f} ms "
            f"of a core each  load {size / loaded:6.1f}/s, {1000 * loading / size:5.1f} ms each  {peak} MB a worker  "
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
    if what == "half":
        half(*arguments)
    elif what == "daft":
        daft_run(*arguments)
    elif what == "engines":
        engines(int((arguments or ["400"])[0]), int((arguments[1:] or ["5"])[0]), *arguments[2:])
    elif what == "digest":
        print(factbox.read(arguments).digest())
    elif what == "kill":
        kill(int((arguments or ["5000"])[0]))
    else:
        curve([int(size) for size in arguments] or [1_000, 10_000])
