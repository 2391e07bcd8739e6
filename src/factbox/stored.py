"""Claims of a large ledger, read again when they are asked for instead of held in memory.

A claim takes a kilobyte of memory; of a million, a file keeps them all and memory a few numbers of each. Whoever works
on claims takes a sequence of them, and need not know which kind it is: what would make a second million out of a first
one is done by :func:`changed` and :func:`chosen`, which give a tuple for claims in memory.
"""

from __future__ import annotations

import ctypes
import os
import threading
import weakref
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, overload

from factbox.records import Claim

MANY = 200_000
"""Claims from which they are read from a file; fewer take less memory than the rest of the program beside them."""

AT_HAND = 2**15
"""How many claims that were asked for are held, lest they be read again at once."""

_BLOCK = 512
"""Claims that are read at a time by whoever goes through all."""

_AT_ONCE = 2**20
"""Bytes that are written at a time."""


class StoredClaims(Sequence[Claim]):
    """Claims in a file, in some order; some of them may have been changed, and these are held.

    Args:
        records: the file.
        numbers: the number in the file of each claim; of one that was changed, -1 minus its number in ``held``.
        held: the claims that were changed.
    """

    def __init__(self, records: Records, numbers: array[int], held: Sequence[Claim] = ()) -> None:
        self._records = records
        self._numbers = numbers
        self._held = held
        self._index: tuple[array[int], array[int]] | None = None

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Claim: ...

    @overload
    def __getitem__(self, at: slice) -> StoredClaims: ...

    def __getitem__(self, at: int | slice) -> Claim | StoredClaims:
        if isinstance(at, slice):
            return StoredClaims(self._records, self._numbers[at], self._held)
        number = self._numbers[at]
        return self._records.at(number) if number >= 0 else self._held[-1 - number]

    def __iter__(self) -> Iterator[Claim]:
        for begin in range(0, len(self._numbers), _BLOCK):
            numbers = self._numbers[begin : begin + _BLOCK]
            if min(numbers) >= 0:
                yield from self._records.several(numbers)
            else:
                yield from (self._records.at(n) if n >= 0 else self._held[-1 - n] for n in numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def find(self, claim_id: str) -> Claim | None:
        """Return the claim with an id, of several the last; None if there is none."""
        return next((claim for claim in self._found(claim_id)[::-1] if claim.id == claim_id), None)

    def in_report(self, report_id: str) -> tuple[Claim, ...]:
        """Return the claims of a report, in the order of this sequence."""
        return tuple(claim for claim in self._found(report_id) if claim.report_id == report_id)

    def _found(self, name: str) -> list[Claim]:
        """Return the claims that have an id or are of the report of that id, and perhaps others."""
        if self._index is None:
            self._index = _sorted(array("Q", (_key(name) for claim in self for name in (claim.id, claim.report_id))))
        keys, order = self._index
        key = _key(name)
        places = order[bisect_left(keys, key) : bisect_right(keys, key)]
        return [self[at] for at in sorted({place // 2 for place in places})]

    def taken(self, places: Iterable[int]) -> StoredClaims:
        """Return the claims at some places of this sequence, in that order."""
        return StoredClaims(self._records, array("q", (self._numbers[at] for at in places)), self._held)

    def replaced(self, new: Mapping[int, Claim]) -> StoredClaims:
        """Return these claims with others at some places of this sequence."""
        if not new:
            return self
        held, numbers = list(self._held), array("q", self._numbers)
        for at, claim in new.items():
            held.append(claim)
            numbers[at] = -len(held)
        return StoredClaims(self._records, numbers, held)

    def mixed(self, parts: Iterable[int | Claim]) -> StoredClaims:
        """Return claims in an order: each given by its place in this sequence, or itself where it is none of it."""
        held, numbers = list(self._held), array("q")
        for part in parts:
            if isinstance(part, Claim):
                held.append(part)
                numbers.append(-len(held))
            else:
                numbers.append(self._numbers[part])
        return StoredClaims(self._records, numbers, held)


class Records:
    """A file of records that nobody else sees, which is gone with the program."""

    def __init__(self, file: IO[bytes], starts: array[int], decode: Callable[[bytes], Claim]) -> None:
        self._file = file
        self._starts = starts
        self._decode = decode
        self._lock = threading.Lock()
        me = weakref.proxy(self)  # or it would hold itself, and its file
        self.at = lru_cache(maxsize=AT_HAND)(lambda number: me._one(number))  # noqa: PLW0108 - as above
        weakref.finalize(self, file.close)

    def _one(self, number: int) -> Claim:
        return self._decode(self._read(number, number + 1))

    def several(self, numbers: Sequence[int]) -> Iterator[Claim]:
        """Yield the claims of some numbers; those that lie behind each other are read at once."""
        first, last = numbers[0], numbers[-1]
        if last - first != len(numbers) - 1 or any(number != first + at for at, number in enumerate(numbers)):
            return map(self._one, numbers)
        block, starts = self._read(first, last + 1), self._starts
        ends = (start - starts[first] for start in starts[first : last + 2])
        return (self._decode(block[start:end]) for start, end in pairwise(ends))

    def _read(self, first: int, after: int) -> bytes:
        begin, size = self._starts[first], self._starts[after] - self._starts[first]
        if _pread:
            found: bytes = _pread(self._file.fileno(), size, begin)
            return found
        with self._lock:
            self._file.seek(begin)
            return self._file.read(size)


_pread = getattr(os, "pread", None)
"""Reads from a place in a file without moving in it; some systems have none."""


def store(records: Iterable[bytes], decode: Callable[[bytes], Claim], folder: Path | None) -> StoredClaims:
    """Write claims to a file and return them as a sequence that reads them from there.

    Args:
        records: the claims as bytes.
        decode: makes the claim of these.
        folder: where the file is to be, which nobody can see there; None for where temporary files are.

    Raises:
        OSError: there is no room, or no right to write there.
    """
    file = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - open as long as its claims are there
    starts, block = array("Q", [0]), bytearray()
    for record in records:
        block += record
        starts.append(starts[-1] + len(record))
        if len(block) >= _AT_ONCE:
            file.write(block)
            block.clear()
    file.write(block)
    return StoredClaims(Records(file, starts, decode), array("q", range(len(starts) - 1)))


def changed(claims: Sequence[Claim], change: Callable[[Claim], Claim]) -> Sequence[Claim]:
    """Return claims as a function changes them; of those in a file the ones that it leaves as they are stay there."""
    if not isinstance(claims, StoredClaims):
        return tuple(map(change, claims))
    changes = ((at, claim, change(claim)) for at, claim in enumerate(claims))
    return claims.replaced({at: new for at, claim, new in changes if new is not claim and new != claim})


def chosen(claims: Sequence[Claim], wanted: Callable[[Claim], bool]) -> Sequence[Claim]:
    """Return the claims of which a function says that they are wanted."""
    if not isinstance(claims, StoredClaims):
        return tuple(filter(wanted, claims))
    return claims.taken(at for at, claim in enumerate(claims) if wanted(claim))


def by_id(claims: Sequence[Claim], wanted: Callable[[Claim], bool]) -> Sequence[Claim]:
    """Return the claims of which a function says that they are wanted, in the order of their ids, each once.

    Of several with one id the last is taken.
    """
    if not isinstance(claims, StoredClaims):
        mine = {claim.id: claim for claim in claims if wanted(claim)}
        return tuple(mine[key] for key in sorted(mine))
    places = {claim.id: at for at, claim in enumerate(claims) if wanted(claim)}
    return claims.taken(places[key] for key in sorted(places))


def give_back(number: int) -> None:
    """Give memory that is free back to the system, after work on very many claims; elsewhere it is kept, and reused.

    Arrays and tables of some megabytes leave holes, which C's library keeps; a tenth of what a large view takes.

    Args:
        number: how many claims were worked on.
    """
    if number >= MANY and _trim is not None:
        _trim(0)


_trim = getattr(ctypes.pythonapi, "malloc_trim", None)
"""Only GNU's library has it."""


def _sorted(keys: array[int]) -> tuple[array[int], array[int]]:
    """Return numbers in order, and where each of them was; numbers of Python would take ten times the memory."""
    import numpy as np  # noqa: PLC0415 - whoever prints a kept answer asks for no claim

    numbers = np.frombuffer(keys, np.uint64)
    order = numbers.argsort(kind="stable")
    return array("Q", numbers[order].tobytes()), array("Q", order.astype(np.uint64).tobytes())


def _key(claim_id: str) -> int:
    digest = blake2b(claim_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
