"""Reports as rows of numbers: a number for each word, by which millions of runs of words are compared at once.

Cutting a report into words and numbering them is most of what comparing reports costs, and depends on the report alone.
So the rows are kept: whoever asks passes a mapping, in which each row is found again under a hash of what it was made
from. Runs of words are told apart by 64 bits of a hash; of ten million different ones, two have the same number once in
three hundred thousand ledgers.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from factbox.reconcile.shingles import Words, cut_words
from factbox.records import Report

Kept = MutableMapping[bytes, bytes]
"""What was worked out before, by a hash of all that it rests on; whatever is missing is worked out and put in."""

Numbers = NDArray[np.uint64]
Places = NDArray[np.int64]

BLOCK = 2**18
"""Words of the reports that are worked on at a time."""

PART = 2**23
"""Numbers that are compared with each other at a time."""

_DEAD, _QUOTED, _JOINED = 1, 2, 4
_ODD = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(29)
_APOSTROPHES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one report as numbers.

    Attributes:
        key: a hash of the text and of where it is boilerplate.
        words: a number for each word without case.
        starts, ends: where each word stands in the text.
        marks: for each word whether it is boilerplate (1), in quotation marks (2), joined to the one before by an
            apostrophe (4).
    """

    key: bytes
    words: Numbers
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    marks: NDArray[np.uint8]

    def spell(self, report: Report) -> Words:
        """Return the words themselves, as ``split_words`` does."""
        bare = self.outline(report)
        dead = (self.marks & _DEAD).tolist()
        stand = zip(dead, bare.starts, bare.ends, strict=True)
        folded = tuple("" if gone else report.text[start:end].casefold() for gone, start, end in stand)
        return replace(bare, folded=folded, quoted=((self.marks & _QUOTED) > 0).tobytes())

    def outline(self, report: Report) -> Words:
        """Return where the words stand, without the words."""
        starts, ends = (array("I", side.astype("=u4").tobytes()) for side in (self.starts, self.ends))
        return Words(report, (), starts, ends, b"")


def number_words(report: Report, kept: Kept) -> Row:
    """Return a report as a row of numbers, the one that is kept if there is one."""
    dead = [passage.span for passage in report.passages if passage.kind == "boilerplate"]
    key = hash_of("row", report.text, dead)
    packed = kept.get(key)
    if packed is None:
        packed = kept[key] = _packed(report)
    count = len(packed) // 17
    words = np.frombuffer(packed, "<u8", count)
    starts = np.frombuffer(packed, "<u4", count, 8 * count)
    ends = np.frombuffer(packed, "<u4", count, 12 * count)
    return Row(key, words, starts, ends, np.frombuffer(packed, "u1", count, 16 * count))


def hash_of(*parts: object) -> bytes:
    """Return a hash of plain values and records."""
    try:
        record = msgspec.json.encode(parts)
    except UnicodeEncodeError:  # a text that is no UTF-8
        record = repr(parts).encode("utf-8", "backslashreplace")
    return blake2b(record, digest_size=16).digest()


def _packed(report: Report) -> bytes:
    words, starts, ends, dead, quoted = cut_words(report)
    joined = [
        before and start - before == 1 and report.text[before] in _APOSTROPHES
        for before, start in zip([0, *ends], starts, strict=False)
    ]
    marks = (_DEAD * a + _QUOTED * b + _JOINED * c for a, b, c in zip(dead, quoted, joined, strict=True))
    numbers = np.fromiter(map(_number, words), "<u8", len(words))
    return numbers.tobytes() + np.array([starts, ends], "<u4").tobytes() + bytes(marks)


@lru_cache(maxsize=2**18)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Rows:
    """The rows of many reports behind each other, in the order in which they were given.

    The words alone stay in memory, nine bytes each; where they stand in a text is looked up again for those reports
    that are asked for. What is made of all words is made a block of reports after the other.
    """

    def __init__(self, reports: Sequence[Report], kept: Kept) -> None:
        self.reports = reports
        self.number = {report.id: at for at, report in enumerate(reports)}
        self.keys: list[bytes] = []
        self._kept = kept
        words, marks, lengths = bytearray(), bytearray(), [0]
        for row in (number_words(report, kept) for report in reports):
            self.keys.append(row.key)
            words += row.words.tobytes()
            marks += row.marks.tobytes()
            lengths.append(len(row.words))
        self._words = np.frombuffer(words, "<u8")
        self._marks = np.frombuffer(marks, "u1")
        self._first = np.cumsum(lengths)

    def spell(self, number: int) -> Words:
        """Return the words of a report, given its number."""
        return self._row(number).spell(self.reports[number])

    def outline(self, number: int) -> Words:
        """Return where the words of a report stand, given its number."""
        return self._row(number).outline(self.reports[number])

    def _row(self, number: int) -> Row:
        return number_words(self.reports[number], self._kept)

    def blocks(self) -> Iterator[range]:
        """Yield the numbers of the reports, those of about so many words at a time; at least once."""
        after = -1
        while after < len(self.reports):
            first = max(after, 0)
            enough = int(np.searchsorted(self._first, self._first[first] + BLOCK, side="right")) - 1
            after = min(max(enough, first + 1), len(self.reports))
            yield range(first, after)

    def runs(self, length: int) -> Iterator[tuple[Numbers, Places, Places]]:
        """Yield a number for every run of so many words without boilerplate, its report, and its first word there.

        They come a block of reports after the other.
        """
        for block in self.blocks():
            mine = slice(self._first[block.start], self._first[block.stop])
            runs = run_numbers(self._words[mine], length)
            count = len(runs)
            in_report = np.repeat(
                np.arange(block.start, block.stop), np.diff(self._first[block.start : block.stop + 1])
            )
            dead = np.concatenate(([0], np.cumsum(self._marks[mine] & _DEAD, dtype=np.int64)))
            whole = dead[length : length + count] == dead[:count]
            whole &= in_report[:count] == in_report[length - 1 : length - 1 + count]
            at = np.flatnonzero(whole)
            report = in_report[at]
            yield runs[at], report, at + mine.start - self._first[report]

    def clauses(self, block: range) -> Clauses:
        """Return the words of some reports as clauses are compared by: "country's" is one, and boilerplate counts."""
        rows = [self._row(number) for number in block]
        words = _behind([row.words for row in rows], np.uint64)
        first = np.flatnonzero((_behind([row.marks for row in rows], np.uint8) & _JOINED) == 0)
        last = np.append(first[1:], len(words))[: len(first)] - 1
        starts, ends = (
            _behind([getattr(row, side) for row in rows], np.int64) for side in ("starts", "ends")
        )  # fmt: skip
        before = np.cumsum([0, *(len(self.reports[number].text) + 1 for number in block)])
        report = np.repeat(np.arange(len(rows)), [len(row.words) for row in rows])[first]
        return Clauses(
            _joined(words, first), starts[first] + before[report], ends[last] + before[report], before,
            np.searchsorted(report, np.arange(len(rows) + 1)),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of many reports behind each other, where "country's" is one word.

    Attributes:
        words: a number for each word.
        starts, ends: where each stands in the texts, put behind each other.
        before: where each text begins, and where the last one ends.
        first: the first word of each report, and after the last one the number of all words.
    """

    words: Numbers
    starts: Places
    ends: Places
    before: Places
    first: Places


def found_in(numbers: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Say of each number whether it is among some others, which are sorted and mostly few."""
    if not len(wanted):
        return np.zeros(len(numbers), bool)
    size = 2 ** (16 * len(wanted)).bit_length()
    low = np.uint64(size - 1)
    near = np.zeros(size, bool)
    near[wanted & low] = True
    found: NDArray[np.bool_] = near[numbers & low]
    maybe = numbers[found]
    at = np.searchsorted(wanted, maybe) % len(wanted)
    found[found] = wanted[at] == maybe
    return found


def told_twice(blocks: Callable[[], Iterable[Numbers]]) -> Numbers:
    """Return the numbers that occur more than once, sorted.

    Args:
        blocks: gives all numbers, a block after the other, each time that it is called. Of very many, those that begin
            with the same bits are compared at a time.
    """
    bits = max(sum(map(len, blocks())) // PART, 1).bit_length() - 1
    found = []
    for part in range(2**bits):
        mine = [n[n >> np.uint64(64 - bits) == part] if bits else n for n in blocks()]
        ordered = np.sort(_behind(mine, np.uint64))
        found.append(np.unique(ordered[1:][ordered[1:] == ordered[:-1]]))
    return _behind(found, np.uint64)


def scattered(numbers: Numbers) -> Numbers:
    """Return small numbers as large ones of which no sums are alike by chance (the last steps of splitmix64)."""
    mixed = (numbers + np.uint64(1)) * _ODD
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


def _joined(words: Numbers, first: Places) -> Numbers:
    """Return one number for each stretch of words that begins at one of these."""
    if not len(first):
        return words[:0]
    within = np.arange(len(words)) - np.repeat(first, np.diff(np.append(first, len(words))))
    weights = _ODD * (within.astype(np.uint64) << np.uint64(1)) + np.uint64(1)
    return np.asarray(np.add.reduceat(words * weights, first))


def gather(blocks: Iterable[tuple[NDArray[Any], ...]]) -> tuple[NDArray[Any], ...]:
    """Return what came in blocks, of which there is at least one, each column in one piece."""
    return tuple(np.concatenate(column) for column in zip(*blocks, strict=True))


def _behind(parts: Iterable[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *parts]).astype(kind, copy=False)


def run_numbers(words: Numbers, length: int) -> Numbers:
    """Return a number for each run of so many words, also for those that go from one report into the next."""
    count = max(len(words) - length + 1, 0)
    numbers = np.zeros(count, np.uint64)
    for at in range(length):
        numbers = (numbers * _ODD) ^ words[at : at + count]
        numbers ^= numbers >> _TURN
    return numbers
