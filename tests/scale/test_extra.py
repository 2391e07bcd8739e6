"""Without the extra, what needs it says how to get it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factbox.errors import UsageError
from factbox.scale import batch_reports
from factbox.scale.engines import run_ray
from factbox.scale.worker import Reading


def test_parquet_is_asked_for_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'factbox\[cluster\]'"):
        batch_reports([tmp_path], tmp_path / "out")


def test_ray_is_asked_for_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'factbox\[cluster\]'"):
        list(run_ray([], Reading(), tmp_path, 1))
