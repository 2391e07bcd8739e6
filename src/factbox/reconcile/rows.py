"""Reports as rows of numbers: a number for each word, by which millions of runs of words are compared at once.

Cutting a report into words and numbering them is most of what comparing reports costs, and depends on the report alone.
So the rows are kept: whoever asks passes a mapping, in which each row is found again under a hash of what it was made
from. Runs of words are told apart by 64 bits of a hash; of ten million different ones, two have the same number once in
three hundred thousand ledgers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from factbox.reconcile.alike import Aside, Numbers, Piece
from factbox.reconcile.shingles import Words, cut_words
from factbox.records import Report

Kept = MutableMapping[bytes, bytes]
"""What was worked out before, by a hash of all that it rests on; whatever is missing is worked out and put in."""

Places = NDArray[np.int64]

BLOCK = 2**18
"""Words of the reports that are worked on at a time."""

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

    The words alone are put aside, nine bytes each; where they stand in a text is looked up again for those reports that
    are asked for. What is made of all words is made a block of reports after the other.
    """

    def __init__(self, reports: Sequence[Report], kept: Kept) -> None:
        self.reports = reports
        self.number = {report.id: at for at, report in enumerate(reports)}
        self.keys: list[bytes] = []
        self._kept = kept
        lengths = array("q", [0])
        aside = Aside()
        self._blocks: list[tuple[range, Piece, Piece]] = []
        rows: list[Row] = []
        words = 0
        for report in reports:
            row = number_words(report, kept)
            self.keys.append(row.key)
            lengths.append(len(row.words))
            if rows and words + len(row.words) > BLOCK:
                self._blocks.append(self._block(rows, aside))
                rows, words = [], 0
            rows.append(row)
            words += len(row.words)
        self._blocks.append(self._block(rows, aside))
        self._first: Places = np.cumsum(np.frombuffer(lengths, np.int64))

    def _block(self, rows: Sequence[Row], aside: Aside) -> tuple[range, Piece, Piece]:
        """Put the words of some reports aside, the last of which was numbered last."""
        after = self._blocks[-1][0].stop + len(rows) if self._blocks else len(rows)
        words = _behind([row.words for row in rows], np.uint64)
        marks = _behind([row.marks for row in rows], np.uint8)
        return range(after - len(rows), after), aside.put(words), aside.put(marks)

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
        return (block for block, _, _ in self._blocks)

    def runs(self, length: int) -> Iterator[tuple[Numbers, Places, Places]]:
        """Yield a number for every run of so many words without boilerplate, its report, and its first word there.

        They come a block of reports after the other.
        """
        for block, words, marks in self._blocks:
            before = self._first[block.start]
            size = int(self._first[block.stop] - before)
            runs = run_numbers(words.read(0, size), length)
            count = len(runs)
            in_report = np.repeat(
                np.arange(block.start, block.stop), np.diff(self._first[block.start : block.stop + 1])
            )
            dead = np.concatenate(([0], np.cumsum(marks.read(0, size) & _DEAD, dtype=np.int64)))
            whole = dead[length : length + count] == dead[:count]
            whole &= in_report[:count] == in_report[length - 1 : length - 1 + count]
            at = np.flatnonzero(whole)
            report = in_report[at]
            yield runs[at], report, at + before - self._first[report]

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
