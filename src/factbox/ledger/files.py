"""Files that come into being whole or not at all, and never in the place of another unless that is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from factbox.errors import LedgerError


@contextmanager
def unfinished_file(path: Path) -> Iterator[Path]:
    """Give the name of a file to be made beside a path; whatever still lies there in the end is removed.

    Raises:
        LedgerError: for any OSError within.
    """
    unfinished = path.with_name(f".{path.name}.part")
    journal = path.with_name(f".{path.name}.part-journal")
    try:
        for left in (unfinished, journal):  # by a program that was killed
            left.unlink(missing_ok=True)
        yield unfinished
    except OSError as error:
        raise LedgerError(
            f"Beside {path} no file can be written: {error.strerror}. Check the folder, your rights and the free room."
        ) from error
    finally:
        for left in (unfinished, journal):
            left.unlink(missing_ok=True)


def name_freely(file: Path, wanted: Path) -> Path:
    """Give a file the wanted name, or else that with .2, .3 ... after it; return it when it is on disk."""
    for number in count(1):
        target = wanted if number == 1 else wanted.with_name(f"{wanted.name}.{number}")
        if name_new(file, target):
            return target
    raise AssertionError("there are numbers without end")


def name_new(file: Path, target: Path) -> bool:
    """Give a file a name that is free, and say whether it was; when this returns, that is on disk."""
    _sync(file)
    try:
        os.link(file, target)  # fails where a file is, even one that came this moment; a rename would replace it
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        file.rename(target)
    file.unlink(missing_ok=True)
    _sync(target.parent)
    return True


def name_anew(file: Path, target: Path) -> None:
    """Give a file the name of another, which is gone then; when this returns, that is on disk."""
    _sync(file)
    file.replace(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    """Have a file or a folder written to disk, where the system can do that for folders."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
