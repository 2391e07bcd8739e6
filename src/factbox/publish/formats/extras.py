"""Exports whose libraries a bare installation does not have: their modules are imported only when one is written."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

from factbox.errors import UsageError
from factbox.publish.formats.options import Options
from factbox.records import View

Write = Callable[[View, Any, Options], tuple[str, ...]]


def needing_extra(module: str, function: str) -> Write:
    """Return an export whose function is looked up in a module of this folder when the export is written."""

    def write(view: View, stream: Any, options: Options) -> tuple[str, ...]:
        notes: tuple[str, ...] = getattr(load(module), function)(view, stream, options)
        return notes

    return write


def load(module: str) -> ModuleType:
    """Import a module of this folder.

    Raises:
        UsageError: a library that it needs is not installed; the message says how to install it.
    """
    try:
        return import_module(f"factbox.publish.formats.{module}")
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library == "factbox":
            raise
        raise UsageError(
            f"this needs {library}, which is not installed: python -m pip install 'factbox[export]'"
        ) from error
