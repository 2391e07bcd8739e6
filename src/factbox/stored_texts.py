"""Texts of the reports of a large ledger, read again when they are asked for instead of held in memory.

A text takes three kilobytes; of a hundred thousand, a file keeps them all and memory a few numbers of each. Whoever
works on reports need not know which kind they are.
"""

from __future__ import annotations

import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from factbox.records import Report

AT_HAND = 2**10
"""How many texts that were asked for are held, lest they be read again at once."""


class StoredReport(Report):
    """A report whose text lies in a file; in all else the report that holds it, which it equals."""

    __slots__ = ("_number", "_texts")

    _texts: Texts
    _number: int

    def __getattr__(self, name: str) -> str:
        """Return the text, which is not held; Python asks for what is not there, and only then."""
        if name != "text":
            raise AttributeError(name)
        return self._texts.at(self._number)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        return repr(Report(*_values(self)))


class Texts:
    """A file of texts that nobody else sees, which is gone with the program.

    Args:
        folder: where it is to be, which nobody can see there; None for where temporary files are.

    Raises:
        OSError: there is no right to write there.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file: IO[bytes] = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - open as long as its texts are
        self._starts = array("Q", [0])
        self._lock = threading.Lock()
        me = weakref.proxy(self)  # or it would hold itself, and its file
        self._at = lru_cache(maxsize=AT_HAND)(lambda number: me._read(number))  # noqa: PLW0108 - as above
        weakref.finalize(self, self._file.close)

    def put(self, report: Report) -> StoredReport:
        """Return a report with its text in the file.

        Raises:
            OSError: there is no room.
        """
        text = report.text.encode("utf-8", "surrogatepass")
        if self._file.write(text) < len(text):
            raise OSError("no room for a text")
        self._starts.append(self._starts[-1] + len(text))
        filed = StoredReport(*_values(report))
        object.__delattr__(filed, "text")
        object.__setattr__(filed, "_texts", self)
        object.__setattr__(filed, "_number", len(self._starts) - 2)
        return filed

    def at(self, number: int) -> str:
        """Return the text of a number."""
        found: str = self._at(number)
        return found

    def _read(self, number: int) -> str:
        begin, after = self._starts[number : number + 2]
        with self._lock:
            self._file.seek(begin)
            return self._file.read(after - begin).decode("utf-8", "surrogatepass")


def with_texts_in_file(reports: Iterable[Report], folder: Path | None) -> Iterator[Report]:
    """Yield reports with their texts in a file; as they are where there is no room for them, or no right to write.

    Args:
        reports: the reports.
        folder: as for :class:`Texts`.
    """
    texts: Texts | None = None
    with suppress(OSError):
        texts = Texts(folder)
    for report in reports:
        filed = report
        with suppress(OSError):
            filed = texts.put(report) if texts else report
        yield filed


def _values(report: Report) -> tuple[Any, ...]:
    """Return the values of all fields of a report, in their order."""
    return tuple(getattr(report, name) for name in _FIELDS)


_FIELDS = tuple(field.name for field in fields(Report))
