"""The parent's side of the child process: ask it to read a page, and go on whatever becomes of it."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from typing import Self

import msgspec

from factbox.errors import Problem
from factbox.read.drafts import Draft
from factbox.read.pages.worker import CAN_LIMIT, Answer, read_frame, write_frame

SECONDS = 10
"""How long one page may take, in seconds of processor time, so that a busy machine reads what an idle one does."""

MEGABYTES = 512
"""How much memory the process may take that parses pages."""

NEEDED = {"html": ("trafilatura", "htmldate", "lxml", "lxml_html_clean"), "pdf": ("pypdf",)}
"""The packages of the extra ``[web]`` that each kind of page needs."""

_TO_START = 300  # seconds; importing the parsers takes one, or many on a machine that has much other work
_PATIENCE = 12  # times the limit of processor time that a page may take by the clock, where both can be told
_PROGRAM = "from factbox.read.pages.worker import serve; serve({seconds}, {megabytes}, prepared={prepared})"


def missing_packages(kind: str) -> list[str]:
    """Return the packages of the extra ``[web]`` that a kind of page needs and that are not installed."""
    return [name for name in NEEDED[kind] if find_spec(name) is None]


class PageReader:
    """A child process that reads pages, started with the first of them and again after each that ended it.

    The first page that takes too long is tried again in a process that has built its parsers before: it may have been
    the first with a date in words, and would else be refused for what is built once. Few pages need them, so that a
    reader does not wait for them until then.
    """

    def __init__(self, *, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.prepared = False
        self.lock = threading.Lock()

    def read(self, kind: str, data: bytes, file: str) -> Draft | Problem:
        """Return the draft of a page, or why it gives none.

        Args:
            kind: ``html`` or ``pdf``.
            data: the page.
            file: its name, for the problem.
        """
        if missing := missing_packages(kind):
            message = f"reading it needs {', '.join(missing)}: pip install 'factbox[web]'"
            return Problem("read", "needs-web-extra", message, file)
        with self.lock:
            found = self._ask(kind, data, file)
            if isinstance(found, Problem) and found.reason == "too-slow" and not self.prepared:
                self.prepared = True
                found = self._ask(kind, data, file)
            return found

    def _ask(self, kind: str, data: bytes, file: str) -> Draft | Problem:
        if not self._is_alive() and not self._start():
            return Problem("read", "parser-died", "the process that parses pages cannot be started", file)
        frame, late = self._exchange(
            msgspec.msgpack.encode((kind, file.encode("utf-8", "replace").decode(), data)),
            self.seconds * (_PATIENCE if CAN_LIMIT else 1),
        )
        if frame is not None:
            answer = msgspec.msgpack.decode(frame, type=Answer)
            return answer.draft or answer.problem or Problem("read", "parser-died", "it gave no answer", file)
        status = self._end()
        if late or status in (-24, 152):  # SIGXCPU
            return Problem("read", "too-slow", f"parsing it takes more than {self.seconds} seconds", file)
        return Problem("read", "parser-died", f"the process that parsed it ended with status {status}", file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        with self.lock:
            self._end()

    def _is_alive(self) -> bool:
        if self.process is not None and self.owner != os.getpid():
            self.process = None  # it belongs to the process that this one was forked from
        return self.process is not None and self.process.poll() is None

    def _start(self) -> bool:
        self._end()
        program = _PROGRAM.format(seconds=self.seconds, megabytes=self.megabytes, prepared=self.prepared)
        path = os.pathsep.join(entry for entry in sys.path if entry)
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", program],  # -P: a folder of hostile files is no place to import from
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        self.owner = os.getpid()
        return self._exchange(None, _TO_START)[0] == b"ready"

    def _exchange(self, question: bytes | None, seconds: float) -> tuple[bytes | None, bool]:
        """Return the answer to a question, if one comes in time, and whether the time was up."""
        process = self.process
        if process is None or process.stdin is None or process.stdout is None:
            return None, False
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            if question is not None:
                write_frame(process.stdin, question)  # type: ignore[arg-type]
            return read_frame(process.stdout), late.is_set()  # type: ignore[arg-type]
        except OSError:
            return None, late.is_set()
        finally:
            timer.cancel()

    def _end(self) -> int | None:
        """End the process and return its status."""
        process, self.process = self.process, None
        if process is None:
            return None
        status = process.poll()
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        ended = process.wait()
        return ended if status is None else status


@cache
def shared_reader() -> PageReader:
    """Return the reader that all of this process use; it ends with the process."""
    reader = PageReader()
    atexit.register(reader.close)
    return reader
