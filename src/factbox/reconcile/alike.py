"""Numbers that many reports share, brought together a part at a time, so that memory does not grow with all of them."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]
Columns = tuple[NDArray[Any], ...]

PART = 2**19
"""Rows of numbers that are worked on at a time."""

PARTS = 64
"""Into how many parts more rows than that are put, by the first bits of their numbers."""

HELD = 2**24
"""Bytes put aside that are held in memory; what is more lies in a file."""


class Aside:
    """Rows of numbers put aside: those that came first in memory, and what is more in a file that nobody else sees.

    The file lies where temporary files do. Where there is no room for it, all is held in memory.
    """

    def __init__(self) -> None:
        self._left = HELD
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, numbers: NDArray[Any]) -> Piece:
        """Return a row of numbers as one that is read when a part of it is asked for."""
        if numbers.nbytes <= self._left:
            self._left -= numbers.nbytes
            return Piece(numbers)
        try:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 - open as long as what lies in it is asked for
                weakref.finalize(self, self._file.close)
            begin = self._file.seek(self._end)
            self._file.write(numbers.tobytes())
            self._file.flush()
        except OSError:
            return Piece(numbers)
        self._end = begin + numbers.nbytes
        return Piece(np.zeros(0, numbers.dtype), self, begin)

    def read(self, begin: int, size: int) -> bytes:
        """Return some bytes of the file."""
        if self._file is None:
            return b""
        self._file.seek(begin)
        return self._file.read(size)


class Piece:
    """A row of numbers that was put aside."""

    def __init__(self, numbers: NDArray[Any], aside: Aside | None = None, begin: int = 0) -> None:
        self._numbers = numbers
        self._aside = aside
        self._begin = begin

    def read(self, first: int, after: int) -> NDArray[Any]:
        """Return the numbers from a first one up to another."""
        if self._aside is None:
            return self._numbers[first:after]
        size = self._numbers.dtype.itemsize
        found = self._aside.read(self._begin + first * size, (after - first) * size)
        return np.frombuffer(found, self._numbers.dtype)


def by_number(blocks: Iterable[Columns]) -> Iterator[Columns]:
    """Yield rows of numbers again, such that all that begin with one number come together; at least once.

    Few come all at once, and of many those whose numbers begin with the same bits, the smallest first. Within each they
    keep their order.

    Args:
        blocks: columns of numbers, the first of 64 bits, a block after the other; at least one.
    """
    aside, rows = Aside(), 0
    waiting: list[Columns] = []
    filed: list[tuple[NDArray[np.int64], list[Piece]]] = []
    for block in blocks:
        waiting.append(block)
        rows += len(block[0])
        if rows > PART:
            filed.append(_filed(gather(waiting), aside))
            waiting, rows = [tuple(column[:0].copy() for column in block)], 0
    if not filed:
        yield gather(waiting)
        return
    filed.append(_filed(gather(waiting), aside))
    for part in range(PARTS):
        yield gather(tuple(p.read(first[part], first[part + 1]) for p in pieces) for first, pieces in filed)


def _filed(columns: Columns, aside: Aside) -> tuple[NDArray[np.int64], list[Piece]]:
    """Put rows aside in the order of their parts, and return where each part begins."""
    part = (columns[0] // np.uint64(2**64 // PARTS)).astype(np.uint8)
    order = np.argsort(part, kind="stable")
    first = np.searchsorted(part[order], np.arange(PARTS + 1))
    return first, [aside.put(column[order]) for column in columns]


def alike(numbers: Numbers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the numbers stand that are there more than once, those that are the same behind each other.

    Returns:
        Their places, of the same numbers in order; and where among these each number begins, and after them their end.
    """
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    same = ordered[1:] == ordered[:-1]
    several = (np.append(same, False) | np.append(False, same))[: len(order)]
    fresh = np.append(True, ~same)[: len(order)][several]
    return order[several], np.append(np.flatnonzero(fresh), np.count_nonzero(several))


def told_twice(blocks: Iterable[Numbers]) -> Numbers:
    """Return the numbers that occur more than once, sorted."""
    parts = (np.sort(numbers) for (numbers,) in by_number((block,) for block in blocks))
    return np.concatenate([np.unique(one[1:][one[1:] == one[:-1]]) for one in parts])


class Among:
    """Some numbers, sorted and mostly few, of which is asked whether others are among them."""

    def __init__(self, wanted: Numbers) -> None:
        self._wanted = wanted
        size = 2 ** (8 * len(wanted) + 1).bit_length()
        self._low = np.uint64(size - 1)
        self._near = np.zeros(size, bool)
        self._near[wanted & self._low] = True

    def __call__(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Say of each number whether it is one of them."""
        found: NDArray[np.bool_] = self._near[numbers & self._low]
        if len(self._wanted):
            maybe = numbers[found]
            found[found] = self._wanted[np.searchsorted(self._wanted, maybe) % len(self._wanted)] == maybe
        return found


def gather(blocks: Iterable[Columns]) -> Columns:
    """Return what came in blocks, of which there is at least one, each column in one piece."""
    return tuple(np.concatenate(column) for column in zip(*blocks, strict=True))
