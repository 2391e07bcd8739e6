"""Where the hand-made gold lies, and how it is scored; the gold is no part of the product.

``FACTBOX_GOLD`` names the folder that holds ``seeds/`` and ``gold/``. Unset, the gates are skipped; set and wrong, they
fail, so that a gate can never be passed by losing its gold.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import factbox
from factbox.publish.exports import EXPORTS, write_export


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """Return the folder of the gold; skips the test where none is named."""
    named = os.environ.get("FACTBOX_GOLD")
    if not named:
        pytest.skip("FACTBOX_GOLD names no folder")
    folder = Path(named)
    assert (folder / "gold" / "score.py").is_file(), f"FACTBOX_GOLD={named} holds no gold/score.py"
    return folder


@pytest.fixture(scope="session")
def score(gold_folder: Path) -> Callable[..., Any]:
    """Return the function that runs one scorer over files and gives its figures."""
    script = gold_folder / "gold" / "score.py"

    def run(name: str, *arguments: Path) -> Any:
        command = [sys.executable, script, name, *arguments]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603

    return run


@pytest.fixture(scope="session")
def seeds(gold_folder: Path) -> factbox.Ledger:
    """Return the ledger of the five seed articles with their sidecar."""
    return factbox.read([gold_folder / "seeds"])


@pytest.fixture(scope="session")
def exports(seeds: factbox.Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the files of every export of the seeds, by name."""
    folder = tmp_path_factory.mktemp("exports")
    view = factbox.view(seeds)
    for name in EXPORTS:
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            write_export(view, name, stream)
    return {name: folder / name for name in EXPORTS}
