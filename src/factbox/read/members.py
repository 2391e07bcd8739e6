"""What stands in an archive or a list: each a thing to read, with its own name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from factbox.errors import Problem
from factbox.read.drafts import NOTHING, Draft

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "": "",
}
"""Media types that may hold a report, and the ending that stands for each."""


@dataclass(frozen=True, slots=True)
class Member:
    """One document of an archive, in bytes.

    Attributes:
        name: the archive's name, ``#``, and what the archive calls it.
        kind: the ending that says what it is, such as ``.html``; empty if nothing says so.
        data: its bytes, unpacked.
        beside: what the archive says of it.
    """

    name: str
    kind: str
    data: bytes
    beside: Draft = NOTHING


def member_name(archive: str, name: str) -> str:
    """Return the name of a member as it can be printed; it is only ever a name, and no file is opened by it."""
    return f"{archive}#{printable(name[:500])}"


def printable(text: str) -> str:
    """Return words of a stranger's as one line that is safe for a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def kind_of(name: str) -> str:
    """Return the ending that says what a file is, in lower case; of ``.warc.gz`` both."""
    path = PurePosixPath(name.casefold())
    return ".warc.gz" if path.suffixes[-2:] == [".warc", ".gz"] else path.suffix


def kind_of_media(media: str) -> str | None:
    """Return the ending that stands for a media type; empty for none, None for one that holds no report."""
    return _KINDS.get(media.partition(";")[0].strip().casefold())


def unread(name: str, reason: str, message: str) -> Problem:
    """Return why a member, or the rest of an archive, is not read."""
    return Problem("read", reason, message, name)
