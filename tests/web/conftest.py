"""A desk over the story of ``story.py``, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.story import write_story

from factbox.web.app import create_app
from factbox.web.desk import Desk


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_story(tmp_path_factory.mktemp("ledger") / "story.db")


@pytest.fixture(scope="session")
def desk(ledger: Path) -> Desk:
    return Desk(ledger)


@pytest.fixture(scope="session")
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk), base_url="http://localhost") as client:
        yield client
