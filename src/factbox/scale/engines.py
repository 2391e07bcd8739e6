"""What runs shards: this process, several processes of this machine, or a Ray cluster."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from factbox.errors import FactboxError, UsageError
from factbox.scale.plan import Shard
from factbox.scale.worker import Manifest, Reading, Worker

Engine = Callable[[Sequence[Shard], Reading, Path, int], Iterator[Manifest]]
"""From shards, how to read them, where to, and how many workers, to the manifest of each as it is finished."""


ONE_THREAD = ("FACTBOX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""What says on how many threads a process computes: the English core, and numpy by what it was built with."""


class WorkerDiedError(FactboxError):
    """A worker ended in the middle of a shard; what was finished stands, and the rest can be run again."""


def run_here(shards: Sequence[Shard], reading: Reading, out: Path, workers: int) -> Iterator[Manifest]:  # noqa: ARG001
    """Run the shards one after another in this process."""
    return (read_shard_once(shard, reading, out) for shard in shards)


def run_local(shards: Sequence[Shard], reading: Reading, out: Path, workers: int) -> Iterator[Manifest]:
    """Run the shards in processes of this machine.

    Raises:
        WorkerDiedError: one of them was killed.
    """
    fresh = multiprocessing.get_context("spawn")  # a fork would copy the threads' locks of whoever calls
    with _one_thread_each(), ProcessPoolExecutor(workers, fresh, _end_with_driver) as pool:
        tasks = [pool.submit(read_shard_once, shard, reading, out) for shard in shards]
        try:
            for task in as_completed(tasks):
                yield task.result()
        except BrokenProcessPool as error:
            raise WorkerDiedError("a worker process was killed") from error
        finally:
            pool.shutdown(cancel_futures=True)


def run_ray(shards: Sequence[Shard], reading: Reading, out: Path, workers: int) -> Iterator[Manifest]:
    """Run the shards on the Ray cluster at ``RAY_ADDRESS``, or on one of so many workers that is started here.

    Ray itself runs a shard again whose worker was killed, or its whole machine lost.

    Raises:
        WorkerDiedError: that happened to one shard four times.
    """
    with ray_cluster(workers) as (ray, how):
        yield from _on_ray(ray, shards, reading, out, workers, how)


@contextmanager
def ray_cluster(workers: int) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield Ray, connected to a cluster, and the options with which a task there computes on one thread."""
    ray = _ray()
    connected, address = ray.is_initialized(), os.environ.get("RAY_ADDRESS")
    how: dict[str, Any] = {}
    if connected or address:
        # Workers of a cluster that stands have its variables; others are started for the task, with ours.
        how = {"runtime_env": {"env_vars": dict.fromkeys(ONE_THREAD, "1")}}
        if not connected:
            ray.init(address=address, log_to_driver=False)
    else:
        # Workers have our variables, so that those that Ray starts with the cluster are the ones that are used.
        with _one_thread_each():
            ray.init(address="local", num_cpus=workers, include_dashboard=False, log_to_driver=False)
    try:
        yield ray, how
    finally:
        if not connected:
            ray.shutdown()


ENGINES: dict[str, Engine] = {"serial": run_here, "local": run_local, "ray": run_ray}
"""The engines by name."""


def _end_with_driver() -> None:
    """End this process as soon as the one that started it is gone, which else would leave it waiting for ever."""
    threading.Thread(target=_wait_for_driver, daemon=True).start()


def _wait_for_driver() -> None:
    driver = multiprocessing.parent_process()
    if driver is not None:
        driver.join()
        os._exit(1)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let processes that are started meanwhile compute on one thread: there is one for each core already.

    Without it numpy's threads wait for each other in loops, which took 1.8 times the processor's time.
    """
    added = {name: "1" for name in ONE_THREAD if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def read_shard_once(shard: Shard, reading: Reading, out: Path) -> Manifest:
    """Read a shard with the worker of this process, which is made at the first call."""
    return _worker(reading, out).read(shard)


@lru_cache(maxsize=1)
def _worker(reading: Reading, out: Path) -> Worker:
    return Worker(reading, out)


def _on_ray(
    ray: Any, shards: Sequence[Shard], reading: Reading, out: Path, workers: int, how: Mapping[str, Any]
) -> Iterator[Manifest]:
    """Keep two shards for each worker in the queue: all at once would hold the plan of an archive in memory twice."""
    task = ray.remote(num_cpus=1, max_retries=3, **how)(read_shard_once)
    left = iter(shards)
    waiting: list[Any] = []
    while True:
        while len(waiting) < 2 * workers and (shard := next(left, None)) is not None:
            waiting.append(task.remote(shard, reading, out))
        if not waiting:
            return
        (done, *_), waiting = ray.wait(waiting, num_returns=1)
        try:
            yield ray.get(done)
        except ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, FactboxError) else error from None
        except ray.exceptions.RayError as error:
            raise WorkerDiedError(f"a Ray worker was lost: {type(error).__name__}") from error


def _ray() -> Any:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # else it tells its makers over the network
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # what it will do; silences a warning
    os.environ.setdefault("RAY_worker_niceness", "0")  # its workers give way to every other program by 15 steps else
    try:
        import ray  # noqa: PLC0415 - 240 MB of the extra, which one laptop need not have
    except ImportError as error:
        raise UsageError("--engine ray needs the packages of an extra: pip install 'factbox[cluster]'") from error
    return ray
