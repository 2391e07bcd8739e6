"""The child process in which pages are parsed: one page after another, each within limits of time and memory.

Both directions carry frames: eight bytes of length, then MessagePack. A question is ``[kind, file, data]``; the answer
an :class:`Answer`.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from typing import BinaryIO

import msgspec

from factbox.errors import Problem
from factbox.read.drafts import Draft
from factbox.read.pages.html import read_page
from factbox.read.pages.page_dates import build_parsers
from factbox.read.pages.pdf import read_pdf

READERS: Mapping[str, Callable[[bytes, str], Draft | Problem]] = {"html": read_page, "pdf": read_pdf}
"""What a child can read, by kind."""

CAN_LIMIT = find_spec("resource") is not None
"""Whether this system can limit the memory and the processor time of a process; Windows cannot."""

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a page: one of the two."""

    draft: Draft | None = None
    problem: Problem | None = None


def write_frame(stream: BinaryIO, frame: bytes) -> None:
    """Write a frame and flush it."""
    stream.write(_LENGTH.pack(len(frame)))
    stream.write(frame)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame; None if the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    frame = stream.read(length)
    return frame if len(frame) == length else None


def serve(seconds: int, megabytes: int, *, prepared: bool = False) -> None:
    """Answer questions on standard input until it ends; the entry of the child process.

    Args:
        seconds: of processor time for one page, after which the system ends the process.
        megabytes: of address space for the whole process.
        prepared: whether to build first what takes seconds and is needed by few pages.
    """
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    with suppress(ImportError):  # so that the first page does not pay for it out of its time
        import htmldate  # noqa: F401, PLC0415 - of the extra [web]
        import trafilatura  # noqa: F401, PLC0415

        if prepared:
            build_parsers()
    _limit_memory(megabytes)
    write_frame(answers, b"ready")
    while (question := read_frame(questions)) is not None:
        _allow(seconds)
        answer, spent = _answer(question)
        write_frame(answers, answer)
        if spent:  # a heap that was full once is given back to the system whole, by ending
            return


def _limit_memory(megabytes: int) -> None:
    if CAN_LIMIT:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _allow(seconds: int) -> None:
    """Set the limit of processor time for the next page; it ends a runaway child even if the parent is gone."""
    if not CAN_LIMIT:
        return
    import resource  # noqa: PLC0415 - not on every system

    usage = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 1, hard))


def _answer(question: bytes) -> tuple[bytes, bool]:
    """Return the answer to a question, and whether it took all memory there is."""
    kind, file, data = msgspec.msgpack.decode(question, type=tuple[str, str, bytes])
    try:
        found = READERS[kind](data, file)
        answer = Answer(draft=found) if isinstance(found, Draft) else Answer(problem=found)
        return msgspec.msgpack.encode(answer), False
    except MemoryError:
        problem = Problem("read", "too-much-memory", "parsing it takes more memory than a page may", file)
        return msgspec.msgpack.encode(Answer(problem=problem)), True
    except Exception as error:  # noqa: BLE001 - parsers fed by strangers; whatever they raise, the others go on
        problem = Problem("read", "broken-page", f"it could not be parsed: {type(error).__name__}", file)
        return msgspec.msgpack.encode(Answer(problem=problem)), False
