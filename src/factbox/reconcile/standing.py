"""Furniture among many reports, found by numbers: what :mod:`.furniture` finds by words.

An outlet prints its furniture on three days or more; which runs do so is asked of all outlets at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from factbox.reconcile.alike import Among, Numbers, alike, by_number, gather
from factbox.reconcile.furniture import FURNITURE_DAYS
from factbox.reconcile.rows import Rows
from factbox.reconcile.shingles import SHINGLE


class Standing:
    """What each outlet prints on page after page; reports without a day or a known outlet say nothing."""

    def __init__(self, rows: Rows) -> None:
        self._outlets = np.array([_outlet_number(one.outlet) for one in rows.reports], np.uint64)
        days = np.array([one.published_day.toordinal() if one.published_day else 0 for one in rows.reports], np.int32)
        dated = np.array([bool(one.outlet and one.published_day) for one in rows.reports], bool)

        def printed() -> Iterator[tuple[Numbers, NDArray[np.int32]]]:
            for runs, report, _ in rows.runs(SHINGLE):
                mine = report[dated[report]]
                yield runs[dated[report]] ^ self._outlets[mine], days[mine]

        self._standing = np.concatenate([_on_days(told, day) for told, day in by_number(printed())])
        standing = Among(self._standing)
        own = (np.unique(runs[standing(runs ^ self._outlets[report])]) for runs, report, _ in rows.runs(SHINGLE))
        of_any = Among(np.unique(np.concatenate(list(own))))
        mine = (
            (runs[same], report[same], at[same]) for runs, report, at in rows.runs(SHINGLE) for same in [of_any(runs)]
        )
        self._runs, report, self._at = gather(mine)
        self._first = np.searchsorted(report, np.arange(len(rows.reports) + 1))

    def of_both(self, earlier: int, later: int) -> tuple[list[int], list[int]]:
        """Return where in each of two reports a run begins that is furniture of the outlets of both."""
        outlets = {self._outlets[number] for number in (earlier, later)}
        first, second = (self._places(number, outlets) for number in (earlier, later))
        return first, second

    def _places(self, number: int, outlets: Iterable[np.uint64]) -> list[int]:
        mine = slice(self._first[number], self._first[number + 1])
        if mine.start == mine.stop:
            return []
        runs, at = self._runs[mine], self._at[mine]
        for outlet in outlets:
            place = np.searchsorted(self._standing, runs ^ outlet)
            same = np.append(self._standing, np.uint64(0))[place] == runs ^ outlet
            runs, at = runs[same], at[same]
        return [int(one) for one in at]


def _on_days(told: Numbers, day: NDArray[np.int32]) -> Numbers:
    """Return the numbers that occur on days enough, sorted."""
    several, _ = alike(told)
    told, day = told[several], day[several]
    order = np.lexsort((day, told))
    told, day = told[order], day[order]
    fresh = np.append(True, (told[1:] != told[:-1]) | (day[1:] != day[:-1]))[: len(told)]
    runs, days = np.unique(told[fresh], return_counts=True)
    return runs[days >= FURNITURE_DAYS]


@cache
def _outlet_number(outlet: str) -> np.uint64:
    name = blake2b(outlet.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return np.uint64(int.from_bytes(name, "little"))
