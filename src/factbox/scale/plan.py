"""Which reports make a shard, and what a shard is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factbox.errors import Problem
from factbox.read import Part, find_parts
from factbox.records import content_id


@dataclass(frozen=True, slots=True)
class Shard:
    """Inputs that are read together, by one worker, and finished together.

    Attributes:
        name: made of what is read and how, so that a finished shard is known again, and one of a file that has
            changed, or that is read with other options, is another.
        parts: the files and stretches of files.
        missing: what was named and could not be found.
    """

    name: str
    parts: tuple[Part, ...]
    missing: tuple[Problem, ...] = ()


def plan_shards(paths: Iterable[str | Path], *, size: int, options: str) -> Iterator[Shard]:
    """Yield the shards of some paths, in order.

    Args:
        paths: files, folders and globs.
        size: how many reports a shard has: files, or lines of a JSONL file. An archive is one shard, whatever it holds.
        options: how the reports are read, as text; part of each shard's name.

    Raises:
        UsageError: standard input is among the paths.
    """
    parts: list[Part] = []
    missing: list[Problem] = []
    for found in find_parts(paths, lines=size):
        if isinstance(found, Problem):
            missing.append(found)
        elif found.size is not None:
            yield _shard((_anywhere(found),), (), options)
        else:
            parts.append(_anywhere(found))
        if len(parts) + len(missing) == size:
            yield _shard(parts, missing, options)
            parts, missing = [], []
    if parts or missing:
        yield _shard(parts, missing, options)


def _shard(parts: Iterable[Part], missing: Iterable[Problem], options: str) -> Shard:
    held, lost = tuple(parts), tuple(missing)
    name = content_id(options, *(_identity(part) for part in held), *(problem.report for problem in lost))
    return Shard(name, held, lost)


def _anywhere(part: Part) -> Part:
    """Return a part whose file a process in another folder finds, too; its name stays as given."""
    path = part.found.path
    return replace(part, found=replace(part.found, path=path and path.absolute()))


def _identity(part: Part) -> str:
    """Return what tells a part from another, and a file from what it was before."""
    try:
        state = part.found.path.stat() if part.found.path else None
    except OSError:
        state = None
    changed = (state.st_size, state.st_mtime_ns) if state else ()
    return repr((part.found.name, part.found.beside, part.offset, part.size, changed))
