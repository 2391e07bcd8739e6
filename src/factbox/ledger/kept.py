"""What was worked out before, kept beside a ledger so that nothing is worked out twice.

The file, ``NAME.kept``, is no part of the ledger or its chain: whoever deletes it loses nothing but time. A verdict is
found again by a hash of all that it depends on: the program and its tables, every report and claim as it went in, and
the question. Whatever is added, corrected, reviewed or restored, a verdict on other words has another hash, so that an
old one cannot stand for it. A row that is damaged counts as missing, and a file that cannot be used as empty.

Beside whole verdicts lie *facts*, pieces of them such as what two reports are to each other: each under a hash of what
that piece alone depends on, so that a new report leaves nearly all of them as they are. The facts of another program
are thrown away.
"""

from __future__ import annotations

import hashlib
import platform
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from importlib import metadata
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from factbox import stored
from factbox.ledger.base import is_url
from factbox.ledger.opening import MEMORY
from factbox.ledger.packing import pack, unpack
from factbox.ledger.store import Ledger
from factbox.records import Claim, Report, Verdict

WORTH = 2_000
"""Claims from which a verdict is kept: on fewer it is reached in a second or two."""

MOST = 256 * 2**20
"""Bytes of verdicts that a file holds; the oldest are dropped. One on 100,000 claims takes about 4 MB."""

MOST_FACTS = 2**30
"""Bytes of facts that a file holds; the oldest are dropped. A report of three hundred words takes about 6 kB."""

PIECE = 2**16
"""Bytes of a verdict that are read and written at a time."""

AT_ONCE = 16 * 2**20
"""Bytes of new facts that are held in memory before they are written."""

_TABLES = {
    **{
        name: f"CREATE TABLE {name} (key BLOB PRIMARY KEY, checksum BLOB NOT NULL, packed BLOB NOT NULL)"
        for name in ("verdict", "fact")
    },
    "answer": "CREATE TABLE answer (key BLOB PRIMARY KEY, checksum BLOB NOT NULL, place INTEGER, link BLOB,"
    " intake INTEGER, review INTEGER, claim INTEGER, packed BLOB NOT NULL)",
}
_PROGRAM = b"program"
"""The key of the one fact that says whose the others are."""

_ADD_VERDICT = "INSERT OR REPLACE INTO verdict VALUES (?, ?, zeroblob(?))"
_FACT = "SELECT checksum, packed FROM fact WHERE key = ?"

_READ = (".py", ".yaml", ".tsv")


def recall_verdict(
    ledger: Ledger, reports: Iterable[Report], claims: Sequence[Claim], question: object, work: Callable[[], Verdict]
) -> Verdict:
    """Return the verdict on some reports: the one that is kept beside the ledger, or else a new one, which is kept.

    Args:
        ledger: the ledger; nothing is kept beside one in memory or in PostgreSQL.
        reports: the reports.
        claims: their claims, as people left them.
        question: all else that the verdict depends on, of plain values and records.
        work: reaches the verdict, from these alone.
    """
    path = _beside(ledger, claims)
    if path is None:
        return work()
    key = _key(reports, claims, question)
    found = _find(path, key)
    if found is None:
        found = work()
        stored.give_back(len(claims))
        _keep(path, key, found)
    return found


@contextmanager
def kept_facts(
    ledger: Ledger, claims: Sequence[Claim], *, remember: bool = True
) -> Iterator[MutableMapping[bytes, bytes]]:
    """Open the facts that are kept beside a ledger, in which those that are put in are kept too.

    Where none can be kept, a mapping is given that is forgotten; on very many claims it lies in a file meanwhile, since
    facts would take more memory than the claims.

    Args:
        ledger: the ledger; nothing is kept beside one in memory or in PostgreSQL.
        claims: those of the question; on few, nothing is kept.
        remember: whether to keep them.
    """
    path = _beside(ledger, claims) if remember else None
    if path is not None:
        with _opened(path) as facts:
            yield facts
    elif len(claims) < stored.MANY:
        yield {}
    else:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder, _opened(Path(folder) / "facts") as facts:
            yield facts


@contextmanager
def _opened(path: Path) -> Iterator[MutableMapping[bytes, bytes]]:
    facts = _Facts(path)
    try:
        yield facts
        facts.save()
    finally:
        facts.close()


class _Facts(MutableMapping[bytes, bytes]):
    """Facts by their hashes, each read from a file when it is asked for; new ones are written some megabytes at a time.

    A fact that cannot be read counts as missing, and one that cannot be written is worked out again next time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: dict[bytes, bytes] = {}
        self._bytes = 0
        self._written = False
        self._base: sqlite3.Connection | None = None
        with suppress(sqlite3.Error, OSError):
            if path.exists():
                self._base = open_beside(path)
                if self._find(_PROGRAM) != program():
                    self.close()

    def __getitem__(self, key: bytes) -> bytes:
        packed = self._new.get(key)
        if packed is None and self._base is not None:
            packed = self._find(key)
        if packed is None:
            raise KeyError(key)
        return packed

    def __setitem__(self, key: bytes, packed: bytes) -> None:
        self._new[key] = packed
        self._bytes += len(packed)
        if self._bytes > AT_ONCE:
            self._write()

    def __delitem__(self, key: bytes) -> None:
        del self._new[key]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._new)

    def __len__(self) -> int:
        return len(self._new)

    def _find(self, key: bytes) -> bytes | None:
        with suppress(sqlite3.Error):
            row = self._base and self._base.execute(_FACT, (key,)).fetchone()
            if row and row[0] == checksum(key, row[1]):
                return bytes(row[1])
        return None

    def save(self) -> None:
        """Write what is still to be written, and drop the oldest facts where there are too many.

        That is done once, at the end, since it goes through all of them.
        """
        self._write()
        with suppress(sqlite3.Error, OSError):
            if self._written and self._base is not None:
                with self._base as base:
                    base.execute(drop_oldest("fact"), {"most": MOST_FACTS})

    def _write(self) -> None:
        new = [(key, checksum(key, packed), packed) for key, packed in self._new.items()]
        self._new, self._bytes = {}, 0
        if not new:
            return
        with suppress(sqlite3.Error, OSError):
            if self._base is None:
                self._base = open_beside(self._path)
            with self._base as base:
                base.execute("BEGIN IMMEDIATE")
                if self._find(_PROGRAM) != program():
                    base.execute("DELETE FROM fact")
                    new.append((_PROGRAM, checksum(_PROGRAM, program()), program()))
                base.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?, ?)", new)
            self._written = True

    def close(self) -> None:
        """Close the file."""
        if self._base is not None:
            self._base.close()
            self._base = None


def path_beside(ledger: Ledger) -> Path | None:
    """Return the file in which what is worked out on a ledger is kept; None beside one in memory or in PostgreSQL."""
    return None if ledger.name == MEMORY or is_url(ledger.name) else Path(f"{ledger.name}.kept")


def _beside(ledger: Ledger, claims: Sequence[Claim]) -> Path | None:
    """Return the file in which to keep what is worked out on some claims; None where nothing is kept."""
    return path_beside(ledger) if claims and len(claims) >= WORTH else None


def _key(reports: Iterable[Report], claims: Iterable[Claim], question: object) -> bytes:
    hashed = hashlib.sha256(program())
    for part in chain((question, "reports"), reports, ("claims",), claims):
        record = encoded(part)
        hashed.update(b"%d:" % len(record))
        hashed.update(record)
    return hashed.digest()


def encoded(record: Any) -> bytes:
    """Return a record as bytes that no other has."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:  # the name of a file that is no UTF-8
        return repr(record).encode("utf-8", "backslashreplace")


@cache
def program() -> bytes:
    """Return a hash of what decides: the code and the tables of this program, Python's version and the library's.

    All of the program: a list of the rooms that a verdict rests on would be out of date without anybody seeing it.
    """
    root = Path(__file__).parents[1]
    hashed = hashlib.sha256(f"{platform.python_version()} {metadata.version('regex')}".encode())
    for path in sorted(root.rglob("*")):
        if path.suffix in _READ:
            hashed.update(f"{path.relative_to(root).as_posix()} {path.stat().st_size} ".encode() + path.read_bytes())
        elif path.suffix == ".sqlite":
            hashed.update(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns} ".encode())
    return hashed.digest()


def _find(path: Path, key: bytes) -> Verdict | None:
    with suppress(sqlite3.Error, zlib.error, msgspec.DecodeError, OSError):
        if path.exists():
            with closing(open_beside(path)) as base:
                row = base.execute("SELECT rowid, checksum FROM verdict WHERE key = ?", (key,)).fetchone()
                if row is None:
                    return None
                with base.blobopen("verdict", "packed", row[0], readonly=True) as packed:
                    if row[1] == _checksum_of(key, _pieces(packed)):
                        return unpack(_pieces(packed))
    return None


def _pieces(packed: sqlite3.Blob) -> Iterator[bytes]:
    """Yield some kilobytes after the other: all of a large verdict at once would be held twice, here and by SQLite."""
    packed.seek(0)
    while piece := packed.read(PIECE):
        yield piece


def _keep(path: Path, key: bytes, verdict: Verdict) -> None:
    """Keep a verdict that can be read back as it was.

    Where none can be kept, as in a folder that is read only, beside a file of somebody else's or one that is damaged,
    it is reached anew next time.
    """
    with suppress(sqlite3.Error, UnicodeEncodeError, OSError):
        packed = pack(verdict)
        if packed is None:
            return
        with closing(open_beside(path)) as base, base:
            row = base.execute(_ADD_VERDICT, (key, checksum(key, packed), len(packed))).lastrowid
            with base.blobopen("verdict", "packed", row or 0) as blob:
                for at in range(0, len(packed), PIECE):
                    blob.write(bytes(packed[at : at + PIECE]))
            base.execute(drop_oldest("verdict"), {"most": MOST})


def open_beside(path: Path) -> sqlite3.Connection:
    """Open the file, and make the tables that it lacks; a database of another program gets none."""
    base = sqlite3.connect(path, timeout=1.0)
    base.execute("PRAGMA trusted_schema = OFF")
    found = {name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for name in _TABLES.keys() - found if found <= _TABLES.keys() else ():
        base.execute(_TABLES[name].replace("TABLE", "TABLE IF NOT EXISTS", 1))
    return base


def drop_oldest(table: str) -> str:
    """Return the statement that drops the oldest rows of a table until the others have ``:most`` bytes at most."""
    return f"""DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM
    (SELECT rowid, sum(length(packed)) OVER (ORDER BY rowid DESC) AS bytes FROM {table}) WHERE bytes > :most)"""  # noqa: S608


def checksum(key: bytes, packed: bytes | bytearray) -> bytes:
    """Return what shows that bytes under a key are those that were put there."""
    return _checksum_of(key, (packed,))


def _checksum_of(key: bytes, pieces: Iterable[bytes | bytearray]) -> bytes:
    """Return the same of bytes of which one piece comes after the other."""
    hashed = hashlib.blake2b(key=key, digest_size=16)
    for piece in pieces:
        hashed.update(piece)
    return hashed.digest()
