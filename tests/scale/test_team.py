"""A team's ledger in PostgreSQL: two programs load, a reviewer decides, and readers ask, all at once."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.server import new_address, server
from tests.scale.made import write_made

import factbox
from factbox.language.analysers import split_only
from factbox.ledger import Ledger, open_ledger, verify_ledger
from factbox.records import target_of
from factbox.scale import Reading, batch_reports

pytest.importorskip("pyarrow", reason="factbox[cluster] is not installed")

ROOT = Path(__file__).parents[2]
REPORTS, EARLY = 40, 5
LOAD = "from factbox.cli import main; main()"


@pytest.fixture
def url() -> Iterator[str]:
    with server() as running:
        yield new_address(running)


@pytest.fixture
def shards(tmp_path: Path) -> list[Path]:
    """Two folders of finished shards, of the first and of the second half of some reports."""
    lines = write_made(tmp_path / "all.jsonl", REPORTS).read_text().splitlines(keepends=True)
    outs = []
    for name, half in (("first", lines[: REPORTS // 2]), ("second", lines[REPORTS // 2 :])):
        rows = tmp_path / f"{name}.jsonl"
        rows.write_text("".join(half))
        batch_reports([rows], tmp_path / name, reading=Reading(analyser="split"), engine="serial", size=5)
        outs.append(tmp_path / name)
    (tmp_path / "early.jsonl").write_text("".join(lines[:EARLY]))
    return outs


def load(out: Path, url: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path])}
    command = [sys.executable, "-c", LOAD, "load", str(out), "--ledger", url]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)  # noqa: S603


def asking(url: str, ask: Callable[[Ledger], object], done: threading.Event) -> list[object]:
    """Return the answers of one who asks again and again until all is done, and once after."""
    found = []
    with open_ledger(url) as ledger:
        while not done.is_set():
            found.append(ask(ledger))
        found.append(ask(ledger))
    return found


def test_two_load_one_reviews_and_two_read_at_once(url: str, shards: list[Path], tmp_path: Path) -> None:
    early, done = datetime(2021, 9, 1, tzinfo=UTC), threading.Event()
    with open_ledger(url) as ledger:
        factbox.read([tmp_path / "early.jsonl"], analyser=split_only, recorded=early, ledger=ledger)
        claims = ledger.claims()
    with ThreadPoolExecutor() as pool, open_ledger(url) as reviewer:
        then = pool.submit(asking, url, lambda ledger: ledger.claims(recorded=early), done)
        counts = pool.submit(asking, url, lambda ledger: len(ledger.reports()), done)
        loaders = [load(out, url) for out in shards]
        try:
            for claim in claims:
                reviewer.review("reject", target_of(claim), decided_by="A. Editor", reason="so", recorded=early)
            ends = [(loader.communicate(timeout=120)[1], loader.returncode) for loader in loaders]
        finally:
            done.set()
    assert [code for _, code in ends] == [0, 0], ends
    assert all(answer == claims for answer in then.result())
    assert counts.result() == sorted(counts.result())
    assert (counts.result()[0] >= EARLY, counts.result()[-1]) == (True, REPORTS)
    with open_ledger(url) as ledger, factbox.read([tmp_path / "all.jsonl"], analyser=split_only) as alone:
        assert ledger.digest() == alone.digest()
        assert len(ledger.reviews()) == len(claims) > 0
    assert verify_ledger(url).whole
