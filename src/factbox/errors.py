"""What can go wrong, drawn as a tree, and the record of what could not be used.

Misuse raises; bad input does not::

    FactboxError
    ├── UsageError           the caller asked for something that cannot be: an unknown export, a bad date
    ├── LedgerError
    │   ├── NewerLedgerError      written by a newer version of the program; left untouched
    │   └── NotALedgerError       the file exists and is something else; left untouched
    └── KnowledgeError       a table of ours is malformed: a bug in the package or in a user's own table

Bad input (a file that cannot be read, a place nobody knows) becomes a :class:`Problem` and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass


class FactboxError(Exception):
    """Every error this package raises on purpose; its message tells the user what to do."""


class UsageError(FactboxError):
    """The caller asked for something that cannot be."""


class LedgerError(FactboxError):
    """A ledger cannot be opened or written."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of the program; it is left untouched."""


class NotALedgerError(LedgerError):
    """The file is not a ledger; it is left untouched."""


class KnowledgeError(FactboxError):
    """A knowledge table is malformed."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, and why; never a silent loss.

    Attributes:
        room: the room that met it: ``read``, ``language``, ``extract``, ``resolve`` or ``reconcile``.
        reason: a stable code, such as ``empty``, ``binary``, ``too-large``, ``foreign-language``.
        message: one sentence for a person.
        report: the file name or URL as given.
        start: where in the stored text it begins (code points), if it has a place there.
        end: where it ends, exclusive.
    """

    room: str
    reason: str
    message: str
    report: str = ""
    start: int | None = None
    end: int | None = None
