"""The exports that lie in docs/examples are what the program makes of the example today."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.make_examples import FOLDER, made

TEXT = (".csv", ".json", ".geojson", ".atom")


@pytest.fixture(scope="module")
def content() -> dict[str, bytes]:
    return made()


def test_every_file_of_text_is_up_to_date(content: dict[str, bytes]) -> None:
    stale = [n for n, made in content.items() if n.endswith(TEXT) and (FOLDER / n).read_bytes() != made]
    assert stale == [], "make docs, and look at what changed"


def test_every_binary_file_is_there_and_whole(content: dict[str, bytes]) -> None:
    for name, fresh in content.items():
        stored = (FOLDER / name).read_bytes()
        assert stored[:4] == fresh[:4], name
        assert len(stored) == pytest.approx(len(fresh), rel=0.5), name


def test_no_file_says_where_it_was_made() -> None:
    home = str(Path(__file__).parents[1]).encode()
    assert [path.name for path in FOLDER.iterdir() if home in path.read_bytes()] == []
