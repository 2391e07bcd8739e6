"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from factbox.errors import UsageError


def written_whole(path: Path, mode: int = 0o644) -> AbstractContextManager[TextIO]:
    """Open a text stream whose content becomes the file at its end, in one step.

    It writes beside the file and renames, so that a reader meets the old file or the new one, never half of one: a
    disk that fills in the middle, or an error of the caller's, leaves what was there before. UTF-8, line feeds only.
    Of a link, the file that it leads to is written. At no moment may anybody read it whom ``mode`` does not let.

    Raises:
        UsageError: the file cannot be written, or not to its end; or what is there is no file, as ``/dev/null``, whose
            place a renamed file would take.
    """
    return _written_whole(path, mode, mode="w", encoding="utf-8", newline="\n")


def written_whole_bytes(path: Path) -> AbstractContextManager[BinaryIO]:
    """Open a stream of bytes whose content becomes the file at its end, as :func:`written_whole` does for text."""
    return _written_whole(path, 0o644, mode="wb")


@contextmanager
def _written_whole(path: Path, permissions: int, **form: str) -> Iterator[Any]:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UsageError(f"{path} is no ordinary file; leave -o out to write to standard output")
    path = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        unfinished = Path(name)
        try:
            with os.fdopen(handle, **form) as stream:  # type: ignore[call-overload]
                yield stream
                stream.flush()
                os.fsync(stream.fileno())  # else a power cut after the rename could leave an empty file
            unfinished.chmod(permissions)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; name a folder that can be written and has room"
        ) from error
