"""Answers kept on disk, by a hash of what was asked: model, order, form and text."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factbox.errors import UsageError
from factbox.llm.endpoint import Answer


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of answers; two programs may share it, since a file is renamed into its place when it is whole."""

    folder: Path

    def get(self, body: dict[str, Any]) -> Answer | None:
        """Return the answer to a request that was asked before; one that cannot be read was never given."""
        try:
            return Answer(**json.loads(self._path(body).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def put(self, body: dict[str, Any], answer: Answer) -> None:
        """Keep an answer.

        Raises:
            UsageError: the folder cannot be written.
        """
        path = self._path(body)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(asdict(answer), stream)
            Path(name).replace(path)
        except OSError as error:
            raise UsageError(
                f"cannot keep answers in {self.folder}: {error.strerror}; set XDG_CACHE_HOME to another folder"
            ) from error

    def _path(self, body: dict[str, Any]) -> Path:
        name = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
        return self.folder / name[:2] / f"{name}.json"
