"""Answers that are kept beside a ledger whole, and found again without reading it.

An answer is what is printed to a question: a factbox, what stands behind a place, the front page of a day. It lies in
``NAME.kept`` under a hash of the question, the program and the names that are withheld, with the
:class:`~factbox.ledger.standing.Standing` of the ledger when it was made. It counts as long as the ledger, asked about
what was appended since and nothing else, shows the same at the moments of the question. So it is found in a ledger of a
million claims as fast as in one of ten, and a report of Friday leaves what was answered about Thursday in use.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from factbox.ledger import kept
from factbox.ledger.kept import checksum, encoded, open_beside, path_beside, program
from factbox.ledger.standing import Standing
from factbox.ledger.store import Ledger

Answer = TypeVar("Answer")

MOST_ANSWERS = 256 * 2**20
"""Bytes of answers that a file holds; the oldest are dropped. The front page of a day takes about 300 kB."""

_ADD = "INSERT OR REPLACE INTO answer VALUES (:key, :checksum, :place, :link, :intake, :review, :claim, :packed)"
_FIND = "SELECT checksum, packed, place, link, intake, review, claim FROM answer WHERE key = ?"


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer depends on beside the ledger and the program.

    Attributes:
        what: what is asked for, such as ``factbox``.
        asked: all else that the answer depends on, of plain values and records; the moments as they were given.
        known: what had been published by then counts; None where later reports may change the answer.
        recorded: what had been taken in by then counts; None for everything.
        problems: whether the answer has what could not be used.
    """

    what: str
    asked: object
    known: datetime | None
    recorded: datetime | None
    problems: bool = False


def recall_answer(ledger: Ledger, question: Question, kind: type[Answer], make: Callable[[], Answer]) -> Answer:
    """Return the answer to a question: the one that is kept beside the ledger, or else a new one, which is kept.

    Args:
        ledger: the ledger; nothing is kept beside one that is small, in memory or in PostgreSQL.
        question: the question.
        kind: the record that an answer is.
        make: makes the answer, from the ledger and the question alone.
    """
    found = find_answer(ledger, question, kind)
    return make_answer(ledger, question, make) if found is None else found


def find_answer(ledger: Ledger, question: Question, kind: type[Answer]) -> Answer | None:
    """Return the answer to a question that is kept beside a ledger; None if there is none that still holds."""
    path = _beside(ledger)
    if path is None or not path.exists():
        return None
    key = _key(ledger, question)
    with suppress(sqlite3.Error, zlib.error, msgspec.DecodeError, OSError), closing(open_beside(path)) as base:
        row = base.execute(_FIND, (key,)).fetchone()
        if row is None or row[0] != _sealed(key, row[1], since := Standing(*row[2:])):
            return None
        if not ledger.shows_the_same(
            since, known=question.known, recorded=question.recorded, problems=question.problems
        ):
            return None
        return msgspec.json.decode(zlib.decompress(row[1]), type=kind)
    return None


def make_answer(ledger: Ledger, question: Question, make: Callable[[], Answer]) -> Answer:
    """Return a new answer to a question, and keep it, unless the ledger has grown meanwhile."""
    before = ledger.standing()
    made = make()
    path = _beside(ledger)
    if path is not None and ledger.standing() == before:
        _keep(path, _key(ledger, question), made, before)
    return made


def _keep(path: Path, key: bytes, answer: object, at: Standing) -> None:
    """Keep an answer that can be read back as it was; where it cannot be kept, it is made anew next time."""
    with suppress(sqlite3.Error, UnicodeEncodeError, OSError):
        record = msgspec.json.encode(answer)
        if msgspec.json.decode(record, type=type(answer)) != answer:
            return
        packed = zlib.compress(record, 1)
        columns = {name: getattr(at, name) for name in ("place", "link", "intake", "review", "claim")}
        with closing(open_beside(path)) as base, base:
            base.execute(_ADD, {"key": key, "checksum": _sealed(key, packed, at), "packed": packed, **columns})
            base.execute(kept.drop_oldest("answer"), {"most": MOST_ANSWERS})


def _sealed(key: bytes, packed: bytes, at: Standing) -> bytes:
    return checksum(key, b"%d %b %d %d %d " % (at.place, at.link, at.intake, at.review, at.claim) + packed)


def _key(ledger: Ledger, question: Question) -> bytes:
    withheld = [(one.number, one.name) for one in ledger.redactions() if one.undone is None]
    return hashlib.sha256(program() + encoded((question, withheld))).digest()


def _beside(ledger: Ledger) -> Path | None:
    """Return the file in which answers about a ledger are kept; None where none are."""
    path = path_beside(ledger)
    return path if path and ledger.standing().claim >= kept.WORTH else None
