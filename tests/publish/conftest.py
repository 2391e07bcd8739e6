"""The sample view, for every test of this room."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from factbox.knowledge import outlets
from factbox.knowledge.outlets import Outlet, load_outlets
from factbox.publish.document import Factbox
from factbox.publish.factbox import build_factbox
from factbox.records import View


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    path = Path(__file__).with_name("sample.py")
    spec = importlib.util.spec_from_file_location("publish_sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def view(sample: ModuleType) -> View:
    return sample.build_view()


@pytest.fixture(scope="session")
def factbox(view: View) -> Factbox:
    return build_factbox(view)


@pytest.fixture
def invented_wires(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have two invented wires in the table of outlets: only what is known there can be an origin of its own."""
    wires = (
        Outlet("Osprey Wire", "wire", "", "osprey.example", (), "invented"),
        Outlet("Tern Agency", "wire", "", "tern.example", (), "invented"),
    )
    tables = (outlets._shipped_by_name, outlets._shipped_by_site, outlets._any_name)
    shipped = load_outlets()
    monkeypatch.setattr(outlets, "load_outlets", lambda: (*shipped, *wires))
    for table in tables:
        table.cache_clear()
    yield
    monkeypatch.undo()
    for table in tables:
        table.cache_clear()
