"""A function of the user's own, named as ``package.module:function``."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from factbox.errors import UsageError


def import_function(module: str, function: str, what: str, shape: str) -> Callable[..., Any]:
    """Return a function of a module that is installed.

    Args:
        module: the module's full name.
        function: the function's name in it.
        what: what it is wanted for, with its article ("an analyser").
        shape: what such a function takes and returns, for the message.

    Raises:
        UsageError: there is no such module, or no such function in it.
    """
    noun = what.partition(" ")[2]
    try:
        found = getattr(importlib.import_module(module), function, None)
    except (ImportError, TypeError, ValueError) as error:  # the last two for what is no name of a module
        raise UsageError(f"the {noun} {module}:{function} cannot be imported: {error}") from error
    if not callable(found):
        raise UsageError(f"{module} has no function {function!r}; {what} {shape}")
    called: Callable[..., Any] = found
    return called
