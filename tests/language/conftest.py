"""Models made small, for the tests of the language room."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from factbox.language.core import Core, load_core


def _tiny() -> ModuleType:
    """Return ``tiny.py`` beside this file; tests are no package that it could be imported from."""
    if "factbox_tiny" not in sys.modules:
        where = importlib.util.spec_from_file_location("factbox_tiny", Path(__file__).with_name("tiny.py"))
        assert where is not None
        assert where.loader is not None
        sys.modules["factbox_tiny"] = importlib.util.module_from_spec(where)
        where.loader.exec_module(sys.modules["factbox_tiny"])
    return sys.modules["factbox_tiny"]


@pytest.fixture(scope="session")
def make_core(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Core]:
    """Return what makes a core with the heads that are asked for."""

    def make(**wanted: object) -> Core:
        return load_core(_tiny().write_core(tmp_path_factory.mktemp("core"), **wanted))

    return make


@pytest.fixture(scope="session")
def core(make_core: Callable[..., Core]) -> Core:
    """Return a core with all heads."""
    return make_core()


@pytest.fixture
def core_folder(tmp_path: Path) -> Path:
    """Return a folder with the files of a core with all heads."""
    folder: Path = _tiny().write_core(tmp_path)
    return folder
