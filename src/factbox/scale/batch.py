"""The driver: plan the shards, leave out what is finished, run the rest, and go on after a worker's death."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from factbox.errors import UsageError
from factbox.scale.engines import ENGINES, WorkerDiedError
from factbox.scale.plan import Shard, plan_shards
from factbox.scale.tables import finished, load_arrow, manifest_of
from factbox.scale.worker import Manifest, Reading

SIZE = 500
"""Reports in a shard: some minutes of work, which is what a killed worker loses."""
ROUNDS = 3
"""How often the rest is run again without one more shard finished, before it is given up."""


@dataclass(slots=True)
class Told:
    """What became of a run.

    Attributes:
        shards: how many there are.
        before: how many of them were finished by an earlier run.
        inputs: how many inputs were read, partly read, refused and set aside, in all of them.
        claims: how many claims they hold.
    """

    shards: int
    before: int
    inputs: Counter[str] = field(default_factory=Counter)
    claims: int = 0


def batch_reports(
    paths: Iterable[str | Path],
    out: Path,
    *,
    reading: Reading | None = None,
    engine: str = "local",
    workers: int = 0,
    size: int = SIZE,
    progress: Callable[[Manifest], None] | None = None,
) -> Told:
    """Read reports into a folder of finished shards; a shard that is finished there is never read again.

    Args:
        paths: files, folders and globs.
        out: the folder; it is made. On a cluster all machines must see it, and the paths, under the same name.
        reading: how reports are read.
        engine: a name of ``ENGINES``.
        workers: how many at once; by default as many as there are cores.
        size: how many reports make a shard.
        progress: called with the manifest of each shard as it is finished.

    Raises:
        UsageError: there is no such engine, its packages are missing, an option stands for nothing, or standard input
            is among the paths.
        WorkerDiedError: workers died again and again without one more shard finished.
    """
    if engine not in ENGINES:
        raise UsageError(f"there is no engine {engine!r}; there are {', '.join(ENGINES)}")
    load_arrow()
    reading, out = reading or Reading(), out.absolute()
    reading.load()  # here, where a wrong word is one message and not one from every worker
    shards = list(plan_shards(paths, size=size, options=reading.options()))
    _make(out)
    told = Told(len(shards), len(shards) - len(_missing(shards, out)))
    _run_all(shards, reading, out, engine, workers or os.cpu_count() or 1, progress)
    there = finished(out)
    for manifest in (manifest_of(there[shard.name]) for shard in shards):
        told.inputs.update(manifest["inputs"])
        told.claims += manifest["claims"]
    return told


def _run_all(
    shards: Sequence[Shard],
    reading: Reading,
    out: Path,
    engine: str,
    workers: int,
    progress: Callable[[Manifest], None] | None,
) -> None:
    """Run what is missing until nothing is; a worker's death costs the shard it was in."""
    tries, left = 0, len(shards) + 1
    while missing := _missing(shards, out):
        tries = 0 if len(missing) < left else tries + 1
        left = len(missing)
        try:
            for manifest in ENGINES[engine](missing, reading, out, workers):
                if progress is not None:
                    progress(manifest)
        except WorkerDiedError as error:
            if tries == ROUNDS:
                message = f"{error}, {ROUNDS} times without one more of {left} shards finished; is there memory enough?"
                raise WorkerDiedError(message) from error
    _sweep(shards, out)


def _missing(shards: Sequence[Shard], out: Path) -> list[Shard]:
    """Return the shards that are not finished."""
    there = finished(out)
    return [shard for shard in shards if shard.name not in there]


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {out}: {error.strerror}; name a folder that can be written") from error


def _sweep(shards: Sequence[Shard], out: Path) -> None:
    """Remove what killed workers left of shards that are finished now."""
    for shard in shards:
        for left in out.glob(f".{shard.name}.*"):
            shutil.rmtree(left, ignore_errors=True)
