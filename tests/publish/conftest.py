"""The sample view, for every test of this room."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

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
